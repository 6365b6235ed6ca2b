"""Toggles over panels: one checkbox per role, live as a widget, and the same in plain HTML and CSS."""

from dataclasses import replace
from html import escape

import ipywidgets as widgets
import pandas as pd

from helpers.charts.style import ROLE_COLOURS, role_colours
from helpers.english import join_names
from helpers.panels import Panel
from helpers.roles import MAX_ROLES, role_names
from helpers.tables import LOOK
from helpers.twin import Controls, bundle_view, fits, write_states, write_twin

SWATCHES = ".widget-checkbox[class*=sbs-colour] span::before{content:'';display:inline-block;width:.8em;height:.8em;" \
    "margin-right:.4em;border:1px solid #fff;border-radius:2px}" + "".join(
    f".sbs-colour-{colour.dark[1:]} span::before{{background:{colour.dark}}}" for colour in ROLE_COLOURS)
NOTHING = Panel("Nothing is ticked. Tick a role to see what it holds, or two to compare them.")


def explore(view, rows, choices=(), label="Show"):
    """Let a reader tick roles, and swap the panel that `view` draws of them.

    Parameters
    ----------
    view : callable
        ``view(rows, choice)`` -> Panel: one of the `view_` functions.
    rows : DataFrame
        Rows as `load_roles` gives them, of one area or of all.
    choices : sequence of str, optional
        One further choice, as radio buttons; the chosen text is handed to `view`.
    label : str
        What the further choice is about.

    Returns
    -------
    Explorer
        A widget that also carries its static twin, so that a saved notebook and a handout keep the toggles.
    """
    return Explorer(view, rows, choices, label)


class Explorer(widgets.VBox):
    """Role checkboxes, at most one further choice, and the panel of the ticked state."""

    def __init__(self, view, rows, choices=(), label="Show"):
        if not isinstance(rows["role"].dtype, pd.CategoricalDtype):
            rows = rows.assign(role=pd.Categorical(rows["role"], categories=role_names(rows)))
        self._view, self._rows, self._kept = view, rows, {}
        self.names, choices = list(rows["role"].cat.categories), tuple(dict.fromkeys(choices)) or (None,)
        many = len(self.names) > MAX_ROLES
        self._boxes = widgets.HBox(layout={"flex_flow": "row wrap"})
        self._choice = widgets.RadioButtons(options=choices, description=label, tooltip=label,
                                            orientation="horizontal", layout={"width": "max-content"})
        self._choice.observe(self._show, names="value")
        self._picture = widgets.HTML()
        # A page that can hold every state swaps them by itself; otherwise the kernel draws each when it is asked for.
        self._waits = not fits(self.names, choices)
        self._offer(self.names[:MAX_ROLES], self.names[: 2 if many else None])
        super().__init__([widgets.HTML(f"<style>{LOOK}{SWATCHES}</style>"), *([self._make_search()] if many else []),
                          self._boxes, *([self._choice] if len(choices) > 1 else []), self._picture])
        if self._waits:
            self._show()
        else:
            key, self._picture.value = write_states(self.names, choices, self.panel)
            self.add_class(key)

    @property
    def state(self):
        """The ticked roles, in the file's order, and the further choice."""
        ticked = {box.role for box in self._boxes.children if box.value}
        return tuple(name for name in self.names if name in ticked), self._choice.value

    def panel(self, state):
        """Return the panel of a state as HTML, drawn at the first call: what widget and static twin both show."""
        if state not in self._kept:
            self._kept[state] = self._draw(*state)._repr_html_()
        return self._kept[state]

    def _draw(self, ticked, choice):
        if not ticked:
            return NOTHING
        rows = self._rows[self._rows["role"].isin(ticked)]
        if rows.empty:
            return Panel(f"There is nothing here yet for {join_names(ticked)}. Tick another role.")
        panel, missing = self._view(rows, choice), [name for name in ticked if name not in set(rows["role"])]
        if not missing:
            return panel
        return replace(panel, sentence=f"Nothing here yet for {join_names(missing)}. {panel.sentence}")

    def _offer(self, names, ticked):
        """Show a checkbox for each name."""
        self._colours = role_colours(pd.DataFrame({"role": pd.Categorical(names, categories=self.names)}))
        self._boxes.children = [make_checkbox(name, name in ticked) for name in names]
        for place, (box, name) in enumerate(zip(self._boxes.children, names, strict=True)):
            box.role = name
            box.add_class(f"r{place}").add_class(f"sbs-colour-{self._colours[name].dark[1:]}")
            box.observe(self._show, names="value")

    def _show(self, _change=None):
        if self._waits:
            self._picture.value = self.panel(self.state)

    def _make_search(self):
        """Make the field that takes the place of checkboxes where there are too many roles for them."""
        field = widgets.Combobox(options=self.names, description="Add a role", placeholder="type to search",
                                 continuous_update=False, style={"description_width": "initial"})
        note = widgets.HTML()

        def add(change):
            chosen = [name for name in self.names if name in self.state[0] or name == change["new"]]
            known, full = change["new"] in self.names, len(chosen) > MAX_ROLES
            if known and not full:
                self._offer(chosen, chosen)
                self._show()
            note.value = f"At most {MAX_ROLES} roles are drawn at once: untick one first." if known and full else ""

        field.observe(add, names="value")
        return widgets.VBox([field, note])

    _ipython_display_ = None  # with it, ipywidgets 7 would show the widget without its twin

    def _repr_mimebundle_(self, **_):
        return {**bundle_view(self), "text/html": self.to_html()}

    def to_html(self):
        """Write the static twin: the same toggles and panels in HTML and CSS, without a script."""
        controls = Controls(self._colours, self._choice.options, self._choice.description)
        return write_twin(controls, self.state, self.panel)


def make_checkbox(text, ticked=False):
    """Make a native checkbox whose label is `text`, character by character.

    JupyterLab typesets what stands between dollar signs in a label. "mathjax_ignore" keeps it from that; only such
    labels are HTML, because the tooltip, which ipywidgets sets to the description, would show the tags.
    """
    is_html = "$" in text or "\\" in text
    label = f'<span class="mathjax_ignore">{escape(text)}</span>' if is_html else text
    return widgets.Checkbox(value=ticked, description=label, description_allow_html=is_html, indent=False,
                            layout={"width": "max-content", "margin": "0 1.2em 0 0"})

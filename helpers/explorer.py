"""Toggles over panels: one checkbox per role, live as a widget, and the same in plain HTML and CSS."""

from dataclasses import replace
from html import escape

import ipywidgets as widgets
import pandas as pd

from helpers.charts.style import ROLE_COLOURS, role_colours
from helpers.panels import MAX_DRAWN, Panel
from helpers.roles import role_names
from helpers.tables import LOOK
from helpers.twin import fits, write_states, write_twin
from helpers.words.common import join_names

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
        self._view, self._choices, self._label = view, tuple(dict.fromkeys(choices)) or (None,), label
        if not isinstance(rows["role"].dtype, pd.CategoricalDtype):
            rows = rows.assign(role=pd.Categorical(rows["role"], categories=role_names(rows)))
        self._rows, self._kept = rows, {}
        self.names = list(rows["role"].cat.categories)
        self._boxes = widgets.HBox(layout=widgets.Layout(flex_flow="row wrap"))
        self._choice = widgets.RadioButtons(options=self._choices, description=label, tooltip=label,
                                            orientation="horizontal", layout={"width": "max-content"})
        self._picture = widgets.HTML()
        # A page that can hold every state swaps them by itself; otherwise the kernel draws each when it is asked for.
        self._waits = not fits(self.names, self._choices)
        self._choice.observe(self._show, names="value")
        self._offer(self.names[:MAX_DRAWN], self.names[: 2 if len(self.names) > MAX_DRAWN else None])
        parts = [widgets.HTML(f"<style>{LOOK}{SWATCHES}</style>"), self._boxes, self._picture]
        if len(self.names) > MAX_DRAWN:
            parts.insert(1, self._make_search())
        if len(self._choices) > 1:
            parts.insert(-1, self._choice)
        super().__init__(parts)
        if self._waits:
            self._show()
        else:
            key, self._picture.value = write_states(self.names, self._choices, self.panel)
            self.add_class(key)

    @property
    def state(self):
        """The ticked roles, in the file's order, and the further choice."""
        ticked = {box.role for box in self._boxes.children if box.value}
        return tuple(name for name in self.names if name in ticked), self._choice.value

    def panel(self, state):
        """Return the panel of a state: what the live widget and the static twin both show.

        Parameters
        ----------
        state : tuple of (tuple of str, str or None)
            The ticked roles, and the further choice.

        Returns
        -------
        str
            HTML, drawn at the first call and kept.
        """
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
        self._colours = _colours(self._rows, names)
        self._boxes.children = [_make_role_box(name, self._colours[name], name in ticked) for name in names]
        for place, box in enumerate(self._boxes.children):
            box.add_class(f"r{place}")
            box.observe(self._show, names="value")

    def _show(self, _change=None):
        if self._waits:
            self._picture.value = self.panel(self.state)

    def _make_search(self):
        """Make the field that stands in for checkboxes where there are too many roles for them."""
        field = widgets.Combobox(options=self.names, description="Add a role", placeholder="type to search",
                                 continuous_update=False, style={"description_width": "initial"})
        note = widgets.HTML()

        def add(change):
            chosen = [name for name in self.names if name in self.state[0] or name == change["new"]]
            if change["new"] in self.names and len(chosen) <= MAX_DRAWN:
                self._offer(chosen, chosen)
                self._show()
            full = change["new"] in self.names and len(chosen) > MAX_DRAWN
            note.value = f"At most {MAX_DRAWN} roles are drawn at once: untick one first." if full else ""

        field.observe(add, names="value")
        return widgets.VBox([field, note])

    def _repr_mimebundle_(self, **options):
        bundle = super()._repr_mimebundle_(**options)
        return bundle and {**bundle, "text/html": self.to_html()}

    def to_html(self):
        """Write the static twin: the same toggles and panels in HTML and CSS, without a script.

        Returns
        -------
        str
        """
        return write_twin(list(self._colours), self.state[0], self._colours, self._choices, self._label, self.panel)


def _colours(rows, names):
    return role_colours(pd.DataFrame({"role": pd.Categorical(names, categories=rows["role"].cat.categories)}))


def make_checkbox(text, ticked=False):
    """Make a native checkbox whose label is `text`, character by character.

    JupyterLab typesets what stands between dollar signs in a label. "mathjax_ignore" keeps it from that; only such
    labels are HTML, because the tooltip, which ipywidgets sets to the description, would show the tags.
    """
    is_html = "$" in text or "\\" in text
    label = f'<span class="mathjax_ignore">{escape(text)}</span>' if is_html else text
    return widgets.Checkbox(value=ticked, description=label, description_allow_html=is_html, indent=False,
                            layout={"width": "max-content", "margin": "0 1.2em 0 0"})


def _make_role_box(name, colour, ticked):
    box = make_checkbox(name, ticked)
    box.add_class(f"sbs-colour-{colour.dark.removeprefix('#')}")
    box.role = name
    return box

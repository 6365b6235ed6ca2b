"""Toggles over panels: one checkbox per role, and at most one further choice, in HTML and CSS alone.

For more states than a page can hold, a widget asks the kernel to draw each.
"""

from dataclasses import replace
from functools import cache
from html import escape

import ipywidgets as widgets
import pandas as pd

from helpers.charts.style import ROLE_COLOURS, role_colours
from helpers.english import join_names
from helpers.panels import Panel
from helpers.roles import MAX_ROLES, role_names
from helpers.tables import LOOK
from helpers.twin import bundle_view, fits, write_twin

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
        Shown as a cell's result. A saved notebook and a handout keep the toggles.
    """
    return Explorer(view, rows, choices, label)


class Explorer:
    """Toggles and the panel of their state: the ticked roles, in the file's order, and the further choice."""

    def __init__(self, view, rows, choices=(), label="Show"):
        if not isinstance(rows["role"].dtype, pd.CategoricalDtype):
            rows = rows.assign(role=pd.Categorical(rows["role"], categories=role_names(rows)))
        self._view, self._rows, self.panel = view, rows, cache(self._draw)  # a state is drawn once
        self.names, self.choices = list(rows["role"].cat.categories), tuple(dict.fromkeys(choices)) or (None,)
        self.offered, self.label = self.names[:MAX_ROLES], label  # the roles that have a checkbox
        self.state = tuple(self.names[: 2 if len(self.names) > MAX_ROLES else None]), self.choices[0]
        self.live = None if fits(self.names, self.choices) else Live(self)

    @property
    def colours(self):
        """The Colour of each role that has a checkbox."""
        return role_colours(pd.DataFrame({"role": pd.Categorical(self.offered, categories=self.names)}))

    def _draw(self, state):
        ticked, choice = state
        if not ticked:
            return NOTHING
        rows = self._rows[self._rows["role"].isin(ticked)]
        if rows.empty:
            return Panel(f"There is nothing here yet for {join_names(ticked)}. Tick another role.")
        panel, missing = self._view(rows, choice), [name for name in ticked if name not in set(rows["role"])]
        said = f"Nothing here yet for {join_names(missing)}. " if missing else ""
        return replace(panel, sentence=said + panel.sentence)

    def _repr_mimebundle_(self, **_):
        bundle = bundle_view(self.live) if self.live else {"text/plain": "Toggles and their pictures"}
        return {**bundle, "text/html": self.to_html()}

    to_html = write_twin


class Live(widgets.VBox):
    """The toggles of an explorer with more states than a page can hold: the kernel draws each when it is asked for."""

    def __init__(self, explorer):
        self._explorer, names = explorer, explorer.names
        self._boxes = widgets.HBox(layout={"flex_flow": "row wrap"})
        self._choice = widgets.RadioButtons(options=explorer.choices, description=explorer.label,
                                            tooltip=explorer.label, orientation="horizontal",
                                            layout={"width": "max-content"})
        self._choice.observe(self._show, names="value")
        self._picture, self._highest = widgets.HTML(), NOTHING
        self._offer(explorer.offered)
        self._show()
        super().__init__([widgets.HTML(f"<style>{LOOK}{SWATCHES}</style>"),
                          *([self._make_search()] if len(names) > MAX_ROLES else []), self._boxes,
                          *([self._choice] if len(explorer.choices) > 1 else []), self._picture])

    def _offer(self, names):
        """Show a checkbox for each name."""
        self._explorer.offered = names
        colours = self._explorer.colours
        self._boxes.children = [make_checkbox(name, name in self._explorer.state[0]) for name in names]
        for box, name in zip(self._boxes.children, names, strict=True):
            box.role = name
            box.add_class(f"sbs-colour-{colours[name].dark[1:]}")
            box.observe(self._show, names="value")

    def _show(self, _change=None):
        ticked = tuple(box.role for box in self._boxes.children if box.value)
        self._explorer.state = ticked, self._choice.value
        panel = self._explorer.panel(self._explorer.state)
        # The highest one so far is there unseen, so that what is below does not jump. Of a line of caption, three
        # letters are about one pixel.
        self._highest = max(self._highest, panel, key=lambda panel: sum(panel.size[1:]) + len(panel.sentence) / 3)
        unseen = f'<div style="visibility:hidden">{self._highest._repr_html_()}</div>'
        self._picture.value = f'<div class="sbs-states"><div>{panel._repr_html_()}</div>{unseen}</div>'

    def _make_search(self):
        """Make the field that takes the place of checkboxes where there are too many roles for them."""
        field = widgets.Combobox(options=self._explorer.names, description="Add a role", placeholder="type to search",
                                 continuous_update=False, style={"description_width": "initial"})
        note = widgets.HTML()

        def add(change):
            (ticked, choice), new, known = self._explorer.state, change["new"], self._explorer.names
            chosen = tuple(name for name in known if name in (*ticked, new))
            full = new in known and len(chosen) > MAX_ROLES
            if new in known and not full:
                self._explorer.state = chosen, choice
                self._offer(chosen)
                self._show()
            note.value = f"At most {MAX_ROLES} roles are drawn at once: untick one first." if full else ""

        field.observe(add, names="value")
        return widgets.VBox([field, note])


def make_checkbox(text, ticked=False):
    """Make a native checkbox whose label is `text`, character by character."""
    # JupyterLab typesets what stands between dollar signs. Only such labels are HTML: their tooltips show the tags.
    is_html = "$" in text or "\\" in text
    label = f'<span class="mathjax_ignore">{escape(text)}</span>' if is_html else text
    return widgets.Checkbox(value=ticked, description=label, description_allow_html=is_html, indent=False,
                            layout={"width": "max-content", "margin": "0 1.2em 0 0"})

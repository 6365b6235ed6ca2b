"""Which role fits you: tick what appeals without seeing whose it is, then read how far each role matches."""

from hashlib import sha256
from html import escape

import ipywidgets as widgets
import pandas as pd

from helpers.charts.fit import describe_fit, headline_fit, plot_fit
from helpers.charts.style import role_colours
from helpers.explorer import make_checkbox
from helpers.panels import make_panel
from helpers.roles import MAX_ROLES, fill_blanks, role_names
from helpers.tables import LOOK
from helpers.twin import bundle_view

AREAS = ("responsibilities", "skills", "environments", "tools")
EACH = 8

GUIDE = "<p>Tick what appeals to you, then read on below the list, under <strong>Your result</strong>.</p>"
RESULT = "<h3>Your result</h3>"

RULES = """
.sbs-fit{counter-reset:ticks}.sbs-fit ul{list-style:none;padding:0}
.sbs-fit .sbs-controls legend{float:none;width:100%}
.sbs-fit .sbs-controls label{display:flex;flex:0 1 18em;min-height:24px}
"""


def make_fit(roles, areas=AREAS):
    """Let a reader tick what appeals, without seeing whose it is, and read how far each role matches.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them; the first six roles count.
    areas : sequence of str
        Where the things on offer come from; all areas if the rows have none of these.

    Returns
    -------
    Fit
        A widget that also carries its static twin.
    """
    return Fit(roles, areas)


def choose_items(roles, areas=AREAS, each=EACH):
    """Choose what to offer: from each area a few attributes, roles in turn, in an order that hides whose they are.

    Columns `area`, `attribute` and `roles` (the tuple of those that have it).
    """
    rows = fill_blanks(roles[roles["role"].isin(role_names(roles)[:MAX_ROLES])])
    rows = rows[rows["area"].isin(areas)] if rows["area"].isin(areas).any() else rows
    held = rows.assign(role=rows["role"].astype(str)).groupby(["area", "attribute"], sort=False)["role"].agg(tuple)
    items = held.rename("roles").reset_index()
    turn = items.groupby(["area", items["roles"].str[0]], sort=False).cumcount()
    items = items.loc[turn.sort_values(kind="stable").index].groupby("area", sort=False).head(each)
    mixed = items["attribute"].map(lambda text: sha256(text.encode()).hexdigest())
    place = items["area"].map({area: i for i, area in enumerate(rows["area"].unique())})
    return items.assign(place=place, mixed=mixed).sort_values(["place", "mixed"], ignore_index=True)[
        ["area", "attribute", "roles"]]


def score_fit(items, ticked):
    """Count, for each role, what was `ticked` (rows of `items`) of what was `offered`, and list what is `to learn`."""
    rows = {}
    for name in dict.fromkeys(name for held in items["roles"] for name in held):
        own = items[[name in held for held in items["roles"]]]
        chosen = own.index.isin(list(ticked))
        rows[name] = (int(chosen.sum()), len(own), tuple(own.loc[~chosen, "attribute"]))
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["ticked", "offered", "to learn"])
    return table.rename_axis("role")


class Fit(widgets.VBox):
    """Checkboxes by area, and how far each role matches what is ticked."""

    def __init__(self, roles, areas=AREAS):
        self.items, self._roles = choose_items(roles, areas), roles
        self._boxes = [make_checkbox(text) for text in self.items["attribute"]]
        self._result = widgets.HTML()
        groups = [widgets.HTML(f"<style>{LOOK}</style>{GUIDE}")]
        for area, rows in self.items.groupby("area", sort=False):
            groups.append(widgets.HTML(f"<strong>{escape(area.capitalize())}</strong>"))
            groups.append(widgets.HBox([self._boxes[i] for i in rows.index], layout={"flex_flow": "row wrap"}))
        for box in self._boxes:
            box.observe(self._show, names="value")
        super().__init__([*groups, widgets.HTML(RESULT), self._result])
        self.add_class("sbs-fit-live")
        self._show()

    @property
    def ticked(self):
        """The rows of `items` that are ticked."""
        return [i for i, box in enumerate(self._boxes) if box.value]

    def _show(self, _change=None):
        table = score_fit(self.items, self.ticked)
        first = self._roles[self._roles["role"].isin(table.index)]
        panel = make_panel(plot_fit, table, headline_fit(table), describe_fit(table), colours=role_colours(first))
        self._result.value = panel._repr_html_()

    _ipython_display_ = None  # with it, ipywidgets 7 would show the widget without its twin

    def _repr_mimebundle_(self, **_):
        return {**bundle_view(self), "text/html": self.to_html()}

    def to_html(self):
        """Write the static twin: CSS counts the ticks, and hides from each "to learn" list what is ticked."""
        names = list(score_fit(self.items, ()).index)
        rules = [RULES, *(_count_rule(i, held, names) for i, held in enumerate(self.items["roles"]))]
        rules += [f".sbs-fit:has(.i{i}:checked) .n{i}{{display:none}}" for i in self.items.index]
        rules += [f".sbs-fit .t{i}::after{{content:counter(f{i})}}" for i in range(len(names))]
        reset = "ticks " + " ".join(f"f{i}" for i in range(len(names)))
        rules.append(f".sbs-fit{{counter-reset:{reset}}}")
        groups = "".join(_write_group(area, rows) for area, rows in self.items.groupby("area", sort=False))
        results = "".join(_write_result(self.items, i, name) for i, name in enumerate(names))
        return (f"<style>{''.join(rules)}</style>"
                f'<div class="sbs-fit">{GUIDE}{groups}{RESULT}<ul class="sbs-results">{results}</ul>'
                "<p>A few ticks are a hint and no test: the list is short, and liking a thing is not the same as being "
                "good at it.</p></div>")


def _count_rule(number, held, names):
    counters = " ".join(f"f{names.index(name)}" for name in held)
    return f".sbs-fit .i{number}:checked{{counter-increment:{counters}}}"


def _write_group(area, rows):
    labels = "".join(f'<label><input type="checkbox" class="i{i}"> {escape(text)}</label>'
                     for i, text in rows["attribute"].items())
    return f'<fieldset class="sbs-controls"><legend>{escape(area.capitalize())}</legend>{labels}</fieldset>'


def _write_result(items, number, name):
    own = items["attribute"][[name in held for held in items["roles"]]]
    learn = "".join(f'<li class="n{i}">{escape(text)}</li>' for i, text in own.items())
    return (f'<li><strong>{escape(name)}</strong>: <span class="t{number}"></span> of {len(own)} ticked'
            f"<details><summary>Not ticked: what you would still need to learn or like</summary>"
            f"<ul>{learn}</ul></details></li>")

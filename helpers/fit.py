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

AREAS, EACH = ("responsibilities", "skills", "environments", "tools"), 8
GUIDE = "<p>Tick what appeals to you, then read on below the list, under <strong>Your result</strong>.</p>"
RESULT = "<h3>Your result</h3>"
CARE = ("<p>A few ticks are a hint and no test: the list is short, and liking a thing is not the same as being good at "
        "it.</p>")
RULES = """
.sbs-fit ul{list-style:none;padding:0}
.sbs-fit .sbs-controls legend{float:none;width:100%}
.sbs-fit .sbs-controls label{display:flex;flex:0 1 18em;min-height:24px}
.sbs-learn{max-width:46rem;margin:.4em 0;line-height:1.5}
.sbs-learn summary{cursor:pointer;min-height:24px}
.sbs-learn ul{columns:16em;margin:.3em 0}
@media print{.sbs-fit:not(:has(:checked)) .sbs-ticks::after{content:'____'}
.sbs-learn::details-content{content-visibility:visible}}
"""


def make_fit(roles, areas=AREAS):
    """Let a reader tick what appeals in some areas, without seeing whose it is, and read how far each role matches."""
    return Fit(roles, areas)


def choose_items(roles, areas=AREAS):
    """Choose a few attributes of each area, roles in turn, in an order that hides whose they are: `roles` has them."""
    rows = fill_blanks(roles[roles["role"].isin(role_names(roles)[:MAX_ROLES])])
    rows = rows[rows["area"].isin(areas)] if rows["area"].isin(areas).any() else rows
    held = rows.assign(role=rows["role"].astype(str)).groupby(["area", "attribute"], sort=False)["role"].agg(tuple)
    items = held.rename("roles").reset_index()
    turn = items.groupby(["area", items["roles"].str[0]], sort=False).cumcount()
    items = items.loc[turn.sort_values(kind="stable").index].groupby("area", sort=False).head(EACH)
    mixed = items["attribute"].map(lambda text: sha256(text.encode()).hexdigest())
    order = items["area"].map(list(rows["area"].unique()).index)
    return items.assign(order=order, mixed=mixed).sort_values(["order", "mixed"], ignore_index=True)


def score_fit(items, ticked):
    """Count, for each role, what was `ticked` (rows of `items`) of what was `offered`, and list what is `to learn`."""
    rows = {}
    for name in items["roles"].explode().unique():
        own = items["attribute"][[name in held for held in items["roles"]]]
        left = own.drop(own.index.intersection(ticked))
        rows[name] = (len(own) - len(left), len(own), tuple(left))
    return pd.DataFrame.from_dict(rows, orient="index", columns=["ticked", "offered", "to learn"]).rename_axis("role")


class Fit(widgets.VBox):
    """Checkboxes by area, how far each role matches what is ticked, and what it asks for besides."""

    def __init__(self, roles, areas):
        self.items, self._roles = choose_items(roles, areas), roles
        self._boxes = [make_checkbox(text) for text in self.items["attribute"]]
        self._result = widgets.HTML()
        groups = [widgets.HTML(f"<style>{LOOK}{RULES}</style>{GUIDE}")]
        for area, rows in self.items.groupby("area", sort=False):
            groups.append(widgets.HTML(f"<strong>{escape(area.capitalize())}</strong>"))
            groups.append(widgets.HBox([self._boxes[i] for i in rows.index], layout={"flex_flow": "row wrap"}))
        for box in self._boxes:
            box.observe(self._show, names="value")
        # Written once: a list that is open stays open when something is ticked.
        lists = widgets.HTML("".join(map(self._write_list, score_fit(self.items, ()).index)))
        super().__init__([*groups, widgets.HTML(RESULT), self._result, lists])
        self.add_class("sbs-fit-live")
        self._show()

    def _show(self, _change=None):
        ticked = [i for i, box in enumerate(self._boxes) if box.value]
        table = score_fit(self.items, ticked)
        first = self._roles[self._roles["role"].isin(table.index)]
        panel = make_panel(plot_fit, table, headline_fit(table), describe_fit(table), colours=role_colours(first))
        gone = ",".join(f".n{i}" for i in ticked)
        self._result.value = f"<style>.sbs-fit-live :is({gone}){{display:none}}</style>{panel._repr_html_()}"

    _ipython_display_ = None  # with it, ipywidgets 7 would show the widget without its twin

    def _repr_mimebundle_(self, **_):
        return {**bundle_view(self), "text/html": self.to_html()}

    def to_html(self):
        """Write the static twin: CSS counts the ticks, and hides what is ticked from the lists of what is not."""
        offered = score_fit(self.items, ())["offered"]
        counters = {name: f"f{number}" for number, name in enumerate(offered.index)}
        rules = [RULES, f".sbs-fit{{counter-reset:{' '.join(counters.values())}}}"]
        for i, held in self.items["roles"].items():
            rules += [f".sbs-fit .i{i}:checked{{counter-increment:{' '.join(map(counters.get, held))}}}",
                      f".sbs-fit:has(.i{i}:checked) .n{i}{{display:none}}"]
        rules += [f".sbs-fit .{counter}::after{{content:counter({counter})}}" for counter in counters.values()]
        groups = ""
        for area, rows in self.items.groupby("area", sort=False):
            labels = "".join(f'<label><input type="checkbox" class="i{i}"> {escape(text)}</label>'
                             for i, text in rows["attribute"].items())
            legend = f"<legend>{escape(area.capitalize())}</legend>"
            groups += f'<fieldset class="sbs-controls">{legend}{labels}</fieldset>'
        results = "".join(f'<li><strong>{escape(name)}</strong>: <span class="sbs-ticks {counters[name]}"></span> of '
                          f"{number} ticked{self._write_list(name)}</li>" for name, number in offered.items())
        return (f"<style>{''.join(rules)}</style>"
                f'<div class="sbs-fit">{GUIDE}{groups}{RESULT}<ul class="sbs-results">{results}</ul>{CARE}</div>')

    def _write_list(self, name):
        """Fold away what is offered and belongs to a role; what is ticked gets hidden in it."""
        own = self.items["attribute"][[name in held for held in self.items["roles"]]]
        listed = "".join(f'<li class="n{i}">{escape(text)}</li>' for i, text in own.items())
        return ('<details class="sbs-learn"><summary>Not ticked: what you would still need to learn or like as '
                f"{escape(name)}</summary><ul>{listed}</ul></details>")

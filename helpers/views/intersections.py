"""View of set intersections: which attributes belong to exactly which roles."""

import pandas as pd

from helpers.charts.intersections import plot_intersections
from helpers.charts.style import role_colours
from helpers.english import join_names
from helpers.overlap import tabulate_roles
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines
from helpers.words import intersections as say

EVERYTHING = "Everything"


def count_intersections(table):
    """Sort attributes by the exact combination of roles that have them.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_roles` gives it.

    Returns
    -------
    DataFrame
        One row per combination that occurs, the largest first, and of equal ones that of fewer roles; for two
        roles those that do not occur as well. The index has a level of bool per role; the columns are
        `number` and `attributes`.

    References
    ----------
    Lex, A., Gehlenborg, N., Strobelt, H., Vuillemot, R., & Pfister, H. (2014). UpSet: Visualization of
    intersecting sets. *IEEE Transactions on Visualization and Computer Graphics* 20(12), 1983-1992.

    Examples
    --------
    >>> count_intersections(tabulate_roles(pd.DataFrame({"role": list("AAB"), "attribute": list("xyy")})))
                 number attributes
    A     B
    True  False       1       (x,)
          True        1       (y,)
    False True        0         ()
    """
    names = list(table.columns)
    every = [(True, False), (True, True), (False, True)] if len(names) == 2 else []
    held = {combination: [] for combination in every}
    for item, row in zip(table.index, table.to_numpy(), strict=True):
        held.setdefault(tuple(map(bool, row)), []).append(item)
    order = sorted(held, key=lambda combination: (-len(held[combination]), sum(combination),
                                                  [not yes for yes in combination]))
    index = pd.MultiIndex.from_tuples(order, names=names)
    attributes = pd.Series([Lines(held[combination]) for combination in order], index=index, dtype=object)
    return pd.DataFrame({"number": attributes.map(len), "attributes": attributes})


@first_six
def view_intersections(rows, choice=None):
    """Show which attributes belong to exactly which roles. `choice` is a facet, or "Everything".

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, of one area.
    choice : str, optional

    Returns
    -------
    Panel
        A sentence alone where no row is of that facet.
    """
    names, colours = role_names(rows), role_colours(rows)
    if choice not in (None, EVERYTHING):
        rows = rows[rows["facet"] == choice]
        if rows.empty:
            return Panel(f"{join_names(names)} {'has' if len(names) == 1 else 'have'} no {choice} here.")
    table = count_intersections(tabulate_roles(rows).reindex(columns=names, fill_value=False))
    return make_panel(plot_intersections, table, say.headline_intersections(table),
                      say.describe_intersections(table), colours=colours)

"""View of careers: ladders whose rungs follow an ordered category."""

import pandas as pd

from helpers.charts.careers import plot_ladder
from helpers.charts.style import role_colours
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.words import careers as say

NO_STEPS = ("A ladder needs steps in an order: a column named step that is an ordered category. These rows have none "
            "yet: fill the column facet of the file with the name of each step, such as first level and second level.")


def tabulate_ladder(rows):
    """Gather each role's attributes step by step, and below them what is no step.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, with a column `step`: an ordered category, blank where a row is no step.

    Returns
    -------
    DataFrame of tuple of str
        One row per (part, facet): part "step" for each category of `step` in its order, then part "basis" for each
        facet of the other rows; one column per role. An empty tuple where a role has nothing there.
    """
    names, none = role_names(rows), rows["step"].isna()
    parts = {("step", level): rows[rows["step"] == level] for level in rows["step"].cat.categories}
    facets = rows["facet"].replace("", "no facet")
    for facet in facets[none].unique():
        parts["basis", facet] = rows[none & (facets == facet)]
    cells = [[tuple(part.loc[part["role"] == name, "attribute"].drop_duplicates()) for name in names]
             for part in parts.values()]
    index = pd.MultiIndex.from_tuples(parts, names=["part", "facet"])
    return pd.DataFrame(cells, index=index, columns=pd.Index(names, name="role"), dtype=object)


@first_six
def view_ladder(rows, choice=None):
    """Show each role's steps as a ladder, in the order of the ordered category `step`."""
    if "step" not in rows or not getattr(rows["step"].dtype, "ordered", False) or not len(rows["step"].cat.categories):
        return Panel(NO_STEPS)
    table = tabulate_ladder(rows)
    return make_panel(plot_ladder, table, say.headline_ladder(table), say.describe_ladder(table),
                      colours=role_colours(rows))

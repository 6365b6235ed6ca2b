"""View of shares: which part of each role's rows falls to each facet."""

import pandas as pd

from helpers.charts.shares import plot_shares
from helpers.charts.style import role_colours
from helpers.english import noun_of
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines
from helpers.words import shares as say


def count_shares(rows, by="facet"):
    """Count each role's rows part by part, and take each count as a share of the role's own total.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.
    by : str, default "facet"
        The column that says which part a row belongs to. Rows in which it is blank are left out.

    Returns
    -------
    DataFrame
        One row per (role, part), both in the order of `rows`: the `count` of rows, their `share` of the role's rows
        (0 to 1), the `attributes` that they name, and those of them that are `shared` with another role.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": list("AAAB"), "facet": ["in", "in", "out", "out"], "attribute": list("xyzz")})
    >>> count_shares(rows)[["count", "share"]].round(2)
                count  share
    role facet
    A    in         2   0.67
         out        1   0.33
    B    in         0   0.00
         out        1   1.00
    """
    rows = rows[rows[by] != ""]
    holders = rows.groupby("attribute")["role"].nunique()
    groups = rows.groupby([rows["role"].astype(str), by], sort=False)["attribute"]
    held = {key: Lines(attributes) for key, attributes in groups}
    index = pd.MultiIndex.from_product([role_names(rows), rows[by].unique()], names=["role", by])
    attributes = [held.get(key, Lines()) for key in index]
    shared = [Lines(item for item in items if holders[item] > 1) for items in attributes]
    table = pd.DataFrame({"count": list(map(len, attributes)), "attributes": attributes, "shared": shared}, index=index)
    table.insert(1, "share", table["count"] / table.groupby(level=0)["count"].transform("sum"))
    return table


@first_six
def view_shares(rows, choice=None):
    """Show each role's rows as shares of a whole. `choice` is what makes bars long: "Shares", or "Counts"."""
    table = count_shares(rows)
    if table.empty:
        return Panel("These rows name no facet: fill the column “facet” of the CSV to compare shares.")
    noun, counts = noun_of(rows), choice == "Counts"
    sentence = say.describe_shares(table, noun) + say.say_left_out(rows, noun)
    table.attrs["caption"] = say.headline_shares(table)
    return make_panel(plot_shares, table, say.headline_shares(table), sentence, counts=counts,
                      colours=role_colours(rows))

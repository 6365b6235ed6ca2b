"""View of presence and absence: which role has which attribute, cell by cell."""

from helpers.charts.presence import plot_presence
from helpers.charts.style import role_colours
from helpers.overlap import tabulate_roles
from helpers.panels import first_six, make_panel
from helpers.roles import role_names
from helpers.words import presence as say

SHARED_FIRST = "Shared first"


def tabulate_presence(rows):
    """Mark which role has which attribute, kept apart by facet.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.

    Returns
    -------
    DataFrame of bool
        One row per facet and attribute, one column per role, in the order of `rows`, with the attributes of a
        facet together. Without facets the index is the attribute alone, as `tabulate_roles` gives it.
    """
    if "facet" not in rows or not (rows["facet"] != "").any():
        return tabulate_roles(rows)
    keys, names = ["facet", "attribute"], role_names(rows)
    has = rows[[*keys, "role"]].astype(str).drop_duplicates().assign(present=True)
    table = has.set_index([*keys, "role"])["present"].unstack(fill_value=False)
    order = rows[keys].drop_duplicates()
    places = order["facet"].map({facet: place for place, facet in enumerate(order["facet"].unique())})
    order = order.loc[places.sort_values(kind="stable").index]
    table = table.loc[list(order.itertuples(index=False, name=None)), names]
    return table.rename_axis(columns="role")


@first_six
def view_presence(rows, choice=None):
    """Show every attribute beside every role. `choice` may be "Shared first": most roles first, without facets."""
    if choice == SHARED_FIRST:
        table = tabulate_roles(rows)
        table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    else:
        table = tabulate_presence(rows)
    return make_panel(plot_presence, table, say.headline_presence(table), say.describe_presence(table),
                      colours=role_colours(rows))

"""View of two facets joined through roles."""

from dataclasses import replace

from helpers.charts.links import count_pairs, plot_links
from helpers.charts.style import role_colours
from helpers.facets import choose_facets, list_facets, tabulate_facets
from helpers.panels import Panel, make_panel
from helpers.roles import role_names
from helpers.words import links as say
from helpers.words.common import join_names

PAIRS, MOST_PAIRS = "Pair by pair", 150


def join_facets(rows, first, second):
    """Pair each attribute of one facet with each of another, role by role.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.
    first, second : str
        Facets.

    Returns
    -------
    DataFrame
        One row per pair: the `role`, and the attributes in columns named after the facets.

    Examples
    --------
    >>> import pandas as pd
    >>> rows = pd.DataFrame({"role": list("AAA"), "facet": ["who", "how", "how"], "attribute": list("xyz")})
    >>> join_facets(rows, "who", "how")
      role who how
    0    A   x   y
    1    A   x   z
    """
    left, right = (rows.loc[rows["facet"] == facet, ["role", "attribute"]].rename(columns={"attribute": facet})
                   for facet in (first, second))
    return left.merge(right, on="role")


def view_links(rows, choice=None, *, facets=None):
    """Show two facets linked through the roles. `choice` may be "Pair by pair": a line for each row of the merge.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, of one area.
    choice : str, optional
    facets : sequence of str, optional
        The two facets; without them audience and channel, or the first two that the rows hold.

    Returns
    -------
    Panel
        A sentence alone where either facet is missing.
    """
    facets = facets or choose_facets(rows, "audience", "channel")
    table = tabulate_facets(rows, facets)
    if problem := say_missing(rows, table, facets):
        return Panel(problem)
    number = count_pairs(table)
    pairs = choice == PAIRS and 0 < number <= MOST_PAIRS
    panel = make_panel(plot_links, table, say.headline_links(table, pairs), say.describe_links(table, pairs),
                       pairs=pairs, colours=role_colours(rows))
    if choice == PAIRS and not pairs:
        return replace(panel, sentence=f"{say.say_not_drawn(number)} {panel.sentence}")
    return replace(panel, table=join_facets(rows, *facets)) if pairs else panel


def say_missing(rows, table, facets):
    """Say which facet these rows lack, and what to do about it; "" where both hold something."""
    held = table.index.get_level_values(0).unique() if len(table) else []
    missing = [facet for facet in facets if facet not in held]
    if not missing:
        return ""
    if not list_facets(rows):
        return (f"These rows name no facet: fill the column “facet” of the CSV, with {join_names(facets)} for example, "
                "to see what belongs together.")
    return (f"{join_names(role_names(rows))} {'has' if len(role_names(rows)) == 1 else 'have'} nothing under "
            f"{' and '.join(missing)}, so there is nothing to link. Tick another role, or fill the column “facet”.")

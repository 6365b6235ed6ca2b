"""View of two facets joined through roles."""

from dataclasses import replace

from helpers.charts.links import plot_links
from helpers.charts.style import role_colours
from helpers.facets import choose_facets, count_pairs, join_facets, list_facets, tabulate_facets
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.words import links as say
from helpers.english import join_names

PAIRS, MOST_PAIRS = "Pair by pair", 150


@first_six
def view_links(rows, choice=None, *, facets=None):
    """Show two facets linked through the roles. `choice` may be "Pair by pair": a line per row of a merge.

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
    number = int(count_pairs(table).sum())
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
        return ("These rows name no facet: fill the column “facet” of the CSV, "
                f"with {join_names(facets)} for example, to see what belongs together.")
    names = role_names(rows)
    have = "has" if len(names) == 1 else "have"
    return (f"{join_names(names)} {have} nothing under {' and '.join(missing)}, "
            "so there is nothing to link. Tick another role, or fill the column “facet” of the CSV.")

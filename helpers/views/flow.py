"""View of chains from what roles do to what comes of it."""

from helpers.charts.flow import plot_flow
from helpers.charts.style import role_colours
from helpers.facets import choose_facets, tabulate_facets
from helpers.panels import Panel, first_six, make_panel
from helpers.views.links import say_missing
from helpers.words import flow as say


@first_six
def view_flow(rows, choice=None, *, facets=None):
    """Show what leads to what in each role. `choice` is the level, "Attributes" or "Themes".

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, of one area.
    choice : str, optional
    facets : sequence of str, optional
        From which facet to which; without them activity and effect, or the first two that the rows hold.

    Returns
    -------
    Panel
        A sentence alone where either facet is missing, or has no themes.
    """
    facets = facets or choose_facets(rows, "activity", "effect")
    if problem := say_missing(rows, tabulate_facets(rows, facets), facets):
        return Panel(problem)
    level = "theme" if choice == "Themes" else "attribute"
    table = tabulate_facets(rows, facets, level)
    if len(table.index.get_level_values(0).unique()) < 2:
        return Panel("These rows name no theme: fill the column “theme” of the CSV to draw chains of themes.")
    return make_panel(plot_flow, table, say.headline_flow(table), say.describe_flow(table),
                      colours=role_colours(rows))

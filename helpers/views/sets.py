"""Views of sets: what roles share and what they have alone."""

from helpers.charts.areas import plot_areas
from helpers.charts.sets import plot_overlap
from helpers.charts.style import PLAIN, role_colours
from helpers.overlap import count_areas, tabulate_roles
from helpers.panels import Panel, first_six, make_panel
from helpers.words import sets as say
from helpers.english import noun_of


@first_six
def view_areas(rows, choice=None):
    """Show, area by area, how much each role has alone and how much is shared."""
    table = count_areas(rows)
    return make_panel(plot_areas, table, say.headline_areas(table), say.describe_areas(table),
                      colours=role_colours(rows))


@first_six
def view_overlap(rows, choice=None, *, plain=False):
    """Show who has what, in lanes. `choice` is the column to compare by, "Attributes" or "Themes".

    With `plain`, two lists that are no roles stand in ink and grey, not in the colours of roles.
    """
    level = "theme" if choice == "Themes" else "attribute"
    table = tabulate_roles(rows, level)
    if table.empty:
        return Panel(f"These rows name no {level}: fill the column “{level}” of the CSV to compare by it.")
    lists = dict(zip(table.columns, PLAIN, strict=False))
    noun = "theme" if level == "theme" else noun_of(rows)
    return make_panel(plot_overlap, table, say.headline_overlap(table, noun),
                      say.describe_overlap(table, noun),
                      colours=lists if plain and len(lists) == table.shape[1] else role_colours(rows))

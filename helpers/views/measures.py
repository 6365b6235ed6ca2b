"""Views of numbers about overlap: emphasis and similarity."""

from helpers.charts.measures import plot_emphasis, plot_similarity
from helpers.charts.style import role_colours
from helpers.measures import compare_pairs, count_emphasis, find_unsourced
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.words import measures as say
from helpers.english import noun_of


@first_six
def view_emphasis(rows, choice=None):
    """Show how often the source names each attribute of each role. `choice` may be "Shared only"."""
    table = count_emphasis(rows)
    holders = (table > 0).sum(axis=1).sort_values(ascending=False, kind="stable")
    if choice == "Shared only" and table.shape[1] > 1:
        holders = holders[holders > 1]
    table, blank = table.loc[holders.index], find_unsourced(rows).loc[holders.index]
    if table.empty:
        return Panel("These roles share no attribute here, so there is no emphasis to compare.")
    noun = noun_of(rows)
    return make_panel(plot_emphasis, table, say.headline_emphasis(table, noun, blank),
                      say.describe_emphasis(table, noun, blank), blank=blank, colours=role_colours(rows))


@first_six
def view_similarity(rows, choice=None):
    """Show both measures of each pair. `choice` is the level, "Attributes" or "Themes"."""
    if len(role_names(rows)) < 2:
        return Panel("Similarity needs two roles: tick another one.")
    level = "theme" if choice == "Themes" else "attribute"
    table = compare_pairs(rows, level)
    if table.empty:
        return Panel("These roles have no themes here yet: fill the column theme to compare by it.")
    noun = "theme" if level == "theme" else noun_of(rows)
    return make_panel(plot_similarity, table, say.headline_similarity(table, noun),
                      say.describe_similarity(table, noun))

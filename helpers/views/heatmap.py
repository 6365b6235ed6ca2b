"""View of similarity across areas, at the level of attributes and of themes."""

import pandas as pd

from helpers.charts.heatmap import ALL, plot_heatmap
from helpers.charts.style import role_colours
from helpers.measures import MEASURES, similarity
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.words import heatmap as say

LEVELS = {"attributes": "attribute", "themes": "theme"}


def compare_areas(rows, measure="jaccard"):
    """Measure how similar two roles are in each area, by attributes and by themes.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, of two roles.
    measure : {"jaccard", "overlap"}
        As for `similarity`.

    Returns
    -------
    DataFrame of float
        One row per area and, from two areas on, one for all of them together; the columns attributes and themes, 0 to
        1. Not a number where a role has no rows. Without themes in `rows` there is no such column.
    """
    areas = list(rows["area"].unique())
    areas += [None] if len(areas) > 1 else []
    columns = {name: [similarity(rows, measure=measure, level=level, area=area).iloc[0, 1] for area in areas]
               for name, level in _levels(rows).items()}
    return pd.DataFrame(columns, index=pd.Index([area or ALL for area in areas], name="area"))


def compare_roles(rows, measure="jaccard"):
    """Measure how similar each role is to each other one, by attributes and by themes.

    Parameters
    ----------
    rows, measure
        As for `compare_areas`, of any number of roles.

    Returns
    -------
    DataFrame of float
        Role x (level, role), 0 to 1.
    """
    return pd.concat({name: similarity(rows, measure=measure, level=level) for name, level in _levels(rows).items()},
                     axis=1)


def _levels(rows):
    return {name: level for name, level in LEVELS.items() if level in rows and (rows[level] != "").any()}


@first_six
def view_heatmap(rows, choice=None):
    """Show how alike roles are: two of them area by area, more of them pair by pair.

    `choice` is the measure: "Jaccard index", or "Overlap coefficient".
    """
    many = len(role_names(rows))
    if many < 2:
        return Panel("Similarity needs two roles: tick another one.")
    name = choice or MEASURES[0]
    measure = "overlap" if name == MEASURES[1] else "jaccard"
    table = compare_areas(rows, measure) if many == 2 else compare_roles(rows, measure)
    sentence = say.describe_heatmap(table, name)
    if "themes" not in _levels(rows):
        sentence += " These rows name no theme: fill the column “theme” of the CSV to compare by it."
    table.attrs["caption"] = f"{name}: {say.headline_heatmap(table)}"
    return make_panel(plot_heatmap, table, say.headline_heatmap(table), sentence, colours=role_colours(rows))

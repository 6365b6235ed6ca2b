"""View of attributes grouped into themes."""

import pandas as pd

from helpers.charts.style import role_colours
from helpers.charts.themes import plot_themes
from helpers.english import count_noun, noun_of, start
from helpers.overlap import tabulate_roles
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.words import themes as say


def group_attributes(rows, by="theme"):
    """Mark which role has which attribute, theme by theme.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.
    by : str, default "theme"
        The column to group by. Rows in which it is blank are left out.

    Returns
    -------
    DataFrame of bool
        (theme, attribute) x role. The themes that most roles have come first, and within a theme the attributes
        that most roles have; otherwise the order of `rows` is kept.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": list("AAB"), "theme": ["trust", "events", "events"], "attribute": list("xyz")})
    >>> group_attributes(rows)
    role                  A      B
    theme  attribute
    events y           True  False
           z          False   True
    trust  x           True  False
    """
    names = role_names(rows)
    groups = rows[rows[by] != ""].groupby(by, sort=False)
    tables = {theme: _most_first(tabulate_roles(group).reindex(columns=names, fill_value=False))
              for theme, group in groups}
    order = sorted(tables, key=lambda theme: -tables[theme].any().sum())
    if not tables:
        return pd.DataFrame(columns=names)
    return pd.concat({theme: tables[theme] for theme in order}, names=[by, "attribute"]).rename_axis(columns="role")


def _most_first(table):
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


@first_six
def view_themes(rows, choice=None):
    """Show how many attributes each role has in each group. `choice` is the grouping: "Themes" or "Facets"."""
    by = "facet" if choice == "Facets" else "theme"
    table = group_attributes(rows, by)
    if table.empty:
        return Panel(f"These rows name no {by}: fill the column “{by}” of the CSV to group by it.")
    noun = noun_of(rows)
    sentence = say.describe_themes(table, noun)
    if left_out := rows.loc[rows[by] == "", "attribute"].nunique():
        has, is_ = ("has", "is") if left_out == 1 else ("have", "are")
        sentence += f" {start(count_noun(left_out, noun))} {has} no {by}, and {is_} left out."
    return make_panel(plot_themes, table, say.headline_themes(table, noun), sentence, colours=role_colours(rows))

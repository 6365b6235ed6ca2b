"""The heatmap of similarity: two roles area by area, more roles pair by pair, by attributes and by themes."""

from itertools import combinations
from math import isnan

import pandas as pd

from helpers.charts.layout import axis, line, marker, name_columns, name_role, over, row, show, space, stack, text, tile
from helpers.charts.style import RULE, SMALL, WIDTH, Colour, role_colours
from helpers.compare import MEASURES, similarity
from helpers.english import ask_for, join_names, say_number, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

ALL = "all areas together"
LEVELS = {"attributes": "attribute", "themes": "theme"}
LABELS, GROUP, GAP, CELL, NUMBER, ROOMY = 184, 16, 3, 33, 14, 58
# From light to dark and never back, so that a copy in grey keeps the order; from PALE on letters are white.
LIGHTEST, DARKEST, PALE = (0xF4, 0xF1, 0xFA), (0x35, 0x26, 0x5E), 0.638
NO_ROWS = Colour("#8b93a1")


def compare_areas(rows, measure="jaccard"):
    """Measure how similar two roles are: area x level, and from two areas on a row for all of them together.

    A value is not a number where a role has no rows. Without themes in `rows` there is no such column.
    """
    areas = list(rows["area"].unique())
    areas += [None] if len(areas) > 1 else []
    columns = {name: [similarity(rows, measure=measure, level=level, area=area).iloc[0, 1] for area in areas]
               for name, level in _list_levels(rows).items()}
    return pd.DataFrame(columns, index=pd.Index([area or ALL for area in areas], name="area"))


def compare_roles(rows, measure="jaccard"):
    """Measure how similar each role is to each other one: role x (level, role)."""
    return pd.concat({name: similarity(rows, measure=measure, level=level)
                      for name, level in _list_levels(rows).items()}, axis=1)


def _list_levels(rows):
    return {name: level for name, level in LEVELS.items() if level in rows and (rows[level] != "").any()}


def _split_levels(table):
    """Return level -> its part of the table."""
    return {level: table[level] if table.columns.nlevels > 1 else table[[level]]
            for level in table.columns.get_level_values(0).unique()}


def plot_heatmap(table, *, title="", colours=None, ax=None):
    """Draw a cell for each value from 0 to 1: the darker, the nearer to 1; each cell shows its number.

    `table` is from `compare_areas`, or from `compare_roles`: then a role's marker is where it would meet itself.
    """
    groups, by_role = _split_levels(table), table.columns.nlevels > 1
    wide = ((WIDTH - LABELS) / len(groups) - GROUP) / (len(table) if by_role else 1) - GAP
    heads = [[stack([text(level, bold=True), space(3), line(RULE, 1.5)])] for level in groups]
    lines = [_beside(space(), heads), space(2)]
    if by_role:
        lines.append(_beside(space(), [name_columns(colours, wide)[1]] * len(groups), 1))
    for label in table.index:
        cells = [[marker(colours[label]) if label == other else _draw_cell(value, wide)
                  for other, value in part.loc[label].items()] for part in groups.values()]
        lines += [line(), space()] * (label == ALL)
        name = name_role(label, colours[label]) if by_role else text(start(label), bold=label == ALL)
        lines.append(_beside(name, cells))
    return show(stack([*lines, space(4)], GAP), title, ax)


def _beside(label, groups, at=0.5):
    return row([label, *(row(cells, gap=GAP, at=at) for cells in groups)], [LABELS, *[None] * len(groups)], GROUP, at)


def _draw_cell(value, wide):
    """Make a cell with its number, or "no rows" in an empty frame."""
    if isnan(value):
        return over(space(CELL), tile(NO_ROWS), axis({0.5: "no rows" if wide > ROOMY else "–"}))
    fill, letters = shade(value)
    number = axis({0.5: f"{value:.2f}"}, NUMBER if wide > ROOMY else SMALL, letters, bold=True)
    return over(space(CELL), tile(Colour(fill, fill)), number)


def shade(value):
    """Return the fill for a value from 0 to 1, and the letters' colour that stands out more from it."""
    mixed = [round(light + (dark - light) * value) for light, dark in zip(LIGHTEST, DARKEST, strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed), "#000000" if value < PALE else "#ffffff"


def _list_values(table):
    """Return level -> its values that can be compared, each named: of areas, or of pairs of roles."""
    for level, part in _split_levels(table).items():
        values = part.squeeze(axis=1).drop(ALL, errors="ignore")
        if table.columns.nlevels > 1:
            pairs = combinations(part.index, 2)
            values = pd.Series({join_names(pair): part.loc[pair] for pair in pairs}, dtype=float)
        yield level, values.dropna()


def headline_heatmap(table):
    """Name the area in which two roles are most alike, or the closest pair of more roles."""
    level, values = next(_list_values(table))
    top = values.index[values == values.max()]
    if not values.any():
        return f"By {level}, nothing is shared"
    return f"Most alike by {level}: {top[0]}" if len(top) == 1 < len(values) else "How alike are the roles?"


def describe_heatmap(table, measure="Jaccard index"):
    """Say, level by level, the highest and the lowest value, and whose they are."""
    return " ".join(_say_ends(table, level, values, measure) for level, values in _list_values(table))


def _say_ends(table, level, values, measure):
    if values.nunique() < 2:
        return f"By {level}, {f'each {measure} is {values.max():.2f}' if len(values) else 'nothing can be compared'}."
    ends = [(value, values.index[values == value]) for value in (values.max(), values.min())]
    high, low = (f"{value:.2f} ({'; '.join(names) if len(names) < 3 else f'{say_number(len(names))} times'})"
                 for value, names in ends)
    whole = f"; {ALL} {table.at[ALL, level]:.2f}" if ALL in table.index else ""
    return f"By {level}, the highest {measure} is {high}, and the lowest {low}{whole}."


@first_six
def view_heatmap(rows, choice=None):
    """Show how alike roles are: two of them area by area, more of them pair by pair.

    `choice` is the measure: "Jaccard index" or "Overlap coefficient".
    """
    many, name = len(role_names(rows)), choice or MEASURES[0]
    if many < 2:
        return Panel("Similarity needs two roles: tick another one.")
    compare = compare_areas if many == 2 else compare_roles
    table = compare(rows, "overlap" if name == MEASURES[1] else "jaccard")
    sentence = describe_heatmap(table, name)
    if "themes" not in _list_levels(rows):
        sentence = f"{sentence} {ask_for('theme', 'compare by it')}"
    table.attrs["caption"] = f"{name}: {headline_heatmap(table)}"
    return make_panel(plot_heatmap, table, headline_heatmap(table), sentence, colours=role_colours(rows))

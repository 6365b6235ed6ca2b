"""The heatmap of similarity: two roles area by area, more roles pair by pair, by attributes and by themes."""

from itertools import combinations
from math import isnan

import pandas as pd

from helpers.charts.layout import axis, line, marker, name_columns, name_role, over, row, show, space, stack, text, tile
from helpers.charts.style import INK, RULE, SMALL, WIDTH, Colour, role_colours
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
    """Return level -> its part of the table; of two roles' areas, the table whole."""
    levels = table.columns.get_level_values(0).unique()
    return {level: table[level] for level in levels} if table.columns.nlevels > 1 else {"": table}


def plot_heatmap(table, *, title="", colours, ax=None):
    """Draw a cell for each value from 0 to 1: the darker, the nearer to 1; each cell shows its number.

    `table` is from `compare_areas`, or from `compare_roles`: then the levels are groups side by side, and a role's
    marker is where it would meet itself. A value that is not a number is drawn as "no rows".
    """
    groups = _split_levels(table)
    looks = {name: Colour(INK) for name in table} if "" in groups else colours
    wide = ((WIDTH - LABELS) / len(groups) - GROUP) / len(looks) - GAP
    lines = []
    for label in table.index:
        lines += [space(2), line(), space(4)] if label == ALL and "" in groups else []
        name = text(start(label), bold=label == ALL) if "" in groups else name_role(label, colours[label])
        cells = [[_draw_cell(part.at[label, other], wide) if other != label or level == "" else marker(looks[label])
                  for other in part] for level, part in groups.items()]
        lines.append(_beside(name, cells))
    return show(stack([*_draw_heads(groups, looks, wide), space(7), stack(lines, GAP), space(4)]), title, ax)


def _beside(label, groups, at=0.5):
    return row([label, *(row(cells, gap=GAP, at=at) for cells in groups)], [LABELS, *[None] * len(groups)], GROUP, at)


def _draw_heads(groups, looks, wide):
    """Name the columns, and the groups above them; where a name is too long, its marker there is that of its row."""
    _, names = name_columns(looks, wide, 3)
    if "" not in groups:
        yield _beside(space(), [[stack([text(level, bold=True), space(3), line(RULE, 1.5)])] for level in groups], 0)
        yield space(4)
    yield space(4)
    yield _beside(space(), [names] * len(groups), 1)


def _draw_cell(value, wide):
    """Make a cell with its number, or "no rows" in an empty frame."""
    if isnan(value):
        return over(space(CELL), tile(NO_ROWS), axis({0.5: "no rows" if wide > ROOMY else "–"}))
    fill, letters = shade(value)
    number = axis({0.5: f"{value:.2f}"}, NUMBER if wide > ROOMY else SMALL, letters, bold=True)
    return over(space(CELL), tile(Colour(fill, fill)), number)


def shade(value):
    """Return the fill for a value from 0 to 1, and the letters' colour that stands out more from it.

    >>> shade(0), shade(1)
    (('#f4f1fa', '#000000'), ('#35265e', '#ffffff'))
    """
    mixed = [round(light + (dark - light) * value) for light, dark in zip(LIGHTEST, DARKEST, strict=True)]
    return "#{:02x}{:02x}{:02x}".format(*mixed), "#000000" if value < PALE else "#ffffff"


def headline_heatmap(table):
    """Name the areas in which two roles are most alike, or the closest pair of more roles."""
    if table.columns.nlevels > 1:
        level, pairs = table.columns[0][0], _list_pairs(table[table.columns[0][0]])
        top = pairs.index[pairs == pairs.max()]
        return f"Most alike by {level}: {join_names(top[0])}" if len(top) == 1 else "Which roles are most alike?"
    areas = table.drop(index=ALL, errors="ignore")
    if not (areas > 0).any(axis=None):
        return f"Nothing is shared in {'any area' if len(areas) > 1 else areas.index[0]}"
    highest = (areas == areas.max()).sum()
    if not ((highest < 3) & (highest < areas.count()) & (areas.max() > 0)).all():
        return "How alike are the roles, area by area?"
    tops = {level: join_names(values.index[values == values.max()]) for level, values in areas.items()}
    if len({*tops.values()}) == 1:
        return f"Most alike in {tops[table.columns[0]]}"
    return "Most alike " + join_names(f"by {level} in {top}" for level, top in tops.items())


def _list_pairs(matrix):
    """List the values of the pairs of roles that can be compared, the highest first: (role, role) -> value."""
    pairs = pd.Series({pair: matrix.loc[pair] for pair in combinations(matrix.index, 2)}, dtype=float)
    return pairs.dropna().sort_values(ascending=False, kind="stable")


def describe_heatmap(table, measure="Jaccard index"):
    """Say the values: of each area for two roles, or of the closest and the most distant pair for more."""
    if table.columns.nlevels > 1:
        return " ".join(_say_pairs(part, level, measure) for level, part in _split_levels(table).items())
    levels = join_names(f"by {level}" for level in table)
    parts = [f"{area} {join_names(f'{value:.2f}' for value in values.dropna())}"
             for area, values in table.dropna(how="all").iterrows()]
    empty = join_names(table.index[table.isna().all(axis=1)])
    return f"{measure} {levels}: {'; '.join(parts)}." + (f" {start(empty)}: a role has no rows there." if empty else "")


def _say_pairs(matrix, level, measure):
    """Name the closest pair of roles and the most distant one, or two of them; count more."""
    pairs = _list_pairs(matrix)
    if pairs.empty:
        return f"By {level}, no pair of roles can be compared."
    if pairs.max() == pairs.min():
        return f"By {level}, each pair of roles has the same {measure}: {pairs.max():.2f}."
    ends = [(value, pairs.index[pairs == value]) for value in (pairs.max(), pairs.min())]
    highest, lowest = (f"{value:.2f}, of {'; '.join(map(join_names, held))}" if len(held) < 3 else
                       f"{value:.2f}, of {say_number(len(held))} pairs" for value, held in ends)
    return f"By {level}, the highest {measure} is {highest}, and the lowest {lowest}."


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

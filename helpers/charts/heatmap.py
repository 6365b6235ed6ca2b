"""The heatmap of similarity: two roles area by area, more roles pair by pair, by attributes and by themes."""

import math

import pandas as pd

from helpers.charts.layout import at_least, fixed, line, marker, name_role, row, show, space, stack, text
from helpers.charts.style import (
    INK,
    MUTED,
    RULE,
    SMALL,
    WIDTH,
    Colour,
    box,
    default_colours,
    fits,
    role_colours,
    text_width,
    write,
)
from helpers.compare import MEASURES, similarity
from helpers.english import join_names, say_number, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

ALL = "all areas together"
LEVELS = {"attributes": "attribute", "themes": "theme"}
LABELS, GROUP, GAP, CELL, NUMBER = 184, 16, 3, 33, 14
# From light to dark and never back, so that a copy in grey keeps the order.
LIGHTEST, DARKEST = (0xF4, 0xF1, 0xFA), (0x35, 0x26, 0x5E)
NO_ROWS = Colour("#8b93a1", "#ffffff", "", "o")


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


def plot_heatmap(table, *, title="", colours=None, ax=None):
    """Draw a cell for each value from 0 to 1: the darker, the nearer to 1; each cell shows its number.

    `table` is from `compare_areas`, or from `compare_roles`: then the levels are groups side by side, and a role's
    marker is where it would meet itself. A value that is not a number is drawn as "no rows".
    """
    grouped = isinstance(table.columns, pd.MultiIndex)
    colours = (colours or default_colours(table.index)) if grouped else {}
    groups = [(name, table[name]) for name in table.columns.get_level_values(0).unique()] if grouped else [("", table)]
    lines = []
    for label in table.index:
        if label == ALL and not grouped:
            lines += [space(2), line(), space(4)]
        name = name_role(label, colours[label]) if grouped else text(start(label), bold=label == ALL)
        cells = [[marker(colours[label]) if grouped and other == label else _draw_cell(part.at[label, other])
                  for other in part.columns] for _, part in groups]
        lines.append(_beside(at_least(CELL, name), cells))
    return show(stack([_draw_heads(groups, colours), stack(lines, GAP), space(4)]), title, ax)


def _beside(label, groups, at=None):
    return row([label, *(row(cells, gap=GAP, at=at) for cells in groups)], [LABELS, *[None] * len(groups)], GROUP, at)


def _draw_heads(groups, colours):
    """Name the columns, and the groups above them; where a name is too long for its column, its marker is there."""
    wide = ((WIDTH - LABELS - GROUP * len(groups)) / len(groups) - GAP) / groups[0][1].shape[1] - GAP
    named = all(fits(name, wide, 3, SMALL, bold=True) for _, part in groups for name in part.columns) or not colours
    heads = [[text(name, SMALL, colours[name].dark if colours else INK, bold=True, ha="center") if named else
              marker(colours[name]) for name in part.columns] for _, part in groups]
    above = [[stack([text(name, bold=True), space(3), line(RULE, 1.5), space(4)])] for name, _ in groups if name]
    names = stack([space(4), _beside(space(), heads, at=1), space(7)])
    return stack([_beside(space(), above, at=0), names]) if above else names


def _draw_cell(value):
    """Make a cell with its number, or "no rows" in an empty frame."""
    def draw(ax, x, y, width, height):
        if math.isnan(value):
            box(ax, x, y, width, height, NO_ROWS, filled=False)
            words = "no rows" if text_width("no rows", SMALL) < width - 4 else "–"
            write(ax, x + width / 2, y + height / 2, words, size=SMALL, colour=MUTED, ha="center")
            return
        fill, letters = shade(value)
        box(ax, x, y, width, height, Colour(fill, fill, "", ""))
        fitting = NUMBER * min(1, (width - 6) / text_width(f"{value:.2f}", NUMBER, bold=True))
        write(ax, x + width / 2, y + height / 2, f"{value:.2f}", size=max(fitting, SMALL), bold=True, colour=letters,
              ha="center")

    return fixed(CELL, draw)


def shade(value):
    """Return the fill for a value from 0 to 1, and the letters' colour that stands out more from it.

    >>> shade(0), shade(1)
    (('#f4f1fa', '#000000'), ('#35265e', '#ffffff'))
    """
    mixed = [round(a + (b - a) * value) for a, b in zip(LIGHTEST, DARKEST, strict=True)]
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in mixed]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#{:02x}{:02x}{:02x}".format(*mixed), "#000000" if light > 0.179 else "#ffffff"


def headline_heatmap(table):
    """Name the areas in which two roles are most alike, or the closest pair of more roles."""
    if table.columns.nlevels > 1:
        return _head_pairs(table)
    areas = table.drop(index=ALL, errors="ignore")
    tops = {level: _find_top(areas[level].dropna()) for level in table.columns}
    if not (areas.max() > 0).any():
        return "Nothing is shared in any area" if len(areas) > 1 else f"Nothing is shared in {areas.index[0]}"
    if len(areas) == 1 or any(not 0 < len(top) < 3 for top in tops.values()):
        return "How alike are the roles, area by area?"
    if len(set(map(tuple, tops.values()))) == 1:
        return f"Most alike in {join_names(tops[table.columns[0]])}"
    return "Most alike " + join_names(f"by {level} in {join_names(top)}" for level, top in tops.items())


def _find_top(values):
    """List where the highest value is, or nothing where it is everywhere or zero."""
    top = list(values.index[values == values.max()])
    return top if len(top) < len(values) and values.max() > 0 else []


def _head_pairs(table):
    level = table.columns[0][0]
    pairs = _list_pairs(table[level])
    top = [pair for pair in pairs if pair[0] == pairs[0][0]]
    return f"Most alike by {level}: {join_names(top[0][1:])}" if len(top) == 1 else "Which roles are most alike?"


def _list_pairs(matrix):
    """List (value, first, second) of each pair of roles that can be compared, the highest value first."""
    names = list(matrix.index)
    pairs = [(matrix.loc[a, b], a, b) for i, a in enumerate(names) for b in names[i + 1:]]
    return sorted((pair for pair in pairs if pair[0] == pair[0]), key=lambda pair: -pair[0])


def describe_heatmap(table, measure="Jaccard index"):
    """Say the values: of each area for two roles, or of the closest and the most distant pair for more."""
    if table.columns.nlevels > 1:
        return " ".join(_say_pairs(table[level], level, measure) for level in dict.fromkeys(
            table.columns.get_level_values(0)))
    levels = [f"by {level}" for level in table.columns]
    parts = [f"{area} {join_names(_say(value) for value in row.dropna())}" for area, row in table.iterrows()
             if row.notna().any()]
    sentence = f"{measure} {join_names(levels)}: {'; '.join(parts)}."
    empty = list(table.index[table.isna().all(axis=1)])
    return f"{sentence} {start(join_names(empty))}: a role has no rows there." if empty else sentence


def _say_pairs(matrix, level, measure):
    pairs = _list_pairs(matrix)
    if not pairs:
        return f"By {level}, no pair of roles can be compared."
    high, low = pairs[0][0], pairs[-1][0]
    if high == low:
        return f"By {level}, each pair of roles has the same {measure}: {_say(high)}."
    closest, furthest = (_name_pairs(pairs, value) for value in (high, low))
    return (f"By {level}, the highest {measure} is {_say(high)}, of {closest}, "
            f"and the lowest {_say(low)}, of {furthest}.")


def _name_pairs(pairs, wanted):
    """Name the pairs that have a value, or say how many they are where it is more than two."""
    names = [join_names(pair) for value, *pair in pairs if value == wanted]
    return "; ".join(names) if len(names) < 3 else f"{say_number(len(names))} pairs"


def _say(value):
    return f"{value:.2f}"


@first_six
def view_heatmap(rows, choice=None):
    """Show how alike roles are: two of them area by area, more of them pair by pair.

    `choice` is the measure: "Jaccard index" or "Overlap coefficient".
    """
    many = len(role_names(rows))
    if many < 2:
        return Panel("Similarity needs two roles: tick another one.")
    name = choice or MEASURES[0]
    measure = "overlap" if name == MEASURES[1] else "jaccard"
    table = compare_areas(rows, measure) if many == 2 else compare_roles(rows, measure)
    sentence = describe_heatmap(table, name)
    if "themes" not in _list_levels(rows):
        sentence += " These rows name no theme: fill the column “theme” of the CSV to compare by it."
    table.attrs["caption"] = f"{name}: {headline_heatmap(table)}"
    return make_panel(plot_heatmap, table, headline_heatmap(table), sentence, colours=role_colours(rows))

"""The heatmap: a table of values from 0 to 1 as tinted cells, each with its number."""

import math

import pandas as pd

from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.style import INK, MUTED, RULE, WIDTH, Colour, box, canvas, default_colours, mark, rule, write

ALL = "all areas together"
LABELS, GROUP, GAP, CELL = 200, 16, 3, 36
NUMBER = 14
# From light to dark and never back, so that a copy in grey keeps the order.
LIGHTEST, DARKEST = (0xF4, 0xF1, 0xFA), (0x35, 0x26, 0x5E)
NO_ROWS = Colour("#8b93a1", "#ffffff", "", "o")


def plot_heatmap(table, *, title="", colours=None, ax=None):
    """Draw a heatmap: the darker a cell, the nearer its value is to 1; each cell shows its number.

    Parameters
    ----------
    table : DataFrame of float
        Values from 0 to 1. Columns of two levels, such as (level, role), are drawn as groups side by side. A value
        that is not a number is drawn as "no rows"; where a role meets itself, its marker stands instead. A
        row for all areas together stands apart from the others.
    title : str, optional
    colours : dict of str to Colour, optional
        As `role_colours` gives them: in groups side by side, the labels are roles.
    ax : Axes, optional
        Without one, a new figure of fitting size is made.

    Returns
    -------
    Axes
    """
    grouped = isinstance(table.columns, pd.MultiIndex)
    colours = (colours or default_colours(table.index)) if grouped else {}
    places = _place_columns(table.columns, grouped)
    head = _head_height(places, grouped, colours)
    heights = [max(_label_lines(label, colours) * leading(SIZE) + 10, CELL) for label in table.index]
    apart = GROUP * (ALL in table.index and not grouped)
    ax = canvas(head + sum(heights) + apart + 4, title=title, ax=ax)
    _draw_heads(ax, places, head, grouped, colours)
    y = head
    for (label, row), tall in zip(table.iterrows(), heights, strict=True):
        if label == ALL and not grouped:
            rule(ax, [0, WIDTH], [y + apart / 2 - 1] * 2)
            y += apart
        _draw_label(ax, label, y + (tall - GAP) / 2, colours)
        for (_, name, x, wide), value in zip(places, row, strict=True):
            if grouped and name == label:
                mark(ax, x + (wide - GAP) / 2, y + (tall - GAP) / 2, colours[name], size=8)
            else:
                draw_cell(ax, x, y, wide - GAP, tall - GAP, value)
        y += tall
    return ax


def shade(value):
    """Return the fill for a value from 0 to 1, and the letters' colour that stands out more from it.

    >>> shade(0), shade(1)
    (('#f4f1fa', '#000000'), ('#35265e', '#ffffff'))
    """
    mixed = [round(a + (b - a) * value) for a, b in zip(LIGHTEST, DARKEST, strict=True)]
    linear = [c / 12.92 if (c := part / 255) <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for part in mixed]
    light = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    return "#{:02x}{:02x}{:02x}".format(*mixed), "#000000" if light > 0.179 else "#ffffff"


def draw_cell(ax, x, y, width, height, value, size=NUMBER):
    """Draw one cell with its number, or "no rows" in an empty frame."""
    if math.isnan(value):
        box(ax, x, y, width, height, NO_ROWS, filled=False)
        text = "no rows" if text_width("no rows", SMALL) < width - 4 else "–"
        write(ax, x + width / 2, y + height / 2, text, size=SMALL, colour=MUTED, ha="center")
        return
    fill, letters = shade(value)
    box(ax, x, y, width, height, Colour(fill, fill, "", ""))
    text = f"{value:.2f}"
    fitting = min(size, size * (width - 6) / text_width(text, size, bold=True))
    write(ax, x + width / 2, y + height / 2, text, size=max(fitting, SMALL), bold=True, colour=letters, ha="center")


def _place_columns(columns, grouped):
    """Return (group, name, x, width) of each column."""
    groups = list(dict.fromkeys(columns.get_level_values(0))) if grouped else [""]
    wide = (WIDTH - LABELS - GROUP * (len(groups) - 1)) / len(columns)
    keys = list(columns) if grouped else [("", name) for name in columns]
    return [(group, name, LABELS + i * wide + groups.index(group) * GROUP, wide)
            for i, (group, name) in enumerate(keys)]


def _fits(name, wide):
    lines = wrap(name, wide - 8, SMALL, bold=True)
    return len(lines) <= 3 and " ".join(lines) == " ".join(str(name).split())


def _name_heads(places, colours):
    """Tell whether names, rather than markers alone, can stand above all columns."""
    return all(_fits(name, wide) or name not in colours for _, name, _, wide in places)


def _head_height(places, grouped, colours):
    names = 1
    if _name_heads(places, colours):
        names = max(len(wrap(name, wide - 8, SMALL, bold=True)) for _, name, _, wide in places)
    return names * leading(SMALL) + 14 + (leading(SIZE) + 10 if grouped else 0)


def _draw_heads(ax, places, bottom, grouped, colours):
    """Write the groups' names over a rule, and the columns' names, or their markers where names are too long."""
    named, groups = _name_heads(places, colours), {}
    for group, name, x, wide in places:
        groups.setdefault(group, []).extend((x, x + wide - GAP))
        if not named:
            mark(ax, x + (wide - GAP) / 2, bottom - 8 - leading(SMALL) / 2, colours[name], size=8)
            continue
        colour = colours[name].dark if name in colours else INK
        write(ax, x + (wide - GAP) / 2, bottom - 8, name, width=wide - 8, size=SMALL, bold=True, colour=colour,
              ha="center", va="bottom")
    for group, ends in groups.items() if grouped else ():
        write(ax, min(ends), leading(SIZE) / 2, group, bold=True)
        rule(ax, [min(ends), max(ends)], [leading(SIZE) + 3] * 2, RULE, 1.5)


def _label_lines(label, colours):
    return len(wrap(label, LABELS - (34 if label in colours else 14), SIZE, bold=label in colours))


def _draw_label(ax, label, y, colours):
    if label in colours:
        mark(ax, 9, y, colours[label], size=8)
        write(ax, 22, y, label, width=LABELS - 34, bold=True, colour=colours[label].dark)
    else:
        write(ax, 2, y, f"{label[:1].upper()}{label[1:]}", width=LABELS - 14, bold=label == ALL)

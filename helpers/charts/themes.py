"""Charts of attributes grouped into themes: diverging bars for two roles, bars side by side for other numbers."""

from typing import NamedTuple

from helpers.charts.letters import SIZE, SMALL, leading, wrap
from helpers.charts.style import (
    INK,
    MUTED,
    SHARED,
    WIDTH,
    bar,
    canvas,
    default_colours,
    mark,
    rule,
    write,
    write_key,
    write_key_height,
)

LABELS, GAP = 150, 14
THICK, LONGEST_UNIT, COUNT = 17, 70, 30
NAMED = 160  # a column narrower than this has no room for the names of attributes


class Column(NamedTuple):
    """Where a role's bars start, which way they grow (1 is to the right), and how much room they have."""

    name: str
    zero: float
    way: int
    room: float


def plot_themes(table, *, title="", colours=None, ax=None):
    """Draw a bar for each theme and role, as long as the number of attributes in it, with their names.

    Two roles' bars run left and right from the theme's name between them; those of one role, or of three to six,
    start from a line each. What several roles have is drawn first, in the colour for shared things.

    Parameters
    ----------
    table : DataFrame of bool
        (theme, attribute) x role, as `group_attributes` gives it; one to six roles.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    labels, columns = _place_columns(list(table.columns))
    unit = min(LONGEST_UNIT, (columns[0].room - COUNT) / table.groupby(level=0).sum().to_numpy().max(initial=1))
    groups = [(theme, rows.droplevel(0)) for theme, rows in table.groupby(level=0, sort=False)]
    shared = bool((table.sum(axis=1) > 1).any())
    top = _head_height(columns, shared)
    heights = [_theme_height(theme, rows, columns, labels) for theme, rows in groups]
    ax = canvas(top + sum(heights) + 4, title=title, ax=ax)
    _draw_heads(ax, columns, colours, top, shared)
    y = top
    for (theme, rows), tall in zip(groups, heights, strict=True):
        rule(ax, [0, WIDTH], [y, y])
        write(ax, *labels.at(y + 8), theme, width=labels.width, bold=True, ha=labels.ha, va="top")
        for column in columns:
            _draw_bar(ax, rows, column, y, unit, colours[column.name])
            rule(ax, [column.zero] * 2, [y, y + tall], INK)
        y += tall
    return ax


class Labels(NamedTuple):
    """Where the names of the themes stand."""

    x: float
    width: float
    ha: str

    def at(self, y):
        """Return the point to write at."""
        return self.x, y


def _place_columns(names):
    """Set two roles back to back with the labels between them, any other number beside each other."""
    if len(names) == 2:
        room = (WIDTH - LABELS) / 2
        ways = ((names[0], room, -1), (names[1], room + LABELS, 1))
        return Labels(WIDTH / 2, LABELS - 12, "center"), [Column(*way, room) for way in ways]
    wide = (WIDTH - LABELS) / len(names)
    return (Labels(2, LABELS - 10, "left"),
            [Column(name, LABELS + i * wide, 1, wide - GAP) for i, name in enumerate(names)])


def _head_height(columns, shared):
    """Return the room for the roles' names: over their bars, or one below the other where bars stand close."""
    if columns[0].room < NAMED:
        return write_key_height([column.name for column in columns]) + 24 + 26 * shared
    lines = max(len(wrap(column.name, column.room - 26, SIZE, bold=True)) for column in columns)
    return lines * leading(SIZE) + 14 + (26 if shared and len(columns) > 2 else 0)


def _theme_height(theme, rows, columns, labels):
    """Return the room that a theme needs: for its own name, or for its bar with the names under it."""
    label = len(wrap(theme, labels.width, SIZE, bold=True)) * leading(SIZE)
    names = max(sum(map(_name_height, _wrap_names(rows, column))) for column in columns)
    return max(label, THICK + (names + 4 if names else 0)) + 18


def _wrap_names(rows, column):
    """Wrap the names of what a role has in a theme; return (lines, is shared) pairs."""
    if column.room < NAMED:
        return []
    items = rows.index[rows[column.name]]
    return [(wrap(item, column.room - 12, SMALL, bold=shared), shared)
            for item, shared in zip(items, _is_shared(rows, column), strict=True)]


def _name_height(name):
    return len(name[0]) * leading(SMALL) + 3


def _is_shared(rows, column):
    return [bool(number > 1) for number in rows[rows[column.name]].sum(axis=1)]


def _draw_heads(ax, columns, colours, bottom, shared):
    """Write each role's name over its bars, or a key above all; and what the colour for shared things means."""
    close = columns[0].room < NAMED
    for column in columns:
        colour, ha = colours[column.name], "left" if column.way > 0 else "right"
        lines = 1 if close else len(wrap(column.name, column.room - 26, SIZE, bold=True))
        middle = bottom - 8 - lines * leading(SIZE) / 2
        mark(ax, column.zero + column.way * 9, middle, colour, size=8)
        if not close:
            write(ax, column.zero + column.way * 22, middle, column.name, width=column.room - 26, bold=True,
                  ha=ha, colour=colour.dark)
    if close:
        write_key(ax, {column.name: colours[column.name] for column in columns}, 26 * shared)
    if shared:
        _draw_shared_key(ax, columns, bottom)


def _draw_shared_key(ax, columns, bottom):
    """Say what the colour for shared things means: between two roles' names, or above the others."""
    two = len(columns) == 2
    left, middle = (columns[0].room + 12, bottom - 8 - leading(SIZE) / 2) if two else (2, 10)
    bar(ax, left, middle - THICK / 2 + 1, 24, THICK - 2, SHARED)
    write(ax, left + 31, middle, f"in {'both' if two else 'two or more'} roles", size=SMALL, bold=True,
          colour=SHARED.dark)


def _draw_bar(ax, rows, column, y, unit, colour):
    """Draw one bar, shared part first, with a gap after each attribute, its count, and the names under it."""
    number = int(rows[column.name].sum())
    shared = sum(_is_shared(rows, column))
    for start, end, part in ((0, shared, SHARED), (shared, number, colour)):
        if end > start:
            left = column.zero + (start * unit if column.way > 0 else -end * unit)
            bar(ax, left, y + 8, (end - start) * unit, THICK, part)
    for i in range(1, number if unit > 5 else 0):
        x = column.zero + column.way * i * unit
        rule(ax, [x, x], [y + 8, y + 8 + THICK], "white", 1.5, zorder=2)
    write(ax, column.zero + column.way * (number * unit + 7), y + 8 + THICK / 2, number, bold=bool(number),
          ha="left" if column.way > 0 else "right", colour=colour.dark if number else MUTED)
    top = y + THICK + 12
    for name in _wrap_names(rows, column):
        lines, is_shared = name
        write(ax, column.zero + column.way * 6, top, "\n".join(lines), size=SMALL, bold=is_shared, va="top",
              ha="left" if column.way > 0 else "right", colour=SHARED.dark if is_shared else INK)
        top += _name_height(name)

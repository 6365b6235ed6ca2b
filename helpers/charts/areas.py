"""Chart of areas: a small square for each attribute, area by area."""

from typing import NamedTuple

from helpers.charts.letters import SMALL, leading, text_width, wrap
from helpers.charts.measures import write_key, write_key_height
from helpers.charts.style import MUTED, SHARED, WIDTH, Colour, bar, canvas, default_colours, mark, rule, write

AREA, SQUARE = 150, 14
NARROWEST, NAMED = 52, 130  # below the second, a column's name stands in a key above all


class Column(NamedTuple):
    """A column of squares: what one role has alone, or what is shared."""

    name: str
    colour: Colour
    x: float
    width: float
    number: float

    @property
    def fit(self):
        """Return how many squares stand side by side."""
        return max(int((self.width - self.number - 20) // SQUARE), 1)


def plot_areas(table, *, title="", colours=None, ax=None):
    """Draw a small square for each attribute, area by area: what each role has alone, what is shared.

    Parameters
    ----------
    table : DataFrame of int
        Area x what each role has alone and what is shared, as `count_areas` gives it.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    columns = _place_columns(table, colour_columns(table, colours))
    close = min(column.width for column in columns) < NAMED
    top = _head_height(columns, close)
    heights = [_row_height(row, columns) for _, row in table.iterrows()]
    ax = canvas(top + sum(heights) + 4, title=title, ax=ax)
    _draw_heads(ax, columns, top, close)
    y = top
    for (area, row), tall in zip(table.iterrows(), heights, strict=True):
        rule(ax, [0, WIDTH], [y, y])
        write(ax, 2, y + tall / 2, str(area).capitalize(), width=AREA - 10)
        for column in columns:
            _draw_squares(ax, int(row[column.name]), column, y + tall / 2)
        y += tall
    return ax


def colour_columns(table, colours=None):
    """Give each column of `count_areas` its Colour; `colours` are those of the roles."""
    if table.shape[1] == 1:
        return colours or default_colours(table.columns)
    alone = {f"Only {role}": colour for role, colour in (colours or {}).items()}
    return (alone or default_colours(table.columns)) | {table.columns[-1]: SHARED}


def _place_columns(table, colours):
    """Set what is shared between two roles, or after more; many columns get the more room the more they hold."""
    names = list(table.columns)
    if len(names) == 3:
        names = [names[0], names[2], names[1]]
    most = table[names].max()
    spare = WIDTH - AREA - NARROWEST * len(names)
    equal = len(names) <= 4 or not most.sum()
    columns, x = [], AREA
    for name in names:
        width = NARROWEST + spare * (1 / len(names) if equal else most[name] / most.sum())
        number = text_width(str(int(most[name])), bold=True)
        columns.append(Column(name, colours[name], x, width, number))
        x += width
    return columns


def _head_height(columns, close):
    if close:
        return write_key_height([column.name for column in columns]) + 30
    return max(len(wrap(column.name, column.width - 12, SMALL, bold=True)) for column in columns) * leading(SMALL) + 12


def _row_height(row, columns):
    return max(32, *(-(-int(row[column.name]) // column.fit) * SQUARE + 14 for column in columns))


def _draw_heads(ax, columns, bottom, close):
    if close:
        write_key(ax, {column.name: column.colour for column in columns})
    for column in columns:
        if close:
            mark(ax, column.x + 7, bottom - 14, column.colour, size=8)
        else:
            write(ax, column.x, bottom - 10, column.name, width=column.width - 12, size=SMALL, bold=True,
                  colour=column.colour.dark, va="bottom")


def _draw_squares(ax, number, column, y):
    write(ax, column.x, y, number, bold=True, colour=column.colour.dark if number else MUTED)
    lines = -(-number // column.fit)
    for i in range(number):
        left = column.x + column.number + 10 + (i % column.fit) * SQUARE
        bar(ax, left, y + (i // column.fit - lines / 2) * SQUARE + 2, SQUARE - 3, SQUARE - 3, column.colour)

"""The set-intersection matrix: each combination of roles as a line of dots, with its size and its items."""

from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.style import INK, MUTED, SHARED, WIDTH, Colour, bar, canvas, default_colours, mark, rule, write

MOST, MANY = 12, 10
COLUMN, BARS, NUMBER, THICK, PAD, BETWEEN = 34, 130, 17, 20, 12, 4
OUT = Colour("#b8bfca", "#ffffff", "", "o")


def plot_intersections(table, *, title="", colours=None, ax=None):
    """Draw the first twelve combinations of roles: joined dots say which, a bar how many, and names what.

    Parameters
    ----------
    table : DataFrame
        A row per combination with `number` and `attributes`, and an index level of bool per role, as
        `count_intersections` gives it; one to six roles.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    names = list(table.index.names)
    colours = colours or default_colours(names)
    drawn, rest = table.head(MOST), table.iloc[MOST:]
    start = COLUMN * len(names) + 16
    unit = BARS / max(int(table["number"].max()), 1)
    listed = start + BARS + 60
    heads = [_head_lines(name, len(names)) for name in names]
    top = sum(len(lines) * leading(SIZE) + 5 for lines in heads) + 34
    heights = [_line_height(items, listed) for items in drawn["attributes"]]
    note = wrap(_say_rest(rest), WIDTH - 4, SMALL) if len(rest) else []
    ax = canvas(top + sum(heights) + len(note) * leading(SMALL) + 10, title=title, ax=ax)
    _draw_heads(ax, table, heads, top, colours)
    write(ax, start, top - 14, "how many", size=SMALL, colour=MUTED)
    write(ax, listed, top - 14, "which ones", size=SMALL, colour=MUTED)
    y = top
    for (combination, row), tall in zip(drawn.iterrows(), heights, strict=True):
        rule(ax, [0, WIDTH], [y, y])
        _draw_line(ax, names, combination, row, (y, tall), (start, unit, listed), colours)
        y += tall
    rule(ax, [0, WIDTH], [y, y])
    write(ax, 2, y + 6, "\n".join(note), size=SMALL, colour=MUTED, va="top")
    return ax


def _say_rest(rest):
    attributes = int(rest["number"].sum())
    return (f"Not drawn: {len(rest)} smaller combination{'' if len(rest) == 1 else 's'} with {attributes} "
            f"attribute{'' if attributes == 1 else 's'}.")


def _centre(place):
    return COLUMN * (place + 0.5)


def _head_lines(name, roles):
    return wrap(name, WIDTH - COLUMN * roles - 110, SIZE, bold=True)


def _line_height(items, listed):
    return max([height for _, height in _place_items(items, listed)] + [THICK]) + 2 * PAD


def _place_items(items, listed):
    """Return the columns of names, two where there are many: each attribute's lines, and the height."""
    columns = 2 if len(items) > MANY else 1
    room, each = (WIDTH - listed - 16 * (columns - 1)) / columns, -(-len(items) // columns) or 1
    parts = [[wrap(item, room, SIZE) for item in items[i : i + each]] for i in range(0, len(items), each)]
    return [(part, sum(map(len, part)) * leading(SIZE) + BETWEEN * (len(part) - 1)) for part in parts]


def _draw_heads(ax, table, heads, bottom, colours):
    """Write the roles' names as a staircase with lines down to their columns, and how much each one has."""
    names, y = list(table.index.names), 0
    for place, (name, lines) in enumerate(zip(names, heads, strict=True)):
        x, middle, colour = _centre(place), y + leading(SIZE) / 2, colours[name]
        many = int(table["number"][table.index.get_level_values(place)].sum())
        left = COLUMN * len(names) + 16
        rule(ax, [left - 6, x, x], [middle, middle, bottom - 4], colour.dark, 1.6)
        write(ax, left, y, "\n".join(lines), bold=True, colour=colour.dark, va="top")
        end = text_width(lines[-1], SIZE, bold=True)
        write(ax, left + end + 10, y + (len(lines) - 0.5) * leading(SIZE), f"{many} in all", size=SMALL,
              colour=colour.dark)
        y += len(lines) * leading(SIZE) + 5


def _draw_line(ax, names, combination, row, place, across, colours):
    """Draw one combination: its dots, its bar with the number, and its attributes, one below the other."""
    (y, tall), (start, unit, listed) = place, across
    middle, number = y + tall / 2, int(row["number"])
    inside = [i for i, yes in enumerate(combination) if yes]
    if len(inside) > 1:
        rule(ax, [_centre(inside[0]), _centre(inside[-1])], [middle, middle], SHARED.dark, 4)
    for i, name in enumerate(names):
        yes = i in inside
        mark(ax, _centre(i), middle, colours[name] if yes else OUT, size=11 if yes else 6, filled=yes)
    colour = SHARED if len(inside) > 1 else colours[names[inside[0]]]
    rule(ax, [start, start], [y, y + tall], INK)
    bar(ax, start, middle - THICK / 2, number * unit, THICK, colour)
    write(ax, start + number * unit + 8, middle, number, size=NUMBER, bold=True,
          colour=colour.dark if number else MUTED)
    if not number:
        write(ax, listed, middle, "none", colour=MUTED)
    columns = _place_items(row["attributes"], listed)
    tallest = max((height for _, height in columns), default=0)
    for i, (part, _) in enumerate(columns):
        top = middle - tallest / 2
        for lines in part:
            left = listed + i * (WIDTH - listed + 16) / 2
            top += write(ax, left, top, "\n".join(lines), va="top") * leading(SIZE) + BETWEEN

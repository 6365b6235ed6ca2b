"""Charts of sets: which attributes one role has, which several share."""

from helpers.charts.style import (
    MUTED,
    SHARED,
    SIZE,
    SMALL,
    WIDTH,
    bar,
    box,
    canvas,
    default_colours,
    hatched,
    leading,
    mark,
    rule,
    wrap,
    write,
)
from helpers.overlap import split_overlap

GAP, PAD, STRIP = 18, 10, 12
AREA, SQUARE = 150, 14


def plot_overlap(table, *, title="", colours=None, ax=None):
    """Draw overlap lanes: what each role alone has, and what is shared, every item named.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_roles` gives it; one to six roles.
    title : str, optional
    colours : dict of str to Colour, optional
        As `role_colours` gives them.
    ax : Axes, optional
        Without one, a new figure of fitting size is made.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    placed, height = _place_lanes(split_overlap(table))
    ax = canvas(height, title=title, ax=ax)
    for lane, x, y, width in placed:
        _draw_lane(ax, lane, x, y, width, colours)
    return ax


def _place_lanes(lanes):
    """Lay lanes out, three columns a row; a lane of its own row spreads its items over three columns."""
    rows = [lanes] if len(lanes) == 3 else [lanes[i : i + 3] for i in range(0, len(lanes) - 1, 3)] + [lanes[-1:]]
    placed, y = [], 0
    for row in rows:
        width = (WIDTH - GAP * (len(row) - 1)) / len(row)
        head = max(_head_height(roles, width, len(lanes)) for roles, _ in row)
        bottom = y
        for i, (roles, items) in enumerate(row):
            columns = 3 if len(row) == 1 else (2 if len(row) == 2 else 1)
            boxes, tall = _place_items(items, width, columns, markers=len(lanes) > 3)
            placed.append(((roles, items, boxes, head, len(lanes)), i * (width + GAP), y, width))
            bottom = max(bottom, y + head + tall)
        y = bottom + 16
    return placed, y - 8


def _lane_name(roles, lanes):
    if lanes == 1:
        return roles[0]
    if len(roles) == 1:
        return f"Only {roles[0]}"
    return "Both" if len(roles) == 2 else "Shared by two or more"


def _head_height(roles, width, lanes):
    lines = wrap(_lane_name(roles, lanes), width - 70, SIZE + 0.5, bold=True)
    return max(40, len(lines) * leading(SIZE + 0.5) + 6) + 10


def _place_items(items, width, columns, markers):
    """Return (x, y, width, height, wrapped text, roles to mark) of each box, and the height of all."""
    across = (width - GAP * (columns - 1)) / columns
    boxes, bottoms = [], [0] * columns
    for i, (item, roles) in enumerate(items.items()):
        column = i % columns
        shown = roles if markers and len(roles) > 1 else ()
        room = across - 2 * PAD - (STRIP if len(roles) > 1 else 0) - 14 * len(shown)
        lines = wrap(item, room, SIZE)
        tall = len(lines) * leading(SIZE) + 18
        boxes.append((column * (across + GAP), bottoms[column], across, tall, "\n".join(lines), shown))
        bottoms[column] += tall + 9
    return boxes, max([*bottoms, 30])


def _draw_lane(ax, lane, x, y, width, colours):
    roles, items, boxes, head, lanes = lane
    alone = len(roles) == 1
    colour = colours[roles[0]] if alone else SHARED
    write(ax, x + 2, y + head / 2 - 4, len(items), size=22, bold=True, colour=colour.dark)
    left = x + (52 if len(items) > 9 else 34)
    if alone and lanes > 3:
        mark(ax, left + 6, y + head / 2 - 4, colour, size=8)
        left += 18
    write(ax, left, y + head / 2 - 4, _lane_name(roles, lanes), width=x + width - left, size=SIZE + 0.5, bold=True,
          colour=colour.dark)
    rule(ax, [x, x + width], [y + head - 6, y + head - 6], colour.dark, 2.2)
    if not items:
        write(ax, x + PAD, y + head + 18, "nothing", colour=colour.dark, size=SMALL)
    for left, top, across, tall, text, shown in boxes:
        corner = x + left, y + head + top + 4
        box(ax, *corner, across, tall, colour)
        if not alone:
            hatched(ax, corner[0], corner[1] + 2, STRIP, tall - 4, colour)
        write(ax, corner[0] + PAD + (0 if alone else STRIP), corner[1] + tall / 2, text)
        for i, name in enumerate(reversed(shown)):
            mark(ax, corner[0] + across - 12 - 14 * i, corner[1] + tall / 2, colours[name], size=7)


def plot_areas(table, *, title="", colours=None, ax=None):
    """Draw a small square for each attribute, area by area: what each role has alone, what is shared.

    Parameters
    ----------
    table : DataFrame of int
        Area x role and "Shared", as `count_areas` gives it.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    columns = list(table.columns)
    lanes = [columns[0], "Shared", columns[1]] if len(columns) == 3 else columns
    colours = {**(colours or default_colours(columns)), "Shared": SHARED}
    wide = (WIDTH - AREA) / len(lanes)
    fit = max(int((wide - 46) // SQUARE), 1)
    names = {lane: lane if lane == "Shared" or len(columns) == 1 else f"Only {lane}" for lane in lanes}
    head = max(len(wrap(name, wide - 12, SMALL, bold=True)) for name in names.values()) * leading(SMALL) + 12
    heights = [max(-(-int(row.max()) // fit) * SQUARE + 14, 32) for _, row in table.iterrows()]
    ax = canvas(head + sum(heights) + 4, title=title, ax=ax)
    for i, lane in enumerate(lanes):
        write(ax, AREA + i * wide, head - 10, names[lane], width=wide - 12, size=SMALL, bold=True,
              colour=colours[lane].dark, va="bottom")
    y = head
    for (area, row), tall in zip(table.iterrows(), heights, strict=True):
        rule(ax, [0, WIDTH], [y, y])
        write(ax, 2, y + tall / 2, str(area).capitalize(), width=AREA - 10)
        for i, lane in enumerate(lanes):
            _draw_squares(ax, int(row[lane]), AREA + i * wide, y + tall / 2, fit, colours[lane])
        y += tall
    return ax


def _draw_squares(ax, number, x, y, fit, colour):
    write(ax, x, y, number, bold=True, colour=colour.dark if number else MUTED)
    lines = -(-number // fit)
    for i in range(number):
        left, top = x + 30 + (i % fit) * SQUARE, y + (i // fit - lines / 2) * SQUARE + 2
        bar(ax, left, top, SQUARE - 3, SQUARE - 3, colour)

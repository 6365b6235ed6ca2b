"""Charts of sets: which attributes one role has, which several share."""

from typing import NamedTuple

from helpers.charts.letters import SIZE, leading, text_width, wrap
from helpers.charts.style import SHARED, WIDTH, Colour, box, canvas, default_colours, hatched, mark, rule, write
from helpers.overlap import split_overlap

GAP, PAD, STRIP = 18, 10, 12
NAME, COUNT = SIZE + 0.5, 22
LOPSIDED = 1.4  # two roles' lanes are stacked where that much height would be saved


class Lane(NamedTuple):
    """A lane to draw: its items with the roles that have them, and how its head looks."""

    items: dict
    name: str
    colour: Colour
    shared: bool
    marked: bool


class Box(NamedTuple):
    """Where a lane's item stands, from the lane's top left corner."""

    x: float
    y: float
    width: float
    height: float
    text: str
    roles: tuple


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
    lanes = _make_lanes(table, colours)
    placed, height = _place_lanes(_arrange(lanes))
    if len(lanes) == 3:
        stacked, lower = _place_lanes([[lanes[0], lanes[2]], [lanes[1]]])
        if height > LOPSIDED * lower:
            placed, height = stacked, lower
    ax = canvas(height, title=title, ax=ax)
    for lane, boxes, x, y, width, head in placed:
        _draw_head(ax, lane, x, y, width, head)
        for place in boxes:
            _draw_item(ax, place, x, y + head, lane, colours)
    return ax


def _make_lanes(table, colours):
    """Name and colour the groups of `split_overlap`; of what is shared, what most roles have comes first."""
    lanes, many = [], table.shape[1]
    for roles, items in split_overlap(table):
        if len(roles) == 1:
            name = roles[0] if many == 1 else f"Only {roles[0]}"
            lanes.append(Lane(items, name, colours[roles[0]], False, many > 2))
        else:
            items = dict(sorted(items.items(), key=lambda item: -len(item[1])))
            name = "Both" if many == 2 else "Shared by two or more"
            lanes.append(Lane(items, name, SHARED, True, many > 2))
    return lanes


def _arrange(lanes):
    """Sort lanes into rows: up to three side by side; from three roles on, what is shared has its own row."""
    if len(lanes) <= 3:
        return [lanes]
    *alone, shared = lanes
    across = 2 if len(alone) == 4 else 3
    return [*(alone[i : i + across] for i in range(0, len(alone), across)), [shared]]


def _place_lanes(rows):
    """Return each lane with its boxes, x, y, width and head height; and the height of all."""
    placed, y, most = [], 0, max(map(len, rows))
    for row in rows:
        across = len(row) if row is rows[-1] else most
        width = (WIDTH - GAP * (across - 1)) / across
        head = max(_head_lines(lane, width) for lane in row) * leading(NAME) + 16
        boxes = [_place_items(lane, width, 4 - across) for lane in row]
        placed += [(lane, kept, i * (width + GAP), y, width, head)
                   for i, (lane, kept) in enumerate(zip(row, boxes, strict=True))]
        y += head + max([34, *(place.y + place.height for kept in boxes for place in kept)]) + 20
    return placed, y - 12


def _name_left(lane):
    marker = 22 if lane.marked and not lane.shared else 0
    return text_width(str(len(lane.items)), COUNT, bold=True) + 12 + marker


def _head_lines(lane, width):
    return max(len(wrap(lane.name, width - _name_left(lane), NAME, bold=True)), 2)


def _place_items(lane, width, columns):
    """Lay items out in columns, row by row; each column has its own line of boxes."""
    across = (width - GAP * (columns - 1)) / columns
    boxes, bottoms = [], [4] * columns
    for i, (item, roles) in enumerate(lane.items.items()):
        column, shown = i % columns, roles if lane.marked and lane.shared else ()
        room = across - 2 * PAD - STRIP * lane.shared - 14 * len(shown)
        lines = wrap(item, room, SIZE)
        tall = len(lines) * leading(SIZE) + 18
        boxes.append(Box(column * (across + GAP), bottoms[column], across, tall, "\n".join(lines), shown))
        bottoms[column] += tall + 9
    return boxes


def _draw_head(ax, lane, x, y, width, head):
    """Write a lane's count and name; a short name stands on the rule, level with the lowest of its row."""
    middle = y + head - 10 - _head_lines(lane, width) * leading(NAME) / 2
    write(ax, x + 2, middle, len(lane.items), size=COUNT, bold=True, colour=lane.colour.dark)
    left = x + _name_left(lane)
    if lane.marked and not lane.shared:
        mark(ax, left - 13, middle, lane.colour, size=8)
    write(ax, left, middle, lane.name, width=x + width - left, size=NAME, bold=True, colour=lane.colour.dark)
    rule(ax, [x, x + width], [y + head - 6, y + head - 6], lane.colour.dark, 2.2)
    if not lane.items:
        write(ax, x + PAD, y + head + 14, "nothing", colour=lane.colour.dark)


def _draw_item(ax, place, x, y, lane, colours):
    left, top, middle = x + place.x, y + place.y, y + place.y + place.height / 2
    box(ax, left, top, place.width, place.height, lane.colour)
    if lane.shared:
        hatched(ax, left, top + 2, STRIP, place.height - 4, lane.colour)
    write(ax, left + PAD + STRIP * lane.shared, middle, place.text)
    for i, name in enumerate(reversed(place.roles)):
        mark(ax, left + place.width - 12 - 14 * i, middle, colours[name], size=7)

"""Lanes of a poster: a few things of each role, and of what roles share, in boxes."""

from helpers.charts.poster import GAP, LEFT, STRIP, Block
from helpers.charts.style import SHARED, SIZE, WIDTH, box, hatched, leading, mark, rule, text_width, wrap, write


def make_lanes(lanes, across):
    """Draw lanes of boxes: `lanes` is a list of (name, Colour, items), an item a text with its (number, Colour)s.

    `across` lanes stand side by side; the last row's lanes share its width.
    """
    rows = [lanes[i : i + across] for i in range(0, len(lanes), across)]
    blocks = [_make_lane_row(row) for row in rows]

    def draw(ax, y):
        for block in blocks:
            block.draw(ax, y)
            y += block.height + GAP

    return Block(sum(block.height + GAP for block in blocks) - GAP, draw)


def _make_lane_row(row):
    wide = (WIDTH - GAP * (len(row) - 1)) / len(row)
    columns = max(3 // len(row), 1)
    across = (wide - GAP * (columns - 1)) / columns
    head = max(len(wrap(name, wide - 24, SIZE, bold=True)) for name, *_ in row) * leading(SIZE) + 8
    placed = [_place_items(items, across, columns) for *_, items in row]

    def draw(ax, y):
        for i, ((name, colour, items), (tops, _)) in enumerate(zip(row, placed, strict=True)):
            x = LEFT + i * (wide + GAP)
            if colour is not SHARED:
                mark(ax, x + 7, y + head - 8 - leading(SIZE) / 2, colour, size=8)
            write(ax, x + (0 if colour is SHARED else 20), y + head - 8, name, width=wide - 24, bold=True,
                  colour=colour.dark, va="bottom")
            rule(ax, [x, x + wide], [y + head - 4] * 2, colour.dark, 2.2)
            for j, (item, (top, tall)) in enumerate(zip(items, tops, strict=True)):
                _draw_item(ax, item, x + j % columns * (across + GAP), y + head + top, across, tall, colour)

    return Block(head + max(bottom for _, bottom in placed), draw)


def _place_items(items, wide, columns):
    """Return (top, height) of each item's box, row by row of columns, and where the last one ends."""
    tops, y = [], 4
    for i in range(0, len(items), columns):
        tall = max(len(wrap(text, wide - _tail(numbers) - 20, SIZE)) for text, numbers in items[i : i + columns])
        tall = tall * leading(SIZE) + 13
        tops += [(y, tall)] * len(items[i : i + columns])
        y += tall + 7
    return tops, max(y - 7, 30)


def _tail(numbers):
    """Return the room that an item's numbers and markers take."""
    return sum(20 + (text_width(str(number), SIZE, bold=True) + 6 if number else 0) for number, _ in numbers)


def _draw_item(ax, item, x, y, wide, tall, colour):
    text, numbers = item
    strip = STRIP if colour is SHARED else 0
    box(ax, x, y, wide, tall, colour)
    if strip:
        hatched(ax, x, y + 2, STRIP, tall - 4, colour)
    write(ax, x + 8 + strip, y + tall / 2, text, width=wide - _tail(numbers) - 20)
    right = x + wide - 8
    for number, of in reversed(numbers):
        mark(ax, right - 5, y + tall / 2, of, size=7)
        right -= 16
        if number:
            write(ax, right, y + tall / 2, number, bold=True, colour=of.dark, ha="right")
            right -= text_width(str(number), SIZE, bold=True) + 10

"""Cards of a poster: how much each role has alone and how much is shared, and what of it is named most."""

from typing import NamedTuple

from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.poster import GAP, LEFT, Block
from helpers.charts.style import SHARED, WIDTH, Colour, box, hatched, mark, write

STRIP, SPACE = 12, 7


class Card(NamedTuple):
    """A card to draw: a large number, its name (and a short one), and items as (text, number or 0, Colours to mark)."""

    number: int
    name: str
    brief: str
    colour: Colour
    items: list


def make_cards(cards, across):
    """Draw cards, `across` of them side by side with their boxes level; those of the last row share its width.

    Parameters
    ----------
    cards : list of Card
    across : int

    Returns
    -------
    Block
    """
    size = 42 if len(cards) < 4 else 28
    rows = [cards[i : i + across] for i in range(0, len(cards), across)]
    blocks = [_make_row(row, size, any(_is_long(card, across, size) for card in cards)) for row in rows]

    def draw(ax, y):
        for block in blocks:
            block.draw(ax, y)
            y += block.height + GAP

    return Block(sum(block.height + GAP for block in blocks) - GAP, draw)


def _name_room(card, across, size):
    wide = (WIDTH - GAP * (across - 1)) / across
    return wide - text_width(f"{card.number:,}", size, bold=True) - 26 - 10


def _is_long(card, across, size):
    lines = wrap(card.name, _name_room(card, across, size), SMALL, bold=True)
    return len(lines) * leading(SMALL) > leading(size) or " ".join(lines) != card.name


def _make_row(row, size, brief):
    wide = (WIDTH - GAP * (len(row) - 1)) / len(row)
    columns = max(3 // len(row), 1)
    across = (wide - GAP * (columns - 1)) / columns
    head = leading(size) + (8 if size > 30 else 0)
    tops, talls = _place_lines(row, across, columns)

    def draw(ax, y):
        for i, card in enumerate(row):
            x = LEFT + i * (wide + GAP)
            _draw_head(ax, card, x, y, wide, head, size, brief)
            for j, item in enumerate(card.items):
                _draw_item(ax, item, x + j % columns * (across + GAP), y + head + tops[j // columns], across,
                           talls[j // columns], card.colour)

    return Block(head + sum(tall + SPACE for tall in talls), draw)


def _place_lines(row, wide, columns):
    """Return the tops and heights of the lines of boxes, which all cards of a row have in common."""
    tops, talls = [], []
    for start in range(0, max(len(card.items) for card in row), columns):
        line = [item for card in row for item in card.items[start : start + columns]]
        lines = max(len(wrap(text, wide - _tail(*rest), SIZE)) for text, *rest in line)
        tops.append(SPACE + sum(tall + SPACE for tall in talls))
        talls.append(lines * leading(SIZE) + 13)
    return tops, talls


def _draw_head(ax, card, x, y, wide, tall, size, brief):
    """Draw a card's head: solid in its colour, with the number and the name in white."""
    box(ax, x, y, wide, tall, card.colour._replace(tint=card.colour.dark))
    write(ax, x + 12, y + tall / 2, f"{card.number:,}", size=size, bold=True, colour="white")
    left = 26 + text_width(f"{card.number:,}", size, bold=True)
    write(ax, x + left, y + tall / 2, card.brief if brief else card.name, width=wide - left - 10, size=SMALL,
          bold=True, colour="white")
    if brief and card.colour is not SHARED:
        mark(ax, x + wide - 15, y + 15, card.colour._replace(dark="white"), size=8)


def _tail(number, marks):
    """Return the room that an item's edges, strip, number and markers take."""
    return 30 + 16 * len(marks) + (text_width(str(number), SIZE, bold=True) + 6 if number else 0)


def _draw_item(ax, item, x, y, wide, tall, colour):
    text, number, marks = item
    strip = STRIP if colour is SHARED else 0
    box(ax, x, y, wide, tall, colour)
    if strip:
        hatched(ax, x, y + 2, STRIP, tall - 4, colour)
    write(ax, x + 8 + strip, y + tall / 2, text, width=wide - _tail(number, marks))
    for i, of in enumerate(reversed(marks)):
        mark(ax, x + wide - 13 - 16 * i, y + tall / 2, of, size=7)
    if number:
        write(ax, x + wide - 9 - 16 * len(marks), y + tall / 2, number, bold=True, colour=colour.dark, ha="right")

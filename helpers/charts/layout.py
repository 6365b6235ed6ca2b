"""Blocks that know their height: every chart is a tree of them.

So nothing is measured in one place and drawn in another.

A block is drawn at a place: x and y of its top left corner, its width and its height, in hundredths of an inch.
"""

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from helpers.charts import style
from helpers.charts.style import INK, MUTED, RULE, SHARED, SIZE, SMALL, WIDTH, canvas, leading, wrap


class Block(NamedTuple):
    """A part of a chart: its height at a width, and how it is drawn: ``draw(ax, x, y, width, height)``."""

    height: Callable[[float], float]
    draw: Callable


def block(height, draw):
    """Make a block whose height is worked out once for each width."""
    return Block(cache(height), draw)


def show(content, title="", ax=None):
    """Draw a block on a canvas of fitting size, below its title; return the Axes."""
    height = content.height(WIDTH)
    ax = canvas(height, title=title, ax=ax)
    content.draw(ax, 0, 0, WIDTH, height)
    return ax


# Leaves


def fixed(height, draw):
    """Make a block that has this height at any width."""
    return Block(lambda width: height, draw)


def space(height=0):
    """Leave room."""
    return fixed(height, lambda *place: None)


def text(words, size=SIZE, colour=INK, bold=False, ha="left"):
    """Write words, wrapped to the width there is."""
    lines = cache(lambda width: wrap(words, width, size, bold))

    def draw(ax, x, y, width, height):
        at = x + width * {"left": 0, "center": 0.5, "right": 1}[ha]
        style.write(ax, at, y, "\n".join(lines(width)), size=size, colour=colour, bold=bold, ha=ha, va="top")

    return block(lambda width: len(lines(width)) * leading(size), draw)


def line(colour=RULE, thick=1.0, dashed=False):
    """Draw a line across, which takes no height of its own."""
    return fixed(0, lambda ax, x, y, width, height: style.rule(ax, [x, x + width], [y, y], colour, thick, dashed))


def marker(colour, size=8, filled=True):
    """Draw a marker in the middle of its place."""
    return fixed(size + 6, lambda ax, x, y, width, height: style.mark(
        ax, x + width / 2, y + height / 2, colour, size, filled))


def bar(length, thick, colour, way=1, hatch=True):
    """Draw a bar of a length: from the left edge, or to the right edge with way -1."""
    def draw(ax, x, y, width, height):
        if length:
            style.bar(ax, x if way > 0 else x + width - length, y, length, thick, colour, hatch=hatch)

    return fixed(thick, draw)


def grid(lines):
    """Draw upright lines at fractions of the width, as tall as their place: fraction -> colour."""
    def draw(ax, x, y, width, height):
        for part, colour in lines.items():
            style.rule(ax, [x + part * width] * 2, [y, y + height], colour)

    return fixed(0, draw)


def axis(labels):
    """Write labels in the middle of their fraction of the width: fraction -> words."""
    def draw(ax, x, y, width, height):
        for part, words in labels.items():
            style.write(ax, x + part * width, y + height / 2, words, ha="center", size=SMALL, colour=MUTED)

    return fixed(leading(SMALL), draw)


def squares(number, colour, size=14):
    """Draw a small square for each of a number of things, line by line."""
    def across(width):
        return max(int(width // size), 1)

    def draw(ax, x, y, width, height):
        for i in range(number):
            style.bar(ax, x + i % across(width) * size, y + i // across(width) * size + 1.5, size - 3, size - 3,
                      colour)

    return block(lambda width: -(-number // across(width)) * size, draw)


def card(content, colour, x=12, y=9, at=0.5):
    """Draw a block in a box of a role's colour; what roles share has its hatch."""
    strip = 12 if colour is SHARED else 0
    inside = pad(row([space(), content], [strip, None], at=at), x, y)

    def draw(ax, left, top, width, height):
        style.box(ax, left, top, width, height, colour)
        if strip:
            style.hatched(ax, left, top + 2, strip, height - 4, colour)
        inside.draw(ax, left, top, width, height)

    return Block(inside.height, draw)


def chip(words, colour, marks=()):
    """Draw a named box in a role's colour, with a marker for each of some roles."""
    return card(row([text(words), *(marker(mark, 7) for mark in marks)], [None, *[14] * len(marks)]), colour)


# What puts them together


def stack(blocks, gap=0):
    """Set blocks one below the other."""
    blocks = list(blocks)

    def draw(ax, x, y, width, height):
        for part in blocks:
            tall = part.height(width)
            part.draw(ax, x, y, width, tall)
            y += tall + gap

    return block(lambda width: sum(part.height(width) for part in blocks) + gap * max(len(blocks) - 1, 0), draw)


def row(blocks, widths=None, gap=0, at=0.5):
    """Set blocks side by side. Of the widths, those that are None share what is left.

    `at` says where a block stands that is lower than the row: 0 at the top, 0.5 in the middle, 1 at the bottom; with
    None each is drawn as tall as the row.
    """
    blocks = list(blocks)
    widths = list(widths or [None] * len(blocks))

    def split(width):
        left = width - gap * (len(blocks) - 1) - sum(filter(None, widths))
        return [left / widths.count(None) if wide is None else wide for wide in widths]

    def draw(ax, x, y, width, height):
        for part, wide in zip(blocks, split(width), strict=True):
            tall = height if at is None else part.height(wide)
            part.draw(ax, x, y + (height - tall) * (at or 0), wide, tall)
            x += wide + gap

    return block(lambda width: max(part.height(wide) for part, wide in zip(blocks, split(width), strict=True)), draw)


def spread(blocks):
    """Set blocks one below the other, and share out among them what their place has more than they need."""
    blocks = list(blocks)

    def draw(ax, x, y, width, height):
        gap = (height - sum(part.height(width) for part in blocks)) / (len(blocks) + 1)
        stack([space(), *blocks], gap).draw(ax, x, y, width, height)

    return Block(stack(blocks, 18).height, draw)


def columns(blocks, many, gap, between):
    """Deal blocks out to columns, each with a stack of its own."""
    blocks = list(blocks)
    return row([stack(blocks[i::many], between) for i in range(many)], gap=gap, at=0)


def over(*blocks):
    """Draw blocks in one place, as tall as the tallest, the first one lowest."""
    def draw(*place):
        for part in blocks:
            part.draw(*place)

    return block(lambda width: max(part.height(width) for part in blocks), draw)


def joined(cells, held):
    """Set cells side by side, and lead a band behind them from the first to the last of those that are held."""
    places = [(i + 0.5) / len(cells) for i, yes in enumerate(held) if yes]

    def draw(ax, x, y, width, height):
        if len(places) > 1:
            style.rule(ax, [x + places[0] * width, x + places[-1] * width], [y + height / 2] * 2, SHARED.dark, 4)

    return over(fixed(0, draw), row(cells))


def pad(content, x=0, y=0):
    """Leave room left and right, above and below."""
    def draw(ax, left, top, width, height):
        content.draw(ax, left + x, top + y, width - 2 * x, height - 2 * y)

    return Block(lambda width: content.height(width - 2 * x) + 2 * y, draw)


def at_least(height, content, fill=False):
    """Give a block this height at least: with `fill` it is drawn so tall, otherwise in the middle of that."""
    def draw(ax, x, y, width, tall):
        own = tall if fill else content.height(width)
        content.draw(ax, x, y + (tall - own) / 2, width, own)

    return Block(lambda width: max(content.height(width), height), draw)


def noted(content, places, key):
    """Note in `places` where a block is drawn, as (x, y, width, height), for lines that lead to it."""
    def draw(ax, *place):
        places[key] = place
        content.draw(ax, *place)

    return Block(content.height, draw)


# What several charts have


def name_role(name, colour, size=SIZE):
    """Write a role's name in its colour, beside its marker."""
    return row([at_least(leading(size), marker(colour)), text(name, size, colour.dark, bold=True)], [18, None], 4, at=0)


def key(colours):
    """Name each role beside its marker, one a line."""
    return stack(name_role(name, colour) for name, colour in colours.items())

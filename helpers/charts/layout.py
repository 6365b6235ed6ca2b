"""Every chart is a tree of blocks that know their height.

A block is drawn at a place: x and y of its top left corner, its width and its height, in hundredths of an inch.
"""

from functools import cache

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle

from helpers.charts import style
from helpers.charts.style import INK, MUTED, RULE, SHARED, SIZE, SMALL, WIDTH, leading, text_width, wrap

SIDES = {"left": 0, "center": 0.5, "right": 1}


class Block:
    """A part of a chart: its height (at a width), and how it is drawn: ``draw(ax, x, y, width, height)``."""

    def __init__(self, height, draw):
        self.height, self.draw = cache(height) if callable(height) else lambda width: height, draw


def show(content, title="", ax=None):
    """Draw a block below its title, on a canvas of fitting size; return the Axes."""
    if title:
        content = stack([pad(text(title, 14, bold=True), 2), space(10), content])
    height = content.height(WIDTH)
    ax = ax or Figure(figsize=(WIDTH / 100, height / 100)).add_axes((0, 0, 1, 1))
    ax.set(xlim=(-2, WIDTH + 2), ylim=(height + 2, 0))  # the outermost lines keep their full width
    ax.set_axis_off()
    content.draw(ax, 0, 0, WIDTH, height)
    return ax


def space(height=0):
    """Leave room."""
    return Block(height, lambda *place: None)


def text(words, size=SIZE, colour=INK, bold=False, ha="left"):
    """Write words, wrapped to the width there is."""
    lines = cache(lambda width: wrap(words, width, size, bold))

    def draw(ax, x, y, width, height):
        for i, words in enumerate(lines(width)):
            style.write(ax, x + width * SIDES[ha], y + (i + 0.5) * leading(size), words, size=size, colour=colour,
                        bold=bold, ha=ha)

    return Block(lambda width: len(lines(width)) * leading(size), draw)


def line(colour=RULE, thick=1.0, ends=(0, 1), dashed=False):
    """Draw a level line in the middle of its place, between two fractions of the width; it takes no height."""
    return Block(0, lambda ax, x, y, width, height: style.rule(
        ax, [x + end * width for end in ends], [y + height / 2] * 2, colour, thick, dashed))


def marker(colour, size=8, filled=True, at=0.5):
    """Draw a marker at a fraction of the width, in the middle of the height."""
    return Block(size + 6, lambda ax, x, y, width, height: style.add(ax, Line2D(
        [x + width * at], [y + height / 2], marker=colour.marker, markersize=size, color=colour.dark, linestyle="",
        zorder=3, markerfacecolor=colour.dark if filled else "white", markeredgewidth=1.5)))


def bar(length, thick, colour):
    """Draw a bar of a length from the left edge; its hatch repeats in white what the colour says."""
    return Block(thick, lambda ax, x, y, width, height: length and style.add(ax, Rectangle(
        (x, y), length, thick, facecolor=colour.dark, edgecolor="white", linewidth=0, hatch=colour.hatch)))


def grid(lines, thick=1.0):
    """Draw upright lines at fractions of the width, as tall as their place: fraction -> colour."""
    def draw(ax, x, y, width, height):
        for part, colour in lines.items():
            style.rule(ax, [x + part * width] * 2, [y, y + height], colour, thick)

    return Block(0, draw)


def axis(labels, size=SMALL, colour=MUTED, bold=False):
    """Write labels in the middle of their fraction of the width: fraction -> words."""
    def draw(ax, x, y, width, height):
        for part, words in labels.items():
            style.write(ax, x + part * width, y + height / 2, words, ha="center", size=size, colour=colour, bold=bold)

    return Block(leading(size), draw)


def tile(colour, hatch=""):
    """Draw a rounded box of a Colour, as large as its place."""
    return Block(0, lambda ax, x, y, width, height: style.add(ax, FancyBboxPatch(
        (x, y), width, height, boxstyle="round,pad=0,rounding_size=4", linewidth=1, facecolor=colour.tint,
        edgecolor=colour.dark, hatch=hatch)))


def stack(blocks, gap=0):
    """Set blocks one below the other."""
    blocks = list(blocks)

    def draw(ax, x, y, width, height):
        for part in blocks:
            tall = part.height(width)
            part.draw(ax, x, y, width, tall)
            y += tall + gap

    return Block(lambda width: sum(part.height(width) for part in blocks) + gap * max(len(blocks) - 1, 0), draw)


def row(blocks, widths=None, gap=0, at=0.5):
    """Set blocks side by side; widths that are None share what is left.

    `at` is where a lower block stands, from 0 for the top to 1 for the bottom; with None each is as tall as the row.
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

    return Block(lambda width: max(part.height(wide) for part, wide in zip(blocks, split(width), strict=True)), draw)


def columns(blocks, many, gap, between):
    """Deal blocks out to columns, each with a stack of its own."""
    blocks = list(blocks)
    return row([stack(blocks[i::many], between) for i in range(many)], gap=gap, at=0)


def over(*blocks):
    """Draw blocks in one place, as tall as the tallest, the first one lowest."""
    return Block(lambda width: max(part.height(width) for part in blocks),
                 lambda *place: [part.draw(*place) for part in blocks])


def pad(content, x=0, y=0):
    """Leave room left and right, above and below."""
    return Block(lambda width: content.height(width - 2 * x) + 2 * y, lambda ax, left, top, width, height: content.draw(
        ax, left + x, top + y, width - 2 * x, height - 2 * y))


def at_least(height, content):
    """Give a block this height at least, and draw it in the middle of that."""
    return row([content, space(height)], [None, 0])


def noted(content, places, key):
    """Note in `places` where a block is drawn, as (x, y, width, height), for lines that lead to it."""
    def draw(ax, *place):
        places[key] = place
        content.draw(ax, *place)

    return Block(content.height, draw)


def card(content, colour, x=12, y=9, at=0.5):
    """Draw a block in a box of a role's colour; what roles share has its hatch."""
    if colour is not SHARED:
        return over(tile(colour), pad(content, x, y))
    strip = Block(0, lambda ax, x, y, width, height: style.add(ax, Rectangle(
        (x, y + 2), 12, height - 4, facecolor="none", edgecolor=colour.dark, linewidth=0, hatch=colour.hatch)))
    return over(tile(colour), strip, pad(row([space(), content], [12, None], at=at), x, y))


def chip(words, colour, marks=()):
    """Draw a named box in a role's colour, with a marker for each of some roles."""
    return card(row([text(words), *(marker(mark, 7) for mark in marks)], [None, *[14] * len(marks)]), colour)


def name_role(name, colour, size=SIZE):
    """Write a role's name in its colour, beside its marker."""
    return row([at_least(leading(size), marker(colour)), text(name, size, colour.dark, bold=True)], [18, None], 4, at=0)


def key(colours):
    """Name each role beside its marker, one a line."""
    return stack(name_role(name, colour) for name, colour in colours.items())


def name_columns(colours, width, ha="center"):
    """Name each column above it, and nothing above all; where a name is too long, markers there, and a key above."""
    longest = max(text_width(word, SMALL, bold=True) for name in colours for word in name.split())
    if longest <= width and max(map(len, colours)) < 60:
        return space(), [text(name, SMALL, look.dark, bold=True, ha=ha) for name, look in colours.items()]
    return stack([key(colours), space(9)]), [marker(look, at=SIDES[ha]) for look in colours.values()]


def head(number, name, colour=INK, marks=()):
    """Write a number large, then markers and what is counted, all above a line."""
    words = [text(number, 22, colour, bold=True), *map(marker, marks), text(name, SIZE + 0.5, colour, bold=True)]
    wide = text_width(str(number), 22, bold=True) + 13
    return stack([at_least(2 * leading(), row(words, [wide, *[22] * len(marks), None])), space(3), line(colour, 2.2)])


def joined(cells, held):
    """Set cells side by side, and lead a band behind them from the first to the last of those that are held."""
    places = [(i + 0.5) / len(cells) for i, yes in enumerate(held) if yes]
    band = line(SHARED.dark, 4, ends=(places[0], places[-1])) if len(places) > 1 else space()
    return over(band, row(cells))

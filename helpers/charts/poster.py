"""The parts of a one-page poster: each knows its height and draws itself at a place on the page."""

from collections.abc import Callable
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.charts.heatmap import draw_cell
from helpers.charts.sets import plot_areas
from helpers.charts.style import (
    INK,
    MUTED,
    SHARED,
    SIZE,
    SMALL,
    WIDTH,
    bar,
    box,
    hatched,
    leading,
    mark,
    rule,
    text_width,
    wrap,
    write,
)

PAGE, TOP, BOTTOM = (827, 1169), 42, 36
LEFT = (PAGE[0] - WIDTH) / 2
HEADING, NAMES, BIG = 15, (30, 26, 22, 18, 15, 12.5, SIZE), 46
GAP, STRIP = 14, 12


class Block(NamedTuple):
    """A part of the page: its height, and how to draw it with its top at y."""

    height: float
    draw: Callable[[Axes, float], None]


def open_page():
    """Return an empty Axes as large as an A4 page, measured in hundredths of an inch, y downwards."""
    ax = Figure(figsize=(PAGE[0] / 100, PAGE[1] / 100)).add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, PAGE[0]), ylim=(PAGE[1], 0))
    ax.set_axis_off()
    return ax


def make_section(heading, note, block):
    """Put a heading, and a note in small letters, above a block."""
    lines = len(wrap(heading, WIDTH, HEADING, bold=True))
    small = len(wrap(note, WIDTH, SMALL)) if note else 0
    top = lines * leading(HEADING) + small * leading(SMALL) + 8

    def draw(ax, y):
        write(ax, LEFT, y, heading, width=WIDTH, size=HEADING, bold=True, va="top")
        if note:
            write(ax, LEFT, y + lines * leading(HEADING), note, width=WIDTH, size=SMALL, colour=MUTED, va="top")
        block.draw(ax, y + top)

    return Block(top + block.height, draw)


def make_title(names, colours, room):
    """Write the roles' names, one below the other, as large as `room` lets them."""
    across = [WIDTH - 1.1 * size / 0.72 for size in NAMES]
    heights = [sum(len(wrap(name, wide, size, bold=True)) for name in names) * leading(size)
               for size, wide in zip(NAMES, across, strict=True)]
    size, wide, height = next((sized for sized in zip(NAMES, across, heights, strict=True) if sized[2] <= room),
                              (NAMES[-1], across[-1], heights[-1]))

    def draw(ax, y):
        for name in names:
            mark(ax, LEFT + size / 2, y + leading(size) / 2, colours[name], size=size * 0.62)
            y += write(ax, LEFT + 1.1 * size / 0.72, y, name, width=wide, size=size, bold=True,
                       colour=colours[name].dark, va="top") * leading(size)

    return Block(height, draw)


def make_text(text, size=SIZE + 0.5):
    """Write a sentence across the page."""
    return Block(len(wrap(text, WIDTH, size)) * leading(size),
                 lambda ax, y: write(ax, LEFT, y, text, width=WIDTH, size=size, va="top"))


def make_numbers(numbers):
    """Write large numbers side by side, each on its tint.

    `numbers` is a list of (number, name, short name, Colour); short names stand in where a name takes too much room.
    """
    wide = (WIDTH - GAP * (len(numbers) - 1)) / len(numbers)
    size = 42 if len(numbers) < 4 else 30
    inset = 26 + max(text_width(f"{number:,}", size, bold=True) for number, *_ in numbers)
    below = wide - inset < 60
    room = wide - 20 if below else wide - inset - STRIP - 6
    heads = [wrap(name, room, SIZE, bold=True) for _, name, *_ in numbers]
    short = any(len(lines) > 3 or " ".join(lines) != name for lines, (_, name, *_) in zip(heads, numbers, strict=True))
    height = leading(size) + leading(SIZE) * below

    def draw(ax, y):
        middle = y + leading(size) / 2
        for i, (number, name, brief, colour) in enumerate(numbers):
            x = LEFT + i * (wide + GAP)
            box(ax, x, y, wide, height, colour)
            write(ax, x + 12, middle, f"{number:,}", size=size, bold=True, colour=colour.dark)
            write(ax, x + (12 if below else inset), y + height - leading(SIZE) / 2 - 8 if below else middle,
                  brief if short else name, width=room, bold=True, colour=colour.dark)
            if colour is SHARED:
                hatched(ax, x + wide - STRIP, y + 2, STRIP, height - 4, colour)
            elif short:
                mark(ax, x + wide - 14, y + 14, colour, size=8)

    return Block(height, draw)


def make_areas(table, colours, room):
    """Draw a small square for each attribute, area by area; bars instead where squares would need too much room."""
    squares = plot_areas(table, colours=colours)
    height = squares.get_ylim()[0]
    if height > room:
        return _make_bars(table, colours)

    def draw(ax, y):
        place = ((LEFT - 2) / PAGE[0], 1 - (y + height) / PAGE[1], (WIDTH + 4) / PAGE[0], height / PAGE[1])
        plot_areas(table, colours=colours, ax=ax.figure.add_axes(place))

    return Block(height, draw)


def _make_bars(table, colours, label=150, tall=26):
    colours = {**colours, "Shared": SHARED}
    wide = (WIDTH - label) / table.shape[1]
    unit = (wide - 56) / max(table.to_numpy().max(), 1)

    def draw(ax, y):
        for i, name in enumerate(table.columns):
            x = LEFT + label + i * wide
            if name == "Shared":
                write(ax, x, y + 10, name, size=SMALL, bold=True, colour=SHARED.dark)
            else:
                mark(ax, x + 6, y + 10, colours[name], size=8)
                write(ax, x + 18, y + 10, "alone", size=SMALL, bold=True, colour=colours[name].dark)
        for row, (area, counts) in enumerate(table.iterrows()):
            top = y + 24 + row * tall
            rule(ax, [LEFT, LEFT + WIDTH], [top, top])
            write(ax, LEFT, top + tall / 2, str(area).capitalize())
            for i, (name, number) in enumerate(counts.items()):
                x = LEFT + label + i * wide
                write(ax, x, top + tall / 2, number, bold=True, colour=colours[name].dark if number else MUTED)
                bar(ax, x + 42, top + 7, number * unit, tall - 14, colours[name])

    return Block(24 + tall * len(table), draw)


def make_tiles(tiles, across=6, tall=34):
    """Draw a strip of heatmap cells: `tiles` is a list of (name or Colours, values)."""
    wide = (WIDTH - 8 * (across - 1)) / across
    step = leading(SMALL) + tall + 11

    def draw(ax, y):
        for i, (name, values) in enumerate(tiles):
            x, top = LEFT + i % across * (wide + 8), y + i // across * step
            if isinstance(name, str):
                write(ax, x, top, name, size=SMALL, va="top")
            else:
                for j, colour in enumerate(name):
                    mark(ax, x + 7 + 18 * j, top + leading(SMALL) / 2 - 2, colour, size=8)
            cell = wide / len(values)
            for j, value in enumerate(values):
                draw_cell(ax, x + j * cell, top + leading(SMALL) + 1, cell - 2, tall, value, size=13)

    return Block(-(-len(tiles) // across) * step - 10, draw)


def write_footer(ax, text):
    """Write small letters at the bottom of the page."""
    rule(ax, [LEFT, LEFT + WIDTH], [PAGE[1] - BOTTOM - 8] * 2, INK, 0.8)
    write(ax, LEFT, PAGE[1] - BOTTOM, text, width=WIDTH, size=SMALL, colour=MUTED, va="top")


def stack(ax, blocks, room, most=40):
    """Draw blocks one below the other, the space between them shared out evenly."""
    gap = min((room - sum(block.height for block in blocks)) / max(len(blocks) - 1, 1), most)
    y = TOP
    for block in blocks:
        block.draw(ax, y)
        y += block.height + gap

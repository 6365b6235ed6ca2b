"""The parts of a one-page poster: each knows its height and draws itself at a place on the page."""

from collections.abc import Callable
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.charts.areas import colour_columns, plot_areas
from helpers.charts.heatmap import draw_cell
from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.style import INK, MUTED, SHARED, WIDTH, bar, mark, rule, write

PAGE, TOP, BOTTOM = (827, 1169), 40, 36
ROOM = PAGE[1] - TOP - BOTTOM - 24  # for blocks: below the top margin, above the footer
LEFT = (PAGE[0] - WIDTH) / 2
HEADING, NAMES, LEAD = 15, (30, 26, 22, 18, 15, 12.5, SIZE), 11.5
GAP = 14


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
    """Write the roles' names as large as `room` lets them, from four on in two columns if they fit."""
    halves = len(names) > 3 and all(text_width(name, 15, bold=True) < WIDTH / 2 - 40 for name in names)
    columns = 2 if halves else 1
    sizes = [_measure_title(names, size, columns) for size in (NAMES[-4:] if halves else NAMES)]
    size, wide, tall = next((sized for sized in sizes if sum(sized[2]) <= room), sizes[-1])

    def draw(ax, y):
        for i, name in enumerate(names):
            x, top = LEFT + i % columns * WIDTH / 2, y + sum(tall[: i // columns])
            mark(ax, x + size / 2, top + leading(size) / 2, colours[name], size=size * 0.62)
            write(ax, x + size * 1.55, top, name, width=wide, size=size, bold=True, colour=colours[name].dark, va="top")

    return Block(sum(tall), draw)


def _measure_title(names, size, columns):
    """Return a letter size, the width that names have in it, and the height of each line of names."""
    wide = WIDTH / columns - size * 1.55
    heights = [len(wrap(name, wide, size, bold=True)) * leading(size) for name in names]
    return size, wide, [max(heights[i : i + columns]) for i in range(0, len(names), columns)]


def make_text(text, note=""):
    """Write a sentence across the page, and a note in small letters under it."""
    lines = len(wrap(text, WIDTH, LEAD))
    small = len(wrap(note, WIDTH, SMALL)) if note else 0

    def draw(ax, y):
        write(ax, LEFT, y, text, width=WIDTH, size=LEAD, va="top")
        if note:
            write(ax, LEFT, y + lines * leading(LEAD) + 2, note, width=WIDTH, size=SMALL, colour=MUTED, va="top")

    return Block(lines * leading(LEAD) + small * leading(SMALL) + 2, draw)


def make_areas(table, colours, room):
    """Draw a small square for each attribute, area by area; bars instead where squares would need too much room."""
    squares = plot_areas(table, colours=colours)
    height = squares.get_ylim()[0]
    if height > room:
        return _make_bars(table, colours)

    def draw(ax, y):
        place = ((LEFT - 2) / PAGE[0], 1 - (y + height) / PAGE[1], (WIDTH + 4) / PAGE[0], height / PAGE[1])
        plot_areas(table, colours=colours, ax=ax.figure.add_axes(place))

    return Block(height - 12, draw)  # the last area's own space below it is not needed twice


def _make_bars(table, colours, label=150, tall=26):
    colours = colour_columns(table, colours)
    if table.shape[1] == 3:  # what two roles share stands between them
        table = table.iloc[:, [0, 2, 1]]
    wide = (WIDTH - label) / table.shape[1]
    unit = (wide - 56) / max(table.to_numpy().max(), 1)

    def draw(ax, y):
        for i, name in enumerate(table.columns):
            x = LEFT + label + i * wide
            if colours[name] is SHARED:
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
                if not number:
                    continue
                # A hatch would leave too little of a bar that is narrower than its pattern.
                bar(ax, x + 42, top + 7, number * unit, tall - 14, colours[name], hatch=number * unit > 20)

    return Block(24 + tall * len(table), draw)


def make_tiles(tiles, tall=32):
    """Draw a strip of heatmap cells: `tiles` is a list of (name or Colours, values).

    Where none of a tile's values is a number, one wide cell says so.
    """
    across = min(max(len(tiles), 3), 6)
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
            values = values if any(value == value for value in values) else values[:1]
            cell = wide / len(values)
            for j, value in enumerate(values):
                draw_cell(ax, x + j * cell, top + leading(SMALL) + 1, cell - 2, tall, value, size=13)

    return Block(-(-len(tiles) // across) * step - 10, draw)


def write_footer(ax, text):
    """Write small letters at the bottom of the page."""
    rule(ax, [LEFT, LEFT + WIDTH], [PAGE[1] - BOTTOM - 8] * 2, INK, 0.8)
    write(ax, LEFT, PAGE[1] - BOTTOM, text, width=WIDTH, size=SMALL, colour=MUTED, va="top")


def stack(ax, blocks, most=40):
    """Draw blocks one below the other, the space between them shared out evenly."""
    gap = min((ROOM - sum(block.height for block in blocks)) / max(len(blocks) - 1, 1), most)
    y = TOP
    for block in blocks:
        block.draw(ax, y)
        y += block.height + gap

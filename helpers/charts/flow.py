"""Flow: what each role does, led through a pipe of its own to what comes of it."""

from typing import NamedTuple

from helpers.charts.items import draw_item, stack_height, stack_items
from helpers.charts.letters import SIZE, leading, text_width, wrap
from helpers.charts.style import MUTED, SHARED, WIDTH, box, canvas, default_colours, mark, rule, write

LEFT, RIGHT, COLLECT, LANES, LANE = 236, 284, 250, 352, 9
PIPE, SHARED_HEAD, SPACE = 3.2, 34, 22


class Band(NamedTuple):
    """One role's part of the picture: what it does on the left, and what comes of it alone on the right."""

    name: str
    y: float
    middle: float
    lane: float
    sources: list
    effects: list


def plot_flow(table, *, title="", colours=None, ax=None):
    """Draw a band for each role: arrows from its activities to its effects; shared ones stand between them.

    Parameters
    ----------
    table : DataFrame of bool
        (facet, attribute) x role with two facets, as `tabulate_facets` gives it: from one to the
        other; one to six roles.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    facets = list(table.index.get_level_values(0).unique())
    top = max(len(wrap(facet, LEFT, SIZE, bold=True)) for facet in facets) * leading(SIZE) + 10
    bands, joint, bottom = _place(table.loc[facets[0]], table.loc[facets[1]], top)
    ax = canvas(bottom, title=title, ax=ax)
    for x, facet in zip((0, WIDTH - RIGHT), facets, strict=True):
        write(ax, x + 2, 0, facet, width=LEFT, bold=True, colour=MUTED, va="top")
    for band in bands:
        _draw_head(ax, band, colours[band.name])
    if joint:
        _draw_shared_head(ax, joint[0].y, len(bands))
    for band in bands:
        _draw_pipes(ax, band, joint, facets, colours[band.name])
    for item in [*joint, *(item for band in bands for item in [*band.sources, *band.effects])]:
        draw_item(ax, item, colours)
    return ax


def _place(sources, effects, top):
    """Place a band per role from top to bottom, and what is shared after the first half of them."""
    names, holders = list(sources.columns), effects.sum(axis=1)
    joint, half = stack_items(effects[holders > 1], WIDTH - RIGHT, RIGHT), -(-len(names) // 2)
    lanes = [*names[:half], *reversed(names[half:])]  # a pipe that passes a band then crosses little of it
    bands, y = [], top
    for i, name in enumerate(names):
        if i == half and joint:
            joint = [item.lower(y + SHARED_HEAD) for item in joint]
            y = stack_height(joint) + SPACE
        left = stack_items(sources[sources[name]], 0, LEFT)
        right = stack_items(effects[effects[name] & (holders == 1)], WIDTH - RIGHT, RIGHT)
        tall = max(stack_height(left), stack_height(right), 40)
        body = y + len(_name_lines(name)) * leading(SIZE) + 16
        stacks = [[item.lower(body + (tall - stack_height(stack)) / 2) for item in stack]
                  for stack in (left, right)]
        bands.append(Band(name, y, body + tall / 2, LANES + LANE * lanes.index(name), *stacks))
        y = body + tall + SPACE
    return bands, joint, y - SPACE + 6


def _name_lines(name):
    return wrap(name, LANES - 30, SIZE, bold=True)  # left of all pipes


def _draw_head(ax, band, colour):
    """Write whose band it is, on a line across the picture."""
    lines = _name_lines(band.name)
    mark(ax, 9, band.y + leading(SIZE) / 2, colour, size=8)
    write(ax, 22, band.y, "\n".join(lines), bold=True, colour=colour.dark, va="top")
    y = band.y + len(lines) * leading(SIZE) + 5
    rule(ax, [0, WIDTH], [y, y], colour.dark, 2.2)


def _draw_shared_head(ax, y, roles):
    where = "in both roles" if roles == 2 else "in more than one role"
    write(ax, WIDTH - RIGHT + 2, y - 14, where, bold=True, colour=SHARED.dark, va="bottom")
    rule(ax, [WIDTH - RIGHT, WIDTH], [y - 10, y - 10], SHARED.dark, 2.2)


def _draw_pipes(ax, band, joint, facets, colour):
    """Gather what a role does in one pipe, count both ends, and lead the pipe to each of its effects."""
    meeting = [item.at(band.name) for item in joint if band.name in item.roles]
    ends = [item.middle for item in band.effects] + meeting
    label, middle = f"{len(band.sources)} → {len(ends)}", band.middle
    width = text_width(label, SIZE, bold=True) + 18
    left = (COLLECT + LANES - width) / 2
    into = [([LEFT, COLLECT, COLLECT, left], [item.middle, item.middle, middle, middle])
            for item in band.sources]
    out = [([left + width, band.lane, band.lane, WIDTH - RIGHT - 10], [middle, middle, y, y]) for y in ends]
    _draw_over(ax, into + out, colour)
    for y in ends:
        mark(ax, WIDTH - RIGHT - 6, y, colour._replace(marker=">"), size=8)
    for y in meeting:
        mark(ax, band.lane, y, colour, size=7)
    box(ax, left, middle - 14, width, 28, colour._replace(tint=colour.dark))
    write(ax, left + width / 2, middle, label, bold=True, colour="white", ha="center")
    for x, held, facet in ((2, band.sources, facets[0]), (WIDTH - RIGHT + 2, ends, facets[1])):
        if not held:
            write(ax, x, middle, f"no {facet} entry", width=LEFT - 4, colour=MUTED)


def _draw_over(ax, pipes, colour):
    """Draw one role's pipes with a white rim around them all, so that they are seen to pass over others."""
    for xs, ys in pipes:
        rule(ax, xs, ys, "white", PIPE + 3, zorder=2)
    for xs, ys in pipes:
        rule(ax, xs, ys, colour.dark, PIPE, zorder=2)

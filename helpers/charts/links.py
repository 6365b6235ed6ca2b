"""Links: two lists of attributes, joined through the roles that have them."""

from typing import NamedTuple

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.charts.items import draw_item, stack_height, stack_items
from helpers.charts.letters import SIZE, leading, text_width, wrap
from helpers.charts.style import INK, WIDTH, box, canvas, default_colours, mark, rule, write
from helpers.facets import count_pairs

SIDE, MIDDLE, BETWEEN, COUNT, KEY = 230, 168, 18, 22, 44
DASHES = {"o": "-", "s": (0, (5, 2)), "^": (0, (1, 1.5)), "D": (0, (7, 2, 1.5, 2)), "v": (0, (2.5, 2.5)),
          "P": (0, (10, 2))}


class Node(NamedTuple):
    """A role's box in the middle, with the heights at which its links arrive on either side."""

    name: str
    y: float
    height: float

    def port(self, number, of):
        """Return the height of one of its links, counted from above."""
        return self.y + self.height * (number + 1) / (of + 1)


def plot_links(table, *, pairs=False, title="", colours=None, ax=None):
    """Draw the attributes of two facets left and right, and a line from each to the roles in the middle.

    Parameters
    ----------
    table : DataFrame of bool
        (facet, attribute) x role with two facets, as `tabulate_facets` gives it; one to six roles.
    pairs : bool, default False
        Leave out the middle, and draw a line for each pair of attributes that a role joins.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    names, facets = list(table.columns), list(table.index.get_level_values(0).unique())
    lists = [table.loc[facet] for facet in facets]
    stacks = [stack_items(lists[0], 0, SIDE), stack_items(lists[1], WIDTH - SIDE, SIDE)]
    top = (_key_height(names) if pairs else 0) + _head_height(facets)
    nodes = [] if pairs else _node_heights(names, stacks)
    tall = max(*map(stack_height, stacks), sum(nodes) + BETWEEN * (len(nodes) - 1))
    stacks = [[item.lower(top + (tall - stack_height(stack)) / 2) for item in stack] for stack in stacks]
    ax = canvas(top + tall + 6, title=title, ax=ax)
    if pairs:
        _write_key(ax, {name: colours[name] for name in names})
        _draw_heads(ax, facets, stacks, (int(count_pairs(table).sum()), "pair"), top)
        _draw_pairs(ax, names, stacks, colours)
    else:
        _draw_heads(ax, facets, stacks, (len(names), "role"), top)
        _draw_nodes(ax, _place_nodes(names, stacks, top, tall), stacks, colours)
    for item in [*stacks[0], *stacks[1]]:
        draw_item(ax, item, colours)
        for role in item.roles:
            mark(ax, SIDE if item.x == 0 else WIDTH - SIDE, item.at(role), colours[role], size=7)
    return ax


def _head_height(facets):
    return max(2, *(len(_head_lines(facet)) for facet in facets)) * leading(SIZE) + 16


def _head_lines(facet):
    return wrap(facet, SIDE - 60, SIZE + 0.5, bold=True)


def _draw_heads(ax, facets, stacks, middle, bottom):
    """Write above each column how much is in it, and of what."""
    columns = [(0, SIDE, len(stacks[0]), facets[0]), (WIDTH - SIDE, SIDE, len(stacks[1]), facets[1]),
               ((WIDTH - MIDDLE) / 2, MIDDLE, middle[0], middle[1] + "s" * (middle[0] != 1))]
    for x, width, number, name in columns:
        lines = "\n".join(_head_lines(name))
        left = x + text_width(str(number), COUNT, bold=True) + 14
        y = bottom - 14 - max(len(_head_lines(name)), 2) * leading(SIZE) / 2
        write(ax, x + 2, y, number, size=COUNT, bold=True)
        write(ax, left, y, lines, size=SIZE + 0.5, bold=True)
        rule(ax, [x, x + width], [bottom - 10, bottom - 10], INK, 2.2)


def _node_heights(names, stacks):
    """Return the height of each role's box: for its name, and so that its lines arrive apart."""
    links = [max(sum(name in item.roles for item in stack) for stack in stacks) for name in names]
    return [max(len(_name_lines(name)) * leading(SIZE) + 40, number * 7)
            for name, number in zip(names, links, strict=True)]


def _name_lines(name):
    return wrap(name, MIDDLE - 16, SIZE, bold=True)


def _place_nodes(names, stacks, top, tall):
    """Put each role's box as near as it can be to the middle of what it links, in the order of the roles."""
    nodes, heights, y, bottom = [], _node_heights(names, stacks), top, top + tall
    for name, height in zip(names, heights, strict=True):
        ends = [item.middle for stack in stacks for item in stack if name in item.roles]
        wanted = sum(ends) / len(ends) - height / 2 if ends else y
        nodes.append(Node(name, max(wanted, y), height))
        y = nodes[-1].y + height + BETWEEN
    for i, node in reversed(list(enumerate(nodes))):
        nodes[i] = node._replace(y=min(node.y, bottom - node.height))
        bottom = nodes[i].y - BETWEEN
    return nodes


def _draw_nodes(ax, nodes, stacks, colours):
    left, right = (WIDTH - MIDDLE) / 2, (WIDTH + MIDDLE) / 2
    for node in nodes:
        colour = colours[node.name]
        for stack, start, end in ((stacks[0], SIDE, left), (stacks[1], WIDTH - SIDE, right)):
            linked = [item for item in stack if node.name in item.roles]
            for i, item in enumerate(linked):
                _draw_curve(ax, (start, item.at(node.name)), (end, node.port(i, len(linked))), colour)
        box(ax, left, node.y, MIDDLE, node.height, colour)
        lines = _name_lines(node.name)
        top = node.y + (node.height - len(lines) * leading(SIZE) - 40) / 2
        mark(ax, WIDTH / 2, top + 17, colour, size=9)
        write(ax, WIDTH / 2, top + 30, "\n".join(lines), bold=True, colour=colour.dark, ha="center", va="top")


def _draw_pairs(ax, names, stacks, colours):
    for name in names:
        ends = [[item.at(name) for item in stack if name in item.roles] for stack in stacks]
        for start in ends[0]:
            for end in ends[1]:
                _draw_curve(ax, (SIDE, start), (WIDTH - SIDE, end), colours[name], 1.2)


def _draw_curve(ax, start, end, colour, width=1.8):
    """Draw a line that leaves and arrives level; its dashes repeat what its colour says."""
    bend = (start[0] + end[0]) / 2
    path = Path([start, (bend, start[1]), (bend, end[1]), end], [Path.MOVETO, *[Path.CURVE4] * 3])
    ax.add_artist(PathPatch(path, facecolor="none", edgecolor=colour.dark, linewidth=width, clip_on=False,
                            linestyle=DASHES.get(colour.marker, "-")))


def _key_lines(name):
    return len(wrap(name, WIDTH - KEY - 10, SIZE, bold=True))


def _key_height(names):
    return sum(_key_lines(name) * leading(SIZE) + 4 for name in names) + 8


def _write_key(ax, colours):
    """Name each role beside a piece of its line."""
    y = 0
    for name, colour in colours.items():
        middle = y + leading(SIZE) / 2
        _draw_curve(ax, (0, middle), (KEY - 8, middle), colour)
        mark(ax, (KEY - 8) / 2, middle, colour, size=7)
        write(ax, KEY, y, name, width=WIDTH - KEY - 10, bold=True, colour=colour.dark, va="top")
        y += _key_lines(name) * leading(SIZE) + 4

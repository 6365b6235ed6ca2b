"""The presence matrix: every attribute beside every role, present or not said."""

from helpers.charts.letters import SIZE, SMALL, leading, wrap
from helpers.charts.style import (
    INK,
    MUTED,
    RULE,
    SHARED,
    WIDTH,
    Colour,
    box,
    canvas,
    default_colours,
    hatched,
    mark,
    rule,
    write,
)

ABSENT = Colour(MUTED, "#ffffff", "", "o")
HEAD_LINES, CELL, PAD = 4, 26, 14


def plot_presence(table, *, title="", colours=None, ax=None):
    """Draw a presence matrix: one line per attribute, one column per role, a filled mark for "said".

    Parameters
    ----------
    table : DataFrame of bool
        One row per attribute, or per (facet, attribute), and one column per role, as `tabulate_presence`
        gives it; one to six roles.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    wide = _column_width(table.shape[1])
    heads = [wrap(name, wide - 12, SMALL, bold=True) for name in table.columns]
    key = [] if all(_fits(*head, wide) for head in zip(table.columns, heads, strict=True)) else list(table.columns)
    head = _head_height(heads, key)
    lines, bottom = _place_lines(table, head, WIDTH - table.shape[1] * wide)
    ax = canvas(bottom + 4, title=title, ax=ax)
    _draw_heads(ax, table, key, head, wide, colours)
    for kind, text, y, tall, present in lines:
        rule(ax, [0, WIDTH], [y, y], INK if kind == "facet" else RULE)
        if kind == "facet":
            write(ax, 2, y + tall / 2, text, width=WIDTH - 4, size=SMALL, bold=True, colour=MUTED)
        else:
            write(ax, PAD, y + tall / 2, text)
            _draw_marks(ax, table.columns, present, y + tall / 2, wide, colours)
    return ax


def _fits(name, lines, wide):
    """Tell whether a name can stand above its column: a few lines, and no word broken."""
    return len(lines) <= HEAD_LINES and " ".join(lines) == " ".join(name.split())


def _column_width(roles):
    """Give each role as much room as leaves the attributes' names readable."""
    return min(160, (WIDTH - 260) / roles)


def _head_height(heads, key):
    """Return the room above the first line: the roles' names, their marks and how much each one has."""
    if not key:
        return max(len(lines) for lines in heads) * leading(SMALL) + 32
    return sum(len(_key_lines(name)) * leading(SIZE) + 4 for name in key) + 40


def _key_lines(name):
    return wrap(name, WIDTH - 30, SIZE, bold=True)


def _place_lines(table, y, room):
    """Return (kind, text, y, height, marks) of each line from top to bottom, and where the last one ends."""
    lines, group = [], None
    for label, present in zip(table.index, table.to_numpy(), strict=True):
        facet, attribute = label if isinstance(label, tuple) else ("", label)
        if facet != group and facet:
            tall = len(wrap(facet, WIDTH - 4, SMALL, bold=True)) * leading(SMALL) + 10
            lines.append(("facet", facet, y, tall, None))
            y += tall
        group = facet
        text = wrap(attribute, room - PAD - 12, SIZE)
        tall = max(len(text) * leading(SIZE) + 12, CELL + 8)
        lines.append(("attribute", "\n".join(text), y, tall, present))
        y += tall
    return lines, y


def _centres(roles, wide):
    return [WIDTH - (roles - i - 0.5) * wide for i in range(roles)]


def _draw_heads(ax, table, key, head, wide, colours):
    """Write above each column whose it is and how much it holds; long names stand in a key above."""
    y = 0
    for name in key:
        mark(ax, 9, y + leading(SIZE) / 2, colours[name], size=8)
        write(ax, 22, y, name, width=WIDTH - 30, bold=True, colour=colours[name].dark, va="top")
        y += len(_key_lines(name)) * leading(SIZE) + 4
    for name, x in zip(table.columns, _centres(table.shape[1], wide), strict=True):
        colour = colours[name]
        if key:
            mark(ax, x, head - 30, colour, size=8)
        else:
            write(ax, x, head - 26, name, width=wide - 12, size=SMALL, bold=True, colour=colour.dark, ha="center",
                  va="bottom")
        write(ax, x, head - 12, f"{int(table[name].sum())} of {len(table)}", size=SMALL, colour=colour.dark,
              ha="center")


def _draw_marks(ax, names, present, y, wide, colours):
    """Draw one line of the matrix; a band joins the marks of an attribute that several roles have."""
    centres = _centres(len(names), wide)
    held = [x for x, yes in zip(centres, present, strict=True) if yes]
    if len(held) > 1:
        rule(ax, [held[0], held[-1]], [y, y], SHARED.dark, 4)
    side = min(wide - 16, 64)
    for name, x, yes in zip(names, centres, present, strict=True):
        if not yes:
            mark(ax, x, y, ABSENT, size=5, filled=False)
            continue
        box(ax, x - side / 2, y - CELL / 2, side, CELL, colours[name])
        hatched(ax, x - side / 2 + 3, y - CELL / 2 + 3, side - 6, CELL - 6, _faint(colours[name]))
        mark(ax, x, y, colours[name], size=11)


def _faint(colour):
    """Return a Colour whose hatch stays behind its mark."""
    return colour._replace(dark=colour.dark + "66")

"""Shares of a whole: one bar per role, cut into parts, with everything in a part named beneath it."""

from typing import NamedTuple

from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.style import INK, SHARED, WIDTH, bar, box, canvas, default_colours, hatched, mark, write

NUMBER, THICK, GAP, PAD = 17, 30, 4, 6
SIDE = 60  # where the names start in the list that stands in for names beneath narrow parts
HATCHES = ("////", "", "....", "\\\\\\\\", "xxxx", "||||", "----")


class Part(NamedTuple):
    """One part of a role's bar: where it lies, the numbers above it, its name, and what it holds."""

    x: float
    width: float
    order: int
    number: str
    beside: str
    name: str
    items: tuple
    shared: tuple


def plot_shares(table, *, counts=False, title="", colours=None, ax=None):
    """Draw a bar per role, cut into parts, as long as 100 % or as long as the role's list.

    Everything in a part is named beneath it; where a part is too narrow for that, beside a list under the bar.

    Parameters
    ----------
    table : DataFrame
        One row per (role, part): `count`, `share`, `attributes` and `shared`, as `count_shares` gives it; one to
        six roles.
    counts : bool, default False
        Make bars as long as their counts; otherwise all are equally long.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    roles = dict(list(table.groupby(level=0, sort=False)))
    colours = colours or default_colours(roles)
    longest = table.groupby(level=0)["count"].sum().max()
    bars = {role: _cut(rows.droplevel(0), longest, counts) for role, rows in roles.items()}
    beneath = all(_fits(part) for parts in bars.values() for part in parts)
    heights = [_head_height(role) + _body_height(parts, beneath) for role, parts in bars.items()]
    ax = canvas(sum(heights) - 16, title=title, ax=ax)
    y = 0
    for (role, parts), tall in zip(bars.items(), heights, strict=True):
        mark(ax, 9, y + leading(SIZE) / 2, colours[role], size=8)
        write(ax, 22, y, role, width=WIDTH - 30, bold=True, colour=colours[role].dark, va="top")
        _draw_parts(ax, parts, y + _head_height(role), beneath, colours[role])
        y += tall
    return ax


def write_percent(share):
    r"""Write a share as a whole number of per cent, halves rounded up; the space before the sign does not break.

    >>> write_percent(0.125)
    '13\xa0%'
    """
    return f"{int(share * 100 + 0.5)}\u00a0%"


def _cut(rows, longest, counts):
    """Lay a role's parts out from left to right; a part that holds nothing takes no room."""
    total, parts = int(rows["count"].sum()), []
    unit, x = WIDTH / (longest if counts else total), 0
    for order, (facet, row) in enumerate(rows.iterrows()):
        percent, width = write_percent(row["share"]), row["count"] * unit
        number, beside = (str(row["count"]), percent) if counts else (percent, f"{row['count']} of {total}")
        parts.append(Part(x, width, order, number, beside, facet, row["attributes"], row["shared"]))
        x += width
    return [part for part in parts if part.items]


def _fits(part):
    """Tell whether a part is wide enough for its number, and for its names without breaking a word."""
    room = part.width - GAP - PAD
    words = [(word, bold) for text, bold in _texts(part, True) for word in text.split()]
    return text_width(part.number, NUMBER, bold=True) + 8 + text_width(part.beside, SMALL) <= room and all(
        text_width(word, SMALL, bold) <= room for word, bold in words)


def _texts(part, beneath):
    """List what is written about a part as (text, is bold): its name, then its items, one by one or in a row."""
    items = [(f"{item} (shared)" if item in part.shared else item, item in part.shared) for item in part.items]
    if beneath:
        return [(part.name, True), *items]
    return [(f"{part.number} {part.name} ({part.beside})", True), ("; ".join(text for text, _ in items), False)]


def _head_height(role):
    return len(wrap(role, WIDTH - 30, SIZE, bold=True)) * leading(SIZE) + 8


def _body_height(parts, beneath):
    rooms = [part.width - GAP - PAD if beneath else WIDTH - SIDE for part in parts]
    heights = [sum(len(wrap(text, room, SMALL, bold)) * leading(SMALL) + 5 for text, bold in _texts(part, beneath))
               for part, room in zip(parts, rooms, strict=True)]
    if beneath:
        return leading(NUMBER) + THICK + 40 + max(heights)
    return THICK + 40 + sum(heights) + 8 * len(heights)


def _draw_parts(ax, parts, y, beneath, colour):
    """Draw the bar; above each part its number and below it its names, or all names in a list below."""
    top = y + (leading(NUMBER) if beneath else 0)
    for part in parts:
        _fill(ax, part.x, top, max(part.width - GAP, 1), part.order, colour)
    y = top + THICK + 12
    for part in parts:
        if beneath:
            write(ax, part.x, top - 6, part.number, size=NUMBER, bold=True, colour=colour.dark, va="bottom")
            write(ax, part.x + text_width(part.number, NUMBER, bold=True) + 8, top - 8, part.beside, size=SMALL,
                  colour=colour.dark, va="bottom")
            _write_texts(ax, part, part.x, top + THICK + 8, part.width - GAP - PAD, beneath)
        else:
            _fill(ax, 0, y, SIDE - 16, part.order, colour)
            y = _write_texts(ax, part, SIDE, y, WIDTH - SIDE, beneath) + 8


def _write_texts(ax, part, x, y, room, beneath):
    """Write a part's name and items from y downwards; return where they end."""
    for i, (text, bold) in enumerate(_texts(part, beneath)):
        colour = SHARED.dark if bold and i else INK
        y += write(ax, x, y, text, width=room, size=SMALL, bold=bold, colour=colour, va="top") * leading(SMALL) + 5
    return y


def _fill(ax, x, y, width, order, colour):
    """Fill a part: the first one solid, the others in the tint with a hatch each."""
    if order == 0:
        bar(ax, x, y, width, THICK, colour, hatch=False)
        return
    box(ax, x, y, width, THICK, colour)
    hatched(ax, x, y, width, THICK, colour._replace(hatch=HATCHES[(order - 1) % len(HATCHES)]))

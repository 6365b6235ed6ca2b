"""The career ladder: steps in their order as rungs, one ladder per role, and what all of them rest on."""

from helpers.charts.letters import SIZE, SMALL, leading, wrap
from helpers.charts.style import MUTED, SHARED, WIDTH, box, canvas, default_colours, hatched, mark, rule, write

LABELS, GAP, PAD, STRIP = 120, 20, 10, 12
ACROSS = 3


def plot_ladder(table, *, title="", colours=None, ax=None):
    """Draw a ladder for each role: the first step is the lowest rung, and what is no step stands below.

    Parameters
    ----------
    table : DataFrame of tuple of str
        (part, facet) x role, as `tabulate_ladder` gives it; parts are "step" and "basis", the steps in their order.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    steps = table.loc[["step"]].droplevel("part")
    basis = table.drop(index="step", level="part").droplevel("part")
    names = list(table.columns)
    bands = [names[i : i + ACROSS] for i in range(0, len(names), ACROSS)]
    heights = [_band_height(steps, band) for band in bands]
    placed, basis_height = _place_basis(basis)
    ax = canvas(sum(heights) + basis_height + 4, title=title, ax=ax)
    y = 0
    for band, tall in zip(bands, heights, strict=True):
        _draw_band(ax, steps, band, y, y + tall - 18, colours)
        y += tall
    if placed:
        rule(ax, [0, WIDTH], [y, y], SHARED.dark, 2.2)
    for label, boxes, top, tall in placed:
        write(ax, 2, y + top + tall / 2, label, width=LABELS - 14)
        for item, roles, *place in boxes:
            marked = roles if len(names) > 1 else ()
            _draw_item(ax, item, roles, (place[0], y + place[1], *place[2:]), colours, marked)
    return ax


def _rung_width(band):
    return (WIDTH - LABELS - GAP * (len(band) - 1)) / len(band)


def _text_height(item, room):
    return len(wrap(item, room, SIZE)) * leading(SIZE) + 14


def _step_height(steps, level, number, band):
    """Return the room of one step: its fullest rung, or its name where that is taller."""
    room = _item_room(_rung_width(band), ())
    rungs = [sum(_text_height(item, room) + 6 for item in items) for items in steps.loc[level, band]]
    return max([*rungs, len(_step_lines(level, number)) * leading(SIZE), 34]) + 14


def _step_lines(level, number):
    return wrap(f"{number}. {level}", LABELS - 14, SIZE)


def _head_lines(name, band):
    return wrap(name, _rung_width(band) - 26, SIZE, bold=True)


def _band_height(steps, band):
    head = max(len(_head_lines(name, band)) for name in band) * leading(SIZE) + 8
    return head + sum(_step_height(steps, level, i, band) for i, level in enumerate(steps.index, 1)) + 30


def _draw_band(ax, steps, band, y, bottom, colours):
    """Draw up to three ladders side by side, the last step on top."""
    wide = _rung_width(band)
    lefts = [LABELS + i * (wide + GAP) for i in range(len(band))]
    head = max(len(_head_lines(name, band)) for name in band) * leading(SIZE) + 8
    for name, x in zip(band, lefts, strict=True):
        mark(ax, x + 9, y + head / 2 - 2, colours[name], size=9)
        write(ax, x + 22, y + head / 2 - 2, name, width=wide - 26, bold=True, colour=colours[name].dark)
        for rail in (x + 16, x + wide - 16):
            rule(ax, [rail, rail], [y + head, bottom], colours[name].dark, 3.5)
    y += head + 8
    for number, level in reversed(list(enumerate(steps.index, 1))):
        tall = _step_height(steps, level, number, band)
        write(ax, 2, y + (tall - 14) / 2, "\n".join(_step_lines(level, number)))
        for name, x in zip(band, lefts, strict=True):
            _draw_rungs(ax, steps.loc[level], name, (x, y, wide, tall - 14), colours)
        y += tall


def _draw_rungs(ax, step, name, place, colours):
    """Draw what one role has on one step, centred in its place; a dashed rung where nothing is said."""
    x, y, wide, tall = place
    if not step[name]:
        rule(ax, [x + 16, x + wide - 16], [y + tall - 5] * 2, MUTED, 1.5, dashed=True)
        write(ax, x + wide / 2, y + tall / 2 - 4, "nothing said", size=SMALL, colour=MUTED, ha="center")
        return
    heights = [_text_height(item, _item_room(wide, ())) for item in step[name]]
    y += (tall - sum(heights) - 6 * (len(heights) - 1)) / 2
    for item, height in zip(step[name], heights, strict=True):
        holders = [role for role in step.index if item in step[role]]
        _draw_item(ax, item, holders if len(holders) > 1 else [name], (x, y, wide, height), colours, ())
        y += height + 6


def _place_basis(basis):
    """Return (facet, boxes, y, height) of what is no step, and the height of all; each item stands once.

    What roles share spans all columns. What one role has alone stands in the column of its ladder, as long as all
    ladders stand side by side.
    """
    names, placed, y = list(basis.columns), [], 16
    columns = names if len(names) <= ACROSS else names[:2]
    wide = _rung_width(columns)
    for facet, row in basis.iterrows():
        boxes, bottoms = [], [0] * len(columns)
        held = {item: [name for name in names if item in row[name]] for items in row for item in items}
        for item, roles in sorted(held.items(), key=lambda pair: len(pair[1]) == 1):
            shared = len(roles) > 1
            first = 0 if shared else names.index(roles[0]) if columns == names else bottoms.index(min(bottoms))
            place = slice(None) if shared else slice(first, first + 1)
            width, top = WIDTH - LABELS if shared else wide, max(bottoms[place])
            tall = _text_height(item, _item_room(width, roles if len(names) > 1 else ()))
            boxes.append((item, roles, LABELS + first * (wide + GAP), y + top, width, tall))
            bottoms[place] = [top + tall + 8] * len(bottoms[place])
        tall = max(*bottoms, len(wrap(facet, LABELS - 14, SIZE)) * leading(SIZE) + 8)
        placed.append((facet, boxes, y, tall - 8))
        y += tall + 8
    return placed, y if placed else 0


def _item_room(width, marked):
    """Return the room for a box's text, beside a marker for each of some roles."""
    return width - 2 * PAD - STRIP - (14 * len(marked) or 16)


def _draw_item(ax, item, roles, place, colours, marked):
    """Draw one named box: in its role's colour, or as shared; with markers where it is not clear whose it is."""
    x, y, wide, tall = place
    shared = len(roles) > 1
    colour = SHARED if shared else colours[roles[0]]
    box(ax, x, y, wide, tall, colour)
    if shared:
        hatched(ax, x, y + 2, STRIP, tall - 4, colour)
    write(ax, x + PAD + STRIP + 4, y + tall / 2, item, width=_item_room(wide, marked))
    for i, name in enumerate(reversed(marked)):
        mark(ax, x + wide - 13 - 14 * i, y + tall / 2, colours[name], size=7)

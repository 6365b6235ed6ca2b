"""Flow: what each role does, led through a pipe of its own to what comes of it."""

from helpers.charts.layout import Block, line, marker, name_role, noted, over, row, show, space, stack, text, tile
from helpers.charts.links import find_ports, list_held, say_missing, stack_items
from helpers.charts.overlap import list_shared, split_facets
from helpers.charts.style import MUTED, SHARED, WIDTH, leading, role_colours, rule, text_width
from helpers.compare import choose_facets, tabulate_facets
from helpers.english import ask_for, head_part, name_facet, say_several, say_shared
from helpers.panels import Panel, first_six, make_panel

LEFT, RIGHT, COLLECT, LANES, LANE, PIPE, SPACE = 236, 284, 250, 352, 9, 3.2, 22
SIDES = (LEFT, None, RIGHT)


def plot_flow(table, *, title="", colours, ax=None):
    """Draw a band for each role: pipes from its activities to its effects; shared effects stand between the bands."""
    (first, sources), (second, effects) = split_facets(table)
    shared, names, places = effects.sum(axis=1) > 1, list(colours), {}
    half = (len(names) + 1) // 2
    bands = [_draw_band(name, sources, effects[~shared], places, colours) for name in names]
    if shared.any():
        where = [text(f"in {say_several(len(names))}", bold=True, colour=SHARED.dark), space(4), line(SHARED.dark, 2.2),
                 space(10), stack_items(effects[shared], colours, places, "right")]
        bands.insert(half, row([space(), stack(where)], [WIDTH - RIGHT, None]))
    lanes = [*names[:half], *reversed(names[half:])]  # a pipe that passes a band then crosses little of it
    pipes = Block(0, lambda ax, *place: [
        _draw_pipes(ax, places, name, LANES + LANE * lanes.index(name), colours[name]) for name in names])
    heads = row([text(first, bold=True, colour=MUTED), space(), text(second, bold=True, colour=MUTED)], SIDES, at=0)
    return show(stack([heads, space(10), over(stack(bands, SPACE), pipes), space(6)]), title, ax)


def _draw_band(name, sources, effects, places, colours):
    """Make one role's part: its name on a line, what it does on the left, what comes of it only on the right."""
    left, right = (stack_items(part[part[name]], colours, places, side, [name])
                   for side, part in (("left", sources), ("right", effects)))
    head = row([name_role(name, colours[name]), space()], [LANES - 4, None])  # left of all pipes
    body = noted(over(space(40), row([left, space(), right], SIDES)), places, ("band", name, ()))
    return stack([head, space(5), line(colours[name].dark, 2.2), space(11), body])


def _draw_pipes(ax, places, name, lane, colour):
    """Gather what a role does in one pipe, count both ends, and lead the pipe to each of its effects."""
    _, top, _, tall = places["band", name, ()]
    starts, ends = ([y for _, y in find_ports(places, name, side).values()] for side in ("left", "right"))
    label, middle = f"{len(starts)} → {len(ends)}", top + tall / 2
    width = text_width(label, bold=True) + 18
    left = (COLLECT + LANES - width) / 2
    pipes = [([LEFT, COLLECT, COLLECT, left], [y, y, middle, middle]) for y in starts]
    pipes += [([left + width, lane, lane, WIDTH - RIGHT - 10], [middle, middle, y, y]) for y in ends]
    for look, thick in (("white", PIPE + 3), (colour.dark, PIPE)):  # with a rim, it is seen to pass over others
        for xs, ys in pipes:
            rule(ax, xs, ys, look, thick, zorder=2)
    for y in ends:
        marker(colour._replace(marker=">")).draw(ax, WIDTH - RIGHT - 6, y, 0, 0)
        if not top < y < top + tall:  # a shared effect, where pipes of other roles arrive too
            marker(colour, 7).draw(ax, lane, y, 0, 0)
    tile(colour._replace(tint=colour.dark)).draw(ax, left, middle - 14, width, 28)
    text(label, colour="white", bold=True, ha="center").draw(ax, left, middle - leading() / 2, width, 0)


def describe_flow(table):
    """Say what leads to what in each role, what several roles lead to, and what an arrow is worth."""
    sentences = [f"{name}: from {' to '.join(list_held(table, name))}." for name in table.columns]
    _, (facet, effects) = split_facets(table)
    if table.shape[1] > 1:
        sentences.append(say_shared(list_shared(effects), name_facet(facet)))
    return " ".join([*sentences, "An arrow repeats what the rows claim; it measures nothing."])


@first_six
def view_flow(rows, choice=None):
    """Show what leads to what in each role: activity to effect, or two other facets; `choice` may be "Themes"."""
    facets, level = choose_facets(rows, "activity", "effect"), "theme" if choice == "Themes" else "attribute"
    if problem := say_missing(rows, tabulate_facets(rows, facets), facets):
        return Panel(problem)
    table = tabulate_facets(rows, facets, level)
    if len(table.index.get_level_values(0).unique()) < 2:
        return Panel(ask_for("theme", "draw chains of themes"))
    _, (facet, effects) = split_facets(table)
    headline = head_part(len(list_shared(effects)), *effects.shape, name_facet(facet),
                         f"is claimed for {say_several(table.shape[1])}")
    return make_panel(plot_flow, table, headline, describe_flow(table), colours=role_colours(rows))

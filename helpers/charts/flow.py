"""Flow: what each role does, led through a pipe of its own to what comes of it."""

from helpers.charts.layout import at_least, fixed, line, name_role, noted, over, pad, row, show, space, stack, text
from helpers.charts.links import (
    count_kind,
    list_ports,
    list_shared,
    say_held,
    say_missing,
    say_share,
    split_facets,
    stack_items,
)
from helpers.charts.style import MUTED, SHARED, WIDTH, box, default_colours, mark, role_colours, rule, text_width, write
from helpers.compare import choose_facets, tabulate_facets
from helpers.english import join_names, name_facet, start
from helpers.panels import Panel, first_six, make_panel

LEFT, RIGHT, COLLECT, LANES, LANE, PIPE, SPACE = 236, 284, 250, 352, 9, 3.2, 22
SIDES = (LEFT, None, RIGHT)


def plot_flow(table, *, title="", colours=None, ax=None):
    """Draw a band for each role: pipes from its activities to its effects; shared effects stand between the bands.

    `table` is from `tabulate_facets`, of two facets: from one to the other.
    """
    colours, names = colours or default_colours(table.columns), list(table.columns)
    own, joint = {name: {} for name in names}, {}
    (first, _), (second, effects) = split_facets(table)
    shared, half = effects.sum(axis=1) > 1, -(-len(names) // 2)
    parts = {name: split_facets(table[table[name]], [first, second]) for name in names}
    bands = [_draw_band(name, parts[name], effects.index[shared], own[name], colours) for name in names]
    if shared.any():
        bands.insert(half, _draw_joint(effects[shared], joint, colours))
    lanes = [*names[:half], *reversed(names[half:])]  # a pipe that passes a band then crosses little of it
    pipes = fixed(0, lambda ax, *place: [
        _draw_pipes(ax, own[name], list_ports(joint, 1, name), LANES + LANE * lanes.index(name), colours[name])
        for name in names])
    heads = row([text(first, bold=True, colour=MUTED), space(), text(second, bold=True, colour=MUTED)], SIDES, at=0)
    return show(stack([heads, space(10), over(stack(bands, SPACE), pipes), space(6)]), title, ax)


def _draw_band(name, parts, joint, places, colours):
    """Make one role's part: its name on a line, what it does on the left, what comes of it alone on the right."""
    head = row([name_role(name, colours[name]), space()], [LANES - 4, None])  # left of all pipes
    (_, sources), (_, effects) = parts
    drawn = sources, effects.drop(joint, errors="ignore")
    sides = [stack_items(part, colours, places, side, ports=False) if len(parts[side][1]) else
             pad(text(f"no {name_facet(parts[side][0])[0]}", colour=MUTED), 2) for side, part in enumerate(drawn)]
    body = noted(at_least(40, row([sides[0], space(), sides[1]], SIDES)), places, "band")
    return stack([head, space(5), line(colours[name].dark, 2.2), space(11), body])


def _draw_joint(effects, places, colours):
    where = "in both roles" if len(colours) == 2 else "in more than one role"
    part = stack([text(where, bold=True, colour=SHARED.dark), space(4), line(SHARED.dark, 2.2), space(10),
                  stack_items(effects, colours, places, 1)])
    return row([space(), part], [WIDTH - RIGHT, None])


def _draw_pipes(ax, places, joint, lane, colour):
    """Gather what a role does in one pipe, count both ends, and lead the pipe to each of its effects."""
    _, top, _, tall = places.pop("band")
    starts, alone = ([place[1] + place[3] / 2 for key, place in places.items() if key[0] == side] for side in (0, 1))
    meeting = list(joint.values())
    ends, middle = alone + meeting, top + tall / 2
    label = f"{len(starts)} → {len(ends)}"
    width = text_width(label, bold=True) + 18
    left = (COLLECT + LANES - width) / 2
    into = [([LEFT, COLLECT, COLLECT, left], [y, y, middle, middle]) for y in starts]
    out = [([left + width, lane, lane, WIDTH - RIGHT - 10], [middle, middle, y, y]) for y in ends]
    _draw_over(ax, into + out, colour)
    for y in ends:
        mark(ax, WIDTH - RIGHT - 6, y, colour._replace(marker=">"), size=8)
    for y in meeting:
        mark(ax, lane, y, colour, size=7)
    box(ax, left, middle - 14, width, 28, colour._replace(tint=colour.dark))
    write(ax, left + width / 2, middle, label, bold=True, colour="white", ha="center")


def _draw_over(ax, pipes, colour):
    """Draw one role's pipes with a white rim around them all, so that they are seen to pass over others."""
    for look, width in (("white", PIPE + 3), (colour.dark, PIPE)):
        for xs, ys in pipes:
            rule(ax, xs, ys, look, width, zorder=2)


def headline_flow(table):
    """Say in one line how many effects several roles lead to."""
    (first, left), (second, right) = split_facets(table)
    if table.shape[1] == 1:
        return f"From {count_kind(len(left), first)} to {count_kind(len(right), second)}"
    shared = len(list_shared(right))
    if not shared:
        return f"No {name_facet(second)[0]} is claimed for more than one role"
    return (f"{start(say_share(shared, second, len(right)))} {'is' if shared == 1 else 'are'} claimed for "
            f"{'both roles' if table.shape[1] == 2 else 'more than one role'}")


def describe_flow(table):
    """Say what leads to what in each role, what several roles lead to, and what an arrow is worth."""
    sentences = [f"{name}: from {' to '.join(say_held(table, name))}." for name in table.columns]
    _, (facet, effects) = split_facets(table)
    if shared := list_shared(effects):
        which = "both roles" if table.shape[1] == 2 else "more than one role"
        named = f" ({join_names(shared)})" if len(shared) <= 12 else ""
        sentences.append(f"For {which}: {count_kind(len(shared), facet)}{named}.")
    return " ".join([*sentences, "An arrow repeats what the rows claim; it measures nothing."])


@first_six
def view_flow(rows, choice=None, *, facets=None):
    """Show what leads to what in each role; `choice` is the level, "Attributes" or "Themes".

    `facets` are from which facet to which; without them activity and effect, or the first two that the rows hold.
    """
    facets = facets or choose_facets(rows, "activity", "effect")
    if problem := say_missing(rows, tabulate_facets(rows, facets), facets):
        return Panel(problem)
    table = tabulate_facets(rows, facets, "theme" if choice == "Themes" else "attribute")
    if len(table.index.get_level_values(0).unique()) < 2:
        return Panel("These rows name no theme: fill the column “theme” of the CSV to draw chains of themes.")
    return make_panel(plot_flow, table, headline_flow(table), describe_flow(table), colours=role_colours(rows))

"""Links: two lists of attributes, joined through the roles that have them."""

from dataclasses import replace
from itertools import product

import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.charts.layout import (
    at_least,
    card,
    chip,
    fixed,
    line,
    marker,
    noted,
    over,
    row,
    show,
    space,
    spread,
    stack,
    text,
)
from helpers.charts.style import (
    INK,
    SHARED,
    SIZE,
    WIDTH,
    default_colours,
    leading,
    mark,
    role_colours,
    text_width,
)
from helpers.compare import choose_facets, count_pairs, join_facets, list_facets, tabulate_facets
from helpers.english import count_noun, join_names, name_facet, name_some, say_number, say_part, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

SIDE, MIDDLE, COUNT, KEY = 230, 168, 22, 44
WIDTHS, GAP, ENDS = (SIDE, None, SIDE), (WIDTH - 2 * SIDE - MIDDLE) / 2, (SIDE, WIDTH - SIDE)
PORT = 13  # the least room between two lines that leave a box
PAIRS, MOST_PAIRS, STATED = "Pair by pair", 150, "As the source joins them"
DASHES = {"o": "-", "s": (0, (5, 2)), "^": (0, (1, 1.5)), "D": (0, (7, 2, 1.5, 2)), "v": (0, (2.5, 2.5)),
          "P": (0, (10, 2))}


def plot_links(table, *, pairs=False, title="", colours=None, ax=None):
    """Draw two facets' attributes left and right, and a line from each to the roles in the middle.

    `table` is from `tabulate_facets`, of two facets. With `pairs` there is no middle, but a line for each pair of
    attributes that a role joins; if `pairs` is a set of (role, attribute, attribute), for those.
    """
    colours, names = colours or default_colours(table.columns), list(table.columns)
    facets, places = split_facets(table), {}
    left, right = (stack_items(part, colours, places, side) for side, (_, part) in enumerate(facets))
    nodes = [] if pairs else [noted(_draw_node(name, table[name], colours[name]), places, name) for name in names]
    body = over(row([at_least(0, left), spread(nodes), at_least(0, right)], WIDTHS, GAP, at=None),
                fixed(0, lambda ax, *place: [_draw_lines(ax, name, places, pairs, colours[name]) for name in names]))
    many = len(pairs) if isinstance(pairs, set) else int(count_pairs(table).sum())
    middle = (many, "pair") if pairs else (len(names), "role")
    heads = [_draw_head(len(part), facet) for facet, part in facets]
    heads.insert(1, _draw_head(middle[0], middle[1] + "s" * (middle[0] != 1)))
    key = [stack([_draw_key(name, colours[name]) for name in names], 4), space(12)] if pairs else []
    return show(stack([*key, row(heads, WIDTHS, GAP, at=1), space(10), body, space(6)]), title, ax)


def split_facets(table, facets=()):
    """Return each facet with its part of the table, attribute x role: of all facets, or of these."""
    labels = table.index.get_level_values(0)
    return [(facet, table[labels == facet].droplevel(0)) for facet in facets or labels.unique()]


def stack_items(part, colours, places, side, ports=True):
    """Stack a named box for each attribute, those of one role next to each other, and note where each one stands.

    They are sorted by the middle of their roles, so that lines to the roles cross little. With `ports` a box has room
    for a line of each role.
    """
    held = [(item, tuple(part.columns[has])) for item, has in zip(part.index, part.to_numpy(), strict=True)]
    order = list(part.columns)
    held.sort(key=lambda pair: sum(map(order.index, pair[1])) / len(pair[1]))
    chips = [at_least(PORT * (len(roles) + 1) if ports else 0, chip(item, SHARED if roles[1:] else colours[roles[0]]),
                      fill=True) for item, roles in held]
    return stack([noted(part, places, (side, *pair)) for part, pair in zip(chips, held, strict=True)], 9)


def port(place, number, of):
    """Return the height at which one of some lines meets a place."""
    return place[1] + place[3] * (number + 1) / (of + 1)


def list_ports(places, side, name):
    """List the heights at which a role's lines meet the boxes of one side: attribute -> height."""
    return {key[1]: port(place, key[2].index(name), len(key[2])) for key, place in places.items()
            if key[0] == side and name in key[2]}


def _draw_head(number, name):
    """Write how much is in a column, and of what."""
    words = row([text(number, COUNT, bold=True), text(name, SIZE + 0.5, bold=True)],
                [text_width(str(number), COUNT, bold=True) + 14, None])
    return stack([at_least(2 * leading(), words), space(2), line(INK, 2.2)])


def _draw_node(name, held, colour):
    """Make a role's box, tall enough for its lines to arrive apart."""
    words = stack([space(4), marker(colour, 9), space(2), text(name, colour=colour.dark, bold=True, ha="center")])
    return at_least(7 * held.groupby(level=0).sum().max(), card(words, colour, 8), fill=True)


def _draw_lines(ax, name, places, pairs, colour):
    """Lead a role's lines to its box; where it has none, from one side to the other."""
    left, right = (list_ports(places, side, name) for side in (0, 1))
    if name in places:
        for side, ports in ((0, left), (1, right)):
            x, _, wide, _ = place = places[name]
            for i, at in enumerate(ports.values()):
                _draw_curve(ax, (ENDS[side], at), (x + wide * side, port(place, i, len(ports))), colour)
    else:
        for one, other in product(left, right):
            if pairs is True or (name, one, other) in pairs:
                _draw_curve(ax, (ENDS[0], left[one]), (ENDS[1], right[other]), colour, 1.2 if pairs is True else 1.8)
    for x, at in [*product(ENDS[:1], left.values()), *product(ENDS[1:], right.values())]:
        mark(ax, x, at, colour, size=7)


def _draw_curve(ax, begin, end, colour, width=1.8):
    """Draw a line that leaves and arrives level; its dashes repeat what its colour says."""
    bend = (begin[0] + end[0]) / 2
    path = Path([begin, (bend, begin[1]), (bend, end[1]), end], [Path.MOVETO, *[Path.CURVE4] * 3])
    ax.add_artist(PathPatch(path, facecolor="none", edgecolor=colour.dark, linewidth=width, clip_on=False,
                            linestyle=DASHES.get(colour.marker, "-")))


def _draw_key(name, colour):
    """Name a role beside a piece of its line."""
    def draw(ax, x, y, width, height):
        _draw_curve(ax, (x, y + height / 2), (x + width, y + height / 2), colour)
        mark(ax, x + width / 2, y + height / 2, colour, size=7)

    return row([fixed(leading(), draw), text(name, bold=True, colour=colour.dark)], [KEY - 8, None], 8, at=0)


def count_kind(number, facet):
    """Write how many attributes a facet holds.

    >>> count_kind(1, "audience"), count_kind(0, "channel")
    ('one audience', 'no channels')
    """
    return count_noun(number, name_facet(facet))


def list_shared(part):
    """List the attributes that several roles have."""
    return list(part.index[part.sum(axis=1) > 1])


def headline_links(table, pairs=False):
    """Say in one line how much of either facet is shared, or how many pairs the join makes."""
    if pairs:
        return f"Joined on the role: {_say_pairs(int(count_pairs(table).sum()))}"
    facets = split_facets(table)
    if table.shape[1] == 1:
        counts = [count_kind(len(part), facet) for facet, part in facets]
        return f"{start(join_names(counts))} in this role"
    shared = [len(list_shared(part)) for _, part in facets]
    if not any(shared):
        return f"{start(' and '.join(f'no {name_facet(facet)[0]}' for facet, _ in facets))} is shared"
    return "Shared: " + join_names(say_share(number, facet, len(part))
                                   for number, (facet, part) in zip(shared, facets, strict=True))


def say_share(shared, facet, many):
    """Say how many of a facet's attributes are shared.

    >>> say_share(1, "audience", 6)
    'one of six audiences'
    """
    return say_part(shared, many, name_facet(facet))


def describe_links(table, pairs=False):
    """Say what each role links with what, how many pairs that makes, and what is shared."""
    numbers, (first, second) = count_pairs(table), (facet for facet, _ in split_facets(table))
    sentences = [f"{name} has {join_names(say_held(table, name))}: {_say_pairs(int(numbers[name]))}."
                 for name in table.columns]
    for facet, part in split_facets(table):
        if shared := name_some(list_shared(part)):
            sentences.append(f"Shared, under {facet}{shared}.")
    line = "Each line is one row of the merge" if pairs else "Each line leads to a role"
    return " ".join([*sentences, f"{line}; none says which {first} goes with which {second}."])


def say_held(table, name):
    """Count what one role has of each facet, and name it where it is not too much."""
    most = 12 if table.shape[1] < 3 else 4
    for facet, part in split_facets(table):
        held = list(part.index[part[name]])
        yield count_kind(len(held), facet) + (f" ({join_names(held)})" if 0 < len(held) <= most else "")


def _say_not_drawn(pairs):
    if not pairs:
        return "No role has both, so there is no pair to draw."
    return f"{pairs:,} pairs would be too many lines to follow, so the roles stay in the middle."


def _say_pairs(number):
    return f"{say_number(number)} pair{'' if number == 1 else 's'}"


def say_missing(rows, table, facets):
    """Say which facet these rows lack, and what to do about it; "" where both hold something."""
    held = table.index.get_level_values(0).unique() if len(table) else []
    missing = [facet for facet in facets if facet not in held]
    if not missing:
        return ""
    if not list_facets(rows):
        return ("These rows name no facet: fill the column “facet” of the CSV, "
                f"with {join_names(facets)} for example, to see what belongs together.")
    names = role_names(rows)
    have = "has" if len(names) == 1 else "have"
    return (f"{join_names(names)} {have} nothing under {' and '.join(missing)}, "
            "so there is nothing to link. Tick another role, or fill the column “facet” of the CSV.")


@first_six
def view_links(rows, choice=None, *, facets=None, links=None):
    """Show two facets linked through the roles; `choice` may be "Pair by pair": a line for each row of a merge.

    `facets` are the two; without them audience and channel, or the first two that the rows hold. With `links`, as
    `load_links` gives them, `choice` may be "As the source joins them": a line for each link.
    """
    facets = facets or choose_facets(rows, "audience", "channel")
    table = tabulate_facets(rows, facets)
    if problem := say_missing(rows, table, facets):
        return Panel(problem)
    if choice == STATED:
        return _view_stated(table, links, role_colours(rows))
    number = int(count_pairs(table).sum())
    pairs = choice == PAIRS and 0 < number <= MOST_PAIRS
    panel = make_panel(plot_links, table, headline_links(table, pairs), describe_links(table, pairs),
                       pairs=pairs, colours=role_colours(rows))
    if choice == PAIRS and not pairs:
        return replace(panel, sentence=f"{_say_not_drawn(number)} {panel.sentence}")
    return replace(panel, table=join_facets(rows, *facets)) if pairs else panel


def _view_stated(table, links, colours):
    """Show the links that the source states itself, among the attributes of these facets."""
    held = {(role, item) for (_, item), row in table.iterrows() for role in row.index[row]}
    found = [link for link in (() if links is None else links.itertuples(index=False, name=None))
             if {(link[0], link[2]), (link[0], link[3])} <= held]
    if not found:
        return Panel("The source itself joins none of these, or no file links.csv beside the roles file says so.")
    shown = pd.DataFrame(found, columns=links.columns).drop(columns="area")
    pairs = {(role, *ends) for role, _, start, end, _ in found for ends in ((start, end), (end, start))}
    lefts = set(table.loc[table.index.get_level_values(0)[0]].index)
    sentence = describe_stated(shown, table.index.get_level_values(1))
    panel = make_panel(plot_links, table, headline_stated(shown), sentence,
                       pairs={pair for pair in pairs if pair[1] in lefts}, colours=colours)
    return replace(panel, table=shown)


def headline_stated(links):
    """Say how many links the source states."""
    one = len(links) == 1
    return f"The source joins {say_number(len(links))} pair{'' if one else 's'} itself"


def describe_stated(links, items):
    """Say what is linked with what, and which of the items the source links with nothing."""
    sentences = []
    for role, own in links.groupby("role", sort=False, observed=True):
        parts = [f"from {start_} to {join_names(ends)}" for start_, ends in own.groupby("from", sort=False)["to"]]
        sentences.append(f"{role}: {'; '.join(parts)}.")
    if loose := [item for item in dict.fromkeys(items) if item not in {*links["from"], *links["to"]}]:
        named = join_names(loose) if len(loose) <= 12 else f"{count_noun(len(loose))} of these"
        sentences.append(f"The source does not say what belongs to {named}.")
    return " ".join(sentences)

"""Links: two lists of attributes, joined through the roles that have them."""

from dataclasses import replace
from itertools import product

import pandas as pd
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.charts.layout import card, chip, fixed, head, marker, noted, over, row, show, space, spread, stack, text
from helpers.charts.style import WIDTH, colour_of, leading, mark, role_colours
from helpers.compare import choose_facets, count_pairs, join_facets, list_facets, tabulate_facets
from helpers.english import agree, ask_for, count_noun, join_names, name_facet, name_few, say_part, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

SIDE, MIDDLE, KEY = 230, 168, 36
WIDTHS, GAP = (SIDE, None, SIDE), (WIDTH - 2 * SIDE - MIDDLE) / 2
PORT, TIGHT, FEW = 13, 7, 20  # the room between two lines at an attribute and at a role; more than a few are thin
PAIRS, MOST_PAIRS, STATED = "Pair by pair", 150, "As the source joins them"
DASHES = {"o": "-", "s": (0, (5, 2)), "^": (0, (1, 1.5)), "D": (0, (7, 2, 1.5, 2)), "v": (0, (2.5, 2.5)),
          "P": (0, (10, 2))}


def split_facets(table):
    """Return each facet with its part of the table, attribute x role."""
    return [(facet, part.droplevel(0)) for facet, part in table.groupby(level=0, sort=False)]


def plot_links(table, *, pairs=(), title="", colours, ax=None):
    """Draw two facets' attributes left and right, and a line from each to the roles in the middle.

    `table` is from `tabulate_facets`, of two facets. With `pairs` of (role, attribute, attribute) there is no middle,
    but a line for each of them.
    """
    (first, left), (second, right) = split_facets(table)
    places, middle = {}, (len(pairs), "pair") if pairs else (len(colours), "role")
    heads = [(len(left), first), (middle[0], middle[1] + "s" * (middle[0] != 1)), (len(right), second)]
    nodes = [] if pairs else [_draw_node(name, colour, (left[name].sum(), right[name].sum()), places)
                              for name, colour in colours.items()]
    parts = [row([stack_items(left, colours, places, "left")]), spread(nodes, 18),
             row([stack_items(right, colours, places, "right")])]
    lines = fixed(0, lambda ax, *place: [_draw_lines(ax, places, pairs, name, colours[name]) for name in colours])
    keys = [stack((_draw_key(*role) for role in colours.items()), 4), space(12)] if pairs else []
    return show(stack([*keys, row([head(*each) for each in heads], WIDTHS, GAP, at=1), space(10),
                       over(row(parts, WIDTHS, GAP, at=None), lines), space(6)]), title, ax)


def stack_items(part, colours, places, side, roles=None):
    """Stack a named box for each attribute, and note in `places` where the lines of its roles, or of these, meet it.

    They are sorted by the middle of their roles, so that lines to the roles cross little.
    """
    names = list(part.columns)
    held = {item: list(part.columns[has]) for item, has in zip(part.index, part.to_numpy(), strict=True)}
    order = sorted(held, key=lambda item: sum(map(names.index, held[item])) / len(held[item]))
    return stack((_add_ports(chip(item, colour_of(held[item], colours)), places, PORT,
                             [(name, side, item) for name in roles or held[item]]) for item in order), 9)


def _add_ports(content, places, gap, keys):
    return over(content, spread([noted(space(), places, key) for key in keys], gap))


def find_ports(places, name, side):
    """Return where a role's lines end at one side: at an attribute on the left or the right, at the role's own box."""
    edge = side in ("left", "out")  # lines leave to the right
    return {key[2]: (x + wide * edge, y) for key, (x, y, wide, _) in places.items() if key[:2] == (name, side)}


def _draw_node(name, colour, numbers, places):
    """Make a role's box, tall enough for its lines to arrive apart."""
    words = stack([space(4), marker(colour, 9), space(2), text(name, colour=colour.dark, bold=True, ha="center")])
    content = card(words, colour, 8)
    for side, number in zip(("in", "out"), numbers, strict=True):
        content = _add_ports(content, places, TIGHT, [(name, side, i) for i in range(number)])
    return content


def _draw_lines(ax, places, pairs, name, colour):
    """Lead a role's lines to its box; where it has none, from one side to the other."""
    left, into, out, right = (find_ports(places, name, side) for side in ("left", "in", "out", "right"))
    ends = [(left[one], right[other]) for one, other in product(left, right) if (name, one, other) in pairs]
    if not pairs:
        ends = zip([*left.values(), *out.values()], [*into.values(), *right.values()], strict=True)
    for begin, end in ends:
        _draw_curve(ax, begin, end, colour, 1.8 if len(pairs) <= FEW else 1.2)
    for x, y in [*left.values(), *right.values()]:
        mark(ax, x, y, colour, size=7)


def _draw_curve(ax, begin, end, colour, width=1.8):
    """Draw a line that leaves and arrives level; its dashes repeat what its colour says."""
    bend = (begin[0] + end[0]) / 2
    path = Path([begin, (bend, begin[1]), (bend, end[1]), end], [Path.MOVETO, *[Path.CURVE4] * 3])
    ax.add_artist(PathPatch(path, facecolor="none", edgecolor=colour.dark, linewidth=width, clip_on=False,
                            linestyle=DASHES.get(colour.marker, "-")))


def _draw_key(name, colour):
    """Name a role beside a piece of its line."""
    curve = fixed(leading(), lambda ax, x, y, width, height: _draw_curve(
        ax, (x, y + height / 2), (x + width, y + height / 2), colour))
    return row([over(curve, marker(colour, 7)), text(name, bold=True, colour=colour.dark)], [KEY, None], 8, at=0)


def headline_links(table, pairs=False):
    """Say in one line how much of either facet is shared, or how many pairs the join makes."""
    facets = split_facets(table)
    if pairs:
        return f"Joined on the role: {count_noun(count_pairs(table).sum(), 'pair')}"
    if table.shape[1] == 1:
        return f"{start(join_names(count_noun(len(part), name_facet(facet)) for facet, part in facets))} in this role"
    shared = [len(list_shared(part)) for _, part in facets]
    if not any(shared):
        return f"{start(' and '.join(f'no {name_facet(facet)[0]}' for facet, _ in facets))} is shared"
    return "Shared: " + join_names(say_part(number, len(part), name_facet(facet))
                                   for number, (facet, part) in zip(shared, facets, strict=True))


def list_shared(part):
    """List the attributes that several roles have."""
    return list(part.index[part.sum(axis=1) > 1])


def describe_links(table, pairs=False):
    """Say what each role links with what, how many pairs that makes, and what is shared."""
    facets = split_facets(table)
    sentences = [f"{name} has {join_names(list_held(table, name))}: {count_noun(number, 'pair')}."
                 for name, number in count_pairs(table).items()]
    sentences += [f"Shared, under {facet}: {join_names(shared)}." for facet, part in facets
                  if 0 < len(shared := list_shared(part)) <= 12]
    line = "Each line is one row of the merge" if pairs else "Each line leads to a role"
    return " ".join([*sentences, f"{line}; none says which {facets[0][0]} goes with which {facets[1][0]}."])


def list_held(table, name):
    """Count what one role has of each facet, and name it where it is not too much."""
    most = 12 if table.shape[1] < 3 else 4
    for facet, part in split_facets(table):
        held = list(part.index[part[name]])
        yield count_noun(len(held), name_facet(facet)) + (f" ({join_names(held)})" if 0 < len(held) <= most else "")


def say_missing(rows, table, facets):
    """Say which facet these rows lack, and what to do about it; "" where both hold something."""
    missing = [facet for facet in facets if facet not in table.index.get_level_values(0)]
    if not missing:
        return ""
    if not list_facets(rows):
        return f"{ask_for('facet', 'see what belongs together')} Facets can be {join_names(facets)}, for example."
    names = role_names(rows)
    return (f"{join_names(names)} {agree(len(names), 'has')} nothing under {' and '.join(missing)}, "
            "so there is nothing to link. Tick another role, or fill the column “facet” of the CSV.")


@first_six
def view_links(rows, choice=None, *, facets=None, links=None):
    """Show two facets linked through the roles; `choice` may be "Pair by pair": a line for each row of a merge.

    `facets` are the two; without them audience and channel, or the first two that the rows hold. With `links`, as
    `load_links` gives them, `choice` may be "As the source joins them": a line for each link.
    """
    facets, colours = facets or choose_facets(rows, "audience", "channel"), role_colours(rows)
    table = tabulate_facets(rows, facets)
    if problem := say_missing(rows, table, facets):
        return Panel(problem)
    if choice == STATED:
        return _view_stated(table, links, colours)
    joined = join_facets(rows, *facets)
    if choice == PAIRS and 0 < len(joined) <= MOST_PAIRS:
        panel = make_panel(plot_links, table, headline_links(table, True), describe_links(table, True),
                           pairs=set(joined.itertuples(index=False, name=None)), colours=colours)
        return replace(panel, table=joined)
    too_many = f"{len(joined):,} pairs would be too many lines to follow, so the roles stay in the middle. "
    why = (too_many if len(joined) else "No role has both, so there is no pair to draw. ") if choice == PAIRS else ""
    return make_panel(plot_links, table, headline_links(table), why + describe_links(table), colours=colours)


def _view_stated(table, links, colours):
    """Show the links that the source states itself, among the attributes of these facets."""
    left, right = ({(name, item) for name in part for item in part.index[part[name]]}
                   for _, part in split_facets(table))
    found = {}
    for link in () if links is None else links.itertuples(index=False, name=None):
        role, _, *ends, _ = link
        found |= {(role, one, other): link for one, other in (ends, ends[::-1])
                  if (role, one) in left and (role, other) in right}
    if not found:
        return Panel("The source itself joins none of these, or no file links.csv beside the roles file says so.")
    shown = pd.DataFrame(found.values(), columns=links.columns).drop(columns="area")
    headline = f"The source joins {count_noun(len(shown), 'pair')} itself"
    sentence = describe_stated(shown, table.index.get_level_values(1))
    return replace(make_panel(plot_links, table, headline, sentence, pairs=set(found), colours=colours), table=shown)


def describe_stated(links, items):
    """Say what is linked with what, and which of the items the source links with nothing."""
    sentences = []
    for role, own in links.groupby("role", sort=False, observed=True):
        parts = [f"from {begin} to {join_names(ends)}" for begin, ends in own.groupby("from", sort=False)["to"]]
        sentences.append(f"{role}: {'; '.join(parts)}.")
    if loose := [item for item in dict.fromkeys(items) if item not in {*links["from"], *links["to"]}]:
        sentences.append(f"The source does not say what belongs to {name_few(loose, 'item')}.")
    return " ".join(sentences)

"""Links: two lists of attributes, joined through the roles that have them."""

from dataclasses import replace

from matplotlib.patches import PathPatch
from matplotlib.path import Path

from helpers.charts.layout import Block, at_least, card, chip, head, key, marker, noted, over, row, show, space, stack
from helpers.charts.overlap import list_shared, split_facets
from helpers.charts.style import WIDTH, add, colour_of, role_colours
from helpers.compare import choose_facets, join_facets, tabulate_facets
from helpers.english import agree, count_noun, head_shared, join_names, name_facet, name_noun, say_shared, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

SIDE, MIDDLE = 230, 168
WIDTHS, GAP = (SIDE, None, SIDE), (WIDTH - 2 * SIDE - MIDDLE) / 2
PORT = 13  # the room between two lines at an attribute
PAIRS, MOST_PAIRS, STATED = "Pair by pair", 150, "As the source joins them"
NONE_SAYS = "; none says which {} goes with which {}."
LINES = {PAIRS: ("on the role", f"Each line is one row of the merge{NONE_SAYS}"),
         STATED: ("by the source itself", "Each line is a pair that the source joins itself.")}


def plot_links(table, *, pairs=(), title="", colours, ax=None):
    """Draw two facets' attributes left and right, linked through the roles, or with a line for each of the `pairs`."""
    (first, left), (second, right) = split_facets(table)
    places, (number, middle) = {}, (len(pairs), "pair") if pairs else (len(colours), "role")
    counted = ((len(left), name_facet(first)), (number, name_noun(middle)), (len(right), name_facet(second)))
    heads = [head(count, names[count != 1]) for count, names in counted]
    sides = [stack_items(part, colours, places, side) for part, side in ((left, "left"), (right, "right"))]
    each = max(side.height(SIDE) for side in sides) / len(colours)
    nodes = {name: card(key({name: colour}), colour) for name, colour in colours.items() if not pairs}
    nodes = [at_least(each, noted(node, places, ("node", name, ()))) for name, node in nodes.items()]
    lines = Block(0, lambda ax, *place: [_draw_lines(ax, places, pairs, name, colours[name]) for name in colours])
    keys = [key(colours), space(12)] if pairs else []
    return show(stack([*keys, row(heads, WIDTHS, GAP, at=1), space(10),
                       over(row([sides[0], stack(nodes, 12), sides[1]], WIDTHS, GAP), lines), space(6)]), title, ax)


def stack_items(part, colours, places, side, roles=None):
    """Stack a named box for each attribute, and note in `places` where it is, for lines of its roles, or of these."""
    names = list(part.columns)
    held = {item: list(part.columns[has]) for item, has in zip(part.index, part.to_numpy(), strict=True)}
    # Sorted by the middle of their roles: so lines to the roles cross little.
    order = sorted(held, key=lambda item: sum(map(names.index, held[item])) / len(held[item]))
    chips = (over(chip(item, colour_of(held[item], colours)), space(PORT * (len(held[item]) + 1))) for item in order)
    return stack((noted(content, places, (side, item, tuple(roles or held[item])))
                  for content, item in zip(chips, order, strict=True)), 9)


def find_ports(places, name, side):
    """Return where a role's lines end at one side, apart from those of other roles: attribute -> (x, y)."""
    return {item: (x + wide * (side == "left"), y + tall * (names.index(name) + 1) / (len(names) + 1))
            for (where, item, names), (x, y, wide, tall) in places.items() if where == side and name in names}


def _draw_lines(ax, places, pairs, name, colour):
    """Lead a role's lines to its box; where it has none, from one side to the other."""
    left, right = (find_ports(places, name, side) for side in ("left", "right"))
    ends = [(left[one], right[other]) for role, one, other in pairs if role == name]
    if not pairs:
        x, y, wide, tall = places["node", name, ()]
        ends = [(port, (x, y + tall / 2)) for port in left.values()]
        ends += [((x + wide, y + tall / 2), port) for port in right.values()]
    for (x, y), (u, v) in ends:
        path = Path([(x, y), ((x + u) / 2, y), ((x + u) / 2, v), (u, v)], [Path.MOVETO, *[Path.CURVE4] * 3])
        add(ax, PathPatch(path, facecolor="none", edgecolor=colour.dark, linestyle=colour.dash, linewidth=1.5))
    for x, y in [*left.values(), *right.values()]:
        marker(colour, 7).draw(ax, x, y, 0, 0)


def describe_links(table, numbers=None, line=f"Each line leads to a role{NONE_SAYS}"):
    """Say what each role has, how many pairs that makes, or are drawn, what is shared, and what a line says."""
    facets = split_facets(table)
    numbers = table.groupby(level=0, sort=False).sum().prod() if numbers is None else numbers  # of pairs in a join
    sentences = [f"{name} has {join_names(list_held(table, name))}: {count_noun(numbers.get(name, 0), 'pair')}."
                 for name in table]
    if table.shape[1] > 1:
        sentences.append(say_shared([item for _, part in facets for item in list_shared(part)], "item"))
    return " ".join([*sentences, line.format(*(facet for facet, _ in facets))])


def list_held(table, name):
    """Count what one role has of each facet, and name it where it is not too much."""
    most = 12 if table.shape[1] < 3 else 4
    for facet, part in split_facets(table):
        held = list(part.index[part[name]])
        yield count_noun(len(held), name_facet(facet)) + (f" ({join_names(held)})" if 0 < len(held) <= most else "")


def say_missing(rows, table, facets):
    """Say which facet these rows lack, and what to do about it; "" where both hold something."""
    names, missing = role_names(rows), [facet for facet in facets if facet not in table.index.get_level_values(0)]
    says = f"{join_names(names)} {agree(len(names), 'has')} nothing under {' and '.join(missing)}"
    ask = "Tick another role, or fill the column “facet” of the CSV."
    return f"{says}, so there is nothing to link. {ask}" if missing else ""


@first_six
def view_links(rows, choice=None, *, facets=None, links=None):
    """Show two facets, or audience and channel, linked through the roles.

    `choice` may be "Pair by pair", or with `links`, as from `load_links`, "As the source joins them": a line for each.
    """
    facets, colours = facets or choose_facets(rows, "audience", "channel"), role_colours(rows)
    table, pairs = tabulate_facets(rows, facets), join_facets(rows, *facets)
    if problem := say_missing(rows, table, facets):
        return Panel(problem)
    if choice not in LINES:
        parts = ((len(list_shared(part)), len(part), name_facet(facet)) for facet, part in split_facets(table))
        return make_panel(plot_links, table, head_shared(len(colours), *parts), describe_links(table), colours=colours)
    pairs = (_keep_stated(pairs, links) if choice == STATED else pairs).reset_index(drop=True)
    if pairs.empty:
        return Panel(f"No pair is joined {LINES[choice][0]} here.")
    if len(pairs) > MOST_PAIRS:
        return Panel(f"These are {count_noun(len(pairs), 'pair')}, too many to draw. Untick a role.")
    drawn, (how, line) = list(pairs.iloc[:, :3].itertuples(index=False, name=None)), LINES[choice]
    headline = start(f"{count_noun(len(pairs), 'pair')} joined {how}")
    sentence = describe_links(table, pairs.iloc[:, 0].value_counts(), line)
    return replace(make_panel(plot_links, table, headline, sentence, pairs=drawn, colours=colours), table=pairs)


def _keep_stated(pairs, links):
    """Keep the pairs that the source states itself, in whichever direction, with its sections."""
    said = {}
    for role, _, one, other, sections in () if links is None else links.itertuples(index=False, name=None):
        said[role, one, other] = said[role, other, one] = sections
    found = [said.get(pair) for pair in pairs.itertuples(index=False, name=None)]
    return pairs.assign(sections=found).dropna(subset="sections")

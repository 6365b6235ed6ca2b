"""The presence matrix: every attribute beside every role, present or not said."""

from helpers.charts.layout import joined, line, marker, name_columns, over, pad, row, show, space, stack, text, tile
from helpers.charts.overlap import describe_overlap, list_shared, split_facets
from helpers.charts.style import INK, MUTED, SMALL, WIDTH, Colour, role_colours
from helpers.compare import list_facets, tabulate_facets, tabulate_roles
from helpers.english import head_part, noun_of, say_several, state_part
from helpers.panels import first_six, make_panel

ABSENT = Colour(MUTED)
LABELS, WIDEST, CELL, BOX = 260, 160, 26, 64


def tabulate_presence(rows):
    """Mark which role has which attribute, those of a facet together: (facet, attribute) x role; or without facets."""
    return tabulate_facets(rows, rows["facet"].unique()) if list_facets(rows) else tabulate_roles(rows)


def plot_presence(table, *, title="", colours, ax=None):
    """Draw a line for each attribute and a column for each role, with a filled mark for "said"."""
    each = min(WIDEST, (WIDTH - LABELS) / len(colours))
    above, names = name_columns(colours, each - 12)
    heads = [stack([pad(name, 6), text(f"{table[role].sum()} of {len(table)}", SMALL, colour.dark, ha="center")], 4)
             for name, (role, colour) in zip(names, colours.items(), strict=True)]
    content = [above, space(6), row([space(), row(heads, at=1)], [None, each * len(heads)]), space(3)]
    boxes = {name: over(space(CELL), tile(colour), marker(colour, 11)) for name, colour in colours.items()}
    full = {name: row([space(), box, space()], [None, min(each - 16, BOX), None]) for name, box in boxes.items()}
    for facet, part in split_facets(table) if table.index.nlevels > 1 else [("", table)]:
        if facet:
            content += [line(INK), pad(text(facet, SMALL, MUTED, bold=True), 2, 5)]
        for attribute, present in zip(part.index, part.to_numpy(), strict=True):
            cells = [full[name] if yes else marker(ABSENT, 5, filled=False)
                     for name, yes in zip(table, present, strict=True)]
            label = pad(text(attribute), 13, 2)
            content += [line(), pad(row([label, joined(cells, present)], [None, each * len(cells)]), y=4)]
    return show(stack([*content, space(4)]), title, ax)


def describe_presence(table, noun="attribute"):
    """Say how full the matrix is, who has what, and what an empty cell means."""
    held, items = table.to_numpy(), table.groupby(level=-1, sort=False).any()
    filled = "" if table.shape[1] == 1 else f"{state_part(held.sum(), held.size, 'cell', 'is filled')}. "
    ring = "" if held.all() else " A small ring means that the source does not say so."
    return filled + describe_overlap(items, noun) + ring


@first_six
def view_presence(rows, choice=None):
    """Show every attribute beside every role; `choice` may be "Shared first": most roles first, without facets."""
    table, noun = tabulate_presence(rows), noun_of(rows)
    if choice == "Shared first":
        table = tabulate_roles(rows)
        table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    headline = head_part(len(list_shared(table)), *table.shape, noun, f"belongs to {say_several(table.shape[1])}")
    return make_panel(plot_presence, table, headline, describe_presence(table, noun), colours=role_colours(rows))

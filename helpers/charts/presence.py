"""The presence matrix: every attribute beside every role, present or not said."""

from helpers.charts.layout import joined, line, marker, name_columns, over, pad, row, show, space, stack, text, tile
from helpers.charts.style import INK, MUTED, SMALL, WIDTH, Colour, role_colours
from helpers.compare import list_facets, tabulate_facets, tabulate_roles
from helpers.english import count_noun, head_part, join_names, noun_of, say_held, say_several, state_part
from helpers.panels import first_six, make_panel

ABSENT = Colour(MUTED)
LABELS, WIDEST, CELL, BOX = 260, 160, 26, 64


def tabulate_presence(rows):
    """Mark which role has which attribute, the attributes of a facet together: (facet, attribute) x role.

    Without facets the index is the attribute alone, as `tabulate_roles` gives it.
    """
    return tabulate_facets(rows, rows["facet"].unique()) if list_facets(rows) else tabulate_roles(rows)


def plot_presence(table, *, title="", colours, ax=None):
    """Draw a line for each attribute and a column for each role, with a filled mark for "said"."""
    each = min(WIDEST, (WIDTH - LABELS) / len(colours))
    content = [_draw_heads(table, colours, each)]
    for facet, part in table.groupby(level=0, sort=False) if table.index.nlevels > 1 else [("", table)]:
        if facet:
            content += [line(INK), pad(text(facet, SMALL, MUTED, bold=True), 2, 5)]
        for attribute, present in zip(part.index.get_level_values(-1), part.to_numpy(), strict=True):
            cells = [_draw_cell(colours[name], yes, each) for name, yes in zip(table, present, strict=True)]
            label = pad(text(attribute), 13, 2)
            content += [line(), pad(row([label, joined(cells, present)], [None, each * len(cells)]), y=4)]
    return show(stack([*content, space(4)]), title, ax)


def _draw_heads(table, colours, each):
    """Write above each column whose it is and how much it holds."""
    above, names = name_columns(colours, each - 12)
    counts = [text(f"{table[name].sum()} of {len(table)}", SMALL, colour.dark, ha="center")
              for name, colour in colours.items()]
    heads = [stack([pad(name, 6), count], 4) for name, count in zip(names, counts, strict=True)]
    return stack([above, space(6), row([space(), row(heads, at=1)], [None, each * len(heads)]), space(3)])


def _draw_cell(colour, present, wide):
    """Draw a box with a role's marker, or a small ring for what is not said; the hatch stays behind the marker."""
    if not present:
        return marker(ABSENT, 5, filled=False)
    side = min(wide - 16, BOX)
    ground = over(space(CELL), tile(colour, colour._replace(dark=f"{colour.dark}66"), 3))
    return over(row([space(), ground, space()], [None, side, None]), marker(colour, 11))


def headline_presence(table, noun="attribute"):
    """Say in one line how much belongs to several roles."""
    return head_part((table.sum(axis=1) > 1).sum(), *table.shape, noun, f"belongs to {say_several(table.shape[1])}")


def describe_presence(table, noun="attribute"):
    """Say how full the matrix is, what stands where, and what an empty cell means."""
    held, holders = table.to_numpy(), table.sum(axis=1)
    opening = state_part(int(held.sum()), held.size, "cell", "is filled")
    if table.shape[1] == 1:
        return say_held(f"{table.columns[0]} has", table.index.get_level_values("attribute"), noun)
    shared = table[holders > 1]
    sentences = [f"Shared: {_name(shared, noun)}." if len(shared) else "Nothing is shared."]
    for name in table:
        own = table[(holders == 1) & table[name]]
        if len(own) or table.shape[1] == 2:
            sentences.append(f"Only {name} has {_name(own, noun)}." if len(own) else f"{name} has nothing of its own.")
    ring = "A small ring means that the source does not say so."
    return " ".join([f"{opening}.", *sentences, *[ring] * (not held.all())])


def _name(table, noun):
    """Name a few attributes, once each; count many."""
    items = table.index.get_level_values("attribute")
    return join_names(items.unique()) if len(items) <= 12 else count_noun(len(items), noun)


@first_six
def view_presence(rows, choice=None):
    """Show every attribute beside every role; `choice` may be "Shared first": most roles first, without facets."""
    table, noun = tabulate_presence(rows), noun_of(rows)
    if choice == "Shared first":
        table = tabulate_roles(rows)
        table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    return make_panel(plot_presence, table, headline_presence(table, noun), describe_presence(table, noun),
                      colours=role_colours(rows))

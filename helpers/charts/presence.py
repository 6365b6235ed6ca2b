"""The presence matrix: every attribute beside every role, present or not said."""

from helpers.charts.layout import fixed, joined, line, marker, name_role, pad, row, show, space, stack, text
from helpers.charts.style import (
    INK,
    MUTED,
    SMALL,
    WIDTH,
    Colour,
    box,
    default_colours,
    fits,
    hatched,
    mark,
    role_colours,
)
from helpers.compare import tabulate_roles
from helpers.english import count_noun, join_names, name_some, say_number, say_part, start
from helpers.panels import first_six, make_panel
from helpers.roles import role_names

ABSENT = Colour(MUTED, "#ffffff", "", "o")
SHARED_FIRST = "Shared first"
LABELS, WIDEST, CELL = 260, 160, 26


def tabulate_presence(rows):
    """Mark which role has which attribute: (facet, attribute) x role, the attributes of a facet together.

    Without facets the index is the attribute alone, as `tabulate_roles` gives it.
    """
    if "facet" not in rows or not (rows["facet"] != "").any():
        return tabulate_roles(rows)
    keys, names = ["facet", "attribute"], role_names(rows)
    has = rows[[*keys, "role"]].astype(str).drop_duplicates().assign(present=True)
    table = has.set_index([*keys, "role"])["present"].unstack(fill_value=False)
    order = rows[keys].drop_duplicates()
    places = order["facet"].map({facet: place for place, facet in enumerate(order["facet"].unique())})
    order = order.loc[places.sort_values(kind="stable").index]
    table = table.loc[list(order.itertuples(index=False, name=None)), names]
    return table.rename_axis(columns="role")


def plot_presence(table, *, title="", colours=None, ax=None):
    """Draw a line for each attribute and a column for each role, with a filled mark for "said".

    `table` is from `tabulate_presence`, or has the attributes alone as its index.
    """
    colours, many = colours or default_colours(table.columns), table.shape[1]
    columns = many * min(WIDEST, (WIDTH - LABELS) / many)
    content = [*_draw_heads(table, colours, columns)]
    for facet, part in table.groupby(level=0, sort=False) if table.index.nlevels > 1 else [("", table)]:
        if facet:
            content += [line(INK), pad(text(facet, SMALL, MUTED, bold=True), 2, 5)]
        for attribute, present in zip(part.index.get_level_values(-1), part.to_numpy(), strict=True):
            cells = [_draw_cell(colours[name] if yes else None) for name, yes in zip(table, present, strict=True)]
            label = pad(text(attribute), 13, 2)
            content += [line(), pad(row([label, joined(cells, present)], [None, columns]), y=4)]
    return show(stack([*content, space(4)]), title, ax)


def _draw_heads(table, colours, columns):
    """Write above each column whose it is and how much it holds; long names stand in a key above."""
    named = all(fits(name, columns / len(table.columns) - 12, 4, SMALL, bold=True) for name in table)
    above = [] if named else [stack([name_role(name, colours[name]) for name in table], 4), space(4)]
    heads = []
    for name, colour in ((name, colours[name]) for name in table):
        whose = pad(text(name, SMALL, colour.dark, bold=True, ha="center"), 6) if named else marker(colour)
        many = text(f"{table[name].sum()} of {len(table)}", SMALL, colour.dark, ha="center")
        heads.append(stack([whose, space(5 if named else 2), many]))
    return [*above, space(6), row([space(), row(heads, at=1)], [None, columns]), space(3)]


def _draw_cell(colour):
    """Draw a box with a role's marker, or a small ring for what is not said; the hatch stays behind the marker."""
    if colour is None:
        return marker(ABSENT, 5, filled=False)

    def draw(ax, x, y, width, height):
        side = min(width - 16, 64)
        left = x + (width - side) / 2
        box(ax, left, y, side, height, colour)
        hatched(ax, left + 3, y + 3, side - 6, height - 6, colour._replace(dark=colour.dark + "66"))
        mark(ax, x + width / 2, y + height / 2, colour, size=11)

    return fixed(CELL, draw)


def headline_presence(table):
    """Say in one line how many attributes belong to several roles."""
    many = len(table)
    if table.shape[1] == 1:
        return f"{start(count_noun(many))} {'is' if many == 1 else 'are'} said of this role"
    shared = int((table.sum(axis=1) > 1).sum())
    return (f"{start(say_part(shared, many))} {'belongs' if shared < 2 else 'belong'} to "
            f"{'both roles' if table.shape[1] == 2 else 'more than one role'}")


def describe_presence(table):
    """Say how full the matrix is, what stands where, and what an empty cell means."""
    names, cells, holders = list(table.columns), table.size, table.sum(axis=1)
    filled = int(holders.sum())
    opening = (f"{start(say_number(filled))} of {say_number(cells)} cell{'' if cells == 1 else 's'} "
               f"{'is' if filled == 1 else 'are'} filled.")
    if len(names) == 1:
        return f"{opening} {names[0]} has {count_noun(filled)}{name_some(_list_items(table))}."
    shared = _name_few(table[holders > 1])
    alone = {name: _name_few(table[(holders == 1) & table[name]]) for name in names}
    sentences = [f"Only {name} has {items}." if items else f"{name} has nothing of its own."
                 for name, items in alone.items() if items or len(names) == 2]
    ring = "A small ring means that the source does not say so."
    return " ".join([opening, f"Shared: {shared}." if shared else "Nothing is shared.", *sentences,
                     *[ring] * (filled < cells)])


def _list_items(table):
    return list(dict.fromkeys(table.index.get_level_values("attribute")))


def _name_few(table):
    """Name a few items; count many."""
    return join_names(_list_items(table)) if len(table) <= 12 else count_noun(len(table))


@first_six
def view_presence(rows, choice=None):
    """Show every attribute beside every role; `choice` may be "Shared first": most roles first, without facets."""
    if choice == SHARED_FIRST:
        table = tabulate_roles(rows)
        table = table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]
    else:
        table = tabulate_presence(rows)
    return make_panel(plot_presence, table, headline_presence(table), describe_presence(table),
                      colours=role_colours(rows))

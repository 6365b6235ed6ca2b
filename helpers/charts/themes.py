"""Attributes grouped into themes: diverging bars for two roles, bars side by side for other numbers."""

from helpers.charts.layout import bar, grid, key, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, SHARED, SMALL, WIDTH, role_colours
from helpers.compare import list_facets, tabulate_facets
from helpers.english import (
    agree,
    ask_for,
    count_noun,
    join_names,
    name_some,
    noun_of,
    say_left_out,
    say_number,
    say_part,
    say_several,
    start,
    state_part,
)
from helpers.panels import Panel, first_six, make_panel

THICK, LONGEST_UNIT, COUNT = 17, 70, 30
BETWEEN, LABELS, GAP = 138, 144, 14  # the names of the themes: between two roles' bars, or left of all
NAMED = 3  # with more roles, columns have no room for the names of attributes
SIDE = {-1: "right", 1: "left"}  # where a bar begins that grows to the left, or to the right


def group_attributes(rows, by="theme"):
    """Mark which role has which attribute, theme by theme: (theme, attribute) x role.

    Rows without a theme are left out. What most roles have comes first, theme by theme and within a theme.

    >>> import pandas as pd
    >>> rows = pd.DataFrame({"role": list("AAB"), "theme": ["trust", "events", "events"], "attribute": list("xyz")})
    >>> group_attributes(rows)
    role                  A      B
    theme  attribute
    events y           True  False
           z          False   True
    trust  x           True  False
    """
    rows = rows.assign(facet=rows[by])
    table = tabulate_facets(rows, list_facets(rows))
    groups = [group for _, group in table.groupby(level=0, sort=False)]
    order = [group.sum(axis=1).sort_values(ascending=False, kind="stable").index
             for group in sorted(groups, key=lambda group: -group.any().sum())]
    return table.loc[[pair for part in order for pair in part]].rename_axis(index=[by, "attribute"]) if order else table


def plot_themes(table, *, title="", colours, ax=None):
    """Draw a bar for each theme and role, as long as the number of attributes in it, with their names.

    Two roles' bars run left and right from the theme's name between them; those of one role, or of three to six, start
    from a line each. What is shared is drawn first.
    """
    many = len(colours)
    ways = (-1, 1) if many == 2 else [1] * many
    room = (WIDTH - BETWEEN) / 2 - 6 if many == 2 else (WIDTH - LABELS) / many - GAP
    unit = min(LONGEST_UNIT, (room - COUNT) / table.groupby(level=0).sum().to_numpy().max())
    roles = list(zip(colours, colours.values(), ways, strict=True))
    themes = stack(_draw_theme(theme, part.droplevel(0), unit, roles)
                   for theme, part in table.groupby(level=0, sort=False))
    zeros = _beside(space(), [grid({float(way < 0): INK}) for way in ways], at=None)
    heads = _draw_heads(roles, (table.sum(axis=1) > 1).any())
    return show(stack([heads, space(7), over(themes, zeros), space(4)]), title, ax)


def _beside(label, cells, at=0):
    """Set two roles' cells back to back with a label between them, others beside each other after the label."""
    if len(cells) == 2:
        return row([cells[0], label, cells[1]], [None, BETWEEN, None], 6, at)
    return row([label, *cells], [LABELS, *[None] * len(cells)], GAP, at)


def _draw_heads(roles, shared):
    """Write each role's name over its bars, or a key above all; and what the colour for shared things means."""
    two, named = len(roles) == 2, len(roles) <= NAMED
    words = text(f"in {say_several(len(roles))}", SMALL, SHARED.dark, bold=True)
    means = row([bar(24, THICK - 2, SHARED), words], [24, None], 7) if shared else space()
    names = [row([marker(colour), text(name if named else "", colour=colour.dark, bold=True, ha=SIDE[way])][::way],
                 [18, None][::way], 4) for name, colour, way in roles]
    above = [means, space(7)] if shared and not two else []
    above += [space(6)] if named else [key({name: colour for name, colour, _ in roles}), space(9)]
    return stack([*above, _beside(means if two else space(), names, at=1)])


def _draw_theme(theme, part, unit, roles):
    shared, two = part.sum(axis=1) > 1, len(roles) == 2
    label = pad(text(theme, bold=True, ha="center" if two else "left"), 0 if two else 2, 1)
    cells = [_draw_bar(shared[part[role[0]]], unit, role, len(roles) <= NAMED) for role in roles]
    return stack([line(), space(7), _beside(label, cells), space(9)])


def _draw_bar(shared, unit, role, named):
    """Draw one bar with its count, what is shared first, and the names under it; `shared` says which of them are."""
    (_, colour, way), number, first = role, len(shared), shared.sum()
    lengths = [first * unit, (number - first) * unit][::way]
    pieces = [bar(length, THICK, look) for length, look in zip(lengths, [SHARED, colour][::way], strict=True)]
    gaps = {i / number: "white" for i in range(1, number if unit > 5 else 0)}
    count = text(number, colour=colour.dark if number else MUTED, bold=bool(number), ha=SIDE[way])
    whole = [over(row(pieces, lengths), grid(gaps, 1.5)), space(), count]
    names = [text(item, SMALL, SHARED.dark if yes else INK, bold=yes, ha=SIDE[way]) for item, yes in shared.items()]
    below = [pad(stack([space(), *names, space(1)], 3), 6)] if named and number else []
    return stack([row(whole[::way], [number * unit, 7, None][::way]), *below])


def headline_themes(table, noun="attribute"):
    """Say in one line how much is shared before and after grouping."""
    group, (groups, themes), (shared, items) = table.index.names[0], _count_shared(table, 0), _count_shared(table, 1)
    if table.shape[1] == 1:
        return f"{start(count_noun(items, noun))} in {count_noun(themes, group)}"
    end = f"and {say_part(groups, themes, group)}"
    if bool(shared) != bool(groups):
        end = f"but {say_part(groups, themes, group)} {agree(groups, 'is')}"
    return f"{state_part(shared, items, noun, 'is shared')}, {end}"


def _count_shared(table, level):
    """Count what is shared, and all there is: of themes (level 0) or of attributes (level 1)."""
    held = table.groupby(level=level).any()
    return (held.sum(axis=1) > 1).sum(), len(held)


def describe_themes(table, noun="attribute"):
    """Say which themes are shared, how many attributes each role has in them, and who has the others."""
    counts, group = table.groupby(level=0, sort=False).sum(), table.index.names[0]
    items = table.groupby(level=1, sort=False).any().sum(axis=1)
    if table.shape[1] == 1:
        return (f"{table.columns[0]} has {count_noun(len(items), noun)} in {count_noun(len(counts), group)}: "
                f"{_list_counts(counts.iloc[:, 0])}.")
    holders = (counts > 0).sum(axis=1)
    sentences = [_say_shared(counts[holders > 1], group)]
    for name, own in counts[holders == 1].items():
        sentences += [f"Only {name} has {_list_counts(own[own > 0])}."] if own.any() else []
    shared = items.index[items > 1]
    which = f"{say_number(len(shared))} {agree(len(shared), 'is')}" if len(shared) else "none is"
    return " ".join([*sentences, f"Of {count_noun(len(items), noun)}, {which} shared{name_some(shared)}."])


def _list_counts(counts):
    return join_names(f"{theme} ({number})" for theme, number in counts.items())


def _say_shared(shared, group):
    """Name the themes that two roles share, with their numbers; of more roles, what all share comes first."""
    if shared.shape[1] == 2:
        each = [f"{theme} ({join_names(row)})" for theme, row in shared.iterrows()]
        return f"{join_names(shared)} share {count_noun(len(shared), group)}{name_some(each, 99)}."
    holders = (shared > 0).sum(axis=1)
    parts = [f"{'all ' if number == shared.shape[1] else ''}{say_number(number)} roles share "
             f"{count_noun(len(themes), group)}: {join_names(themes.index)}"
             for number, themes in sorted(holders.groupby(holders), reverse=True)]
    return f"{start('; '.join(parts))}." if parts else f"The roles share {count_noun(0, group)}."


@first_six
def view_themes(rows, choice=None):
    """Show how many attributes each role has in each group; `choice` is the grouping: "Themes" or "Facets"."""
    by, noun = "facet" if choice == "Facets" else "theme", noun_of(rows)
    table = group_attributes(rows, by)
    if table.empty:
        return Panel(ask_for(by, "group by it"))
    left_out = say_left_out(rows.loc[rows[by] == "", "attribute"].nunique(), noun, by)
    return make_panel(plot_themes, table, headline_themes(table, noun), describe_themes(table, noun) + left_out,
                      colours=role_colours(rows))

"""Attributes grouped into themes: diverging bars for two roles, bars side by side for other numbers."""

import pandas as pd

from helpers.charts.layout import bar, fixed, grid, key, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, SHARED, SMALL, WIDTH, default_colours, role_colours, rule
from helpers.compare import tabulate_roles
from helpers.english import count_noun, join_names, name_noun, name_some, noun_of, say_number, say_part, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

THICK, LONGEST_UNIT, COUNT = 17, 70, 30
BETWEEN, LABELS, GAP = 138, 144, 14  # the names of the themes: between two roles' bars, or left of all
NAMED = 3  # with more roles, columns have no room for the names of attributes
SIDE = {-1: "right", 1: "left"}  # where a bar begins that grows to the left, or to the right


def group_attributes(rows, by="theme"):
    """Mark which role has which attribute, theme by theme: (theme, attribute) x role.

    Rows without a theme are left out. What most roles have comes first, theme by theme and within a theme.

    >>> rows = pd.DataFrame({"role": list("AAB"), "theme": ["trust", "events", "events"], "attribute": list("xyz")})
    >>> group_attributes(rows)
    role                  A      B
    theme  attribute
    events y           True  False
           z          False   True
    trust  x           True  False
    """
    names = role_names(rows)
    groups = rows[rows[by] != ""].groupby(by, sort=False)
    tables = {theme: _most_first(tabulate_roles(group).reindex(columns=names, fill_value=False))
              for theme, group in groups}
    order = sorted(tables, key=lambda theme: -tables[theme].any().sum())
    if not tables:
        return pd.DataFrame(columns=names)
    return pd.concat({theme: tables[theme] for theme in order}, names=[by, "attribute"]).rename_axis(columns="role")


def _most_first(table):
    return table.loc[table.sum(axis=1).sort_values(ascending=False, kind="stable").index]


def plot_themes(table, *, title="", colours=None, ax=None):
    """Draw a bar for each theme and role, as long as the number of attributes in it, with their names.

    `table` is from `group_attributes`. Two roles' bars run left and right from the theme's name between them; those of
    one role, or of three to six, start from a line each. What is shared is drawn first.
    """
    colours, many = colours or default_colours(table.columns), table.shape[1]
    ways = (-1, 1) if many == 2 else [1] * many
    roles = [(name, colours[name], way) for name, way in zip(table.columns, ways, strict=True)]
    room = (WIDTH - BETWEEN) / 2 - 6 if many == 2 else (WIDTH - LABELS) / many - GAP
    unit = min(LONGEST_UNIT, (room - COUNT) / table.groupby(level=0).sum().to_numpy().max(initial=1))
    groups = table.groupby(level=0, sort=False)
    themes = stack(_draw_theme(theme, part.droplevel(0), unit, roles) for theme, part in groups)
    zeros = _beside(space(), [grid({float(way < 0): INK}) for way in ways], at=None)
    return show(stack([*_draw_heads(roles, (table.sum(axis=1) > 1).any()), over(themes, zeros), space(4)]), title, ax)


def _beside(label, cells, at=0):
    """Set two roles' cells back to back with a label between them, others beside each other after the label."""
    if len(cells) == 2:
        return row([cells[0], label, cells[1]], [None, BETWEEN, None], 6, at)
    return row([label, *cells], [LABELS, *[None] * len(cells)], GAP, at)


def _draw_heads(roles, shared):
    """Write each role's name over its bars, or a key above all; and what the colour for shared things means."""
    two, named = len(roles) == 2, len(roles) <= NAMED
    words = text(f"in {'both' if two else 'two or more'} roles", SMALL, SHARED.dark, bold=True)
    means = row([bar(24, THICK - 2, SHARED), words], [24, None], 7) if shared else space()
    names = [row([marker(colour), text(name if named else "", colour=colour.dark, bold=True, ha=SIDE[way])][::way],
                 [18, None][::way], 4) for name, colour, way in roles]
    above = [means, space(7)] if shared and not two else []
    above += [space(6)] if named else [key({name: colour for name, colour, _ in roles}), space(9)]
    return [*above, _beside(means if two else space(), names, at=1), space(7)]


def _draw_theme(theme, part, unit, roles):
    shared, two = part.sum(axis=1) > 1, len(roles) == 2
    label = pad(text(theme, bold=True, ha="center" if two else "left"), 0 if two else 2, 1)
    cells = [_draw_bar(shared[part[role[0]]], unit, role, len(roles) <= NAMED) for role in roles]
    return stack([line(), space(7), _beside(label, cells), space(9)])


def _draw_bar(shared, unit, role, named):
    """Draw one bar with its count, what is shared first, and the names under it; `shared` says which of them are."""
    (_, colour, way), number, first = role, len(shared), int(shared.sum())
    lengths = [first * unit, (number - first) * unit][::way]
    pieces = [bar(length, THICK, look) for length, look in zip(lengths, [SHARED, colour][::way], strict=True)]
    whole = over(row(pieces, lengths), _draw_gaps(number if unit > 5 else 0))
    count = text(number, colour=colour.dark if number else MUTED, bold=bool(number), ha=SIDE[way])
    names = [text(item, SMALL, SHARED.dark if yes else INK, bold=yes, ha=SIDE[way]) for item, yes in shared.items()]
    below = [pad(stack([space(), *names, space(1)], 3), 6)] if named and number else []
    return stack([row([whole, space(), count][::way], [number * unit, 7, None][::way]), *below])


def _draw_gaps(number):
    """Draw a gap after each of a number of things in a bar."""
    def draw(ax, x, y, width, height):
        for i in range(1, number):
            rule(ax, [x + width * i / number] * 2, [y, y + height], "white", 1.5)

    return fixed(THICK, draw)


def headline_themes(table, noun="attribute"):
    """Say in one line how much is shared before and after grouping; `noun` is an area or "attribute"."""
    items, themes = _by_level(table, 1), _by_level(table, 0)
    group = table.index.names[0]
    if table.shape[1] == 1:
        return f"{start(count_noun(len(items), noun))} in {count_noun(len(themes), group)}"
    shared, groups = _count_shared(items), _count_shared(themes)
    alike = bool(shared) == bool(groups)
    return (f"{start(say_part(shared, len(items), noun))} {'is' if shared < 2 else 'are'} shared, "
            f"{'and' if alike else 'but'} {say_part(groups, len(themes), group)}"
            f"{'' if alike else ' is' if groups < 2 else ' are'}")


def describe_themes(table, noun="attribute"):
    """Say which themes are shared, how many attributes each role has in them, and who has the others."""
    counts = table.groupby(level=0, sort=False).sum()
    names, group = list(counts.columns), table.index.names[0]
    items = _by_level(table, 1)
    many = count_noun(len(items), noun)
    if len(names) == 1:
        return f"{names[0]} has {many} in {count_noun(len(counts), group)}: {_list_counts(counts[names[0]])}."
    shared = counts[(counts > 0).sum(axis=1) > 1]
    sentences = [_say_pair(names, shared, group) if len(names) == 2 else _say_holders(names, shared, group),
                 *_say_alone(counts.drop(shared.index)), f"Of {many}, {_say_items(items)}."]
    return " ".join(sentences)


def _by_level(table, level):
    """Say who has each theme (level 0) or each attribute (level 1)."""
    return table.groupby(level=level, sort=False).any()


def _count_shared(table):
    return int((table.sum(axis=1) > 1).sum())


def _list_counts(counts):
    return join_names(f"{theme} ({number})" for theme, number in counts.items())


def _say_pair(names, shared, group):
    """Name what two roles share, each with the numbers of attributes."""
    each = join_names(f"{theme} ({join_names(row)})" for theme, row in shared.iterrows())
    return f"{join_names(names)} share {count_noun(len(shared), group)}{': ' if each else ''}{each}."


def _say_holders(names, shared, group):
    """Name what all of three or more roles share, then what one fewer share, and so on."""
    holders = (shared > 0).sum(axis=1)
    parts = [f"{'all ' if number == len(names) else ''}{say_number(number)} roles share "
             f"{count_noun(len(themes), group)}: {join_names(themes.index)}"
             for number, themes in sorted(holders.groupby(holders), reverse=True)]
    return f"{start('; '.join(parts))}." if parts else f"No {name_noun(group)[0]} is shared."


def _say_alone(counts):
    owned = ((name, counts[name][counts[name] > 0]) for name in counts.columns)
    return [f"Only {name} has {_list_counts(own)}." for name, own in owned if len(own)]


def _say_items(items):
    shared = items.index[items.sum(axis=1) > 1]
    if not len(shared):
        return "none is shared"
    return f"{say_number(len(shared))} {'is' if len(shared) == 1 else 'are'} shared{name_some(shared)}"


@first_six
def view_themes(rows, choice=None):
    """Show how many attributes each role has in each group; `choice` is the grouping: "Themes" or "Facets"."""
    by = "facet" if choice == "Facets" else "theme"
    table = group_attributes(rows, by)
    if table.empty:
        return Panel(f"These rows name no {by}: fill the column “{by}” of the CSV to group by it.")
    noun = noun_of(rows)
    sentence = describe_themes(table, noun)
    if left_out := rows.loc[rows[by] == "", "attribute"].nunique():
        has, is_ = ("has", "is") if left_out == 1 else ("have", "are")
        sentence += f" {start(count_noun(left_out, noun))} {has} no {by}, and {is_} left out."
    return make_panel(plot_themes, table, headline_themes(table, noun), sentence, colours=role_colours(rows))

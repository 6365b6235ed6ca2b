"""Attributes grouped into themes: diverging bars for two roles, bars side by side for other numbers."""

from helpers.charts.layout import bar, grid, line, name_columns, over, pad, row, show, space, stack, text
from helpers.charts.overlap import list_shared, split_facets
from helpers.charts.style import INK, MUTED, SHARED, SMALL, WIDTH, role_colours
from helpers.compare import list_facets, tabulate_facets
from helpers.english import ask_for, count_noun, head_shared, join_names, noun_of, say_left_out, say_several, say_shared
from helpers.panels import Panel, first_six, make_panel

THICK, LONGEST_UNIT, COUNT = 17, 70, 30
BETWEEN, LABELS, GAP = 138, 144, 14  # the names of the themes: between two roles' bars, or left of all
NAMED = 3  # with more roles, columns have no room for the names of attributes
SIDE = {-1: "right", 1: "left"}  # where a bar begins that grows to the left, or to the right


def group_attributes(rows, by="theme"):
    """Mark which role has which attribute, theme by theme, what most roles have first: (theme, attribute) x role."""
    rows = rows.assign(facet=rows[by])
    table, themes = tabulate_facets(rows, list_facets(rows)), list_facets(rows)
    if table.empty:
        return table
    roles, holders = table.groupby(level=0).any().sum(axis=1), table.sum(axis=1)
    order = sorted(table.index, key=lambda pair: (-roles[pair[0]], themes.index(pair[0]), -holders[pair]))
    return table.loc[order].rename_axis(index=[by, "attribute"])


def plot_themes(table, *, title="", colours, ax=None):
    """Draw a bar for each theme and role, what is shared first: two roles' left and right, others from a line each."""
    many, two, themes = len(colours), len(colours) == 2, []
    ways = (-1, 1) if two else [1] * many
    room = (WIDTH - BETWEEN) / 2 - 6 if two else (WIDTH - LABELS) / many - GAP
    unit = min(LONGEST_UNIT, (room - COUNT) / table.groupby(level=0).sum().to_numpy().max())
    for theme, part in split_facets(table):
        label = pad(text(theme, bold=True, ha="center" if two else "left"), 0 if two else 2, 1)
        shared = part.sum(axis=1) > 1
        cells = [_draw_bar(shared[part[name]], unit, colour, way, many <= NAMED)
                 for (name, colour), way in zip(colours.items(), ways, strict=True)]
        themes += [line(), space(7), _beside(label, cells), space(9)]
    zeros = _beside(space(), [grid({float(way < 0): INK}) for way in ways], at=None)
    above, heads = name_columns(colours, room, "center" if two else "left")
    words = text(f"in {say_several(many)}", SMALL, SHARED.dark, bold=True)
    means = row([bar(24, THICK - 2, SHARED), words], [24, None], 7)
    content = [above, _beside(space(), heads, at=1), space(7), over(stack(themes), zeros), space(4)]
    return show(stack([means, space(9), *content] if list_shared(table) else content), title, ax)


def _beside(label, cells, at=0):
    if len(cells) == 2:
        return row([cells[0], label, cells[1]], [None, BETWEEN, None], 6, at)
    return row([label, *cells], [LABELS, *[None] * len(cells)], GAP, at)


def _draw_bar(shared, unit, colour, way, named):
    """Draw one bar with its count, what is shared first, and the names under it; `shared` says which of them are."""
    number, first = len(shared), shared.sum()
    lengths = [first * unit, (number - first) * unit][::way]
    pieces = [bar(length, THICK, look) for length, look in zip(lengths, [SHARED, colour][::way], strict=True)]
    gaps = {i / number: "white" for i in range(1, number if unit > 5 else 0)}
    count = text(number, colour=colour.dark if number else MUTED, bold=bool(number), ha=SIDE[way])
    whole = [over(row(pieces, lengths), grid(gaps, 1.5)), space(), count]
    names = [text(item, SMALL, SHARED.dark if yes else INK, bold=yes, ha=SIDE[way]) for item, yes in shared.items()]
    below = [pad(stack([space(), *names, space(1)], 3), 6)] if named and number else []
    return stack([row(whole[::way], [number * unit, 7, None][::way]), *below])


def describe_themes(table, noun="attribute"):
    """Say how many attributes each role has in each theme, and which of them are shared."""
    sentences = []
    for name in table:
        themes, items = (table.index[table[name]].get_level_values(level) for level in (0, 1))
        parts = [f"{theme} ({number})" for theme, number in themes.value_counts(sort=False).items()]
        sizes = f"{count_noun(items.nunique(), noun)} in {count_noun(len(parts), table.index.names[0])}"
        sentences.append(f"{name} has {sizes}{f': {join_names(parts)}' if parts else ''}.")
    shared = list_shared(table.groupby(level=1, sort=False).any())
    return " ".join([*sentences, say_shared(shared, noun)] if table.shape[1] > 1 else sentences)


@first_six
def view_themes(rows, choice=None):
    """Show how many attributes each role has in each group; `choice` is the grouping: "Themes" or "Facets"."""
    by, noun = "facet" if choice == "Facets" else "theme", noun_of(rows)
    table = group_attributes(rows, by)
    if table.empty:
        return Panel(ask_for(by, "group by it"))
    left_out = say_left_out(rows.loc[rows[by] == "", "attribute"].nunique(), noun, by)
    levels = [(table.groupby(level=level).any(), name) for level, name in ((1, noun), (0, by))]
    headline = head_shared(table.shape[1], *((len(list_shared(held)), len(held), name) for held, name in levels))
    return make_panel(plot_themes, table, headline, describe_themes(table, noun) + left_out, colours=role_colours(rows))

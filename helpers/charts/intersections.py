"""The set-intersection matrix: each combination of roles as a line of dots, with its size and its items."""

import pandas as pd

from helpers.charts.layout import bar, fixed, grid, joined, line, marker, noted, over, row, show, space, stack, text
from helpers.charts.style import (
    INK,
    MUTED,
    SHARED,
    SMALL,
    WIDTH,
    Colour,
    default_colours,
    leading,
    role_colours,
    rule,
    text_width,
    wrap,
)
from helpers.compare import tabulate_roles
from helpers.english import count_noun, join_names, name_some, say_number, say_part, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines

EVERYTHING = "Everything"
MOST, MANY = 12, 10
COLUMN, GAP, BARS, NUMBER, THICK = 34, 16, 130, 17, 20
OUT = Colour("#b8bfca", "#ffffff", "", "o")


def count_intersections(table):
    """Sort attributes by the exact combination of roles that have them; `table` is from `tabulate_roles`.

    Returns a table with a row for each combination that occurs, the largest first, and of equal ones that of fewer
    roles; for two roles those that do not occur as well. The index has a level of bool per role; the columns are
    `number` and `attributes`. After Lex et al. (2014), UpSet: Visualization of intersecting sets, *IEEE Transactions
    on Visualization and Computer Graphics* 20(12), 1983-1992.

    >>> count_intersections(tabulate_roles(pd.DataFrame({"role": list("AAB"), "attribute": list("xyy")})))
                 number attributes
    A     B
    True  False       1       (x,)
          True        1       (y,)
    False True        0         ()
    """
    names = list(table.columns)
    every = [(True, False), (True, True), (False, True)] if len(names) == 2 else []
    held = {combination: [] for combination in every}
    for item, has in zip(table.index, table.to_numpy(), strict=True):
        held.setdefault(tuple(map(bool, has)), []).append(item)
    order = sorted(held, key=lambda combination: (-len(held[combination]), sum(combination),
                                                  [not yes for yes in combination]))
    index = pd.MultiIndex.from_tuples(order, names=names)
    attributes = pd.Series([Lines(held[combination]) for combination in order], index=index, dtype=object)
    return pd.DataFrame({"number": attributes.map(len), "attributes": attributes})


def plot_intersections(table, *, title="", colours=None, ax=None):
    """Draw the first twelve combinations of roles: joined dots say which, a bar how many, and names what.

    `table` is from `count_intersections`.
    """
    names, rest = list(table.index.names), table.iloc[MOST:]
    colours = [(colours or default_colours(names))[name] for name in names]
    unit = BARS / max(int(table["number"].max()), 1)
    lines = stack(_draw_line(*combination, unit, colours) for combination in table["attributes"].head(MOST).items())
    zero = grid({(COLUMN * len(names) + GAP) / WIDTH: INK})
    note = [text(_say_rest(rest), SMALL, MUTED)] if len(rest) else []
    return show(stack([_draw_heads(table, colours), over(zero, lines), line(), space(6), *note, space(4)]), title, ax)


def _beside(dots, number, items, many):
    return row([dots, space(), number, items], [COLUMN * many, GAP, BARS + 60, None])


def _draw_heads(table, colours):
    """Write the roles' names as a staircase with lines down to their columns, and how much each one has."""
    names, places, left = [], {}, COLUMN * len(colours) + GAP
    for i, (name, colour) in enumerate(zip(table.index.names, colours, strict=True)):
        many = text(f"{table['number'][table.index.get_level_values(i)].sum()} in all", SMALL, colour.dark)
        parts = wrap(name, WIDTH - left - 94, bold=True)
        lines = [text(part, colour=colour.dark, bold=True) for part in parts]
        lines[-1] = row([lines[-1], many], [text_width(parts[-1], bold=True), None], 10)
        names.append(noted(row([space(), stack(lines)], [left, None]), places, i))

    def draw(ax, x, y, width, height):
        for i, colour in enumerate(colours):
            column, middle = x + COLUMN * (i + 0.5), places[i][1] + leading() / 2
            rule(ax, [x + left - 6, column, column], [middle, middle, y + height], colour.dark, 1.6)

    captions = _beside(space(), *(text(words, SMALL, MUTED) for words in ("how many", "which ones")), len(colours))
    return stack([over(stack([stack(names, 5), space(16), captions, space(1)]), fixed(0, draw)), space(4)])


def _draw_line(combination, items, unit, colours):
    """Draw one combination: its dots, its bar with the number, and its attributes, one below the other."""
    dots = [marker(own, 11) if yes else marker(OUT, 6, filled=False)
            for own, yes in zip(colours, combination, strict=True)]
    colour = SHARED if sum(combination) > 1 else colours[combination.index(True)]
    count = text(len(items), NUMBER, colour.dark if items else MUTED, bold=True)
    length = row([bar(len(items) * unit, THICK, colour), space(), count], [len(items) * unit, 8, None])
    each = -(-len(items) // (2 if len(items) > MANY else 1)) or 1
    parts = [stack(map(text, items[i : i + each]), 4) for i in range(0, len(items), each)]
    named = row(parts, gap=GAP, at=0) if items else text("none", colour=MUTED)
    whole = stack([space(12), named, space(12)])
    return stack([line(), _beside(joined(dots, combination), length, whole, len(colours))])


def headline_intersections(table):
    """Say in one line how much belongs to exactly one role."""
    many, roles = int(table["number"].sum()), table.index.nlevels
    if roles == 1:
        return f"{start(count_noun(many))} in this role"
    alone = int(table["number"][[sum(combination) == 1 for combination in table.index]].sum())
    return f"{start(say_part(alone, many))} {'belong' if alone > 1 else 'belongs'} to one role alone"


def describe_intersections(table):
    """Say what each combination that is drawn holds, and what is left out."""
    names, rest = list(table.index.names), table.iloc[MOST:]
    most = 12 if len(names) < 3 else 4
    sentences = [_say_combination(names, combination, items, most)
                 for combination, items in table["attributes"].head(MOST).items()]
    if len(names) > 2:
        possible, held = 2 ** len(names) - 1, int((table["number"] > 0).sum())
        sentences.append(f"{start(say_number(held))} of {say_number(possible)} possible combinations "
                         f"{'holds' if held == 1 else 'hold'} anything.")
    return " ".join([*sentences, *([_say_rest(rest)] if len(rest) else [])])


def _say_combination(names, combination, items, most):
    """Say what exactly these roles have: all of them, some of them, or one alone."""
    held = [name for name, yes in zip(names, combination, strict=True) if yes]
    if len(names) == 1:
        return f"{names[0]} has {count_noun(len(items))}{name_some(items, most)}."
    if not items:
        return f"{held[0]} has none of its own." if len(held) == 1 else f"{join_names(held)} share none."
    if len(held) == len(names):
        who = f"{join_names(held)} share" if len(held) == 2 else f"All {say_number(len(held))} roles have"
    else:
        who = f"Only {join_names(held)} {'has' if len(held) == 1 else 'have'}"
    return f"{who} {say_number(len(items))}{name_some(items, most)}."


def _say_rest(rest):
    return (f"Not drawn: {say_number(len(rest))} smaller combination{'' if len(rest) == 1 else 's'} with "
            f"{count_noun(int(rest['number'].sum()))}.")


@first_six
def view_intersections(rows, choice=None):
    """Show which attributes belong to exactly which roles; `choice` is a facet, or "Everything"."""
    names, colours = role_names(rows), role_colours(rows)
    if choice not in (None, EVERYTHING):
        rows = rows[rows["facet"] == choice]
        if rows.empty:
            return Panel(f"{join_names(names)} {'has' if len(names) == 1 else 'have'} no {choice} here.")
    table = count_intersections(tabulate_roles(rows).reindex(columns=names, fill_value=False))
    return make_panel(plot_intersections, table, headline_intersections(table), describe_intersections(table),
                      colours=colours)

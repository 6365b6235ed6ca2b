"""The set-intersection matrix: each combination of roles as a line of dots, with its size and its items."""

import pandas as pd

from helpers.charts.layout import bar, columns, grid, joined, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, SMALL, WIDTH, Colour, colour_of, role_colours
from helpers.compare import tabulate_roles
from helpers.english import agree, head_part, join_names, noun_of, say_held
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines

EVERYTHING = "Everything"
NAMED, MANY = 12, 10
COLUMN, GAP, BARS, NUMBER, THICK = 34, 16, 130, 17, 20
OUT = Colour("#b8bfca")


def count_intersections(table):
    """Sort attributes by the exact combination of roles that have them; `table` is from `tabulate_roles`.

    A row for each combination that occurs, the largest first; the index has a level of bool per role. After Lex et al.
    (2014), UpSet: Visualization of intersecting sets, *IEEE Trans. on Visualization and Computer Graphics* 20(12).
    """
    held = {}
    for item, has in zip(table.index, table.to_numpy().tolist(), strict=True):
        held.setdefault(tuple(has), []).append(item)
    order = sorted(held, key=lambda has: (-len(held[has]), sum(has), [not yes for yes in has]))
    attributes = pd.Series([Lines(held[has]) for has in order], dtype=object,
                           index=pd.MultiIndex.from_tuples(order, names=list(table.columns)))
    return pd.DataFrame({"number": attributes.map(len), "attributes": attributes})


def plot_intersections(table, *, title="", colours, ax=None):
    """Draw each combination of roles: joined dots say which, a bar how many, and names what."""
    unit, lines, widths = BARS / table["number"].max(), [], [COLUMN * len(colours), GAP, BARS + 60, None]
    for held, items in table["attributes"].items():
        dots = [marker(look, 11) if yes else marker(OUT, 6, filled=False)
                for look, yes in zip(colours.values(), held, strict=True)]
        colour = colour_of([name for name, yes in zip(colours, held, strict=True) if yes], colours)
        long, count = len(items) * unit, text(len(items), NUMBER, colour.dark, bold=True)
        named = pad(columns(map(text, items), 2 if len(items) > MANY else 1, GAP, 4), y=12)
        length = row([bar(long, THICK, colour), space(), count], [long, 8, None])
        lines += [line(), row([joined(dots, held), space(), length, named], widths)]
    zero = grid({(COLUMN * len(colours) + GAP) / WIDTH: INK})
    return show(stack([*_draw_heads(table, colours, widths), over(zero, stack(lines)), line(), space(10)]), title, ax)


def _draw_heads(table, colours, widths):
    """Write the roles' names and totals as a staircase, with lines that lead down to their columns."""
    left, stems = COLUMN * len(colours) + GAP, {}
    for i, (name, colour) in enumerate(colours.items()):
        total, at = table["number"][table.index.get_level_values(name)].sum(), COLUMN * (i + 0.5) / WIDTH
        label = text(f"{name}: {total} in all", colour=colour.dark, bold=True)
        yield over(grid(stems.copy(), 1.6), pad(row([space(), label], [left, None]), y=3))
        yield line(colour.dark, 1.6, ends=(at, 0.62))
        stems[at] = colour.dark
    captions = (text(words, SMALL, MUTED) for words in ("how many", "which ones"))
    yield over(grid(stems, 1.6), pad(row([space(), space(), *captions], widths), y=8))


def describe_intersections(table, noun="attribute"):
    """Say which attributes belong to exactly which roles, the largest combinations first."""
    names, sentences = list(table.index.names), []
    for combination, items in table["attributes"].head(NAMED).items():
        held = [name for name, yes in zip(names, combination, strict=True) if yes]
        who = f"{join_names(held)}{' alone' if len(held) < len(names) else ''} {'share' if len(held) > 1 else 'has'}"
        sentences.append(say_held(who, items, noun, most=NAMED // len(names)))
    if len(table) > NAMED:
        sentences.append(f"Smaller ones, {len(table) - NAMED} in all, are in the picture.")
    return " ".join(sentences)


@first_six
def view_intersections(rows, choice=None):
    """Show which attributes belong to exactly which roles; `choice` is a facet, or "Everything"."""
    names, colours = role_names(rows), role_colours(rows)
    if choice not in (None, EVERYTHING):
        rows = rows[rows["facet"] == choice]
    if rows.empty:
        return Panel(f"{join_names(names)} {agree(len(names), 'has')} no {choice} here.")
    table, noun = count_intersections(tabulate_roles(rows).reindex(columns=names, fill_value=False)), noun_of(rows)
    own = table["number"][[sum(combination) == 1 for combination in table.index]].sum()
    headline = head_part(own, table["number"].sum(), len(names), noun, "belongs to one role only")
    return make_panel(plot_intersections, table, headline, describe_intersections(table, noun), colours=colours)

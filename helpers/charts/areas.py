"""Areas: a small square for each attribute, area by area; what roles share has a column of its own."""

from helpers.charts.layout import at_least, key, line, marker, pad, row, show, space, squares, stack, text
from helpers.charts.style import MUTED, SHARED, SMALL, WIDTH, role_colours, text_width
from helpers.compare import count_areas
from helpers.english import agree, count_noun, join_names, say_number, say_part, start
from helpers.panels import first_six, make_panel
from helpers.roles import leave_out_overview

AREA, GAP = 150, 12
NARROWEST, NAMED = 40, 118  # below the second, a column's name stands in a key above all


def plot_areas(table, *, title="", colours, ax=None):
    """Draw a square for each attribute: what each role alone has, and what is shared; `table` is from `count_areas`."""
    looks = dict(zip(table.columns, colours.values(), strict=False))
    looks |= {"Shared": SHARED} if table.shape[1] > 1 else {}
    table = table.iloc[:, [0, 2, 1]] if table.shape[1] == 3 else table
    widths = [AREA - GAP, *_share_out(table)]
    lines = [_draw_head({label: looks[label] for label in table}, widths)]
    for area, counts in table.iterrows():
        cells = [_draw_cell(number, looks[label], table[label].max()) for label, number in counts.items()]
        lines += [line(), at_least(32, pad(row([pad(text(area.capitalize()), 2), *cells], widths, GAP), y=7))]
    return show(stack(lines), title, ax)


def _share_out(table):
    """Return the columns' widths: many columns get the more room the more they hold."""
    most, many = table.max(), table.shape[1]
    spare = WIDTH - AREA - (NARROWEST + GAP) * many
    shares = most / most.sum() if many > 4 and most.any() else most * 0 + 1 / many
    return list(NARROWEST + spare * shares)


def _draw_head(looks, widths):
    if min(widths[1:]) < NAMED:
        marks = [row([marker(look), space()], [14, None]) for look in looks.values()]
        return stack([key(looks), space(9), row([space(), *marks], widths, GAP), space(7)])
    heads = [text(label, SMALL, look.dark, bold=True) for label, look in looks.items()]
    return stack([space(2), row([space(), *heads], widths, GAP, at=1), space(10)])


def _draw_cell(number, colour, most):
    count = text(number, colour=colour.dark if number else MUTED, bold=True)
    return row([count, squares(number, colour)], [text_width(str(most), bold=True) + 10, None])


def headline_areas(table):
    """Say in one line in how many areas something is shared."""
    if table.shape[1] == 1:
        return "How much there is to know, area by area"
    some, many = (table["Shared"] > 0).sum(), len(table)
    if many == 1:
        return f"{'Something' if some else 'Nothing'} is shared in {table.index[0]}"
    if not some:
        return f"Nothing is shared in any of {say_number(many)} areas"
    return f"Something is shared in {say_part(some, many, 'area')}"


def describe_areas(table):
    """Say how much there is in all, how much of it is shared, and where most is."""
    many = table.to_numpy().sum()
    if table.shape[1] == 1:
        return f"{start(count_noun(many))} in {count_noun(len(table), 'area')}{_say_most(table.iloc[:, 0])}."
    shared = table["Shared"].sum()
    text = f"Area by area, {say_part(shared, many)} {agree(shared, 'is')} shared"
    return f"{text}{_say_most(table['Shared'])}."


def _say_most(counts):
    """Name the areas with the largest count, unless there is one area only, or they are too many to name."""
    top = counts.index[counts == counts.max()]
    if not counts.max() or len(counts) == 1 or len(top) > 3:
        return ""
    if counts.max() == counts.sum():
        return f", {'all of them ' if counts.max() > 1 else ''}in {top[0]}"
    return f", the most in {join_names(top)}: {say_number(counts.max())}{' each' if len(top) > 1 else ''}"


@first_six
def view_areas(rows, choice=None):
    """Show, area by area, how much each role has alone and how much is shared; the overview repeats the others."""
    table = count_areas(leave_out_overview(rows))
    return make_panel(plot_areas, table, headline_areas(table), describe_areas(table), colours=role_colours(rows))

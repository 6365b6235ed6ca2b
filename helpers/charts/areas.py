"""Areas: a small square for each attribute, area by area; what roles share has a column of its own."""

from helpers.charts.layout import at_least, key, line, marker, pad, row, show, space, squares, stack, text
from helpers.charts.style import MUTED, SHARED, SMALL, WIDTH, default_colours, role_colours, text_width
from helpers.compare import count_areas
from helpers.english import count_noun, join_names, say_number, say_part, start
from helpers.panels import first_six, make_panel
from helpers.roles import leave_out_overview

AREA, GAP = 150, 12
NARROWEST, NAMED = 40, 118  # below the second, a column's name stands in a key above all


def plot_areas(table, *, title="", colours=None, ax=None):
    """Draw a square for each attribute: what each role alone has, and what is shared; `table` is from `count_areas`."""
    return show(draw_areas(table, colours or default_colours(table.columns)), title, ax)


def draw_areas(table, colours):
    """Make the block of squares; what two roles share stands between them."""
    looks = dict(zip(table.columns, [*colours.values()][: max(table.shape[1] - 1, 1)], strict=False))
    looks |= {"Shared": SHARED} if table.shape[1] > 1 else {}
    table = table.iloc[:, [0, 2, 1]] if table.shape[1] == 3 else table
    widths = [AREA - GAP, *_share_out(table)]
    lines = [_draw_head(table.columns, looks, widths)]
    for area, counts in table.iterrows():
        cells = [_draw_cell(int(number), looks[label], int(table[label].max())) for label, number in counts.items()]
        lines += [line(), at_least(32, pad(row([pad(text(str(area).capitalize()), 2), *cells], widths, GAP), y=7))]
    return stack(lines)


def _share_out(table):
    """Return the columns' widths: many columns get the more room the more they hold."""
    most, many = table.max(), table.shape[1]
    spare = WIDTH - AREA - (NARROWEST + GAP) * many
    if many <= 4 or not most.sum():
        return [NARROWEST + spare / many] * many
    return [NARROWEST + spare * share for share in most / most.sum()]


def _draw_head(labels, looks, widths):
    if min(widths[1:]) < NAMED:
        marks = [row([marker(looks[label]), space()], [14, None]) for label in labels]
        return stack([key({label: looks[label] for label in labels}), space(9), row([space(), *marks], widths, GAP),
                      space(7)])
    heads = [text(label, SMALL, looks[label].dark, bold=True) for label in labels]
    return stack([space(2), row([space(), *heads], widths, GAP, at=1), space(10)])


def _draw_cell(number, colour, most):
    count = text(number, colour=colour.dark if number else MUTED, bold=True)
    return row([count, squares(number, colour)], [text_width(str(most), bold=True) + 10, None])


def headline_areas(table):
    """Say in one line in how many areas something is shared."""
    if table.shape[1] == 1:
        return "How much there is to know, area by area"
    some, many = int((table["Shared"] > 0).sum()), len(table)
    if many == 1:
        return f"{'Something' if some else 'Nothing'} is shared in {table.index[0]}"
    if not some:
        return f"Nothing is shared in any of {say_number(many)} areas"
    return f"Something is shared in {'all' if some == many else say_number(some) + ' of'} {say_number(many)} areas"


def describe_areas(table):
    """Say how much there is in all, how much of it is shared, and where most is."""
    many = int(table.to_numpy().sum())
    if table.shape[1] == 1:
        return f"{start(count_noun(many))} in {count_noun(len(table), 'area')}{_say_most(table.iloc[:, 0])}."
    shared = int(table["Shared"].sum())
    text = f"Area by area, {say_part(shared, many)} {'is' if shared < 2 else 'are'} shared"
    return f"{text}{_say_most(table['Shared'])}."


def _say_most(counts):
    """Name the areas with the largest count, unless there is one area only, or they are too many to name."""
    top = counts.index[counts == counts.max()]
    if not counts.max() or len(counts) == 1 or len(top) > 3:
        return ""
    if counts.max() == counts.sum():
        return f", {'all of them ' if counts.max() > 1 else ''}in {top[0]}"
    return f", the most in {join_names(top)}: {say_number(int(counts.max()))}{' each' if len(top) > 1 else ''}"


@first_six
def view_areas(rows, choice=None):
    """Show, area by area, how much each role has alone and how much is shared; the overview repeats the others."""
    table = count_areas(leave_out_overview(rows))
    return make_panel(plot_areas, table, headline_areas(table), describe_areas(table), colours=role_colours(rows))

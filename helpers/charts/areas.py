"""Areas: a small square for each attribute, area by area; what roles share has a column of its own."""

from helpers.charts.layout import at_least, bar, line, name_columns, pad, row, show, space, stack, text
from helpers.charts.style import MUTED, SHARED, WIDTH, role_colours
from helpers.compare import count_areas
from helpers.english import agree, count_noun, say_most, say_part, start
from helpers.panels import first_six, make_panel
from helpers.roles import leave_out_overview

AREA, GAP, DIGITS, SQUARE = 150, 12, 30, 14


def plot_areas(table, *, title="", colours, ax=None):
    """Draw a square for each attribute: what each role alone has, and what is shared; `table` is from `count_areas`."""
    looks = dict(zip(table.columns, [*colours.values(), SHARED], strict=False))
    table = table.iloc[:, [0, 2, 1]] if table.shape[1] == 3 else table
    widths, room = [AREA - GAP, *[None] * table.shape[1]], (WIDTH - AREA) / table.shape[1] - GAP
    unit = min(SQUARE, (room - DIGITS) / table.to_numpy().max())
    above, heads = name_columns({label: looks[label] for label in table}, room, "left")
    lines = [above, space(2), row([space(), *heads], widths, GAP, at=1), space(10)]
    for area, counts in table.iterrows():
        squares = {label: [bar(unit * 0.8, SQUARE * 0.8, looks[label])] * number for label, number in counts.items()}
        cells = [row([text(len(each), colour=looks[label].dark if each else MUTED, bold=True), *each, space()],
                     [DIGITS, *[unit] * len(each), None]) for label, each in squares.items()]
        lines += [line(), at_least(32, pad(row([pad(text(area.capitalize()), 2), *cells], widths, GAP), y=7))]
    return show(stack(lines), title, ax)


def headline_areas(table):
    """Say in one line in how many areas something is shared."""
    if table.shape[1] == 1:
        return "How much there is to know, area by area"
    some = (table["Shared"] > 0).sum()
    return f"Something is shared in {say_part(some, len(table), 'area')}" if some else "Nothing is shared in any area"


def describe_areas(table):
    """Say how much there is in all, how much of it is shared, and where most is."""
    many, counts = table.to_numpy().sum(), table.iloc[:, -1]
    said = f"Area by area, {say_part(counts.sum(), many)} {agree(counts.sum(), 'is')} shared"
    if table.shape[1] == 1:
        said = f"{start(count_noun(many))} in {count_noun(len(table), 'area')}"
    return f"{said}{say_most(counts)}."


@first_six
def view_areas(rows, choice=None):
    """Show, area by area, how much each role has alone and how much is shared; the overview repeats the others."""
    table = count_areas(leave_out_overview(rows))
    return make_panel(plot_areas, table, headline_areas(table), describe_areas(table), colours=role_colours(rows))

"""Areas: a small square for each attribute, area by area; what roles share has a column of its own."""

from helpers.charts.layout import at_least, line, name_columns, pad, row, show, space, squares, stack, text
from helpers.charts.style import MUTED, SHARED, WIDTH, role_colours
from helpers.compare import count_areas
from helpers.english import agree, count_noun, say_most, say_part, start
from helpers.panels import first_six, make_panel
from helpers.roles import leave_out_overview

AREA, GAP, DIGITS = 150, 12, 30


def plot_areas(table, *, title="", colours, ax=None):
    """Draw a square for each attribute: what each role alone has, and what is shared; `table` is from `count_areas`."""
    looks = dict(zip(table.columns, [*colours.values(), SHARED], strict=False))
    table = table.iloc[:, [0, 2, 1]] if table.shape[1] == 3 else table
    widths = [AREA - GAP, *[None] * table.shape[1]]
    above, heads = name_columns({label: looks[label] for label in table}, (WIDTH - AREA) / table.shape[1] - GAP, "left")
    lines = [above, space(2), row([space(), *heads], widths, GAP, at=1), space(10)]
    for area, counts in table.iterrows():
        cells = [row([text(number, colour=looks[label].dark if number else MUTED, bold=True),
                      squares(number, looks[label])], [DIGITS, None]) for label, number in counts.items()]
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

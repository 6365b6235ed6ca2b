"""Similarity of pairs: the Jaccard index and the overlap coefficient on one number line from 0 to 1."""

from helpers.charts.layout import fixed, pad, show, stack, text
from helpers.charts.style import INK, MUTED, SHARED, SIZE, SMALL, WIDTH, mark, rule, text_width, write
from helpers.compare import compare_pairs
from helpers.english import name_noun, noun_of, say_number, say_part
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

LEFT, TALL, LINE = 34, 108, 46


def plot_similarity(table, *, title="", colours=None, ax=None):
    """Draw a number line for each pair of roles; `table` is from `compare_pairs`."""
    pairs = [stack([pad(text(f"{pair['first']} and {pair['second']}", bold=True), 2), _draw_line(pair)])
             for _, pair in table.iterrows()]
    return show(stack(pairs), title, ax)


def _draw_line(pair):
    """Make a line with ticks, the Jaccard index above it and the coefficient below."""
    def draw(ax, x, y, width, height):
        left, right, y = x + LEFT, x + width - LEFT, y + LINE
        rule(ax, [left, right], [y, y], INK, 1.6)
        for tick in (0, 0.5, 1):
            rule(ax, [left + (right - left) * tick] * 2, [y - 5, y + 5], INK, 1.4)
        write(ax, left - 13, y, "0", ha="right", size=SMALL, colour=MUTED)
        write(ax, right + 13, y, "1", size=SMALL, colour=MUTED)
        for measure, whole, offset, marker in (("Jaccard index", pair["union"], -26, "o"),
                                               ("Overlap coefficient", pair["smaller"], 26, "D")):
            label = f"{measure} {pair['shared']}/{whole} = {pair[measure]:.2f}"
            at, half = left + (right - left) * pair[measure], text_width(label, SIZE, bold=True) / 2
            mark(ax, at, y, SHARED._replace(marker=marker), size=11, filled=offset < 0)
            write(ax, min(max(at, half + 2), WIDTH - half - 2), y + offset, label, ha="center", bold=True,
                  colour=SHARED.dark)

    return fixed(TALL, draw)


def headline_similarity(table, noun="attribute"):
    """Ask or answer, in one line, how far the pairs overlap."""
    if len(table) == 1:
        row = table.iloc[0]
        return (f"One overlap, two measures: {row['Jaccard index']:.2f} and {row['Overlap coefficient']:.2f}"
                if row["shared"] else f"These two roles share no {name_noun(noun)[1]}")
    best = table[table["Jaccard index"] == table["Jaccard index"].max()]
    if len(best) > 1:
        return "Which two roles are closest?"
    return f"Closest by the Jaccard index: {best['first'].iloc[0]} and {best['second'].iloc[0]}"


def describe_similarity(table, noun="attribute"):
    """Say both measures of each pair as the fractions that they are."""
    return " ".join(
        f"{row['first']} and {row['second']} share {say_part(int(row['shared']), int(row['union']), noun)}: a Jaccard "
        f"index of {row['Jaccard index']:.2f}. The shorter list has {say_number(int(row['smaller']))}, so the overlap "
        f"coefficient is {row['Overlap coefficient']:.2f}." for _, row in table.iterrows())


@first_six
def view_similarity(rows, choice=None):
    """Show both measures of overlap for each pair of roles; `choice` is the level, "Attributes" or "Themes"."""
    if len(role_names(rows)) < 2:
        return Panel("Similarity needs two roles: tick another one.")
    level = "theme" if choice == "Themes" else "attribute"
    table = compare_pairs(rows, level)
    if table.empty:
        return Panel("These roles have no themes here yet: fill the column theme to compare by it.")
    noun = "theme" if level == "theme" else noun_of(rows)
    return make_panel(plot_similarity, table, headline_similarity(table, noun), describe_similarity(table, noun))

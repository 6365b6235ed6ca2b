"""Similarity of pairs: the Jaccard index and the overlap coefficient on one number line from 0 to 1."""

from helpers.charts.layout import axis, grid, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, SHARED, SIZE, SMALL, WIDTH, text_width
from helpers.compare import MEASURES, compare_pairs
from helpers.english import ask_for, join_names, name_noun, noun_of, say_number, say_part
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

LEFT, GAP = 34, 13


def plot_similarity(table, *, title="", colours=None, ax=None):
    """Draw a number line for each pair of roles, the Jaccard index above it and the coefficient below, as fractions."""
    content = []
    for _, pair in table.iterrows():
        labels = []
        for measure, whole in zip(MEASURES, ("union", "smaller"), strict=True):
            words = f"{measure} {pair['shared']}/{pair[whole]} = {pair[measure]:.2f}"
            edge, at = text_width(words, bold=True) / 2 / WIDTH, (LEFT + (WIDTH - 2 * LEFT) * pair[measure]) / WIDTH
            at = min(max(at, edge), 1 - edge)  # where it is on the line, but not over the edge
            labels.append(axis({at: words}, SIZE, SHARED.dark, bold=True))
        scale = over(line(INK, 1.6), pad(grid({0: INK, 0.5: INK, 1: INK}, 1.4), y=3.5),
                     marker(SHARED._replace(marker="o"), 11, at=pair[MEASURES[0]]),
                     marker(SHARED._replace(marker="D"), 11, filled=False, at=pair[MEASURES[1]]))
        ends = text(0, SMALL, MUTED, ha="right"), text(1, SMALL, MUTED)
        scale = row([ends[0], scale, ends[1]], [LEFT - GAP, None, LEFT - GAP], GAP)
        name = pad(text(f"{pair['first']} and {pair['second']}", bold=True), 2)
        content += [name, space(10), stack([labels[0], scale, labels[1]], 7), space(26)]
    return show(stack(content), title, ax)


def headline_similarity(table, noun="attribute"):
    """Say both measures of two roles; of more, name the closest pair, if there is one."""
    best = table[table["Jaccard index"] == table["Jaccard index"].max()]
    if not table["shared"].any():
        return f"{'These two' if len(table) == 1 else 'The'} roles share no {name_noun(noun)[1]}"
    if len(table) == 1:
        return "One overlap, two measures: {:.2f} and {:.2f}".format(*table[[*MEASURES]].iloc[0])
    if len(best) > 1:
        return "Which two roles are closest?"
    return f"Closest by the Jaccard index: {join_names(best[['first', 'second']].iloc[0])}"


def describe_similarity(table, noun="attribute"):
    """Say both measures of each pair as the fractions that they are."""
    return " ".join(
        f"{row['first']} and {row['second']} share {say_part(row['shared'], row['union'], noun)}: a Jaccard index of "
        f"{row['Jaccard index']:.2f}. The shorter list has {say_number(row['smaller'])}, so the overlap coefficient is "
        f"{row['Overlap coefficient']:.2f}." for _, row in table.iterrows())


@first_six
def view_similarity(rows, choice=None):
    """Show both measures of overlap for each pair of roles; `choice` is the level, "Attributes" or "Themes"."""
    if len(role_names(rows)) < 2:
        return Panel("Similarity needs two roles: tick another one.")
    level, noun = ("theme", "theme") if choice == "Themes" else ("attribute", noun_of(rows))
    table = compare_pairs(rows, level)
    if table.empty:
        return Panel(ask_for(level, "compare by it"))
    return make_panel(plot_similarity, table, headline_similarity(table, noun), describe_similarity(table, noun))

"""The heatmap of similarity: two roles area by area, more roles pair by pair, by attributes and by themes."""

from itertools import combinations
from math import isnan

import pandas as pd
from matplotlib.colors import LinearSegmentedColormap, to_hex

from helpers.charts.layout import axis, line, over, row, show, space, stack, text, tile
from helpers.charts.style import MUTED, RULE, SMALL, Colour
from helpers.compare import MEASURES, similarity
from helpers.english import ask_for, join_names, say_number, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

ALL = "all areas together"
LABELS, GROUP, CELL, NUMBER = 230, 16, 33, 14
# From light to dark and never back, so that a copy in grey keeps the order; from PALE on letters are white.
SHADES, PALE = LinearSegmentedColormap.from_list("shades", ["#f4f1fa", "#35265e"]), 0.638
NO_ROWS = "#ffffff"


def compare_everywhere(rows, measure="jaccard"):
    """Measure how similar roles are, by attributes and by themes: two in each area and in all, more pair by pair."""
    names, areas, columns = role_names(rows), list(rows["area"].unique()), {}
    for level in ("attribute", "theme"):
        whole = similarity(rows, measure=measure, level=level)
        values = {join_names(pair): whole.loc[pair] for pair in combinations(names, 2)}
        if len(names) == 2:
            values = {area: similarity(rows, measure=measure, level=level, area=area).iloc[0, 1] for area in areas}
            values |= {ALL: whole.iloc[0, 1]} if len(areas) > 1 else {}
        if (rows[level] != "").any():
            columns[f"{level}s"] = values
    return pd.DataFrame(columns).rename_axis("area" if len(names) == 2 else "pair")


def plot_heatmap(table, *, title="", colours=None, ax=None):
    """Draw a cell for each value from 0 to 1: the darker, the nearer to 1; each cell shows its number."""
    widths = [LABELS, *[None] * table.shape[1]]
    heads = [stack([text(level, bold=True), space(3), line(RULE, 1.5)]) for level in table]
    lines = [row([space(), *heads], widths, GROUP), space(2)]
    for label, values in table.iterrows():
        if label == ALL:
            lines += [line(), space()]
        name = label if table.index.name == "pair" else start(label)  # a role's name stays as it is
        looks = [(NO_ROWS, MUTED, "no rows", SMALL) if isnan(value) else (*shade(value), f"{value:.2f}", NUMBER)
                 for value in values]
        cells = [over(space(CELL), tile(Colour(fill, fill)), axis({0.5: words}, size, letters, bold=True))
                 for fill, letters, words, size in looks]
        lines.append(row([text(name, bold=label == ALL), *cells], widths, GROUP))
    return show(stack([*lines, space(4)], 3), title, ax)


def shade(value):
    """Return the fill for a value from 0 to 1, and the letters' colour that stands out more from it."""
    return to_hex(SHADES(value)), "#000000" if value < PALE else "#ffffff"


def headline_heatmap(table):
    """Name the area in which two roles are most alike, or the closest pair of more roles."""
    level, values = table.columns[0], table.iloc[:, 0].drop(ALL, errors="ignore")
    top = values.index[values == values.max()]
    if not values.any():
        return f"By {level}, nothing is shared"
    return f"Most alike by {level}: {top[0]}" if len(top) == 1 < len(values) else "How alike are the roles?"


def describe_heatmap(table, measure="Jaccard index"):
    """Say, level by level, the highest and the lowest value, and whose they are."""
    sentences = []
    for level, values in table.drop(ALL, errors="ignore").items():
        ends = [(value, values.index[values == value]) for value in (values.max(), values.min())]
        high, low = (f"{value:.2f} ({'; '.join(names) if len(names) < 3 else f'{say_number(len(names))} times'})"
                     for value, names in ends)
        said = f"the highest {measure} is {high}, and the lowest {low}"
        if values.nunique() < 2:
            said = f"each {measure} is {values.max():.2f}" if values.any() else "nothing is shared"
        sentences.append(f"By {level}, {said}{f'; {ALL} {table.at[ALL, level]:.2f}' if ALL in table.index else ''}.")
    return " ".join(sentences)


@first_six
def view_heatmap(rows, choice=None):
    """Show how alike roles are, two area by area, more pair by pair; `choice` is the measure, one of `MEASURES`."""
    name = choice or MEASURES[0]
    if len(role_names(rows)) < 2:
        return Panel("Similarity needs two roles: tick another one.")
    table = compare_everywhere(rows, "overlap" if name == MEASURES[1] else "jaccard")
    ask = f" {ask_for('theme', 'compare by it')}" if "themes" not in table else ""
    table.attrs["caption"] = f"{name}: {headline_heatmap(table)}"
    return make_panel(plot_heatmap, table, headline_heatmap(table), describe_heatmap(table, name) + ask)

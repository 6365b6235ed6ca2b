"""Charts of numbers about overlap: emphasis as dumbbells, similarity on a number line."""

from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.style import INK, MUTED, RULE, SHARED, WIDTH, canvas, default_colours, mark, rule, write

LABELS = 290


def plot_emphasis(table, *, blank=None, title="", colours=None, ax=None):
    """Draw emphasis dumbbells: for each attribute and role, how many sections of the source name it.

    Parameters
    ----------
    table : DataFrame of int
        Attribute x role, as `count_emphasis` gives it; 0 where a role lacks the attribute.
    blank : DataFrame of bool, optional
        Which of the cells are 1 only because they name no section: their marks are hollow, and no bar joins them.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.columns)
    most = max(int(table.to_numpy().max(initial=1)), 1)
    key = write_key_height(table.columns)
    heights = [_dumbbell_height(item, row) for item, row in zip(table.index, table.to_numpy(), strict=True)]
    bottom = key + sum(heights) + 6
    blank = table.astype(bool) & False if blank is None else blank
    label = "sections of the source that name it" + "\n(a hollow mark: none is named)" * bool(blank.to_numpy().any())
    ax = canvas(bottom + 26 + (label.count("\n") + 1) * leading(SMALL), title=title, ax=ax)
    write_key(ax, {name: colours[name] for name in table.columns})
    scale = _draw_counts(ax, most, key, bottom, label)
    y = key
    for (item, row), tall in zip(table.iterrows(), heights, strict=True):
        _draw_dumbbell(ax, item, row[row > 0], blank.loc[item], y + tall / 2, scale, colours)
        y += tall
    return ax


def _dumbbell_height(item, row):
    lines = len(wrap(item, LABELS - 14, SIZE)) * leading(SIZE)
    stacked = max((list(row).count(value) for value in row if value), default=1)
    return max(lines + 9, stacked * 15 + 12, 28)


def _draw_counts(ax, most, top, bottom, label):
    """Draw whole-number grid lines under a chart whose values start at zero; return value -> x."""
    left, right = LABELS, WIDTH - 26
    step = max(1, -(-most // 8))

    def scale(value):
        return left + (right - left) * value / most

    for value in range(0, most + 1, step):
        rule(ax, [scale(value)] * 2, [top, bottom], INK if value == 0 else RULE, 1)
        write(ax, scale(value), bottom + 12, value, ha="center", size=SMALL, colour=MUTED)
    write(ax, (left + right) / 2, bottom + 23, label, ha="center", size=SMALL, colour=MUTED, va="top")
    return scale


def _draw_dumbbell(ax, item, counts, blank, y, scale, colours):
    write(ax, LABELS - 12, y, item, width=LABELS - 14, ha="right")
    named = counts[~blank[counts.index]]
    if len(named) > 1:
        rule(ax, [scale(named.min()), scale(named.max())], [y, y], SHARED.dark, 3)
    for value in counts.unique():
        names = counts.index[counts == value]
        for i, name in enumerate(names):
            mark(ax, scale(value), y + (i - (len(names) - 1) / 2) * 15, colours[name], size=9, filled=not blank[name])


def write_key_height(names):
    """Return the room that `write_key` takes."""
    return sum(max(len(wrap(name, WIDTH - 30, SIZE, bold=True)), 1) for name in names) * leading(SIZE) + 12 * bool(
        len(names))


def write_key(ax, colours, y=0):
    """Name each role beside its marker, one a line, in its colour."""
    for name, colour in colours.items():
        mark(ax, 9, y + leading(SIZE) / 2, colour, size=8)
        lines = write(ax, 22, y, name, width=WIDTH - 30, bold=True, colour=colour.dark, va="top")
        y += lines * leading(SIZE)


def plot_similarity(table, *, title="", colours=None, ax=None):
    """Draw each pair's Jaccard index and overlap coefficient on one number line from 0 to 1.

    Parameters
    ----------
    table : DataFrame
        One row per pair, as `compare_pairs` gives it.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    names = [f"{row.first} and {row.second}" for row in table.itertuples()]
    heights = [len(wrap(name, WIDTH - 20, SIZE, bold=True)) * leading(SIZE) + 108 for name in names]
    ax = canvas(sum(heights) + 4, title=title, ax=ax)
    y = 0
    for name, tall, (_, row) in zip(names, heights, table.iterrows(), strict=True):
        _draw_number_line(ax, name, row, y, colours)
        y += tall
    return ax


def _draw_number_line(ax, name, row, y, colours):
    """Draw one pair: the name, the line with ticks, the Jaccard index above and the coefficient below."""
    lines = write(ax, 2, y, name, width=WIDTH - 20, bold=True, va="top")
    left, right, y = 30, WIDTH - 30, y + lines * leading(SIZE) + 46
    rule(ax, [left, right], [y, y], INK, 1.6)
    for tick in range(0, 11, 5):
        x = left + (right - left) * tick / 10
        rule(ax, [x, x], [y - 5, y + 5], INK, 1.4)
    write(ax, left - 8, y, "0", ha="right", size=SMALL, colour=MUTED)
    write(ax, right + 8, y, "1", size=SMALL, colour=MUTED)
    measures = (("Jaccard index", row["union"], -26, "o"), ("Overlap coefficient", row["smaller"], 26, "D"))
    for measure, whole, offset, marker in measures:
        value = row[measure]
        x = left + (right - left) * value
        mark(ax, x, y, SHARED._replace(marker=marker), size=11, filled=offset < 0)
        label = f"{measure} {row['shared']}/{whole} = {value:.2f}"
        half = text_width(label, SIZE, bold=True) / 2
        write(ax, min(max(x, half + 2), WIDTH - half - 2), y + offset, label, ha="center", bold=True,
              colour=SHARED.dark)

"""A chart of how far each role matches what a reader ticked."""

from helpers.charts.letters import SIZE, SMALL, leading, wrap
from helpers.charts.style import MUTED, WIDTH, bar, box, canvas, default_colours, write

LABEL = 90


def plot_fit(table, *, title="", colours=None, ax=None):
    """Draw a bar per role: of the things on offer that belong to it, how many were ticked.

    Parameters
    ----------
    table : DataFrame
        One row per role: `ticked` and `offered`, as `score_fit` gives it.
    title, colours, ax
        As for `plot_overlap`.

    Returns
    -------
    Axes
    """
    colours = colours or default_colours(table.index)
    heads = [len(wrap(name, WIDTH - 10, SIZE, bold=True)) * leading(SIZE) for name in table.index]
    ax = canvas(sum(heads) + 46 * len(heads), title=title, ax=ax)
    y, track = 0, WIDTH - LABEL
    for name, head in zip(table.index, heads, strict=True):
        ticked, offered = int(table.at[name, "ticked"]), int(table.at[name, "offered"])
        write(ax, 2, y, name, width=WIDTH - 10, bold=True, colour=colours[name].dark, va="top")
        box(ax, 0, y + head + 4, track, 24, colours[name])
        if ticked:
            bar(ax, 0, y + head + 4, track * ticked / offered, 24, colours[name])
        write(ax, track + 10, y + head + 16, f"{ticked} of {offered}", size=SMALL,
              colour=colours[name].dark if ticked else MUTED, bold=True)
        y += head + 46
    return ax

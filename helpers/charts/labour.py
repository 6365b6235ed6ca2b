"""Charts of official figures: jobs by industry as bars, pay as a range. None belongs to one role alone."""

from helpers.charts.letters import SIZE, SMALL, leading, text_width, wrap
from helpers.charts.style import INK, MUTED, PLAIN, RULE, SHARED, WIDTH, bar, canvas, mark, rule, write

OTHER = PLAIN[1]._replace(hatch="", marker="D")
LABELS, BAR = 330, 22
LEFT, RIGHT = 46, 50
POINTS = {"p10": "10 % earn less", "p25": "25 % earn less", "median": "half earn less", "p75": "75 % earn less",
          "p90": "90 % earn less"}


def plot_jobs(table, *, title="", colours=None, ax=None):
    """Draw jobs by industry as bars from zero, all in one colour that is no role's.

    Parameters
    ----------
    table : DataFrame
        One row per industry, as `tabulate_jobs` gives it.
    title : str, optional
    colours : dict of str to Colour, optional
        Not used: these figures belong to no role. It is there so that all charts are called alike.
    ax : Axes, optional
        Without one, a new figure of fitting size is made.

    Returns
    -------
    Axes
    """
    lines, bottom = _place_bars(table)
    ax = canvas(bottom + 6, title=title, ax=ax)
    most = table["jobs"].max()
    room = WIDTH - LABELS - text_width(f"{most:,.0f}", SIZE, bold=True) - 16
    for name, row, y, tall in lines:
        if row is None:
            write(ax, 2, y + tall / 2 - 2, name, width=WIDTH - 4, bold=True, colour=SHARED.dark)
            continue
        length = room * row["jobs"] / most
        bar(ax, LABELS, y + (tall - BAR) / 2, length, BAR, SHARED)
        write(ax, LABELS + length + 8, y + tall / 2, f"{row['jobs']:,.0f}", bold=True, colour=SHARED.dark)
        lines_written = write(ax, 2, y + 7, name, width=LABELS - 16, va="top")
        write(ax, 2, y + 7 + lines_written * leading(SIZE), _say_setting(row), width=LABELS - 16, size=SMALL,
              colour=MUTED, va="top")
    for top, end in _stretches(lines):
        rule(ax, [LABELS, LABELS], [top, end], INK, 1.2, zorder=2)
    return ax


def _say_setting(row):
    setting = row["nearest setting (our reading)"]
    return f"our reading: near {setting}" if setting else "our reading: no setting is near"


def _place_bars(table):
    """Return (text, row, y, height) of each heading and bar, and where the last one ends."""
    lines, y, group = [], 0, None
    for industry, row in table.iterrows():
        if row["occupation"] != group:
            group, y = row["occupation"], y + 16 * bool(lines)
            tall = len(wrap(group, WIDTH - 4, SIZE, bold=True)) * leading(SIZE) + 12
            lines.append((group, None, y, tall))
            y += tall
        tall = len(wrap(industry, LABELS - 16, SIZE)) * leading(SIZE)
        tall += len(wrap(_say_setting(row), LABELS - 16, SMALL)) * leading(SMALL) + 14
        lines.append((industry, row, y, tall))
        y += tall
    return lines, y


def _stretches(lines):
    """Return where each group of bars begins and ends: their common zero line stands there."""
    ends = []
    for _, row, y, tall in lines:
        if row is None:
            ends.append([y + tall, y + tall])
        else:
            ends[-1][1] = y + tall
    return ends


def plot_pay(table, *, title="", colours=None, ax=None):
    """Draw pay ranges: a thin line from the 10th to the 90th percentile, a bar for the middle half, the median.

    Parameters
    ----------
    table : DataFrame
        One row per occupation, as `tabulate_pay` gives it.
    title, colours, ax
        As for `plot_jobs`.

    Returns
    -------
    Axes
    """
    names = [wrap(name, WIDTH - 4, SIZE, bold=True) for name in table.index]
    heights = [len(lines) * leading(SIZE) + 76 for lines in names]
    top = 66
    ax = canvas(top + sum(heights) + 46, title=title, ax=ax)
    _draw_reading(ax)
    most = float(table[list(POINTS)].max().max())
    thousands = most >= 10_000  # yearly pay reads better in thousands, pay by the hour does not

    def scale(value):
        return LEFT + (WIDTH - LEFT - RIGHT) * value / most

    ticks = range(0, int(most) + 1, _round_step(most))
    y = top
    for (name, row), tall in zip(table.iterrows(), heights, strict=True):
        colour = SHARED if row["counted"] else OTHER
        lines = write(ax, 2, y + 6, name, width=WIDTH - 4, bold=True, colour=colour.dark, va="top")
        below = y + 10 + lines * leading(SIZE)
        for value in ticks:
            rule(ax, [scale(value)] * 2, [below, y + tall], RULE if value else INK)
        _draw_range(ax, row[list(POINTS)].dropna(), below + 30, scale, thousands, colour)
        y += tall
    for value in ticks:
        write(ax, scale(value), y + 12, _short(value, thousands), ha="center", size=SMALL, colour=MUTED)
    write(ax, WIDTH / 2, y + 33, f"{'thousand ' if thousands else ''}{table['unit'].iloc[0]}", ha="center", size=SMALL,
          colour=MUTED)
    return ax


def _draw_reading(ax):
    """Draw one made-up range with evenly spaced points, to show how the others are read."""
    xs = [70 + 145 * i for i in range(5)]
    rule(ax, [xs[0], xs[4]], [20, 20], MUTED, 2)
    bar(ax, xs[1], 12, xs[3] - xs[1], 16, OTHER)
    mark(ax, xs[2], 20, OTHER, size=8, filled=False)
    for x in (xs[0], xs[4]):
        rule(ax, [x, x], [14, 26], MUTED, 2)
    for x, text in zip(xs, POINTS.values(), strict=True):
        write(ax, x, 42, text, size=SMALL, colour=MUTED, ha="center")


def _round_step(most, steps=6):
    """Return the smallest of 1, 2, 5, 10, 20 ... that takes at most `steps` steps to `most`."""
    power = 10 ** (len(str(int(most // steps))) - 1)
    return next(power * factor for factor in (1, 2, 5, 10, 20) if power * factor * steps >= most)


def _short(value, thousands):
    return f"{value / 1000:,.0f}" if thousands else f"{value:,.4g}"


def _draw_range(ax, points, y, scale, thousands, colour):
    """Draw the percentiles that are known, each with its number."""
    at = {name: scale(value) for name, value in points.items()}
    said = {name: _short(value, thousands) for name, value in points.items()}
    if len(at) > 1:
        rule(ax, [min(at.values()), max(at.values())], [y, y], colour.dark, 2)
    if "p25" in at and "p75" in at:
        bar(ax, at["p25"], y - 8, at["p75"] - at["p25"], 16, colour)
    for name, side, ha in (("p10", -7, "right"), ("p90", 7, "left")):
        if name in at:
            rule(ax, [at[name]] * 2, [y - 6, y + 6], colour.dark, 2)
            _write_value(ax, at[name] + side, y, said[name], ha, colour)
    for name, side, ha in (("p25", -2, "right"), ("p75", 2, "left")):
        if name in at:
            _write_value(ax, at[name] + side, y + 20, said[name], ha, colour)
    if "median" in at:
        mark(ax, at["median"], y, colour._replace(marker="D"), size=8, filled=False)
        _write_value(ax, at["median"], y - 20, said["median"], "center", colour, bold=True)


def _write_value(ax, x, y, text, ha, colour, bold=False):
    """Write a number on a white ground, so that no grid line runs through it."""
    wide = text_width(text, SIZE, bold)
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[ha]
    rule(ax, [left - 2, left + wide + 2], [y, y], "white", 12)
    write(ax, x, y, text, ha=ha, size=SIZE if bold else SMALL, bold=bold, colour=colour.dark)

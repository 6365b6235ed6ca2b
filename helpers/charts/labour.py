"""Official figures: jobs by industry as bars, pay as a range. They count occupations, and an occupation is no role."""

import pandas as pd

from helpers.charts.layout import axis, bar, fixed, grid, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, PLAIN, RULE, SHARED, SIZE, SMALL, WIDTH, mark, rule, text_width, write
from helpers.charts.style import bar as draw_bar
from helpers.english import join_names, say_number
from helpers.panels import Panel, make_panel
from helpers.roles import fill_blanks, fold, role_names
from helpers.roles.companions import say_source

OTHER = PLAIN[1]._replace(hatch="", marker="D")
LABELS, BAR, GAP = 322, 22, 8
MARGINS, RANGE = (46, None, 50), 66
POINTS = {"p10": "10 % earn less", "p25": "25 % earn less", "median": "half earn less", "p75": "75 % earn less",
          "p90": "90 % earn less"}
ERROR, NEAREST = "relative standard error (%)", "nearest setting (our reading)"
SOURCE = ["period", "population", "source"]
NO_FIGURES = ("No official figures come with these roles, so there is nothing to draw here; the lesson goes on without "
              "them. The page data/README.md says what a file of such figures holds.")


def tabulate_jobs(figures, roles):
    """Pick the jobs by industry of the occupations that hold these roles, most jobs first within an occupation."""
    figures = _count_roles(figures, roles)
    figures = figures[figures["counted"].astype(bool)]
    places = {occupation: place for place, occupation in enumerate(figures["occupation"].unique())}
    listed = figures[(figures["measure"] == "jobs") & (figures["industry"] != "")].assign(
        place=lambda jobs: jobs["occupation"].map(places))
    table = listed.sort_values(["place", "value"], ascending=[True, False], kind="stable").rename(
        columns={"value": "jobs", "setting": NEAREST})
    for column, measure in (("all industries", "jobs"), (ERROR, "jobs relative standard error")):
        whole = figures[(figures["measure"] == measure) & (figures["industry"] == "")]
        table[column] = table["occupation"].map(whole.set_index("occupation")["value"])
    return table.set_index("industry")[["occupation", "jobs", NEAREST, "all industries", ERROR, "counted", *SOURCE]]


def tabulate_pay(figures, roles):
    """Put the pay percentiles of each occupation side by side, each occupation named with the roles that it counts."""
    figures = _count_roles(figures, roles)
    pay = figures[figures["measure"].isin(POINTS) & (figures["industry"] == "")]
    keys = ["occupation", "unit"]
    wide = pay.pivot(index=keys, columns="measure", values="value").reindex(columns=list(POINTS))
    about = pay.drop_duplicates(keys).set_index(keys)[["counted", *SOURCE]]
    return about.join(wide).reset_index("unit")[[*POINTS, "unit", "counted", *SOURCE]]


def _count_roles(figures, roles):
    """Say in each row which of these roles its occupation counts, and name them beside the occupation."""
    names, figures = role_names(roles), fill_blanks(figures)
    cells = [{fold(part) for part in cell.split(";")} for cell in figures["roles"]]
    counted = [tuple(name for name in names if fold(name) in cell) for cell in cells]
    labels = figures["occupation"]
    for column in ("code", "period", "population"):
        if figures.groupby("occupation")[column].nunique().gt(1).any():  # one name, several sets of figures
            labels = labels + ", " + figures[column]
    labels = [f"{label} ({say_counted(held, names)})" if held else label
              for label, held in zip(labels, counted, strict=True)]
    return figures.assign(occupation=labels, counted=pd.Series(counted, index=figures.index, dtype=object),
                          value=pd.to_numeric(figures["value"]))


def say_counted(counted, names):
    """Name the roles that an occupation counts, in as few words as are clear.

    >>> say_counted(["A", "B"], ["A", "B"]), say_counted(["A"], ["A", "B"]), say_counted(["A"], ["A"])
    ('both roles', 'A among others', 'this role among others')
    """
    if len(counted) < len(names):
        return join_names(counted) + (" among others" if len(counted) == 1 else "")
    return {1: "this role among others", 2: "both roles"}.get(len(names), f"all {say_number(len(names))} roles")


def plot_jobs(table, *, title="", colours=None, ax=None):
    """Draw jobs by industry as bars from zero, all in one colour that is no role's: `colours` are not used."""
    most = table["jobs"].max()
    room = WIDTH - LABELS - GAP - text_width(f"{most:,.0f}", SIZE, bold=True) - 16
    zero = row([space(), grid({0: INK})], [LABELS, None], GAP, at=None)
    groups = [stack([text(occupation, bold=True, colour=SHARED.dark), space(12),
                     over(stack([_draw_bar(industry, jobs, room * jobs["jobs"] / most)
                                 for industry, jobs in rows.iterrows()]), zero)])
              for occupation, rows in table.groupby("occupation", sort=False)]
    return show(stack([stack(groups, 16), space(6)]), title, ax)


def _draw_bar(industry, jobs, length):
    setting = f"our reading: near {jobs[NEAREST]}" if jobs[NEAREST] else "our reading: no setting is near"
    label = pad(stack([text(industry), text(setting, SMALL, MUTED)]), y=7)
    number = text(f"{jobs['jobs']:,.0f}", bold=True, colour=SHARED.dark)
    return row([label, bar(length, BAR, SHARED), number], [LABELS, length, None], GAP)


def plot_pay(table, *, title="", colours=None, ax=None):
    """Draw pay ranges: a thin line from the 10th to the 90th percentile, a bar for the middle half, the median."""
    most = float(table[list(POINTS)].max().max())
    thousands = most >= 10_000  # yearly pay reads better in thousands, pay by the hour does not
    ticks = {value / most: value for value in range(0, int(most) + 1, _round_step(most))}
    lattice = grid({at: RULE if value else INK for at, value in ticks.items()})
    unit = f"{'thousand ' if thousands else ''}{table['unit'].iloc[0]}"
    below = [axis({at: _short(value, thousands) for at, value in ticks.items()}), space(3),
             text(unit, SMALL, MUTED, ha="center")]
    ranges = [stack([space(6), text(name, bold=True, colour=_look(pay).dark), space(4),
                     _inside(over(lattice, _draw_range(pay, most, thousands)))])
              for name, pay in table.iterrows()]
    return show(stack([fixed(66, _draw_reading), *ranges, space(3), _inside(stack(below))]), title, ax)


def _inside(content):
    return row([space(), content, space()], MARGINS)


def _look(pay):
    return SHARED if pay["counted"] else OTHER


def _draw_reading(ax, x, y, width, height):
    """Draw one made-up range with evenly spaced points, to show how the others are read."""
    xs = [x + 70 + 145 * i for i in range(5)]
    rule(ax, [xs[0], xs[4]], [y + 20] * 2, MUTED, 2)
    draw_bar(ax, xs[1], y + 12, xs[3] - xs[1], 16, OTHER)
    mark(ax, xs[2], y + 20, OTHER, size=8, filled=False)
    for end in (xs[0], xs[4]):
        rule(ax, [end, end], [y + 14, y + 26], MUTED, 2)
    for at, words in zip(xs, POINTS.values(), strict=True):
        write(ax, at, y + 42, words, size=SMALL, colour=MUTED, ha="center")


def _round_step(most, steps=6):
    """Return the smallest of 1, 2, 5, 10, 20 ... that takes at most `steps` steps to `most`."""
    power = 10 ** (len(str(int(most // steps))) - 1)
    return next(power * factor for factor in (1, 2, 5, 10, 20) if power * factor * steps >= most)


def _short(value, thousands):
    return f"{value / 1000:,.0f}" if thousands else f"{value:,.4g}"


def _draw_range(pay, most, thousands):
    """Draw the percentiles that are known, each with its number on a white ground."""
    points, colour = pay[list(POINTS)].dropna(), _look(pay)

    def draw(ax, x, y, width, height):
        at, y = {name: x + width * value / most for name, value in points.items()}, y + 30
        if len(at) > 1:
            rule(ax, [min(at.values()), max(at.values())], [y, y], colour.dark, 2)
        if "p25" in at and "p75" in at:
            draw_bar(ax, at["p25"], y - 8, at["p75"] - at["p25"], 16, colour)
        for name in filter(at.get, ("p10", "p90")):
            rule(ax, [at[name]] * 2, [y - 6, y + 6], colour.dark, 2)
        if "median" in at:
            mark(ax, at["median"], y, colour._replace(marker="D"), size=8, filled=False)
        for name, across, down, ha in (("p10", -7, 0, "right"), ("p90", 7, 0, "left"), ("p25", -2, 20, "right"),
                                       ("p75", 2, 20, "left"), ("median", 0, -20, "center")):
            if name in at:
                _write_value(ax, at[name] + across, y + down, _short(points[name], thousands), ha, colour,
                             bold=name == "median")

    return fixed(RANGE, draw)


def _write_value(ax, x, y, words, ha, colour, bold=False):
    """Write a number on a white ground, so that no grid line runs through it."""
    wide = text_width(words, SIZE, bold)
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[ha]
    rule(ax, [left - 2, left + wide + 2], [y, y], "white", 12)
    write(ax, x, y, words, ha=ha, size=SIZE if bold else SMALL, bold=bold, colour=colour.dark)


def headline_jobs(table):
    """Say how much of the occupation the listed industries cover; ask, where that is not known."""
    shares = (table["jobs"].groupby(table["occupation"]).sum() / table.groupby("occupation")["all industries"].first())
    if len(shares) != 1 or not 0 < shares.iloc[0] <= 1:
        return "In which industries are these jobs?"
    one = len(table) == 1
    return (f"The {say_number(len(table))} industr{'y' if one else 'ies'} listed hold{'s' if one else ''} "
            f"{shares.iloc[0]:.0%} of these jobs").replace("%", " %")


def describe_jobs(table):
    """Say the bars, what they leave out, what they cannot tell, and where they come from."""
    sentences = []
    for occupation, rows in table.groupby("occupation", sort=False):
        shown = rows if len(rows) <= 12 else rows.head(3)
        bars = "; ".join(f"{industry} {jobs:,.0f}" for industry, jobs in shown["jobs"].items())
        sentences.append(f"{occupation}, jobs by industry{'' if len(shown) == len(rows) else ', the largest'}: {bars}.")
        total, listed = rows["all industries"].iloc[0], rows["jobs"].sum()
        if total > listed:
            sentences.append(f"Together they are {listed:,.0f} of {total:,.0f} jobs: other industries are left out.")
        if pd.notna(error := rows[ERROR].iloc[0]):
            sentences.append(f"The total is an estimate from a sample, with a relative standard error of {error:g} %.")
    sentences.append(_say_limits(table, "where people work is not which role they have"))
    if (table[NEAREST] != "").any():
        sentences.append("Which setting is nearest is our reading, not part of the figures.")
    return " ".join([*sentences, say_source(table)])


def _say_limits(table, therefore):
    """Say that one occupation holds several roles, from the figures themselves."""
    counted = [roles for roles in table["counted"].drop_duplicates() if roles]
    several = next((roles for roles in counted if len(roles) > 1), None)
    if several:
        return f"The figures count {join_names(several)} in one occupation: {therefore}."
    return f"An occupation may count other roles too: {therefore}."


def headline_pay(table):
    """Say how many ranges of pay there are for how many roles."""
    counted = [roles for roles in table["counted"] if roles]
    if len(counted) != 1:
        return "What do these occupations pay?"
    roles = len(counted[0])
    if roles == 1:
        return "One official pay range, for a whole occupation"
    return f"One official pay range for {'both' if roles == 2 else say_number(roles)} roles together"


def describe_pay(table):
    """Say each range in numbers, what it cannot tell, and where it comes from."""
    unit, sentences = table["unit"].iloc[0], []
    for occupation, pay in table.iterrows():
        parts = []
        known = {point: _say_money(pay[point]) for point in POINTS if pd.notna(pay[point])}
        if {"p25", "p75"} <= set(known):
            parts.append(f"half earn between {known['p25']} and {known['p75']}")
        if {"p10", "p90"} <= set(known):
            parts.append(f"one in ten less than {known['p10']}, one in ten more than {known['p90']}")
        if "median" in known:
            parts.append(f"the median is {known['median']}")
        sentences.append(f"{occupation}: {'; '.join(parts)}.")
    sentences[0] = sentences[0].removesuffix(".") + f" ({unit})."
    return " ".join([*sentences, _say_limits(table, "no range here is the pay of one role"), say_source(table)])


def _say_money(value):
    return f"{value:,.0f}" if value >= 1000 or float(value).is_integer() else f"{value:,.2f}"


def view_jobs(figures, roles):
    """Show in which industries the occupation of these roles is found, from official figures.

    Parameters
    ----------
    figures : DataFrame
        Official figures as `load_labour_market` gives them.
    roles : DataFrame
        Rows as `load_roles` gives them.

    Returns
    -------
    Panel
        A sentence alone where there are no figures for these roles.
    """
    table = tabulate_jobs(figures, roles)
    if table.empty:
        return Panel(NO_FIGURES)
    return make_panel(plot_jobs, table, headline_jobs(table), describe_jobs(table))


def view_pay(figures, roles):
    """Show the pay range of these roles' occupation, once, beside other occupations.

    Parameters
    ----------
    figures, roles
        As for `view_jobs`.

    Returns
    -------
    Panel
        A sentence alone where there are no figures for these roles.
    """
    table = tabulate_pay(figures, roles)
    if not table["counted"].astype(bool).any():
        return Panel(NO_FIGURES)
    if table["unit"].nunique() > 1:
        return Panel("These figures are in different units, so they cannot stand on one axis.", table=table)
    return make_panel(plot_pay, table, headline_pay(table), describe_pay(table))

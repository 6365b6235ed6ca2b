"""Official figures: jobs by industry as bars, pay as a range. They count occupations, and an occupation is no role."""

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.charts.layout import axis, bar, fixed, grid, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, PLAIN, RULE, SHARED, SMALL, WIDTH, text_width, write
from helpers.english import agree, count_noun, join_names, say_number, write_percent
from helpers.panels import Panel, make_panel
from helpers.roles import fill_blanks, fold, role_names
from helpers.roles.companions import say_source

OTHER = PLAIN[1]._replace(hatch="")
LABELS, BAR, GAP = 322, 22, 8
MARGINS, RANGE = (46, None, 50), 66
ROOM = WIDTH - MARGINS[0] - MARGINS[2]
STEPS = MaxNLocator(6, steps=[1, 2, 5, 10])
POINTS = {"p10": "10 % earn less", "p25": "25 % earn less", "median": "half earn less", "p75": "75 % earn less",
          "p90": "90 % earn less"}
# Where each number is written: so far from its point, to the side or above or below, and never on another.
PLACES = (("p10", -7, 0, "right"), ("p90", 7, 0, "left"), ("p25", -2, 20, "right"), ("p75", 2, 20, "left"),
          ("median", 0, -20, "center"))
ERROR, NEAREST = "relative standard error (%)", "nearest setting (our reading)"
SOURCE = ["period", "population", "source"]
NO_FIGURES = ("No official figures come with these roles, so there is nothing to draw here; the lesson goes on without "
              "them. The page data/README.md says what a file of such figures holds.")


def tabulate_jobs(figures, roles):
    """Pick the jobs by industry of the occupations that hold these roles, most jobs first within an occupation."""
    figures = _count_roles(figures, roles)
    figures = figures[figures["counted"].astype(bool)]
    is_whole = figures["industry"] == ""
    table = figures[(figures["measure"] == "jobs") & ~is_whole].sort_values(
        ["occupation", "value"], ascending=[True, False], kind="stable")
    for column, measure in (("all industries", "jobs"), (ERROR, "jobs relative standard error")):
        whole = figures[(figures["measure"] == measure) & is_whole]
        table[column] = table["occupation"].map(whole.set_index("occupation")["value"])
    table = table.rename(columns={"value": "jobs", "setting": NEAREST}).set_index("industry")
    return table[["occupation", "jobs", NEAREST, "all industries", ERROR, "counted", *SOURCE]]


def tabulate_pay(figures, roles):
    """Put the pay percentiles of each occupation side by side, each occupation named with the roles that it counts."""
    figures = _count_roles(figures, roles)
    pay = figures[figures["measure"].isin(POINTS) & (figures["industry"] == "")]
    wide = pay.pivot_table("value", ["occupation", "unit", "counted", *SOURCE], "measure", sort=False)
    table = wide.reindex(columns=[*POINTS]).rename_axis(columns=None).reset_index().set_index("occupation")
    return table[[*POINTS, "unit", "counted", *SOURCE]]


def _count_roles(figures, roles):
    """Say in each row which of these roles its occupation counts, and name them beside the occupation."""
    names, figures = role_names(roles), fill_blanks(figures)
    figures.attrs = {}  # a chart's table has the chart's headline as its caption
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


def plot_jobs(table, *, title="", ax=None):
    """Draw jobs by industry as bars from zero, all in the colour of shared things: they are no role's."""
    most = table["jobs"].max()
    unit = (WIDTH - LABELS - GAP - text_width(f"{most:,.0f}", bold=True) - 16) / most
    zero = row([space(), grid({0: INK})], [LABELS, None], GAP, at=None)
    groups = [stack([text(occupation, bold=True, colour=SHARED.dark), space(12),
                     over(stack(_draw_bar(industry, jobs, unit) for industry, jobs in rows.iterrows()), zero)])
              for occupation, rows in table.groupby("occupation", sort=False)]
    return show(stack([stack(groups, 16), space(6)]), title, ax)


def _draw_bar(industry, jobs, unit):
    setting = f"our reading: near {jobs[NEAREST]}" if jobs[NEAREST] else "our reading: no setting is near"
    label = pad(stack([text(industry), text(setting, SMALL, MUTED)]), y=7)
    length, number = jobs["jobs"] * unit, text(f"{jobs['jobs']:,.0f}", bold=True, colour=SHARED.dark)
    return row([label, bar(length, BAR, SHARED), number], [LABELS, length, None], GAP)


def plot_pay(table, *, title="", ax=None):
    """Draw pay ranges: a thin line from the 10th to the 90th percentile, a bar for the middle half, the median."""
    points, unit, say = table[[*POINTS]], table["unit"].iloc[0], "{:,.4g}".format
    if points.max(axis=None) >= 10_000:  # pay by the year reads better in thousands, pay by the hour does not
        points, unit, say = points / 1000, f"thousand {unit}", "{:,.0f}".format
    most = points.max(axis=None)
    ticks = {value / most: value for value in STEPS.tick_values(0, most) if value <= most}
    lattice = grid({at: RULE if value else INK for at, value in ticks.items()})
    below = [axis({at: say(value) for at, value in ticks.items()}), space(3), text(unit, SMALL, MUTED, ha="center")]
    looks = [SHARED if counted else OTHER for counted in table["counted"]]
    ranges = [stack([space(6), text(name, bold=True, colour=look.dark), space(4),
                     _inside(over(lattice, *_draw_range(pay.dropna(), most, say, look)))])
              for (name, pay), look in zip(points.iterrows(), looks, strict=True)]
    return show(stack([_draw_reading(), *ranges, space(3), _inside(stack(below))]), title, ax)


def _inside(content):
    return row([space(), content, space()], MARGINS)


def _draw_reading():
    """Draw one made-up range with evenly spaced points, to show how the others are read."""
    points = {point: i / 4 for i, point in enumerate(POINTS)}
    words = axis(dict(zip(points.values(), POINTS.values(), strict=True)))
    return stack([space(12), pad(stack([_draw_whiskers(points, OTHER, WIDTH - 140), words], 5), x=70), space(15)])


def _draw_whiskers(at, colour, width):
    """Draw the points that are known, in the middle of a width: point -> fraction of it."""
    parts = [line(colour.dark, 2, ends=(min(at.values()), max(at.values()))),
             pad(grid({at[end]: colour.dark for end in ("p10", "p90") if end in at}, 2), y=2)]
    if {"p25", "p75"} <= {*at}:
        length = (at["p75"] - at["p25"]) * width
        parts.append(row([space(), bar(length, 16, colour), space()], [at["p25"] * width, length, None]))
    if "median" in at:
        parts.append(marker(colour._replace(marker="D"), filled=False, at=at["median"]))
    return over(space(16), *parts)


def _draw_range(points, most, say, look):
    """Draw the percentiles that are known, each with its number."""
    def draw(ax, x, y, width, height):
        for point, across, down, ha in PLACES:
            if point in points:
                write(ax, x + width * points[point] / most + across, y + 30 + down, say(points[point]), ha=ha,
                      colour=look.dark, bold=point == "median", ground=True)

    yield stack([space(22), _draw_whiskers(dict(points / most), look, ROOM)])
    yield fixed(RANGE, draw)


def headline_jobs(table):
    """Say how much of the occupation the listed industries cover; ask, where that is not known."""
    shares = table["jobs"].groupby(table["occupation"]).sum() / table.groupby("occupation")["all industries"].first()
    if len(shares) != 1 or not 0 < shares.iloc[0] <= 1:
        return "In which industries are these jobs?"
    industries, hold = count_noun(len(table), "industry"), agree(len(table), "holds")
    return f"The {industries} listed {hold} {write_percent(shares.iloc[0])} of these jobs"


def describe_jobs(table):
    """Say the bars, what they leave out, what they cannot tell, and where they come from."""
    sentences = [sentence for occupation, rows in table.groupby("occupation", sort=False)
                 for sentence in _say_jobs(occupation, rows)]
    sentences.append(_say_limits(table, "where people work is not which role they have"))
    if (table[NEAREST] != "").any():
        sentences.append("Which setting is nearest is our reading, not part of the figures.")
    return " ".join([*sentences, say_source(table)])


def _say_jobs(occupation, rows):
    shown, total, listed = rows if len(rows) <= 12 else rows.head(3), rows["all industries"].iloc[0], rows["jobs"].sum()
    bars = "; ".join(f"{industry} {jobs:,.0f}" for industry, jobs in shown["jobs"].items())
    yield f"{occupation}, jobs by industry{'' if len(shown) == len(rows) else ', the largest'}: {bars}."
    if total > listed:
        yield f"Together they are {listed:,.0f} of {total:,.0f} jobs: other industries are left out."
    if pd.notna(error := rows[ERROR].iloc[0]):
        yield f"The total is an estimate from a sample, with a relative standard error of {error:g} %."


def _say_limits(table, therefore):
    """Say that one occupation holds several roles, from the figures themselves."""
    several = next((roles for roles in table["counted"] if len(roles) > 1), None)
    if several:
        return f"The figures count {join_names(several)} in one occupation: {therefore}."
    return f"An occupation may count other roles too: {therefore}."


def headline_pay(table):
    """Say how many ranges of pay there are for how many roles."""
    counted = [len(roles) for roles in table["counted"] if roles]
    if len(counted) != 1:
        return "What do these occupations pay?"
    if counted == [1]:
        return "One official pay range, for a whole occupation"
    return f"One official pay range for {'both' if counted == [2] else say_number(*counted)} roles together"


def describe_pay(table):
    """Say each range in numbers, what it cannot tell, and where it comes from."""
    ranges = [f"{occupation}: {_say_pay(pay[[*POINTS]].dropna())}" for occupation, pay in table.iterrows()]
    ranges[0] += f" ({table['unit'].iloc[0]})"
    return " ".join([*(f"{words}." for words in ranges), _say_limits(table, "no range here is the pay of one role"),
                     say_source(table)])


def _say_pay(points):
    said = {point: f"{value:,.{0 if value >= 1000 or value % 1 == 0 else 2}f}" for point, value in points.items()}
    parts = {"half earn between {p25} and {p75}": {"p25", "p75"},
             "one in ten less than {p10}, one in ten more than {p90}": {"p10", "p90"},
             "the median is {median}": {"median"}}
    return "; ".join(words.format(**said) for words, needed in parts.items() if needed <= {*said})


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

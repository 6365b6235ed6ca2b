"""Official figures: jobs by industry as bars, pay as a range. They count occupations, and an occupation is no role."""

import pandas as pd
from matplotlib.ticker import MaxNLocator

from helpers.charts.layout import Block, axis, bar, grid, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, SHARED, SMALL, WIDTH, Colour, text_width, write
from helpers.english import count_noun, join_names
from helpers.panels import Panel, make_panel
from helpers.roles import fill_blanks, fold, role_names
from helpers.roles.companions import say_source

OTHER = Colour(MUTED, marker="s")
LABELS, BAR, GAP, MARGIN = 322, 22, 8, 66
ROOM = WIDTH - 2 * MARGIN
POINTS = {"p10": "10 %", "p25": "25 %", "median": "half", "p75": "75 %", "p90": "90 %"}
# Where each number is written: so far from its point, to the side or above or below, and never on another.
PLACES = (("p10", -7, 0, "right"), ("p90", 7, 0, "left"), ("p25", -2, 20, "right"), ("p75", 2, 20, "left"),
          ("median", 0, -20, "center"))
NEAREST = "nearest setting (our reading)"
SOURCE = ["period", "population", "source"]
NO_FIGURES = "No official figures come with these roles, and the lesson goes on without."


def tabulate_jobs(figures, roles):
    """Pick the jobs by industry of the occupations that hold these roles, most jobs first within an occupation."""
    figures = _count_roles(figures, roles)
    jobs = figures[(figures["measure"] == "jobs") & figures["counted"].astype(bool)]
    whole = jobs[jobs["industry"] == ""].set_index("occupation")["value"]
    table = jobs[jobs["industry"] != ""].sort_values(["occupation", "value"], ascending=[True, False], kind="stable")
    table["all industries"] = table["occupation"].map(whole)
    table = table.rename(columns={"value": "jobs", "setting": NEAREST}).set_index("industry")
    return table[["occupation", "jobs", NEAREST, "all industries", "counted", *SOURCE]]


def tabulate_pay(figures, roles):
    """Put the pay percentiles of each occupation side by side, each occupation named with the roles that it counts."""
    figures = _count_roles(figures, roles)
    pay = figures[figures["measure"].isin(POINTS) & (figures["industry"] == "")]
    wide = pay.pivot_table("value", ["occupation", "unit", "counted", *SOURCE], "measure", sort=False)
    wide = wide.reindex(columns=[*POINTS]).dropna().rename_axis(columns=None)
    return wide.reset_index().set_index("occupation")[[*POINTS, "unit", "counted", *SOURCE]]


def _count_roles(figures, roles):
    figures = fill_blanks(figures)
    figures.attrs = {}  # a chart's table has the chart's headline as its caption
    counted = [tuple(name for name in role_names(roles) if fold(name) in map(fold, cell.split(";")))
               for cell in figures["roles"]]
    labels = [f"{row.occupation}, {row.period}{f' (with {join_names(held)})' if held else ''}"
              for row, held in zip(figures.itertuples(), counted, strict=True)]
    return figures.assign(occupation=labels, counted=pd.Series(counted, index=figures.index, dtype=object),
                          value=pd.to_numeric(figures["value"]))


def plot_jobs(table, *, title="", ax=None):
    """Draw jobs by industry as bars from zero, all in the colour of shared things: they are no role's."""
    most = table["jobs"].max()
    unit, content = (WIDTH - LABELS - GAP - text_width(_say(most), bold=True) - 16) / most, []
    zero = row([space(), grid({0: INK})], [LABELS, None], GAP, at=None)
    for occupation, rows in table.groupby("occupation", sort=False):
        bars = []
        for industry, jobs, nearest in rows[["jobs", NEAREST]].itertuples(name=None):
            reading = f"our reading: {f'near {nearest}' if nearest else 'no setting is near'}"
            label = pad(stack([text(industry), text(reading, SMALL, MUTED)]), y=7)
            number = text(_say(jobs), bold=True, colour=SHARED.dark)
            bars.append(row([label, bar(jobs * unit, BAR, SHARED), number], [LABELS, jobs * unit, None], GAP))
        heading = text(occupation, bold=True, colour=SHARED.dark)
        content += [heading, space(12), over(stack(bars), zero), space(16)]
    return show(stack(content), title, ax)


def plot_pay(table, *, title="", ax=None):
    """Draw pay ranges: a thin line from the 10th to the 90th percentile, a bar for the middle half, the median."""
    most = table[[*POINTS]].max(axis=None)
    ticks = MaxNLocator(6, steps=[1, 2, 5, 10]).tick_values(0, most)
    scale = stack([line(INK), axis({tick / most: _say(tick) for tick in ticks if tick <= most}),
                   text(table["unit"].iloc[0], SMALL, MUTED, ha="center")], 3)
    ranges = [_draw_range(pay, most, SHARED if pay["counted"] else OTHER) for _, pay in table.iterrows()]
    how = "Bar: the middle half. Diamond: half earn less. Line: all but the lowest and the highest tenth."
    return show(stack([text(how, SMALL, MUTED), space(10), *ranges, space(3), pad(scale, MARGIN)]), title, ax)


def _draw_range(pay, most, colour):
    def draw(ax, x, y, width, height):
        for point, across, down, ha in PLACES:
            write(ax, x + width * pay[point] / most + across, y + 30 + down, _say(pay[point]), ha=ha,
                  colour=colour.dark, bold=point == "median")

    at = pay[[*POINTS]] / most
    left, length = at["p25"] * ROOM, (at["p75"] - at["p25"]) * ROOM
    middle = row([space(), bar(length, 16, colour), space()], [left, length, None])
    shape = over(line(colour.dark, 2, ends=(at["p10"], at["p90"])), middle,
                 marker(colour._replace(marker="D"), filled=False, at=at["median"]))
    whole = pad(over(Block(66, draw), stack([space(22), shape])), MARGIN)
    return stack([space(6), text(pay.name, bold=True, colour=colour.dark), space(4), whole])


def _say(value):
    return f"{value:,.{0 if value % 1 == 0 or value >= 1000 else 2}f}"


def describe_jobs(table):
    """Say the bars, what they leave out, what they cannot tell, and where they come from."""
    sentences = []
    for occupation, rows in table.groupby("occupation", sort=False):
        total, listed = rows["all industries"].iloc[0], rows["jobs"].sum()
        bars = "; ".join(f"{industry} {_say(jobs)}" for industry, jobs in rows["jobs"].head(12).items())
        sentences.append(f"{occupation}, jobs by industry, the largest first: {bars}.")
        if total > listed:
            sentences.append(f"Together they are {_say(listed)} of {_say(total)} jobs: other industries are left out.")
    sentences += ["An occupation holds more than one role: where people work is not which role they have.",
                  "Which setting is nearest is our reading, not part of the figures.", say_source(table)]
    return " ".join(sentences)


def describe_pay(table):
    """Say each range in numbers, what it cannot tell, and where it comes from."""
    sentences = []
    for occupation, pay in table.iterrows():
        points = join_names(f"{share} earn less than {_say(pay[point])}" for point, share in POINTS.items())
        sentences.append(f"{occupation}: {points} ({pay['unit']}).")
    return " ".join([*sentences, "An occupation holds more than one role: no range here is the pay of one role.",
                     say_source(table)])


def view_jobs(figures, roles):
    """Show in which industries the occupation of these roles is found; `figures` are from `load_labour_market`."""
    table = tabulate_jobs(figures, roles)
    if table.empty:
        return Panel(NO_FIGURES)
    return make_panel(plot_jobs, table, "In which industries are these jobs?", describe_jobs(table))


def view_pay(figures, roles):
    """Show the pay range of these roles' occupation, once, beside other occupations; it needs all five percentiles."""
    table = tabulate_pay(figures, roles)
    counted = [count_noun(len(names), "role") for names in table["counted"] if names]
    if not counted:
        return Panel(NO_FIGURES)
    if table["unit"].nunique() > 1:
        return Panel("These figures are in different units, so they cannot stand on one axis.", table=table)
    headline = f"One official pay range for {counted[0]} and others together"
    return make_panel(plot_pay, table, headline if len(counted) == 1 else "What do these occupations pay?",
                      describe_pay(table))

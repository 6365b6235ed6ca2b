"""Views of official figures: jobs by industry, and pay. They count occupations, and an occupation is not a role."""

import pandas as pd

from helpers.charts.labour import POINTS, plot_jobs, plot_pay
from helpers.panels import Panel, make_panel
from helpers.reader.values import loosen
from helpers.roles import fill_blanks, role_names
from helpers.words import labour as say

ERROR = "relative standard error (%)"
PARTICULARS = ["unit", "period", "population", "source"]


def tabulate_jobs(figures, roles):
    """Pick the jobs by industry of the occupations that hold these roles.

    Parameters
    ----------
    figures : DataFrame
        Official figures as `load_labour_market` gives them.
    roles : DataFrame
        Rows as `load_roles` gives them.

    Returns
    -------
    DataFrame
        One row per industry, most jobs first: its `occupation` with the roles that it counts, `jobs`, `nearest
        setting (our reading)`, the occupation's jobs in `all industries` with their `relative standard error (%)`, and
        where the figure comes from.
    """
    figures = _count_roles(figures, roles)
    figures = figures[figures["counted"].astype(bool)]
    places = {occupation: place for place, occupation in enumerate(figures["occupation"].unique())}
    listed = figures[(figures["measure"] == "jobs") & (figures["industry"] != "")].assign(
        place=lambda jobs: jobs["occupation"].map(places))
    listed = listed.sort_values(["place", "value"], ascending=[True, False], kind="stable")
    table = listed.rename(columns={"value": "jobs", "setting": "nearest setting (our reading)"})
    for column, measure in (("all industries", "jobs"), (ERROR, "jobs relative standard error")):
        whole = figures[(figures["measure"] == measure) & (figures["industry"] == "")]
        table[column] = table["occupation"].map(whole.set_index("occupation")["value"])
    columns = ["occupation", "jobs", "nearest setting (our reading)", "all industries", ERROR, "counted"]
    table.attrs = {}
    return table.set_index("industry")[[*columns, *PARTICULARS[1:]]]


def tabulate_pay(figures, roles):
    """Put the pay percentiles of each occupation side by side.

    Parameters
    ----------
    figures, roles
        As for `tabulate_jobs`.

    Returns
    -------
    DataFrame
        One row per occupation, in the order of `figures`, named with the roles that it counts: `p10` to `p90` and
        `median`, `unit`, the roles `counted`, and where the figures come from.
    """
    figures = _count_roles(figures, roles)
    pay = figures[figures["measure"].isin(POINTS) & (figures["industry"] == "")]
    keys = ["occupation", "unit"]
    wide = pay.pivot(index=keys, columns="measure", values="value").reindex(columns=list(POINTS))
    about = pay.drop_duplicates(keys).set_index(keys)[["counted", *PARTICULARS[1:]]]
    return about.join(wide).reset_index("unit")[[*POINTS, "unit", "counted", *PARTICULARS[1:]]]


def _count_roles(figures, roles):
    """Say in each row which of these roles its occupation counts, and name them beside the occupation."""
    names, figures = role_names(roles), fill_blanks(figures)
    cells = [{loosen(part) for part in cell.split(";")} for cell in figures["roles"]]
    counted = [tuple(name for name in names if loosen(name) in cell) for cell in cells]
    labels = figures["occupation"]
    for column in ("code", "period", "population"):
        if figures.groupby("occupation")[column].nunique().gt(1).any():  # one name, several sets of figures
            labels = labels + ", " + figures[column]
    labels = [f"{label} ({say.say_counted(held, names)})" if held else label
              for label, held in zip(labels, counted, strict=True)]
    return figures.assign(occupation=labels, counted=pd.Series(counted, index=figures.index, dtype=object),
                          value=pd.to_numeric(figures["value"]))


def view_jobs(figures, roles):
    """Show in which industries the occupation of these roles is found, from official figures.

    Parameters
    ----------
    figures, roles
        As for `tabulate_jobs`.

    Returns
    -------
    Panel
        A sentence alone where there are no figures for these roles.
    """
    table = tabulate_jobs(figures, roles)
    if table.empty:
        return Panel(say.NO_FIGURES)
    return make_panel(plot_jobs, table, say.headline_jobs(table), say.describe_jobs(table))


def view_pay(figures, roles):
    """Show, as `view_jobs` does, the pay range of these roles' occupation, once, beside the other occupations."""
    table = tabulate_pay(figures, roles)
    if not table["counted"].astype(bool).any():
        return Panel(say.NO_FIGURES)
    if table["unit"].nunique() > 1:
        return Panel("These figures are in different units, so they cannot stand on one axis.", table=table)
    return make_panel(plot_pay, table, say.headline_pay(table), say.describe_pay(table))

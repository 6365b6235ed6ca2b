"""Sentences about official figures: the twins of `helpers.charts.labour`."""

import pandas as pd

from helpers.companions import say_source
from helpers.english import join_names, say_number

NO_FIGURES = ("No official figures come with these roles, so there is nothing to draw here; the lesson goes on without "
              "them. The page data/README.md says what a file of such figures holds.")

POINTS = ("p10", "p25", "median", "p75", "p90")


def say_counted(counted, names):
    """Name the roles that an occupation counts, in as few words as are clear.

    >>> say_counted(["A", "B"], ["A", "B"]), say_counted(["A"], ["A", "B"]), say_counted(["A"], ["A"])
    ('both roles', 'A among others', 'this role among others')
    """
    if len(counted) < len(names):
        return join_names(counted) + (" among others" if len(counted) == 1 else "")
    return {1: "this role among others", 2: "both roles"}.get(len(names), f"all {say_number(len(names))} roles")


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
        if pd.notna(error := rows["relative standard error (%)"].iloc[0]):
            sentences.append(f"The total is an estimate from a sample, with a relative standard error of {error:g} %.")
    sentences.append(_say_limits(table, "where people work is not which role they have"))
    if (table["nearest setting (our reading)"] != "").any():
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
    for occupation, row in table.iterrows():
        parts = []
        known = {point: _say_money(row[point]) for point in POINTS if pd.notna(row[point])}
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

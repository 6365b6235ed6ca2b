"""Quiz questions on the whole table: where most is, where most is shared, and how alike roles are."""

from itertools import combinations

import pandas as pd

from helpers.english import join_names
from helpers.facts import fold, make_question, stir
from helpers.measures import similarity
from helpers.overlap import count_areas

LEVELS = {"attribute": "attributes", "theme": "themes"}


def _ask_largest_area(facts, area):
    if facts.is_whole:
        sizes = count_areas(_tabulate(facts)).sum(axis=1).rename(str.capitalize)
        prompt = "Which of these areas has the most attributes?"
        yield _ask_for_most("largest area", prompt, sizes, "{:.0f} in all")


def _ask_most_shared(facts, area):
    if facts.is_whole and len(facts.names) > 1:
        prompt = ("In which of these areas do both roles share the most attributes?" if len(facts.names) == 2 else
                  "In which of these areas do the most attributes belong to more than one role?")
        shared = count_areas(_tabulate(facts))["Shared"].rename(str.capitalize)
        yield _ask_for_most("most shared", prompt, shared, "{:.0f} shared")


def _ask_most_alike(facts, area):
    yield from _ask_by_area(facts, "most alike", 1)


def _ask_least_alike(facts, area):
    yield from _ask_by_area(facts, "least alike", -1)


def _ask_by_area(facts, kind, sign):
    """Ask in which area two roles are most or least alike, each pair of roles at each level."""
    for level, rows in _list_levels(facts):
        matrices = {area: similarity(rows, level=level, area=area) for area in facts.areas}
        for first, second in combinations(facts.names, 2):
            values = pd.Series({area.capitalize(): matrix.loc[first, second] for area, matrix in matrices.items()})
            yield _ask_for_most(kind, f"In which of these areas are {first} and {second} {kind}, by the Jaccard index "
                                f"of {LEVELS[level]}?", values, "a Jaccard index of {:.2f}", sign)


def _ask_closest_pair(facts, area):
    """Ask which two of several roles are most alike, all areas together."""
    for level, rows in _list_levels(facts):
        matrix = similarity(rows, level=level)
        pairs = list(combinations(facts.names, 2))
        values = pd.Series([matrix.loc[pair] for pair in pairs], index=list(map(join_names, pairs)), dtype=float)
        yield _ask_for_most("closest pair", "Which two of these roles are most alike in all areas together, by the "
                            f"Jaccard index of {LEVELS[level]}?", values, "a Jaccard index of {:.2f}")


AREA_KINDS = {
    "largest area": _ask_largest_area,
    "most shared": _ask_most_shared,
    "most alike": _ask_most_alike,
    "least alike": _ask_least_alike,
    "closest pair": _ask_closest_pair,
}


def _tabulate(facts):
    return pd.DataFrame([row._asdict() for row in facts.rows])


def _list_levels(facts):
    """List the levels at which roles can be compared without a doubt, each with the rows."""
    rows = _tabulate(facts)
    for level in LEVELS if facts.is_certain and len(rows) else ():
        if rows[level].nunique() == rows[level].map(fold).nunique():
            yield level, rows


def _ask_for_most(kind, prompt, values, reason, sign=1):
    """Ask where a value is highest, or lowest with `sign` -1; None where all are the same, or two have one name."""
    if not values.index.is_unique:
        return None
    values = values.dropna().round(2) * sign
    right = values.index[values == values.max()][:1]
    others = stir(values.index[values < values.max()], prompt)[:3]
    reasons = {name: f"{name}: {reason.format(values[name] * sign)}." for name in [*right, *others]}
    return make_question(kind, prompt, right[0], reasons, topic=prompt) if reasons else None

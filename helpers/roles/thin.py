"""What a file of roles lacks, and which lessons will be thin with it."""

from helpers.roles.problems import say_count, say_some, shorten
from helpers.roles.schema import AREAS, MAX_ROLES, leave_out_overview

SHOWN = 5
# What goes missing where a column is blank.
LOSSES = {
    "facet": "lessons that join, rank or divide by kind cannot place these rows",
    "theme": "lessons that group by theme leave these rows out",
    "note": "quizzes cannot explain the answers that rest on these rows",
    "sections": "each of these rows counts once, so none of them is emphasised more than another",
}
# What the lesson on an area needs beside rows: of these rows, or a file beside the roles file.
NEEDS = {
    "overview": ["second facet"], "responsibilities": ["shared attribute"],
    "skills": ["shared attribute", "attribute in more sections than others"], "goals": ["second theme"],
    "environments": ["labour_market.csv"], "stakeholders": ["role with two facets", "links.csv"],
    "tools": ["shared attribute"], "careers": ["ladder of steps (a facet for each)", "labour_market.csv"],
    "reputation": ["role with two facets", "links.csv"], "collaboration": ["second facet"],
}
EVERY = ["briefs.csv", "scenarios.csv", "concepts.csv"]


def find_gaps(rows, names):
    """Say which roles have no rows in which areas, and which share nothing with any other."""
    held, gaps = rows.groupby("role", observed=True)["area"].agg(set), {}
    for name in names:
        gaps.setdefault(tuple(area for area in AREAS if area not in held[name]), []).append(name)
    for areas, without in gaps.items():
        if areas:
            verb = "has" if len(without) == 1 else "have"
            yield f"{_say(without)} {verb} no rows in {_say(areas)}, so those lessons stay empty there"
    sharing = rows.groupby(["area", "attribute"])["role"].transform("nunique") > 1
    alone = [name for name in names if name not in set(rows.loc[sharing, "role"])]
    if len(names) == 1:
        yield "there is one role only, and nothing to compare it with"
    elif alone:
        verb = "shares" if len(alone) == 1 else "share"
        yield f"{_say(alone)} {verb} nothing with any other role: what is shared is spelt the same in each role"


def find_blanks(rows):
    """Say how many rows are blank in which column, and what goes missing."""
    for column, loss in LOSSES.items():
        if blank := int((rows[column] == "").sum()):
            yield f"{column} is blank in {blank:,} of {say_count(len(rows), 'row')}: {loss}"


def find_thin_lessons(rows, beside):
    """Name each lesson that will be thin, and why, a line each; `beside` names the files that can be used beside it."""
    held = {*beside, *_find_held(rows)}
    if lacking := [need for need in [*EVERY, "notes"] if need not in held]:
        yield f"every lesson: no {', no '.join(lacking)}"
    for number, area in enumerate(AREAS, 1):
        own = rows[rows["area"] == area]
        met = {*beside, *_find_held(own)}
        # What no row of the file has is said once, above.
        lacking = [need for need in [*NEEDS[area], *{"notes"} & held] if need not in met]
        if own.empty:
            yield f"{number:02}_{area}: no rows, so it takes another area"
        elif lacking:
            yield f"{number:02}_{area}: no {', no '.join(lacking)}"
    totals = leave_out_overview(rows)
    if lacking := [need for need in ("second area", "second theme") if need not in _find_held(totals)]:
        yield f"11_whole_picture: no {', no '.join(lacking)}"


def _find_held(rows):
    """Tell which of the lessons' needs some rows meet."""
    filled = {column: rows.loc[rows[column] != "", ["role", column]] for column in LOSSES}
    numbers = {column: part[column].nunique() for column, part in filled.items()}
    together = filled["facet"].groupby("role", observed=True)["facet"].nunique()
    met = {
        "second area": rows["area"].nunique() > 1, "second theme": numbers["theme"] > 1, "notes": numbers["note"] > 0,
        "second facet": numbers["facet"] > 1, "ladder of steps (a facet for each)": numbers["facet"] > 1,
        "role with two facets": together.gt(1).any(),
        "shared attribute": rows["role"].nunique() == 1 or rows.groupby("attribute")["role"].nunique().gt(1).any(),
        "attribute in more sections than others": rows["sections"].str.count(";").nunique() > 1,
    }
    return [need for need, is_met in met.items() if is_met]


def say_six(names):
    """Say which of many roles are drawn, and how to see others."""
    if len(names) > MAX_ROLES:
        yield (f"{len(names)} roles are more than a picture can hold: the first six in the file are drawn, "
               f"{say_some(list(map(shorten, names[:MAX_ROLES])), MAX_ROLES)}")
        yield ('to see others, move their rows to the top of the file, or name them in a notebook: '
               'load_roles(only=["…", "…"])')


def _say(names):
    return say_some(list(map(shorten, names)), SHOWN)

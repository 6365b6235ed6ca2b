"""What a file of roles lacks, and which lessons will be thin with it."""

from helpers.roles.problems import say_count, say_some, shorten
from helpers.roles.reader import AREAS
from helpers.roles.schema import MAX_ROLES, leave_out_overview

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
    "tools": ["shared attribute"], "careers": ["second facet (one for each step)", "labour_market.csv"],
    "reputation": ["role with two facets", "links.csv"], "collaboration": ["second facet"],
}
EVERY = ("briefs.csv", "scenarios.csv", "concepts.csv")


def find_thin(rows, names):
    """Say what is thin in the whole of a file, a line each."""
    sharing = rows.groupby(["area", "attribute"])["role"].transform("nunique") > 1
    alone = [shorten(name) for name in names if name not in set(rows.loc[sharing, "role"])]
    if len(names) == 1:
        yield "there is one role only, and nothing to compare it with"
    elif alone:
        verb = "shares" if len(alone) == 1 else "share"
        yield f"{say_some(alone)} {verb} nothing with any other role: what is shared is spelt the same in each role"
    for column, loss in LOSSES.items():
        if blank := int((rows[column] == "").sum()):
            yield f"{column} is blank in {blank:,} of {say_count(len(rows), 'row')}: {loss}"
    if len(names) > MAX_ROLES:
        first = say_some(list(map(shorten, names[:MAX_ROLES])), MAX_ROLES)
        yield (f"{len(names)} roles are more than a picture can hold: the first six in the file are drawn, {first}. To "
               "see others, move their rows to the top of the file")


def find_thin_lessons(rows, names, beside):
    """Name each lesson that will be thin, and why, a line each; `beside` names the files that can be used beside it."""
    lacking = {"every lesson": [name for name in EVERY if name not in beside]}
    for number, area in enumerate(AREAS, 1):
        own = rows[rows["area"] == area]
        needs = [need for need in NEEDS[area] if need not in {*beside, *_find_met(own)}]
        without = [shorten(name) for name in names if name not in set(own["role"])]
        needs += [f"rows of {say_some(without)}"] if without else []
        lacking[f"{number:02}_{area}"] = ["rows, so it takes another area"] if own.empty else needs
    met = _find_met(leave_out_overview(rows))
    lacking["11_whole_picture"] = [need for need in ("second area", "second theme") if need not in met]
    for lesson, needs in lacking.items():
        if needs:
            yield f"{lesson}: no {', no '.join(needs)}"


def _find_met(rows):
    """Tell which of the lessons' needs some rows meet."""
    kinds = {column: rows[column].replace("", None).nunique() for column in ("area", "facet", "theme")}
    placed = rows[rows["facet"] != ""].groupby("role", observed=True)["facet"].nunique()
    met = {
        "second area": kinds["area"] > 1, "second theme": kinds["theme"] > 1, "second facet": kinds["facet"] > 1,
        "second facet (one for each step)": kinds["facet"] > 1, "role with two facets": placed.gt(1).any(),
        "shared attribute": rows["role"].nunique() == 1 or rows.groupby("attribute")["role"].nunique().gt(1).any(),
        "attribute in more sections than others": rows["sections"].str.count(";").nunique() > 1,
    }
    return [need for need, is_met in met.items() if is_met]

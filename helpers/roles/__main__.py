"""The command `python -m helpers.roles`: write a starter for your own roles, and check files in plain words."""

import argparse
import csv
import sys
from pathlib import Path

from helpers.roles.companions import COMPANIONS, check_companion
from helpers.roles.problems import RolesError, say_count, say_some, shorten
from helpers.roles.reader import AREAS, fold, tidy
from helpers.roles.schema import COLUMNS, MAX_ROLES, SHIPPED, check_roles, role_names, roles_path

PLACEHOLDER = "Replace me"
# What goes missing where a column is blank, and which lessons show a file that may be beside the roles.
LOSSES = {
    "facet": "lessons 06, 08, 09 and 10 join, rank or divide by kind, and cannot place these rows",
    "theme": "lessons 04 and 11 group by theme, and leave these rows out",
    "note": "the quiz of each lesson cannot explain the answers that rest on these rows",
    "sections": "lesson 03 counts how many sections name a row, and leaves these rows out",
}
LESSONS = {"briefs.csv": "01 to 12", "concepts.csv": "01 to 12", "links.csv": "06 and 09", "scenarios.csv": "00 to 12",
           "labour_market.csv": "05 and 08"}
ABOUT = "Bring your own roles to the notebooks: write a starter file, fill it in with a spreadsheet, and check it."
NEXT = """\
{path} is written: {rows} example rows for {roles}.
Next: open it in a spreadsheet, write your own text over each "Replace me", delete the rows that you do not need, and
save it as CSV UTF-8. Then see what is missing:
  python -m helpers.roles check {path}
Beside it you may put {beside}: data/README.md says what each of them holds."""


def main(arguments=None):
    """Run the command; return 0 where all is well, 1 where something has to be put right."""
    # Older consoles cannot show every letter: a question mark is better than a failure.
    sys.stdout.reconfigure(errors="replace")
    parser = argparse.ArgumentParser(prog="python -m helpers.roles", description=ABOUT)
    commands = parser.add_subparsers(dest="command", required=True, metavar="new or check")
    new = commands.add_parser("new", help="write a starter: a few example rows for each role")
    new.add_argument("file", help="the file to write for a spreadsheet, such as my_roles.csv; never one that is there")
    new.add_argument("--role", action="append", required=True, metavar='"TITLE"', help="a role's title, in quotes")
    check = commands.add_parser("check", help="say what a file of roles, and those beside it, hold and lack")
    check.add_argument("file", nargs="?", help="the file to check; without it, the one that the notebooks use now")
    chosen = parser.parse_args(arguments)
    try:
        made = chosen.command == "new" and write_starter(Path(chosen.file), chosen.role)
        text, is_sound = (made, True) if made else describe_files(chosen.file)
    except RolesError as error:
        text, is_sound = str(error), False
    print(text)
    return 0 if is_sound else 1


def write_starter(path, roles):
    """Write a starter file, never over another; say what to do next."""
    roles, name = list(map(tidy, roles)), shorten(path.name)
    problems = [f"role {place}: its title is empty" for place, role in enumerate(roles, 1) if not role]
    if len(set(map(fold, roles))) < len(roles):
        problems.append("a role's title is given twice")
    if path.suffix.casefold() != ".csv":
        problems.append("the file's name has to end in .csv, so that spreadsheets open it")
    if problems:
        raise RolesError(name, problems)
    rows = [row for role in roles for row in _example_rows(role)]
    try:
        # With its mark, Excel knows that the file is UTF-8.
        with path.open("x", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows([COLUMNS, *rows])
    except FileExistsError:
        raise RolesError(name, ["is there already, and was left as it is. Choose another name"]) from None
    except OSError as error:
        path.unlink(missing_ok=True)  # a part of it is of no use
        raise RolesError(name, [f"cannot be written in {path.parent.absolute()}: {error.strerror}"]) from None
    return NEXT.format(path=path, rows=len(rows), roles=say_count(len(roles), "role"), beside=", ".join(COMPANIONS))


def _example_rows(role):
    """Make examples for the first facets of each area in the shipped file: what is the role's own, then shared."""
    shipped, _ = check_roles(SHIPPED)
    for area, facets in shipped.groupby("area", sort=False)["facet"].unique().items():
        for facet in facets[:3]:
            note = f"{PLACEHOLDER}: one sentence, what it means for {role}."
            yield role, area, facet, f"{PLACEHOLDER}: {facet.lower()} of {role} only", "first theme", note, "source-1"
        note = f"{PLACEHOLDER}: spell what roles share the same in each; here, what it means for {role}."
        attribute = f"{PLACEHOLDER}: {facets[0].lower()} that roles share"
        yield role, area, facets[0], attribute, "second theme", note, "source-1;source-2"


def describe_files(path=None):
    """Tell what a file of roles and those beside it hold and lack; return the text, and whether all can be used."""
    path, names, beside, parts, wrong = roles_path(path), [], [], [], []
    try:
        rows, doubts = check_roles(path)
        names = role_names(rows)
    except RolesError as error:
        wrong.append(str(error))
    for name in COMPANIONS:
        try:
            held, doubtful = check_companion(name, path, names)
        except RolesError as error:
            wrong.append(str(error))
            continue
        if len(held):
            beside.append(name)
            parts += [f"{name} beside it can be used: {say_count(len(held), 'row')}.",
                      _list_part(f"Please look at {name}", doubtful)]
    if names:
        areas = f"{rows['area'].nunique()} of {len(AREAS)} areas"
        held = f"{say_count(len(rows), 'row')}, {say_count(len(names), 'role')}, {areas}"
        parts = [f"{shorten(path.name)} can be used: {held}.", _list_part("Please look at", doubts),
                 _list_part("Thin", _find_thin(rows, names, beside)), *parts]
    return "\n\n".join(filter(None, [*parts, *wrong])), not wrong


def _find_thin(rows, names, beside):
    """Say what a file lacks, and what goes missing for it, a line each."""
    if left := (rows["attribute"] + rows["note"]).str.contains(PLACEHOLDER).sum():
        yield f"{say_count(left, 'row')} of the starter's examples: each '{PLACEHOLDER}' wants your own text"
    for lesson, area in enumerate(AREAS, 1):  # the lessons are in the order of the areas
        held = set(rows.loc[rows["area"] == area, "role"])
        if lacking := [shorten(name) for name in names if name not in held]:
            lack = f"of {say_some(lacking)}, in lesson {lesson:02}" if held else (
                f"at all, so lesson {lesson:02} takes another area")
            yield f"{area}: no rows {lack}"
    sharing = rows.groupby(["area", "attribute"])["role"].transform("nunique") > 1
    if alone := [shorten(name) for name in names if name not in set(rows.loc[sharing, "role"])]:
        yield f"nothing that another role has too: {say_some(alone)}. What is shared is spelt the same in each role"
    for column, loss in LOSSES.items():
        if blank := int((rows[column] == "").sum()):
            yield f"{column} is blank in {blank:,} of {say_count(len(rows), 'row')}: {loss}"
    if missing := [name for name in COMPANIONS if name not in beside]:
        lacking = ", ".join(f"no {name} (lessons {LESSONS[name]})" for name in missing)
        yield f"{lacking}: data/README.md says what each of them brings"
    if len(names) > MAX_ROLES:
        yield f"of {len(names)} roles the first six are drawn: to see others, move their rows to the top of the file"


def _list_part(heading, lines):
    lines = list(lines)
    return "\n  ".join([heading, *lines]) if lines else ""


if __name__ == "__main__":
    raise SystemExit(main())

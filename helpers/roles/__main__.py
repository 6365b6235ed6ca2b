"""The command `python -m helpers.roles`: write a starter for your own roles, and check files in plain words."""

import argparse
import csv
import io
import sys
from pathlib import Path

from helpers.roles.companions import COMPANIONS, check_companions
from helpers.roles.problems import RolesError, say_count, shorten
from helpers.roles.reader import find_forbidden, fold, tidy
from helpers.roles.schema import AREAS, COLUMNS, check_roles, role_names, roles_path
from helpers.roles.thin import find_blanks, find_gaps, find_thin_lessons, say_six

MAX_STARTED, MAX_TITLE, PLACEHOLDER = 20, 100, "Replace me"
# The example rows of each area: in which facets a role has something of its own, and in which what roles share. Where
# a lesson joins facets, one of them has two rows; careers are a ladder of three steps.
OWN_AND_SHARED = {
    "overview": (["Primary focus"], ["Skills required"]),
    "responsibilities": (["work with people"], ["work with messages"]),
    "skills": (["skill"], ["knowledge"]),
    "goals": (["goal"], ["priority"]),
    "environments": (["workplace"], ["condition"]),
    "stakeholders": (["audience", "channel"], ["audience"]),
    "tools": (["tool"], ["tool"]),
    "careers": (["current role", "manager level"], ["director level", "advancement basis"]),
    "reputation": (["activity", "effect"], ["activity"]),
    "collaboration": (["internal partner", "external partner"], ["internal partner"]),
}
ABOUT = """\
Bring your own roles to the notebooks.

  1. Write a starter file:    python -m helpers.roles new my_roles.csv --role "Event Planner" --role "Tour Guide"
  2. Open it in a spreadsheet, write your own text over the examples, and save it as CSV UTF-8.
  3. See what is missing:     python -m helpers.roles check my_roles.csv
"""
ABOUT_NEW = """\
Write a starter file: a table with a few example rows for each role and each area. Open it in a spreadsheet and write
your own text over the examples. A file that is already there is never touched.
"""
ABOUT_CHECK = f"""\
Say in plain words what a file of roles holds, what is wrong with it, and which lessons will be thin. What stands beside
it is checked too: {", ".join(COMPANIONS)}. No file is ever changed.
"""
NEXT = """\
{path} is written: {rows} example rows for {roles}.
Next: open it in a spreadsheet, write your own text over each "Replace me", delete the rows that you do not need, and
save it as CSV UTF-8. Then see what is missing:
  python -m helpers.roles check {path}
Beside it you may put files that the lessons use where they are: {beside}.
The page data/README.md says what each of them holds."""


def main(arguments=None):
    """Run the command; return 0 where all is well, 1 where something has to be put right."""
    for stream in (sys.stdout, sys.stderr):
        # Older consoles cannot show every letter: a question mark is better than a failure.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    chosen = _make_parser().parse_args(arguments)
    try:
        text, is_sound = chosen.run(chosen)
    except RolesError as error:
        text, is_sound = str(error), False
    print(text)
    return 0 if is_sound else 1


def _make_parser():
    plain = {"formatter_class": argparse.RawDescriptionHelpFormatter, "allow_abbrev": False}
    parser = argparse.ArgumentParser(prog="python -m helpers.roles", description=ABOUT, **plain)
    commands = parser.add_subparsers(title="what to do", required=True, metavar="new or check")
    new = commands.add_parser("new", help="write a starter file for your own roles", description=ABOUT_NEW, **plain)
    new.add_argument("file", help="the file to write, such as my_roles.csv")
    wanted = f"a role's full title, in quotation marks; once for each role, 1 to {MAX_STARTED} of them"
    new.add_argument("--role", action="append", required=True, metavar='"TITLE"', help=wanted)
    new.set_defaults(run=lambda chosen: (write_starter(Path(chosen.file), chosen.role), True))
    check = commands.add_parser("check", help="say what a file holds and lacks", description=ABOUT_CHECK, **plain)
    check.add_argument("file", nargs="?", help="the file to check; without it, the one that the notebooks use now")
    check.set_defaults(run=lambda chosen: describe_files(chosen.file))
    return parser


# Writing a starter


def write_starter(path, roles):
    """Write a starter file, if its path and the roles' titles can be used; say what to do next."""
    roles = [tidy(role) for role in roles]
    problems = [*_check_titles(roles)]
    if path.suffix.casefold() != ".csv":
        problems.append("the file's name has to end in .csv, so that spreadsheets open it")
    if problems:
        raise RolesError(shorten(path.name), problems)
    table = io.StringIO(newline="")
    rows = [row for role in roles for row in _example_rows(role)]
    csv.writer(table).writerows([COLUMNS, *rows])
    # With its mark, Excel knows that the file is UTF-8.
    _create(path, table.getvalue().encode("utf-8-sig"))
    return NEXT.format(path=path, rows=len(rows), roles=say_count(len(roles), "role"),
                       beside=", ".join(COMPANIONS))


def _check_titles(roles):
    if len(roles) > MAX_STARTED:
        yield f"a starter is for 1 to {MAX_STARTED} roles, not for {len(roles)}"
    seen = set()
    for place, role in enumerate(roles, start=1):
        if not role:
            yield f"role {place}: its title is empty"
        elif len(role) > MAX_TITLE:
            yield f"role {place}: '{shorten(role)}' is longer than {MAX_TITLE} characters"
        elif fold(role) in seen:
            yield f"role {place}: '{shorten(role)}' is given twice"
        yield from (f"role {place}: {wrong}" for wrong in find_forbidden([role]).values())
        seen.add(fold(role))


def _example_rows(role):
    for area, (own, shared) in OWN_AND_SHARED.items():
        for facet in own:
            note = f"{PLACEHOLDER}: one sentence, what it means for {role}."
            yield role, area, facet, f"{PLACEHOLDER}: {facet.lower()} of {role} only", "first theme", note, "source-1"
        for facet in shared:
            note = f"{PLACEHOLDER}: spell what roles share the same in each; here, what it means for {role}."
            attribute = f"{PLACEHOLDER}: {facet.lower()} that roles share"
            yield role, area, facet, attribute, "second theme", note, "source-1;source-2"


def _create(path, content):
    """Write a new file: whole or not at all, and never over another."""
    try:
        path.touch(exist_ok=False)
        try:
            path.write_bytes(content)
        except BaseException:
            path.unlink()
            raise
    except FileExistsError:
        raise RolesError(shorten(path.name), ["is there already, and was left as it is. Choose another name"]) from None
    except (OSError, ValueError) as error:
        wrong = f"cannot be written in {path.parent.absolute()}: {getattr(error, 'strerror', None) or error}"
        raise RolesError(shorten(path.name), [wrong]) from None


# Checking files


def describe_files(path=None):
    """Tell what a file of roles and those beside it hold and lack; return the text, and whether all can be used."""
    path, names, problem = roles_path(path), [], None
    try:
        rows, doubts = check_roles(path)
        names = role_names(rows)
    except RolesError as error:
        problem = error
    beside = check_companions(path, names)
    sound = {name: found for name, found in beside.items() if not isinstance(found, RolesError)}
    parts = [str(problem)] if problem else _describe(path, rows, doubts, sound)
    for name, found in beside.items():
        parts += [str(found)] if name not in sound else [
            f"{name} beside it can be used: {say_count(found[0], 'row')}.",
            _list_part(f"Please look at {name}", found[1])]
    return "\n\n".join(filter(None, parts)), not problem and sound == beside


def _describe(path, rows, doubts, sound):
    names, areas = role_names(rows), f"{rows['area'].nunique()} of {len(AREAS)} areas"
    held = ", ".join([say_count(len(rows), "row"), say_count(len(names), "role"), areas])
    return [f"{shorten(path.name)} can be used: {held}.",
            _list_part("Please look at", doubts),
            _list_part("Still to be written", _find_placeholders(rows)),
            _list_part("More than six roles", say_six(names)),
            _list_part("Thin", [*find_gaps(rows, names), *find_blanks(rows)]),
            _list_part("Thin lessons", find_thin_lessons(rows, sound))]


def _list_part(heading, lines):
    lines = list(lines)
    return "\n".join([heading, *(f"  {line}" for line in lines)]) if lines else ""


def _find_placeholders(rows):
    text = rows[["attribute", "theme", "note"]]
    left = int(text.apply(lambda column: column.str.startswith(PLACEHOLDER)).any(axis=1).sum())
    if left:
        yield f"{say_count(left, 'row')} of the starter's examples: each '{PLACEHOLDER}' wants your own text"


if __name__ == "__main__":
    raise SystemExit(main())

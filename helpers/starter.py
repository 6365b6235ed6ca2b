"""The command `python -m helpers.roles`: write a starter for your own roles, and check a file in plain words."""

import argparse
import csv
import io
import os
import sys
from pathlib import Path

from helpers.reader.problems import RolesError, shorten
from helpers.reader.texts import find_forbidden, tidy
from helpers.reader.values import loosen
from helpers.report import PLACEHOLDER, describe_files
from helpers.roles import COLUMNS

MAX_ROLES, MAX_TITLE = 20, 100

# For each area, what its two example rows are: one of this role alone, one that roles share.
_FACETS = {
    "overview": ("Primary focus", "Skills required"),
    "responsibilities": ("duty", "duty"),
    "skills": ("skill", "skill"),
    "goals": ("goal", "goal"),
    "environments": ("setting", "setting"),
    "stakeholders": ("audience", "channel"),
    "tools": ("tool", "tool"),
    "careers": ("current role", "manager level"),
    "reputation": ("activity", "effect"),
    "collaboration": ("internal partner", "external partner"),
}
_ABOUT = """\
Bring your own roles to the notebooks.

  1. Write a starter file:    python -m helpers.roles new my_roles.csv --role "Event Planner" --role "Tour Guide"
  2. Open it in a spreadsheet, write your own text over the examples, and save it as CSV UTF-8.
  3. See what is missing:     python -m helpers.roles check my_roles.csv
"""
_ABOUT_NEW = """\
Write a starter file: a table with two example rows for each role and each area. Open it in a spreadsheet and write
your own text over the examples. A file that is already there is never touched.
"""
_ABOUT_CHECK = """\
Say in plain words what a file of roles holds, what is wrong with it, and which lessons will be thin. The files beside
it, scenarios.csv and labour_market.csv, are checked too. No file is ever changed.
"""
_NEXT = """\
{path} is written: {rows} example rows for {roles} role{s}.
Next: open it in a spreadsheet, write your own text over each "Replace me", delete the rows that you do not need, and
save it as CSV UTF-8. Then see what is missing:
  python -m helpers.roles check {path}"""


def main(arguments=None):
    """Run the command.

    Parameters
    ----------
    arguments : list of str, optional
        What stands after the command; by default what was typed.

    Returns
    -------
    int
        0 where all is well, 1 where something has to be put right.
    """
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
    parser = argparse.ArgumentParser(prog="python -m helpers.roles", description=_ABOUT, **plain)
    commands = parser.add_subparsers(title="what to do", required=True, metavar="new or check")
    new = commands.add_parser("new", help="write a starter file for your own roles", description=_ABOUT_NEW, **plain)
    new.add_argument("file", help="the file to write, such as my_roles.csv")
    wanted = f"a role's full title, in quotation marks; once for each role, 1 to {MAX_ROLES} of them"
    new.add_argument("--role", action="append", required=True, metavar='"TITLE"', help=wanted)
    new.set_defaults(run=lambda chosen: (write_starter(Path(chosen.file), chosen.role), True))
    check = commands.add_parser("check", help="say what a file holds and lacks", description=_ABOUT_CHECK, **plain)
    check.add_argument("file", nargs="?", help="the file to check; without it, the one that the notebooks use now")
    check.set_defaults(run=lambda chosen: describe_files(chosen.file))
    return parser


def write_starter(path, roles):
    """Write a starter file.

    Parameters
    ----------
    path : Path
        A file that does not exist.
    roles : list of str
        Titles.

    Returns
    -------
    str
        What was written, and what to do next.

    Raises
    ------
    RolesError
        If the titles or the path cannot be used; nothing is written then.
    """
    roles = [tidy(role) for role in roles]
    problems = _check_titles(roles)
    if path.suffix.casefold() != ".csv":
        problems.append("the file's name has to end in .csv, so that spreadsheets open it")
    if problems:
        raise RolesError(shorten(path.name), problems)
    table = io.StringIO(newline="")
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    rows = [row for role in roles for row in _example_rows(role)]
    writer.writerows(rows)
    # With its mark, Excel knows that the file is UTF-8.
    _create(path, table.getvalue().encode("utf-8-sig"))
    return _NEXT.format(path=path, rows=len(rows), roles=len(roles), s="" if len(roles) == 1 else "s")


def _check_titles(roles):
    problems = [f"a starter is for 1 to {MAX_ROLES} roles, not for {len(roles)}"] if len(roles) > MAX_ROLES else []
    seen = set()
    for place, role in enumerate(roles, start=1):
        if not role:
            problems.append(f"role {place}: its title is empty")
        elif len(role) > MAX_TITLE:
            problems.append(f"role {place}: '{shorten(role)}' is longer than {MAX_TITLE} characters")
        elif loosen(role) in seen:
            problems.append(f"role {place}: '{shorten(role)}' is given twice")
        problems += [f"role {place}: {wrong}" for wrong in find_forbidden([role]).values()]
        seen.add(loosen(role))
    return problems


def _example_rows(role):
    for area, (own, shared) in _FACETS.items():
        note = f"{PLACEHOLDER}: one sentence, what it means for {role}."
        yield role, area, own, f"{PLACEHOLDER}: {own.lower()} of {role} only", "first theme", note, "my-source"
        note = f"{PLACEHOLDER}: spell what roles share the same in each; here, what it means for {role}."
        yield role, area, shared, f"{PLACEHOLDER}: {shared.lower()} that roles share", "second theme", note, "my-source"


def _create(path, content):
    """Write a new file at one stroke: whole or not at all, and never over another."""
    part = path.with_name(f".new-{os.getpid()}.csv")
    try:
        try:
            part.write_bytes(content)
            _put_in_place(part, path)
        finally:
            part.unlink(missing_ok=True)
    except FileExistsError:
        raise RolesError(shorten(path.name), ["is there already, and was left as it is. Choose another name"]) from None
    except (OSError, ValueError) as error:
        wrong = f"cannot be written in {path.parent.absolute()}: {getattr(error, 'strerror', None) or error}"
        raise RolesError(shorten(path.name), [wrong]) from None


def _put_in_place(part, path):
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except (OSError, AttributeError):
        # Some drives know no links, nor does Python in a browser; there, at least nothing half-written is left behind.
        file = path.open("xb")
        try:
            with file:
                file.write(part.read_bytes())
        except BaseException:
            path.unlink()
            raise

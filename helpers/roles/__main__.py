"""The command `python -m helpers.roles`: write a starter for your own roles, and check files in plain words."""

import argparse
import csv
import io
import sys
from pathlib import Path

from helpers.roles.companions import COMPANIONS, check_companions
from helpers.roles.problems import RolesError, shorten
from helpers.roles.reader import find_forbidden, fold, tidy
from helpers.roles.schema import AREAS, COLUMNS, check_roles, role_names, roles_path

MAX_STARTED, MAX_TITLE, SHOWN, PLACEHOLDER = 20, 100, 5, "Replace me"
# For each area, what its two example rows are: one of this role alone, one that roles share.
FACETS = dict(zip(AREAS, [
    ("Primary focus", "Skills required"), ("work with people", "work with messages"), ("skill", "knowledge"),
    ("goal", "priority"), ("workplace", "condition"), ("audience", "channel"), ("tool", "tool"),
    ("current role", "manager level"),
    ("activity", "effect"), ("internal partner", "external partner")], strict=True))
# What goes missing in the lessons where a column is blank.
LOSSES = {
    "facet": "06_stakeholders and 09_reputation cannot link these rows, and 08_careers cannot rank them",
    "theme": "04_goals and 11_whole_picture cannot group these rows",
    "note": "quizzes cannot explain the answers that rest on these rows",
    "sections": "each of these rows counts once, so 03_skills cannot show what is emphasised more",
}
ABOUT = """\
Bring your own roles to the notebooks.

  1. Write a starter file:    python -m helpers.roles new my_roles.csv --role "Event Planner" --role "Tour Guide"
  2. Open it in a spreadsheet, write your own text over the examples, and save it as CSV UTF-8.
  3. See what is missing:     python -m helpers.roles check my_roles.csv
"""
ABOUT_NEW = """\
Write a starter file: a table with two example rows for each role and each area. Open it in a spreadsheet and write
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


def _count(number, noun):
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


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
    return NEXT.format(path=path, rows=len(rows), roles=_count(len(roles), "role"),
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
    for area, (own, shared) in FACETS.items():
        note = f"{PLACEHOLDER}: one sentence, what it means for {role}."
        yield role, area, own, f"{PLACEHOLDER}: {own.lower()} of {role} only", "first theme", note, "my-source"
        note = f"{PLACEHOLDER}: spell what roles share the same in each; here, what it means for {role}."
        yield role, area, shared, f"{PLACEHOLDER}: {shared.lower()} that roles share", "second theme", note, "my-source"


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
    path, names = roles_path(path), []
    try:
        rows, doubts = check_roles(path)
    except RolesError as error:
        parts, is_sound = [str(error)], False
    else:
        names, is_sound = role_names(rows), True
        parts = _describe(path, rows, names, doubts)
    for name, found in check_companions(path, names).items():
        if isinstance(found, RolesError):
            parts.append(str(found))
            is_sound = False
        else:
            parts += [f"{name} beside it can be used: {_count(found[0], 'row')}.",
                      _list_part(f"Please look at {name}", found[1])]
    return "\n\n".join(filter(None, parts)), is_sound


def _describe(path, rows, names, doubts):
    held = f"{_count(len(rows), 'row')}, {_count(len(names), 'role')}, {rows['area'].nunique()} of {len(AREAS)} areas"
    return [f"{shorten(path.name)} can be used: {held}.",
            _list_part("Please look at", doubts),
            _list_part("Still to be written", [*_find_placeholders(rows)]),
            _list_part("Thin", [*_find_gaps(rows, names), *_find_loners(rows, names), *_find_blanks(rows)])]


def _list_part(heading, lines):
    return "\n".join([heading, *(f"  {line}" for line in lines)]) if lines else ""


def _say(names):
    shown = [shorten(name) for name in names[:SHOWN]]
    if len(names) > SHOWN:
        shown.append(f"{len(names) - SHOWN:,} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _find_placeholders(rows):
    text = rows[["attribute", "theme", "note"]]
    left = int(text.apply(lambda column: column.str.startswith(PLACEHOLDER)).any(axis=1).sum())
    if left:
        yield f"{_count(left, 'row')} of the starter's examples: each '{PLACEHOLDER}' wants your own text"


def _find_gaps(rows, names):
    held = rows.groupby("role", observed=True)["area"].agg(set)
    gaps = {}
    for name in names:
        gaps.setdefault(tuple(area for area in AREAS if area not in held[name]), []).append(name)
    for areas, without in gaps.items():
        if areas:
            verb = "has" if len(without) == 1 else "have"
            yield f"{_say(without)} {verb} no rows in {_say(areas)}, so those lessons stay empty there"


def _find_loners(rows, names):
    sharing = rows.groupby(["area", "attribute"])["role"].transform("nunique") > 1
    alone = sorted(set(names) - set(rows.loc[sharing, "role"]), key=names.index)
    if len(names) == 1:
        yield "there is one role only, and nothing to compare it with"
    elif alone:
        verb = "shares" if len(alone) == 1 else "share"
        yield f"{_say(alone)} {verb} nothing with any other role: what is shared is spelt the same in each role"


def _find_blanks(rows):
    for column, loss in LOSSES.items():
        if blank := int((rows[column] == "").sum()):
            yield f"{column} is blank in {blank:,} of {_count(len(rows), 'row')}: {loss}"


if __name__ == "__main__":
    raise SystemExit(main())

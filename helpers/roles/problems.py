"""What can be wrong with a CSV, and how that is said: each problem once, with its rows as a spreadsheet counts them."""

from difflib import get_close_matches
from typing import NamedTuple

from helpers.english import join_names

SHOWN_CHARACTERS, SHOWN_ROWS, SHOWN_LINES = 60, 3, 40


class RolesError(ValueError):
    """A CSV cannot be used: `name` is the file's name, `problems` says what is wrong, a line each."""

    def __init__(self, name, problems):
        self.name, self.problems = name, list(problems)
        super().__init__(name, self.problems)

    def __str__(self):
        return "\n".join(self._write(self.problems))

    def _write(self, problems):
        return [f"{self.name} has {say_count(len(self.problems), 'problem')}", *(f"  {line}" for line in problems)]

    def _render_traceback_(self):
        """Return what a notebook shows: the text without the way through our code, and not thousands of lines of it."""
        heading, *lines = self._write(self.problems[:SHOWN_LINES])
        more = len(self.problems) - SHOWN_LINES
        return [f"RolesError: {heading}", *lines, *([f"  … and {more:,} more"] if more > 0 else [])]


class RolesWarning(UserWarning):
    """A CSV can be used, but something in it is probably not meant."""


class Problem(NamedTuple):
    """One thing wrong in some rows, perhaps in one column; `joint` where the rows are wrong only together."""

    message: str
    rows: tuple = ()
    column: str = ""
    joint: bool = False


def write_problems(problems):
    """Write problems as lines, in the order of their rows, the same problem in many rows as one line.

    >>> write_problems([Problem("is empty", (9,), "attribute"), Problem("is empty", (4,), "attribute")])
    ['rows 4 and 9, attribute: is empty']
    """
    folded = {}
    for problem in problems:
        key = problem.column, problem.message, problem.rows if problem.joint else ()
        folded.setdefault(key, set()).update(problem.rows)
    lines = sorted(((sorted(rows), column, message) for (column, message, _), rows in folded.items()),
                   key=lambda line: line[0][:1])
    return [": ".join(filter(None, [", ".join(filter(None, [say_rows(rows), column])), message]))
            for rows, column, message in lines]


def say_count(number, noun):
    """Write a number in digits, with its noun.

    >>> say_count(1, "row"), say_count(1200, "row")
    ('1 row', '1,200 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say_some(items, most):
    """Name the first few of some items, and say how many more there are.

    >>> say_some(["a", "b"], 2), say_some(range(36, 19036), 3)
    ('a and b', '36, 37, 38 and 18,997 more')
    """
    more = len(items) - most
    return join_names([*items[:most], *([f"{more:,} more"] if more > 0 else [])])


def say_rows(rows):
    """Name rows in words: "row 7", "rows 12 and 15"."""
    return f"row{'s' if len(rows) > 1 else ''} {say_some(rows, SHOWN_ROWS)}" if rows else ""


def shorten(value):
    """Make a value fit for a message: at most 60 characters, and those that cannot be seen written out."""
    start = value[: SHOWN_CHARACTERS + 1]
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in start)
    return shown if len(shown) <= SHOWN_CHARACTERS else shown[: SHOWN_CHARACTERS - 1] + "…"


def nearest(value, choices):
    """Find the choice that a mistyped value most likely means, or None.

    >>> nearest("skils", ["tools", "skills"])
    'skills'
    """
    known = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(value[:SHOWN_CHARACTERS].casefold(), known, n=1)
    return known[found[0]] if found else None

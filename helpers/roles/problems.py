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
        return "\n  ".join([f"{self.name} has {say_count(len(self.problems), 'problem')}", *self.problems])

    def _render_traceback_(self):
        """Return what a notebook shows: the text without the way through our code, and not thousands of lines of it."""
        lines = f"RolesError: {self}".split("\n")
        more = len(lines) - 1 - SHOWN_LINES
        return [*lines[: SHOWN_LINES + 1], f"  … and {more:,} more"] if more > 0 else lines


class RolesWarning(UserWarning):
    """A CSV can be used, but something in it is probably not meant."""


class Problem(NamedTuple):
    """One thing wrong in some rows, perhaps in one column."""

    message: str
    rows: tuple = ()
    column: str = ""


def write_problems(problems):
    """Write problems as lines, in the order of their rows: "rows 9 and 12, attribute: is empty"."""
    ordered = sorted(problems, key=lambda problem: problem.rows)
    places = [", ".join(filter(None, [say_rows(problem.rows), problem.column])) for problem in ordered]
    return [": ".join(filter(None, [place, problem.message])) for place, problem in zip(places, ordered, strict=True)]


def say_rows(rows):
    """Name rows in words: "row 7", "rows 12 and 15"."""
    return f"row{'s' if len(rows) > 1 else ''} {say_some(rows, SHOWN_ROWS)}" if rows else ""


def say_count(number, noun):
    """Write a number in digits, with its noun: "1,200 rows"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def say_some(items, most=5):
    """Name the first few of some items, and say how many more there are: "36, 37, 38 and 18,997 more"."""
    more = [f"{len(items) - most:,} more"] if len(items) > most else []
    return join_names([*map(str, items[:most]), *more])


def shorten(value):
    """Make a value fit for a message: at most 60 characters, and those that cannot be seen written out."""
    start = value[: SHOWN_CHARACTERS + 1]
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in start)
    return shown if len(shown) <= SHOWN_CHARACTERS else shown[: SHOWN_CHARACTERS - 1] + "…"


def nearest(value, choices):
    """Find the choice that a mistyped value most likely means, or None."""
    known = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(value[:SHOWN_CHARACTERS].casefold(), known, n=1)
    return known[found[0]] if found else None

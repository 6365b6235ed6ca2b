"""What can be wrong with a CSV, and how that is said: each problem once, with its rows as a spreadsheet counts them."""

from dataclasses import dataclass
from difflib import get_close_matches

SHOWN_CHARACTERS = 60
SHOWN_ROWS = 3
SHOWN_LINES = 40


class RolesError(ValueError):
    """A CSV cannot be used. Its text is a heading and one line for each problem.

    Parameters
    ----------
    name : str
        The file's name.
    problems : iterable of str
        What is wrong, a line each.

    Attributes
    ----------
    name : str
        The file's name.
    problems : list of str
        What is wrong, a line each.
    """

    def __init__(self, name, problems):
        self.name = name
        self.problems = list(problems)
        super().__init__(name, self.problems)

    def __str__(self):
        return "\n".join([self._heading(), *(f"  {problem}" for problem in self.problems)])

    def _heading(self):
        return f"{self.name} has {len(self.problems):,} problem{'' if len(self.problems) == 1 else 's'}"

    def _render_traceback_(self):
        """Return what a notebook shows: the text without the way through our code, and not thousands of lines of it."""
        lines = [f"RolesError: {self._heading()}", *(f"  {problem}" for problem in self.problems[:SHOWN_LINES])]
        if len(self.problems) > SHOWN_LINES:
            lines.append(f"  … and {len(self.problems) - SHOWN_LINES:,} more")
        return lines


class RolesWarning(UserWarning):
    """A CSV can be used, but something in it is probably not meant."""


@dataclass(frozen=True)
class Problem:
    """One thing wrong in some rows.

    Attributes
    ----------
    message : str
        What is wrong.
    rows : tuple of int
        The rows, as a spreadsheet counts them; empty where the whole file is meant.
    column : str
        The column; empty where the whole row is meant.
    joint : bool
        Whether the rows are wrong only together, as duplicates are: such problems are never folded into one.
    """

    message: str
    rows: tuple = ()
    column: str = ""
    joint: bool = False


def write_problems(problems):
    """Write problems as lines, in the order of their rows, the same problem in many rows as one line.

    Parameters
    ----------
    problems : iterable of Problem
        In any order.

    Returns
    -------
    list of str
        One line for each distinct problem.

    Examples
    --------
    >>> write_problems([Problem("is empty", (9,), "attribute"), Problem("is empty", (4,), "attribute")])
    ['rows 4 and 9, attribute: is empty']
    """
    folded = {}
    for problem in problems:
        place = (problem.column, problem.message, problem.rows if problem.joint else ())
        folded.setdefault(place, []).extend(problem.rows)
    placed = [(sorted(set(rows)), column, message) for (column, message, _), rows in folded.items()]
    placed.sort(key=lambda line: line[0][:1])
    return [_write_line(*line) for line in placed]


def _write_line(rows, column, message):
    where = ", ".join(filter(None, [say_rows(rows), column]))
    return f"{where}: {message}" if where else message


def say_rows(rows):
    """Name rows in words, the first few of many.

    Parameters
    ----------
    rows : sequence of int
        Row numbers.

    Returns
    -------
    str
        Empty where there are none.

    Examples
    --------
    >>> say_rows([12, 15])
    'rows 12 and 15'
    >>> say_rows(range(36, 19036))
    'rows 36, 37, 38 and 18,997 more'
    """
    shown = [str(row) for row in rows[:SHOWN_ROWS]]
    if len(rows) > SHOWN_ROWS:
        shown.append(f"{len(rows) - SHOWN_ROWS:,} more")
    if len(shown) < 2:
        return "".join(f"row {row}" for row in shown)
    return f"rows {', '.join(shown[:-1])} and {shown[-1]}"


def shorten(value):
    r"""Make a value fit for a message: at most 60 characters, and those that cannot be seen written out.

    Parameters
    ----------
    value : str
        A cell's text.

    Returns
    -------
    str
        The text to show.

    Examples
    --------
    >>> shorten("tab" + chr(9) + "and bell" + chr(7))
    'tab\\tand bell\\x07'
    """
    start = value[: SHOWN_CHARACTERS + 1]
    shown = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in start)
    return shown if len(shown) <= SHOWN_CHARACTERS else shown[: SHOWN_CHARACTERS - 1] + "…"


def nearest(value, choices):
    """Find the choice that a mistyped value most likely means.

    Parameters
    ----------
    value : str
        What was typed.
    choices : iterable of str
        What could have been meant.

    Returns
    -------
    str or None
        None where nothing is near.

    Examples
    --------
    >>> nearest("skils", ["tools", "skills"])
    'skills'
    """
    known = {choice.casefold(): choice for choice in choices}
    found = get_close_matches(value[:SHOWN_CHARACTERS].casefold(), known, n=1)
    return known[found[0]] if found else None

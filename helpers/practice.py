"""Checks for exercises: they say whether an answer is right, and in what way it is not, without giving it away.

Both sides are brought into one form first: sorted rows, each a label and its cells. An item of a list is a label
without cells; a Series and a dictionary have one cell a row.
"""

from collections.abc import Mapping, ValuesView
from collections.abc import Set as AbstractSet
from html import escape
from math import isclose
from numbers import Real
from pprint import pformat
from textwrap import shorten

import numpy as np
import pandas as pd
from IPython.display import HTML

from helpers.english import agree, count_noun, say_number
from helpers.panels import Panel
from helpers.roles import REQUIRED, fold
from helpers.roles.problems import Problem, write_problems
from helpers.roles.reader import find_fault
from helpers.roles.schema import SHAPE
from helpers.tables import LOOK

UNFILLED = "Nothing to check yet. In the cell above: an error to mend, or a ... to replace? Run it, then run this one."
TOLERANCE = 0.005
NUMBER, NUMBERS, TABLE = "a number", "a Series of numbers", "a table (DataFrame)"
PAIRS, ITEMS = "a dictionary", "a list or a set"
COLLECTIONS = (list, tuple, range, AbstractSet, ValuesView, pd.Index, pd.Series, np.ndarray,
               pd.api.extensions.ExtensionArray)
# In this order: to Python, True is a number.
KINDS = {(bool, np.bool_): "True or False", Real: NUMBER, str: "a text", pd.DataFrame: TABLE, Mapping: PAIRS,
         COLLECTIONS: ITEMS}
LABELS = {NUMBERS: "row label", TABLE: "row label", PAIRS: "key", ITEMS: "item"}
# What is taken for what is asked for.
ACCEPTED = {NUMBERS: (Mapping, pd.Series), PAIRS: pd.Series, ITEMS: COLLECTIONS}


def check_answer(answer, right, hint=""):
    """Check the answer to an exercise: numbers may differ by 0.005, texts by capital letters and spaces, and order.

    Parameters
    ----------
    answer : object
        What the exercise's cell made; `None` or `...` where nothing is filled in yet.
    right : number, bool, str, collection of items, dict, Series or DataFrame
    hint : str, optional
        What is said along with "Not yet".

    Returns
    -------
    Panel

    >>> check_answer({"Writing"}, {"Writing", "Pitching"}, hint="Look at all rows.").sentence
    'Not yet: one item is missing. Hint: Look at all rows.'
    """
    if answer is None or _is_untouched(answer):
        return Panel(UNFILLED)
    if fault := _find_fault(answer, right):
        return Panel(f"Not yet: {fault}." + (f" Hint: {hint}" if hint else ""))
    return Panel(f"Right: {_show(answer)}.")


def fold_result(value):
    """Show what a solution gives, folded away: JupyterLab opens the folded outputs of a cell when it runs."""
    value = value.item() if isinstance(value, np.generic) else value
    # A set has no order of its own, and pprint sorts only those that need several lines.
    shown = f"{{{', '.join(sorted(map(repr, value)))}}}" if isinstance(value, AbstractSet) else pformat(value)
    return HTML(f'<style>{LOOK}</style><div class="sbs-note"><details><summary>What the solution gives</summary>'
                f"<pre>{escape(shown)}</pre></details></div>")


def _find_fault(answer, right):
    """Say in what way an answer differs from the right one; "" where it does not."""
    wanted = _kind(right)
    given = wanted if isinstance(answer, ACCEPTED.get(wanted, ())) else _kind(answer)
    if given != wanted:
        is_call = callable(answer)
        hint = ": put round brackets after the function's name" if is_call else ""
        return f"this is {'a function' if is_call else given}, but {wanted} is asked for{hint}"
    if wanted in LABELS:
        return _compare_rows(answer, right, wanted)
    if _is_same(_form(answer), _form(right)):
        return ""
    if wanted == NUMBER:
        return f"the number is too {'high' if answer > right else 'low'}"
    return "this is another value than the one asked for"


def _kind(value):
    if isinstance(value, pd.Series) and pd.api.types.is_numeric_dtype(value):
        return "a column of True and False" if value.dtype == bool else NUMBERS
    if isinstance(value, Real) and value != value:
        return "NaN (not a number)"
    return next((kind for types, kind in KINDS.items() if isinstance(value, types)),
                f"a value of type {type(value).__name__}")


def _compare_rows(answer, right, kind):
    """Compare labels, then cells. Where one side is a set, each item counts once."""
    sides = [_list_rows(side, kind) for side in (answer, right)]
    labels = [[_form(label) for label, *_ in rows] for rows in sides]
    if kind == ITEMS and (isinstance(answer, AbstractSet) or isinstance(right, AbstractSet)):
        labels = map(set, labels)
    columns = (map(_form, table.columns) if kind == TABLE else () for table in (answer, right))
    if fault := _match(*columns, "column label") or _match(*labels, LABELS[kind]):
        return fault
    cells = zip(*([cell for _, *cells in rows for cell in cells] for rows in sides), strict=True)
    wrong = sum(bool(_find_fault(*pair)) for pair in cells)
    return f"{count_noun(wrong, 'value')} {agree(wrong, 'is')} not right" if wrong else ""


def _list_rows(value, kind):
    """List rows, sorted: each its label, then its cells in the order of the columns' labels."""
    if kind == TABLE:
        order = sorted(range(value.shape[1]), key=lambda number: _form(value.columns[number]))
        rows = value.iloc[:, order].itertuples(name=None)
    else:
        rows = ((item,) for item in value) if kind == ITEMS else value.items()
    return sorted(rows, key=lambda row: [_form(row[0]), *(_form(cell, digits=2) for cell in row[1:])])


def _match(mine, other, noun):
    """Say how many labels are missing and how many are too many."""
    missing, extra = sorted(other), 0
    for label in sorted(mine):
        if same := [one for one in missing if _is_same(one, label)]:
            missing.remove(same[0])
        else:
            extra += 1
    counts = {"missing": len(missing), "too many": extra}
    return " and ".join(f"{count_noun(number, noun)} {agree(number, 'is')} {end}"
                        for end, number in counts.items() if number)


def _form(value, digits=9):
    """Return a value's kind and what counts of it; forms of any values can be compared, sorted and put into a set."""
    kind = _kind(value)
    if kind == NUMBER:
        return kind, round(float(value), digits)
    if isinstance(value, Mapping):
        value = _list_rows(value, kind)
    if isinstance(value, COLLECTIONS):
        forms = [_form(item, digits=2) for item in value]
        return ITEMS, tuple(sorted(set(forms)) if isinstance(value, AbstractSet) else forms)
    return kind, fold(value) if isinstance(value, str) else str(value)


def _is_same(one, other):
    return one == other or (one[0] == other[0] == NUMBER and isclose(one[1], other[1], abs_tol=TOLERANCE))


def _show(answer):
    """Write an answer so that it fits a line."""
    kind = _kind(answer)
    if kind == NUMBER:
        return f"{answer:,.2f}".removesuffix(".00")
    if kind in LABELS:
        return count_noun(len(answer), "row" if kind == TABLE else "value")
    return shorten(str(answer), 80)


def _is_untouched(answer):
    """Tell whether there is a `...` left in an answer."""
    parts = answer.values() if isinstance(answer, Mapping) else answer
    return answer is ... or (isinstance(parts, (list, tuple, AbstractSet, ValuesView, pd.Series))
                             and any(map(_is_untouched, parts)))


def check_rows(rows, at_least=2):
    """Check rows that somebody has written, (role, area, attribute) each, and whether there are enough of them."""
    if rows is None or _is_untouched(rows):
        return Panel(UNFILLED)
    rows = list(rows.itertuples(index=False, name=None)) if isinstance(rows, pd.DataFrame) else rows
    if not isinstance(rows, (list, tuple)):
        return Panel("Not yet: a list of rows is asked for, in square brackets.")
    problems = [Problem(fault, (number,), name) for number, row in enumerate(rows, 1)
                for name, fault in _find_row_faults(row)]
    if problems:
        return Panel(f"Not yet: {'; '.join(write_problems(problems))}")
    written = len({tuple(map(fold, row)) for row in rows})
    said = count_noun(written, ("different row", "different rows"))
    enough = written >= at_least
    return Panel(f"Right: {said}." if enough else f"Not yet: {said}, where {say_number(at_least)} are asked for.")


def _find_row_faults(row):
    """Find what is wrong with a row, in which column."""
    if not isinstance(row, (list, tuple)) or [type(part) for part in row] != [str] * len(REQUIRED):
        return [("", "three texts in round brackets are asked for: (role, area, attribute)")]
    faults = ((name, find_fault(part.strip(), name, SHAPE)) for name, part in zip(REQUIRED, row, strict=True))
    return [(name, fault) for name, fault in faults if fault]

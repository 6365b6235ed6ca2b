"""Checks for exercises: they say whether an answer is right, and in what way it is not, without giving it away."""

from collections import Counter
from collections.abc import Mapping, ValuesView
from collections.abc import Set as AbstractSet
from math import isclose, isnan
from numbers import Integral, Real
from textwrap import shorten

import numpy as np
import pandas as pd

from helpers.english import join_names, say_number
from helpers.panels import Panel

UNFILLED = "Nothing to check yet: replace the ... in the cell above, run it, then run this one."
TOLERANCE, MAX_SHOWN = 0.005, 6
NUMBERS, TABLE, PAIRS, ITEMS = "a Series of numbers", "a table (DataFrame)", "a dictionary", "a list or a set"
COLLECTIONS = (list, tuple, range, AbstractSet, ValuesView, pd.Index, pd.Series, np.ndarray,
               pd.api.extensions.ExtensionArray)


def check_answer(answer, right, hint=""):
    """Check the answer to an exercise.

    Numbers may differ by 0.005. The order of items and rows does not matter; the labels of rows and columns do.

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

    Examples
    --------
    >>> check_answer({"Writing"}, {"Writing", "Pitching"}, hint="Look at all rows.").sentence
    'Not yet: one item is missing. Hint: Look at all rows.'
    """
    answer, right = (value.item() if isinstance(value, np.ndarray) and not value.ndim else value
                     for value in (answer, right))
    if answer is None or answer is ... or (isinstance(answer, (list, tuple, set)) and any(x is ... for x in answer)):
        return Panel(UNFILLED)
    if fault := _find_fault(answer, right):
        return Panel(f"Not yet: {fault}." + (f" Hint: {hint}" if hint else ""))
    return Panel(f"Right: {_show(answer)}.")


def _find_fault(answer, right):
    """Say in what way an answer differs from the right one; "" where it does not."""
    given, wanted = _kind(answer), _kind(right)
    if (wanted, type(answer)) in ((NUMBERS, dict), (NUMBERS, pd.Series), (PAIRS, pd.Series)):
        answer, given = (pd.Series(answer) if wanted == NUMBERS else dict(answer)), wanted
    elif wanted == ITEMS and isinstance(answer, COLLECTIONS):
        given = wanted
    if given != wanted:
        if callable(answer):
            return f"this is a function, but {wanted} is asked for: put round brackets after the function's name"
        return f"this is {given}, but {wanted} is asked for"
    return _COMPARE.get(wanted, _compare_values)(answer, right)


def _kind(value):
    if isinstance(value, (bool, np.bool_)):
        return "True or False"
    if isinstance(value, pd.Series) and pd.api.types.is_numeric_dtype(value):
        return NUMBERS
    kinds = {Real: "a number", str: "a text", pd.DataFrame: TABLE, Mapping: PAIRS, COLLECTIONS: ITEMS}
    return next((kind for types, kind in kinds.items() if isinstance(value, types)),
                f"a value of type {type(value).__name__}")


def _compare_values(answer, right):
    return "" if _is_same(answer, right) else "this is another value than the one asked for"


def _compare_numbers(answer, right):
    if _is_same(answer, right):
        return ""
    if isnan(answer) or isnan(right):
        return "this is NaN, not a number" if isnan(answer) else "a number is not what is asked for"
    return f"the number is too {'high' if answer > right else 'low'}"


def _compare_items(answer, right, noun="item"):
    """Match items one by one, in any order; if one side is a set, each item counts once."""
    once = isinstance(answer, AbstractSet) or isinstance(right, AbstractSet)
    mine, other = ({_fold(item): item for item in items}.values() if once else items for items in (answer, right))
    missing, extra = _match_numbers(*(sorted(filter(_is_number, items)) for items in (mine, other)))
    mine, other = (Counter(_fold(item) for item in items if not _is_number(item)) for items in (mine, other))
    counts = {"missing": missing + (other - mine).total(), "too many": extra + (mine - other).total()}
    return " and ".join(_count(number, noun, end) for end, number in counts.items() if number)


def _match_numbers(mine, other):
    """Count the numbers that are missing and those too many, in two sorted lists."""
    missing = extra = 0
    while mine and other:
        if _is_same(mine[-1], other[-1]):
            mine.pop(), other.pop()
        elif mine[-1] > other[-1]:
            mine.pop()
            extra += 1
        else:
            other.pop()
            missing += 1
    return missing + len(other), extra + len(mine)


def _compare_pairs(answer, right):
    if fault := _compare_items(list(answer), list(right), "key"):
        return fault
    pairs = zip(sorted(answer, key=_rank), sorted(right, key=_rank), strict=True)
    wrong = sum(bool(_find_fault(answer[mine], right[other])) for mine, other in pairs)
    return _count(wrong, "value", "not right") if wrong else ""


def _compare_tables(answer, right):
    answer, right = (frame if isinstance(frame, pd.DataFrame) else frame.to_frame("value") for frame in (answer, right))
    fault = (_compare_items(list(answer.columns), list(right.columns), "column label")
             or _compare_items(list(answer.index), list(right.index), "row label"))
    if fault:
        return fault
    pairs = zip(_sort_cells(answer), _sort_cells(right), strict=True)
    wrong = sum(not _is_same(mine, other) for mine, other in pairs)
    return _count(wrong, "value", "not right") if wrong else ""


_COMPARE = {"a number": _compare_numbers, ITEMS: _compare_items, PAIRS: _compare_pairs, NUMBERS: _compare_tables,
            TABLE: _compare_tables}


def _sort_cells(frame):
    """List a table's cells row by row, whatever order its rows and columns stand in."""
    order = sorted(range(frame.shape[1]), key=lambda number: _rank(frame.columns[number]))
    rows = frame.iloc[:, order].itertuples(name=None)
    rows = sorted(rows, key=lambda row: tuple(map(_rank, row)))
    return [cell for _, *cells in rows for cell in cells]


def _is_same(one, other):
    if _is_number(one) and _is_number(other):
        return isclose(one, other, abs_tol=TOLERANCE)
    return _fold(one) == _fold(other)


def _rank(value):
    """Return a key by which any values can be sorted; values that count as the same stand together."""
    return (0, _fold(value), "") if _is_number(value) else (1, repr(_fold(value)), repr(value))


def _is_number(value):
    return _kind(value) == "a number" and not isnan(value)


def _fold(value):
    """Return what two values that count as the same have in common: something that can be hashed."""
    if isinstance(value, str):
        return " ".join(value.split()).casefold()
    if isinstance(value, (bool, np.bool_)):
        return repr(bool(value))
    if isinstance(value, Real):
        return "nan" if isnan(value) else round(float(value), 2) + 0.0
    if isinstance(value, AbstractSet):
        return ("set", *sorted({repr(_fold(item)) for item in value}))
    return tuple(map(_fold, value)) if isinstance(value, COLLECTIONS) else repr(value)


def _count(number, noun, end):
    return f"{say_number(number)} {noun}{' is' if number == 1 else 's are'} {end}"


def _show(answer):
    """Write an answer so that it fits a line."""
    if _kind(answer) == "a number":
        whole = isinstance(answer, Integral) or float(answer).is_integer()
        return f"{answer:,.0f}" if whole else f"{answer:,.2f}"
    if isinstance(answer, str):
        return f"“{shorten(answer, 80)}”"
    if isinstance(answer, pd.DataFrame):
        return f"a table of {len(answer):,} × {answer.shape[1]:,} values"
    if isinstance(answer, AbstractSet):
        answer = sorted(answer, key=str)
    if isinstance(answer, (*COLLECTIONS, Mapping)):
        few = 0 < len(answer) <= MAX_SHOWN and _kind(answer) == ITEMS
        return shorten(join_names(answer), 160) if few else f"{say_number(len(answer))} value{'s' * (len(answer) != 1)}"
    return str(answer)

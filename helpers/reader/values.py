"""Compare the values of a column as a reader would: without case and spaces."""

import re
from unicodedata import normalize

import numpy as np
import pandas as pd

_SPACES = re.compile(r"[^\S\n]+")


def loosen(value):
    """Reduce a value to what counts when values are compared.

    Parameters
    ----------
    value : str

    Returns
    -------
    str
        The text without spaces and case.

    Examples
    --------
    >>> loosen("Event  planner") == loosen("event Planner")
    True
    """
    return "".join(normalize("NFKC", value).casefold().split())


def loosen_all(values, ignored=None):
    """Reduce many values at once, as `loosen` does each.

    Parameters
    ----------
    values : list of str
        Texts without line breaks.
    ignored : re.Pattern, optional
        What does not count either; it must not match line breaks.

    Returns
    -------
    list of str
        The texts without spaces and case.
    """
    # One string for all: 50,000 values take a few calls instead of 150,000.
    together = normalize("NFKC", "\n".join(values)).replace(" ", "").casefold()
    for pattern in filter(None, (ignored, None if together.isascii() else _SPACES)):
        together = pattern.sub("", together)
    return together.split("\n") if values else []


def encode(values):
    """Turn texts into codes for distinct texts.

    Parameters
    ----------
    values : list of str
        Any text, halves of surrogate pairs too, which a text dtype may not hold.

    Returns
    -------
    Categorical
        Its categories are in order of appearance.
    """
    codes, distinct = pd.factorize(np.array(values, dtype=object))
    return pd.Categorical.from_codes(codes, pd.Index(distinct, dtype=object))


def relabel(column, labels):
    """Give categories other labels; those with the same label become one.

    Parameters
    ----------
    column : Categorical
        Texts.
    labels : list of str
        One for each of its categories.

    Returns
    -------
    Categorical
        As long as `column`.
    """
    merged = encode(labels)
    return pd.Categorical.from_codes(merged.codes[column.codes], merged.categories)


def find_rows(rows, column, values):
    """Find where values of a column stand.

    Parameters
    ----------
    rows : DataFrame
        Its index is the row as a spreadsheet counts it.
    column : str
        The column.
    values : collection of str
        What to look for.

    Returns
    -------
    dict of str to tuple of int
        The rows of each value, in order of appearance.
    """
    found = {}
    if values:
        here = rows.loc[rows[column].isin(list(values)), column]
        for row, value in zip(here.index.tolist(), here.tolist(), strict=True):
            found.setdefault(value, []).append(row)
    return {value: tuple(where) for value, where in found.items()}


def list_alike(rows, column, ignored=None):
    """List the values of a column that differ by case and spaces alone.

    Parameters
    ----------
    rows : DataFrame
        Text.
    column : str
        The column.
    ignored : re.Pattern, optional
        What does not count either.

    Returns
    -------
    list of list of str
        The groups of two or more, without blanks.
    """
    values = rows[column].unique().tolist()
    reduced = loosen_all(values, ignored)
    if len(set(reduced)) == len(values):
        return []
    groups = {}
    for value, key in zip(values, reduced, strict=True):
        groups.setdefault(key, []).append(value)
    return [alike for key, alike in groups.items() if key and len(alike) > 1]

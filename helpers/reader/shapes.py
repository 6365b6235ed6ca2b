"""Check a table against the shape that its file should have, whatever the file is about."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from helpers.reader.problems import Problem, RolesError, nearest, shorten, write_problems
from helpers.reader.tables import read_table
from helpers.reader.values import find_rows, list_alike, loosen, loosen_all, relabel

_MOST_HINTS = 1_000
# Fifteen digits are what a float holds exactly.
_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


@dataclass(frozen=True)
class Shape:
    """What a file should hold.

    Attributes
    ----------
    columns : tuple of str
        Its columns. Those that the file lacks are filled with blanks; others that it has come after these.
    required : tuple of str
        The columns that must be there, with a value in each row.
    key : tuple of str
        The columns that together may stand only once, whatever their case and spaces.
    twice : str
        What to say of a key that stands twice: a template with the columns' names and `{times}`.
    choices : dict of str to tuple of str
        The values a column may have.
    numbers : tuple of str
        The columns of numbers.
    spelt_once : tuple of str
        The columns whose values may not differ by case and spaces alone.
    """

    columns: tuple
    required: tuple
    key: tuple
    twice: str
    choices: dict = field(default_factory=dict)
    numbers: tuple = ()
    spelt_once: tuple = ()


def read_shape(path, shape):
    """Read a CSV and check it.

    Parameters
    ----------
    path : Path
        The file.
    shape : Shape
        What it should hold.

    Returns
    -------
    rows : DataFrame
        Text, and numbers where the shape has them; its index is the row as a spreadsheet counts it.
    warnings : list of Problem
        What was read by guessing.

    Raises
    ------
    RolesError
        With everything that is wrong.
    """
    table = read_table(path, shape.columns, shape.required)
    rows = pd.DataFrame(table.columns, index=table.rows)
    problems = table.problems + list(_check_header(table, shape.required))
    present = set(rows.columns)
    for column in present & set(shape.choices):
        rows[column] = _mend_choices(rows[column], shape.choices[column])
        problems += _check_choices(rows, column, shape.choices[column])
    for columns, check in (
        (shape.required, _check_blanks),
        (shape.numbers, _check_numbers),
        (shape.spelt_once, _check_spellings),
    ):
        problems += [problem for column in columns if column in present for problem in check(rows, column)]
    if set(shape.required) <= present:
        problems += _check_twice(rows, shape)
    if problems:
        raise RolesError(shorten(path.name), write_problems(problems))
    return _fill(rows, shape), table.warnings


def _check_header(table, required):
    missing = [name for name in required if name not in table.columns]
    others = [name for name in table.columns if name not in required]
    for name in missing:
        like = nearest(name, others)
        hint = f"Is '{shorten(like)}' meant for it?" if like else f"The header has {_say_header(table.columns)}"
        yield Problem(f"this column is missing. {hint}", (table.header_row,), name)


def _say_header(names):
    return shorten(", ".join(names))


def _mend_choices(values, choices):
    known = {loosen(choice): choice for choice in choices}
    return relabel(values.array, [known.get(loosen(value), value) for value in values.cat.categories])


def _check_choices(rows, column, choices):
    listed = f". Choose one of: {', '.join(choices)}"
    unknown = set(rows[column].unique()) - {*choices, ""}
    for told, (value, where) in enumerate(find_rows(rows, column, unknown).items()):
        wrong = f"'{shorten(value)}' is not {'an' if column[0] in 'aeiou' else 'a'} {column}"
        # Thousands of different wrong values are no slips of the pen, and the search takes its time.
        if like := nearest(value, choices) if told < _MOST_HINTS else None:
            yield Problem(f"{wrong}. Did you mean '{like}'?", where, column)
        else:
            yield Problem(wrong + listed, where, column)
            listed = ""  # once is enough


def _check_blanks(rows, column):
    if where := tuple(rows.index[rows[column] == ""].tolist()):
        yield Problem("is empty", where, column)


def _check_numbers(rows, column):
    wrong = {value for value in rows[column].unique() if value and not _NUMBER.fullmatch(value)}
    for value, where in find_rows(rows, column, wrong).items():
        plain = re.sub(r"[\s,'’]", "", value)
        hint = f"Did you mean '{plain}'?" if _NUMBER.fullmatch(plain) else "Write digits, with a point if need be"
        yield Problem(f"'{shorten(value)}' is not a number. {hint}", where, column)


def _check_spellings(rows, column):
    groups = list_alike(rows, column)
    where = find_rows(rows, column, set().union(*groups))
    for alike in groups:
        usual, *others = sorted(alike, key=lambda value: -len(where[value]))
        for value in others:
            hint = f"is spelt '{shorten(usual)}' in row {where[usual][0]}. Spell it the same in every row"
            yield Problem(f"'{shorten(value)}' {hint}", where[value], column)


def _check_twice(rows, shape):
    blank = rows[list(shape.required)].eq("").any(axis=1)
    full = rows[~blank] if blank.any() else rows
    keys = _number_keys(full, [column for column in shape.key if column in full])
    again = keys.duplicated(keep=False)
    groups = [tuple(where) for where in keys[again].groupby(keys[again], sort=False).groups.values()]
    told = full.loc[[where[0] for where in groups]].to_dict("records")
    for cells, where in zip(told, groups, strict=True):
        times = "twice" if len(where) == 2 else f"{len(where)} times"
        shown = {**{column: shorten(value) for column, value in cells.items()}, "times": times}
        yield Problem(shape.twice.format_map(shown), where, joint=True)


def _number_keys(rows, columns):
    """Give rows that agree in some columns, but for case and spaces, the same number."""
    keys = np.zeros(len(rows), dtype="int64")
    for column in columns:
        alike = relabel(rows[column].array, loosen_all(rows[column].cat.categories.tolist()))
        # Numbered anew after each column, so that the product stays small.
        keys, _ = pd.factorize(keys * len(alike.categories) + alike.codes)
    return pd.Series(keys, index=rows.index)


def _fill(rows, shape):
    others = [column for column in rows.columns if column not in shape.columns]
    rows = rows.reindex(columns=[*shape.columns, *others], fill_value="").astype("str")
    return rows.assign(**{column: pd.to_numeric(rows[column]) for column in shape.numbers})

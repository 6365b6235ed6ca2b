"""Rows that students write: which one is wrong, and why, and whether there are enough of them."""

import pandas as pd

from helpers.english import count_noun, join_names, say_number, start
from helpers.panels import Panel
from helpers.practice import UNFILLED, is_untouched
from helpers.roles import AREAS, REQUIRED, fold
from helpers.roles.problems import nearest


def check_rows(rows, at_least=2):
    """Check rows that somebody has written about a job.

    Parameters
    ----------
    rows : list of tuple, or DataFrame
        Each row is (role, area, attribute); `None` or `...` where nothing is written yet.
    at_least : int, default 2
        How many different rows are asked for.

    Returns
    -------
    Panel
    """
    if rows is None or is_untouched(rows):
        return Panel(UNFILLED)
    rows = list(rows.itertuples(index=False, name=None)) if isinstance(rows, pd.DataFrame) else rows
    if not isinstance(rows, (list, tuple)):
        return Panel("Not yet: a list of rows is asked for, in square brackets.")
    if faults := [f"in row {number}, {fault}" for number, row in enumerate(rows, 1) if (fault := _find_fault(row))]:
        return Panel(f"Not yet: {' '.join([faults[0], *map(start, faults[1:])])}")
    written = len({tuple(map(fold, row)) for row in rows})
    said = count_noun(written, ("different row", "different rows"))
    enough = written >= at_least
    return Panel(f"Right: {said}." if enough else f"Not yet: {said}, where {say_number(at_least)} are asked for.")


def _find_fault(row):
    """Say what is wrong with a row; "" where nothing is."""
    if not isinstance(row, (list, tuple)) or [type(part) for part in row] != [str] * len(REQUIRED):
        return "three texts in round brackets are asked for: (role, area, attribute)."
    if empty := [name for name, part in zip(REQUIRED, row, strict=True) if not part.strip()]:
        return f"the {join_names(empty)} {'is' if len(empty) == 1 else 'are'} empty."
    if row[1].strip() in AREAS:
        return ""
    like = nearest(row[1], AREAS)
    return f"'{row[1]}' is not an area: {f'did you mean {like!r}?' if like else f'choose one of {join_names(AREAS)}.'}"

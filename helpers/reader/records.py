"""Split the text of a CSV into records, and find what separates its cells."""

import csv
import io
import re
from contextlib import contextmanager
from itertools import islice
from threading import Lock

from helpers.reader.problems import Problem
from helpers.reader.texts import EDGES

MAX_ROWS = 1_048_576
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
_SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?[^\S\r\n]*(\r\n|\r|\n|$)', re.IGNORECASE)
_limit_lock = Lock()


def find_separator(text, is_expected):
    """Find what separates the cells of a row.

    Parameters
    ----------
    text : str
        The text of a CSV.
    is_expected : callable
        ``is_expected(name)`` -> bool: whether a header's cell is a column that is looked for.

    Returns
    -------
    text : str
        Without the line that told Excel its separator, where there was one.
    separator : str
        The one that gives the most columns that are expected, then the most columns.
    """
    marked = _SEPARATOR_LINE.match(text)
    if marked:
        # Excel reads this line and does not show it, so it is no row.
        return text[marked.end() :], marked[1]
    if not text.strip(EDGES + "".join(SEPARATORS) + '"'):
        return "", ","
    head = text.lstrip(EDGES)[:100_000]

    def count_expected(separator):
        _, records, _ = split_records(head, separator, 1_000)
        cells = records[0] if records else []
        return sum(map(is_expected, cells)), len(cells)

    return text, max(SEPARATORS, key=count_expected)


def split_records(text, separator, most=MAX_ROWS):
    """Split the text of a CSV into records.

    Parameters
    ----------
    text : str
        The text of a CSV.
    separator : str
        What stands between two cells.
    most : int, default 1,048,576
        How many rows to read.

    Returns
    -------
    rows : list of int
        The numbers of the rows that hold text, as a spreadsheet counts them.
    records : list of tuple of str
        The cells of each.
    problems : list of Problem
        What kept the text from being read to its end.
    """
    records, problems = [], []
    with _field_limit(len(text) + 1):
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
        try:
            for cells in islice(reader, most + 1):
                # A tuple of text is nothing to the garbage collector, which would walk through 50,000 lists.
                records.append(tuple(cells))
        except csv.Error as error:
            problems.append(Problem(_say_quotes(error), (len(records) + 1,)))
    if len(records) > MAX_ROWS:
        problems.append(Problem(f"has more rows than a spreadsheet holds ({MAX_ROWS:,})"))
    rows = [row for row, cells in enumerate(records, start=1) if _holds_text(cells)]
    return rows, [records[row - 1] for row in rows], problems


def _holds_text(cells):
    # The first character tells it for nearly every row; the search in all cells takes ten times as long.
    return cells and ("!" <= cells[0] < "\x7f" or "".join(cells).strip(EDGES) != "")


def _say_quotes(error):
    if "unexpected end" in str(error):
        wrong = 'a quotation mark (") opens a cell here and is never closed. Close it, or take it out'
    else:
        wrong = 'text follows a closing quotation mark ("). Inside a cell, write each quotation mark twice ("")'
    return f"{wrong}. No row after this one could be read"


@contextmanager
def _field_limit(size):
    # The csv module has one limit for the whole process: raised for this file only, and by one thread at a time.
    with _limit_lock:
        before = csv.field_size_limit()
        csv.field_size_limit(max(size, before))
        try:
            yield
        finally:
            csv.field_size_limit(before)

"""Read the table in a CSV, whichever way a spreadsheet wrote it: columns of text, and the rows they stood in."""

from dataclasses import dataclass
from itertools import compress

from helpers.reader.problems import Problem, RolesError, shorten, write_problems
from helpers.reader.records import SEPARATORS, find_separator, split_records
from helpers.reader.texts import EDGES, find_forbidden, read_text, tidy, tidy_all
from helpers.reader.values import encode, relabel

MAX_COLUMNS, MAX_CELLS = 256, 10_000_000


@dataclass
class RawTable:
    """What stands in a CSV, before anything is known of its meaning.

    Attributes
    ----------
    header_row : int
        The row of the header, as a spreadsheet counts it.
    columns : dict of str to Categorical
        The cells under each name. Names that were expected are spelt as expected.
    rows : list of int
        The row each cell of a column stood in.
    problems, warnings : list of Problem
        What cannot be read, and what was read by guessing.
    """

    header_row: int
    columns: dict
    rows: list
    problems: list
    warnings: list


def read_table(path, columns, required):
    """Read a CSV as text.

    Parameters
    ----------
    path : Path
        The file.
    columns, required : sequence of str
        The columns that are expected, and those that a row cannot do without.

    Returns
    -------
    RawTable
        Its columns, and what is wrong with single rows and cells.

    Raises
    ------
    RolesError
        If there is no table in it.
    """
    text, is_guess = read_text(path)
    text, separator = find_separator(text, lambda name: _tidy_name(name, columns) in columns)
    rows, records, problems = split_records(text, separator)
    if not records:
        raise RolesError(shorten(path.name), write_problems(problems) or ["is empty: it holds no header and no rows"])
    header_row, names = rows.pop(0), records.pop(0)
    names = [_tidy_name(name, columns) for name in names]
    while not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise RolesError(shorten(path.name), [f"has {len(names):,} columns, where {MAX_COLUMNS} are the most"])
    if len(names) * len(records) > MAX_CELLS:
        raise RolesError(
            shorten(path.name), [f"has {len(names):,} columns in {len(records):,} rows, which is too much"]
        )
    if not records and not problems:
        problems.append(Problem("has a header, but no rows under it"))
    problems += [Problem(wrong, (header_row,)) for wrong in find_forbidden(names).values()]
    table = RawTable(header_row, {}, rows, problems, [])
    if {*map(len, records)} - {len(names)}:
        needed = 1 + max((names.index(name) for name in required if name in names), default=0)
        records = _square(table, records, len(names), needed, separator)
    _fill_columns(table, names, records)
    if is_guess:
        table.warnings += _doubt_encoding(table)
    return table


def _doubt_encoding(table):
    """Show what a guessed encoding has made of the first text that is not English letters alone."""
    cells = [(row, cell) for column in table.columns.values() for row, cell in zip(table.rows, column, strict=True)
             if not cell.isascii()]
    cells += [(table.header_row, name) for name in table.columns if not name.isascii()]
    if cells:
        row, cell = min(cells, key=lambda found: found[0])
        yield Problem(f"read as Windows-1252; row {row} has '{shorten(cell)}'. "
                      "If that is not what you wrote, save it as CSV UTF-8")


def _square(table, records, width, needed, separator):
    """Give every record as many cells as the header has, and note the rows that had more or fewer."""
    tell = f"A cell that holds {SEPARATORS.get(separator, repr(separator))} needs quotation marks around it"
    expected, rows, squared = f"where the header has {width}", [], []
    for row, record in zip(table.rows, records, strict=True):
        count = len(record)
        if count > width and "".join(record[width:]).strip(EDGES):
            table.problems.append(Problem(f"has {count} cells {expected}. {tell}", (row,)))
        elif count < needed:
            table.problems.append(Problem(f"has {_count_cells(count)} {expected}", (row,)))
            continue
        elif count < width:
            # Excel leaves the last separators out where the last columns are blank for a stretch of rows.
            wrong = f"has {_count_cells(count)} {expected}: the others are taken as blank"
            table.warnings.append(Problem(wrong, (row,)))
        rows.append(row)
        squared.append((*record, *[""] * (width - count))[:width])
    table.rows = rows
    return squared


def _count_cells(count):
    return f"{count} cell{'' if count == 1 else 's'}"


def _fill_columns(table, names, records):
    seen = set()
    for place, name in enumerate(names):
        # Each distinct text is looked at once: columns of many rows mostly repeat themselves.
        column = encode([record[place] for record in records])
        cells = column.categories.tolist()
        for cell, wrong in find_forbidden(cells).items():
            table.problems.append(Problem(wrong, _list_rows(table, column == cell), shorten(name)))
        column = relabel(column, tidy_all(cells))
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            table.columns[name] = column
        elif name:
            table.problems.append(Problem(f"the column '{shorten(name)}' stands twice", (table.header_row,)))
        elif rows := _list_rows(table, column != ""):
            table.problems.append(
                Problem(f"column {_letter(place + 1)} holds text, but has no name in the header", rows)
            )


def _list_rows(table, mask):
    return tuple(compress(table.rows, mask.tolist()))


def _letter(number):
    """Name a column as spreadsheets do: A to Z, then AA."""
    before, last = divmod(number - 1, 26)
    return (_letter(before) if before else "") + chr(ord("A") + last)


def _tidy_name(cell, columns):
    name = tidy(cell)
    return name.casefold() if name.casefold() in columns else name

"""Read a CSV that a spreadsheet wrote, and check it against the shape that it should have."""

import codecs
import csv
import io
import re
import unicodedata
from itertools import zip_longest
from typing import NamedTuple

import pandas as pd

from helpers.roles.problems import Problem, RolesError, nearest, shorten, write_problems

AREAS = ("overview", "responsibilities", "skills", "goals", "environments", "stakeholders", "tools", "careers",
         "reputation", "collaboration")
MAX_BYTES = 50_000_000
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
WORKBOOKS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SAVE_AS = "In the spreadsheet, choose File, Save as, 'CSV UTF-8'"
# What the csv module says, and what a reader can do about it.
FAULTS = {
    "unexpected end": 'a quotation mark (") opens a cell here and is never closed. Close it, or take it out',
    "field larger": 'a cell here is too long to be read. Perhaps a quotation mark (") opens it and is never closed',
    "expected after": 'text follows a closing quotation mark ("). Inside a cell, write each quotation mark twice ("")',
}
# Spaces of any width, none included, and line breaks.
EDGES = "\t\n\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
# What no HTML may hold: control characters, halves of surrogate pairs, code points that are no character.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Fifteen digits are what a float holds exactly.
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


class Shape(NamedTuple):
    """What a file should hold: its columns, those required, those that together stand once, the thing itself first."""

    columns: tuple
    required: tuple
    key: tuple


def read_shape(path, shape):
    """Read a CSV and check it: return its rows, indexed as a spreadsheet counts them, and Problems that are doubts."""
    name = shorten(path.name or str(path))
    text, is_guess = _decode(_read_bytes(path, name), name)
    separator = _find_separator(text, shape.columns)
    records, problems = _split(text, separator)
    if not records:
        raise RolesError(name, write_problems(problems) or ["is empty: it holds no header and no rows"])
    if len(records) == 1 and not problems:
        problems.append(Problem("has a header, but no rows under it"))
    rows, unnamed = _name_columns(records, shape.columns, separator)
    problems += [*unnamed, *_check_header(rows, shape, next(iter(records))), *_check_cells(rows, shape)]
    if problems := [*problems, *_check_twice(rows, shape)]:
        raise RolesError(name, write_problems(problems))
    others = [column for column in rows if column not in shape.columns]
    rows = rows.reindex(columns=[*shape.columns, *others], fill_value="").astype("str")
    rows = rows.assign(value=pd.to_numeric(rows["value"])) if "value" in shape.columns else rows
    odd = re.search(r"[\w ]*[^\s\x00-\x7f][\w ]*", text) if is_guess else None
    said = "read as Windows-1252; it has '{}'. If that is not what you wrote, save it as CSV UTF-8"
    return rows, [Problem(said.format(shorten(odd[0].strip())))] if odd else []


def fold(text):
    """Reduce a text to what counts when texts are compared: no spaces, no case, letters written in one way."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def tidy(cell):
    """Take the spaces off a cell's ends, make line breaks and tabs spaces, and compose its letters."""
    parts = re.split("[\t\n\r\u2028\u2029]+", unicodedata.normalize("NFC", cell))
    return " ".join(filter(None, (part.strip(EDGES) for part in parts)))


def find_rows(cells, values):
    """Find the rows in which some values of a column stand: value -> rows."""
    cells = cells[cells.isin(list(values))]
    return {value: tuple(rows) for value, rows in cells.groupby(cells, sort=False).groups.items()}


def _read_bytes(path, name):
    try:
        if path.is_dir():
            wrong = f"is a folder, not a CSV file: {path}"
        elif not path.is_file():
            like = nearest(path.stem, (other.stem for other in path.parent.glob("*.csv")))
            hint = f"Did you mean '{shorten(like)}.csv'?" if like else "Check the name and the folder"
            wrong = f"there is no such file: {path.absolute()}. {hint}"
        elif (size := path.stat().st_size) > MAX_BYTES:
            wrong = f"is too large: {size / 1e6:,.0f} MB, where {MAX_BYTES / 1e6:.0f} MB is the most"
        else:
            return path.read_bytes()
    except OSError as error:
        wrong = f"cannot be opened: {error.strerror}. Is it open in another program?"
    raise RolesError(name, [wrong])


def _decode(raw, name):
    """Decode UTF-16 with its mark, UTF-8, or else Windows-1252; say whether that was a guess."""
    if raw.startswith(WORKBOOKS):
        raise RolesError(name, [f"is an Excel workbook, not a CSV. {SAVE_AS}"])
    is_guess = False
    try:
        if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = raw.decode("utf-16")
        else:
            # Bytes that are not UTF-8 become lone surrogates, which are refused with their row. Where most of what is
            # not ASCII is sound, the file is UTF-8 with damage; else it is what older spreadsheets on Windows write.
            text = raw.decode("utf-8", "surrogateescape")
            lost = len(re.findall("[\udc80-\udcff]", text))
            is_guess = lost * 2 >= len(re.findall(r"[^\x00-\x7f]", text)) > 0 and not raw.startswith(codecs.BOM_UTF8)
            text = raw.decode("cp1252") if is_guess else text
    except UnicodeDecodeError:
        raise RolesError(name, [f"is not text in an encoding known here. {SAVE_AS}"]) from None
    if "\0" in text:
        raise RolesError(name, [f"is not a text file: it holds NUL characters. {SAVE_AS}"])
    return text.lstrip("\ufeff"), is_guess


def _read_records(text, separator, **options):
    """List the cells of each row, without the blank ones at its end."""
    for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True, **options):
        while cells and not cells[-1].strip(EDGES):
            cells.pop()
        yield cells if "".join(cells).strip(EDGES + "".join(SEPARATORS)) else []


def _find_separator(text, columns):
    """Find the separator that gives the most columns that are expected."""
    def count_expected(separator):
        header = next(filter(None, _read_records(text[:100_000], separator)), [])
        return sum(_tidy_name(cell, columns) in columns for cell in header), len(header)

    return max(SEPARATORS, key=count_expected)


def _split(text, separator):
    """Split a text into {row: cells}, without blank rows; return it with what kept it from being read to its end."""
    records, row = {}, 0
    try:
        for row, cells in enumerate(_read_records(text, separator, strict=True), 1):
            if cells:
                records[row] = cells
    except csv.Error as error:
        wrong = next(wrong for said, wrong in FAULTS.items() if said in str(error))
        return records, [Problem(f"{wrong}. No row after this one could be read", (row + 1,))]
    return records, []


def _tidy_name(cell, columns):
    name = tidy(cell)
    return name.casefold() if name.casefold() in columns else name


def _name_columns(records, expected, separator):
    """Make a table of each column that has a name of its own; return what is wrong with the others as well."""
    columns, problems, lost, (header_row, *rows) = {}, [], {}, records
    for head, *cells in zip_longest(*records.values(), fillvalue=""):
        name, column = _tidy_name(head, expected), _map(pd.Series(cells, rows, dtype=object), tidy)
        if not name:
            lost = {**column[column != ""], **lost}
        elif name.casefold() in map(str.casefold, columns):
            problems.append(Problem(f"the column '{shorten(name)}' stands twice", (header_row,)))
        else:
            columns[name] = column
    if lost:
        wrong = f"'{shorten(lost[min(lost)])}' has no name above it in the header"
        hint = f"A cell that holds {SEPARATORS[separator]} needs quotation marks around it"
        problems.append(Problem(f"{wrong}. {hint}", tuple(sorted(lost))))
    if "area" in columns:
        known = {fold(area): area for area in AREAS}
        columns["area"] = _map(columns["area"], lambda cell: known.get(fold(cell), cell))
    return pd.DataFrame(columns, index=rows, dtype=object), problems


def _map(cells, function):
    """Apply a function to each cell, once to each distinct one: columns of many rows mostly repeat themselves."""
    return cells.map({cell: function(cell) for cell in cells.unique()})


def _check_header(rows, shape, header_row):
    yield from (Problem(fault, (header_row,)) for name in rows if (fault := find_fault(name, "", shape)))
    for name in shape.required:
        if name not in rows:
            like = nearest(name, [other for other in rows if other not in shape.required])
            hint = f"Is '{shorten(like)}' meant for it?" if like else f"The header has {shorten(', '.join(rows))}"
            yield Problem(f"this column is missing. {hint}", (header_row,), name)


def _check_cells(rows, shape):
    for name, cells in rows.items():
        wrong = {cell: fault for cell in cells.unique() if (fault := find_fault(cell, name, shape))}
        yield from (Problem(wrong[cell], where, shorten(name)) for cell, where in find_rows(cells, wrong).items())


def find_fault(cell, column, shape):
    """Say what is wrong with a cell, whatever else is in its row; "" where nothing is."""
    if found := FORBIDDEN.search(cell):
        near = shorten(cell[max(found.start() - 20, 0) :])
        return f"'{near}' holds a character that is no text (U+{ord(found[0]):04X}). Type it again"
    if not cell:
        return "is empty" if column in shape.required else ""
    if column == "area" and cell not in AREAS:
        like = nearest(cell, AREAS)
        hint = f"Did you mean '{like}'?" if like else f"Choose one of: {', '.join(AREAS)}"
        return f"'{shorten(cell)}' is not an area. {hint}"
    if column == "value" and column in shape.columns and not NUMBER.fullmatch(cell):
        plain = re.sub(r"[\s,'’]", "", cell)
        hint = f"Did you mean '{plain}'?" if NUMBER.fullmatch(plain) else "Write digits, with a point if need be"
        return f"'{shorten(cell)}' is not a number. {hint}"
    return ""


def _check_twice(rows, shape):
    key = [column for column in shape.key if column in rows]
    if not set(shape.required) <= set(rows):
        return
    full = rows[rows[list(shape.required)].ne("").all(axis=1)]
    folded = full[key].apply(lambda cells: _map(cells, fold))
    again = folded[folded.duplicated(keep=False)]
    for where in again.groupby(key, sort=False).groups.values():
        what, *of = map(shorten, full.loc[where[0], key[:3]])
        times = "twice" if len(where) == 2 else f"{len(where)} times"
        place = "".join(f" {word} {cell}" for word, cell in zip(("for", "in"), of, strict=False) if cell)
        yield Problem(f"'{what}' stands {times}{place}", tuple(where))

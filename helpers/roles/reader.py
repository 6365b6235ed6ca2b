"""Read a CSV that a spreadsheet wrote, and check it against the shape that it should have, whatever it is about."""

import codecs
import csv
import io
import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from threading import Lock

import pandas as pd

from helpers.roles.problems import Problem, RolesError, nearest, say_count, shorten, write_problems

MAX_BYTES, MAX_CELL, MAX_HINTS = 50_000_000, 400_000, 1_000
MAX_ROWS, MAX_COLUMNS, MAX_CELLS = 1_048_576, 256, 10_000_000
SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab"}
# UTF-32's little-endian mark begins with UTF-16's, so it comes first.
MARKS = {codecs.BOM_UTF32_LE: "utf-32-le", codecs.BOM_UTF32_BE: "utf-32-be",
         codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
QUOTES = {
    True: 'a quotation mark (") opens a cell here and is never closed. Close it, or take it out',
    False: 'text follows a closing quotation mark ("). Inside a cell, write each quotation mark twice ("")',
}
WORKBOOKS = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
SAVE_AS = "In the spreadsheet, choose File, Save as, 'CSV UTF-8'"
# Spaces of any width, none included, and line breaks.
EDGES = "\t\n\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
# What no HTML may hold: control characters, halves of surrogate pairs, code points that are no character.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
                       + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
                       + "]")
# Excel reads this line and does not show it, so it is no row.
SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?[^\S\r\n]*(\r\n|\r|\n|$)', re.IGNORECASE)
# Fifteen digits are what a float holds exactly.
NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")
_limit = Lock()


@dataclass(frozen=True)
class Shape:
    """What a file should hold: its columns, those required, those that together stand once, and what cells may say.

    `twice` says that a key stands twice: a template with the columns' names and `{times}`.
    """

    columns: tuple
    required: tuple
    key: tuple
    twice: str
    choices: dict = field(default_factory=dict)
    numbers: tuple = ()
    spelt_once: tuple = ()


def read_shape(path, shape):
    """Read a CSV and check it: return its rows, indexed as a spreadsheet counts them, and Problems that are doubts."""
    name, (text, is_guess) = shorten(path.name), _read_text(path)
    rows, header_row, problems, doubts = _read_table(name, text, shape)
    doubts += _doubt_encoding(rows, header_row) if is_guess else ()
    problems += [*_check_header(rows, shape, header_row), *_check_cells(rows, shape), *_check_twice(rows, shape)]
    if problems:
        raise RolesError(name, write_problems(problems))
    others = [column for column in rows if column not in shape.columns]
    rows = rows.reindex(columns=[*shape.columns, *others], fill_value="").astype("str")
    return rows.assign(**{column: pd.to_numeric(rows[column]) for column in shape.numbers}), doubts


def fold(text):
    """Reduce a text to what counts when texts are compared: no spaces, no case, letters written in one way."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def tidy(cell):
    r"""Take the spaces off a cell's ends, make line breaks and tabs spaces, and compose its letters.

    >>> tidy(" Media\n relations ")
    'Media relations'
    """
    if cell.isprintable() and unicodedata.is_normalized("NFC", cell):
        return cell.strip(" ")  # of all spaces, only the plain one is printable
    parts = re.split("[\t\n\r\u2028\u2029]+", unicodedata.normalize("NFC", cell))
    return " ".join(filter(None, (part.strip(EDGES) for part in parts)))


def find_forbidden(cells):
    """Find cells that are too long, or hold characters that no text may hold: cell -> what is wrong."""
    wrong = {}
    for cell in cells:
        if len(cell) > MAX_CELL:
            wrong[cell] = f"'{shorten(cell)}' is {len(cell):,} characters long, where {MAX_CELL:,} are the most"
        elif not cell.isprintable() and (found := FORBIDDEN.search(cell)):
            near = shorten(cell[max(found.start() - 20, 0) :])
            wrong[cell] = f"'{near}' holds a character that is no text (U+{ord(found[0]):04X}). Type it again"
    return wrong


def list_rows(cells, values):
    """List the rows in which some values stand, from pairs of row and cell: value -> rows."""
    found = {}
    for row, cell in cells if values else ():
        if cell in values:
            found.setdefault(cell, []).append(row)
    return {value: tuple(rows) for value, rows in found.items()}


def list_alike(values, key=fold):
    """List groups of different values that count as one, without blanks."""
    groups = {}
    for value in values:
        groups.setdefault(key(value), []).append(value)
    return [alike for kept, alike in groups.items() if kept and len(alike) > 1]


# From bytes to a table


def _read_text(path):
    """Return a file's text, and whether nothing but a guess says that it is Windows-1252."""
    raw, name = _read_bytes(path), shorten(path.name)
    if raw.startswith(WORKBOOKS):
        raise RolesError(name, [f"is an Excel workbook, not a CSV. {SAVE_AS}"])
    try:
        text, is_guess = _decode(raw)
    except UnicodeDecodeError:
        raise RolesError(name, [f"is not text in an encoding known here. {SAVE_AS}"]) from None
    if "\0" in text:
        raise RolesError(name, [f"is not a text file: it holds NUL characters. {SAVE_AS}"])
    return text.lstrip("\ufeff"), is_guess


def _read_bytes(path):
    try:
        size = path.stat().st_size
        if path.is_dir():
            wrong = f"is a folder, not a CSV file: {path}"
        elif not path.is_file():
            wrong = f"is not a file that can be read: {path}"
        elif size > MAX_BYTES:
            wrong = f"is too large: {size / 1e6:,.0f} MB, where {MAX_BYTES / 1e6:.0f} MB is the most"
        else:
            return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        like = nearest(path.stem, (other.stem for other in path.parent.glob("*.csv")))
        hint = f"Did you mean '{shorten(like)}.csv'?" if like else "Check the name and the folder"
        wrong = f"there is no such file: {path.absolute()}. {hint}"
    except (OSError, ValueError) as error:
        wrong = f"cannot be opened: {getattr(error, 'strerror', None) or error}. Is it open in another program?"
    raise RolesError(shorten(path.name or str(path)), [wrong])


def _decode(raw):
    """Decode UTF-8, UTF-16 or UTF-32 with its mark, or else Windows-1252; say whether that was a guess."""
    for mark, encoding in MARKS.items():
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "surrogatepass"), False
    try:
        return raw.decode("utf-8", "surrogatepass"), False
    except UnicodeDecodeError:
        # Bytes that are not UTF-8 become lone surrogates, which are refused with their row. Where most of what is not
        # ASCII is sound, the file is UTF-8 with damage; else it is what older spreadsheets on Windows write.
        damaged = raw.decode("utf-8", "surrogateescape")
        lost = len(re.findall("[\udc80-\udcff]", damaged))
        sound = len(damaged) - len(damaged.encode("ascii", "ignore")) - lost
        is_utf8 = sound > lost or raw.startswith(codecs.BOM_UTF8)
        return (damaged, False) if is_utf8 else (raw.decode("cp1252"), True)


def _find_separator(text, columns):
    """Find the separator that gives the most columns that are expected; take off the line that tells Excel its own."""
    if marked := SEPARATOR_LINE.match(text):
        return text[marked.end() :], marked[1]
    if not text.strip(EDGES + "".join(SEPARATORS) + '"'):
        return "", ","
    head = text.lstrip(EDGES)[:100_000]

    def count_expected(separator):
        records, _ = _split(head, separator, 1_000)
        cells = next(iter(records.values()), [])
        return sum(_tidy_name(cell, columns) in columns for cell in cells), len(cells)

    return text, max(SEPARATORS, key=count_expected)


def _tidy_name(cell, columns):
    name = tidy(cell)
    return name.casefold() if name.casefold() in columns else name


def _split(text, separator, most=MAX_ROWS):
    """Split a text into {row: cells}, without blank rows; return it with what kept it from being read to its end."""
    records, problems, row = {}, [], 0
    with _limit:  # the csv module has one limit for the whole process: raised for this file only
        before = csv.field_size_limit(max(len(text) + 1, csv.field_size_limit()))
        try:
            reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True, skipinitialspace=True)
            for row, cells in enumerate(islice(reader, most + 1), 1):
                if "".join(cells).strip(EDGES):
                    records[row] = cells
        except csv.Error as error:
            wrong = QUOTES["unexpected end" in str(error)]
            problems.append(Problem(f"{wrong}. No row after this one could be read", (row + 1,)))
        finally:
            csv.field_size_limit(before)
    if row > MAX_ROWS:
        problems.append(Problem(f"has more rows than a spreadsheet holds ({MAX_ROWS:,})"))
    return records, problems


def _read_table(name, text, shape):
    """Return the table as text, its header's row, what is wrong with single rows and cells, and what is doubtful."""
    text, separator = _find_separator(text, shape.columns)
    records, problems = _split(text, separator)
    if not records:
        raise RolesError(name, write_problems(problems) or ["is empty: it holds no header and no rows"])
    header_row = next(iter(records))
    names = [_tidy_name(cell, shape.columns) for cell in records.pop(header_row)]
    while not names[-1]:
        names.pop()
    if len(names) > MAX_COLUMNS:
        raise RolesError(name, [f"has {len(names):,} columns, where {MAX_COLUMNS} are the most"])
    if len(names) * len(records) > MAX_CELLS:
        raise RolesError(name, [f"has {len(names):,} columns in {len(records):,} rows, which is too much"])
    if not records and not problems:
        problems.append(Problem("has a header, but no rows under it"))
    problems += [Problem(wrong, (header_row,)) for wrong in find_forbidden(names).values()]
    needed = 1 + max((names.index(column) for column in shape.required if column in names), default=0)
    odd, doubts = _square(records, len(names), needed, separator)
    columns, twice = _name_columns(names, records, header_row)
    for name in set(shape.choices) & set(columns):
        known = {fold(choice): choice for choice in shape.choices[name]}
        columns[name] = _map(columns[name], lambda cell, known=known: known.get(fold(cell), cell))
    return pd.DataFrame(columns, index=list(records), dtype=object), header_row, [*problems, *odd, *twice], doubts


def _square(records, width, needed, separator):
    """Give each record as many cells as the header has; return what is wrong with those that had others, and doubts."""
    problems, doubts = [], []
    for row, cells in [(row, cells) for row, cells in records.items() if len(cells) != width]:
        has = f"has {say_count(len(cells), 'cell')} where the header has {width}"
        if "".join(cells[width:]).strip(EDGES):
            held = SEPARATORS.get(separator, repr(separator))
            problems.append(Problem(f"{has}. A cell that holds {held} needs quotation marks around it", (row,)))
        elif len(cells) < needed:
            problems.append(Problem(has, (row,)))
            del records[row]
        elif len(cells) < width:
            # Excel leaves the last separators out where the last columns are blank for a stretch of rows.
            doubts.append(Problem(f"{has}: the others are taken as blank", (row,)))
        cells[width:] = [""] * (width - len(cells))
    return problems, doubts


def _name_columns(names, records, header_row):
    """Tidy each cell, and keep each column that has a name of its own: name -> cells; return what is wrong as well."""
    columns, problems, seen = {}, [], set()
    for place, name in enumerate(names):
        cells = [cells[place] for cells in records.values()]
        wrong = find_forbidden(dict.fromkeys(cells))
        problems += [Problem(wrong[cell], rows, shorten(name))
                     for cell, rows in list_rows(zip(records, cells, strict=True), wrong).items()]
        cells = _map(cells, tidy)
        if name and name.casefold() not in seen:
            seen.add(name.casefold())
            columns[name] = cells
        elif name:
            problems.append(Problem(f"the column '{shorten(name)}' stands twice", (header_row,)))
        elif any(cells):
            rows = tuple(row for row, cell in zip(records, cells, strict=True) if cell)
            problems.append(Problem(f"column {_letter(place)} holds text, but has no name in the header", rows))
    return columns, problems


def _map(cells, function):
    """Apply a function to each cell, once to each distinct one: columns of many rows mostly repeat themselves."""
    made = {cell: function(cell) for cell in dict.fromkeys(cells)}
    return [made[cell] for cell in cells]


def _letter(place):
    """Name a column as spreadsheets do: A to Z, then AA."""
    before, last = divmod(place, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)


# What a table is checked for


def _doubt_encoding(rows, header_row):
    """Show what a guessed encoding has made of the first text that is not in ASCII."""
    cells = [(header_row, name) for name in rows] + [pair for column in rows for pair in rows[column].items()]
    for row, cell in sorted(((row, cell) for row, cell in cells if not cell.isascii()), key=lambda pair: pair[0])[:1]:
        yield Problem(f"read as Windows-1252; row {row} has '{shorten(cell)}'. "
                      "If that is not what you wrote, save it as CSV UTF-8")


def _check_header(rows, shape, header_row):
    for name in shape.required:
        if name not in rows:
            like = nearest(name, [other for other in rows if other not in shape.required])
            hint = f"Is '{shorten(like)}' meant for it?" if like else f"The header has {shorten(', '.join(rows))}"
            yield Problem(f"this column is missing. {hint}", (header_row,), name)


def _check_cells(rows, shape):
    checks = [(shape.choices, lambda cells: _check_choices(cells, shape.choices[cells.name])),
              (shape.required, _check_blanks), (shape.numbers, _check_numbers), (shape.spelt_once, _check_spellings)]
    for columns, check in checks:
        for column in columns:
            for wrong, where in check(rows[column]) if column in rows else ():
                yield Problem(wrong, where, column)


def _check_choices(cells, choices):
    listed = f". Choose one of: {', '.join(choices)}"
    unknown = set(cells) - {*choices, ""}
    for told, (value, where) in enumerate(list_rows(cells.items(), unknown).items()):
        wrong = f"'{shorten(value)}' is not {'an' if cells.name[0] in 'aeiou' else 'a'} {cells.name}"
        # Thousands of different wrong values are no slips of the pen, and the search takes its time.
        if like := nearest(value, choices) if told < MAX_HINTS else None:
            yield f"{wrong}. Did you mean '{like}'?", where
        else:
            yield wrong + listed, where
            listed = ""  # once is enough


def _check_blanks(cells):
    if where := tuple(cells.index[cells == ""]):
        yield "is empty", where


def _check_numbers(cells):
    wrong = {cell for cell in set(cells) if cell and not NUMBER.fullmatch(cell)}
    for value, where in list_rows(cells.items(), wrong).items():
        plain = re.sub(r"[\s,'’]", "", value)
        hint = f"Did you mean '{plain}'?" if NUMBER.fullmatch(plain) else "Write digits, with a point if need be"
        yield f"'{shorten(value)}' is not a number. {hint}", where


def _check_spellings(cells):
    groups = list_alike(cells.unique())
    where = list_rows(cells.items(), set().union(*groups))
    for alike in groups:
        usual, *others = sorted(alike, key=lambda value: -len(where[value]))
        for value in others:
            hint = f"is spelt '{shorten(usual)}' in row {where[usual][0]}. Spell it the same in every row"
            yield f"'{shorten(value)}' {hint}", where[value]


def _check_twice(rows, shape):
    if not set(shape.required) <= set(rows):
        return
    full = rows[rows[list(shape.required)].ne("").all(axis=1)]
    keys = pd.DataFrame({column: _map(full[column], fold) for column in shape.key if column in full}, full.index)
    again = keys[keys.duplicated(keep=False)]
    groups = list(map(tuple, again.groupby(list(keys), sort=False).groups.values()))
    told = full.loc[[where[0] for where in groups], list(keys)].to_dict("records")
    for cells, where in zip(told, groups, strict=True):
        times = "twice" if len(where) == 2 else f"{len(where)} times"
        shown = {column: shorten(value) for column, value in cells.items()}
        yield Problem(shape.twice.format(times=times, **shown), where, joint=True)

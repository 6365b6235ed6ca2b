"""Text as spreadsheets write it: the encodings of files, the spaces and characters in cells."""

import codecs
import re
import unicodedata

from helpers.reader.problems import RolesError, nearest, shorten

MAX_BYTES, MAX_CELL = 50_000_000, 400_000

_SAVE_AS = "In the spreadsheet, choose File, Save as, 'CSV UTF-8'"
_WORKBOOK = f"is an Excel workbook, not a CSV. {_SAVE_AS}"
_SIGNATURES = {b"PK\x03\x04": _WORKBOOK, b"\xd0\xcf\x11\xe0": _WORKBOOK}
# UTF-32's little-endian mark begins with UTF-16's, so it comes first.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
# Spaces of any width, none included, and line breaks.
EDGES = "\t\n\r \xa0\u1680" + "".join(map(chr, range(0x2000, 0x200C))) + "\u2028\u2029\u202f\u205f\u2060\u3000\ufeff"
_BREAKS = re.compile("[\t\n\r\u2028\u2029]+")
# What no HTML or XML may hold: control characters, halves of surrogate pairs, code points that are no character.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)


def read_text(path):
    """Read a file as text.

    Parameters
    ----------
    path : Path
        The file: UTF-8 with or without a byte order mark, UTF-16 or UTF-32 with one, or Windows-1252.

    Returns
    -------
    text : str
        Its text, without the mark. Bytes that are damaged stand in it as lone surrogates.
    is_guess : bool
        Whether nothing but a guess says that it is Windows-1252.

    Raises
    ------
    RolesError
        If there is no such file, or no text in it.
    """
    return _decode(_read_bytes(path), shorten(path.name))


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


def _decode(raw, name):
    for signature, wrong in _SIGNATURES.items():
        if raw.startswith(signature):
            raise RolesError(name, [wrong])
    mark = next((mark for mark in _MARKS if raw.startswith(mark)), None)
    try:
        text, is_guess = (raw[len(mark) :].decode(_MARKS[mark], "surrogatepass"), False) if mark else _decode_plain(raw)
    except UnicodeDecodeError:
        raise RolesError(name, [f"is not text in an encoding known here. {_SAVE_AS}"]) from None
    if "\0" in text:
        raise RolesError(name, [f"is not a text file: it holds NUL characters. {_SAVE_AS}"])
    return text.lstrip("\ufeff"), is_guess


def _decode_plain(raw):
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


def find_forbidden(cells):
    """Find cells that are too long, or hold characters that no text may hold.

    Parameters
    ----------
    cells : list of str
        Texts.

    Returns
    -------
    dict of str to str
        What is wrong with each such cell.
    """
    if "".join(cells).isprintable() and max(map(len, cells), default=0) <= MAX_CELL:
        return {}
    told = {cell: _say_forbidden(cell) for cell in cells if not cell.isprintable() or len(cell) > MAX_CELL}
    return {cell: wrong for cell, wrong in told.items() if wrong}


def _say_forbidden(cell):
    if len(cell) > MAX_CELL:
        return f"'{shorten(cell)}' is {len(cell):,} characters long, where {MAX_CELL:,} are the most"
    if found := _FORBIDDEN.search(cell):
        start = max(found.start() - 20, 0)
        return f"'{shorten(cell[start:])}' holds a character that is no text (U+{ord(found[0]):04X}). Type it again"
    return ""


def tidy_all(cells):
    """Tidy many cells at once, as `tidy` does each.

    Parameters
    ----------
    cells : list of str
        Texts.

    Returns
    -------
    list of str
        The texts, tidied.
    """
    together = "".join(cells)
    if together.isprintable() and unicodedata.is_normalized("NFC", together):
        # Of all spaces, only the plain one is printable.
        return [cell.strip(" ") for cell in cells]
    return [tidy(cell) for cell in cells]


def tidy(cell):
    r"""Take the spaces off a cell's ends, and make line breaks and tabs inside it spaces.

    Parameters
    ----------
    cell : str
        Its text.

    Returns
    -------
    str
        Its text in Unicode's composed form (NFC).

    Examples
    --------
    >>> tidy(" Media\n relations ")
    'Media relations'
    """
    parts = (part.strip(EDGES) for part in _BREAKS.split(unicodedata.normalize("NFC", cell)))
    return " ".join(filter(None, parts))

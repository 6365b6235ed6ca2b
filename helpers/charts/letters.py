"""The letters of a chart, measured before they are drawn, so that nothing is cut or overlaps."""

from functools import cache

from matplotlib.font_manager import findfont, get_font

try:
    from matplotlib.ft2font import LoadFlags

    NO_SCALE = LoadFlags.NO_SCALE
except ImportError:  # before matplotlib 3.10
    from matplotlib.ft2font import LOAD_NO_SCALE as NO_SCALE

SIZE, SMALL, TITLE = 10.5, 10, 14


@cache
def _advance(character, bold):
    font = get_font(findfont("DejaVu Sans:bold" if bold else "DejaVu Sans"))
    if not font.get_char_index(ord(character)):
        return 1.0  # not in the chart's font: leave room for a wide character of another
    return font.load_char(ord(character), flags=NO_SCALE).horiAdvance / font.units_per_EM


def text_width(text, size=SIZE, bold=False):
    """Measure `text` in canvas units (hundredths of an inch), without drawing it."""
    return sum(_advance(character, bold) for character in text) * size / 0.72


def wrap(text, width, size=SIZE, bold=False):
    """Break `text` into lines that fit `width`; a word longer than a line is broken too.

    Parameters
    ----------
    text : str
    width : float
        Canvas units.

    Returns
    -------
    list of str
        At least one line; nothing is left out.
    """
    lines = [""]
    for word in str(text).split():
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, size, bold) <= width:
            lines[-1] = joined
            continue
        pieces = _break(word, width, size, bold)
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
    return lines


def _break(word, width, size, bold):
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def leading(size=SIZE):
    """Return the distance between two lines of text, in canvas units."""
    return size * 1.3 / 0.72

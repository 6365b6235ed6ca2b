"""One look for every chart: colours, measured letters, and a canvas in hundredths of an inch."""

from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.font_manager import findfont, get_font
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.text import Text

from helpers.roles import role_names

try:
    from matplotlib.ft2font import LoadFlags

    NO_SCALE = LoadFlags.NO_SCALE
except ImportError:  # before matplotlib 3.10
    from matplotlib.ft2font import LOAD_NO_SCALE as NO_SCALE

INK, MUTED, RULE = "#1f2937", "#5b6472", "#d5d9e0"
WIDTH = 720
SIZE, SMALL, TITLE = 10.5, 10, 14

STYLE = {
    "font.family": ["DejaVu Sans"],
    "hatch.linewidth": 0.8,
    "svg.fonttype": "none",
    "svg.hashsalt": "side-by-side",
    "text.parse_math": False,
}


class Colour(NamedTuple):
    """A colour, its tint for large areas, and the hatch and marker that repeat what it says."""

    dark: str
    tint: str
    hatch: str
    marker: str


# The last four were searched for: as far from all others as they can be, for every kind of colour vision.
ROLE_COLOURS = (
    Colour("#0b6fa4", "#e3f1f9", "", "o"),
    Colour("#b4460f", "#fbe9df", "\\\\\\\\", "s"),
    Colour("#5d7350", "#f3f8f0", "++++", "^"),
    Colour("#b204ca", "#fbeafd", "||||", "D"),
    Colour("#0c3036", "#e0edef", "----", "v"),
    Colour("#3f096a", "#efe7f7", "xxxx", "P"),
)
SHARED = Colour("#5b4b8a", "#efeaf8", "////", "h")
PLAIN = (Colour(INK, "#eef0f3", "", "o"), Colour(MUTED, "#f6f7f9", "\\\\\\\\", "s"))  # for what is no role


def role_colours(rows):
    """Give each role of `rows`, at most six, its Colour: that of its place in the whole file.

    In a file of more roles than there are colours it is that of its place in `rows`, so that roles drawn together never
    share one.
    """
    names = role_names(rows)
    everyone = list(getattr(rows["role"].dtype, "categories", names))
    order = everyone if len(everyone) <= len(ROLE_COLOURS) else names
    return {name: ROLE_COLOURS[order.index(name) % len(ROLE_COLOURS)] for name in names}


def default_colours(names):
    """Give colours by position, for a table drawn without `colours`."""
    return {name: ROLE_COLOURS[i % len(ROLE_COLOURS)] for i, name in enumerate(names)}


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
    """Break `text` into lines that fit `width`; a word longer than a line is broken too; nothing is left out."""
    lines = [""]
    for word in _list_words(text):
        joined = f"{lines[-1]} {word}".strip()
        if text_width(joined, size, bold) <= width:
            lines[-1] = joined
            continue
        pieces = _break(word, width, size, bold)
        lines[-1:] = [*([lines[-1]] if lines[-1] else []), *pieces]
    return lines


def _list_words(text):
    """Split at spaces, but not at one that does not break, as between a number and its per cent sign."""
    return [word for word in str(text).split(" ") if word]


def _break(word, width, size, bold):
    pieces = [""]
    for character in word:
        if pieces[-1] and text_width(pieces[-1] + character, size, bold) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def fits(words, width, lines, size=SIZE, bold=False):
    """Tell whether words fit into so many lines with none of them broken.

    >>> fits("Event Planner", 100, 1), fits("Event Planner", 100, 2)
    (False, True)
    """
    wrapped = wrap(words, width, size, bold)
    return len(wrapped) <= lines and " ".join(wrapped) == " ".join(_list_words(words))


def leading(size=SIZE):
    """Return the distance between two lines of text, in canvas units."""
    return size * 1.3 / 0.72


@contextmanager
def style():
    """Draw with this project's settings, and leave matplotlib's own as they were."""
    with mpl.rc_context(STYLE):
        yield


def canvas(height, *, title="", ax=None):
    """Open an empty canvas below its title: WIDTH by `height` hundredths of an inch, y downwards from 0."""
    top = len(wrap(title, WIDTH - 8, TITLE, bold=True)) * leading(TITLE) + 10 if title else 0
    if ax is None:
        figure = Figure(figsize=(WIDTH / 100, (height + top) / 100))
        ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(-2, WIDTH + 2), ylim=(height + 2, -top))  # the outermost lines keep their full width
    ax.set_axis_off()
    if title:
        write(ax, 2, -top, title, width=WIDTH - 8, size=TITLE, bold=True, va="top")
    return ax


def write(ax, x, y, text, *, width=None, size=SIZE, colour=INK, bold=False, ha="left", va="center"):
    """Write `text` at (x, y), wrapped to `width`; return the number of lines."""
    lines = wrap(text, width, size, bold) if width else str(text).split("\n")
    start = {"top": 0.5, "center": 0.5 - len(lines) / 2, "bottom": 0.5 - len(lines)}[va]
    for i, line in enumerate(lines):
        _add(ax, Text(x, y + (start + i) * leading(size), line, fontsize=size, color=colour,
                      horizontalalignment=ha, verticalalignment="center_baseline",
                      fontweight="bold" if bold else "normal"))
    return len(lines)


def box(ax, x, y, width, height, colour, *, filled=True):
    """Draw a rounded box of a Colour with its top left corner at (x, y)."""
    _add(ax, FancyBboxPatch((x, y), width, height, boxstyle="round,pad=0,rounding_size=4", linewidth=1,
                            facecolor=colour.tint if filled else "white", edgecolor=colour.dark))


def bar(ax, x, y, width, height, colour, *, hatch=True):
    """Draw a solid bar; the hatch repeats in white what the colour says."""
    _add(ax, Rectangle((x, y), width, height, facecolor=colour.dark, edgecolor="white", linewidth=0,
                       hatch=colour.hatch if hatch else ""))


def hatched(ax, x, y, width, height, colour):
    """Draw a Colour's hatch alone, over whatever is there."""
    _add(ax, Rectangle((x, y), width, height, facecolor="none", edgecolor=colour.dark, linewidth=0,
                       hatch=colour.hatch))


def rule(ax, xs, ys, colour=RULE, width=1.0, dashed=False, zorder=1):
    """Draw a straight line through the points."""
    _add(ax, Line2D(xs, ys, color=colour, linewidth=width, zorder=zorder, solid_capstyle="butt",
                    linestyle="--" if dashed else "-"))


def mark(ax, x, y, colour, size=9, filled=True):
    """Draw a role's marker at (x, y)."""
    _add(ax, Line2D([x], [y], marker=colour.marker, markersize=size, color=colour.dark, linestyle="", zorder=3,
                    markerfacecolor=colour.dark if filled else "white", markeredgewidth=1.5))


def _add(ax, artist):
    """Add an artist as it is: the canvas has its limits already, so none need be worked out again."""
    artist.set_clip_on(False)
    ax.add_artist(artist)

"""One look for every chart: colours, measured letters, and what is drawn in hundredths of an inch."""

from functools import cache, partial
from typing import NamedTuple

import matplotlib as mpl
from matplotlib.font_manager import findfont, get_font
from matplotlib.lines import Line2D
from matplotlib.text import Text

from helpers.roles import role_names

INK, MUTED, RULE = "#1f2937", "#5b6472", "#d5d9e0"
WIDTH, SIZE, SMALL = 720, 10.5, 10

STYLE = {"font.family": ["DejaVu Sans"], "hatch.linewidth": 0.8, "pdf.fonttype": 42, "svg.fonttype": "none",
         "svg.hashsalt": "side-by-side", "text.parse_math": False}
style = partial(mpl.rc_context, STYLE)  # to draw with these settings, and leave matplotlib's own as they were


class Colour(NamedTuple):
    """A colour, its tint for large areas, and the hatch, marker and dashes that repeat what it says."""

    dark: str
    tint: str = "#ffffff"
    hatch: str = ""
    marker: str = "o"
    dash: str | tuple = "-"


# The last four were searched for: as far from all others as they can be, for every kind of colour vision.
ROLE_COLOURS = (
    Colour("#0b6fa4", "#e3f1f9", "", "o"),
    Colour("#b4460f", "#fbe9df", "\\\\\\\\", "s", (0, (5, 2))),
    Colour("#5d7350", "#f3f8f0", "++++", "^", (0, (1, 1.5))),
    Colour("#b204ca", "#fbeafd", "||||", "D", (0, (7, 2, 1.5, 2))),
    Colour("#0c3036", "#e0edef", "----", "v", (0, (2.5, 2.5))),
    Colour("#3f096a", "#efe7f7", "xxxx", "P", (0, (10, 2))),
)
SHARED = Colour("#5b4b8a", "#efeaf8", "////", "h")


def role_colours(rows):
    """Give each role of `rows` the Colour of its place in the whole file, or, of more roles than colours, in `rows`."""
    names = role_names(rows)
    everyone = list(getattr(rows["role"].dtype, "categories", names))
    order = everyone if len(everyone) <= len(ROLE_COLOURS) else names
    return {name: ROLE_COLOURS[order.index(name) % len(ROLE_COLOURS)] for name in names}


def colour_of(roles, colours):
    """Return the Colour of what these roles have: their own, or that of shared things."""
    return SHARED if len(roles) > 1 else colours[roles[0]]


@cache
def _advance(character, bold):
    font = get_font(findfont("DejaVu Sans:bold" if bold else "DejaVu Sans"))
    if not font.get_char_index(ord(character)):
        return 1.0  # not in the chart's font: leave room for a wide character of another
    font.set_size(1000, 72)
    return font.load_char(ord(character)).linearHoriAdvance / 65_536_000


def text_width(text, size=SIZE, bold=False):
    """Measure `text` in hundredths of an inch, without drawing it."""
    return sum(_advance(character, bold) for character in text) * size / 0.72


def wrap(text, width, size=SIZE, bold=False):
    """Break `text` into lines that fit `width`; a word longer than a line is broken too; nothing is left out."""
    lines = []
    # A space that does not break, as between a number and its per cent sign, is a letter of its word.
    for word in filter(None, str(text).split(" ")):
        lines += [f"{lines.pop()} " if lines and text_width(f"{lines[-1]} {word}", size, bold) <= width else ""]
        for character in word:
            if lines[-1] and text_width(lines[-1] + character, size, bold) > width:
                lines.append("")
            lines[-1] += character
    return lines or [""]


def leading(size=SIZE):
    """Return the distance between two lines of text."""
    return size * 1.3 / 0.72


def write(ax, x, y, line, *, size=SIZE, colour=INK, bold=False, ha="left"):
    """Write a line in the middle of the height y."""
    add(ax, Text(x, y, line, fontsize=size, color=colour, horizontalalignment=ha,
                 verticalalignment="center_baseline", fontweight="bold" if bold else "normal"))


def rule(ax, xs, ys, colour=RULE, width=1.0, dashed=False, zorder=1):
    """Draw a straight line through the points."""
    add(ax, Line2D(xs, ys, color=colour, linewidth=width, zorder=zorder, solid_capstyle="butt",
                   linestyle="--" if dashed else "-"))


def add(ax, artist):
    """Add an artist as it is: the canvas has its limits already, so none need be worked out again."""
    artist.set_clip_on(False)
    ax.add_artist(artist)

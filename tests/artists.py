"""What a chart's artists say: its texts, where they stand, and whether they fit."""

from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.text import Text

from helpers.charts.style import text_width


def texts(ax):
    return [artist for artist in ax.get_children() if isinstance(artist, Text) and artist.get_text()]


def said(ax):
    """Return all that is written, as one line: wrapped texts read as they were before they were wrapped."""
    return " ".join(" ".join(text.get_text() for text in texts(ax)).split())


def boxes(ax):
    return [artist for artist in ax.get_children() if isinstance(artist, FancyBboxPatch)]


def bars(ax):
    """Return the filled rectangles; a hatch drawn over something else is none."""
    plain = [artist for artist in ax.get_children() if isinstance(artist, Rectangle) and artist is not ax.patch]
    return [artist for artist in plain if artist.get_facecolor()[3] > 0]


def marks(ax):
    return [artist for artist in ax.get_children() if isinstance(artist, Line2D) and artist.get_marker() != "None"]


def extents(text):
    """Return left, right, top and bottom of a text in canvas units."""
    size, bold = text.get_fontsize(), text.get_fontweight() == "bold"
    wide = text_width(text.get_text(), size, bold)
    left = text.get_position()[0] - wide * {"left": 0, "center": 0.5, "right": 1}[text.get_ha()]
    half = size / 0.72 / 2
    return left, left + wide, text.get_position()[1] - half, text.get_position()[1] + half


def assert_texts_fit(ax):
    """No text leaves the canvas, none is small, and no two of them overlap."""
    left, right = ax.get_xlim()
    bottom, top = ax.get_ylim()
    placed = [(text.get_text(), *extents(text)) for text in texts(ax)]
    for text, x0, x1, y0, y1 in placed:
        assert x0 >= left, text
        assert x1 <= right, text
        assert y0 >= top, text
        assert y1 <= bottom, text
    assert min(text.get_fontsize() for text in texts(ax)) >= 10
    for i, (text, x0, x1, y0, y1) in enumerate(placed):
        for other, u0, u1, v0, v1 in placed[i + 1:]:
            assert x1 <= u0 + 1 or u1 <= x0 + 1 or y1 <= v0 + 3 or v1 <= y0 + 3, f"{text!r} on {other!r}"

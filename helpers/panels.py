"""Panels: from rows to a picture, its sentence and its table. The live widget and the handout show the same ones."""

import re
import warnings
from base64 import b64encode
from dataclasses import dataclass, field, replace
from functools import wraps
from html import escape
from io import BytesIO

import pandas as pd

from helpers.charts.style import style
from helpers.roles import fill_blanks, role_names
from helpers.tables import table_html

MAX_DRAWN = 6


@dataclass(frozen=True)
class Panel:
    """What a reader sees of one state: a figure (as SVG), a sentence, and the table behind them.

    Shown as a cell's result it is a figure with alt text, a caption, and the table behind "Show the data".
    """

    sentence: str
    svg: str = ""
    table: pd.DataFrame | None = field(default=None, compare=False)

    def _repr_html_(self):
        # The table stands outside: nothing may follow a caption in its figure.
        parts = ['<div class="sbs-panel"><figure>']
        if self.svg:
            width, height = (round(float(size) * 4 / 3) for size in
                             re.search(r'width="([\d.]+)pt" height="([\d.]+)pt"', self.svg).groups())
            source = b64encode(self.svg.encode()).decode()
            parts.append(f'<div class="sbs-scroll" tabindex="0" role="group" aria-label="Chart">'
                         f'<img alt="{escape(self.sentence)}" width="{width}" height="{height}" '
                         f'src="data:image/svg+xml;base64,{source}"></div>')
        # Heard once: with a picture the caption is its alt text, for those who see it.
        hidden = ' aria-hidden="true"' if self.svg else ""
        parts.append(f"<figcaption{hidden}>{escape(self.sentence)}</figcaption></figure>")
        if self.table is not None:
            about = self.table.attrs
            caption, colours = about.get("caption", "The data"), about.get("colours")
            table = table_html(self.table, caption, colours=colours, spoken=True)
            parts.append(f"<details><summary>Show the data</summary>{table}</details>" if self.svg else table)
        return "".join([*parts, "</div>"])


def first_six(view):
    """Let a view draw the first six roles at most, and say so: there are six colours, and more is no picture.

    Every view is called through this, so it is here that what `pd.concat` leaves blank becomes blank.
    """

    @wraps(view)
    def draw(rows, *options, **named):
        names, rows = role_names(rows), fill_blanks(rows)
        if len(names) <= MAX_DRAWN:
            return view(rows, *options, **named)
        panel = view(rows[rows["role"].isin(names[:MAX_DRAWN])], *options, **named)
        return replace(panel, sentence=f"Only the first {MAX_DRAWN} of {len(names)} roles are drawn. {panel.sentence}")

    return draw


def make_panel(plot, table, title, sentence, **options):
    """Draw `table` with `plot` and keep the picture as SVG; the figure itself is let go."""
    with style(), warnings.catch_warnings():
        # A letter that the chart's font lacks is drawn by the browser, which has more fonts than matplotlib.
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        figure = plot(table, title=title, **options).figure
    named = table.copy(deep=False)
    named.attrs.setdefault("caption", title)
    return Panel(sentence, to_svg(figure), named)


def to_svg(figure):
    """Write a figure as a small SVG: the same bytes each time, text as text, no metadata.

    Parameters
    ----------
    figure : matplotlib.figure.Figure

    Returns
    -------
    str
    """
    buffer = BytesIO()
    with style():
        figure.savefig(buffer, format="svg", metadata=dict.fromkeys(("Date", "Creator", "Format", "Type")))
    return _shrink(buffer.getvalue().decode())


def _shrink(svg):
    """Drop comments, ids, spaces and digits beyond a tenth of a point, and name each repeated style once.

    Only what stands inside a tag is touched: between tags is text, and that stays as it is.
    """
    styles = {}
    svg = re.sub(r"<!--.*?-->", "", svg[svg.index("<svg"):], flags=re.DOTALL)
    svg = re.sub(r"<[^>]+>", lambda match: _shrink_tag(match[0], styles), re.sub(r">\s+<", "><", svg))
    svg = re.sub(r"<g>(<(?:path|text)[^<]*(?:</text>)?)</g>", r"\1", svg)
    rules = "".join(f".c{number}{{{text}}}" for text, number in styles.items())
    return svg.replace("<defs>", f"<defs><style>{rules}</style>", 1)


def _shrink_tag(tag, styles):
    tag = re.sub(r"(\d\.\d)\d+", r"\1", re.sub(r" ?\n", "", tag))
    tag = re.sub(r' id="[a-z\d]+_\d+"', "", tag).replace("'DejaVu Sans'", "'DejaVu Sans',Verdana,sans-serif")
    return re.sub(r' style="([^"]*)"', lambda match: f' class="c{styles.setdefault(match[1], len(styles))}"', tag)

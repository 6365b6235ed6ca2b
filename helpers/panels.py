"""Panels: from rows to a picture, its sentence and its table. JupyterLab and the handouts show the same ones."""

import re
import warnings
from base64 import b64encode
from dataclasses import dataclass, field, replace
from functools import partial, wraps
from html import escape
from inspect import cleandoc
from io import BytesIO
from xml.etree import ElementTree

import pandas as pd

from helpers.charts.style import style
from helpers.roles import MAX_ROLES, fill_blanks, role_names
from helpers.tables import table_html

VIEW = """\
Parameters
----------
rows : DataFrame
    Rows as `load_roles` gives them; of more than six roles the first six are drawn.
choice : str, optional
    The further choice that `explore` hands on.

Returns
-------
Panel
    A sentence alone where the rows hold nothing of the kind.
"""
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}"
ROUND = partial(re.sub, r"\d+\.\d+", lambda found: f"{float(found[0]):.1f}".removesuffix(".0"))
FONTS = "'DejaVu Sans'", "'DejaVu Sans',Verdana,sans-serif"
# No XML may hold these characters; a picture with one of them would not be shown at all.
NO_TEXT = dict.fromkeys([*(code for code in range(32) if chr(code) not in "\t\n\r"), 0xFFFE, 0xFFFF])


@dataclass(frozen=True)
class Panel:
    """What a reader sees of one state: a figure (as SVG), a sentence, and the table behind them."""

    sentence: str
    svg: str = ""
    table: pd.DataFrame | None = field(default=None, compare=False)
    size: tuple = ()  # width and height of the figure, in pixels of a page

    def _repr_html_(self):
        # Heard once: with a picture the caption is its alt text, for those who see it. The table stands outside:
        # nothing may follow a caption in its figure.
        said, source, table = escape(self.sentence), b64encode(self.svg.encode()).decode(), ""
        if self.table is not None:
            about = {"caption": "The data", "colours": None, **self.table.attrs}
            table = table_html(self.table, about["caption"], colours=about["colours"], spoken=True)
        if not self.svg:
            return f'<div class="sbs-panel"><figure><figcaption>{said}</figcaption></figure>{table}</div>'
        size = 'width="{}" height="{}" '.format(*self.size) if self.size else ""
        data = f"<details><summary>Show the data</summary>{table}</details>" if table else ""
        return ('<div class="sbs-panel"><figure>'
                '<p class="sbs-swipe" aria-hidden="true">Swipe sideways to see the whole chart.</p>'
                '<div class="sbs-scroll" tabindex="0" role="group" aria-label="Chart">'
                f'<img alt="{said}" {size}src="data:image/svg+xml;base64,{source}"></div>'
                f'<figcaption aria-hidden="true">{said}</figcaption></figure>{data}</div>')


def first_six(view):
    """Let a view draw the first six roles at most, and say so; fill what `pd.concat` leaves open; add what all take."""

    @wraps(view)
    def draw(rows, *options, **named):
        names, rows = role_names(rows), fill_blanks(rows)
        if len(names) <= MAX_ROLES:
            return view(rows, *options, **named)
        panel = view(rows[rows["role"].isin(names[:MAX_ROLES])], *options, **named)
        return replace(panel, sentence=f"Only the first {MAX_ROLES} of {len(names)} roles are drawn. {panel.sentence}")

    draw.__doc__ = f"{cleandoc(view.__doc__)}\n\n{VIEW}"
    return draw


def make_panel(plot, table, title, sentence, **options):
    """Draw `table` with `plot` and keep the picture; the figure itself is let go."""
    named = table.copy(deep=False)
    named.attrs.setdefault("caption", title)
    with style():
        return keep_figure(plot(table, title=title, **options).figure, sentence, named)


def keep_figure(figure, sentence, table=None):
    """Make the panel of a figure that is drawn already."""
    return Panel(sentence, to_svg(figure), table, tuple(round(96 * inches) for inches in figure.get_size_inches()))


def save(figure, kind, metadata):
    """Write a figure as a file's bytes; letters that the chart's font lacks pass, since a browser has more fonts."""
    file = BytesIO()
    with style(), warnings.catch_warnings(action="ignore", category=UserWarning):
        figure.savefig(file, format=kind, dpi=300, metadata=metadata)
    return file.getvalue()


def to_svg(figure):
    """Write a figure as a small SVG: the same bytes each time, text as text, no metadata."""
    whole = save(figure, "svg", dict.fromkeys(("Date", "Creator", "Format", "Type"))).decode()
    root, styles = ElementTree.fromstring(whole.translate(NO_TEXT)), {}
    for element in root.iter():
        _shrink(element, styles)
    root.attrib |= {"xmlns": SVG[1:-1], "xmlns:xlink": XLINK[1:-1]}
    rules = ElementTree.Element("style")
    rules.text = "".join(f".c{number}{{{text}}}" for text, number in styles.items())
    root.insert(0, rules)
    return ElementTree.tostring(root, encoding="unicode")


def _shrink(element, styles):
    """Drop spaces between elements, names of groups and turns by nothing, cut numbers, name each style once."""
    element.tag, element.tail = element.tag.removeprefix(SVG), None
    element.text = element.text if (element.text or "").strip() else None
    look = element.attrib.pop("style", "")
    kept = {name.replace(XLINK, "xlink:"): ROUND(" ".join(value.split())) for name, value in element.items()
            if (element.tag, name) != ("g", "id") and not value.startswith("rotate(-0 ")}
    if look:
        kept["class"] = f"c{styles.setdefault(look.replace(*FONTS), len(styles))}"
    element.attrib.clear()
    element.attrib.update(kept)

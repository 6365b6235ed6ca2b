"""DataFrames as accessible HTML: a caption, header cells with a scope, and nothing in a cell that can run."""

from html import escape
from numbers import Number
from typing import NamedTuple

import pandas as pd

EDGE, NAMED = 6, 60

# How panels and tables look where no page says so itself: in JupyterLab, and in pages that nbconvert makes.
# The class stands twice where JupyterLab, which sets every cell of an output to the right, would win otherwise.
LOOK = """
.sbs-panel{margin:.5em 0;max-width:46rem}
.sbs-panel>figure{margin:0}
.sbs-panel img{max-width:100%;height:auto;background:#fff}
.sbs-panel figcaption{margin:.4em 0;line-height:1.5}
.sbs-panel summary{cursor:pointer;min-height:24px}
.sbs-scroll{overflow-x:auto}
.sbs-table{border-collapse:collapse;text-align:left;line-height:1.45}
.sbs-table caption{text-align:left;font-weight:bold}
.sbs-table :is(th,td){padding:.2em .6em;border-bottom:1px solid #8886;vertical-align:top;max-width:24em;
white-space:normal}
.sbs-table.sbs-table :is(th,td){text-align:left}
.sbs-table.sbs-table td.sbs-number{text-align:right}
.sbs-swatch{display:inline-block;width:.8em;height:.8em;border:1px solid #fff;border-radius:2px}
"""


class Link(NamedTuple):
    """A cell that leads somewhere."""

    text: str
    target: str

    def __str__(self):
        return self.text


class Lines(tuple):
    """A cell whose parts stand one below the other, as a list."""


def table_html(frame, caption=""):
    """Write a DataFrame as an HTML table that a screen reader can walk.

    Parameters
    ----------
    frame : DataFrame
        Shown whole up to pandas' own `display.max_rows` and `display.max_columns`; of a larger one the edges.
        `frame.attrs` may hold a "caption", and "colours": a Colour for the head of each column that is a role's.
    caption : str, optional
        Without one, here or in `attrs`: the number of rows, and the columns' names where they are few.

    Returns
    -------
    str
    """
    caption = caption or frame.attrs.get("caption") or _name_table(frame)
    colours = frame.attrs.get("colours", {})
    frame = _cut_columns(frame)
    most = pd.get_option("display.max_rows") or len(frame)
    # Bare row numbers mean nothing to a reader, and a screen reader would say one before each cell.
    named = frame.index.nlevels > 1 or frame.index.name or not pd.api.types.is_integer_dtype(frame.index)
    head = [(_label(name), None) for name in frame.index.names] if named else []
    head += [(_label(name), colours.get(name)) for name in frame.columns]
    body = [*_rows(frame if len(frame) <= most else frame.head(EDGE), named)]
    if len(frame) > most:
        body += [f'<tr><td colspan="{len(head)}">… {len(frame) - 2 * EDGE:,} more rows …</td></tr>',
                 *_rows(frame.tail(EDGE), named)]
    columns = "".join(f'<th scope="col"{_strip(colour)}>{escape(name)}</th>' if name else "<td></td>"
                      for name, colour in head)
    return (f'<div class="sbs-scroll" tabindex="0" role="group" aria-label="Table: {escape(caption)}">'
            f'<table class="sbs-table"><caption>{escape(caption)}</caption><thead><tr>{columns}</tr></thead>'
            f'<tbody>{"".join(body)}</tbody></table></div>')


def _name_table(frame):
    columns = ", ".join(map(_label, frame.columns))
    return f"{_count(len(frame), 'row')}" + (f": {columns}" if 0 < len(columns) <= NAMED else
                                            f", {_count(frame.shape[1], 'column')}")


def _cut_columns(frame):
    """Keep the first and last columns of a table that has more than pandas itself would show."""
    most = pd.get_option("display.max_columns") or 20
    if frame.shape[1] <= most:
        return frame
    middle = pd.Series("…", index=frame.index, name="…")
    return pd.concat([frame.iloc[:, :EDGE].astype(object), middle, frame.iloc[:, -EDGE:].astype(object)], axis=1)


def _strip(colour):
    if colour is None:
        return ""
    return f' style="border-top:6px solid {colour.dark};background:{colour.tint};color:{colour.dark};text-align:left"'


def _rows(frame, named):
    decimals = [_count_decimals(frame.iloc[:, place]) for place in range(frame.shape[1])]
    for label, *cells in frame.itertuples(name=None):
        labels = label if isinstance(label, tuple) and not isinstance(label, Link) else (label,)
        heads = "".join(f'<th scope="row">{_cell(part)}</th>' for part in labels) if named else ""
        body = "".join(f"<td{_align(cell)}>{_cell(cell, after)}</td>"
                       for cell, after in zip(cells, decimals, strict=True))
        yield f"<tr>{heads}{body}</tr>"


def _align(value):
    return ' class="sbs-number"' if isinstance(value, Number) and not _is_bool(value) else ""


def _is_bool(value):
    return type(value).__name__.startswith("bool")


def _count_decimals(column):
    """Give all numbers of a column as many decimals: none where all are whole."""
    return 2 if any(isinstance(value, float) and value % 1 > 0 for value in column) else 0


def _cell(value, decimals=0):
    """Write one value: yes or no for a truth value, a dash for none, text as the text it is."""
    if _is_bool(value):
        return "yes" if value else "no"
    if isinstance(value, Link):
        return f'<a href="{escape(value.target)}">{escape(value.text)}</a>'
    if isinstance(value, Lines):
        parts = "".join(f"<li>{escape(str(part))}</li>" for part in value)
        return f'<ul style="margin:0;padding-left:1.1em;text-align:left">{parts}</ul>' if value else "–"
    if isinstance(value, (tuple, list, set, frozenset)):
        return escape(", ".join(map(str, value)))
    if pd.isna(value):
        return "–"
    if isinstance(value, Number):
        return f"{value:,.{decimals}f}"
    return escape(str(value))


def _label(name):
    if name is None:
        return ""
    return " · ".join(map(str, name)) if isinstance(name, tuple) else str(name)


def _count(number, noun):
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

"""DataFrames as accessible HTML: a caption, header cells with a scope, and nothing in a cell that can run."""

from collections.abc import Mapping
from html import escape
from typing import NamedTuple

import pandas as pd
from IPython.display import HTML
from pandas.api import types

EDGE = 6  # rows to show of each end of a long table

# How panels and tables look where no page says so itself: in JupyterLab, and in pages that nbconvert makes.
# The class stands twice where JupyterLab, which sets every cell of an output to the right, would win otherwise. A frame
# with a part out of sight has a shadow on that side: white covers it at the picture's end, the picture lets it through.
LOOK = """
:is(.sbs-panel,.sbs-note){margin:.5em 0;max-width:46rem}
:is(.sbs-panel figcaption,.sbs-note){line-height:1.5;font-size:max(1em,17px)}
:is(.sbs-panel,.sbs-note) summary{cursor:pointer;min-height:24px}
.sbs-panel>figure{margin:0}
.sbs-panel figcaption{margin:.4em 0}
.sbs-panel img{max-width:100%;height:auto;background:#fff}
.sbs-scroll{overflow-x:auto;--edges:linear-gradient(90deg,#fff 50%,#fff0) 0/4em 100% no-repeat local,
linear-gradient(270deg,#fff 50%,#fff0) 100%/4em 100% no-repeat local,
linear-gradient(90deg,#0006,#0000) 0/1.2em 100% no-repeat,linear-gradient(270deg,#0006,#0000) 100%/1.2em 100% no-repeat,
#fff}
.sbs-scroll:has(>img){background:var(--edges)}
.sbs-scroll>img{display:block}
@media screen{.sbs-scroll>img{mix-blend-mode:multiply}}
[data-jp-theme-light=false] .sbs-scroll:has(>img){padding:12px;border-radius:4px}
.sbs-swipe{display:none}
@media screen and (max-width:36rem){.sbs-panel .sbs-scroll>img{width:auto;min-width:34rem;max-width:none}
.sbs-swipe{display:block;font-size:.88em;margin:0}}
.sbs-table{border-collapse:collapse;text-align:left;line-height:1.45}
.sbs-table caption{text-align:left;font-weight:bold}
.sbs-table :is(th,td){padding:.2em .6em;border-bottom:1px solid #8886;vertical-align:top;max-width:24em;
white-space:normal}
.sbs-table.sbs-table :is(th,td){text-align:left}
.sbs-table.sbs-table td.sbs-number{text-align:right}
.sbs-note .sbs-source{font-size:.88em}
.sbs-briefs{display:flex;flex-wrap:wrap;gap:0 1.5em}
.sbs-brief{flex:1 1 16em;border-top:4px solid;margin:.4em 0}
.sbs-controls{display:flex;flex-wrap:wrap;gap:.1em 1.4em;align-items:center;border:0;margin:0;padding:.3em 0;
min-width:0}
.sbs-controls legend{float:left;padding:0;min-width:4.5em}
.sbs-controls label{display:inline-flex;align-items:center;gap:.45em;min-height:2em;cursor:pointer;min-width:0}
.sbs-controls input{width:1.25em;height:1.25em;margin:0;flex:none}
@supports selector(:has(*)){.sbs-states{display:grid}.sbs-states>*{grid-area:1/1;min-width:0}}
.sbs-swatch{flex:none;display:inline-block;width:.8em;height:.8em;border:1px solid #fff;border-radius:2px}
"""


class Link(NamedTuple):
    """A cell that leads somewhere."""

    text: str
    target: str


class Lines(tuple):
    """A cell whose parts stand one below the other, as a list."""


def show_table(frame, caption):
    """Show a DataFrame with a caption: long texts are not cut short, and a screen reader can walk it.

    Of more rows than pandas itself would show, there are the first and the last.
    """
    return HTML(f"<style>{LOOK}</style>{table_html(frame, caption)}")


def table_html(frame, caption="The data", *, colours=None, spoken=False):
    """Write a DataFrame as an HTML table.

    `colours` holds a Colour for the head of each column that is a role's. `spoken` is for readers who know no pandas:
    yes and no for truth values, a dash for what is missing, no point after a whole number.
    """
    most = pd.get_option("display.max_rows") or len(frame)
    edge = min(EDGE, most // 2)
    shown = pd.concat([frame.head(edge), frame.tail(edge)]) if len(frame) > most else frame
    # Row numbers that only count mean nothing to a reader, and a screen reader would say one before each cell.
    index = frame.index
    counted = index.name is None and types.is_integer_dtype(index) and index.equals(pd.RangeIndex(len(index)))
    levels = [] if counted else range(index.nlevels)
    heads = [*(_write_head(index.names[level]) for level in levels),
             *(_write_head(name, (colours or {}).get(name)) for name in frame.columns)]
    columns = [*(_write_column(pd.Series(shown.index.get_level_values(level)), spoken, "th") for level in levels),
               *(_write_column(shown.iloc[:, place], spoken) for place in range(frame.shape[1]))]
    body = ["".join(cells) for cells in zip(*columns, strict=True)]
    if len(frame) > most:
        body.insert(edge, f'<td colspan="{len(heads)}">… {len(frame) - len(shown):,} more rows …</td>')
    lines = "".join(f"<tr>{row}</tr>" for row in body)
    return (f'<div class="sbs-scroll" tabindex="0" role="group" aria-label="Table: {escape(caption)}">'
            f'<table class="sbs-table"><caption>{escape(caption)}</caption><thead><tr>{"".join(heads)}</tr></thead>'
            f"<tbody>{lines}</tbody></table></div>")


def _write_head(name, colour=None):
    label = " · ".join(map(str, name)) if isinstance(name, tuple) else "" if name is None else str(name)
    strip = colour and (f' style="border-top:6px solid {colour.dark};background:{colour.tint};color:{colour.dark};'
                        'text-align:left"')
    return f'<th scope="col"{strip or ""}>{escape(label)}</th>' if label else "<td></td>"


def _write_column(values, spoken, tag="td"):
    """Write the cells of a column, or of the row heads: numbers and dates by pandas, so that none is changed."""
    values = values.infer_objects()
    if spoken and types.is_bool_dtype(values.dtype):
        values = values.map({True: "yes", False: "no"})
    if spoken and types.is_float_dtype(values.dtype) and types.is_integer_dtype(whole := values.convert_dtypes()):
        values = whole
    is_text = values.dtype == object or isinstance(values.dtype, (pd.CategoricalDtype, pd.StringDtype))
    texts = map(_write_value, values) if is_text else [
        escape(line.strip()) for line in values.to_string(index=False, header=False).split("\n")]
    is_number = types.is_numeric_dtype(values.dtype) and not types.is_bool_dtype(values.dtype)
    kind = ' scope="row"' if tag == "th" else ' class="sbs-number"' if is_number else ""
    return [f"<{tag}{kind}>{'–' if spoken and gone else text}</{tag}>"
            for text, gone in zip(texts, values.isna(), strict=False)]


def _write_value(value):
    """Write one value of a column of texts or objects."""
    if isinstance(value, Link):
        return f'<a href="{escape(value.target)}">{escape(value.text)}</a>'
    if isinstance(value, Lines) and value:
        parts = "".join(f"<li>{escape(str(part))}</li>" for part in value)
        return f'<ul style="margin:0;padding-left:1.1em;text-align:left">{parts}</ul>'
    if types.is_list_like(value) and not isinstance(value, Mapping):
        return escape(", ".join(map(str, value))) or "–"
    return "NaN" if isinstance(value, float) and pd.isna(value) else escape(str(value))

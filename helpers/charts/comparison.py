"""The comparison table: one row for each facet, one column for each role. It has no picture, and needs none."""

from collections import Counter
from itertools import chain

import pandas as pd

from helpers.charts.style import role_colours
from helpers.english import count_noun, join_names, name_few, say_most, say_shared, start, state_part
from helpers.panels import Panel, first_six
from helpers.roles import fill_blanks, role_names
from helpers.tables import Lines


def find_grouping(rows):
    """Choose the column that gives a wide table its rows: facet, or theme, or area where both are blank everywhere."""
    rows = fill_blanks(rows)
    return next((column for column in ("facet", "theme") if column in rows and (rows[column] != "").any()), "area")


def tabulate_comparison(rows):
    """Turn tidy rows into a wide table: a tuple of attributes for each facet and role, in the order of `rows`."""
    rows, names, by = fill_blanks(rows), role_names(rows), find_grouping(rows)
    labels = rows[by].replace("", f"no {by}")
    wide = [[tuple(rows["attribute"][(labels == label) & (rows["role"] == name)].drop_duplicates()) for name in names]
            for label in labels.unique()]
    return pd.DataFrame(wide, index=pd.Index(labels.unique(), name=by), columns=pd.Index(names, name="role"))


def _find_shared(table):
    """List what stands in more than one column of a row: (label of the row, entry)."""
    return [(label, entry) for label, *cells in table.itertuples(name=None)
            for entry, times in Counter(chain(*cells)).items() if times > 1]


def describe_comparison(table):
    """Say what stands side by side, what stands in more than one column, and which cells are empty."""
    shared = [f"{entry} (in {label})" for label, entry in _find_shared(table)]
    empty = [f"{label} of {name}" for label, row in table.iterrows() for name in table.columns if not row[name]]
    alone, sizes = table.shape[1] == 1, count_noun(table.map(len).to_numpy().sum(), "overview")
    says = [f"{join_names(table.columns)} {'has' if alone else 'stand side by side, with'} {sizes} in "
            f"{count_noun(len(table), table.index.name)}."]
    none = f"No two roles have the same entry in one {table.index.name}."
    says += [] if alone else [say_shared(shared, "overview") if shared else none]
    return " ".join([*says, f"Empty: {name_few(empty, 'cell')}." if empty else "No cell is empty."])


@first_six
def view_comparison(rows, choice=None):
    """Show the comparison table; `choice` is what its cells hold: "Attributes", or "How many" of them."""
    table = tabulate_comparison(rows)
    shared, sentence = _find_shared(table), describe_comparison(table)
    cells = [[Lines(f"{entry} (shared)" if (label, entry) in shared else entry for entry in cell) for cell in row]
             for label, *row in table.itertuples(name=None)]
    shown = pd.DataFrame(cells, index=table.index, columns=table.columns)
    if choice == "How many":
        shown = table.map(len)
        sentence = " ".join(f"{name} has {count_noun(counts.sum(), 'overview')}{say_most(counts)}."
                            for name, counts in shown.items())
        name = "Together" if "Together" not in table.index else "All together"  # a facet may be called so
        shown = pd.concat([shown, shown.sum().to_frame(name).T.rename_axis(table.index.name)])
    common, noun = len({label for label, _ in shared}), table.index.name
    caption = state_part(common, len(table), noun, f"has {'something' if common else 'anything'} in common")
    caption = caption if table.shape[1] > 1 else f"{start(count_noun(len(table), noun))}, one role"
    shown.attrs = {"caption": caption, "colours": role_colours(rows)}
    return Panel(sentence, table=shown)

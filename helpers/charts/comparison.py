"""The comparison table: one row for each facet, one column for each role. It has no picture, and needs none."""

from collections import Counter
from itertools import chain

import pandas as pd

from helpers.charts.style import role_colours
from helpers.english import agree, count_noun, join_names, name_some, say_number, start, state_part
from helpers.panels import Panel, first_six
from helpers.roles import fill_blanks, role_names
from helpers.tables import Lines


def find_grouping(rows):
    """Choose the column that gives a wide table its rows.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.

    Returns
    -------
    str
        "facet", or "theme" where all facets are blank, or "area" where the themes are blank too.
    """
    rows = fill_blanks(rows)
    return next((column for column in ("facet", "theme") if column in rows and (rows[column] != "").any()), "area")


def tabulate_comparison(rows):
    """Turn tidy rows into a wide table: a tuple of attributes for each facet and role, in the order of `rows`.

    >>> rows = pd.DataFrame({"role": ["A", "A", "B"], "facet": ["Goal", "Goal", "Skill"], "attribute": list("xyz")})
    >>> tabulate_comparison(rows)
    role        A     B
    facet
    Goal   (x, y)    ()
    Skill      ()  (z,)
    """
    rows, names = fill_blanks(rows), role_names(rows)
    by = find_grouping(rows)
    labels = rows[by].replace("", f"no {by}")
    groups = rows.groupby([labels, rows["role"].astype(str)], sort=False)["attribute"]
    cells = {pair: tuple(attributes.drop_duplicates()) for pair, attributes in groups}
    wide = [[cells.get((label, name), ()) for name in names] for label in labels.unique()]
    return pd.DataFrame(wide, index=pd.Index(labels.unique(), name=by), columns=pd.Index(names, name="role"))


def headline_comparison(table):
    """Say in one line how much the columns have in common: the table's caption."""
    noun, rows, common = table.index.name, len(table), len(find_common(table))
    if table.shape[1] == 1:
        return f"{start(count_noun(rows, noun))}, one role"
    return state_part(common, rows, noun, f"has {'something' if common else 'anything'} in common")


def describe_comparison(table):
    """Say what stands side by side, what stands in more than one column, and which cells are empty."""
    names, entries = list(table.columns), table.map(len).to_numpy().sum()
    verb = "has" if len(names) == 1 else "stand side by side, with"
    sizes = f"{count_noun(entries, 'overview')} in {count_noun(len(table), table.index.name)}"
    return " ".join([f"{join_names(names)} {verb} {sizes}.", *_say_common(table), _say_empty(table)])


def find_common(table):
    """Find what stands in more than one column: label of the row -> entries, for rows that have any."""
    counts = {label: Counter(chain(*cells)) for label, *cells in table.itertuples(name=None)}
    common = {label: [entry for entry, times in found.items() if times > 1] for label, found in counts.items()}
    return {label: entries for label, entries in common.items() if entries}


def _say_common(table):
    common, columns = find_common(table), "both columns" if table.shape[1] == 2 else "more than one column"
    if table.shape[1] == 1:
        return []
    if not common:
        return [f"Nothing stands in {columns} of a row."]
    if sum(map(len, common.values())) > 12:
        rows = count_noun(len(common), table.index.name)
        return [f"Something stands in {columns} in {rows}{name_some(common)}."]
    return [f"Shared: {'; '.join(f'{join_names(entries)} (in {label})' for label, entries in common.items())}."]


def _say_empty(table):
    empty = [f"{label} of {name}" for label, row in table.iterrows() for name in table.columns if not row[name]]
    if not empty:
        return "No cell is empty."
    return f"{start(count_noun(len(empty), 'cell'))} {agree(len(empty), 'is')} empty{name_some(empty)}."


def describe_counts(table):
    """Say how many entries each role has, and where it has most."""
    sentences = []
    for name in table.columns:
        counts = table[name].map(len)
        top = list(counts.index[counts == counts.max()])
        text = f"{name} has {count_noun(counts.sum(), 'overview')}"
        if len(table) > 1 and len(top) <= 3:
            text += f", most in {join_names(top)}: {say_number(counts.max())}{' each' if len(top) > 1 else ''}"
        sentences.append(f"{text}.")
    return " ".join(sentences)


@first_six
def view_comparison(rows, choice=None):
    """Show the comparison table; `choice` is what its cells hold: "Attributes", or "How many" of them."""
    table = tabulate_comparison(rows)
    if choice == "How many":
        shown, sentence = _count(table), describe_counts(table)
    else:
        shown, sentence = _list(table), describe_comparison(table)
    shown.attrs = {"caption": headline_comparison(table), "colours": role_colours(rows)}
    return Panel(sentence, table=shown)


def _count(table):
    counts = table.map(len)
    name = "Together" if "Together" not in table.index else "All together"  # a facet may be called so
    total = counts.sum().to_frame(name).T.rename_axis(table.index.name)
    return pd.concat([counts, total]) if len(counts) > 1 else counts


def _list(table):
    """Set each cell's attributes one below the other, and say in words which stand in another column too."""
    common = find_common(table)
    cells = [[Lines(f"{entry} (shared)" if entry in common.get(label, ()) else entry for entry in cell)
              for cell in row] for label, *row in table.itertuples(name=None)]
    return pd.DataFrame(cells, index=table.index, columns=table.columns)

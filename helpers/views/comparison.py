"""View of the comparison table: one row for each facet, one column for each role."""

import pandas as pd

from helpers.charts.style import role_colours
from helpers.panels import Panel, first_six
from helpers.roles import fill_blanks, role_names
from helpers.tables import Lines
from helpers.words import comparison as say


def find_grouping(rows):
    """Choose the column that gives a wide table its rows: the facet, or the next best that is filled.

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
    """Turn tidy rows into a wide table.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.

    Returns
    -------
    DataFrame of tuple
        One row per facet (or what `find_grouping` chooses) and one column per role, both in the order of `rows`;
        a cell holds the attributes that stand there, none where the source names none.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": ["A", "A", "B"], "facet": ["Goal", "Goal", "Skill"], "attribute": list("xyz")})
    >>> tabulate_comparison(rows)
    role        A     B
    facet
    Goal   (x, y)    ()
    Skill      ()  (z,)
    """
    by = find_grouping(rows)
    labels = rows[by].replace("", f"no {by}")
    groups = rows.groupby([labels, rows["role"].astype(str)], sort=False)["attribute"]
    cells = {pair: tuple(attributes.drop_duplicates()) for pair, attributes in groups}
    names = role_names(rows)
    wide = [[cells.get((label, name), ()) for name in names] for label in labels.unique()]
    return pd.DataFrame(wide, index=pd.Index(labels.unique(), name=by), columns=pd.Index(names, name="role"))


@first_six
def view_comparison(rows, choice=None):
    """Show the comparison table. `choice` is what its cells hold: "Attributes", or "How many" of them."""
    table = tabulate_comparison(rows)
    if choice == "How many":
        shown, sentence = _count(table), say.describe_counts(table)
    else:
        shown, sentence = _list(table), say.describe_comparison(table)
    shown.attrs = {"caption": say.headline_comparison(table), "colours": role_colours(rows)}
    return Panel(sentence, table=shown)


def _count(table):
    counts = table.map(len)
    name = "Together" if "Together" not in table.index else "All together"  # a facet may be called so
    total = counts.sum().to_frame(name).T.rename_axis(table.index.name)
    return pd.concat([counts, total]) if len(counts) > 1 else counts


def _list(table):
    """Set each cell's attributes one below the other, and say in words which stand in another column too."""
    common = say.find_common(table)
    cells = [[Lines(f"{entry} (shared)" if entry in common.get(label, ()) else entry for entry in cell)
              for cell in row] for label, *row in table.itertuples(name=None)]
    return pd.DataFrame(cells, index=table.index, columns=table.columns)

"""Two facets of an area side by side: which attributes each one holds, for which roles."""

import pandas as pd

from helpers.overlap import tabulate_roles
from helpers.roles import fill_blanks, role_names


def list_facets(rows):
    """List the facets that rows hold, in order of appearance; a blank is no facet."""
    return [facet for facet in fill_blanks(rows)["facet"].unique() if facet] if "facet" in rows else []


def choose_facets(rows, first, second):
    """Choose the two facets of a lesson: the wanted ones, or the first two that the rows hold.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, of one area.
    first, second : str
        The wanted facets.

    Returns
    -------
    tuple of str
        Always two; the wanted ones where the rows hold any of them, or fewer than two others.
    """
    held = list_facets(rows)
    if {first, second} <= set(held) or len(held) < 2:
        return first, second
    return held[0], held[1]


def find_facets(rows, first, second):
    """Choose the two facets of a lesson as `choose_facets` does, and say in a line if others stand in.

    Parameters
    ----------
    rows, first, second
        As for `choose_facets`.

    Returns
    -------
    tuple of str
    """
    found = choose_facets(rows, first, second)
    if len(list_facets(rows)) < 2:
        print("These rows do not hold two facets, so tables that need them stay empty. Fill the column facet "
              f"of the file, with {first} and {second} for example.")
    elif found != (first, second):
        print(f"These rows do not hold both {first} and {second}. "
              f"This lesson uses {found[0]} and {found[1]} instead.")
    return found


def tabulate_facets(rows, facets, level="attribute"):
    """Mark which role has which attribute in each of these facets.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.
    facets : sequence of str
    level : str, default "attribute"
        The column to compare by.

    Returns
    -------
    DataFrame of bool
        (facet, attribute) x role, the facets in the order asked for. A facet without attributes has no row.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": list("AAB"), "facet": ["who", "how", "how"], "attribute": list("xyy")})
    >>> tabulate_facets(rows, ["who", "how"])
    role                A      B
    facet attribute
    who   x          True  False
    how   y          True   True
    """
    names, rows, tables = role_names(rows), fill_blanks(rows), {}
    for facet in facets if "facet" in rows else ():
        part = rows[(rows["facet"] == facet) & (rows[level] != "")]
        if len(part):
            tables[facet] = tabulate_roles(part, level).reindex(columns=names, fill_value=False)
    if not tables:
        return pd.DataFrame(columns=pd.Index(names, name="role"), dtype=bool)
    return pd.concat(tables, names=["facet", level]).rename_axis(columns="role")


def count_pairs(table):
    """Count, for each role, the pairs that a join makes: the size of one list times that of the other.

    Parameters
    ----------
    table : DataFrame of bool
        (facet, attribute) x role with two facets, as `tabulate_facets` gives it.

    Returns
    -------
    Series of int
        One number per role.
    """
    return table.groupby(level=0, sort=False).sum().prod()


def join_facets(rows, first, second):
    """Pair each attribute of one facet with each of another, role by role.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.
    first, second : str
        Facets.

    Returns
    -------
    DataFrame
        One row per pair: the `role`, and the attributes in columns named after the facets.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": list("AAA"), "facet": ["who", "how", "how"], "attribute": list("xyz")})
    >>> join_facets(rows, "who", "how")
      role who how
    0    A   x   y
    1    A   x   z
    """
    left, right = (rows.loc[rows["facet"] == facet, ["role", "attribute"]] for facet in (first, second))
    # Named after the merge: a facet may be called role.
    return left.merge(right, on="role").set_axis(["role", first, second], axis=1)

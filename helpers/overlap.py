"""Set logic on role rows: who has what, and what is shared.

Everything here turns rows into a small DataFrame. Nothing draws, and nothing is changed in place.
"""

import pandas as pd

from helpers.roles import fill_blanks, role_names


def tabulate_roles(rows, level="attribute"):
    """Mark which role has which attribute.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them.
    level : str, default "attribute"
        The column to compare by: "attribute", "theme", or any other.

    Returns
    -------
    DataFrame of bool
        One row per attribute and one column per role, both in the order of `rows`. A blank is no attribute.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": ["A", "A", "B"], "attribute": ["Writing", "Pitching", "Writing"]})
    >>> tabulate_roles(rows)
    role          A      B
    attribute
    Writing    True   True
    Pitching   True  False
    """
    names, rows = role_names(rows), fill_blanks(rows)
    rows = rows[rows[level] != ""]
    items = rows[level].drop_duplicates()
    pairs = pd.MultiIndex.from_frame(rows[[level, "role"]].astype(str).drop_duplicates())
    table = pd.Series(True, index=pairs).unstack(fill_value=False)
    places = {"index": pd.Index(items, name=level), "columns": pd.Index(names, name="role")}
    return table.reindex(**places, fill_value=False).astype(bool)


def split_overlap(table):
    """Sort attributes by who has them: one role alone, or several.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_roles` gives it.

    Returns
    -------
    list of (tuple of str, dict of str to tuple)
        Groups: the group's roles, and each of its attributes with the roles that have it. One group for each
        role alone; from two roles on one for what is shared, in the middle of two and after three or more.
    """
    names, has = list(table.columns), table.to_numpy()
    held = {item: tuple(name for name, yes in zip(names, row, strict=True) if yes)
            for item, row in zip(table.index, has, strict=True)}
    alone = [((name,), {item: who for item, who in held.items() if who == (name,)}) for name in names]
    shared = (tuple(names), {item: who for item, who in held.items() if len(who) > 1})
    if len(names) == 2:
        return [alone[0], shared, alone[1]]
    return [*alone, shared] if len(names) > 2 else alone


def list_sets(sets):
    """Show sets as a table: how many things each one holds, and which, in the order of the alphabet.

    Parameters
    ----------
    sets : dict of str to set
        What each set is called, and the set.

    Returns
    -------
    DataFrame
        One row per set: `how many` and `which`, a text.

    Examples
    --------
    >>> list_sets({"on both days": {"milk", "apples"}, "never": set()})
                  how many         which
    set
    on both days         2  apples, milk
    never                0             –
    """
    which = [", ".join(sorted(map(str, items))) or "–" for items in sets.values()]
    table = pd.DataFrame({"how many": list(map(len, sets.values())), "which": which}, index=pd.Index(sets, name="set"))
    table.attrs["caption"] = "What is in each set"
    return table


def count_areas(rows):
    """Count, in each area, what each role has alone and what is shared.

    Returns
    -------
    DataFrame of int
        One row per area in the order of `rows`. From two roles on a column "Only …" for each role, and the last one
        "Shared"; for one role its name.
    """
    names, rows, counts = role_names(rows), fill_blanks(rows), {}
    for area, group in rows.groupby("area", sort=False, observed=True):
        table = tabulate_roles(group)
        alone = table[table.sum(axis=1) == 1].sum().reindex(names, fill_value=0)
        counts[area] = [*alone, len(table) - alone.sum()] if len(names) > 1 else [*alone]
    # No role can be called so: one that is named Shared has the column "Only Shared".
    columns = [*(f"Only {name}" for name in names), "Shared"] if len(names) > 1 else names
    return pd.DataFrame.from_dict(counts, orient="index", columns=columns).rename_axis(index="area")


def find_area(roles, wanted, but=None):
    """Choose the area of a lesson: the wanted one, or the fullest one where a file has no rows in that.

    Parameters
    ----------
    roles : DataFrame
    wanted : str
        An area's slug.
    but : str, optional
        An area to avoid if there is another, so that an exercise is about something new.

    Returns
    -------
    str
        If it is not the wanted one, a line says so.
    """
    sizes = fill_blanks(roles)["area"].value_counts().drop("", errors="ignore")
    if wanted in sizes:
        return wanted
    others = sizes.drop([but], errors="ignore")
    area = (others if len(others) else sizes).index[0]
    print(f"These roles have no rows in {wanted}. This lesson uses {area} instead.")
    return area

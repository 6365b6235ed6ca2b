"""Set logic on role rows: who has what, what is shared, and how similar roles are.

Everything here turns rows into a small DataFrame. Nothing draws, and nothing is changed in place.
"""

from itertools import combinations

import numpy as np
import pandas as pd

from helpers.roles import AREAS, role_names

MEASURES = ("Jaccard index", "Overlap coefficient")


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
    names = role_names(rows)
    rows = rows[rows[level] != ""]
    items = rows[level].drop_duplicates()
    pairs = pd.MultiIndex.from_frame(rows[[level, "role"]].astype(str).drop_duplicates())
    table = pd.Series(True, index=pairs).unstack(fill_value=False)
    return table.reindex(index=pd.Index(items, name=level), columns=pd.Index(names, name="role"))


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


def count_emphasis(rows):
    """Count, for each attribute and role, the sections of the source that name it.

    Returns
    -------
    DataFrame of int
        One row per attribute, one column per role, in the order of `rows`; 0 where a role lacks the attribute.
        A row without sections counts as 1.
    """
    parts = rows[["role", "attribute"]].astype(str)
    if "sections" in rows:
        parts["section"] = rows["sections"].str.split(";")
        parts = parts.explode("section").assign(section=lambda frame: frame["section"].str.strip())
    counts = parts.drop_duplicates().groupby(["attribute", "role"], sort=False).size()
    names, items = role_names(rows), rows["attribute"].drop_duplicates()
    table = counts.unstack(fill_value=0)
    return table.reindex(index=pd.Index(items, name="attribute"), columns=pd.Index(names, name="role"))


def compare_pairs(rows, level="attribute"):
    """Measure the overlap of each pair of roles.

    Returns
    -------
    DataFrame
        One row per pair: `first`, `second`, `shared` (size of the intersection), `union`, `smaller` (size of
        the smaller set), `Jaccard index` and `Overlap coefficient` (both 0 to 1).

    References
    ----------
    Jaccard, P. (1912). The distribution of the flora in the alpine zone. *New Phytologist* 11(2), 37-50.
    Szymkiewicz-Simpson overlap coefficient: Simpson, G. G. (1943). Mammals and the nature of continents.
    *American Journal of Science* 241(1), 1-31.

    Examples
    --------
    >>> rows = pd.DataFrame({"role": list("AABBB"), "attribute": list("xyyzw")})
    >>> compare_pairs(rows)[["shared", "union", "Jaccard index", "Overlap coefficient"]]
       shared  union  Jaccard index  Overlap coefficient
    0       1      4           0.25                  0.5
    """
    sets = {name: set(rows.loc[rows["role"] == name, level]) for name in role_names(rows)}
    pairs = []
    for first, second in combinations(sets, 2):
        a, b = sets[first], sets[second]
        shared, union, smaller = len(a & b), len(a | b), min(len(a), len(b))
        pairs.append((first, second, shared, union, smaller, shared / union, shared / smaller))
    return pd.DataFrame(pairs, columns=["first", "second", "shared", "union", "smaller", *MEASURES])


def similarity(roles, *, measure="jaccard", level="attribute", area=None):
    """Measure how similar every role is to every other.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them.
    measure : {"jaccard", "overlap"}
        Jaccard index (shared / union), or overlap coefficient (shared / size of the smaller set).
    level : {"attribute", "theme"}
        What counts as the same thing: the same attribute, or the same theme, of the same area.
    area : str, optional
        Compare within one area only.

    Returns
    -------
    DataFrame of float
        Role x role, 0 to 1; not a number where a role has no rows to compare.

    Raises
    ------
    ValueError
        If `measure`, `level` or `area` is not one that the rows can give.
    """
    if measure not in ("jaccard", "overlap"):
        raise ValueError(f"measure is {measure!r}; it can be 'jaccard' or 'overlap'")
    if level not in ("attribute", "theme"):
        raise ValueError(f"level is {level!r}; it can be 'attribute' or 'theme'")
    names = role_names(roles)
    if area is not None and area not in (*AREAS, *roles["area"].unique()):
        raise ValueError(f"area is {area!r}; it can be one of: {', '.join(AREAS)}")
    rows = roles if area is None else roles[roles["area"] == area]
    shared = _count_shared(rows[rows[level] != ""], names, level)
    sizes = shared.diagonal()
    if measure == "jaccard":
        whole = sizes[:, None] + sizes[None, :] - shared
    else:
        whole = np.minimum(sizes[:, None], sizes[None, :])
    whole = np.where((sizes[:, None] == 0) | (sizes[None, :] == 0), np.nan, whole)
    index = pd.Index(names, name="role")
    return pd.DataFrame(shared / whole, index=index, columns=index.rename(None))


def _count_shared(rows, names, level, block=512):
    """Count the items that each pair of roles shares: role x role, each role's own count on the diagonal.

    Roles by items would be one large table, mostly empty. Instead, items that one role alone has are only
    counted, and the shared ones are multiplied a block at a time: memory stays linear in rows.
    """
    role = pd.Index(names).get_indexer(rows["role"].astype(str))
    keys = [rows[column] for column in ("area", level) if column in rows]
    item = rows.groupby(keys, sort=False, observed=True).ngroup().to_numpy()
    pairs = np.unique(np.stack([item, role]), axis=1)
    holders = np.bincount(pairs[0], minlength=1)
    alone = holders[pairs[0]] == 1
    counts = np.diag(np.bincount(pairs[1, alone], minlength=len(names)).astype(float))
    items, roles = pairs[:, ~alone]
    items = np.unique(items, return_inverse=True)[1]
    for start in range(0, len(np.unique(items)), block):
        inside = (items >= start) & (items < start + block)
        has = np.zeros((len(names), block), dtype=np.float32)
        has[roles[inside], items[inside] - start] = 1
        counts += has @ has.T
    return counts


def count_areas(rows):
    """Count, in each area, what each role has alone and what is shared.

    Returns
    -------
    DataFrame of int
        One row per area, one column per role (what it has alone), and from two roles on a column "Shared".
    """
    names = role_names(rows)
    counts = {}
    for area, group in rows.groupby("area", sort=False, observed=True):
        table = tabulate_roles(group)
        alone = table[table.sum(axis=1) == 1].sum()
        counts[area] = {**alone, "Shared": len(table) - alone.sum()}
    columns = [*names, "Shared"] if len(names) > 1 else names
    table = pd.DataFrame.from_dict(counts, orient="index").reindex(columns=columns).fillna(0).astype(int)
    return table.rename_axis(index="area", columns="role")


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
    sizes = roles["area"].value_counts()
    if wanted in sizes:
        return wanted
    others = sizes.drop(but, errors="ignore")
    area = (others if len(others) else sizes).index[0]
    print(f"These roles have no rows in {wanted}. This lesson uses {area} instead.")
    return area

"""Numbers about overlap: emphasis, and how similar roles are, pair by pair or all at once."""

from itertools import combinations

import numpy as np
import pandas as pd

from helpers.overlap import tabulate_roles
from helpers.roles import AREAS, fill_blanks, role_names

MEASURES = ("Jaccard index", "Overlap coefficient")


def count_emphasis(rows):
    """Count, for each attribute and role, the sections of the source that name it.

    Returns
    -------
    DataFrame of int
        One row per attribute, one column per role, in the order of `rows`; 0 where a role lacks the attribute.
        A row without sections counts as 1.
    """
    held = tabulate_roles(rows)
    return _count_sections(rows, held).clip(lower=held.astype(int))


def find_unsourced(rows):
    """Find what no section of the source names: there, an emphasis of 1 is a blank, and no count.

    Returns
    -------
    DataFrame of bool
        Attribute x role, as `count_emphasis` has it.
    """
    held = tabulate_roles(rows)
    return held & (_count_sections(rows, held) == 0)


def _count_sections(rows, held):
    """Count the different sections named for each attribute and role of `held`."""
    parts = rows[["role", "attribute"]].astype(str)
    parts["section"] = fill_blanks(rows)["sections"].str.split(";") if "sections" in rows else ""
    parts = parts.explode("section").assign(section=lambda frame: frame["section"].str.strip())
    counts = parts[parts["section"] != ""].drop_duplicates().groupby(["attribute", "role"]).size()
    return counts.unstack(fill_value=0).reindex_like(held).fillna(0).astype(int)


def compare_pairs(rows, level="attribute"):
    """Measure the overlap of each pair of roles.

    Returns
    -------
    DataFrame
        One row per pair: `first`, `second`, `shared` (size of the intersection), `union`, `smaller` (size of
        the smaller set), `Jaccard index` and `Overlap coefficient` (both 0 to 1). A blank is no attribute; a
        role that has blanks alone is in no pair.

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
    rows = fill_blanks(rows)
    rows = rows[rows[level] != ""]
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
    rows = fill_blanks(roles[[column for column in ("role", "area", level) if column in roles]])
    rows = rows if area is None else rows[rows["area"] == area]
    shared = _count_shared(rows[rows[level] != ""], names)
    sizes = shared.diagonal()
    if measure == "jaccard":
        whole = sizes[:, None] + sizes[None, :] - shared
    else:
        whole = np.minimum(sizes[:, None], sizes[None, :])
    whole = np.where((sizes[:, None] == 0) | (sizes[None, :] == 0), np.nan, whole)
    index = pd.Index(names, name="role")
    table = pd.DataFrame(shared / whole, index=index, columns=index.rename(None))
    table.attrs["caption"] = (f"{MEASURES[measure == 'overlap']} of each pair of roles, by {level}s, "
                              f"{area or 'all areas together'}")
    return table


def _count_shared(rows, names, block=512):
    """Count the items that each pair of roles shares: role x role, each role's own count on the diagonal.

    Roles by items would be one large table, mostly empty. Instead, items that one role alone has are only
    counted, and the shared ones are multiplied a block at a time: memory stays linear in rows.
    """
    role = pd.Index(names).get_indexer(rows["role"])
    item = rows.groupby([*rows.columns[1:]], sort=False, observed=True).ngroup().to_numpy(dtype=np.intp)
    item, role = np.divmod(pd.unique(item * len(names) + role), len(names))
    holders = np.bincount(item)
    alone = holders[item] == 1
    counts = np.diag(np.bincount(role[alone], minlength=len(names)).astype(float))
    place = (holders > 1).cumsum() - 1
    item, role = place[item[~alone]], role[~alone]
    total = int((holders > 1).sum())
    for start in range(0, total, block):
        inside = (item >= start) & (item < start + block)
        has = np.zeros((len(names), min(block, total - start)), dtype=np.float32)
        has[role[inside], item[inside] - start] = 1
        counts += has @ has.T
    return counts

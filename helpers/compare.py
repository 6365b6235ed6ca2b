"""Sets, emphasis, similarity and facets: from rows to a small DataFrame. Nothing draws, and nothing is changed."""

from itertools import combinations

import numpy as np
import pandas as pd

from helpers.roles import AREAS, MAX_ROLES, fill_blanks, leave_out_overview, role_names, split_sections

MEASURES = ("Jaccard index", "Overlap coefficient")


def _pick_filled(rows, level):
    """Return the rows that name a role and something at this level."""
    rows = fill_blanks(rows)
    return rows[(rows[level] != "") & rows["role"].isin(role_names(rows))]


def tabulate_roles(rows, level="attribute"):
    """Mark which role has which attribute, theme or facet: the column `level` says what goes down the side.

    >>> rows = pd.DataFrame({"role": ["A", "A", "B"], "attribute": ["Writing", "Pitching", "Writing"]})
    >>> tabulate_roles(rows)
    role          A      B
    attribute
    Writing    True   True
    Pitching   True  False
    """
    names, rows = role_names(rows), _pick_filled(rows, level)
    pairs = pd.MultiIndex.from_frame(rows[[level, "role"]].astype(str).drop_duplicates())
    places = {"index": pd.Index(rows[level].drop_duplicates(), name=level), "columns": pd.Index(names, name="role")}
    return pd.Series(True, index=pairs).unstack(fill_value=False).reindex(**places, fill_value=False).astype(bool)


def split_overlap(table):
    """Group a table's attributes, (roles, {attribute: its roles}): each role's own, and last what is shared."""
    names, has = list(table.columns), table.to_numpy()
    held = {item: tuple(name for name, yes in zip(names, row, strict=True) if yes)
            for item, row in zip(table.index, has, strict=True)}
    alone = [((name,), {item: who for item, who in held.items() if who == (name,)}) for name in names]
    shared = (tuple(names), {item: who for item, who in held.items() if len(who) > 1})
    return [*alone, shared] if len(names) > 1 else alone


def list_sets(sets):
    """Show sets, name -> items, as a table: how many things each one holds, and which."""
    which = [", ".join(sorted(map(str, items))) or "–" for items in sets.values()]
    return pd.DataFrame({"how many": list(map(len, sets.values())), "which": which}, index=pd.Index(sets, name="set"))


def count_areas(rows):
    """Count what each role has alone and what is shared, area x "Only …" and "Shared"; of one role, what it has."""
    names, counts = role_names(rows), {}
    for area, group in fill_blanks(rows).groupby("area", sort=False, observed=True):
        table = tabulate_roles(group)
        alone = table[table.sum(axis=1) == 1].sum().reindex(names, fill_value=0)
        counts[area] = [*alone, len(table) - alone.sum()] if len(names) > 1 else [*alone]
    # No role can be called so: one that is named Shared has the column "Only Shared".
    columns = [*(f"Only {name}" for name in names), "Shared"] if len(names) > 1 else names
    return pd.DataFrame.from_dict(counts, orient="index", columns=columns).rename_axis(index="area")


def find_area(roles, wanted, but=None):
    """Choose the area of a lesson: the wanted one, or the fullest, not `but` if there is another; and say so."""
    sizes = fill_blanks(roles)["area"].value_counts().drop("", errors="ignore")
    if wanted in sizes:
        return wanted
    area = [*sizes.index.drop(but, errors="ignore"), but][0]
    print(f"These roles have no rows in {wanted}. This lesson uses {area} instead.")
    return area


def find_pair(rows):
    """Choose the two roles that a lesson compares by hand, and say so: of the first six, the two that share most."""
    names = role_names(rows)
    if len(names) < 2:
        print(f"There is only {names[0]} here, compared with itself: so all of it is shared.")
        return names[0], names[0]
    pairs = compare_pairs(rows[rows["role"].isin(names[:MAX_ROLES])])
    first, second = pairs.loc[pairs["shared"].idxmax(), ["first", "second"]]
    if len(names) > 2:
        print(f"We compare {first} with {second}, the two that share most.")
    return first, second


def count_emphasis(rows):
    """Count the sections of the source that name an attribute: a row without sections counts as 1."""
    held, parts = tabulate_roles(rows), rows[["role", "attribute"]].astype(str)
    parts["section"] = fill_blanks(rows)["sections"].map(split_sections) if "sections" in rows else ""
    counts = parts.explode("section").replace("", None).groupby(["attribute", "role"])["section"].nunique()
    return counts.unstack(fill_value=0).reindex_like(held).fillna(0).astype(int).clip(lower=held.astype(int))


def compare_pairs(rows, level="attribute"):
    """Measure each pair of roles that have something: intersection, union, smaller set, and both measures."""
    rows, pairs = _pick_filled(rows, level), []
    sets = {name: set(rows.loc[rows["role"] == name, level]) for name in role_names(rows)}
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
    measure : {"jaccard", "overlap"}
        Jaccard index (shared / union), or overlap coefficient (shared / size of the smaller set).
    level : {"attribute", "theme"}
        What counts as the same thing: the same attribute, or the same theme, of the same area.
    area : str, optional
        Compare within one area only; by default in all of them but the overview, which repeats the others.

    Returns
    -------
    DataFrame of float, role x role
        Not a number where a role has no rows to compare.

    References
    ----------
    Jaccard, P. (1912). The distribution of the flora in the alpine zone. *New Phytologist* 11(2), 37-50.
    Simpson, G. G. (1943). Mammals and the nature of continents. *American Journal of Science* 241(1), 1-31.
    """
    known = {"measure": (measure, ("jaccard", "overlap")), "level": (level, ("attribute", "theme")),
             "area": (area, (None, *AREAS, *roles["area"].unique()))}
    for name, (value, choices) in known.items():
        if value not in choices:
            listed = ", ".join(repr(choice) for choice in dict.fromkeys(choices) if choice)
            raise ValueError(f"{name} is {value!r}; it can be one of: {listed}")
    names, rows = role_names(roles), _pick_filled(roles, level)
    rows = leave_out_overview(rows) if area is None else rows[rows["area"] == area]
    items = rows.groupby([column for column in ("area", level) if column in rows], observed=True).ngroup()
    has = np.zeros((len(names), items.nunique()), dtype=np.float32)
    has[pd.Index(names).get_indexer(rows["role"]), items] = 1
    shared = has @ has.T
    sizes = shared.diagonal()
    whole = sizes[:, None] + sizes - shared if measure == "jaccard" else np.minimum(sizes[:, None], sizes)
    whole = np.where((sizes[:, None] == 0) | (sizes == 0), np.nan, whole)
    table = pd.DataFrame(shared / whole, index=pd.Index(names, name="role"), columns=names)
    table.attrs["caption"] = (f"{MEASURES[measure == 'overlap']} of each pair of roles, by {level}s, "
                              f"{area or 'all areas together'}")
    return table


def list_facets(rows):
    """List the facets that rows hold, in order of appearance; a blank is no facet."""
    return [facet for facet in fill_blanks(rows)["facet"].unique() if facet] if "facet" in rows else []


def choose_facets(rows, first, second):
    """Choose two facets: the wanted ones if the rows hold both, or fewer than two others; else the first two."""
    held = list_facets(rows)
    return (first, second) if {first, second} <= set(held) or len(held) < 2 else (held[0], held[1])


def find_facets(rows, first, second):
    """Choose the two facets of a lesson: the wanted ones, or the first two that the rows hold, and say so."""
    found = choose_facets(rows, first, second)
    if len(list_facets(rows)) < 2:
        print("These rows do not hold two facets, so tables that need them stay empty. Fill the column facet "
              f"of the file, with {first} and {second} for example.")
    elif found != (first, second):
        print(f"These rows do not hold both {first} and {second}. This lesson uses {' and '.join(found)} instead.")
    return found


def tabulate_facets(rows, facets, level="attribute"):
    """Mark which role has which attribute in each of these facets, in their order: (facet, attribute) x role."""
    names = pd.Index(role_names(rows), name="role")
    rows = _pick_filled(rows, level)
    parts = {facet: rows[rows["facet"] == facet] for facet in facets if "facet" in rows}
    tables = {facet: tabulate_roles(part, level).reindex(columns=names, fill_value=False)
              for facet, part in parts.items() if len(part)}
    return pd.concat(tables, names=["facet", level]) if tables else pd.DataFrame(columns=names, dtype=bool)


def join_facets(rows, first, second):
    """Pair each attribute of one facet with each of another, role by role: the role, then a column for each facet."""
    left, right = (rows.loc[rows["facet"] == facet, ["role", "attribute"]] for facet in (first, second))
    # Named after the merge: a facet may be called role.
    return left.merge(right, on="role").set_axis(["role", first, second], axis=1)

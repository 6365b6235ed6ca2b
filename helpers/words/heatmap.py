"""Sentences about similarity across areas and levels: the twins of `helpers.charts.heatmap`."""

from helpers.charts.heatmap import ALL
from helpers.english import join_names, say_number, start


def headline_heatmap(table):
    """Name the areas that are most alike by attributes, or the closest pair of roles.

    Parameters
    ----------
    table : DataFrame of float
        Area x level for two roles, or role x (level, role) for more.

    Returns
    -------
    str
    """
    if table.columns.nlevels > 1:
        return _head_pairs(table)
    areas = table.drop(index=ALL, errors="ignore")
    tops = {level: _find_top(areas[level].dropna()) for level in table.columns}
    if not (areas.max() > 0).any():
        return "Nothing is shared in any area" if len(areas) > 1 else f"Nothing is shared in {areas.index[0]}"
    if len(areas) == 1 or any(not 0 < len(top) < 3 for top in tops.values()):
        return "How alike are the roles, area by area?"
    if len(set(map(tuple, tops.values()))) == 1:
        return f"Most alike in {join_names(tops[table.columns[0]])}"
    return "Most alike " + join_names(f"by {level} in {join_names(top)}" for level, top in tops.items())


def _find_top(values):
    """List where the highest value is, or nothing where it is everywhere or zero."""
    top = list(values.index[values == values.max()])
    return top if len(top) < len(values) and values.max() > 0 else []


def _head_pairs(table):
    level = table.columns[0][0]
    pairs = _list_pairs(table[level])
    top = [pair for pair in pairs if pair[0] == pairs[0][0]]
    return f"Most alike by {level}: {join_names(top[0][1:])}" if len(top) == 1 else "Which roles are most alike?"


def _list_pairs(matrix):
    """List (value, first, second) of each pair of roles that can be compared, the highest value first."""
    names = list(matrix.index)
    pairs = [(matrix.loc[a, b], a, b) for i, a in enumerate(names) for b in names[i + 1:]]
    return sorted((pair for pair in pairs if pair[0] == pair[0]), key=lambda pair: -pair[0])


def describe_heatmap(table, measure="Jaccard index"):
    """Say the values: of each area for two roles, or of the closest and the most distant pair for more.

    Parameters
    ----------
    table
        As for `headline_heatmap`.
    measure : str
        What the values are.

    Returns
    -------
    str
    """
    if table.columns.nlevels > 1:
        return " ".join(_say_pairs(table[level], level, measure) for level in dict.fromkeys(
            table.columns.get_level_values(0)))
    levels = [f"by {level}" for level in table.columns]
    parts = [f"{area} {join_names(_say(value) for value in row.dropna())}" for area, row in table.iterrows()
             if row.notna().any()]
    sentence = f"{measure} {join_names(levels)}: {'; '.join(parts)}."
    empty = list(table.index[table.isna().all(axis=1)])
    return f"{sentence} {start(join_names(empty))}: a role has no rows there." if empty else sentence


def _say_pairs(matrix, level, measure):
    pairs = _list_pairs(matrix)
    if not pairs:
        return f"By {level}, no pair of roles can be compared."
    high, low = pairs[0][0], pairs[-1][0]
    if high == low:
        return f"By {level}, each pair of roles has the same {measure}: {_say(high)}."
    closest, furthest = (_name_pairs(pairs, value) for value in (high, low))
    return (f"By {level}, the highest {measure} is {_say(high)}, of {closest}, "
            f"and the lowest {_say(low)}, of {furthest}.")


def _name_pairs(pairs, wanted):
    """Name the pairs that have a value, or say how many they are where it is more than two."""
    names = [join_names(pair) for value, *pair in pairs if value == wanted]
    return "; ".join(names) if len(names) < 3 else f"{say_number(len(names))} pairs"


def _say(value):
    return f"{value:.2f}"

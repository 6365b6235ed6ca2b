"""Sentences about career ladders: the twins of `helpers.charts.careers`."""

from helpers.english import count_noun, join_names, say_number, say_part, start


def headline_ladder(table):
    """Say on how many steps the ladders carry the same title.

    Parameters
    ----------
    table : DataFrame of tuple of str
        (part, facet) x role, as `tabulate_ladder` gives it.
    """
    steps = table.loc["step"]
    if table.shape[1] == 1:
        return f"A ladder of {say_number(len(steps))} step{'' if len(steps) == 1 else 's'}"
    same = [_is_same(row) for _, row in steps.iterrows()]
    first = same.index(False) if False in same else 0
    if first and not any(same[first:]):
        return f"The ladders start alike and part at step {say_number(first + 1)}: {steps.index[first]}"
    number = say_part(sum(same), len(same), ("step", "steps"))
    return f"{start(number)} {'have' if sum(same) > 1 else 'has'} the same titles on each ladder"


def _is_same(row):
    return bool(row.iloc[0]) and len({frozenset(items) for items in row}) == 1


def describe_ladder(table):
    """Say each ladder from its first step up, and what the ladders rest on."""
    steps, sentences = table.loc["step"], []
    for name in table.columns:
        rungs = [f"{level}: {_name(items) or 'nothing said'}" for level, items in steps[name].items()]
        sentences.append(f"{name}, from the first step up: {'; '.join(rungs)}.")
    basis = table.drop(index="step", level="part").droplevel("part")
    for facet, row in basis.iterrows():
        sentences.append(f"Below the ladders, {facet}: {_say_basis(row)}.")
    return " ".join(sentences)


def _say_basis(row):
    """Name what roles share first, then what each has alone."""
    holders = {item: [role for role in row.index if item in row[role]] for items in row for item in items}
    if len(row) == 1:
        return _name(holders)
    shared = [item for item, roles in holders.items() if len(roles) > 1]
    parts = [f"{_name(shared)} ({'both roles' if len(row) == 2 else 'more than one role'})"] if shared else []
    for role in row.index:
        alone = [item for item, roles in holders.items() if roles == [role]]
        parts += [f"{_name(alone)} ({role})"] if alone else []
    return "; ".join(parts)


def _name(items, most=6):
    """Name a few items; count many, which the chart and the table name."""
    return join_names(items) if len(items) <= most else count_noun(len(items))

"""Sentences about sets: the twins of `helpers.charts.sets`."""

from helpers.overlap import split_overlap
from helpers.words.common import count_noun, join_names, name_some, say_number, start


def headline_overlap(table, noun="attribute"):
    """Say in one line how much is shared.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_roles` gives it.
    noun : str
        What an attribute is called: an area, "theme" or "attribute".
    """
    shared, every = int((table.sum(axis=1) > 1).sum()), count_noun(len(table), noun)
    if table.shape[1] == 1:
        return f"{start(every)} in this role"
    if shared == len(table):
        return f"All {every} {'is' if shared == 1 else 'are'} shared"
    return f"{start(say_number(shared) if shared else 'none')} of {every} {'is' if shared == 1 else 'are'} shared"


def describe_overlap(table, noun="attribute"):
    """Say who has what: the chart's alt text and caption."""
    names = list(table.columns)
    if len(names) == 1:
        return f"{names[0]} has {count_noun(len(table), noun)}{name_some(table.index)}."
    sentences = []
    for roles, items in split_overlap(table):
        if roles == tuple(names):
            who = f"{join_names(names)} share" if len(names) == 2 else "Two or more roles share"
            sentences.insert(0, f"{who} {count_noun(len(items), noun)}{name_some(items)}.")
        else:
            number = say_number(len(items)) if items else "none"
            sentences.append(f"Only {roles[0]} has {number}{name_some(items)}.")
    return " ".join(sentences)


def headline_areas(table):
    """Say in one line in how many areas something is shared."""
    if "Shared" not in table:
        return "How much there is to know, area by area"
    some = int((table["Shared"] > 0).sum())
    return f"Something is shared in {say_number(some)} of {say_number(len(table))} area{'s' if len(table) > 1 else ''}"


def describe_areas(table):
    """Say how much there is in all, how much of it is shared, and where most is."""
    every = int(table.to_numpy().sum())
    if "Shared" not in table:
        return (f"{start(count_noun(every))} in {say_number(len(table))} area{'s' if len(table) > 1 else ''}, "
                f"most of them in {table.sum(axis=1).idxmax()}.")
    shared = table["Shared"]
    text = f"Area by area, {say_number(int(shared.sum()))} of {count_noun(every)} are shared."
    return f"{text} Most are shared in {shared.idxmax()}: {say_number(int(shared.max()))}." if shared.max() else text

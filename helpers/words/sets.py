"""Sentences about sets: the twins of `helpers.charts.sets`."""

from helpers.overlap import split_overlap
from helpers.words.common import NOUNS, count_noun, join_names, name_some, say_number, say_part, start


def headline_overlap(table, noun="attribute"):
    """Say in one line how much is shared.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_roles` gives it.
    noun : str
        What an attribute is called: an area, "theme" or "attribute".

    Returns
    -------
    str
    """
    shared, many = int((table.sum(axis=1) > 1).sum()), len(table)
    if table.shape[1] == 1:
        return f"{start(count_noun(many, noun))} in this role"
    return f"{start(say_part(shared, many, noun))} {'is' if shared < 2 else 'are'} shared"


def describe_overlap(table, noun="attribute"):
    """Say who has what: the chart's alt text and caption.

    Parameters
    ----------
    table, noun
        As for `headline_overlap`.

    Returns
    -------
    str
    """
    names = list(table.columns)
    if len(names) == 1:
        return f"{names[0]} has {count_noun(len(table), noun)}{name_some(table.index)}."
    groups = split_overlap(table)
    sentences = [sentence for roles, items in groups if len(roles) > 1
                 for sentence in _say_shared(names, items, noun)]
    alone = [(roles[0], items) for roles, items in groups if len(roles) == 1]
    sentences += [f"Only {role} has {say_number(len(items))}{name_some(items)}." for role, items in alone if items]
    none = [role for role, items in alone if not items]
    if none:
        sentences.append(f"{join_names(none)} {'has none of its' if len(none) == 1 else 'have none of their'} own.")
    return " ".join(sentences)


def _say_shared(names, items, noun):
    if len(names) == 2:
        return [f"{join_names(names)} share {count_noun(len(items), noun)}{name_some(items)}."]
    if not items:
        return [f"No {NOUNS[noun][0]} is shared."]
    everywhere = [item for item, roles in items.items() if len(roles) == len(names)]
    if len(everywhere) == len(items):
        return [f"All {say_number(len(names))} roles share {count_noun(len(items), noun)}{name_some(items)}."]
    which = f"{'none' if not everywhere else say_number(len(everywhere))}{name_some(everywhere)}"
    return [f"Two or more roles share {count_noun(len(items), noun)}{name_some(items)}.",
            f"All {say_number(len(names))} share {which}."]


def headline_areas(table):
    """Say in one line in how many areas something is shared.

    Parameters
    ----------
    table : DataFrame of int
        Area x what each role has alone and what is shared, as `count_areas` gives it.

    Returns
    -------
    str
    """
    if table.shape[1] == 1:
        return "How much there is to know, area by area"
    some, many = int((table["Shared"] > 0).sum()), len(table)
    if many == 1:
        return f"{'Something' if some else 'Nothing'} is shared in {table.index[0]}"
    if not some:
        return f"Nothing is shared in any of {say_number(many)} areas"
    return f"Something is shared in {'all' if some == many else say_number(some) + ' of'} {say_number(many)} areas"


def describe_areas(table):
    """Say how much there is in all, how much of it is shared, and where most is.

    Parameters
    ----------
    table
        As for `headline_areas`.

    Returns
    -------
    str
    """
    many = int(table.to_numpy().sum())
    if table.shape[1] == 1:
        areas = count_noun(len(table), "area")
        return f"{start(count_noun(many))} in {areas}{_say_most(table.iloc[:, 0])}."
    shared = int(table["Shared"].sum())
    text = f"Area by area, {say_part(shared, many)} {'is' if shared < 2 else 'are'} shared"
    return f"{text}{_say_most(table['Shared'])}."


def _say_most(counts):
    """Name the areas with the largest count, unless there is one area only, or they are too many to name."""
    top = counts.index[counts == counts.max()]
    if not counts.max() or len(counts) == 1 or len(top) > 3:
        return ""
    if counts.max() == counts.sum():
        return f", {'all of them ' if counts.max() > 1 else ''}in {top[0]}"
    return f", the most in {join_names(top)}: {say_number(int(counts.max()))}{' each' if len(top) > 1 else ''}"

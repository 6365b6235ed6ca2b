"""Sentences about chains from what roles do to what comes of it: the twins of `helpers.charts.flow`."""

from helpers.english import join_names, start
from helpers.words.links import count_entries, list_shared, say_held, say_share, split_facets


def headline_flow(table):
    """Say in one line how many effects several roles lead to.

    Parameters
    ----------
    table : DataFrame of bool
        (facet, attribute) x role with two facets, as `tabulate_facets` gives it: from one to the other.

    Returns
    -------
    str
    """
    (first, left), (second, right) = split_facets(table)
    if table.shape[1] == 1:
        return f"From {count_entries(len(left), first)} to {count_entries(len(right), second)}"
    shared = len(list_shared(right))
    if not shared:
        return f"No {second} entry is claimed for more than one role"
    return (f"{start(say_share(shared, second, len(right)))} {'is' if shared == 1 else 'are'} claimed for "
            f"{'both roles' if table.shape[1] == 2 else 'more than one role'}")


def describe_flow(table):
    """Say what leads to what in each role, what several roles lead to, and what an arrow is worth.

    Parameters
    ----------
    table
        As for `headline_flow`.

    Returns
    -------
    str
    """
    sentences = [f"{name}: from {' to '.join(say_held(table, name))}." for name in table.columns]
    _, (facet, effects) = split_facets(table)
    if shared := list_shared(effects):
        which = "both roles" if table.shape[1] == 2 else "more than one role"
        sentences.append(f"For {which}: {count_entries(len(shared), facet)}{_bracket(shared)}.")
    return " ".join([*sentences, "An arrow repeats what the rows claim; it measures nothing."])


def _bracket(items):
    return f" ({join_names(items)})" if len(items) <= 12 else ""

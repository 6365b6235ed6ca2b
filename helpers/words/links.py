"""Sentences about two facets joined through roles: the twins of `helpers.charts.links`."""

from helpers.facets import count_pairs
from helpers.english import join_names, name_some, say_number, say_part, start


def count_entries(number, facet):
    """Write how many attributes a facet holds.

    >>> count_entries(1, "audience"), count_entries(0, "channel")
    ('one audience entry', 'no channel entry')
    """
    return f"{say_number(number)} {facet} {'entry' if number < 2 else 'entries'}"


def split_facets(table):
    """Return each facet with its part of the table: attribute x role."""
    return [(facet, part.droplevel(0)) for facet, part in table.groupby(level=0, sort=False)]


def list_shared(part):
    """List the attributes that several roles have."""
    return list(part.index[part.sum(axis=1) > 1])


def headline_links(table, pairs=False):
    """Say in one line how much of either facet is shared, or how many pairs the join makes.

    Parameters
    ----------
    table : DataFrame of bool
        (facet, attribute) x role with two facets, as `tabulate_facets` gives it.
    pairs : bool, default False
        Speak of pairs, each of which is a row of a merge.

    Returns
    -------
    str
    """
    if pairs:
        return f"Joined on the role: {_say_pairs(int(count_pairs(table).sum()))}"
    facets = split_facets(table)
    if table.shape[1] == 1:
        counts = [count_entries(len(part), facet) for facet, part in facets]
        return f"{start(join_names(counts))} in this role"
    shared = [len(list_shared(part)) for _, part in facets]
    if not any(shared):
        return f"{start(' and '.join(f'no {facet} entry' for facet, _ in facets))} is shared"
    return "Shared: " + join_names(say_share(number, facet, len(part))
                                   for number, (facet, part) in zip(shared, facets, strict=True))


def say_share(shared, facet, many):
    """Say how many of a facet's attributes are shared.

    >>> say_share(1, "audience", 6)
    'one of six audience entries'
    """
    return say_part(shared, many, (f"{facet} entry", f"{facet} entries"))


def describe_links(table, pairs=False):
    """Say what each role links with what, how many pairs that makes, and what is shared.

    Parameters
    ----------
    table, pairs
        As for `headline_links`.

    Returns
    -------
    str
    """
    numbers, (first, second) = count_pairs(table), (facet for facet, _ in split_facets(table))
    sentences = [f"{name} has {join_names(say_held(table, name))}: {_say_pairs(int(numbers[name]))}."
                 for name in table.columns]
    for facet, part in split_facets(table):
        if shared := name_some(list_shared(part)):
            sentences.append(f"Shared, under {facet}{shared}.")
    line = "Each line is one row of the merge" if pairs else "Each line leads to a role"
    return " ".join([*sentences, f"{line}; none says which {first} goes with which {second}."])


def say_held(table, name):
    """Count what one role has of each facet, and name it where it is not too much."""
    most = 12 if table.shape[1] < 3 else 4
    for facet, part in split_facets(table):
        held = list(part.index[part[name]])
        yield count_entries(len(held), facet) + (f" ({join_names(held)})" if 0 < len(held) <= most else "")


def say_not_drawn(pairs):
    """Say why the pairs are not drawn one by one."""
    if not pairs:
        return "No role has both, so there is no pair to draw."
    return f"{pairs:,} pairs would be too many lines to follow, so the roles stay in the middle."


def _say_pairs(number):
    return f"{say_number(number)} pair{'' if number == 1 else 's'}"

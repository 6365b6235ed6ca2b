"""Sentences about exact combinations of roles: the twins of `helpers.charts.intersections`."""

from helpers.charts.intersections import MOST
from helpers.english import count_noun, join_names, name_some, say_number, say_part, start


def headline_intersections(table):
    """Say in one line how much belongs to exactly one role.

    Parameters
    ----------
    table : DataFrame
        A row per combination of roles, as `count_intersections` gives it.

    Returns
    -------
    str
    """
    many, roles = int(table["number"].sum()), table.index.nlevels
    if roles == 1:
        return f"{start(count_noun(many))} in this role"
    alone = int(table["number"][[sum(combination) == 1 for combination in table.index]].sum())
    return f"{start(say_part(alone, many))} {'belong' if alone > 1 else 'belongs'} to one role alone"


def describe_intersections(table):
    """Say what each combination that is drawn holds, and what is left out.

    Parameters
    ----------
    table
        As for `headline_intersections`.

    Returns
    -------
    str
    """
    names, drawn, rest = list(table.index.names), table.head(MOST), table.iloc[MOST:]
    most = 12 if len(names) < 3 else 4
    sentences = [_say_combination(names, combination, items, most)
                 for combination, items in drawn["attributes"].items()]
    if len(names) > 2:
        possible, held = 2 ** len(names) - 1, int((table["number"] > 0).sum())
        sentences.append(f"{start(say_number(held))} of {say_number(possible)} possible combinations "
                         f"{'holds' if held == 1 else 'hold'} anything.")
    if len(rest):
        smaller = f"{say_number(len(rest))} smaller combination{'' if len(rest) == 1 else 's'}"
        sentences.append(f"Not drawn: {smaller} with {count_noun(int(rest['number'].sum()))}.")
    return " ".join(sentences)


def _say_combination(names, combination, items, most):
    """Say what exactly these roles have: all of them, some of them, or one alone."""
    held = [name for name, yes in zip(names, combination, strict=True) if yes]
    if len(names) == 1:
        return f"{names[0]} has {count_noun(len(items))}{name_some(items, most)}."
    if not items:
        return f"{held[0]} has none of its own." if len(held) == 1 else f"{join_names(held)} share none."
    if len(held) == len(names):
        who = f"{join_names(held)} share" if len(held) == 2 else f"All {say_number(len(held))} roles have"
    else:
        who = f"Only {join_names(held)} {'has' if len(held) == 1 else 'have'}"
    return f"{who} {say_number(len(items))}{name_some(items, most)}."

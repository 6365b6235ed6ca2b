"""Sentences about attributes grouped into themes: the twins of `helpers.charts.themes`."""

from helpers.english import NOUNS, count_noun, join_names, say_number, say_part, start


def headline_themes(table, noun="attribute"):
    """Say in one line how much is shared before and after grouping.

    Parameters
    ----------
    table : DataFrame of bool
        (theme, attribute) x role, as `group_attributes` gives it.
    noun : str
        What an attribute is called: an area or "attribute".

    Returns
    -------
    str
    """
    items, themes = _by_level(table, 1), _by_level(table, 0)
    group = table.index.names[0]
    if table.shape[1] == 1:
        return f"{start(count_noun(len(items), noun))} in {count_noun(len(themes), group)}"
    shared, groups = _count_shared(items), _count_shared(themes)
    return (f"{start(say_part(shared, len(items), noun))} {'is' if shared < 2 else 'are'} shared, "
            f"{'and' if bool(shared) == bool(groups) else 'but'} {say_part(groups, len(themes), group)}"
            f"{'' if bool(shared) == bool(groups) else ' is' if groups < 2 else ' are'}")


def describe_themes(table, noun="attribute"):
    """Say which themes are shared, how many attributes each role has in them, and who has the others.

    Parameters
    ----------
    table, noun
        As for `headline_themes`.

    Returns
    -------
    str
    """
    counts = table.groupby(level=0, sort=False).sum()
    names, group = list(counts.columns), table.index.names[0]
    if len(names) == 1:
        each = join_names(f"{theme} ({number})" for theme, number in counts[names[0]].items())
        many = count_noun(len(_by_level(table, 1)), noun)
        return f"{names[0]} has {many} in {count_noun(len(counts), group)}: {each}."
    shared = counts[(counts > 0).sum(axis=1) > 1]
    sentences = [_say_pair(names, shared, group) if len(names) == 2 else _say_holders(names, shared, group),
                 *_say_alone(counts.drop(shared.index)),
                 f"Of {count_noun(len(_by_level(table, 1)), noun)}, {_say_items(_by_level(table, 1))}."]
    return " ".join(sentences)


def _by_level(table, level):
    """Say who has each theme (level 0) or each attribute (level 1)."""
    return table.groupby(level=level, sort=False).any()


def _count_shared(table):
    return int((table.sum(axis=1) > 1).sum())


def _say_pair(names, shared, group):
    """Name what two roles share, each with the numbers of attributes."""
    each = join_names(f"{theme} ({join_names(row)})" for theme, row in shared.iterrows())
    return f"{join_names(names)} share {count_noun(len(shared), group)}{': ' if each else ''}{each}."


def _say_holders(names, shared, group):
    """Name what all of three or more roles share, then what one fewer share, and so on."""
    holders = (shared > 0).sum(axis=1)
    parts = [f"{'all ' if number == len(names) else ''}{say_number(number)} roles share "
             f"{count_noun(len(themes), group)}: {join_names(themes.index)}"
             for number, themes in sorted(holders.groupby(holders), reverse=True)]
    return f"{start('; '.join(parts))}." if parts else f"No {NOUNS[group][0]} is shared."


def _say_alone(counts):
    for name in counts.columns:
        own = counts[name][counts[name] > 0]
        if len(own):
            yield f"Only {name} has {join_names(f'{theme} ({number})' for theme, number in own.items())}."


def _say_items(items):
    shared = items.index[items.sum(axis=1) > 1]
    if not len(shared):
        return "none is shared"
    which = f": {join_names(shared)}" if len(shared) <= 12 else ""
    return f"{say_number(len(shared))} {'is' if len(shared) == 1 else 'are'} shared{which}"

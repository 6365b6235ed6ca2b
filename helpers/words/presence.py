"""Sentences about presence and absence: the twins of `helpers.charts.presence`."""

from helpers.words.common import count_noun, join_names, name_some, say_number, start


def headline_presence(table):
    """Say in one line how many attributes stand in more than one role.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_presence` gives it.
    """
    every = count_noun(len(table))
    if table.shape[1] == 1:
        return f"{start(every)} {'is' if len(table) == 1 else 'are'} said of this role"
    shared = int((table.sum(axis=1) > 1).sum())
    if shared == len(table):
        return f"{'The' if shared == 1 else 'All'} {every} {_stand(shared)} in more than one role"
    return f"{start(say_number(shared) if shared else 'none')} of {every} {_stand(shared or 1)} in more than one role"


def _stand(number):
    return "stands" if number == 1 else "stand"


def describe_presence(table):
    """Say how full the matrix is, what stands where, and what an empty cell means."""
    names, cells = list(table.columns), table.size
    filled = int(table.to_numpy().sum())
    sentences = [f"{start(say_number(filled))} of {say_number(cells)} cell{'' if cells == 1 else 's'} "
                 f"{'is' if filled == 1 else 'are'} filled."]
    if len(names) == 1:
        return f"{sentences[0]} {names[0]} has {count_noun(filled)}{_name(table, filled)}."
    holders = table.sum(axis=1)
    shared = int((holders > 1).sum())
    sentences.append(f"In more than one role: {_list(table[holders > 1], shared)}.")
    for name in names:
        alone = table[(holders == 1) & table[name]]
        if len(alone) or len(names) == 2:
            sentences.append(f"Only in {name}: {_list(alone, len(alone))}.")
    if filled < cells:
        sentences.append("A small ring means that the source does not say so.")
    return " ".join(sentences)


def _items(table):
    return list(dict.fromkeys(table.index.get_level_values("attribute")))


def _name(table, number):
    return name_some(_items(table)) if number else ""


def _list(table, number):
    """Name a few items; count many."""
    if not number:
        return "none"
    return join_names(_items(table)) if number <= 12 else count_noun(number)

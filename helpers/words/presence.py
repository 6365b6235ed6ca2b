"""Sentences about presence and absence: the twins of `helpers.charts.presence`."""

from helpers.english import count_noun, join_names, name_some, say_number, say_part, start


def headline_presence(table):
    """Say in one line how many attributes belong to several roles.

    Parameters
    ----------
    table : DataFrame of bool
        Attribute x role, as `tabulate_presence` gives it.
    """
    many = len(table)
    if table.shape[1] == 1:
        return f"{start(count_noun(many))} {'is' if many == 1 else 'are'} said of this role"
    shared = int((table.sum(axis=1) > 1).sum())
    return (f"{start(say_part(shared, many))} {'belongs' if shared < 2 else 'belong'} to "
            f"{'both roles' if table.shape[1] == 2 else 'more than one role'}")


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
    sentences.append(f"Shared: {_list(table[holders > 1], shared)}." if shared else "Nothing is shared.")
    for name in names:
        alone = table[(holders == 1) & table[name]]
        if len(alone) or len(names) == 2:
            sentences.append(f"Only {name} has {_list(alone, len(alone))}." if len(alone) else
                             f"{name} has nothing of its own.")
    if filled < cells:
        sentences.append("A small ring means that the source does not say so.")
    return " ".join(sentences)


def _items(table):
    return list(dict.fromkeys(table.index.get_level_values("attribute")))


def _name(table, number):
    return name_some(_items(table)) if number else ""


def _list(table, number):
    """Name a few items; count many."""
    return join_names(_items(table)) if number <= 12 else count_noun(number)

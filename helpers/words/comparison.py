"""Sentences about the comparison table, which has no chart: its caption, and what to see in it."""

from helpers.english import count_noun, join_names, name_some, say_number, say_part, start


def headline_comparison(table):
    """Say in one line how much the columns have in common: the table's caption.

    Parameters
    ----------
    table : DataFrame of tuple
        Facet x role, as `tabulate_comparison` gives it.

    Returns
    -------
    str
    """
    noun, rows, common = table.index.name, len(table), len(find_common(table))
    if table.shape[1] == 1:
        return f"{start(count_noun(rows, noun))}, one role"
    return (f"{start(say_part(common, rows, noun))} {'has' if common < 2 else 'have'} "
            f"{'something' if common else 'anything'} in common")


def describe_comparison(table):
    """Say what stands side by side, what stands in more than one column, and which cells are empty.

    Parameters
    ----------
    table
        As for `headline_comparison`.

    Returns
    -------
    str
    """
    names, entries = list(table.columns), int(table.map(len).to_numpy().sum())
    verb = "has" if len(names) == 1 else "stand side by side, with"
    text = (f"{join_names(names)} {verb} {count_noun(entries, 'overview')} in "
            f"{count_noun(len(table), table.index.name)}.")
    return " ".join([text, *_say_common(table), *_say_empty(table)])


def find_common(table):
    """Find what stands in more than one column of a row.

    Returns
    -------
    dict of str to list of str
        Only the rows that have such entries.
    """
    common = {}
    for label, *cells in table.itertuples(name=None):
        entries = [entry for cell in cells for entry in dict.fromkeys(cell)]
        if twice := [entry for entry in dict.fromkeys(entries) if entries.count(entry) > 1]:
            common[label] = twice
    return common


def _say_common(table):
    if table.shape[1] == 1:
        return []
    common, columns = find_common(table), "both columns" if table.shape[1] == 2 else "more than one column"
    if not common:
        return [f"Nothing stands in {columns} of a row."]
    if sum(map(len, common.values())) > 12:
        rows = count_noun(len(common), table.index.name)
        return [f"Something stands in {columns} in {rows}{name_some(common)}."]
    where = "; ".join(f"{join_names(entries)} (in {label})" for label, entries in common.items())
    return [f"Shared: {where}."]


def _say_empty(table):
    empty = [f"{label} of {name}" for label, row in table.iterrows() for name in table.columns if not row[name]]
    if not empty:
        return ["No cell is empty."]
    return [f"{start(say_number(len(empty)))} cell{' is' if len(empty) == 1 else 's are'} empty{name_some(empty)}."]


def describe_counts(table):
    """Say how many entries each role has, and where it has most.

    Parameters
    ----------
    table
        As for `headline_comparison`.

    Returns
    -------
    str
    """
    sentences = []
    for name in table.columns:
        counts = table[name].map(len)
        top = list(counts.index[counts == counts.max()])
        text = f"{name} has {count_noun(int(counts.sum()), 'overview')}"
        if len(table) > 1 and len(top) <= 3:
            text += f", most in {join_names(top)}: {say_number(int(counts.max()))}{' each' if len(top) > 1 else ''}"
        sentences.append(f"{text}.")
    return " ".join(sentences)

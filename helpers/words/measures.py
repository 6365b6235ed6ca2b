"""Sentences about numbers of overlap: the twins of `helpers.charts.measures`."""

from helpers.english import NOUNS, count_noun, join_names, say_number, say_part


def headline_emphasis(table, noun="attribute", blank=None):
    """Name what the source says most often, and for whom."""
    table = _drop_blanks(table, blank)
    most = table[(table == table.to_numpy().max()).any(axis=1)]
    if len(most) == len(table) or len(most) > 2 or not table.to_numpy().max():
        return f"Which {NOUNS[noun][1]} does the source name most often?"
    return f"Named most often: {'; '.join(_say_for_whom(item, row) for item, row in most.iterrows())}"


def _say_for_whom(item, row):
    """Name an item with the roles for which it is named most."""
    roles = list(row.index[row == row.max()])
    if len(roles) < len(row):
        return f"{item} for {join_names(roles)}"
    return item + {1: "", 2: " for both roles"}.get(len(row), f" for all {say_number(len(row))} roles")


def _drop_blanks(table, blank):
    """Set to 0 what is 1 only because no section is named."""
    return table if blank is None else table.mask(blank, 0)


def describe_emphasis(table, noun="attribute", blank=None):
    """Say, for each role, what is named most often and how often; then the widest gap in what they share.

    Parameters
    ----------
    table : DataFrame of int
        Attribute x role, as `count_emphasis` gives it.
    noun : str
        What an attribute is called: an area or "attribute".
    blank : DataFrame of bool, optional
        Which of the cells name no section, as `find_unsourced` gives it.

    Returns
    -------
    str
    """
    sentences, held, table = [], table > 0, _drop_blanks(table, blank)
    for name in table.columns:
        counts = table[name][table[name] > 0]
        if counts.empty:
            sentences.append(f"For {name}, no section is named." if held[name].any() else
                             f"{name} has none of these.")
            continue
        top = list(counts.index[counts == counts.max()])
        which = join_names(top) if len(top) < 4 else count_noun(len(top), noun)
        sections = f"{say_number(int(counts.max()))} section{'s' if counts.max() > 1 else ''}"
        sentences.append(f"For {name}, {which} {'is' if len(top) == 1 else 'are'} named most: in {sections}"
                         f"{'' if len(top) == 1 else ' each'}.")
    shared = table[(table > 0).sum(axis=1) > 1]
    if len(shared):
        gap = shared.max(axis=1) - shared.where(shared > 0).min(axis=1)
        widest = list(gap.index[gap == gap.max()])
        which = join_names(widest) if len(widest) < 4 else count_noun(len(widest), noun)
        sentences.append(f"What is shared differs by {say_number(int(gap.max()))} "
                         f"section{'s' if gap.max() > 1 else ''} at most: {which}." if gap.max() else
                         "What is shared is named equally often for each role that has it.")
    if (held & (table == 0)).to_numpy().any():
        sentences.append("A hollow mark stands for a row that names no section: it counts as one.")
    return " ".join(sentences)


def headline_similarity(table, noun="attribute"):
    """Ask or answer, in one line, how far the pairs overlap."""
    if len(table) == 1:
        row = table.iloc[0]
        return (f"One overlap, two measures: {row['Jaccard index']:.2f} and {row['Overlap coefficient']:.2f}"
                if row["shared"] else f"These two roles share no {NOUNS[noun][1]}")
    best = table[table["Jaccard index"] == table["Jaccard index"].max()]
    if len(best) > 1:
        return "Which two roles are closest?"
    return f"Closest by the Jaccard index: {best['first'].iloc[0]} and {best['second'].iloc[0]}"


def describe_similarity(table, noun="attribute"):
    """Say both measures of each pair as the fractions that they are."""
    sentences = []
    for _, row in table.iterrows():
        shared = say_part(int(row["shared"]), int(row["union"]), noun)
        sentences.append(
            f"{row['first']} and {row['second']} share {shared}: a Jaccard index of "
            f"{row['Jaccard index']:.2f}. The shorter list has {say_number(int(row['smaller']))}, so the overlap "
            f"coefficient is {row['Overlap coefficient']:.2f}.")
    return " ".join(sentences)

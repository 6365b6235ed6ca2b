"""Sentences about numbers of overlap: the twins of `helpers.charts.measures`."""

from helpers.words.common import count_noun, join_names, say_number, start


def headline_emphasis(table, noun="attribute"):
    """Name what the source says most often."""
    most = table.max(axis=1)
    top = list(most.index[most == most.max()])
    if len(top) == len(table) or len(top) > 2:
        return f"Which {count_noun(2, noun).split(' ', 1)[1]} does the source name most often?"
    return f"The source names {join_names(top)} most often"


def describe_emphasis(table, noun="attribute"):
    """Say, for each role, what is named most often and how often; then the widest gap in what they share."""
    sentences = []
    for name in table.columns:
        counts = table[name][table[name] > 0]
        if counts.empty:
            sentences.append(f"{name} has none of these.")
            continue
        top = list(counts.index[counts == counts.max()])
        which = join_names(top) if len(top) < 4 else count_noun(len(top), noun)
        sections = f"{say_number(int(counts.max()))} section{'s' if counts.max() > 1 else ''}"
        sentences.append(f"For {name}, {which} {'is' if len(top) == 1 else 'are'} named most: in {sections}"
                         f"{'' if len(top) == 1 else ' each'}.")
    shared = table[(table > 0).sum(axis=1) > 1]
    if len(shared):
        gap = shared.max(axis=1) - shared.where(shared > 0).min(axis=1)
        sentences.append(f"Of {count_noun(len(shared), noun)} that are shared, {gap.idxmax()} has the widest gap: "
                         f"{say_number(int(gap.max()))} section{'s' if gap.max() > 1 else ''}." if gap.max() else
                         f"{start(count_noun(len(shared), noun))} shared, each named equally often.")
    return " ".join(sentences)


def headline_similarity(table, noun="attribute"):
    """Ask or answer, in one line, how far the pairs overlap."""
    if len(table) == 1:
        row = table.iloc[0]
        return (f"One overlap, two measures: {row['Jaccard index']:.2f} and {row['Overlap coefficient']:.2f}"
                if row["shared"] else f"These two roles share no {count_noun(2, noun).split(' ', 1)[1]}")
    best = table.loc[table["Jaccard index"].idxmax()]
    return f"Closest by the Jaccard index: {best['first']} and {best['second']}"


def describe_similarity(table, noun="attribute"):
    """Say both measures of each pair as the fractions that they are."""
    sentences = []
    for _, row in table.iterrows():
        many = count_noun(int(row["union"]), noun)
        sentences.append(
            f"{row['first']} and {row['second']} share {say_number(int(row['shared']))} of {many}: a Jaccard index of "
            f"{row['Jaccard index']:.2f}. The shorter list has {say_number(int(row['smaller']))}, so the overlap "
            f"coefficient is {row['Overlap coefficient']:.2f}.")
    return " ".join(sentences)

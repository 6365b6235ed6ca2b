"""Sentences about shares: the twins of `helpers.charts.shares`."""

from helpers.charts.shares import write_percent
from helpers.words.common import NOUNS, count_noun, join_names, say_number, start


def headline_shares(table):
    """Say in one line where the roles' shares differ most, or which part is the largest.

    Parameters
    ----------
    table : DataFrame
        One row per (role, part): `count` and `share`, as `count_shares` gives it.

    Returns
    -------
    str
    """
    shares = table["share"].unstack(sort=False)
    if shares.shape[1] == 1:
        return f"There is one part only: {shares.columns[0]}"
    if len(shares) == 1:
        top = shares.columns[shares.iloc[0] == shares.iloc[0].max()]
        share = write_percent(shares.iloc[0].max())
        if len(top) == shares.shape[1]:
            return f"All parts are equally large: {share} each"
        return f"Largest part: {join_names(top)}, {share}{' each' if len(top) > 1 else ''}"
    part, low, high = _find_gap(shares)
    if low == high:
        return "Each part has the same share in every role"
    return f"Widest gap: {part}, from {write_percent(low)} to {write_percent(high)}"


def _find_gap(shares):
    """Return the part whose shares are furthest apart, the first of several, with its lowest and highest share."""
    part = (shares.max() - shares.min()).round(6).idxmax()
    return part, shares[part].min(), shares[part].max()


def describe_shares(table, noun="attribute"):
    """Say how each role's rows fall into parts, and which part differs most.

    Parameters
    ----------
    table
        As for `headline_shares`.
    noun : str
        What a row names: an area or "attribute".

    Returns
    -------
    str
    """
    shares = table["share"].unstack(sort=False)
    sentences = [_say_parts(role, rows.droplevel(0), noun) for role, rows in table.groupby(level=0, sort=False)]
    if len(shares) > 1 and shares.shape[1] > 1:
        part, low, high = _find_gap(shares)
        points = int((high - low) * 100 + 0.5)
        sentences.append(f"The shares of {part} are furthest apart, by {points} percentage "
                         f"{'point' if points == 1 else 'points'}." if high > low else
                         "Each part has the same share in every role.")
    return " ".join(sentences)


def _say_parts(role, rows, noun):
    many, held = int(rows["count"].sum()), rows[rows["count"] > 0]
    if len(held) == 1:
        every = f"The one {NOUNS[noun][0]}" if many == 1 else f"All {count_noun(many, noun)}"
        return f"{role}: {every[0].lower()}{every[1:]} {'is' if many == 1 else 'are'} {held.index[0]}."
    parts = [f"{write_percent(row['share'])} {part} ({say_number(int(row['count']))})" for part, row in held.iterrows()]
    return f"{role}, {count_noun(many, noun)}: {join_names(parts)}."


def say_left_out(rows, noun="attribute", by="facet"):
    """Say how many rows have no part, and which roles have none at all; nothing where every row has one."""
    blank = rows[rows[by] == ""]
    if blank.empty:
        return ""
    one = len(blank) == 1
    return (f" {start(count_noun(len(blank), noun))} {'has' if one else 'have'} no {by}, and "
            f"{'is' if one else 'are'} left out.")

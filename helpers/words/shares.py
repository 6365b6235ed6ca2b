"""Sentences about shares: the twins of `helpers.charts.shares`."""

from helpers.charts.shares import write_percent
from helpers.english import count_noun, join_names, say_number, say_part, start


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
    part, low, high, alone = _find_gap(shares)
    if low == high:
        return "Each part has the same share in every role"
    # Of two parts neither has the widest gap: what one gains, the other loses.
    opening = f"Widest gap: {part}," if alone else f"Share of {part}:"
    return f"{opening} from {write_percent(low)} to {write_percent(high)}"


def _find_gap(shares):
    """Return the part whose shares are furthest apart, its lowest and highest share, and whether no other's are."""
    gaps = (shares.max() - shares.min()).round(6)
    part = gaps.idxmax()
    return part, shares[part].min(), shares[part].max(), (gaps == gaps.max()).sum() == 1


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
        part, low, high, alone = _find_gap(shares)
        points = int((high - low) * 100 + 0.5)
        apart = f"{points} percentage {'point' if points == 1 else 'points'}"
        up_to = "up to " if len(shares) > 2 else ""
        sentences.append("Each part has the same share in every role." if high == low else
                         f"The shares of {part} are furthest apart, by {apart}." if alone else
                         f"The shares of {part} are {up_to}{apart} apart.")
    return " ".join(sentences)


def _say_parts(role, rows, noun):
    many, held = int(rows["count"].sum()), rows[rows["count"] > 0]
    if len(held) == 1:
        return f"{role}: {say_part(many, many, noun)} {'is' if many == 1 else 'are'} {held.index[0]}."
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

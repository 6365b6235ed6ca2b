"""Shares of a whole: one bar per role, cut into parts, with everything in a part named beneath it."""

from typing import NamedTuple

import pandas as pd

from helpers.charts.layout import fixed, name_role, pad, row, show, space, stack, text
from helpers.charts.style import INK, SHARED, SMALL, WIDTH, bar, box, default_colours, hatched, role_colours, text_width
from helpers.english import count_noun, join_names, noun_of, say_number, say_part, start, write_percent
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines

NUMBER, THICK, GAP, PAD = 17, 30, 4, 6
SIDE = 60  # where the names start in the list that is there instead of names beneath narrow parts
HATCHES = ("////", "", "....", "\\\\\\\\", "xxxx", "||||", "----")


class Part(NamedTuple):
    """One part of a role's bar: how wide and the how-manieth it is, its numbers, its name, and what it holds."""

    width: float
    order: int
    number: str
    beside: str
    name: str
    items: tuple
    shared: tuple


def count_shares(rows, by="facet"):
    """Count each role's rows part by part, and take each count as a share of the role's own total.

    Rows in which `by` is blank are left out. Returns a row per (role, part): the `count` of rows, their `share` (0 to
    1), the `attributes` that they name, and those of them that are `shared` with another role.

    >>> rows = pd.DataFrame({"role": list("AAAB"), "facet": ["in", "in", "out", "out"], "attribute": list("xyzz")})
    >>> count_shares(rows)[["count", "share"]].round(2)
                count  share
    role facet
    A    in         2   0.67
         out        1   0.33
    B    in         0   0.00
         out        1   1.00
    """
    rows = rows[rows[by] != ""]
    holders = rows.groupby("attribute")["role"].nunique()
    groups = rows.groupby([rows["role"].astype(str), by], sort=False)["attribute"]
    held = {key: Lines(attributes) for key, attributes in groups}
    index = pd.MultiIndex.from_product([role_names(rows), rows[by].unique()], names=["role", by])
    attributes = [held.get(key, Lines()) for key in index]
    shared = [Lines(item for item in items if holders[item] > 1) for items in attributes]
    table = pd.DataFrame({"count": list(map(len, attributes)), "attributes": attributes, "shared": shared}, index=index)
    table.insert(1, "share", table["count"] / table.groupby(level=0)["count"].transform("sum"))
    return table


def plot_shares(table, *, counts=False, title="", colours=None, ax=None):
    """Draw a bar per role, cut into parts, as long as 100 % or, with `counts`, as the role's list.

    `table` is from `count_shares`. What is in a part is named beneath it; where a part is too narrow for that, in a
    list under the bar.
    """
    roles = {role: part.droplevel(0) for role, part in table.groupby(level=0, sort=False)}
    colours = colours or default_colours(roles)
    longest = table.groupby(level=0)["count"].sum().max()
    bars = {role: _cut(rows, longest, counts) for role, rows in roles.items()}
    draw = _draw_beneath if all(_fits(part) for parts in bars.values() for part in parts) else _draw_list
    return show(stack([stack([name_role(role, colours[role]), space(8), draw(parts, colours[role])])
                       for role, parts in bars.items()], 24), title, ax)


def _cut(rows, longest, counts):
    """Lay a role's parts out from left to right; a part that holds nothing takes no room."""
    total = int(rows["count"].sum())
    unit, parts = WIDTH / (longest if counts else total), []
    for order, (facet, part) in enumerate(rows.iterrows()):
        percent, count = write_percent(part["share"]), int(part["count"])
        number, beside = (str(count), percent) if counts else (percent, f"{count} of {total}")
        parts.append(Part(count * unit, order, number, beside, facet, part["attributes"], part["shared"]))
    return [part for part in parts if part.items]


def _fits(part):
    """Tell whether a part is wide enough for its number, and for its names without breaking a word."""
    room = part.width - GAP - PAD
    words = [(word, bold) for words, _, bold in _list_names(part) for word in words.split()]
    return text_width(part.number, NUMBER, bold=True) + 8 + text_width(part.beside, SMALL) <= room and all(
        text_width(word, SMALL, bold) <= room for word, bold in words)


def _list_names(part):
    """List a part's name and items as (words, colour, is bold)."""
    items = [(f"{item} (shared)", SHARED.dark, True) if item in part.shared else (item, INK, False)
             for item in part.items]
    return [(part.name, INK, True), *items]


def _draw_beneath(parts, colour):
    """Draw the bar with each part's number above it and its names below it."""
    columns = []
    for part in parts:
        number = row([text(part.number, NUMBER, colour.dark, bold=True), text(part.beside, SMALL, colour.dark)],
                     [text_width(part.number, NUMBER, bold=True), None], 8)
        names = stack([text(words, SMALL, look, bold) for words, look, bold in _list_names(part)], 5)
        inside = row([names, space()], [part.width - GAP - PAD, None])
        columns.append(stack([number, _fill(part.order, colour), space(8), inside]))
    return row([*columns, space()], [*(part.width for part in parts), None], at=0)


def _draw_list(parts, colour):
    """Draw the bar, and below it a line for each part: a piece of it, its name and numbers, and what it holds."""
    filled = row([*(_fill(part.order, colour) for part in parts), space()], [*(part.width for part in parts), None])
    lines = []
    for part in parts:
        names = "; ".join(words for words, _, _ in _list_names(part)[1:])
        words = stack([text(f"{part.number} {part.name} ({part.beside})", SMALL, bold=True), text(names, SMALL)], 5)
        lines.append(row([_fill(part.order, colour), words], [SIDE - 16, None], 16, at=0))
    return stack([filled, pad(stack(lines, 13), y=12)])


def _fill(order, colour):
    """Fill a part: the first one solid, the others in the tint with a hatch each."""
    def draw(ax, x, y, width, height):
        width = max(width - GAP, 1)
        if order == 0:
            bar(ax, x, y, width, THICK, colour, hatch=False)
            return
        box(ax, x, y, width, THICK, colour)
        hatched(ax, x, y, width, THICK, colour._replace(hatch=HATCHES[(order - 1) % len(HATCHES)]))

    return fixed(THICK, draw)


def headline_shares(table):
    """Say in one line where the roles' shares differ most, or which part is the largest."""
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
    """Say how each role's rows fall into parts, and which part differs most."""
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


def _say_left_out(rows, noun="attribute", by="facet"):
    """Say how many rows have no part, and which roles have none at all; nothing where every row has one."""
    blank = rows[rows[by] == ""]
    if blank.empty:
        return ""
    one = len(blank) == 1
    return (f" {start(count_noun(len(blank), noun))} {'has' if one else 'have'} no {by}, and "
            f"{'is' if one else 'are'} left out.")


@first_six
def view_shares(rows, choice=None):
    """Show each role's rows as shares of a whole.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them, of one area.
    choice : {"Shares", "Counts"}, optional
        What makes bars long.

    Returns
    -------
    Panel
        A sentence alone where the rows name no facet.
    """
    table = count_shares(rows)
    if table.empty:
        return Panel("These rows name no facet: fill the column “facet” of the CSV to compare shares.")
    noun = noun_of(rows)
    sentence = describe_shares(table, noun) + _say_left_out(rows, noun)
    table.attrs["caption"] = headline_shares(table)
    return make_panel(plot_shares, table, headline_shares(table), sentence, counts=choice == "Counts",
                      colours=role_colours(rows))

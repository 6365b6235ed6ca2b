"""Shares of a whole: one bar per role, cut into parts, with everything in a part named beneath it."""

import pandas as pd

from helpers.charts.layout import fixed, name_role, row, show, space, stack, text
from helpers.charts.style import SHARED, SMALL, WIDTH, bar, box, default_colours, hatched, role_colours
from helpers.english import count_noun, join_names, noun_of, say_number, say_part, start, write_percent
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines

NUMBER, THICK, GAP, WIDTHS = 17, 30, 4, (44, 76, None)
HATCHES = ("////", "", "....", "\\\\\\\\", "xxxx", "||||", "----")


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

    `table` is from `count_shares`. A list under the bar names what is in each part.
    """
    roles = {role: part.droplevel(0) for role, part in table.groupby(level=0, sort=False)}
    colours = colours or default_colours(roles)
    longest = table.groupby(level=0)["count"].sum().max()
    bars = [stack([name_role(role, colours[role]), space(8), *_draw_bar(parts, longest, counts, colours[role])])
            for role, parts in roles.items()]
    return show(stack(bars, 24), title, ax)


def _draw_bar(parts, longest, counts, colour):
    """Draw one role's bar, and below it a line for each part: its number, its name, and what it holds."""
    total, parts = int(parts["count"].sum()), parts.assign(order=range(len(parts)))
    parts = parts[parts["count"] > 0]
    unit = WIDTH / (longest if counts else total)
    yield row([*(_fill(order, colour) for order in parts["order"]), space()], [*(parts["count"] * unit), None])
    for facet, part in parts.iterrows():
        percent, count = write_percent(part["share"]), str(part["count"])
        number, beside = (count, percent) if counts else (percent, f"{count} of {total}")
        own = "; ".join(item for item in part["attributes"] if item not in part["shared"])
        shared = "; ".join(f"{item} (shared)" for item in part["shared"])
        said = stack([text(f"{facet} ({beside})", SMALL, bold=True), space(4), *[text(own, SMALL)] * bool(own),
                      *[text(shared, SMALL, SHARED.dark, bold=True)] * bool(shared)])
        yield space(12)
        yield row([_fill(part["order"], colour), text(number, NUMBER, colour.dark, bold=True), said], WIDTHS, 12, at=0)


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


def say_left_out(rows, noun="attribute", by="facet"):
    """Say how many rows have no part, and which roles have none at all; nothing where every row has one."""
    blank = rows[rows[by] == ""]
    if blank.empty:
        return ""
    one = len(blank) == 1
    return (f" {start(count_noun(len(blank), noun))} {'has' if one else 'have'} no {by}, and "
            f"{'is' if one else 'are'} left out.")


@first_six
def view_shares(rows, choice=None):
    """Show each role's rows as shares of a whole; `choice` is what makes bars long: "Shares" or "Counts"."""
    table = count_shares(rows)
    if table.empty:
        return Panel("These rows name no facet: fill the column “facet” of the CSV to compare shares.")
    noun = noun_of(rows)
    sentence = describe_shares(table, noun) + say_left_out(rows, noun)
    table.attrs["caption"] = headline_shares(table)
    return make_panel(plot_shares, table, headline_shares(table), sentence, counts=choice == "Counts",
                      colours=role_colours(rows))

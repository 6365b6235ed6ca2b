"""Shares of a whole: one bar per role, cut into parts, with everything in a part named beneath it."""

import pandas as pd

from helpers.charts.layout import name_role, over, row, show, space, stack, text, tile
from helpers.charts.style import SHARED, SMALL, WIDTH, role_colours
from helpers.english import ask_for, count_noun, join_names, noun_of, say_left_out, say_number, write_percent
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
    held = {key: Lines(items) for key, items in rows.groupby([rows["role"].astype(str), by])["attribute"]}
    index = pd.MultiIndex.from_product([role_names(rows), rows[by].unique()], names=["role", by])
    table = pd.DataFrame({"attributes": [held.get(key, Lines()) for key in index]}, index=index, dtype=object)
    table["shared"] = [Lines(item for item in items if holders[item] > 1) for items in table["attributes"]]
    table.insert(0, "count", table["attributes"].map(len))
    table.insert(1, "share", table["count"] / table.groupby(level=0)["count"].transform("sum"))
    return table


def plot_shares(table, *, counts=False, title="", colours, ax=None):
    """Draw a bar per role, cut into parts, as long as 100 % or, with `counts`, as the role's list.

    A list under the bar names what is in each part.
    """
    longest = table.groupby(level=0)["count"].sum().max()
    bars = [stack([name_role(role, colours[role]), space(8),
                   *_draw_bar(parts.droplevel(0), counts, longest, colours[role])])
            for role, parts in table.groupby(level=0, sort=False)]
    return show(stack(bars, 24), title, ax)


def _draw_bar(parts, counts, longest, colour):
    """Draw one role's bar, and below it a line for each part: its number, its name, and what it holds."""
    total, parts = parts["count"].sum(), parts.assign(look=[_fill(i, colour) for i in range(len(parts))])
    parts = parts[parts["count"] > 0]
    yield row([*parts["look"], space()], [*parts["count"] * WIDTH / (longest if counts else total), None])
    for facet, part in parts.iterrows():
        percent, count = write_percent(part["share"]), part["count"]
        number, beside = (count, percent) if counts else (percent, f"{count} of {total}")
        own = "; ".join(item for item in part["attributes"] if item not in part["shared"])
        shared = "; ".join(f"{item} (shared)" for item in part["shared"])
        said = stack([text(f"{facet} ({beside})", SMALL, bold=True), space(4), *[text(own, SMALL)] * bool(own),
                      *[text(shared, SMALL, SHARED.dark, bold=True)] * bool(shared)])
        yield space(12)
        yield row([part["look"], text(number, NUMBER, colour.dark, bold=True), said], WIDTHS, 12, at=0)


def _fill(order, colour):
    """Fill a part: the first one solid, the others in the tint with a hatch each."""
    hatch = colour._replace(hatch=HATCHES[(order - 1) % len(HATCHES)])
    look = tile(colour, hatch) if order else tile(colour._replace(tint=colour.dark))
    return row([over(space(THICK), look), space()], [None, GAP])


def headline_shares(table):
    """Say in one line where the roles' shares differ most, or which part is the largest."""
    shares = table["share"].unstack(sort=False)
    if shares.shape[1] == 1:
        return f"Everything here is of one kind: {shares.columns[0]}"
    if len(shares) == 1:
        top = shares.columns[shares.iloc[0] == shares.iloc[0].max()]
        share = write_percent(shares.iloc[0].max())
        if len(top) == shares.shape[1]:
            return f"All parts are equally large: {share} each"
        return f"Largest part: {join_names(top)}, {share}{' each' if len(top) > 1 else ''}"
    part, low, high, is_widest = _find_gap(shares)
    if low == high:
        return "Each part has the same share in every role"
    opening = f"Widest gap: {part}," if is_widest else f"Share of {part}:"
    return f"{opening} from {write_percent(low)} to {write_percent(high)}"


def _find_gap(shares):
    """Return the part whose shares are furthest apart, its lowest and highest share, and whether no other's are.

    Of two parts neither has the widest gap: what one gains, the other loses.
    """
    gaps = (shares.max() - shares.min()).round(6)
    part = gaps.idxmax()
    return part, shares[part].min(), shares[part].max(), (gaps == gaps.max()).sum() == 1


def describe_shares(table, noun="attribute"):
    """Say how each role's rows fall into parts, and which part differs most."""
    shares = table["share"].unstack(sort=False)
    sentences = [_say_parts(role, rows.droplevel(0), noun) for role, rows in table.groupby(level=0, sort=False)]
    return " ".join([*sentences, *([_say_gap(shares)] if len(shares) > 1 and shares.shape[1] > 1 else [])])


def _say_parts(role, rows, noun):
    parts = [f"{write_percent(row['share'])} {part} ({say_number(row['count'])})"
             for part, row in rows[rows["count"] > 0].iterrows()]
    return f"{role}, {count_noun(rows['count'].sum(), noun)}: {join_names(parts)}."


def _say_gap(shares):
    part, low, high, is_widest = _find_gap(shares)
    points = int((high - low) * 100 + 0.5)
    apart = f"{points} percentage point{'' if points == 1 else 's'}"
    if low == high:
        return "Each part has the same share in every role."
    if is_widest:
        return f"The shares of {part} are furthest apart, by {apart}."
    return f"The shares of {part} are {'up to ' if len(shares) > 2 else ''}{apart} apart."


@first_six
def view_shares(rows, choice=None):
    """Show each role's rows as shares of a whole; `choice` is what makes bars long: "Shares" or "Counts"."""
    table, noun = count_shares(rows), noun_of(rows)
    if table.empty:
        return Panel(ask_for("facet", "compare shares"))
    sentence = describe_shares(table, noun) + say_left_out((rows["facet"] == "").sum(), noun, "facet")
    return make_panel(plot_shares, table, headline_shares(table), sentence, counts=choice == "Counts",
                      colours=role_colours(rows))

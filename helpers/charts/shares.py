"""Shares of a whole: one bar per role, cut into parts, with everything in a part named beneath it."""

import pandas as pd

from helpers.charts.layout import name_role, over, row, show, space, stack, text, tile
from helpers.charts.overlap import split_facets
from helpers.charts.style import SHARED, SMALL, WIDTH, role_colours
from helpers.english import ask_for, count_noun, join_names, noun_of, say_left_out, say_number, write_percent
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names
from helpers.tables import Lines

NUMBER, THICK, GAP, WIDTHS = 17, 30, 4, (44, 76, None)
HATCHES = ("////", "", "....", "\\\\\\\\", "xxxx", "||||", "----")


def count_shares(rows, by="facet"):
    """Count rows per (role, part): `count`, `share`, `attributes` and those `shared`; blanks are left out."""
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
    """Draw a bar per role, cut into parts, as long as 100 % or, with `counts`, as its list; name what is in each."""
    longest = table.groupby(level=0)["count"].sum().max()
    roles = [stack([name_role(role, colours[role]), space(8), *_draw_role(parts, counts, longest, colours[role])])
             for role, parts in split_facets(table)]
    return show(stack(roles, 24), title, ax)


def _draw_role(parts, counts, longest, colour):
    """Draw one role's bar, and below it a line for each part: its number, its name, and what it holds."""
    solid, total = tile(colour._replace(tint=colour.dark)), parts["count"].sum()
    looks = [tile(colour, HATCHES[(i - 1) % len(HATCHES)]) if i else solid for i in range(len(parts))]
    parts = parts.assign(look=[row([over(space(THICK), look), space()], [None, GAP]) for look in looks])
    parts = parts[parts["count"] > 0]
    yield row([*parts["look"], space()], [*parts["count"] * WIDTH / (longest if counts else total), None])
    for facet, part in parts.iterrows():
        percent, count = write_percent(part["share"]), part["count"]
        number, beside = (count, percent) if counts else (percent, f"{count} of {total}")
        own = "; ".join(item for item in part["attributes"] if item not in part["shared"])
        shared = "; ".join(f"{item} (shared)" for item in part["shared"])
        said = [text(own, SMALL)] if own else []
        said += [text(shared, SMALL, SHARED.dark, bold=True)] if shared else []
        said = stack([text(f"{facet} ({beside})", SMALL, bold=True), space(4), *said])
        yield space(12)
        yield row([part["look"], text(number, NUMBER, colour.dark, bold=True), said], WIDTHS, 12, at=0)


def headline_shares(table):
    """Name the roles whose shares of a part are furthest apart, or all of them where none are."""
    part = _find_gap(table)
    ends = {part.idxmax(): part.max(), part.idxmin(): part.min()}
    ends = ends if part.nunique() > 1 else {join_names(part.index): part.max()}
    return f"Share of “{part.name}”: {', '.join(f'{write_percent(share)} for {who}' for who, share in ends.items())}"


def _find_gap(table):
    """Return the shares, role by role, of the part in which they are furthest apart, or else of the largest."""
    shares = table["share"].unstack(sort=False).round(6)
    gaps = shares.max() - shares.min()
    return shares[(gaps if gaps.any() else shares.max()).idxmax()]


def describe_shares(table, noun="attribute"):
    """Say how each role's rows fall into parts, and how far apart the shares of a part are."""
    sentences, part = [], _find_gap(table)
    for role, rows in split_facets(table[table["count"] > 0]):
        parts = [f"{write_percent(share)} {facet} ({say_number(count)})"
                 for facet, count, share in rows[["count", "share"]].itertuples(name=None)]
        sentences.append(f"{role}, {count_noun(rows['count'].sum(), noun)}: {join_names(parts)}.")
    if part.nunique() > 1:
        points = count_noun(int((part.max() - part.min()) * 100 + 0.5), "percentage point")
        sentences.append(f"The lowest and the highest share of {part.name} are {points} apart.")
    return " ".join(sentences)


@first_six
def view_shares(rows, choice=None):
    """Show each role's rows as shares of a whole; `choice` is what makes bars long: "Shares" or "Counts"."""
    table, noun = count_shares(rows), noun_of(rows)
    if table.empty:
        return Panel(ask_for("facet", "compare shares"))
    sentence = describe_shares(table, noun) + say_left_out((rows["facet"] == "").sum(), noun, "facet")
    return make_panel(plot_shares, table, headline_shares(table), sentence, counts=choice == "Counts",
                      colours=role_colours(rows))

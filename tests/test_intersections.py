"""Set intersections: the table of combinations, the matrix, the words."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import load_roles, tabulate_roles, view_intersections
from helpers.charts.intersections import (
    BARS,
    count_intersections,
    describe_intersections,
    plot_intersections,
)
from helpers.charts.style import role_colours, style
from tests.artists import assert_texts_fit, bars, marks, said
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
ROWS = st.lists(st.tuples(st.sampled_from("ABCD"), st.sampled_from("pqrstuvw")), min_size=1, unique=True)


def rows_of(names, each=4):
    return make_rows(names, areas=("tools",), each=each)


def long_rows(names):
    rows = rows_of(names)
    return rows.assign(role=LONG + rows["role"], attribute=LONG + rows["attribute"])


def powerset_rows(names):
    """Give every combination of roles as many attributes as it has places in a list, so that sizes differ."""
    records = [(name, f"Thing {code} {i}") for code in range(1, 2 ** len(names)) for i in range(1 + code % 3)
               for place, name in enumerate(names) if code >> place & 1]
    rows = pd.DataFrame(records, columns=["role", "attribute"])
    return rows.sort_values("role", kind="stable", ignore_index=True)


def draw(rows):
    table = count_intersections(tabulate_roles(rows))
    with style():
        return plot_intersections(table, title="Who has what?", colours=role_colours(rows))


@settings(deadline=None)
@given(ROWS)
def test_each_attribute_stands_in_its_own_combination_only(records):
    rows = pd.DataFrame(records, columns=["role", "attribute"])
    table = count_intersections(tabulate_roles(rows))
    placed = [item for items in table["attributes"] for item in items]
    assert sorted(placed) == sorted(rows["attribute"].unique())
    for combination, row in table.iterrows():
        held = {name for name, yes in zip(table.index.names, combination, strict=True) if yes}
        assert held, "no combination without a role"
        assert row["number"] == len(row["attributes"])
        for item in row["attributes"]:
            assert set(rows.loc[rows["attribute"] == item, "role"]) == held


@settings(deadline=None)
@given(ROWS)
def test_the_largest_combination_comes_first(records):
    rows = pd.DataFrame(records, columns=["role", "attribute"])
    numbers = list(count_intersections(tabulate_roles(rows))["number"])
    assert numbers == sorted(numbers, reverse=True)


@settings(deadline=None)
@given(ROWS)
def test_masks_pick_the_same_rows(records):
    rows = pd.DataFrame(records, columns=["role", "attribute"])
    table = count_intersections(tabulate_roles(rows))
    name = rows["role"].iloc[0]
    mine = rows["role"] == name
    elsewhere = rows["attribute"].isin(rows.loc[~mine, "attribute"])
    alone = [combination for combination in table.index if sum(combination) == 1]
    alone = [combination for combination in alone if table.index.names[combination.index(True)] == name]
    assert (mine & ~elsewhere).sum() == table["number"].loc[alone].sum()


def test_only_what_occurs_is_shown():
    table = count_intersections(tabulate_roles(pd.DataFrame({"role": list("AB"), "attribute": list("xx")})))
    assert list(table["number"]) == [1]
    assert list(table.index) == [(True, True)]


@pytest.mark.parametrize("rows", [
    rows_of(THREE[:1], each=1), rows_of(THREE[:1]), rows_of(THREE[:2]), rows_of(THREE), rows_of(SIX),
    rows_of(THREE[:2], each=40), rows_of(SIX, each=40), long_rows(THREE[:2]), long_rows(SIX),
], ids=["one attribute", "one", "two", "three", "six", "forty", "six times forty", "long", "six long"])
def test_everything_is_named_and_fits(rows):
    ax = draw(rows)
    assert_texts_fit(ax)
    words = re.sub(r"\s", "", said(ax))
    for name in [*rows["role"].unique(), *rows["attribute"].unique()]:
        assert re.sub(r"\s", "", name) in words, name


def test_bars_are_as_long_as_their_numbers():
    rows = powerset_rows("ABC")
    table = count_intersections(tabulate_roles(rows))
    widths = [bar.get_width() for bar in bars(draw(rows))]
    assert widths == pytest.approx([number * BARS / table["number"].max() for number in table["number"]])
    assert len({bar.get_x() for bar in bars(draw(rows))}) == 1


def test_a_mark_for_each_role_of_each_combination():
    table = count_intersections(tabulate_roles(rows_of(THREE)))
    assert len(marks(draw(rows_of(THREE)))) == table.index.nlevels * len(table)
    filled = [mark for mark in marks(draw(rows_of(THREE))) if mark.get_markersize() > 8]
    assert len(filled) == sum(map(sum, table.index))


def test_totals_beside_the_names_count_all_of_a_role():
    ax = draw(powerset_rows(SIX))
    total = powerset_rows(SIX).groupby("role")["attribute"].nunique()
    for name in SIX:
        assert f"{name}: {total[name]} in all" in said(ax)


def test_all_combinations_are_drawn_and_the_largest_are_said():
    rows = powerset_rows(SIX)
    table = count_intersections(tabulate_roles(rows))
    ax = draw(rows)
    assert len(bars(ax)) == len(table) == 63
    assert_texts_fit(ax)
    words = describe_intersections(table)
    assert words.endswith(" Smaller ones, 51 in all, are in the picture.")
    assert words.count(" three attributes") == 12, "the caption names the largest"


@pytest.mark.parametrize(("records", "headline"), [
    ("Ax", "One attribute in this role"),
    ("Ax Ay", "Two attributes in this role"),
    ("Ax Bx", "No attribute belongs to one role only"),
    ("Ax By", "Both attributes belong to one role only"),
    ("Ax By Cz", "All three attributes belong to one role only"),
    ("Ax Ay Bx By", "Neither of the two attributes belongs to one role only"),
    ("Ax Ay By", "One of two attributes belongs to one role only"),
    ("Ax Ay Az Bz", "Two of three attributes belong to one role only"),
])
def test_headline(records, headline):
    rows = pd.DataFrame(map(tuple, records.split()), columns=["role", "attribute"])
    assert read_headline(view_intersections(rows)) == headline


@pytest.mark.parametrize(("records", "words"), [
    ("Ax Ay", "A has two attributes: x and y."),
    ("Ax Ay By", "A alone has one attribute: x. A and B share one attribute: y."),
    ("Ax By", "A alone has one attribute: x. B alone has one attribute: y."),
    ("Ax Bx Cx Ay By", "A and B alone share one attribute: y. A, B and C share one attribute: x."),
])
def test_words(records, words):
    rows = pd.DataFrame(map(tuple, records.split()), columns=["role", "attribute"])
    assert describe_intersections(count_intersections(tabulate_roles(rows))) == words


def test_a_choice_keeps_one_facet_and_the_roles_colours():
    roles = load_roles()
    rows = roles[roles["area"] == "tools"]
    facet = rows["facet"].iloc[0]
    everything, some = view_intersections(rows, "Everything"), view_intersections(rows, facet)
    assert everything.table["number"].sum() == rows["attribute"].nunique()
    assert some.table["number"].sum() == rows.loc[rows["facet"] == facet, "attribute"].nunique()
    second = rows[(rows["role"] != rows["role"].cat.categories[0]) | (rows["facet"] != facet)]
    assert role_colours(rows)[rows["role"].cat.categories[1]].dark in view_intersections(second, facet).svg


def test_a_facet_that_is_not_there_is_said():
    panel = view_intersections(rows_of(THREE[:2]), "purpose")
    assert panel.svg == ""
    assert panel.sentence == "Event Planner and Tour Guide have no purpose here."

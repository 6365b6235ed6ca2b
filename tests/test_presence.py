"""The presence matrix: its table, its marks, its words."""

import pandas as pd
import pytest

from helpers.charts.presence import (
    describe_presence,
    plot_presence,
    tabulate_presence,
    view_presence,
)
from helpers.charts.style import ROLE_COLOURS, SHARED, role_colours, style
from tests.artists import assert_texts_fit, boxes, marks, said
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "


def rows_of(names, area="environments", each=4):
    rows = make_rows(names, areas=(area,), each=each)
    return rows.assign(role=pd.Categorical(rows["role"], categories=rows["role"].unique()))


def draw(rows, table=None):
    table = tabulate_presence(rows) if table is None else table
    with style():
        return plot_presence(table, title="What stands where?", colours=role_colours(rows))


def test_table_keeps_facets_together_and_the_order_of_the_file():
    rows = rows_of(THREE[:2])
    table = tabulate_presence(rows)
    assert list(table.columns) == list(THREE[:2])
    assert list(table.index) == [("kind", "Environments item 0"), ("kind", "Environments item 2"),
                                 ("kind", "Environments item 4"), ("sort", "Environments item 1"),
                                 ("sort", "Environments item 3")]
    assert table.loc[("kind", "Environments item 0")].tolist() == [True, False]
    assert set(map(str, table.dtypes)) == {"bool"}


def test_an_attribute_of_two_facets_has_two_lines():
    rows = pd.DataFrame({"role": ["A", "A", "B"], "facet": ["duty", "goal", "goal"], "attribute": ["Order"] * 3})
    table = tabulate_presence(rows)
    assert table.to_dict("index") == {("duty", "Order"): {"A": True, "B": False},
                                      ("goal", "Order"): {"A": True, "B": True}}


def test_without_facets_there_are_no_headings():
    rows = rows_of(THREE).assign(facet="")
    assert tabulate_presence(rows).index.name == "attribute"
    assert "kind" not in said(draw(rows))


@pytest.mark.parametrize("names", [THREE[:1], THREE[:2], THREE, SIX], ids=len)
def test_one_box_for_each_yes_and_a_ring_for_each_no(names):
    rows = rows_of(names)
    table, ax = tabulate_presence(rows), draw(rows)
    filled = int(table.to_numpy().sum())
    assert len(boxes(ax)) == filled
    colours = [colour.dark for colour in ROLE_COLOURS[: len(names)]]
    full = [mark for mark in marks(ax) if mark.get_color() in colours and mark.get_markersize() == 11]
    hollow = [mark for mark in marks(ax) if mark.get_markersize() == 5]
    assert (len(full), len(hollow)) == (filled, table.size - filled)
    for name, column in table.items():
        mine = [mark for mark in full if mark.get_marker() == role_colours(rows)[name].marker]
        assert len(mine) == column.sum()
        assert len({mark.get_xdata()[0] for mark in mine}) == 1, "a role has one column"
    for _, attribute in table.index:
        assert attribute in said(ax)
    for name in names:
        assert name in said(ax)
    assert_texts_fit(ax)


def test_a_band_leads_from_the_first_to_the_last_role_that_has_it():
    rows = pd.DataFrame([("A", "x"), ("B", "y"), ("C", "x"), ("C", "z")], columns=["role", "attribute"])
    ax = draw(rows)
    band, = (line for line in ax.lines if line.get_color() == SHARED.dark)
    first, last = [mark for mark in marks(ax) if mark.get_markersize() == 11][:2]
    assert list(band.get_xdata()) == pytest.approx([first.get_xdata()[0], last.get_xdata()[0]])
    assert list(band.get_ydata()) == pytest.approx([first.get_ydata()[0], last.get_ydata()[0]])


@pytest.mark.parametrize("number", [1, 2, 3, 6])
@pytest.mark.parametrize("each", [1, 40])
def test_long_names_and_forty_attributes_fit(number, each):
    rows = rows_of([f"{LONG}{i}" for i in range(number)], each=each)
    rows["attribute"] = LONG + rows["attribute"]
    ax = draw(rows)
    assert_texts_fit(ax)
    for attribute in rows["attribute"].unique():
        assert attribute in said(ax)


@pytest.mark.parametrize(("pairs", "filled"), [(["Ax", "Bx"], 2), (["Ax", "By"], 2)], ids=["all shared", "none shared"])
def test_full_overlap_and_none(pairs, filled):
    rows = pd.DataFrame({"role": [pair[0] for pair in pairs], "attribute": [pair[1] for pair in pairs]})
    ax = draw(rows)
    assert len(boxes(ax)) == filled
    assert_texts_fit(ax)


def table_of(cells):
    return pd.DataFrame(cells, index=pd.Index(["Order", "Charm"], name="attribute"))


@pytest.mark.parametrize(("cells", "headline"), [
    ({"A": [True, True]}, "Two attributes in this role"),
    ({"A": [True, True], "B": [True, True]}, "Both attributes belong to both roles"),
    ({"A": [True, True], "B": [True, False]}, "One of two attributes belongs to both roles"),
    ({"A": [True, False], "B": [False, True]}, "Neither of the two attributes belongs to both roles"),
])  # fmt: skip
def test_headline(cells, headline):
    held = table_of(cells).stack()
    rows = held[held].reset_index().set_axis(["attribute", "role", "held"], axis=1).assign(facet="")
    assert read_headline(view_presence(rows)) == headline


def test_words():
    assert describe_presence(table_of({"A": [True, True], "B": [True, False]})) == (
        "Three of four cells are filled. A and B share one attribute: Order. A alone has one: Charm. "
        "B has none of its own. "
        "A small ring means that the source does not say so.")
    assert describe_presence(table_of({"A": [True, True]})) == (
        "A has two attributes: Order and Charm.")
    assert "empty" not in describe_presence(table_of({"A": [True, True], "B": [True, True]}))


def test_view_keeps_colours_and_sorts_shared_first():
    rows = rows_of(THREE)
    alone = view_presence(rows[rows["role"] == THREE[2]])
    assert ROLE_COLOURS[2].dark in alone.svg
    assert ROLE_COLOURS[0].dark not in alone.svg
    holders = view_presence(rows, "Shared first").table.sum(axis=1)
    assert holders.is_monotonic_decreasing
    assert set(view_presence(rows, "By facet").table.index.names) == {"facet", "attribute"}


def test_values_are_text():
    rows = pd.DataFrame({"role": ["A", "B"], "facet": ["<b>", "$x$"], "attribute": ["$\\frac{1}{2}$", "<script>"]})
    assert "$\\frac{1}{2}$" in said(draw(rows))
    assert "<script>" not in view_presence(rows)._repr_html_()

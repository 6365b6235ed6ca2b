"""Shares of a whole: the table, the bars, the words."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.charts.shares import (
    GAP,
    WIDTHS,
    count_shares,
    describe_shares,
    headline_shares,
    plot_shares,
    view_shares,
)
from helpers.charts.style import SHARED, WIDTH, role_colours, style
from helpers.english import write_percent
from helpers.roles import load_roles
from tests.artists import assert_texts_fit, bars, boxes, said, texts
from tests.conftest import SIX, THREE, make_rows

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
RECORDS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "in", "out"]), st.sampled_from("pqrst")),
                   min_size=1, unique=True)


def frame(*records):
    return pd.DataFrame(records, columns=["role", "facet", "attribute"])


def draw(rows, **options):
    with style():
        return plot_shares(count_shares(rows), title="What part is it?", colours=role_colours(rows), **options)


def parts(ax):
    """Return (left, width) of all parts of bars; those in the list below a bar are as narrow as its first column."""
    filled = [(part.get_x(), part.get_width()) for part in [*bars(ax), *boxes(ax)]]
    return [(x, width) for x, width in filled if width + GAP != WIDTHS[0]]


@given(RECORDS)
def test_shares_of_a_role_add_up_to_one(records):
    rows = frame(*records)
    table = count_shares(rows)
    filled = rows[rows["facet"] != ""]
    assert table["count"].sum() == len(filled)
    for role, part in table.groupby(level=0):
        assert part["share"].sum() == pytest.approx(1)
        assert part["count"].sum() == (filled["role"] == role).sum()


@given(RECORDS)
def test_shares_are_those_of_a_crosstab(records):
    rows = frame(*records)
    rows = rows[rows["facet"] != ""]
    if len(rows):
        table = count_shares(rows)["share"].unstack()
        expected = pd.crosstab(rows["role"], rows["facet"], normalize="index")
        pd.testing.assert_frame_equal(table.sort_index(), expected, check_names=False)


def test_rows_are_not_changed():
    rows = make_rows(THREE, areas=("collaboration",))
    before = rows.copy()
    view_shares(rows)
    pd.testing.assert_frame_equal(rows, before)


def test_shared_attributes_are_marked():
    table = count_shares(frame(("A", "in", "p"), ("A", "out", "q"), ("B", "in", "p")))
    assert list(table["shared"]) == [("p",), (), ("p",), ()]
    shared = [text for text in texts(draw(frame(("A", "in", "p"), ("A", "out", "q"), ("B", "in", "p"))))
              if "(shared)" in text.get_text()]
    assert len(shared) == 2
    assert {(text.get_color(), text.get_fontweight()) for text in shared} == {(SHARED.dark, "bold")}


def test_widths_are_proportional_to_shares():
    ax = draw(frame(*(("A", "in", item) for item in "pqr"), ("A", "out", "s"), ("B", "in", "t"), ("B", "out", "u")))
    widths = sorted(width + GAP for _, width in parts(ax))
    assert widths == pytest.approx([WIDTH / 4, WIDTH / 2, WIDTH / 2, WIDTH * 3 / 4])


def test_widths_are_proportional_to_counts():
    rows = frame(*(("A", "in", item) for item in "pqr"), ("A", "out", "s"), ("B", "in", "t"), ("B", "out", "u"))
    widths = sorted(width + GAP for _, width in parts(draw(rows, counts=True)))
    assert widths == pytest.approx([WIDTH / 4, WIDTH / 4, WIDTH / 4, WIDTH * 3 / 4])


def test_count_and_share_stand_beside_each_other():
    ax = draw(frame(*(("A", "in", item) for item in "pqr"), ("A", "out", "s")))
    assert "75\u00a0%" in [text.get_text() for text in texts(ax)]
    assert {"in (3 of 4)", "out (1 of 4)"} <= {text.get_text() for text in texts(ax)}
    ax = draw(frame(*(("A", "in", item) for item in "pqr"), ("A", "out", "s")), counts=True)
    assert {"3", "in (75\u00a0%)"} <= {text.get_text() for text in texts(ax)}


@pytest.mark.parametrize("counts", [False, True])
@pytest.mark.parametrize("names", [THREE[:1], THREE[:2], THREE, SIX], ids=len)
def test_every_attribute_is_named_and_fits(names, counts):
    for each in (1, 4, 40):
        rows = make_rows(names, areas=("collaboration",), each=each)
        ax = draw(rows, counts=counts)
        assert_texts_fit(ax)
        for item in rows["attribute"].unique():
            assert item in said(ax)


@pytest.mark.parametrize("facets", [1, 2, 12])
def test_long_names_and_many_parts_fit(facets):
    names = [f"{LONG}{i}" for i in range(3)]
    rows = make_rows(names, areas=("collaboration",), each=12)
    rows["facet"] = [f"{LONG}{i % facets}" for i in range(len(rows))]
    rows["attribute"] = LONG + rows["attribute"]
    ax = draw(rows)
    assert_texts_fit(ax)
    for text in (*names, *rows["facet"].unique(), *rows["attribute"].unique()):
        assert text in said(ax)


def test_parts_next_to_each_other_look_different_without_colour():
    ax = draw(make_rows(THREE[:1], areas=("collaboration",)))
    solid = [box.get_facecolor() == box.get_edgecolor() for box in boxes(ax)]
    assert solid == [True, False] * 2, "the first part and the second, in the bar and in the list"


@pytest.mark.parametrize(("share", "text"), [(0, "0"), (0.125, "13"), (1 / 3, "33"), (0.005, "1"), (1, "100")])
def test_halves_are_rounded_up(share, text):
    assert write_percent(share) == f"{text}\u00a0%"


def words(*records):
    table = count_shares(frame(*records))
    return (headline_shares(table).replace("\u00a0", " "), describe_shares(table).replace("\u00a0", " "))


def test_words_of_two_roles():
    headline, sentence = words(*(("A", "in", item) for item in "pqr"), ("A", "out", "s"), ("B", "in", "p"),
                               ("B", "out", "t"))
    assert headline == "Share of “in”: 75 % for A, 50 % for B"
    assert sentence == ("A, four attributes: 75 % in (three) and 25 % out (one). B, two attributes: 50 % in (one) and "
                        "50 % out (one). The lowest and the highest share of in are 25 percentage points apart.")


def test_the_part_whose_shares_are_furthest_apart_is_named():
    first = [("A", "in", item) for item in "pqr"] + [("A", "out", "s")]
    headline, sentence = words(*first, ("B", "in", "p"), ("B", "out", "t"), ("B", "up", "u"), ("B", "up", "v"))
    assert headline == "Share of “in”: 75 % for A, 25 % for B"
    assert sentence.endswith("share of in are 50 percentage points apart."), "those of up are as far apart"
    headline, sentence = words(*first, ("B", "in", "p"), ("B", "out", "t"), ("B", "up", "u"))
    assert headline == "Share of “in”: 75 % for A, 33 % for B"
    assert sentence.endswith("The lowest and the highest share of in are 42 percentage points apart.")
    headline, sentence = words(*first, ("B", "in", "p"), ("B", "out", "t"), ("C", "out", "t"))
    assert headline == "Share of “in”: 75 % for A, 0 % for C"
    assert sentence.endswith("The lowest and the highest share of in are 75 percentage points apart.")


def test_words_of_one_role():
    assert words(("A", "in", "p"), ("A", "out", "q"))[0] == "Share of “in”: 50 % for A"
    assert words(("A", "in", "p"), ("A", "out", "q"), ("A", "out", "r"))[0] == "Share of “out”: 67 % for A"
    assert words(("A", "in", "p")) == ("Share of “in”: 100 % for A", "A, one attribute: 100 % in (one).")
    assert words(("A", "in", "p"), ("A", "in", "q"))[1] == "A, two attributes: 100 % in (two)."


def test_words_where_shares_agree():
    headline, sentence = words(("A", "in", "p"), ("A", "out", "q"), ("B", "in", "r"), ("B", "out", "s"))
    assert headline == "Share of “in”: 50 % for A and B"
    assert sentence.endswith("B, two attributes: 50 % in (one) and 50 % out (one).")


def test_what_has_no_facet_is_left_out_and_said():
    rows = frame(("A", "in", "p"), ("A", "", "q"))
    assert view_shares(rows).sentence.endswith("One attribute has no facet, and is left out.")
    assert "left out" not in view_shares(rows.iloc[:1]).sentence


def test_a_role_whose_rows_have_no_facet_is_named():
    rows = frame(("A", "in", "p"), ("B", "", "q"))
    assert "B" not in count_shares(rows).index.get_level_values(0)
    assert view_shares(rows).svg


def test_no_facets_is_a_friendly_line():
    panel = view_shares(frame(("A", "", "p")))
    assert panel.svg == ""
    assert "facet" in panel.sentence


def test_a_filtered_frame_keeps_colours():
    roles = load_roles()
    last = roles["role"].cat.categories[-1]
    rows = roles[(roles["area"] == "collaboration") & (roles["role"] == last)]
    assert role_colours(rows)[last].dark in view_shares(rows).svg

"""The comparison table: tidy rows made wide, its HTML, its words."""

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.charts.comparison import (
    describe_comparison,
    find_grouping,
    tabulate_comparison,
    view_comparison,
)
from helpers.tables import Lines, table_html
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

ROWS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from(["", "Goal", "Skill"]), st.sampled_from("pqrs")),
                min_size=1)


def frame(*records):
    return pd.DataFrame(records, columns=["role", "facet", "attribute"]).assign(area="overview", theme="")


PAIR = frame(("A", "Goal", "p"), ("A", "Goal", "q"), ("B", "Goal", "p"), ("B", "Skill", "r"))


@given(ROWS)
def test_a_wide_table_holds_what_the_tidy_rows_hold(records):
    rows = frame(*records)
    by = find_grouping(rows)
    table = tabulate_comparison(rows)
    labels = rows[by].replace("", f"no {by}")
    assert list(table.index) == list(labels.unique())
    assert list(table.columns) == list(rows["role"].unique())
    cells = {(role, label, entry) for label, row in table.iterrows() for role in table for entry in row[role]}
    assert cells == set(zip(rows["role"], labels, rows["attribute"], strict=True))
    assert table.map(len).to_numpy().sum() == len(cells), "nothing stands twice in a cell"


def test_lines_are_facets_or_the_next_best():
    rows = make_rows(THREE[:2], areas=("overview",))
    assert find_grouping(rows) == "facet"
    assert find_grouping(rows.assign(facet="")) == "theme"
    assert find_grouping(rows.assign(facet="", theme="")) == "area"
    assert find_grouping(rows[["role", "area", "attribute"]]) == "area"


def test_shown_as_a_list_in_each_cell_with_what_is_shared_in_words():
    html = view_comparison(PAIR)._repr_html_()
    assert "<li>p (shared)</li><li>q</li>" in html
    assert html.count("p (shared)") == 2
    assert "<td>–</td>" in html
    assert "<img" not in html
    assert "<details" not in html


def test_heads_carry_their_role_and_its_colour():
    html = view_comparison(PAIR)._repr_html_()
    heads = re.findall(r'<th scope="col"([^>]*)>([^<]*)</th>', html)
    assert [name for _, name in heads] == ["facet", "A", "B"]
    assert [re.search("solid (#[0-9a-f]+)", style)[1] for style, _ in heads[1:]] == ["#0b6fa4", "#b4460f"]
    assert re.findall(r'<th scope="row">([^<]*)</th>', html) == ["Goal", "Skill"]
    assert "<caption>One of two facets has something in common</caption>" in html


def test_colours_are_the_roles_own_when_one_is_unticked():
    rows = PAIR.assign(role=pd.Categorical(PAIR["role"], categories=["A", "B"]))
    html = view_comparison(rows[rows["role"] == "B"])._repr_html_()
    assert "#b4460f" in html
    assert "#0b6fa4" not in html


def test_counts_have_a_last_line_for_all():
    table = view_comparison(PAIR, "How many").table
    assert table.to_dict("index") == {"Goal": {"A": 2, "B": 1}, "Skill": {"A": 0, "B": 1},
                                      "Together": {"A": 2, "B": 2}}


@pytest.mark.parametrize("names", [THREE[:1], THREE[:2], THREE, SIX], ids=len)
@pytest.mark.parametrize("choice", ["Attributes", "How many"])
def test_any_number_of_roles(names, choice):
    panel = view_comparison(make_rows(names, areas=("overview",)), choice)
    assert list(panel.table.columns) == list(names)
    for name in names:
        assert name in panel.sentence


def test_cells_are_text_and_never_code():
    html = view_comparison(frame(("<b>A</b>", "<i>Goal</i>", "<script>alert(1)</script>")))._repr_html_()
    assert "<script" not in html
    assert "<b>" not in html
    assert "<i>" not in html


def test_a_list_in_a_cell_and_none():
    html = table_html(pd.DataFrame({"A": [Lines(("p", "q")), Lines()]}), "Lists")
    assert "<li>p</li><li>q</li></ul></td>" in html
    assert "<td>–</td>" in html


@pytest.mark.parametrize(("rows", "headline", "sentence"), [
    (PAIR, "One of two facets has something in common",
     "A and B stand side by side, with four entries in two facets. Shared: p (in Goal). "
     "Empty: Skill of A."),
    (frame(("A", "Goal", "p"), ("B", "Goal", "q")), "No facet has anything in common",
     "A and B stand side by side, with two entries in one facet. No two roles have the same entry in one facet. "
     "No cell is empty."),
    (frame(("A", "Goal", "p"), ("B", "Goal", "p")), "The only facet has something in common",
     "A and B stand side by side, with two entries in one facet. Shared: p (in Goal). "
     "No cell is empty."),
    (frame(("A", "Goal", "p"), ("A", "Skill", "q")), "Two facets, one role",
     "A has two entries in two facets. No cell is empty."),
    (frame(("A", "Goal", "p"), ("B", "Goal", "p"), ("C", "Skill", "q")), "One of two facets has something in common",
     "A, B and C stand side by side, with three entries in two facets. Shared: p (in Goal). "
     "Empty: Goal of C, Skill of A and Skill of B."),
    (frame(("A", "Goal", "p"), ("B", "Goal", "p"), ("A", "Skill", "q"), ("B", "Skill", "q")),
     "Both facets have something in common",
     "A and B stand side by side, with four entries in two facets. "
     "Shared: p (in Goal) and q (in Skill). No cell is empty."),
    (frame(("A", "Goal", "p"), ("B", "Skill", "q")), "Neither of the two facets has anything in common",
     "A and B stand side by side, with two entries in two facets. No two roles have the same entry in one facet. "
     "Empty: Goal of B and Skill of A."),
])
def test_words(rows, headline, sentence):
    table = tabulate_comparison(rows)
    assert read_headline(view_comparison(rows)) == headline
    assert describe_comparison(table) == sentence


def test_words_of_counts():
    assert view_comparison(PAIR, "How many").sentence == (
        "A has two entries, the most in Goal: two. B has two entries, the most in Goal and Skill: one each.")


def test_many_common_entries_are_left_to_the_table():
    rows = frame(*((role, "Goal", f"item {i}") for role in "AB" for i in range(20)), ("A", "Skill", "p"))
    assert "Shared: twenty entries." in describe_comparison(tabulate_comparison(rows))

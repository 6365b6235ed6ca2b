"""Two facets side by side: which ones a lesson takes, what they hold, what a join of them gives."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import find_facets
from helpers.compare import choose_facets, join_facets, list_facets, tabulate_facets
from helpers.roles import COLUMNS
from tests.conftest import THREE, make_rows

FACETS = st.sampled_from(["who", "how", "why", ""])
ROWS = st.lists(st.tuples(st.sampled_from("ABC"), FACETS, st.sampled_from("pqrs")), min_size=1, unique=True)


def frame(*records):
    return pd.DataFrame(records, columns=["role", "facet", "attribute"])


WHO_HOW = frame(("A", "why", "z"), ("A", "who", "x"), ("A", "how", "y"), ("B", "how", "y"))


@pytest.mark.parametrize(("wanted", "found"), [
    (("who", "how"), ("who", "how")),
    (("how", "who"), ("how", "who")),
    (("who", "whom"), ("why", "who")),
    (("activity", "effect"), ("why", "who")),
])
def test_wanted_facets_or_the_first_two(wanted, found, capsys):
    assert choose_facets(WHO_HOW, *wanted) == found
    assert capsys.readouterr().out == ""
    assert find_facets(WHO_HOW, *wanted) == found
    line = capsys.readouterr().out
    assert (line == "") == (wanted == found)
    assert wanted == found or "This lesson uses why and who instead." in line


@pytest.mark.parametrize("facets", [("", ""), ("who", "who"), ("role", "role")])
def test_fewer_than_two_facets_say_which_column_to_fill(facets, capsys):
    rows = frame(("A", facets[0], "x"), ("A", facets[1], "y"))
    assert find_facets(rows, "audience", "channel") == ("audience", "channel")
    assert "column facet" in capsys.readouterr().out


def test_a_join_and_a_table_of_facets_by_hand():
    assert join_facets(WHO_HOW, "who", "how").to_dict("list") == {"role": ["A"], "who": ["x"], "how": ["y"]}
    table = tabulate_facets(WHO_HOW, ["who", "how"])
    assert list(table.index) == [("who", "x"), ("how", "y")]
    assert table.to_numpy().tolist() == [[True, False], [True, True]]


def test_a_facet_may_be_called_role(capsys):
    rows = frame(("A", "role", "x"), ("A", "who", "y"), ("B", "role", "z"))
    assert list_facets(rows) == ["role", "who"]
    assert find_facets(rows, "who", "role") == ("who", "role")
    assert capsys.readouterr().out == ""
    assert join_facets(rows, "role", "who").to_numpy().tolist() == [["A", "x", "y"]]


def test_no_facet_column_is_like_blank_facets():
    rows = WHO_HOW.drop(columns="facet")
    assert list_facets(rows) == []
    assert tabulate_facets(rows, ("who", "how")).empty


@settings(deadline=None)
@given(ROWS)
def test_table_holds_each_attribute_of_the_two_facets_once(records):
    table = tabulate_facets(frame(*records), ("how", "who"))
    found = {(role, facet, item) for (facet, item), row in table.iterrows() for role in table if row[role]}
    assert found == {record for record in records if record[1] in ("how", "who")}
    assert list(table.columns) == list(dict.fromkeys(role for role, _, _ in records))
    assert [facet for facet in ("how", "who") if facet in {f for f, _ in table.index}] == \
        list(dict.fromkeys(facet for facet, _ in table.index))


@settings(deadline=None)
@given(ROWS)
def test_a_join_gives_m_times_n_rows_for_each_role(records):
    rows = frame(*records)
    joined = join_facets(rows, "who", "how")
    sizes = {role: len(part) for role, part in joined.groupby("role")}
    for role, part in rows.groupby("role"):
        assert sizes.get(role, 0) == (part["facet"] == "who").sum() * (part["facet"] == "how").sum()


def test_themes_can_stand_in_for_attributes():
    rows = make_rows(THREE[:2], areas=("reputation",))
    table = tabulate_facets(rows, ("activity", "effect"), "theme")
    assert table.index.names == ["facet", "theme"]
    assert list(rows.columns) == list(COLUMNS)

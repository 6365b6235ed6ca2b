"""Attributes grouped into themes: the table, the bars, the words."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.charts.style import ROLE_COLOURS, SHARED, WIDTH, role_colours, style
from helpers.charts.themes import describe_themes, group_attributes, plot_themes, view_themes
from tests.artists import assert_texts_fit, bars, marks, said, texts
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
ROWS = st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("pqrst"), st.sampled_from(["", "warm", "cold"])),
                min_size=1)


def rows_of(names, each=4, long=False):
    rows = make_rows([f"{LONG}{i}" for i in range(len(names))] if long else names, areas=("goals",), each=each)
    return rows.assign(attribute=LONG + rows["attribute"], theme=LONG + rows["theme"]) if long else rows


def frame(*records):
    return pd.DataFrame(records, columns=["role", "attribute", "theme"])


def draw(rows):
    with style():
        return plot_themes(group_attributes(rows), title="What is it about?", colours=role_colours(rows))


@given(ROWS)
def test_table_holds_each_filled_row_once(records):
    rows = frame(*records)
    table = group_attributes(rows)
    assert list(table.columns) == list(rows["role"].unique())
    found = {(role, attribute, theme) for (theme, attribute), row in table.iterrows() for role in table if row[role]}
    assert found == {record for record in records if record[2]}


@given(ROWS)
def test_what_most_roles_have_comes_first(records):
    table = group_attributes(frame(*records))
    if table.empty:
        return
    themes = table.groupby(level=0, sort=False).any().sum(axis=1)
    assert list(themes) == sorted(themes, reverse=True)
    for _, part in table.groupby(level=0, sort=False):
        holders = list(part.sum(axis=1))
        assert holders == sorted(holders, reverse=True)


def test_order_of_the_rows_is_kept_otherwise():
    table = group_attributes(frame(("A", "p", "warm"), ("A", "q", "cold"), ("B", "r", "mild")))
    assert list(table.index) == [("warm", "p"), ("cold", "q"), ("mild", "r")]


def test_a_role_without_a_theme_keeps_its_column():
    table = group_attributes(frame(("A", "p", "warm"), ("B", "q", "")))
    assert table.to_dict("index") == {("warm", "p"): {"A": True, "B": False}}


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("each", [1, 4, 40])
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_everything_fits(number, each, long):
    rows = rows_of(SIX[:number], each, long)
    ax = draw(rows)
    assert_texts_fit(ax)
    for name in (*rows["role"].unique(), *rows["theme"].unique()):
        assert name in said(ax)
    if number <= 3:
        for attribute in rows["attribute"].unique():
            assert attribute in said(ax)
    for piece in bars(ax):
        assert piece.get_x() >= 0
        assert piece.get_x() + piece.get_width() <= WIDTH


@pytest.mark.parametrize("number", range(1, 7))
def test_bars_are_as_long_as_their_numbers(number):
    rows = rows_of(SIX[:number], 7)
    counts = group_attributes(rows).groupby(level=0, sort=False).sum()
    shared = group_attributes(rows)
    shared = shared[shared.sum(axis=1) > 1]
    pieces = [piece for piece in bars(draw(rows)) if piece.get_height() == 17]
    unit = sum(piece.get_width() for piece in pieces) / counts.to_numpy().sum()
    for piece in pieces:
        assert piece.get_width() / unit == pytest.approx(round(piece.get_width() / unit))
    purple = [piece for piece in pieces if piece.get_facecolor() == pieces_colour(SHARED)]
    assert sum(piece.get_width() for piece in purple) / unit == pytest.approx(shared.to_numpy().sum())


def pieces_colour(colour):
    from matplotlib.colors import to_rgba

    return to_rgba(colour.dark)


def test_two_roles_run_left_and_right_and_what_they_share_meets_in_the_middle():
    rows = frame(("A", "p", "warm"), ("A", "q", "warm"), ("B", "p", "warm"), ("B", "r", "cold"))
    pieces = [(piece.get_x(), piece.get_width(), piece.get_facecolor()) for piece in bars(draw(rows))
              if piece.get_height() == 17]
    shared = [piece for piece in pieces if piece[2] == pieces_colour(SHARED)]
    mine, = (piece for piece in pieces if piece[2] == pieces_colour(ROLE_COLOURS[0]))
    other, = (piece for piece in pieces if piece[2] == pieces_colour(ROLE_COLOURS[1]))
    (left, width, _), (right, across, _) = sorted(shared)
    assert width == across
    assert mine[0] + mine[1] == pytest.approx(left), "A's own piece is further out"
    assert left + width == pytest.approx(WIDTH - right), "the bars start at mirrored lines"
    assert other[0] == pytest.approx(right), "B's bar starts at its line"


def test_counts_and_names_stand_at_their_bars():
    rows = frame(("A", "p", "warm"), ("A", "q", "warm"), ("B", "p", "warm"), ("B", "r", "cold"))
    ax = draw(rows)
    numbers = [text.get_text() for text in texts(ax) if text.get_text().isdigit()]
    assert numbers == ["2", "1", "0", "1"]
    bold = [text.get_text() for text in texts(ax) if text.get_color() == SHARED.dark]
    assert bold == ["in both roles", "p", "p"]


def test_nothing_shared_has_no_key_for_shared():
    ax = draw(frame(("A", "p", "warm"), ("B", "r", "warm")))
    assert "in both roles" not in said(ax)


def test_names_that_are_wider_than_their_columns_stand_in_a_key():
    ax = draw(rows_of([f"Role with a long, long name {i}" for i in range(5)] + ["Kapitaensmuetzenmacherei"]))
    assert len(marks(ax)) == 2 * 6, "one in the key and one above the bars for each role"
    assert "in more than one role" in said(ax)
    assert marks(draw(rows_of(THREE))) == []


def test_with_six_roles_the_attributes_are_left_to_the_table():
    assert "Goals item" not in said(draw(rows_of(SIX)))


@pytest.mark.parametrize(("rows", "headline", "sentence"), [
    (frame(("A", "p", "warm"), ("A", "q", "warm"), ("B", "p", "warm"), ("B", "r", "cold")),
     "Shared: one of three goals and one of two themes",
     "A has two goals in one theme: warm (2). B has two goals in two themes: warm (1) and cold (1). Shared: p."),
    (frame(("A", "p", "warm"), ("B", "q", "warm")),
     "Shared: neither of the two goals and the only theme",
     "A has one goal in one theme: warm (1). B has one goal in one theme: warm (1). No goal is shared."),
    (frame(("A", "p", "warm"), ("B", "q", "cold")),
     "Shared: neither of the two goals and neither of the two themes",
     "A has one goal in one theme: warm (1). B has one goal in one theme: cold (1). No goal is shared."),
    (frame(("A", "p", "warm"), ("B", "p", "warm"), ("A", "q", "cold"), ("B", "q", "cold")),
     "Shared: both goals and both themes",
     "A has two goals in two themes: warm (1) and cold (1). B has two goals in two themes: warm (1) and cold (1). "
     "Shared: p and q."),
    (frame(("A", "p", "warm"), ("A", "q", "cold")), "Two goals and two themes in this role",
     "A has two goals in two themes: warm (1) and cold (1)."),
    (frame(("A", "p", "warm"), ("B", "p", "warm"), ("C", "q", "warm"), ("C", "r", "cold"), ("A", "r", "cold")),
     "Shared: two of three goals and both themes",
     "A has two goals in two themes: warm (1) and cold (1). B has one goal in one theme: warm (1). "
     "C has two goals in two themes: warm (1) and cold (1). Shared: p and r."),
    (frame(("A", "p", "warm"), ("B", "q", "cold"), ("C", "r", "mild")),
     "Shared: none of three goals and none of three themes",
     "A has one goal in one theme: warm (1). B has one goal in one theme: cold (1). "
     "C has one goal in one theme: mild (1). No goal is shared."),
])
def test_words(rows, headline, sentence):
    table = group_attributes(rows)
    assert read_headline(view_themes(rows.assign(area="goals"))) == headline
    assert describe_themes(table, "goals") == sentence


def test_view_groups_by_themes_or_by_facets():
    rows = rows_of(THREE[:2])
    assert view_themes(rows).table.index.names == ["theme", "attribute"]
    assert view_themes(rows, "Facets").table.index.names == ["facet", "attribute"]


def test_view_says_what_it_leaves_out():
    rows = rows_of(THREE[:2])
    rows.loc[rows["attribute"] == rows["attribute"][0], "theme"] = ""
    assert view_themes(rows).sentence.endswith("One goal has no theme, and is left out.")


@pytest.mark.parametrize(("choice", "column"), [("Themes", "theme"), ("Facets", "facet")])
def test_view_without_groups_says_which_column_to_fill(choice, column):
    panel = view_themes(rows_of(THREE[:2]).assign(theme="", facet=""), choice)
    assert panel.sentence == f"These rows name no {column}: fill the column “{column}” of the CSV to group by it."
    assert not panel.svg


def test_one_theme_for_everything_makes_everything_alike():
    panel = view_themes(rows_of(THREE[:2]).assign(theme="work"))
    assert panel.sentence.count("in one theme: work (4).") == 2

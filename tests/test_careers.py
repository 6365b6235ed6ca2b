"""Career ladders: their table, their rungs, their words."""

import pandas as pd
import pytest

from helpers.charts.ladder import NO_STEPS, describe_ladder, headline_ladder, plot_ladder, tabulate_ladder, view_ladder
from helpers.charts.style import SHARED, role_colours, style
from tests.artists import assert_texts_fit, boxes, marks, said, texts
from tests.conftest import SIX, THREE, make_rows

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
LEVELS = ["first level", "second level"]


def rows_of(names, each=4, levels=LEVELS):
    rows = make_rows(names, areas=("careers",), each=each)
    extra = rows.groupby("role", sort=False).head(1).assign(facet="needs", attribute="Patience")
    rows = pd.concat([rows, extra], ignore_index=True)
    step = pd.Categorical(rows["facet"].where(rows["facet"].isin(levels)), categories=levels, ordered=True)
    return rows.assign(role=pd.Categorical(rows["role"], categories=rows["role"].unique()), step=step)


def draw(rows):
    with style():
        return plot_ladder(tabulate_ladder(rows), title="Where does it lead?", colours=role_colours(rows))


def height_of(ax, word):
    """Return where each text that begins with a word stands, from the top."""
    return [text.get_position()[1] for text in texts(ax) if text.get_text().startswith(word)]


def test_table_has_the_steps_in_their_order_then_the_basis():
    table = tabulate_ladder(rows_of(THREE[:2]))
    assert list(table.index) == [("step", "first level"), ("step", "second level"), ("basis", "needs")]
    assert table.loc[("step", "first level"), THREE[0]] == ("Careers item 0", "Careers item 2")
    assert table.loc[("basis", "needs")].tolist() == [("Patience",), ("Patience",)]


def test_the_order_is_that_of_the_category_not_of_the_alphabet():
    rows = rows_of(THREE[:2], levels=LEVELS[::-1])
    assert list(tabulate_ladder(rows).loc["step"].index) == LEVELS[::-1]
    lowest, highest = height_of(draw(rows), "1. second")[0], height_of(draw(rows), "2. first")[0]
    assert lowest > highest, "y grows downwards: the first step is the lowest rung"


@pytest.mark.parametrize("names", [THREE[:1], THREE[:2], THREE, SIX], ids=len)
def test_every_step_role_and_attribute_is_named(names):
    rows = rows_of(names)
    ax = draw(rows)
    for text in [*names, "1. first level", "2. second level", *rows["attribute"].unique()]:
        assert text in said(ax)
    rungs = rows.dropna(subset="step").groupby("role", observed=True)["attribute"].nunique().sum()
    assert len(boxes(ax)) == rungs + 1, "one box a rung, and Patience once"
    assert_texts_fit(ax)


def test_shared_rungs_are_drawn_as_shared():
    rows = rows_of(THREE[:2])
    shared = [box for box in boxes(draw(rows)) if box.get_edgecolor() == boxes_colour(SHARED.dark)]
    table = tabulate_ladder(rows).loc["step"]
    both = sum(len(set(row.iloc[0]) & set(row.iloc[1])) for _, row in table.iterrows())
    assert len(shared) == 2 * both + 1


def test_below_the_ladders_each_thing_stands_once_with_a_marker_for_each_that_has_it():
    rows = rows_of(THREE)
    extra = rows[rows["attribute"] == "Patience"]
    rows = pd.concat([rows, extra.assign(attribute="Own " + extra["role"].astype(str))])
    ax = draw(rows)
    below = boxes(ax)[-len(THREE) - 1:]
    looks = [colour.dark for colour in role_colours(rows).values()]
    assert sorted(box.get_edgecolor() for box in below) == sorted(map(boxes_colour, (SHARED.dark, *looks)))
    marked = [mark.get_color() for mark in marks(ax) if mark.get_ydata()[0] > below[0].get_y()]
    assert sorted(marked) == sorted(looks * 2), "the shared thing has a marker of each role, the others one of theirs"


def boxes_colour(colour):
    from matplotlib.colors import to_rgba

    return to_rgba(colour)


def test_a_step_that_a_role_lacks_says_so():
    rows = rows_of(THREE[:2])
    ax = draw(rows[~((rows["role"] == THREE[0]) & (rows["step"] == "second level"))])
    assert said(ax).count("nothing said") == 1
    assert_texts_fit(ax)


@pytest.mark.parametrize("number", [1, 2, 3, 6])
@pytest.mark.parametrize("each", [2, 40])
def test_long_names_and_forty_attributes_fit(number, each):
    rows = rows_of([f"{LONG}{i}" for i in range(number)], each=each)
    rows["attribute"] = LONG + rows["attribute"]
    rows["step"] = rows["step"].cat.rename_categories({level: LONG + level for level in LEVELS})
    ax = draw(rows)
    assert_texts_fit(ax)
    for attribute in rows["attribute"].unique():
        assert attribute in said(ax)


def ladder(**steps):
    """Make a ladder table: role -> titles from the first step up, then what it rests on."""
    index = pd.MultiIndex.from_tuples([("step", "start"), ("step", "top"), ("basis", "needs")], names=["part", "facet"])
    return pd.DataFrame({role: [tuple(filter(None, [title])) for title in titles] for role, titles in steps.items()},
                        index=index, dtype=object)


@pytest.mark.parametrize(("table", "headline"), [
    (ladder(A=("Aide", "Head", "Order")), "A ladder of two steps"),
    (ladder(A=("Aide", "Head", ""), B=("Aide", "Chief", "")), "The ladders start alike and part at step two: top"),
    (ladder(A=("Aide", "Head", ""), B=("Aide", "Head", "")), "Both steps have the same titles on each ladder"),
    (ladder(A=("Aide", "Head", ""), B=("Hand", "Head", "")), "One of two steps has the same titles on each ladder"),
    (ladder(A=("Aide", "Head", ""), B=("Hand", "", "")), "Neither of the two steps has the same titles on each ladder"),
])  # fmt: skip
def test_headline(table, headline):
    assert headline_ladder(table) == headline


def test_words():
    table = ladder(A=("Aide", "Head", "Order"), B=("Hand", "", "Charm"))
    assert describe_ladder(table) == (
        "A, from the first step up: start: Aide; top: Head. Below the ladder, needs: Order. "
        "B, from the first step up: start: Hand; top: nothing said. Below the ladder, needs: Charm.")
    shared = ladder(A=("Aide", "Head", "Order"), B=("Aide", "Head", "Order"))
    assert describe_ladder(shared).count("Below the ladder, needs: Order.") == 2
    assert describe_ladder(shared[["A"]]).endswith("Below the ladder, needs: Order.")


def test_view_asks_for_an_ordered_category():
    rows = rows_of(THREE)
    assert view_ladder(rows).svg
    unordered = rows.assign(step=rows["step"].cat.as_unordered())
    none = rows.assign(step=pd.Categorical([None] * len(rows), categories=[], ordered=True))
    for other in (rows.drop(columns="step"), unordered, none):
        assert view_ladder(other).sentence == NO_STEPS
        assert not view_ladder(other).svg

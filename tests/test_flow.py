"""Flow from activities to effects: the picture, the words, the panel."""

import re
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex

from helpers import load_roles, view_flow
from helpers.charts.flow import PIPE, describe_flow, plot_flow
from helpers.charts.style import SHARED, WIDTH, role_colours, style
from helpers.compare import tabulate_facets
from tests.artists import assert_texts_fit, boxes, extents, marks, said, texts
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

FACETS = ("activity", "effect")
LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "


def rows_of(names, each=4):
    return make_rows(names, areas=("reputation",), each=each)


def long_rows(names):
    rows = rows_of(names)
    return rows.assign(role=LONG + rows["role"], attribute=LONG + rows["attribute"],
                       facet=LONG.replace("title", "facet") + rows["facet"])


def apart(names):
    rows = rows_of(names)
    return rows.assign(attribute=rows["role"] + " " + rows["attribute"])


def draw(rows):
    with style():
        return plot_flow(tabulate_facets(rows, rows["facet"].unique()[:2]), title="What comes of it?",
                         colours=role_colours(rows))


def pipes(ax):
    return [line for line in ax.lines if line.get_linewidth() == PIPE]


def arrows(ax):
    return [mark for mark in marks(ax) if mark.get_marker() == ">"]


EVERY = pytest.mark.parametrize("rows", [
    rows_of(THREE[:1], each=2), rows_of(THREE[:1]), rows_of(THREE[:2]), rows_of(THREE), rows_of(SIX),
    apart(THREE), rows_of(THREE[:2], each=1), rows_of(THREE[:2], each=40), rows_of(SIX, each=40),
    long_rows(THREE[:2]), long_rows(SIX),
], ids=["one attribute each", "one", "two", "three", "six", "nothing shared", "half chains", "forty",
        "six times forty", "long", "six long"])


@EVERY
def test_everything_is_named_and_fits(rows):
    ax = draw(rows)
    assert_texts_fit(ax)
    words = re.sub(r"\s", "", said(ax))
    for name in [*rows["role"].unique(), *rows["attribute"].unique(), *rows["facet"].unique()]:
        assert re.sub(r"\s", "", name) in words, name


@EVERY
def test_no_pipe_runs_through_a_text(rows):
    ax = draw(rows)
    spans = [(text.get_text(), *extents(text)) for text in texts(ax)]
    for pipe in pipes(ax):
        points = list(zip(*pipe.get_data(), strict=True))
        for (x0, y0), (x1, y1) in pairwise(points):
            for text, left, right, top, bottom in spans:
                beside = max(x0, x1) <= left or min(x0, x1) >= right
                assert beside or max(y0, y1) <= top or min(y0, y1) >= bottom, text


@EVERY
def test_no_two_boxes_overlap(rows):
    places = [(box.get_x(), box.get_y(), box.get_width(), box.get_height()) for box in boxes(draw(rows))]
    for i, (x, y, wide, tall) in enumerate(places):
        for other_x, other_y, other_wide, other_tall in places[i + 1:]:
            apart_x = x + wide <= other_x or other_x + other_wide <= x
            assert apart_x or y + tall <= other_y or other_y + other_tall <= y


def test_an_arrow_for_each_effect_of_each_role():
    rows = rows_of(THREE)
    ax = draw(rows)
    assert len(arrows(ax)) == (rows["facet"] == "effect").sum()
    assert len(pipes(ax)) == len(rows)
    assert len({arrow.get_xdata()[0] for arrow in arrows(ax)}) == 1, "all arrows end at the effects"
    assert said(ax).count("2 → 2") == len(THREE)


def test_a_shared_effect_stands_once_a_shared_activity_in_each_band():
    rows = rows_of(THREE[:2])
    words = [text.get_text() for text in texts(draw(rows))]
    table = tabulate_facets(rows, FACETS)
    for (facet, item), row in table.iterrows():
        assert words.count(item) == (1 if facet == "effect" else row.sum())
    shared = [box for box in boxes(draw(rows)) if to_hex(box.get_edgecolor()) == SHARED.dark]
    assert len(shared) == 2 + 2, "one activity in both bands, and two effects"


def test_shared_effects_stand_between_the_bands():
    rows = rows_of(SIX)
    heights = {text.get_text(): text.get_position()[1] for text in texts(draw(rows))}
    assert heights[SIX[2]] < heights["Reputation item 3"] < heights[SIX[3]]
    assert "in both roles" not in said(draw(rows))
    assert "in both roles" in said(draw(rows_of(THREE[:2])))
    assert "in more than one role" not in said(draw(apart(THREE)))


def test_half_a_chain_is_said():
    assert "to no effects." in describe_flow(tabulate_facets(rows_of(THREE[:2], each=1), FACETS))
    assert "1 → 0" in said(draw(rows_of(THREE[:2], each=1)))


def test_the_canvas_is_as_wide_as_any():
    left, right = draw(rows_of(THREE[:2])).get_xlim()
    assert (left, right) == (-2, WIDTH + 2)


@pytest.mark.parametrize(("rows", "headline"), [
    (rows_of(THREE[:1]), "Two effects in this role"),
    (rows_of(THREE[:1], each=2), "One effect in this role"),
    (rows_of(THREE[:2], each=3), "One of two effects is claimed for both roles"),
    (rows_of(THREE[:2]), "Both effects are claimed for both roles"),
    (rows_of(THREE), "Two of three effects are claimed for more than one role"),
    (apart(THREE), "None of six effects is claimed for more than one role"),
])
def test_headline(rows, headline):
    assert read_headline(view_flow(rows)) == headline


def test_words():
    assert describe_flow(tabulate_facets(rows_of(THREE[:2], each=3), FACETS)) == (
        "Event Planner: from two activities (Reputation item 0 and Reputation item 2) to one effect "
        "(Reputation item 1). Tour Guide: from one activity (Reputation item 2) to two effects (Reputation item 1 and "
        "Reputation item 3). Shared: Reputation item 1. An arrow repeats what the rows claim; it "
        "measures nothing.")


def test_themes_are_a_coarser_chain():
    rows = rows_of(THREE[:2])
    fine, coarse = view_flow(rows), view_flow(rows, "Themes")
    assert len(coarse.table) <= len(fine.table)
    assert coarse.table.index.names == ["facet", "theme"]
    assert "fill the column “theme”" in view_flow(rows.assign(theme=""), "Themes").sentence


def test_blank_facets_say_which_column_to_fill():
    panel = view_flow(rows_of(THREE[:2]).assign(facet=""))
    assert panel.svg == ""
    assert "fill the column “facet”" in panel.sentence


def test_the_shipped_chains_agree_with_groupby():
    roles = load_roles()
    rows = roles[roles["area"] == "reputation"]
    counts = rows.groupby(["role", "facet"], observed=True)["attribute"].agg("size")
    for name in counts.index.unique(0):
        assert f"{counts[name, 'activity']} → {counts[name, 'effect']}" in said(draw(rows))

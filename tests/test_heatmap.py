"""Similarity across areas and levels: the tables, the heatmap, the words."""

import math
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.charts.heatmap import (
    ALL,
    compare_everywhere,
    describe_heatmap,
    headline_heatmap,
    plot_heatmap,
    shade,
    view_heatmap,
)
from helpers.charts.style import style
from helpers.compare import similarity
from tests.artists import assert_texts_fit, boxes, said, texts
from tests.conftest import SIX, THREE, make_rows

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "


def draw(table):
    with style():
        return plot_heatmap(table, title="How alike?")


def pair(**areas):
    """Make the table of two roles: area -> (by attributes, by themes)."""
    levels = ["attributes", "themes"]
    return pd.DataFrame(areas.values(), index=pd.Index(areas, name="area"), columns=levels, dtype=float)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@given(st.floats(0, 1))
def test_numbers_stand_out_from_their_cell(value):
    fill, letters = shade(value)
    light, dark = sorted((luminance(fill), luminance(letters)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_tint_gets_darker_all_the_way():
    lights = [luminance(shade(value / 100)[0]) for value in range(101)]
    assert lights == sorted(lights, reverse=True)
    assert lights[0] / lights[-1] > 10


def test_areas_are_those_of_similarity():
    rows = make_rows(THREE[:2])
    table = compare_everywhere(rows)
    assert list(table.index) == [*rows["area"].unique(), ALL]
    assert table.loc["tools", "attributes"] == similarity(rows, area="tools").iloc[0, 1]
    assert table.loc[ALL, "themes"] == similarity(rows, level="theme").iloc[0, 1]
    assert (compare_everywhere(rows, "overlap") >= table).all(axis=None)


def test_one_area_needs_no_sum():
    assert list(compare_everywhere(make_rows(THREE[:2], areas=("tools",))).index) == ["tools"]


def test_an_average_of_areas_is_not_the_whole():
    rows = pd.DataFrame({"role": ["A", "B", *"AAAA", *"BBBB"], "area": ["skills"] * 2 + ["tools"] * 8,
                         "attribute": ["same", "same", *"abcdefgh"]}).assign(theme="")
    table = compare_everywhere(rows)["attributes"]
    assert table.drop(ALL).mean() == pytest.approx(0.5)
    assert table[ALL] == pytest.approx(1 / 9)


def test_no_rows_is_not_zero():
    rows = make_rows(THREE[:2])
    rows = rows[(rows["role"] != THREE[0]) | (rows["area"] != "skills")]
    assert compare_everywhere(rows).loc["skills"].isna().all()
    ax = draw(compare_everywhere(rows))
    assert said(ax).count("no rows") == 2
    assert "0.00" not in said(ax)


@pytest.mark.parametrize("names", [THREE[:2], THREE, SIX[:4], SIX[:5], SIX], ids=len)
def test_each_value_has_a_cell_and_a_number(names):
    table = compare_everywhere(make_rows(names))
    ax = draw(table)
    assert_texts_fit(ax)
    assert len(boxes(ax)) == table.size
    values = [f"{value:.2f}" for value in table.to_numpy().ravel()]
    shown = [text.get_text() for text in texts(ax)]
    assert sum(shown.count(value) for value in set(values)) == table.size
    for name in table.index:
        assert name.casefold() in said(ax).casefold()


def test_more_roles_are_compared_pair_by_pair():
    rows = make_rows(THREE)
    table, matrix = compare_everywhere(rows), similarity(rows)
    assert list(table.index) == [f"{one} and {other}" for one, other in combinations(THREE, 2)]
    assert list(table["attributes"]) == [matrix.loc[pair] for pair in combinations(THREE, 2)]


def test_long_names_fit():
    rows = make_rows([f"{LONG}{i}" for i in range(6)])
    ax = draw(compare_everywhere(rows))
    assert_texts_fit(ax)
    for name in rows["role"].unique():
        assert name in said(ax)


def test_the_darkest_cell_holds_the_highest_value():
    ax = draw(pair(skills=(0.2, 0.4), tools=(0.9, 0.6)))
    fills = [luminance("#{:02x}{:02x}{:02x}".format(*(round(part * 255) for part in box.get_facecolor()[:3])))
             for box in boxes(ax)]
    assert list(np.argsort(fills)) == list(np.argsort([-0.2, -0.4, -0.9, -0.6]))


@pytest.mark.parametrize(("table", "headline"), [
    (pair(skills=(0.2, 0.4), tools=(0.9, 0.6)), "Most alike by attributes: tools"),
    (pair(skills=(0.2, 0.8), tools=(0.9, 0.6)), "Most alike by attributes: tools"),
    (pair(skills=(0.2, 0.2), tools=(0.2, 0.2)), "How alike are the roles?"),
    (pair(skills=(0.0, 0.0), tools=(0.0, 0.0)), "By attributes, nothing is shared"),
    (pair(skills=(0.0, 0.0)), "By attributes, nothing is shared"),
    (pair(skills=(0.5, 0.6)), "How alike are the roles?"),
])
def test_headline_of_two_roles(table, headline):
    assert headline_heatmap(table) == headline


def test_sentence_of_two_roles():
    table = pair(skills=(0.2, 0.4), tools=(math.nan, math.nan))
    table.loc[ALL] = [0.1, 0.3]
    assert describe_heatmap(table) == ("By attributes, each Jaccard index is 0.20; all areas together 0.10. "
                                       "By themes, each Jaccard index is 0.40; all areas together 0.30.")


def test_words_of_three_roles():
    table = pd.DataFrame({"attributes": [0.5, 0, 0.25], "themes": 0.5}, index=["A and B", "A and C", "B and C"])
    assert headline_heatmap(table) == "Most alike by attributes: A and B"
    assert describe_heatmap(table) == (
        "By attributes, the highest Jaccard index is 0.50 (A and B), and the lowest 0.00 (A and C). "
        "By themes, each Jaccard index is 0.50.")
    assert headline_heatmap(table[["themes"]]) == "How alike are the roles?"


def test_one_role_is_a_friendly_line():
    panel = view_heatmap(make_rows(THREE[:1]))
    assert panel.svg == ""
    assert "two roles" in panel.sentence


def test_blank_themes_are_said_and_not_drawn():
    rows = make_rows(THREE[:2])[["role", "area", "attribute"]].assign(theme="")
    assert list(compare_everywhere(rows).columns) == ["attributes"]
    assert "theme" in view_heatmap(rows).sentence


def test_choice_is_the_measure():
    rows = make_rows(THREE[:2])
    assert view_heatmap(rows, "Overlap coefficient").sentence.startswith("By attributes, each Overlap coefficient is ")
    assert view_heatmap(rows, "Jaccard index") == view_heatmap(rows)

"""Two facets linked through roles: the picture, the words, the panel."""

import re
from itertools import pairwise

import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from helpers import explore, load_roles, view_links
from helpers.charts.links import MIDDLE, MOST_PAIRS, PAIRS, SIDE, STATED, describe_links, plot_links
from helpers.charts.style import SHARED, WIDTH, role_colours, style
from helpers.compare import join_facets, tabulate_facets
from tests.artists import assert_texts_fit, boxes, marks, said
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

FACETS = ("audience", "channel")
LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "


def rows_of(names, each=4):
    return make_rows(names, areas=("stakeholders",), each=each)


def long_rows(names, each=4):
    rows = rows_of(names, each)
    return rows.assign(role=LONG + rows["role"], attribute=LONG + rows["attribute"],
                       facet=LONG.replace("title", "facet") + rows["facet"])


def draw(rows, pairs=False):
    facets = list(rows["facet"].unique()[:2])
    joined = {*join_facets(rows, *facets).itertuples(index=False, name=None)} if pairs else ()
    with style():
        return plot_links(tabulate_facets(rows, facets), pairs=joined, title="Who is reached, and how?",
                          colours=role_colours(rows))


def curves(ax):
    return [artist for artist in ax.get_children() if isinstance(artist, PathPatch)]


@pytest.mark.parametrize("rows", [
    rows_of(THREE[:1], each=2), rows_of(THREE[:1]), rows_of(THREE[:2]), rows_of(THREE), rows_of(SIX),
    rows_of(THREE[:2], each=40), rows_of(SIX, each=40), long_rows(THREE[:2]), long_rows(SIX),
], ids=["one attribute each", "one", "two", "three", "six", "forty", "six times forty", "long", "six long"])
@pytest.mark.parametrize("pairs", [False, True])
def test_everything_is_named_and_fits(rows, pairs):
    ax = draw(rows, pairs)
    assert_texts_fit(ax)
    words = re.sub(r"\s", "", said(ax))
    for name in [*rows["role"].unique(), *rows["attribute"].unique(), *rows["facet"].unique()]:
        assert re.sub(r"\s", "", name) in words, name


def test_a_line_for_each_attribute_of_each_role():
    rows = rows_of(THREE)
    ax = draw(rows)
    assert len(curves(ax)) == len(rows)
    assert len(boxes(ax)) == rows["attribute"].nunique() + len(THREE)
    assert len(marks(ax)) == len(rows) + len(THREE)


def test_pair_by_pair_draws_each_row_of_the_merge():
    ax = draw(rows_of(THREE), pairs=True)
    assert len(curves(ax)) == 3 * 2 * 2
    assert "12 pairs" in said(ax)


def test_lines_stay_between_the_columns():
    gaps = [(SIDE, (WIDTH - MIDDLE) / 2), ((WIDTH + MIDDLE) / 2, WIDTH - SIDE)]
    for curve in curves(draw(rows_of(SIX, each=9))):
        xs = curve.get_path().vertices[:, 0]
        assert any(left <= xs.min() and xs.max() <= right for left, right in gaps)


def test_no_two_boxes_of_a_column_overlap():
    for rows in (rows_of(SIX, each=9), long_rows(SIX), rows_of(THREE[:1], each=2)):
        spans = [(box.get_x(), box.get_y(), box.get_y() + box.get_height()) for box in boxes(draw(rows))]
        for (x, _, bottom), (other, top, _) in pairwise(sorted(spans)):
            assert x != other or bottom < top


def test_roles_lines_differ_in_dashes_too():
    dashes = {(curve.get_edgecolor(), str(curve.get_linestyle())) for curve in curves(draw(rows_of(SIX)))}
    assert len(dashes) == len({dash for _, dash in dashes}) == len(SIX)


def test_shared_boxes_have_the_shared_colour():
    dark = [to_hex(box.get_edgecolor()) for box in boxes(draw(rows_of(THREE[:2])))]
    assert dark.count(SHARED.dark) == 3
    assert SHARED.dark not in [to_hex(box.get_edgecolor()) for box in boxes(draw(rows_of(THREE[:1])))]


def test_the_chart_is_deterministic():
    rows = rows_of(THREE[:2])
    assert view_links(rows).svg == view_links(rows).svg


@pytest.mark.parametrize(("rows", "headline"), [
    (rows_of(THREE[:1]), "Two audiences and two channels in this role"),
    (rows_of(THREE[:1], each=2), "One audience and one channel in this role"),
    (rows_of(THREE[:2]), "Shared: one of three audiences and both channels"),
    (rows_of(THREE[:2], each=3).assign(attribute=lambda rows: rows["role"] + rows["attribute"]),
     "Shared: none of three audiences and none of three channels"),
])
def test_headline(rows, headline):
    assert read_headline(view_links(rows)) == headline


def test_words_for_two_roles():
    assert describe_links(tabulate_facets(rows_of(THREE[:2], each=3), FACETS)) == (
        "Event Planner has two audiences (Stakeholders item 0 and Stakeholders item 2) and one "
        "channel (Stakeholders item 1): two pairs. Tour Guide has one audience (Stakeholders "
        "item 2) and two channels (Stakeholders item 1 and Stakeholders item 3): two pairs. "
        "Shared: Stakeholders item 2 and Stakeholders item 1. "
        "Each line leads to a role; none says which audience goes with which channel.")


def test_words_for_pairs():
    panel = view_links(rows_of(THREE[:1], each=2), PAIRS)
    assert read_headline(panel) == "One pair joined on the role"
    assert "one pair. Each line is one row of the merge" in panel.sentence


def test_shipped_rows_give_the_merge_that_pandas_gives():
    roles = load_roles()
    rows = roles[roles["area"] == "stakeholders"]
    lists = [rows[rows["facet"] == facet] for facet in FACETS]
    panel = view_links(rows, PAIRS)
    assert len(panel.table) == len(lists[0].merge(lists[1], on="role"))
    assert list(panel.table.columns) == ["role", *FACETS]


def test_too_many_pairs_are_not_drawn():
    rows = rows_of(THREE[:2], each=40)
    assert len(rows) > MOST_PAIRS / 2
    panel = view_links(rows, PAIRS)
    assert panel.sentence == "These are 800 pairs, too many to draw. Untick a role."
    assert panel.svg == ""


def test_a_role_that_lacks_a_facet_is_drawn_without_its_lines():
    rows = rows_of(THREE)
    rows = rows[(rows["role"] != THREE[1]) | (rows["facet"] != "channel")]
    panel = view_links(rows)
    assert f"{THREE[1]} has two audiences" in panel.sentence
    assert "and no channels: no pairs" in panel.sentence
    alone = view_links(rows[rows["role"] == THREE[1]])
    assert alone.svg == ""
    assert f"{THREE[1]} has nothing under channel" in alone.sentence


def test_no_pair_at_all_is_said():
    rows = rows_of(THREE[:2], each=1)
    assert set(rows["facet"]) == set(FACETS)
    assert view_links(rows, PAIRS).sentence == "No pair is joined on the role here."
    assert view_links(rows, STATED).sentence == "No pair is joined by the source itself here."


def test_blank_facets_say_which_column_to_fill():
    panel = view_links(rows_of(THREE[:2]).assign(facet=""))
    assert panel.svg == ""
    assert "fill the column “facet”" in panel.sentence


def test_other_facets_stand_in():
    rows = rows_of(THREE[:2]).replace({"facet": {"audience": "whom", "channel": "how"}})
    assert "items under whom" in view_links(rows).sentence
    assert "items under how" in view_links(rows, facets=("how", "whom")).sentence


def test_what_stands_in_a_cell_stays_text():
    rows = rows_of(THREE[:1]).assign(role="A <b>B</b> & $x$")
    html = view_links(rows)._repr_html_()
    assert "<b>" not in html
    assert "A <b>B</b> & $x$" in said(draw(rows))


def test_toggles_work_with_categorical_roles():
    roles = load_roles()
    rows = roles[roles["area"] == "stakeholders"]
    html = explore(view_links, rows, ["Through the roles", PAIRS], "Draw").to_html()
    assert html.count("<img") == 2 * 3

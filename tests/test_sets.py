"""Sets: against plain Python sets, in charts, and in words."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import view_areas, view_overlap
from helpers.charts.areas import describe_areas, headline_areas, plot_areas
from helpers.charts.overlap import describe_overlap, headline_overlap, plot_overlap
from helpers.charts.style import ROLE_COLOURS, SHARED, WIDTH, style
from helpers.compare import count_areas, find_area, find_pair, list_sets, split_overlap, tabulate_roles
from helpers.tables import table_html
from tests.artists import assert_texts_fit, bars, boxes, marks, said, texts
from tests.conftest import SIX, THREE, make_rows

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
ROWS = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.sampled_from(["skills", "goals", "tools"]),
                          st.sampled_from("pqrstuvw"), st.sampled_from(["", "warm", "cold"])), min_size=1)


def frame(records):
    return pd.DataFrame(records, columns=["role", "area", "attribute", "theme"])


def sets_of(rows, level="attribute"):
    return {role: set(rows.loc[rows["role"] == role, level]) - {""} for role in rows["role"].unique()}


def draw(table, plot=plot_overlap):
    with style():
        return plot(table, title="Who has what?", colours=dict(zip(table.columns, ROLE_COLOURS, strict=False)))


def table_of(names, each=4, long=False):
    rows = make_rows([f"{LONG}{i}" for i in range(len(names))] if long else names, areas=("skills",), each=each)
    return tabulate_roles(rows.assign(attribute=LONG + rows["attribute"]) if long else rows)


@given(ROWS, st.sampled_from(["attribute", "theme"]))
def test_table_says_what_sets_say(records, level):
    rows = frame(records)
    table = tabulate_roles(rows, level)
    assert list(table.columns) == list(rows["role"].unique())
    assert list(table.index) == [item for item in rows[level].unique() if item]
    assert {role: set(table.index[table[role]]) for role in table} == sets_of(rows, level)


@given(ROWS)
def test_table_is_the_same_from_a_categorical(records):
    rows = frame(records)
    order = sorted(rows["role"].unique(), reverse=True)
    marked = rows.assign(role=pd.Categorical(rows["role"], categories=[*order, "Nobody"]))
    pd.testing.assert_frame_equal(tabulate_roles(marked), tabulate_roles(rows)[order], check_names=False)


@given(ROWS)
def test_groups_are_difference_and_intersection(records):
    rows = frame(records)
    held = sets_of(rows)
    groups = split_overlap(tabulate_roles(rows))
    assert sum(len(items) for _, items in groups) == len(set.union(*held.values())), "each thing stands once"
    for roles, items in groups:
        if len(roles) == 1:
            others = set().union(*(things for role, things in held.items() if role != roles[0]))
            assert set(items) == held[roles[0]] - others
        else:
            assert set(items) == {item for item in set.union(*held.values())
                                  if sum(item in things for things in held.values()) > 1}
        for item, who in items.items():
            assert set(who) == {role for role, things in held.items() if item in things}


def test_shared_is_last_and_its_lane_is_between_those_of_two_roles():
    groups = [[roles for roles, _ in split_overlap(table_of(names))] for names in (THREE[:1], THREE[:2], THREE)]
    assert groups[0] == [THREE[:1]]
    assert groups[1] == [(THREE[0],), (THREE[1],), THREE[:2]]
    assert groups[2] == [*((name,) for name in THREE), THREE]
    places = {words.get_text(): words.get_position()[0] for words in texts(draw(table_of(THREE[:2])))}
    assert places["Only Event Planner"] < places["Both"] < places["Only Tour Guide"]


@given(ROWS)
def test_areas_are_counted_as_sets_are(records):
    rows = frame(records)
    counts = count_areas(rows)
    assert list(counts.index) == list(rows["area"].unique())
    names = list(rows["role"].unique())
    alone_in = {name: f"Only {name}" if len(names) > 1 else name for name in names}
    assert list(counts.columns) == ([*alone_in.values(), "Shared"] if len(names) > 1 else names)
    for area, row in counts.iterrows():
        groups = split_overlap(tabulate_roles(rows[rows["area"] == area]))
        alone = {roles[0]: len(items) for roles, items in groups if len(roles) == 1}
        assert {name: row[alone_in[name]] for name in names} == {name: alone.get(name, 0) for name in names}
        if len(names) > 1:
            assert row["Shared"] == sum(len(items) for roles, items in groups if len(roles) > 1)


@pytest.mark.parametrize(("wanted", "but", "found"), [("skills", None, "skills"), ("goals", None, "tools"),
                                                      ("goals", "tools", "skills"), ("skills", "skills", "skills")])
def test_find_area_takes_the_fullest_where_the_wanted_one_is_missing(wanted, but, found, capsys):
    rows = pd.DataFrame({"area": ["skills", "tools", "tools"]})
    assert find_area(rows, wanted, but=but) == found
    assert ("no rows in goals" in capsys.readouterr().out) == (found != wanted)


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("each", [1, 4, 40])
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_lanes_name_everything_once_and_fit(number, each, long):
    table = table_of(SIX[:number], each, long)
    ax = draw(table)
    assert_texts_fit(ax)
    for name in (*table.columns, *table.index):
        assert name in said(ax)
    assert len(boxes(ax)) == len(table)
    for lane in boxes(ax):
        left, width = lane.get_x(), lane.get_width()
        assert left >= 0
        assert left + width <= WIDTH


@pytest.mark.parametrize("number", range(1, 7))
def test_boxes_and_their_texts_do_not_overlap(number):
    ax = draw(table_of(SIX[:number], 9, long=True))
    places = [(box.get_x(), box.get_y(), box.get_width(), box.get_height()) for box in boxes(ax)]
    for i, (x, y, width, height) in enumerate(places):
        for u, v, across, tall in places[i + 1:]:
            assert x + width < u or u + across < x or y + height < v or v + tall < y


def test_lane_counts_and_colours():
    table = pd.DataFrame([[True, False], [True, False], [True, True], [False, True]], columns=["A", "B"],
                         index=list("pqrs"))
    ax = draw(table)
    big = [(text.get_text(), text.get_color()) for text in texts(ax) if text.get_fontsize() == 22]
    assert big == [("2", ROLE_COLOURS[0].dark), ("1", SHARED.dark), ("1", ROLE_COLOURS[1].dark)]
    assert "Only A" in said(ax)
    assert "Both" in said(ax)
    assert marks(ax) == [], "place and name are enough for two roles"


def test_nothing_shared_and_everything_shared_say_nothing():
    none = pd.DataFrame([[True, False], [False, True]], columns=["A", "B"], index=["p", "q"])
    every = pd.DataFrame([[True, True]], columns=["A", "B"], index=["p"])
    assert said(draw(none)).count("nothing") == 1
    assert said(draw(every)).count("nothing") == 2


def test_of_three_roles_what_all_have_comes_first_with_a_mark_for_each():
    table = pd.DataFrame([[True, True, False], [True, True, True], [False, True, True]], columns=list("ABC"),
                         index=["some", "every", "others"])
    ax = draw(table)
    written = [text.get_text() for text in texts(ax)]
    assert written.index("every") < written.index("some") < written.index("others")
    assert len(marks(ax)) == 3 + 2 + 3 + 2, "one for each role's lane, and one for each role of a shared box"


def test_drawing_on_given_axes_and_with_given_colours():
    from matplotlib.figure import Figure

    ax = Figure().add_axes((0, 0, 1, 1))
    table = table_of(THREE[:2])
    colours = dict(zip(table.columns, ROLE_COLOURS[2:], strict=False))
    with style():
        assert plot_overlap(table, ax=ax, colours=colours) is ax
    edges = {tuple(round(part, 3) for part in lane.get_edgecolor()[:3]) for lane in boxes(ax)}
    assert len(edges) == 3


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("each", [1, 4, 40])
@pytest.mark.parametrize("long", [False, True], ids=["short", "long"])
def test_areas_have_a_square_for_each_attribute_and_fit(number, each, long):
    rows = make_rows([f"{LONG}{i}" for i in range(number)] if long else SIX[:number], each=each)
    table = count_areas(rows)
    ax = draw(table, plot_areas)
    assert_texts_fit(ax)
    assert len(bars(ax)) == table.to_numpy().sum()
    for name in table.columns:
        assert name in said(ax)
    for square in bars(ax):
        assert square.get_x() + square.get_width() <= WIDTH + 1


def test_squares_stand_in_the_column_of_their_role():
    table = pd.DataFrame({"Only A": [2], "Only B": [3], "Shared": [1]}, index=["skills"])
    drawn = [(round(square.get_x()), square.get_facecolor()) for square in bars(draw(table, plot_areas))]
    assert [colour for _, colour in sorted(drawn)] == [c for _, c in drawn], "left, shared, right"
    assert len({colour for _, colour in drawn}) == 3


def overlap(*rows, columns="AB"):
    return pd.DataFrame(rows, columns=list(columns), index=list("pqrstu"[: len(rows)])).astype(bool)


@pytest.mark.parametrize(("table", "headline", "sentence"), [
    (overlap([1, 0], [1, 1], [0, 1]), "One of three skills is shared",
     "A and B share one skill: q. A alone has one: p. B alone has one: r."),
    (overlap([1, 0], [0, 1]), "Neither of the two skills is shared",
     "A and B share no skills. A alone has one: p. B alone has one: q."),
    (overlap([1, 1]), "The only skill is shared",
     "A and B share one skill: p. A has none of its own. B has none of its own."),
    (overlap([1, 0]), "No skill is shared",
     "A and B share no skills. A alone has one: p. B has none of its own."),
    (overlap([1, 1], [1, 1]), "Both skills are shared",
     "A and B share two skills: p and q. A has none of its own. B has none of its own."),
    (overlap([1], [1], columns="A"), "Two skills in this role", "A has two skills: p and q."),
    (overlap([1, 1, 0], [1, 1, 1], [0, 0, 1], columns="ABC"), "Two of three skills are shared",
     "Two or more roles share two skills: p and q. All three share one: q. A has none of its own. "
     "B has none of its own. C alone has one: r."),
    (overlap([1, 1, 0], [0, 0, 1], columns="ABC"), "One of two skills is shared",
     "Two or more roles share one skill: p. All three share none. A has none of its own. B has none of its own. "
     "C alone has one: q."),
    (overlap([1, 0, 0], [0, 1, 0], columns="ABC"), "Neither of the two skills is shared",
     "Two or more roles share no skills. All three share none. A alone has one: p. B alone has one: q. "
     "C has none of its own."),
])
def test_words_of_lanes(table, headline, sentence):
    assert headline_overlap(table, "skills") == headline
    assert describe_overlap(table, "skills") == sentence


def test_long_lists_are_counted_and_left_to_the_table():
    table = pd.DataFrame(True, columns=["A", "B"], index=[f"item {i}" for i in range(30)])
    words = "A and B share 30 attributes. A has none of its own. B has none of its own."
    assert describe_overlap(table) == words


@pytest.mark.parametrize(("counts", "headline", "sentence"), [
    ({"Only A": [1, 0], "Only B": [0, 2], "Shared": [1, 0]}, "Something is shared in one of two areas",
     "Area by area, one of four attributes is shared, the most in skills: one."),
    ({"Only A": [1, 0], "Only B": [0, 2], "Shared": [0, 3]}, "Something is shared in one of two areas",
     "Area by area, three of six attributes are shared, the most in goals: three."),
    ({"Only A": [1, 0], "Only B": [0, 2], "Shared": [0, 0]}, "Nothing is shared in any area",
     "Area by area, none of three attributes is shared."),
    ({"Only A": [1, 0], "Only B": [0, 2], "Shared": [2, 2]}, "Something is shared in both areas",
     "Area by area, four of seven attributes are shared, the most in skills and goals: two each."),
    ({"Only A": [2], "Only B": [0], "Shared": [1]}, "Something is shared in the only area",
     "Area by area, one of three attributes is shared."),
    ({"Only A": [2], "Only B": [0], "Shared": [0]}, "Nothing is shared in any area",
     "Area by area, neither of the two attributes is shared."),
    ({"A": [2, 1]}, "How much there is to know, area by area",
     "Three attributes in two areas, the most in skills: two."),
    ({"A": [1]}, "How much there is to know, area by area", "One attribute in one area."),
])
def test_words_of_areas(counts, headline, sentence):
    table = pd.DataFrame(counts, index=["skills", "goals"][: len(next(iter(counts.values())))])
    assert headline_areas(table) == headline
    assert describe_areas(table) == sentence


@pytest.mark.parametrize("view", [view_overlap, view_areas])
def test_panels_say_and_hold_what_they_show(view):
    panel = view(make_rows(THREE[:2]))
    assert panel.svg
    assert panel.sentence in panel._repr_html_()
    assert panel.table is not None


def test_sets_are_shown_as_a_table_not_as_code():
    table = list_sets({"all": {"b", "a", 3}, "none": set()})
    assert table.loc["all"].to_list() == [3, "3, a, b"]
    assert table.loc["none"].to_list() == [0, "–"]
    assert "<td>3, a, b</td>" in table_html(table, "What is in each set")
    assert len(list_sets({})) == 0


def test_without_themes_the_view_says_which_column_to_fill():
    rows = make_rows(THREE[:2], areas=("skills",))
    assert view_overlap(rows, "Themes").svg
    panel = view_overlap(rows.assign(theme=""), "Themes")
    assert panel.sentence == "These rows name no theme: fill the column “theme” of the CSV to compare by it."
    assert not panel.svg


def test_a_lesson_compares_the_two_roles_that_share_most(capsys):
    first, second, third = (pd.DataFrame({"role": name, "attribute": list(items)}) for name, items in
                            {"A": "xy", "B": "zvw", "C": "uyvw"}.items())
    assert find_pair(pd.concat([first, second])) == ("A", "B")
    assert capsys.readouterr().out == ""  # there is no other pair, so nothing is said
    assert find_pair(pd.concat([first, second, third])) == ("B", "C")
    assert "B with C" in capsys.readouterr().out
    assert find_pair(first) == ("A", "A")
    assert "only A" in capsys.readouterr().out

"""Toggles: the live widget, its static twin, and the panels that both show."""

import re
from html import unescape
from itertools import combinations, product

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers import explore, load_roles, view_emphasis, view_overlap, view_similarity
from helpers.panels import Panel
from helpers.roles import MAX_ROLES
from helpers.tables import LOOK
from helpers.twin import MAX_STATES
from tests.browser import launch_browser
from tests.conftest import SIX, THREE, make_rows


@pytest.fixture(scope="module")
def skills():
    roles = load_roles()
    return roles[roles["area"] == "skills"]


def tick(explorer, *names):
    """Tick roles, live where a widget asks the kernel, else in the state with which the page begins."""
    if explorer.live:
        for box in explorer.live._boxes.children:
            box.value = box.role in names
    else:
        explorer.state = tuple(name for name in explorer.names if name in names), explorer.state[1]


def choose(explorer, choice):
    explorer.state = explorer.state[0], choice


def boxes(explorer):
    page = BeautifulSoup(explorer.to_html(), "html.parser")
    return [box.has_attr("checked") for box in page.find_all("input", type="checkbox")]


def states_in(html):
    """Find each state's panel, in a static twin or in a live picture: class code -> HTML."""
    states = BeautifulSoup(html, "html.parser").select(".sbs-state")
    return {" ".join(state["class"][1:]): str(state.select_one(".sbs-panel")) for state in states}


def shown(explorer):
    """Return the panel that a reader sees: of the state that the page's checkboxes and radio buttons are in."""
    if explorer.live:
        return str(BeautifulSoup(explorer.live._picture.value, "html.parser").select_one(".sbs-panel"))
    page = BeautifulSoup(explorer.to_html(), "html.parser")
    ticks = "s" + "".join(str(int(is_ticked)) for is_ticked in boxes(explorer))
    radio = page.find("input", type="radio", checked=True)
    return states_in(str(page))[ticks + (f" c{radio['value'] if radio else 0}" if "1" in ticks else "")]


def test_all_roles_are_ticked_at_first(skills):
    explorer = explore(view_overlap, skills)
    assert boxes(explorer) == [True, True]
    assert explorer.state == (tuple(explorer.names), None)


def test_a_tick_swaps_the_panel(skills):
    explorer = explore(view_overlap, skills)
    both = shown(explorer)
    tick(explorer, explorer.names[1])
    alone = shown(explorer)
    assert alone != both
    assert view_overlap(skills[skills["role"] == explorer.names[1]]).sentence in unescape(alone)
    tick(explorer, *explorer.names)
    assert shown(explorer) == both


def test_panels_are_drawn_once_a_state(skills):
    drawn = []

    def view(rows, choice):
        drawn.append((tuple(rows["role"].unique()), choice))
        return Panel("drawn")

    explorer = explore(view, skills, ["One", "Other"])
    explorer.to_html()
    for _ in range(5):
        tick(explorer, explorer.names[0])
        tick(explorer, *explorer.names)
    assert len(drawn) == len(set(drawn)) == 6


def test_nothing_ticked_is_a_friendly_line(skills):
    explorer = explore(view_overlap, skills)
    tick(explorer)
    assert "Tick a role" in shown(explorer)
    assert "<img" not in shown(explorer)


def test_a_role_without_rows_is_named(skills):
    first = skills["role"].cat.categories[0]
    explorer = explore(view_overlap, skills[skills["role"] != first])
    assert f"Nothing here yet for {first}." in shown(explorer)
    tick(explorer, first)
    assert f"There is nothing here yet for {first}." in shown(explorer)


@pytest.mark.parametrize("view", [view_overlap, view_emphasis, view_similarity])
@pytest.mark.parametrize("choices", [(), ("Attributes", "Themes")])
def test_live_and_static_show_the_same_panel_in_each_state(skills, view, choices):
    explorer = explore(view, skills, choices)
    static = states_in(explorer._repr_mimebundle_()["text/html"])
    assert len(static) == 1 + 3 * max(len(choices), 1)
    for subset, choice in product((explorer.names[:1], explorer.names[1:], explorer.names), choices or [None]):
        tick(explorer, *subset)
        choose(explorer, choice or None)
        assert shown(explorer) == str(BeautifulSoup(explorer.panel(explorer.state)._repr_html_(), "html.parser"))


def test_more_states_than_a_page_holds_are_drawn_when_asked_for():
    explorer = explore(view_overlap, make_rows(SIX, areas=("skills",)))
    assert "sbs-state " not in explorer.live._picture.value
    tick(explorer, *SIX[1:4])
    assert shown(explorer) == str(BeautifulSoup(explorer.panel((SIX[1:4], None))._repr_html_(), "html.parser"))


def test_a_choice_swaps_the_panel(skills):
    explorer = explore(view_similarity, skills, ["Attributes", "Themes"])
    before = shown(explorer)
    choose(explorer, "Themes")
    assert shown(explorer) != before


def test_what_a_page_can_hold_needs_no_widget(skills):
    """A widget of a lesson that was saved is "Error displaying widget" when it is opened again; HTML stays."""
    bundle = explore(view_overlap, skills)._repr_mimebundle_()
    assert set(bundle) == {"text/plain", "text/html"}
    assert bundle["text/html"].startswith("<style>")
    assert "<script" not in bundle["text/html"]


def test_the_bundle_of_many_states_carries_widget_and_twin():
    bundle = explore(view_overlap, make_rows(SIX, areas=("skills",)))._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    assert bundle["text/html"].startswith("<style>")
    assert "<script" not in bundle["text/html"]


def test_static_twin_has_one_labelled_checkbox_a_role(skills):
    html = explore(view_overlap, skills).to_html()
    for name in load_roles()["role"].unique():
        assert re.search(rf'<label class="r\d"><input type="checkbox" checked>.*?{name}</label>', html)


def test_many_states_are_cut_and_that_is_said():
    html = explore(view_overlap, make_rows(SIX, areas=("skills",)), ["Attributes", "Themes"]).to_html()
    codes = [code for code in states_in(html) if "1" in code]
    assert len(codes) <= MAX_STATES
    assert {code.split()[0] for code in codes} >= {"s111111", "s100000", "s000001"}
    assert f"This page holds {len(codes) // 2} of 63 combinations of these roles." in html


def test_a_page_holds_one_state_however_large():
    rows = make_rows(SIX, areas=("skills",))
    html = explore(lambda rows, choice: Panel("x" * 200_000), rows, ["One", "Two", "Three"]).to_html()
    assert {code.split()[0] for code in states_in(html)} == {"s000000", "s111111"}
    assert "This page holds 1 of 63 combinations of these roles." in html


def test_all_states_that_the_kernel_is_not_asked_for_are_there_however_large():
    explorer = explore(lambda rows, choice: Panel("x" * 200_000), make_rows(THREE, areas=("skills",)), ["One", "Two"])
    assert {code.split()[0] for code in states_in(explorer.to_html())} == {f"s{number:03b}" for number in range(8)}
    assert "This page holds" not in explorer.to_html()


def test_three_roles_keep_every_state():
    html = explore(view_overlap, make_rows(THREE, areas=("skills",))).to_html()
    assert len(states_in(html)) == 8
    assert "sbs-missing\">" not in html


def test_many_roles_get_a_search_field():
    names = [f"Role {number}" for number in range(20)]
    explorer = explore(view_overlap, make_rows(names, areas=("skills",)))
    assert len(explorer.live._boxes.children) == MAX_ROLES
    assert explorer.state[0] == ("Role 0", "Role 1")
    field = explorer.live.children[1].children[0]
    field.value = "Role 17"
    assert explorer.state[0] == ("Role 0", "Role 1", "Role 17")
    assert "Role 17" in shown(explorer)
    for number in range(10, 13):
        field.value = f"Role {number}"
    before = explorer.state
    field.value = "Role 5"
    assert explorer.state == before
    assert "At most 6" in explorer.live.children[1].children[1].value
    field.value = "no such role"
    assert explorer.state == before


def test_rows_made_by_hand_work():
    rows = pd.concat([make_rows(THREE[:1], areas=("skills",)), make_rows(["New"], areas=("skills",))])
    assert explore(view_overlap, rows).names == [THREE[0], "New"]


def test_values_are_text_not_code():
    name = '<script>alert(1)</script> & "$x$" \\alpha'
    html = explore(view_overlap, make_rows([name, "Other"], areas=("skills",))).to_html()
    assert "<script>" not in html
    assert unescape(html).count(name) > 3


def test_inputs_are_not_changed(skills):
    before = skills.copy(deep=True)
    explore(view_emphasis, skills, ["All", "Shared only"]).to_html()
    pd.testing.assert_frame_equal(skills, before)


@pytest.mark.parametrize("choices", [(), ("Attributes", "Themes")])
def test_a_page_that_cannot_hold_all_holds_what_is_ticked(choices):
    explorer = explore(view_overlap, make_rows(SIX, areas=("skills",)), choices)
    tick(explorer, *SIX[1:4])
    page = BeautifulSoup(explorer.to_html(), "html.parser")
    boxes = page.find_all("input", type="checkbox", checked=True)
    assert [box.parent.get_text(strip=True) for box in boxes] == list(SIX[1:4])
    assert "s011100" in {code.split()[0] for code in states_in(str(page))}


def test_the_twin_begins_where_the_live_one_is(skills):
    explorer = explore(view_overlap, skills, ["Attributes", "Themes"])
    choose(explorer, "Themes")
    tick(explorer, explorer.names[1])
    page = BeautifulSoup(explorer.to_html(), "html.parser")
    assert [label.get_text(strip=True) for label in page.find_all("label") if label.find(checked=True)] == [
        explorer.names[1], "Themes"]


def test_rows_that_concat_leaves_full_of_gaps_work_in_every_lesson_that_takes_them():
    own = pd.DataFrame([("Your role", "skills", "Juggling"), ("Your role", "tools", "A ball")],
                       columns=["role", "area", "attribute"])
    rows = pd.concat([make_rows(THREE[:2]), own])
    assert rows["theme"].isna().any()
    for view in (view_overlap, view_emphasis, view_similarity):
        for area in ("skills", "tools"):
            explorer = explore(view, rows[rows["area"] == area], ["Attributes", "Themes"])
            assert explorer.names == [*THREE[:2], "Your role"]
            assert "nan" not in BeautifulSoup(explorer.to_html(), "html.parser").get_text().casefold().split()


SEEN = """() => [...document.querySelectorAll('.sbs-state, .sbs-missing')].filter(
  part => part.checkVisibility({visibilityProperty: true})).map(
  part => part.querySelector('.sbs-panel')?.outerHTML ?? part.textContent)"""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize(("names", "choices"), [(THREE, ()), (THREE, ("Attributes", "Themes")), (SIX, ())], ids=str)
def test_ticks_on_a_page_show_the_panel_of_their_state_and_no_other(names, choices):
    explorer = explore(view_overlap, make_rows(names, areas=("skills",)), choices)
    held = states_in(explorer.to_html())
    states = [(subset, choice) for size in range(len(names) + 1) for subset in combinations(names, size)
              for choice in choices or [None]]
    with launch_browser() as browser:
        page = browser.new_page()
        page.set_content(f"<main>{explorer.to_html()}</main>")
        for subset, choice in states[:: 1 if names == THREE else 9]:
            for box, name in zip(page.get_by_role("checkbox").all(), names, strict=True):
                box.set_checked(name in subset)
            if choice:
                page.get_by_role("radio", name=choice).check()
            [seen] = page.evaluate(SEEN)
            code = "s" + "".join(str(int(name in subset)) for name in names)
            if any(state.startswith(code) for state in held):
                assert unescape(seen) == unescape(explorer.panel((subset, choice))._repr_html_())
            else:
                assert seen.startswith("This page holds")


HEIGHTS = """() => [document.querySelector('.sbs-explorer').offsetHeight, document.documentElement.scrollWidth]"""


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("names", [THREE, SIX], ids=len)
def test_what_is_below_stays_where_it_is(names):
    with launch_browser() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.set_content(explore(view_overlap, make_rows(names, areas=("skills",))).to_html())
        heights = set()
        for box in [*page.get_by_role("checkbox").all(), *page.get_by_role("checkbox").all()]:
            box.click()
            height, width = page.evaluate(HEIGHTS)
            heights.add(height)
            assert width <= 390
        assert len(heights) == 1
        # On paper there is no room for what is not seen.
        page.emulate_media(media="print")
        assert page.evaluate(HEIGHTS)[0] < height


@pytest.mark.slow
@pytest.mark.browser
def test_what_is_below_a_widget_moves_down_at_most():
    explorer, heights = explore(view_overlap, make_rows(SIX, areas=("skills",))), []
    with launch_browser() as browser:
        page = browser.new_page()
        for names in (SIX[:1], SIX, SIX[1:3], ()):
            tick(explorer, *names)
            page.set_content(f"<style>{LOOK}</style>{explorer.live._picture.value}")
            heights.append(page.locator(".sbs-states").bounding_box()["height"])
            assert page.locator(".sbs-panel:visible").count() == 1
    assert len(set(heights)) == 1, "six roles, ticked at first, have the highest picture"


@pytest.mark.slow
@pytest.mark.browser
def test_a_choice_changes_its_own_explorer_and_enter_leaves_the_page_alone(skills):
    """Two toggles on one page, as in two lessons that are open at once, with the same names for their choices."""
    html = explore(view_similarity, skills, ["Attributes", "Themes"]).to_html()
    with launch_browser() as browser:
        page = browser.new_page()
        page.set_content(html + html)
        first, second = page.locator(".sbs-explorer").all()
        second.get_by_label("Themes").check()
        assert first.get_by_label("Attributes").is_checked()
        first.get_by_label("Attributes").press("ArrowDown")
        assert first.get_by_label("Themes").is_checked()
        first.get_by_role("checkbox").first.press("Enter")
        assert first.get_by_label("Themes").is_checked()
        assert page.locator(".sbs-explorer").count() == 2


@pytest.mark.slow
@pytest.mark.browser
def test_on_a_phone_a_chart_is_large_enough_to_read_and_says_that_there_is_more(skills):
    with launch_browser() as browser:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.set_content(explore(view_overlap, skills).to_html())
        frame = page.get_by_role("group", name="Chart").first
        assert frame.locator("img").bounding_box()["width"] >= 500
        assert frame.bounding_box()["width"] <= 390
        assert page.locator(".sbs-swipe:visible").inner_text() == "Swipe sideways to see the whole chart."
        frame.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("() => document.activeElement.scrollLeft > 0")
        page.set_viewport_size({"width": 1300, "height": 900})
        assert page.locator(".sbs-swipe:visible").count() == 0

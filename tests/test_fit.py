"""Which role fits you: what is offered, what is counted, and the twin that counts without a script."""

import re

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from matplotlib.patches import Rectangle

from helpers import load_roles, make_fit
from helpers.charts.fit import describe_fit, headline_fit, plot_fit
from helpers.charts.style import ROLE_COLOURS
from helpers.fit import EACH, choose_items, score_fit
from tests.browser import launch_browser
from tests.conftest import SIX, THREE, make_rows


def test_items_hide_whose_they_are_and_hold_all_roles():
    items = choose_items(load_roles())
    assert items.groupby("area").size().max() <= EACH
    assert set().union(*items["roles"]) == set(load_roles()["role"])
    for _, rows in items.groupby("area"):
        assert not rows["attribute"].duplicated().any()
    assert choose_items(load_roles()).equals(items), "the same each time"


def test_score_counts_what_is_ticked():
    items = choose_items(make_rows(THREE))
    ticked = [0, 3, 5]
    table = score_fit(items, ticked)
    for name in THREE:
        own = [i for i, held in items["roles"].items() if name in held]
        assert table.at[name, "offered"] == len(own)
        assert table.at[name, "ticked"] == len(set(own) & set(ticked))
        assert set(table.at[name, "to learn"]) == {items.at[i, "attribute"] for i in own if i not in ticked}


def make_table(ticked, offered):
    """Make a table of roles A, B, C that share nothing: so many ticked of so many offered."""
    left = {name: tuple(f"{name}{i}" for i in range(many - some))
            for name, some, many in zip("ABC", ticked, offered, strict=False)}
    return pd.DataFrame({"ticked": ticked, "offered": offered, "to learn": left.values()}, index=list(left))


@pytest.mark.parametrize(("ticked", "offered", "headline", "end"), [
    ([0, 0], [6, 6], "Nothing is ticked yet", "Whose it is shows only here, below the list."),
    ([3, 3], [6, 6], "Your ticks match as much of each", "So the list cannot tell you which role fits you better."),
    ([3, 4], [6, 8], "Your ticks match as much of each", "So the list cannot tell you which role fits you better."),
    ([6, 8], [6, 8], "Your ticks match as much of each",
     "So the list cannot tell you which role fits you better."),
    ([6], [6], "How much of this list is for you: 100\u00a0%", "not the same as being good at it."),
    ([1], [6], "How much of this list is for you: 17\u00a0%", "not the same as being good at it."),
    ([2, 0], [9, 9], "Too few ticks to tell yet", "So few ticks cannot tell you yet which role fits you better."),
    ([4, 3], [9, 9], "Your ticks match A most", "not the same as being good at it."),
    ([5, 4], [9, 9], "Your ticks match A most", "not the same as being good at it."),
    ([7, 4], [9, 9], "Your ticks match A most", "not the same as being good at it."),
    ([5, 4], [6, 6], "Your ticks match A most", "not the same as being good at it."),
    ([6, 1], [6, 6], "Your ticks match A most", "not the same as being good at it."),
    ([6, 1, 4], [6, 6, 4], "Your ticks match A and C most", "not the same as being good at it."),
    ([5, 4, 4], [9, 9, 9], "Your ticks match A most", "not the same as being good at it."),
])  # fmt: skip
def test_no_more_is_said_than_the_numbers_allow(ticked, offered, headline, end):
    table = make_table(ticked, offered)
    assert headline_fit(table) == headline
    assert describe_fit(table).endswith(end)


def test_bars_are_as_long_as_their_share():
    table = pd.DataFrame({"ticked": [3, 6], "offered": [6, 8]}, index=["A", "B"])
    ax = plot_fit(table, colours=dict(zip("AB", ROLE_COLOURS, strict=False)))
    bars = [patch for patch in ax.patches if type(patch) is Rectangle]
    assert abs(bars[0].get_width() / bars[1].get_width() - 0.5 / 0.75) < 1e-9


def test_the_widget_counts_and_the_twin_offers_the_same():
    fit = make_fit(load_roles())
    assert "Nothing is ticked yet" in fit._result.value or "Tick what appeals" in fit._result.value
    fit._boxes[0].value = True
    assert "You ticked" in fit._result.value
    assert "Your result" in fit.children[0].value
    assert fit.children[-3].value == "<h3>Your result</h3>"
    html = fit.to_html()
    assert html.count('type="checkbox"') == len(fit.items)
    assert "<script" not in html
    assert html.index("under <strong>Your result") < html.index("<fieldset") < html.rindex("</fieldset>") < html.index(
        "<h3>Your result")
    for i, held in fit.items["roles"].items():
        assert len(re.search(rf"\.i{i}:checked{{counter-increment:([^}}]*)}}", html)[1].split()) == len(held)


def test_many_roles_and_bare_rows():
    assert len(score_fit(choose_items(make_rows([*SIX, "Seventh"])), ())) == 6
    assert len(make_fit(make_rows(THREE[:1])[["role", "area", "attribute"]])._boxes) > 0


def test_every_kind_of_thing_in_an_area_is_offered():
    rows = make_rows(THREE[:2])
    offered = choose_items(rows)
    for area, items in offered.groupby("area"):
        held = rows[(rows["area"] == area) & rows["attribute"].isin(items["attribute"])]
        assert set(held["facet"]) == set(rows.loc[rows["area"] == area, "facet"]), "whichever facet comes first"
    assert set(offered["attribute"]) >= {"Skills item 0", "Skills item 1", "Tools item 4"}


def test_live_lists_what_is_still_to_learn():
    fit = make_fit(make_rows(THREE))
    lists = BeautifulSoup(fit.children[-1].value, "html.parser").select("details")
    assert not any(part.has_attr("open") for part in lists), "whose a thing is stays hidden until somebody asks"
    for number in (0, 2, 5):
        fit._boxes[number].value = True
    gone = re.search(r":is\(([^)]*)\){display:none}", fit._result.value)[1].replace(".", "").split(",")
    for name, part in zip(score_fit(fit.items, ()).index, lists, strict=True):
        assert name in part.summary.get_text()
        left = [item.get_text() for item in part.select("li") if item["class"][0] not in gone]
        assert left == list(score_fit(fit.items, [0, 2, 5]).at[name, "to learn"])


@pytest.mark.slow
@pytest.mark.browser
def test_paper_has_a_line_to_write_on_and_the_lists_to_count_by():
    fit = make_fit(make_rows(THREE[:2]))
    count = "part => getComputedStyle(part, '::after').content"
    with launch_browser() as browser:
        page = browser.new_page()
        page.set_content(f"<main>{fit.to_html()}</main>")
        assert "counter" in page.locator(".sbs-ticks").first.evaluate(count)
        page.emulate_media(media="print")
        assert page.locator(".sbs-ticks").first.evaluate(count) == '"____"'
        assert page.locator(".sbs-learn li").first.is_visible()
        page.get_by_role("checkbox").first.check()
        assert "counter" in page.locator(".sbs-ticks").first.evaluate(count)


@pytest.mark.slow
@pytest.mark.browser
def test_on_a_page_what_is_ticked_leaves_the_list_of_what_to_learn():
    fit = make_fit(make_rows(THREE))
    with launch_browser() as browser:
        page = browser.new_page()
        page.set_content(f"<main>{fit.to_html()}</main>")
        page.locator("details").evaluate_all("parts => parts.forEach(part => part.open = true)")
        for number in (0, 2, 5):
            page.get_by_role("checkbox").nth(number).check()
        results = page.locator(".sbs-results > li").all()
        assert len(results) == len(THREE)
        for result in results:
            name = result.locator("strong").inner_text()
            left = [item.inner_text() for item in result.locator("li").all() if item.is_visible()]
            assert left == list(score_fit(fit.items, [0, 2, 5]).at[name, "to learn"])

"""The lessons in a real JupyterLab, in a real browser: by mouse, by keyboard, after a restart."""

import re

import pytest

from tests.browser import launch_browser
from tests.lab import errors, open_notebook, restart, run_all, server
from tests.test_notebooks import NOTEBOOKS

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("lab")]


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with server(tmp_path_factory.mktemp("lab")) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with launch_browser() as browser:
        yield browser


@pytest.fixture
def page(browser, address):
    """Open a page that remembers what was asked for outside the server, and what went wrong."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.outside, page.faults = [], []
    page.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:"))
            else page.outside.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    context.close()


def explorers(page):
    return page.locator(".jp-OutputArea-output:has(.sbs-panel) .widget-vbox:has(> .widget-hbox .widget-checkbox)")


def picture(explorer):
    """Return what the reader sees, in one look: the picture's source, or the words where there is none."""
    return explorer.evaluate("""box => {
      const panel = box.querySelector('.sbs-panel');
      return panel?.querySelector('img')?.src ?? panel?.textContent;
    }""")


def wait_for_change(page, explorer, before):
    for _ in range(100):
        if (now := picture(explorer)) != before:
            return now
        page.wait_for_timeout(20)
    raise AssertionError("the picture did not change")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_lesson_live(path, page, address):
    open_notebook(page, address, path.name)
    run_all(page)
    assert errors(page) == []
    found = explorers(page)
    assert found.count() >= 1
    for number in range(found.count()):
        explorer = found.nth(number)
        explorer.scroll_into_view_if_needed()
        toggle_by_mouse(page, explorer)
        toggle_by_keyboard(page, explorer)
    check_names(page)
    restart(page)
    run_all(page)
    assert errors(page) == []
    assert page.outside == []
    assert page.faults == []


def toggle_by_mouse(page, explorer):
    box = explorer.locator(".widget-checkbox input[type=checkbox]").last
    before = picture(explorer)
    box.click()
    after = wait_for_change(page, explorer, before)
    box.click()
    assert wait_for_change(page, explorer, after) == before


def toggle_by_keyboard(page, explorer):
    boxes = explorer.locator(".widget-checkbox input[type=checkbox]")
    before = picture(explorer)
    boxes.first.focus()
    page.keyboard.press("Space")
    after = wait_for_change(page, explorer, before)
    assert boxes.first.evaluate("box => box === document.activeElement"), "the focus stays where it was"
    page.keyboard.press("Space")
    assert wait_for_change(page, explorer, after) == before
    radios = explorer.locator(".widget-radio input[type=radio]")
    if radios.count():
        # JupyterLab keeps the arrow keys for its cells, so each radio button can be reached with Tab.
        radios.first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        after = wait_for_change(page, explorer, before)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        assert wait_for_change(page, explorer, after) == before


def check_names(page):
    """Check that each control in our outputs has a name that can be seen and read aloud."""
    for control in page.locator(".jp-OutputArea .jupyter-widgets input").all():
        if control.is_visible():
            name = control.evaluate("input => [...input.labels].map(label => label.innerText).join(' ').trim()"
                                    " || input.getAttribute('aria-label') || ''")
            assert name, control.evaluate("input => input.outerHTML")
    for table in page.locator(".jp-OutputArea .sbs-table").all():
        assert table.locator("caption").count() == 1
        assert table.locator("th[scope=col]").count() >= 1
    assert page.locator(".jp-OutputArea table.dataframe").count() == 0


def test_quiz_by_keyboard(page, address):
    open_notebook(page, address, "03_skills.ipynb")
    run_all(page)
    radio = page.locator(".sbs-ask input[type=radio]").first
    radio.scroll_into_view_if_needed()
    radio.focus()
    page.keyboard.press("Space")
    button = page.get_by_role("button", name="Check answer 1")
    button.focus()
    page.keyboard.press("Enter")
    feedback = page.locator(".sbs-feedback").first
    feedback.wait_for()
    assert re.match(r"(Right|Not yet)", feedback.inner_text())


def test_fit_by_mouse(page, address):
    open_notebook(page, address, "12_your_turn.ipynb")
    run_all(page)
    fit = page.locator(".sbs-fit-live")
    fit.scroll_into_view_if_needed()
    before = fit.locator(".sbs-panel img").get_attribute("src")
    fit.locator("input[type=checkbox]").first.click()
    page.wait_for_function("old => document.querySelector('.sbs-fit-live .sbs-panel img').src !== old", arg=before)
    assert "You ticked" in fit.inner_text()


def test_the_menu_lists_handouts_and_makes_one(page, address):
    open_notebook(page, address, "03_skills.ipynb")
    run_all(page)
    page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.context.save(); }")
    formats = page.request.get(f"{address}/api/nbconvert").json()
    assert "handout" in formats
    status, text = page.evaluate("async url => { const answer = await fetch(url); return [answer.status, "
                                 "await answer.text()]; }", f"{address}/nbconvert/handout/notebooks/03_skills.ipynb")
    assert status == 200
    assert "sbs-explorer" in text
    assert "<script" not in text

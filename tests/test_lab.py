"""The lessons in a real JupyterLab, in a real browser: by mouse, by keyboard, after a restart."""

import re

import pytest

from helpers import load_roles
from tests.browser import find_module, launch_browser
from tests.lab import DARK, LIGHT, change_theme, errors, find_faults, open_notebook, restart, run_all, server
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


@pytest.fixture(scope="module")
def lab(browser, address):
    """Open one page for all lessons, as a reader does; it remembers what was asked for elsewhere, and what broke."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.outside, page.faults = [], []
    page.on("request", lambda request: None if request.url.startswith((address, "data:", "blob:"))
            else page.outside.append(request.url))
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    yield page
    context.close()


@pytest.fixture
def page(lab):
    lab.outside.clear()
    lab.faults.clear()
    return lab


def explorers(page):
    return page.locator(".jp-OutputArea-output .sbs-explorer")


def picture(explorer):
    """Return what the reader sees, in one look: the picture's source, or the words where there is none."""
    return explorer.evaluate("""box => {
      const panel = [...box.querySelectorAll('.sbs-panel')].find(
        panel => panel.checkVisibility({visibilityProperty: true}));
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
        named = {name for kind, name, _ in check_controls(explorer) if kind == "checkbox"}
        assert set(load_roles()["role"]) <= named or number in MADE_UP.get(path.stem[:2], ())
        toggle_by_mouse(page, explorer)
        toggle_by_keyboard(page, explorer)
    check_looks(page)
    check_with_axe(page)
    restart(page)
    run_all(page)
    assert errors(page) == []
    assert page.outside == []
    assert page.faults == []


# Explorers of lists that a lesson makes up: their toggles are not the roles.
MADE_UP = {"10": (1,)}


def toggle_by_mouse(page, explorer):
    box = explorer.locator("input[type=checkbox]").last
    before = picture(explorer)
    box.click()
    after = wait_for_change(page, explorer, before)
    assert has_focus(box)
    box.click()
    assert wait_for_change(page, explorer, after) == before


def toggle_by_keyboard(page, explorer):
    boxes = explorer.locator("input[type=checkbox]")
    before = picture(explorer)
    boxes.first.focus()
    page.keyboard.press("Space")
    after = wait_for_change(page, explorer, before)
    assert has_focus(boxes.first)
    check_controls(explorer)
    page.keyboard.press("Space")
    assert wait_for_change(page, explorer, after) == before
    radios = explorer.locator(".widget-radio input[type=radio]")
    if radios.count():
        # JupyterLab keeps the arrow keys for its cells, so each radio button can be reached with Tab.
        radios.first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        after = wait_for_change(page, explorer, before)
        assert has_focus(radios.nth(1))
        check_controls(explorer)
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Space")
        assert wait_for_change(page, explorer, after) == before


def has_focus(control):
    return control.evaluate("control => control === document.activeElement")


def check_controls(part):
    """Check that each box and button is announced by the label that is seen and as ticked as it is; return them."""
    seen = part.locator("input:is([type=checkbox], [type=radio])").evaluate_all(
        "inputs => inputs.map(input => [input.type, input.labels[0].innerText.trim(), input.checked])")
    said = re.findall(r'^ *- (checkbox|radio) "(.*)"( \[checked\])?$', part.aria_snapshot(), re.MULTILINE)
    assert seen
    assert [(kind, name, bool(checked)) for kind, name, checked in said] == [tuple(control) for control in seen]
    return [tuple(control) for control in seen]


def check_looks(page):
    """Look for faults in a light and in a dark JupyterLab, with everything unfolded."""
    page.locator(".jp-OutputArea-output details").evaluate_all("parts => parts.forEach(part => part.open = true)")
    for theme in (DARK, LIGHT):
        change_theme(page, theme)
        assert find_faults(page) == [], theme


def check_with_axe(page):
    """Let axe look at our outputs; the rest of the page is JupyterLab's own, and so are pandas' plain tables."""
    page.evaluate(find_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    ours = "{include: ['.jp-OutputArea-output'], exclude: ['table.dataframe:not(.sbs-table)']}"
    found = page.evaluate(f"axe.run({ours}).then(found => found.violations)")
    assert [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found] == []


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
    assert has_focus(button)
    check_controls(page.locator(".widget-vbox:has(> .widget-vbox > .sbs-ask)"))
    check_looks(page)


def test_fit(page, address):
    open_notebook(page, address, "12_your_turn.ipynb")
    run_all(page)
    fit = page.locator(".sbs-fit-live")
    fit.scroll_into_view_if_needed()
    before = fit.locator(".sbs-panel img").get_attribute("src")
    fit.locator("input[type=checkbox]").first.click()
    page.wait_for_function("old => document.querySelector('.sbs-fit-live .sbs-panel img').src !== old", arg=before)
    assert "You ticked" in fit.inner_text()
    toggle_by_keyboard(page, fit)
    check_controls(fit)
    check_looks(page)


BAD = """<main style="background: #111">
<p style="color: #555">dim</p><p style="color: #fff; opacity: .3">faint</p><p style="color: #ccc">well</p>
<span class="sbs-swatch" style="display: inline-block; width: 9px; height: 9px; background: #0c3036"></span>
<span class="sbs-swatch" style="display: inline-block; width: 9px; height: 9px; background: #0c3036;
  border: 1px solid #fff"></span>
<div class="sbs-panel"><figure><img alt="One." src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9'
  height='9'><path d='M0 0h9v4h-9z'/></svg>"><figcaption style="color: #fff">Two.</figcaption></figure></div>
<input><table><tr><th style="color: #fff; text-align: right">head</th></tr></table>
<table class="sbs-table"><thead><tr><th style="color: #fff; text-align: left">head</th></tr></thead></table>
<table class="dataframe"><thead><tr><th style="color: #fff; text-align: right">head</th></tr></thead></table></main>"""


def test_faults_are_found(browser):
    page = browser.new_page()
    page.set_content(BAD)
    assert [fault.split(":")[0] for fault in find_faults(page, "main")] == [
        "text at 2.5", "text at 2.7", "swatch below 3", "picture without its sentence", "clear picture",
        "control without a name", "table of another make", "table without a caption", "head without scope",
        "words to the right", "table without heads", "table without a caption", "head without scope"]
    page.close()


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


def test_the_map_opens_a_lesson(page, address):
    open_notebook(page, address, "00_start_here.ipynb")
    run_all(page)
    page.locator(".sbs-table a", has_text="Skills").click()
    page.wait_for_function("() => window.jupyterapp.shell.currentWidget.context?.path === 'notebooks/03_skills.ipynb'")


def test_a_saved_lesson_that_is_opened_again_shows_its_pictures_and_toggles(page, address):
    open_notebook(page, address, "03_skills.ipynb")
    run_all(page)
    before = explorers(page).count()
    page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.context.save(); }")
    open_notebook(page, address, "03_skills.ipynb")  # which stops the kernel that drew them
    explorer = explorers(page).first
    explorer.scroll_into_view_if_needed()
    toggle_by_mouse(page, explorer)
    toggle_by_keyboard(page, explorer)
    assert explorers(page).count() == before > 0

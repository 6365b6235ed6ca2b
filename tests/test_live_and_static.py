"""What a reader sees live and on a page: in each state of the toggles the same picture and the same caption."""

import subprocess
import sys
from itertools import product
from pathlib import Path

import nbformat
import pytest

from helpers import explore, view_overlap
from tests.browser import launch_browser
from tests.conftest import SIX, make_rows
from tests.kinds import tick
from tests.lab import errors, open_notebook, run_all, server

ROOT = Path(__file__).parent.parent
LESSONS = {"03_skills": [6, 6], "12_your_turn": [14, 7]}  # how many states each explorer has, besides nothing ticked
LIVE = ".jp-OutputArea-output .sbs-explorer"
STATIC = ".sbs-explorer"
SEEN = """box => {
  const seen = panel => panel.checkVisibility({visibilityProperty: true});
  const shown = [...box.querySelectorAll('.sbs-panel')].filter(seen);
  return shown.map(panel => [panel.querySelector('img')?.src, panel.querySelector('img')?.alt,
    panel.querySelector('figcaption').innerText, panel.querySelector('table')?.textContent]);
}"""


@pytest.fixture(scope="module")
def browser():
    with launch_browser() as browser:
        yield browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("live")


@pytest.fixture(scope="module")
def address(folder):
    with server(folder) as address:
        yield address


@pytest.fixture(scope="module")
def handouts(tmp_path_factory):
    """Make the student's pages of these lessons."""
    out = tmp_path_factory.mktemp("static")
    subprocess.run([sys.executable, "-m", "helpers.handouts", "--out", str(out), "--edition", "student",
                    *(str(ROOT / "notebooks" / f"{name}.ipynb") for name in LESSONS)], check=True, cwd=ROOT)
    return out / "student"


def see_states(explorer):
    """Tick everything that can be ticked; return, for each state, what is seen."""
    boxes, radios = (explorer.locator(f"input[type={kind}]").all() for kind in ("checkbox", "radio"))
    states = {}
    for ticks in product((True, False), repeat=len(boxes)):
        for box, is_ticked in zip(boxes, ticks, strict=True):
            box.set_checked(is_ticked)
        for number in range(len(radios) or 1):
            if radios:
                radios[number].check()
            states[ticks, number] = explorer.evaluate(SEEN)
    return states


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("live")
@pytest.mark.parametrize("name", LESSONS)
def test_live_and_static_are_the_same_in_each_state(browser, address, folder, handouts, name):
    live, static, saved = (browser.new_page(viewport={"width": 1300, "height": 900}) for _ in range(3))
    open_notebook(live, address, f"{name}.ipynb")
    run_all(live)
    assert errors(live) == []
    live.evaluate("async () => { await window.jupyterapp.shell.currentWidget.context.save(); }")
    seen = [see_states(explorer) for explorer in live.locator(LIVE).all()]
    assert [sum(any(ticks) for ticks, _ in states) for states in seen] == LESSONS[name]
    for states in seen:
        assert all(len(panels) == 1 for panels in states.values())
        pictures = {panels[0][0] for (ticks, _), panels in states.items() if any(ticks)} - {None}
        assert len(pictures) > 1, "the picture changes with the toggles"
    static.goto((handouts / f"{name}.html").as_uri())
    for answer in static.locator("details.guess > summary").all():
        answer.click()
    assert [see_states(explorer) for explorer in static.locator(STATIC).all()] == seen
    saved.set_content("".join(read_outputs(folder / "notebooks" / f"{name}.ipynb")))
    assert [see_states(explorer) for explorer in saved.locator(STATIC).all()] == seen
    for page in (live, static, saved):
        page.close()


def read_outputs(path):
    """Return the HTML that a saved notebook keeps of its toggles."""
    for cell in nbformat.read(path, as_version=4).cells:
        for output in cell.get("outputs", ()):
            if 'class="sbs-explorer' in (html := output.get("data", {}).get("text/html", "")):
                yield html


@pytest.mark.parametrize("names", [SIX[1:4], SIX[4:]], ids=len)
def test_a_twin_of_many_states_holds_the_ticked_one(names):
    explorer = explore(view_overlap, make_rows(SIX, areas=("skills",)), ["Attributes", "Themes"], "Compare by")
    tick(explorer.live, names)
    assert explorer.state[0] == tuple(names)
    assert explorer.panel(explorer.state)._repr_html_() in explorer.to_html()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("live")
def test_a_twin_of_many_states_shows_the_ticked_one_and_says_what_is_left_out(browser):
    explorer = explore(view_overlap, make_rows(SIX, areas=("skills",)))
    tick(explorer.live, SIX[1:4])
    page = browser.new_page()
    page.set_content(explorer.to_html())
    (source, alt, *_), = page.locator(STATIC).evaluate(SEEN)
    assert source in explorer.panel(explorer.state)._repr_html_()
    assert alt == view_overlap(make_rows(SIX, areas=("skills",)).query(f"role in {SIX[1:4]}")).sentence
    missing = page.locator(".sbs-missing")
    assert not missing.is_visible()
    page.locator("input[type=checkbox]").nth(5).check()
    assert missing.is_visible()
    assert page.locator(STATIC).evaluate(SEEN) == []
    page.close()

"""A lesson in the two other front ends that schools use: Notebook 7, and Voilà, which shows no code."""

import re

import pytest

from tests.browser import launch_browser, require
from tests.lab import READY, errors, find_faults, run_all, server
from tests.test_lab import check_controls, explorers, toggle_by_keyboard, toggle_by_mouse

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("frontends")]
LESSON = "03_skills.ipynb"


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """Start Notebook 7; the same server answers for Voilà."""
    require("notebook", "voila")
    with server(tmp_path_factory.mktemp("frontends"), "notebook",
                "--JupyterNotebookApp.expose_app_in_browser=True") as address:
        yield address


@pytest.fixture
def page(address):
    """Open a page that gets nothing from elsewhere, and remembers what was asked for there and what went wrong."""
    def stop(route):
        page.outside.append(route.request.url)
        route.abort()

    with launch_browser() as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.outside, page.faults = [], []
        page.route(lambda url: not url.startswith((address, "data:", "blob:")), stop)
        page.on("pageerror", lambda error: page.faults.append(f"{error} {error.stack}"))
        yield page


def use(page):
    """Toggle the first explorer, and look at all outputs."""
    explorer = explorers(page).first
    explorer.scroll_into_view_if_needed()
    toggle_by_mouse(page, explorer)
    toggle_by_keyboard(page, explorer)
    check_controls(explorer)
    assert find_faults(page) == []
    assert errors(page) == []


def test_notebook_7(page, address):
    page.goto(f"{address}/notebooks/notebooks/{LESSON}")
    page.wait_for_function("() => window.jupyterapp?.shell.currentWidget?.context", timeout=60_000)
    page.evaluate(READY)
    run_all(page)
    use(page)
    assert page.outside == []
    # With each start, Notebook 7's own list of keyboard shortcuts reads a schema that is not there yet.
    assert [fault for fault in page.faults if not re.search(r"reading 'schema'.*notebook_core", fault, re.DOTALL)] == []


def test_voila(page, address):
    page.goto(f"{address}/voila/render/notebooks/{LESSON}", wait_until="commit")
    page.locator(".sbs-panel img").first.wait_for(timeout=60_000)
    use(page)
    assert page.locator(".jp-CodeCell .jp-InputArea").count() == 0
    # Voilà's own page asks for its symbols and for MathJax; that they did not come was no loss.
    assert [url for url in page.outside if not re.search(r"/@fortawesome/|/mathjax/", url)] == []
    assert page.faults == []

"""Time a click in a real JupyterLab: our explorer, and the same chart redrawn by `interact` with pyplot."""

import statistics
import tempfile
from pathlib import Path

import nbformat

from tests.browser import launch_browser
from tests.lab import open_notebook, run_all, server

OURS = """
from helpers import explore, load_roles, view_overlap
roles = load_roles()
explore(view_overlap, roles[roles["area"] == "skills"])
"""
THEIRS = """
import matplotlib.pyplot as plt
from ipywidgets import interact
from helpers import load_roles, role_names, tabulate_roles
from helpers.charts.overlap import plot_overlap
from helpers.charts.style import role_colours
roles = load_roles()
skills = roles[roles["area"] == "skills"]

@interact(first=True, second=True)
def draw(first, second):
    names = [name for name, ticked in zip(role_names(skills), (first, second)) if ticked]
    if names:
        figure, ax = plt.subplots(figsize=(7.2, 4))
        rows = skills[skills["role"].isin(names)]
        plot_overlap(tabulate_roles(rows), colours=role_colours(rows), ax=ax)
        plt.show()
"""
# Ready to be called before a click: resolves with the milliseconds from the click to the decoded new picture.
WATCH = """() => {
  const output = document.querySelector('.jp-OutputArea:has(input[type=checkbox])');
  const seen = image => image.checkVisibility({visibilityProperty: true});
  const picture = () => [...output.querySelectorAll('img')].find(seen);
  const source = () => picture()?.src;
  const before = source();
  window.taken = new Promise((done, fail) => {
    setTimeout(() => fail(new Error('no new picture in ten seconds')), 10000);
    output.addEventListener('click', () => {
      const start = performance.now();
      const look = async () => {
        if (!source() || source() === before) return requestAnimationFrame(look);
        await picture().decode();
        done(performance.now() - start);
      };
      look();
    }, {once: true, capture: true});
  });
}"""


def time_clicks(page, address, name, clicks=20, warm=4):
    """Click the second checkbox again and again; return p50 and p95 in milliseconds."""
    open_notebook(page, address, name)
    run_all(page)
    box = page.locator(".jp-OutputArea input[type=checkbox]").nth(1)
    box.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    taken = []
    for _ in range(warm + clicks):
        page.evaluate(WATCH)
        box.click()
        taken.append(page.evaluate("() => window.taken"))
        page.wait_for_timeout(100)
    taken = sorted(taken[warm:])
    return {"p50": statistics.median(taken), "p95": taken[max(round(0.95 * len(taken)) - 1, 0)]}


def measure():
    """Return p50 and p95 of both."""
    with tempfile.TemporaryDirectory() as folder, server(Path(folder)) as address, launch_browser() as browser:
        for name, code in (("ours", OURS), ("theirs", THEIRS)):
            notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
            notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
            nbformat.write(notebook, Path(folder) / "notebooks" / f"{name}.ipynb")
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        return time_clicks(page, address, "ours.ipynb"), time_clicks(page, address, "theirs.ipynb")

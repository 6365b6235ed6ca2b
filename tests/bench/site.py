"""Measure a live lesson of the site beside the same lesson in JupyterLab: second visit, opening to the first chart.

    SIDE_BY_SIDE_PYODIDE=FOLDER python tests/bench/site.py [--lesson 02_responsibilities] [--times 3]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from helpers.roles import roles_path  # noqa: E402
from helpers.site import SETTING  # noqa: E402
from helpers.site.lite import build_lite  # noqa: E402
from tests import lab  # noqa: E402
from tests.browser import launch_browser  # noqa: E402

OPENED = "() => window.jupyterapp?.shell.currentWidget?.sessionContext"
CHART = ".jp-OutputArea-output .sbs-panel img"


def visit(context, address):
    """Open a lesson, run it, and wait for its first chart; return the seconds until it is open, ready and drawn."""
    page, start, marks = context.new_page(), time.perf_counter(), []
    page.set_default_timeout(600_000)
    page.goto(address)
    page.wait_for_function(OPENED)
    marks.append(time.perf_counter() - start)
    page.evaluate(lab.READY)
    marks.append(time.perf_counter() - start)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_selector(CHART, state="attached")
    marks.append(time.perf_counter() - start)
    page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.sessionContext.shutdown(); }")
    page.close()
    return marks


def measure(browser, address, times):
    """Visit once to fill the browser's store, then as often as asked; return what the first fetched, and the rest."""
    context, sizes = browser.new_context(), []
    context.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    first = visit(context, address)
    fetched = len(sizes), sum(sizes) / 1e6
    visits = [visit(context, address) for _ in range(times)]
    context.close()
    return first, fetched, visits


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lesson", default="02_responsibilities")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, launch_browser() as browser:
        work, out, laboratory = (Path(folder) / name for name in ("work", "site", "lab"))
        work.mkdir()
        laboratory.mkdir()
        build_lite(work, out / "lab", roles_path(), Path(os.environ[SETTING]))
        port = lab.free_port()
        command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(out)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(2)
            lite = measure(browser, f"http://127.0.0.1:{port}/lab/?path=notebooks/{given.lesson}.ipynb", given.times)
        finally:
            server.terminate()
            server.wait()
        with lab.server(laboratory) as address:
            plain = measure(browser, f"{address}/lab/tree/notebooks/{given.lesson}.ipynb?reset", given.times)
    for name, (first, (requests, size), visits) in (("site", lite), ("JupyterLab", plain)):
        median = [statistics.median(marks) for marks in zip(*visits, strict=True)]
        print(f"{name}: first visit {first[-1]:.1f} s, {requests} requests, {size:.0f} MB; "
              f"second: open {median[0]:.1f} s, chart {median[-1]:.1f} s")
    ratio = statistics.median(v[-1] for v in lite[2]) / statistics.median(v[-1] for v in plain[2])
    print(f"second visit, opening to first chart: {ratio:.1f} × JupyterLab (to reach: ≤ 3 ×)")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


if __name__ == "__main__":
    main()

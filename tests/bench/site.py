"""Open a live lesson of the site, and the same lesson in JupyterLab, and wait for its first chart."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from helpers.roles import roles_path
from helpers.site import SETTING
from tests import lab
from tests.browser import launch_browser

OPENED = "() => window.jupyterapp?.shell.currentWidget?.sessionContext"
CHART = ".jp-OutputArea-output .sbs-panel img"


def visit(context, address):
    """Return the seconds until a lesson is open, ready, and its first chart drawn; and what was fetched, in MB."""
    page, start, marks, asked = context.new_page(), time.perf_counter(), [], []

    def note(request):
        asked.append(request)

    context.on("requestfinished", note)
    page.set_default_timeout(600_000)
    page.goto(address)
    page.wait_for_function(OPENED)
    marks.append(time.perf_counter() - start)
    page.evaluate(lab.READY)
    marks.append(time.perf_counter() - start)
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_selector(CHART, state="attached")
    marks.append(time.perf_counter() - start)
    context.remove_listener("requestfinished", note)
    fetched = sum(request.sizes()["responseBodySize"] for request in asked) / 1e6
    page.evaluate("async () => { await window.jupyterapp.shell.currentWidget.sessionContext.shutdown(); }")
    page.close()
    return marks, fetched


def visit_often(browser, address, times):
    """Return the seconds of a first visit, the medians of the next ones, and what the first fetched, in MB."""
    context = browser.new_context()
    first, fetched = visit(context, address)
    visits = [visit(context, address)[0] for _ in range(times)]
    context.close()
    return first, [statistics.median(marks) for marks in zip(*visits, strict=True)], fetched


def measure(lesson="02_responsibilities", times=3):
    """Return what `visit_often` does for the site and for JupyterLab, and the size of the live site in MB."""
    from helpers.site.lite import build_lite

    with tempfile.TemporaryDirectory() as folder, launch_browser() as browser:
        work, out, laboratory = (Path(folder) / name for name in ("work", "site", "lab"))
        work.mkdir()
        laboratory.mkdir()
        build_lite(work, out / "lab", roles_path(), Path(os.environ[SETTING]))
        size = sum(file.stat().st_size for file in out.rglob("*") if file.is_file()) / 1e6
        port = lab.free_port()
        command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(out)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            time.sleep(2)
            site = visit_often(browser, f"http://127.0.0.1:{port}/lab/?path=notebooks/{lesson}.ipynb", times)
        finally:
            server.terminate()
            server.wait()
        with lab.server(laboratory) as address:
            plain = visit_often(browser, f"{address}/lab/tree/notebooks/{lesson}.ipynb?reset", times)
    return site, plain, size

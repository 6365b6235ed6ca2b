"""Measure what `make bench` prints: each figure beside what a user would do otherwise, in the same run.

    python tests/bench/run.py [NAME ...]      # panel import roles handouts kernel lesson toggle site; all by default
"""

import io
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pandas as pd

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))


def seconds(function, times=1):
    """Time `function`; return the median in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        function()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def bench_panel():
    """Render one panel, beside a bare savefig of the same figure with matplotlib's own settings."""
    from helpers import load_roles, tabulate_roles, view_overlap
    from helpers.charts.overlap import plot_overlap
    from helpers.charts.style import role_colours, style
    from helpers.panels import Panel, to_svg

    roles = load_roles()
    rows = roles[roles["area"] == "skills"]
    with style():
        figure = plot_overlap(tabulate_roles(rows), colours=role_colours(rows), title="A title").figure

    def bare():
        figure.savefig(io.BytesIO(), format="svg")

    def rendered():
        Panel("A sentence.", to_svg(figure))._repr_html_()

    for function in (bare, rendered):
        function()
    plain, ours, whole = seconds(bare, 15), seconds(rendered, 15), seconds(lambda: view_overlap(rows)._repr_html_(), 15)
    yield ("one panel, from rows to HTML", "bare savefig to SVG, same figure", whole / plain, "≤ 1.3 ×",
           f"{whole * 1000:.0f} ms, {plain * 1000:.0f} ms; writing the SVG alone: {ours * 1000:.0f} ms")


def bench_import():
    """Import all that notebooks use of helpers, beside importing the libraries alone."""
    ours = "import helpers; [getattr(helpers, name) for name in helpers.__all__]"
    libraries = "import pandas, matplotlib.pyplot, ipywidgets"
    taken = {}
    for code in (libraries, ours) * 6:
        run = [sys.executable, "-c", code]
        taken.setdefault(code, []).append(seconds(lambda run=run: subprocess.run(run, check=True)))
    plain, helped = (statistics.median(taken[code][1:]) for code in (libraries, ours))
    yield ("importing helpers", "importing pandas, pyplot, ipywidgets", helped / plain, "≤ 1.15 ×",
           f"{helped:.2f} s, {plain:.2f} s")


def make_large(roles, rows):
    """Make rows of the shape of a large occupations file: each role has rows / roles attributes of a shared stock."""
    each = rows // roles
    items = [(f"Role {i:04}", "skills", f"Skill {(i * 7 + j * 3) % (each * 4)}")
             for i in range(roles) for j in range(each)]
    return pd.DataFrame(items, columns=["role", "area", "attribute"])


def loop_over_sets(path):
    """Read, collect sets and compare all pairs, as plain Python does it."""
    import csv

    held = {}
    with Path(path).open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            held.setdefault(row["role"], set()).add((row["area"], row["attribute"]))
    return {(a, b): len(held[a] & held[b]) / len(held[a] | held[b]) for a in held for b in held}


def bench_roles():
    """Load, check and compare all pairs, beside a loop over sets; and how time and memory grow."""
    import tracemalloc

    from helpers import load_roles, similarity

    growth = []
    with tempfile.TemporaryDirectory() as folder:
        for times in (1, 4, 16):
            path = Path(folder) / f"{times}.csv"
            make_large(900 * times // 16, 50_000 * times // 16).to_csv(path, index=False)
            taken = seconds(lambda path=path: similarity(load_roles(path)), 3)
            tracemalloc.start()
            load_roles(path)
            peak = tracemalloc.get_traced_memory()[1] / 1e6
            tracemalloc.stop()
            growth.append(f"{times} ×: {taken:.2f} s, {peak:.0f} MB")
        plain = seconds(lambda: loop_over_sets(path))
        table, sets = similarity(load_roles(path)), loop_over_sets(path)
        assert all(abs(table.at[a, b] - value) < 1e-6 for (a, b), value in sets.items())
    yield ("loading, checking, comparing 900 roles", "a loop over Python sets", plain / taken, "≥ 15 × faster",
           f"{taken:.2f} s, {plain:.2f} s; growth {'; '.join(growth)}")


def bench_handouts():
    """Build all handouts, then again, beside nbconvert's own pages of the same notebooks."""
    notebooks = LESSONS
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        build = [sys.executable, "-m", "helpers.handouts", "--out", str(out / "ours")]
        first = seconds(lambda: subprocess.run(build, check=True, capture_output=True, cwd=ROOT))
        again = seconds(lambda: subprocess.run(build, check=True, capture_output=True, cwd=ROOT), 3)
        convert = [sys.executable, "-m", "nbconvert", "--execute", "--to", "html", "--output-dir", str(out / "theirs"),
                   *map(str, notebooks)]
        theirs = seconds(lambda: subprocess.run(convert, check=True, capture_output=True, cwd=ROOT))
        small = sum(path.stat().st_size for path in (out / "ours" / "student").glob("*.html"))
        large = sum(path.stat().st_size for path in (out / "theirs").glob("*.html"))
    yield ("all handouts, nothing cached", "nbconvert --execute --to html", first / theirs, "≤ 0.5 ×",
           f"{first:.1f} s, {theirs:.1f} s")
    yield ("all handouts again, nothing changed", "the first build", again / first, "≤ 0.05 ×", f"{again:.2f} s")
    yield ("bytes of the student pages", "nbconvert's pages", small / large, "≤ 0.3 ×",
           f"{small / 1e6:.2f} MB, {large / 1e6:.2f} MB")


LESSONS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MEMORY = "import psutil; print(psutil.Process().memory_info().rss / 1e6)"
TOGGLES = """
import pandas, psutil, time
from helpers import explore, load_roles, view_areas
rows = load_roles()
# Six roles have more states than a page holds: the kernel draws each when it is asked for.
six = pandas.concat([rows[rows["role"] == rows["role"].iloc[0]].assign(role=f"Role {i}") for i in range(6)])
explorer = explore(view_areas, six)
boxes = explorer.live._boxes.children
def toggle(times):
    for number in range(times):
        box = boxes[number % 6]
        box.value = not box.value
def measure():
    # What is still on its way to the browser is not kept.
    time.sleep(2)
    return psutil.Process().memory_info().rss / 1e6
toggle(100)
before = measure()
toggle(1000)
print(measure() - before)
"""


# Before a lesson: the libraries, a clock, and a note of each chart that is drawn. After it: the same charts, plainly.
NOTE = """
import time, pandas, matplotlib.pyplot, ipywidgets, helpers.panels
drawn, make = [], helpers.panels.make_panel
def note(plot, table, title, sentence, **options):
    drawn.append((plot, table, title, options))
    return make(plot, table, title, sentence, **options)
helpers.panels.make_panel, begun = note, time.perf_counter()
"""
REDRAW = """
from io import BytesIO
taken, begun = time.perf_counter() - begun, time.perf_counter()
for plot, table, title, options in drawn:
    plot(table, title=title, **options).figure.savefig(BytesIO(), format="png")
print(taken, time.perf_counter() - begun, len(drawn))
"""


def run_in_kernel(*cells):
    """Run cells on a fresh kernel; return the numbers that the last one printed."""
    import nbformat
    from nbclient import NotebookClient

    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    NotebookClient(notebook, kernel_name="python3", timeout=120, store_widget_state=False).execute()
    return [float(number) for number in notebook.cells[-1].outputs[0]["text"].split()]


def read_code(path):
    """Return the source of each code cell of a notebook."""
    import nbformat

    return [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def bench_kernel():
    """Measure a student's kernel: memory after Run All beside the bare imports, and what 1,000 toggles add."""
    [bare] = run_in_kernel("import pandas, matplotlib.pyplot, ipywidgets", MEMORY)
    after = {path.stem: run_in_kernel(*read_code(path), MEMORY)[0] - bare for path in LESSONS}
    heaviest = max(after, key=after.get)
    yield ("kernel memory after Run All", "a kernel with the imports alone", after[heaviest], "≤ 40 MB more",
           f"{bare:.0f} MB with the imports; heaviest lesson: {heaviest}")
    yield ("memory of 1,000 toggles", "before them", run_in_kernel(TOGGLES)[0], "< 5 MB more", "")


def bench_lesson():
    """Run all cells of the lesson that takes longest, beside drawing its charts alone, without words or toggles."""
    taken = {path.stem: run_in_kernel(NOTE, *read_code(path), REDRAW) for path in LESSONS}
    heaviest = max(taken, key=taken.get)
    ours, plain, charts = taken[heaviest]
    yield ("Run All of the heaviest lesson", "its charts alone, as PNG", ours / plain, "–",
           f"{heaviest}: {ours:.1f} s; {charts:.0f} charts, one for each state, {plain:.1f} s")


def bench_toggle():
    """Click in a real JupyterLab until the picture has changed, beside `interact` and pyplot."""
    from tests.bench.toggle import measure

    ours, theirs = measure()
    yield ("a toggle in JupyterLab, p95", "interact redrawing with pyplot, p95", theirs["p95"] / ours["p95"],
           "≥ 5 × faster, under 100 ms", f"p50 {ours['p50']:.0f} ms, {theirs['p50']:.0f} ms; "
           f"p95 {ours['p95']:.0f} ms, {theirs['p95']:.0f} ms")


def bench_site():
    """Open a live lesson of the site until its first chart, beside the same in JupyterLab."""
    from helpers.site import SETTING

    if SETTING not in os.environ:
        print(f"(the site: not measured; {SETTING} names no local Pyodide)")
        return
    from tests.bench.site import measure

    (first, ours, fetched), (_, theirs, _), size = measure()
    yield ("a live lesson of the site, to its first chart, second visit", "JupyterLab with a kernel",
           ours[-1] / theirs[-1], "≤ 3 ×", f"{ours[-1]:.1f} s ({ours[0]:.1f} s of it until it is open), "
           f"{theirs[-1]:.1f} s; first visit {first[-1]:.1f} s, {fetched:.0f} MB; the site holds {size:.0f} MB")


def main():
    """Run the benches that are named, or all, and print a table."""
    benches = {name.removeprefix("bench_"): bench for name, bench in globals().items() if name.startswith("bench_")}
    chosen = sys.argv[1:] or list(benches)
    if unknown := set(chosen) - set(benches):
        sys.exit(f"no bench called {', '.join(sorted(unknown))}; there are: {', '.join(benches)}")
    import matplotlib as mpl

    print(f"Python {platform.python_version()}, pandas {pd.__version__}, matplotlib {mpl.__version__}, "
          f"{os.cpu_count()} cores, {platform.system()}\n")
    print("| what | beside | measured | to reach | |\n| --- | --- | ---: | --- | --- |")
    for name in chosen:
        for what, beside, value, goal, note in benches[name]():
            print(f"| {what} | {beside} | {value:.2f} | {goal} | {note} |", flush=True)


if __name__ == "__main__":
    main()

"""Handouts: what is on the pages, and what happens when a build is interrupted."""

import base64
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from bs4 import BeautifulSoup
from filelock import FileLock

from helpers.handouts import BuildError
from helpers.handouts.exporter import HandoutExporter
from tests.browser import find_module, launch_browser
from tests.test_notebooks import NOTEBOOKS, call_aside

ROOT = Path(__file__).parent.parent
NAMES = [path.stem for path in NOTEBOOKS]
PAGES = [f"{edition}/{name}.html" for edition in ("student", "teacher", "slides") for name in NAMES]
INDEXES = ["index.html", "student/index.html"]
each_page = pytest.mark.parametrize("name", [*INDEXES, *PAGES])


def build(out, *arguments, **options):
    return subprocess.run([sys.executable, "-m", "helpers.handouts", "--out", str(out), *map(str, arguments)],
                          capture_output=True, text=True, cwd=ROOT, check=False, **options)


@pytest.fixture(scope="session")
def handouts(tmp_path_factory, worker_id):
    """Build all handouts once, for all processes of this test run."""
    shared = tmp_path_factory.getbasetemp() if worker_id == "master" else tmp_path_factory.getbasetemp().parent
    out = shared / "handouts"
    with FileLock(shared / "handouts.lock"):
        if not (out / "index.html").exists():
            done = build(out)
            assert done.returncode == 0, done.stderr
    return out


def read(handouts, name):
    return (handouts / name).read_text(encoding="utf-8")


@each_page
def test_one_small_file_that_asks_for_nothing(handouts, name):
    text = read(handouts, name)
    assert len(text.encode()) < 400_000
    page = BeautifulSoup(text, "html.parser")
    assert page.html["lang"] == "en"
    assert page.title.string.strip()
    assert page.main
    assert not page.find_all(["script", "iframe", "object", "link"])
    assert not page.find_all(lambda tag: any(key.startswith("on") for key in tag.attrs))
    for image in page.find_all("img"):
        assert image["src"].startswith("data:image/")
        assert image["alt"] not in ("", "A picture without a description")
    assert "needs a script" not in page.main.get_text()
    assert "@import" not in text
    assert not re.search(r"url\((?!['\"]?(data:|#))", text)


@each_page
def test_links_lead_to_pages_that_exist(handouts, name):
    folder = (handouts / name).parent
    for link in BeautifulSoup(read(handouts, name), "html.parser").find_all("a", href=True):
        target = link["href"]
        if not target.startswith(("http", "#")):
            assert (folder / target).exists(), target


def test_the_students_folder_can_be_given_away(handouts, tmp_path):
    shutil.copytree(handouts / "student", tmp_path / "student")
    index = BeautifulSoup(read(tmp_path, "student/index.html"), "html.parser")
    assert [link["href"] for link in index.select(".lessons a")] == [f"{name}.html" for name in NAMES]
    for page in (tmp_path / "student").glob("*.html"):
        text = BeautifulSoup(page.read_bytes(), "html.parser")
        for link in text.find_all("a", href=lambda target: not target.startswith(("http", "#"))):
            assert (page.parent / link["href"]).is_file(), (page.name, link["href"])
            assert tmp_path / "student" in (page.parent / link["href"]).resolve().parents
        assert "eacher" not in text.get_text().replace("Teachers", "") or page.name != "index.html"


def test_the_index_names_the_roles_and_shows_each_lesson(handouts):
    from helpers import load_roles

    page = BeautifulSoup(read(handouts, "index.html"), "html.parser")
    for name in load_roles()["role"].unique():
        assert name in page.select_one(".roles").get_text()
    pictures = {image["alt"]: image["src"] for image in page.select(".lessons img")}
    assert len({*pictures.values()}) == len(pictures) >= len(NAMES) - 2
    told = page.select_one(".whom").get_text()
    assert all(word in told for word in ("students", "Teacher", "projector"))


def test_each_page_says_of_which_version_and_day_it_is(handouts):
    from importlib.metadata import version

    for name in (*INDEXES, *PAGES):
        if not name.startswith("slides"):
            foot = BeautifulSoup(read(handouts, name), "html.parser").footer.get_text()
            assert foot.startswith(f"Side by Side {version('side-by-side')}, made on ")
            assert re.search(r" made on \d+ [A-Z][a-z]+ \d{4}\. ", foot)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_editions_hold_what_they_should(handouts, path):
    cells = nbformat.read(path, 4).cells
    texts = {edition: BeautifulSoup(read(handouts, f"{edition}/{path.stem}.html"), "html.parser")
             for edition in ("student", "teacher", "slides")}
    flat = {edition: re.sub(r"\s+", "", page.get_text()) for edition, page in texts.items()}
    for cell in cells:
        tags = set(cell.metadata.get("tags", []))
        if "solution" in tags:
            longest = re.sub(r"\s+", "", max(cell.source.splitlines(), key=len))
            assert longest in flat["teacher"]
            assert longest not in flat["student"]
            assert longest not in flat["slides"]
    assert "Fortheteacher." in flat["teacher"]
    assert "Fortheteacher." not in flat["student"] + flat["slides"]
    # What docs/teaching.md says of this lesson, and of no other.
    plan = re.sub(r"\s+", "", texts["teacher"].select_one(".plan").get_text())
    assert "50minutes:" in plan
    assert "90minutes:" in plan
    assert "wronganswer" in plan
    assert not re.search(r"##|Terms,each", plan)
    assert not texts["student"].select(".plan") + texts["slides"].select(".plan")
    assert texts["teacher"].find("h2", string="Answer key")
    assert not texts["student"].find("h2", string="Answer key")


@pytest.fixture(scope="session")
def executed(tmp_path_factory):
    """Run one lesson, as somebody would by hand, and save it."""
    path = tmp_path_factory.mktemp("executed") / "03_skills.ipynb"
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--output", str(path),
                    str(ROOT / "notebooks" / "03_skills.ipynb")], check=True, capture_output=True)
    return path


def test_every_state_is_on_the_page_and_equals_the_live_panel(handouts):
    from helpers import explore, load_roles, view_emphasis, view_similarity

    text = read(handouts, "student/03_skills.html")
    pictures = set(re.findall(r'src="data:image/svg\+xml;base64,([^"]+)"', text))
    roles = load_roles()
    skills, count = roles[roles["area"] == "skills"], 0
    for view, choices in ((view_similarity, ("Attributes", "Themes")), (view_emphasis, ("All skills", "Shared only"))):
        explorer = explore(view, skills, choices)
        for ticked in ((0,), (1,), (0, 1)):
            for choice in choices:
                panel = explorer.panel((tuple(explorer.names[i] for i in ticked), choice))._repr_html_()
                for picture in re.findall(r"base64,([^\"]+)", panel):
                    assert picture in pictures, base64.b64decode(picture)[:200]
                    count += 1
    assert count >= 6


@pytest.mark.slow
def test_no_page_shows_what_checks_say(handouts):
    pages = list(handouts.glob("*/[0-9]*.html"))
    assert len(pages) == 3 * len(NOTEBOOKS)
    assert [page.name for page in pages if "Nothing to check yet" in page.read_text(encoding="utf-8")] == []


@pytest.mark.slow
def test_exporters_give_the_page_of_the_command(handouts, executed, tmp_path):
    subprocess.run([sys.executable, "-m", "nbconvert", "--to", "handout", "--output-dir", str(tmp_path), str(executed)],
                   check=True, capture_output=True)
    ours = BeautifulSoup(read(handouts, "student/03_skills.html"), "html.parser")
    theirs = BeautifulSoup((tmp_path / "03_skills.html").read_text(encoding="utf-8"), "html.parser")
    assert theirs.main.get_text() == ours.main.get_text()
    assert [image["src"] for image in theirs.find_all("img")] == [image["src"] for image in ours.find_all("img")]
    # Nothing is beside a page that somebody has saved from a menu.
    assert len(ours.find_all("a", href=lambda target: ":" not in target and target[0] != "#")) > 2
    assert not theirs.find_all("a", href=lambda target: ":" not in target and target[0] != "#")
    assert HandoutExporter.export_from_notebook == "Handout"


def test_a_picture_without_words_stops_a_build():
    cells = [nbformat.v4.new_markdown_cell("# Drawn by hand"), nbformat.v4.new_code_cell(
        "draw()", outputs=[nbformat.v4.new_output("display_data", {"image/png": "AAAA"})])]
    with pytest.raises(BuildError, match="below “Drawn by hand”: a picture has no words"):
        HandoutExporter(linked=True).from_notebook_node(nbformat.v4.new_notebook(cells=cells))


# What a build leaves behind when something goes wrong.

def make_notebook(folder, name, *code):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A lesson"),
                                               *map(nbformat.v4.new_code_cell, code)])
    notebook.metadata = {"title": name, "question": "What?", "minutes": {"reading": 1, "practice": 1}}
    path = folder / f"{name}.ipynb"
    nbformat.write(notebook, path)
    return path


def contents(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and path.name != ".lock"}


@pytest.mark.slow
def test_a_failing_cell_leaves_everything_as_it_was(tmp_path):
    out = tmp_path / "out"
    good = make_notebook(tmp_path, "50_good", "1 + 1")
    assert build(out, good, "--edition", "student").returncode == 0
    before = contents(out)
    bad = make_notebook(tmp_path, "50_good", "1 + 1", "# here\n1 / 0")
    done = build(out, bad, "--edition", "student")
    assert done.returncode == 1
    assert "50_good.ipynb, cell 3 (# here): ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" not in done.stderr
    assert contents(out) == before


@pytest.mark.slow
def test_an_interrupted_build_leaves_everything_as_it_was(tmp_path):
    out = tmp_path / "out"
    assert build(out, make_notebook(tmp_path, "50_good", "1 + 1"), "--edition", "student").returncode == 0
    before = contents(out)
    slow = make_notebook(tmp_path, "50_good", "import time, pathlib", f"pathlib.Path({str(tmp_path)!r}, 'on').touch()",
                         "time.sleep(60)")
    # Ctrl-C is heard even where the tests run in the background, in which a shell lets it be ignored.
    process = subprocess.Popen([sys.executable, "-m", "helpers.handouts", "--out", str(out), str(slow)], cwd=ROOT,
                               stderr=subprocess.PIPE, text=True,
                               preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL))
    wait_until((tmp_path / "on").exists)
    second = build(out, slow)
    assert second.returncode == 1
    assert "another build is writing" in second.stderr
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped; the handouts are as they were" in error
    assert contents(out) == before


def wait_until(holds, seconds=60):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "it did not come about"
        time.sleep(0.1)


@pytest.mark.slow
def test_only_what_changed_is_run_again(tmp_path):
    out = tmp_path / "out"
    one, two = make_notebook(tmp_path, "50_one", "1 + 1"), make_notebook(tmp_path, "51_two", "2 + 2")
    assert "2 notebooks run" in build(out, one, two, "--edition", "student").stdout
    assert "no notebooks run" in build(out, one, two, "--edition", "student").stdout
    make_notebook(tmp_path, "51_two", "3 + 3")
    done = build(out, one, two, "--edition", "student")
    assert "1 notebook run" in done.stdout
    assert "51_two" in done.stderr
    assert "50_one" not in done.stderr
    assert "<pre" in (out / "student" / "51_two.html").read_text()
    (out / "student" / "50_one.html").write_text("spoilt")
    assert "1 notebook run" in build(out, one, two, "--edition", "student").stdout


@pytest.mark.slow
def test_edited_roles_are_noticed_however_they_are_named(tmp_path, roles_files):
    """The issue's own commands: a file named from home, as a setting and as an option."""
    shutil.copy(roles_files["three"], tmp_path / "my.csv")
    path = make_notebook(tmp_path, "50_one", "from helpers import load_roles", "print(*load_roles()['role'].unique())")
    env, out = {**os.environ, "HOME": str(tmp_path), "SIDE_BY_SIDE_ROLES": "~/my.csv"}, tmp_path / "out"
    assert "1 notebook run" in build(out, path, "--edition", "student", env=env).stdout
    assert "no notebooks run" in build(out, path, "--edition", "student", env=env).stdout
    (tmp_path / "my.csv").write_text((tmp_path / "my.csv").read_text().replace("Tour Guide", "Pilot"))
    del env["SIDE_BY_SIDE_ROLES"]
    assert "1 notebook run" in build(out, path, "--edition", "student", "--roles", "~/my.csv", env=env).stdout
    text = (out / "student" / "50_one.html").read_text(encoding="utf-8")
    assert "Event Planner Pilot Museum Teacher" in text
    assert "What is said of the roles comes from my.csv." in text


@pytest.mark.slow
def test_lessons_may_lead_to_where_they_run(tmp_path):
    from helpers.handouts.build import build

    path, out = make_notebook(tmp_path, "50_one", "1 + 1"), tmp_path / "out"
    assert build([path], out) == 1
    assert not [name for name, text in contents(out).items() if b"live" in text and name.endswith("html")
                and BeautifulSoup(text, "html.parser").find("a", string=re.compile("live"))]
    assert build([path], out, live="../lab/") == 1
    pages = {name: BeautifulSoup(text, "html.parser") for name, text in contents(out).items() if name.endswith(".html")}
    found = {name: [link["href"] for link in page.find_all("a", string=re.compile("live"))]
             for name, page in pages.items()}
    away = "lab/index.html?path=notebooks/50_one.ipynb"
    assert found == {"index.html": [away], "student/index.html": [f"../{away}"], "student/50_one.html": [f"../{away}"],
                     "teacher/50_one.html": [], "slides/50_one.html": []}


@pytest.mark.slow
def test_the_setting_is_handed_on_and_changes_nothing_here(tmp_path, roles_files):
    path = make_notebook(tmp_path, "50_one", "from helpers import load_roles", "print(*load_roles()['role'].unique())")
    before, after = call_aside(build_here, path, tmp_path / "out", roles_files["six"])
    assert after == before
    assert "Stage Manager" in (tmp_path / "out" / "student" / "50_one.html").read_text(encoding="utf-8")


def build_here(path, out, roles):
    from helpers.handouts.build import build

    before = dict(os.environ)
    build([path], out, ["student"], roles=roles)
    return before, dict(os.environ)


@pytest.mark.slow
def test_one_failing_notebook_among_five_is_named(tmp_path):
    paths = [make_notebook(tmp_path, f"5{number}_lesson", "1 / 0" if number == 2 else "1 + 1") for number in range(5)]
    done = build(tmp_path / "out", *paths, "--edition", "student", "--jobs", "4")
    assert done.returncode == 1
    assert "52_lesson.ipynb, cell 2 (1 / 0): ZeroDivisionError: division by zero" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out" / "index.html").exists()


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.4, 1.5, 3, 6])
def test_ctrl_c_at_any_time_is_a_sentence_and_leaves_no_process(tmp_path, seconds):
    command = [sys.executable, "-m", "helpers.handouts", "--out", str(tmp_path / "out"), "--jobs", "4"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True, start_new_session=True,
                               preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL))
    time.sleep(seconds)
    # As a terminal does it: everything that was started from there hears it.
    os.killpg(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert process.returncode == 130
    assert error.splitlines()[-1] == "stopped; the handouts are as they were"
    assert "Traceback" not in error
    wait_until(lambda: not list_processes(tmp_path), seconds=20)


def list_processes(folder):
    """List the processes whose command names a folder; forks have the command of what they were forked from."""
    return [path for path in Path("/proc").glob("[0-9]*/cmdline") if str(folder).encode() in _read_command(path)]


def _read_command(path):
    try:
        return path.read_bytes()
    except OSError:
        return b""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forks on Linux alone")
def test_a_kernel_whose_worker_is_killed_at_once_ends_too(tmp_path):
    code = """if True:
        import os, sys, time
        from helpers.handouts.run import _be_kernel

        worker = os.getpid()
        if os.fork():
            os._exit(0)
        while os.getppid() == worker:
            time.sleep(0.01)
        _be_kernel(sys.argv[1], {**os.environ, "MPLBACKEND": "agg"}, None, worker)
    """
    # It holds the pipe: so this waits for its end.
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "kernel.json")], cwd=ROOT, check=True,
                   capture_output=True, timeout=60)


@pytest.mark.slow
def test_a_killed_build_leaves_no_process_and_no_rubbish(tmp_path):
    out = tmp_path / "out"
    slow = make_notebook(tmp_path, "50_slow", f"import pathlib\npathlib.Path({str(tmp_path)!r}, 'on').touch()",
                         "import time\ntime.sleep(60)")
    process = subprocess.Popen([sys.executable, "-m", "helpers.handouts", "--out", str(out), str(slow)], cwd=ROOT,
                               stderr=subprocess.DEVNULL)
    wait_until((tmp_path / "on").exists)
    assert list(out.glob(".new-*"))
    process.kill()
    process.wait()
    wait_until(lambda: not list_processes(tmp_path), seconds=20)
    done = build(out, make_notebook(tmp_path, "50_slow", "1 + 1"), "--edition", "student")
    assert done.returncode == 0, done.stderr
    assert not list(out.glob(".new-*"))


@pytest.mark.slow
def test_an_own_notebook_stays_when_all_lessons_are_built(handouts, tmp_path):
    out = tmp_path / "out"
    shutil.copytree(handouts, out)
    mine = make_notebook(tmp_path, "My <own> & only", "1 + 1").rename(tmp_path / "99_mine.ipynb")
    assert build(out, mine, "--edition", "student").returncode == 0
    done = build(out)
    assert "no notebooks run" in done.stdout
    assert (out / "student" / "99_mine.html").exists()
    items = BeautifulSoup(read(out, "index.html"), "html.parser").select(".lessons li")
    assert len(items) == len(NOTEBOOKS) + 1
    assert items[-1].h2.get_text() == "My <own> & only"
    assert [link["href"] for link in items[-1].select("a")] == ["student/99_mine.html"]


@pytest.mark.slow
def test_a_kernel_that_does_not_start_is_said(tmp_path):
    (tmp_path / "profile_default").mkdir()
    (tmp_path / "profile_default" / "ipython_kernel_config.py").write_text("import os\nos._exit(3)")
    done = build(tmp_path / "out", make_notebook(tmp_path, "50_one", "1 + 1"),
                 env={**os.environ, "IPYTHONDIR": str(tmp_path)})
    assert done.returncode == 1
    assert "50_one.ipynb: its kernel does not start: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_kernel_whose_port_was_taken_meanwhile_starts_anew(monkeypatch):
    from helpers.handouts import run

    tried = []

    def start(*_, **__):
        tried.append(1)
        if len(tried) == 1:
            raise RuntimeError("Kernel died before replying to kernel_info")
        return SimpleNamespace(execute=lambda **_: None)

    monkeypatch.setattr(run, "NotebookClient", start)
    run.run(nbformat.v4.new_notebook(), Path("50_one.ipynb"), {})
    assert len(tried) == 2


@pytest.mark.slow
def test_a_missing_library_is_said(tmp_path):
    (tmp_path / "filelock.py").write_text("raise ModuleNotFoundError(\"No module named 'filelock'\")")
    done = build(tmp_path / "out", env={**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT}"})
    assert done.returncode == 1
    assert done.stderr.startswith("No module named 'filelock'. Install the project")
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "out").write_text("a file, where a folder should be")
    done = build(tmp_path / "out", make_notebook(tmp_path, "50_good", "1 + 1"))
    assert done.returncode == 1
    assert "cannot write to" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_wrong_use_is_explained(tmp_path):
    for jobs in ("-1", "0"):
        done = build(tmp_path, "--jobs", jobs)
        assert done.returncode == 2
        assert f"--jobs {jobs}: at least one notebook has to run at a time" in done.stderr
    assert "no such notebook" in build(tmp_path, "nowhere.ipynb").stderr
    broken = tmp_path / "broken.csv"
    broken.write_text("role,area,attribute\nA,skils,Reading\n")
    done = build(tmp_path / "out", "--roles", broken)
    assert done.returncode == 1
    assert "Did you mean 'skills'?" in done.stderr
    assert not (tmp_path / "out" / "index.html").exists()
    assert "--edition" in build(tmp_path, "--help").stdout


# In a real browser.

pages_in_browser = pytest.mark.parametrize("name", NAMES)


@pytest.fixture(scope="module")
def browser():
    with launch_browser() as browser:
        yield browser


def open_page(browser, path, width=1300, height=900, scripts=False):
    context = browser.new_context(viewport={"width": width, "height": height}, java_script_enabled=scripts)
    page = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(path.as_uri())
    return page


@pytest.mark.browser
@pages_in_browser
def test_toggles_work_with_scripts_off(browser, handouts, name):
    page = open_page(browser, handouts / "student" / f"{name}.html")
    for answer in page.locator("details.guess > summary").all():  # what answers a guess is shown when it is opened
        answer.click()
    explorers = page.locator(".sbs-explorer")
    assert explorers.count() >= 1
    for explorer in explorers.all():
        shown = explorer.locator(".sbs-state:visible")
        assert shown.count() == 1
        before = shown.inner_html()
        box = explorer.locator("input[type=checkbox]").last
        box.click()
        assert explorer.locator(".sbs-state:visible, .sbs-missing:visible").count() == 1
        assert explorer.locator(".sbs-state:visible").inner_html() != before
        box.press("Space")
        assert explorer.locator(".sbs-state:visible").inner_html() == before
        for control in explorer.locator("input[type=checkbox]").all():
            control.uncheck()
        assert "Tick a role" in explorer.locator(".sbs-state:visible").inner_text()
    assert [url for url in page.asked if not url.startswith(("file:", "data:"))] == []
    page.context.close()


@pytest.mark.browser
@pages_in_browser
def test_narrow_pages_do_not_scroll_sideways(browser, handouts, name):
    for edition in ("student", "teacher"):
        page = open_page(browser, handouts / edition / f"{name}.html", width=320, scripts=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        page.context.close()


@pytest.mark.browser
@pages_in_browser
def test_slides_fit_the_screen_and_move_by_key(browser, handouts, name):
    page = open_page(browser, handouts / "slides" / f"{name}.html", 1280, 720, scripts=True)
    too_tall = page.evaluate("""() => [...document.querySelectorAll('.slide')].filter(slide => {
        const inside = slide.querySelector('.inside').getBoundingClientRect(), top = slide.getBoundingClientRect().top;
        const parts = [...slide.querySelectorAll('.said > *, .shown > *, .sbs-state, .sbs-panel img')]
            .filter(part => part.offsetParent).map(part => part.getBoundingClientRect());
        return parts.some(part => part.bottom - top > 695 || part.top < top);
    }).map(slide => slide.id)""")
    assert too_tall == []
    # A long table scrolls, with some rows in sight; nothing else does.
    scrolled = page.evaluate("""() => [...document.querySelectorAll('.slide .sbs-scroll, .code-box, .result, .inside')]
        .filter(box => !box.closest('details:not([open])') && box.scrollHeight > box.clientHeight + 1)
        .filter(box => !box.querySelector(':scope > table') || box.clientHeight < 180)
        .map(box => [box.closest('.slide').id, box.className])""")
    assert scrolled == []
    for number, key in enumerate(("ArrowDown", "PageDown", "Space"), 1):
        page.keyboard.press(key)
        # To the pixel: a key pressed while the last screen still glides into place is not listened to.
        page.wait_for_function(f"scrollY === {720 * number}", timeout=5000)
    page.locator(".slide").nth(3).locator(".steps a").first.click()
    page.wait_for_function("Math.abs(scrollY - 1440) < 2", timeout=5000)
    page.context.close()


SHOWN = """() => {
    const all = [...document.querySelectorAll('.stage')].map(stage => stage.getBoundingClientRect());
    return all.findIndex(box => Math.abs(box.top) < 2 && Math.abs(box.left) < 2) + 1;
}"""


@pytest.mark.browser
def test_slides_turn_left_and_right_as_their_buttons_say(browser, handouts):
    """The slide that fills the screen is looked for; no script of ours is there to move it."""
    page = open_page(browser, handouts / "slides" / "02_responsibilities.html", 1280, 720, scripts=True)
    last = page.locator(".slide").count()
    page.wait_for_function(f"({SHOWN})() === 1")
    for key, shown in (("ArrowRight", 2), ("ArrowRight", 3), ("ArrowLeft", 2), ("ArrowDown", 3), ("PageDown", 4),
                       ("ArrowRight", 5), ("Space", 6), ("ArrowLeft", 5), ("ArrowUp", 4)):
        page.keyboard.press(key)
        page.wait_for_function(f"({SHOWN})() === {shown}", timeout=5000)
        page.wait_for_timeout(300)
    page.locator(".slide").nth(3).get_by_text("Next →").click()
    page.wait_for_function(f"({SHOWN})() === 5", timeout=5000)
    page.locator(".slide").nth(4).get_by_text("← Back").click()
    page.wait_for_function(f"({SHOWN})() === 4", timeout=5000)
    page.goto(page.url.partition("#")[0])
    for shown in (*range(2, last + 1), last):
        page.keyboard.press("ArrowRight")
        page.wait_for_function(f"({SHOWN})() === {shown}", timeout=5000)
        page.wait_for_timeout(300)
    page.context.close()


@pytest.mark.slow
@pages_in_browser
def test_there_are_fewer_screens_than_cells_and_none_is_empty(handouts, name):
    path = ROOT / "notebooks" / f"{name}.ipynb"
    kept = [cell for cell in nbformat.read(path, 4).cells
            if not {"setup", "solution", "teacher"} & set(cell.metadata.get("tags", []))]
    page = BeautifulSoup(read(handouts, f"slides/{name}.html"), "html.parser")
    screens = page.select(".slide")
    assert len(screens) < len(kept)
    assert all(screen.select_one(".inside").get_text(strip=True) for screen in screens)
    # Code is on the screen that shows what comes of it, or right before it; an exercise asks for what comes.
    shown = [bool(screen.select_one(".output, .result, .guess")) for screen in screens]
    boxes = [(place, box) for place, screen in enumerate(screens) for box in screen.select(".code-box")]
    for place, box in boxes:
        is_next = shown[place + 1:place + 2] == [True] and not screens[place + 1].select(".code-box")
        assert shown[place] or is_next or "= ..." in box.get_text(), box.get_text()
    assert sum("= ..." in box.get_text() for _, box in boxes) >= 2
    assert any(shown[place] for place, _ in boxes)


@pytest.mark.browser
@pages_in_browser
def test_the_answer_to_a_guess_is_opened_by_its_reader_and_printed_open(browser, handouts, name):
    cells = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", 4).cells
    asked = sum(cell.cell_type == "markdown" and cell.id.startswith("guess") for cell in cells)
    for edition in ("student", "teacher", "slides"):
        page = open_page(browser, handouts / edition / f"{name}.html", 1280, 720)
        guesses = page.locator("details.guess")
        assert guesses.count() == asked if edition != "slides" else guesses.count() >= asked
        for guess in guesses.all():
            answer = guess.locator("xpath=*[2]")
            assert not answer.is_visible()
            guess.locator("summary").first.click()
            assert answer.is_visible()
            guess.locator("summary").first.click()
            assert not answer.is_visible()
        page.emulate_media(media="print")
        for guess in guesses.all():
            assert guess.locator("xpath=*[2]").evaluate("box => box.checkVisibility({contentVisibilityAuto: true})")
            assert guess.locator("xpath=*[2]").bounding_box()["height"] > 10
        page.context.close()


@pytest.mark.browser
@pages_in_browser
def test_paper_has_no_controls_and_names_the_state(browser, handouts, name):
    page = open_page(browser, handouts / "student" / f"{name}.html", scripts=True)
    page.emulate_media(media="print")
    assert page.locator(".sbs-explorer input:visible").count() == 0
    assert page.locator(".sbs-quiz details:visible").count() == 0
    for explorer in page.locator(".sbs-explorer").all():
        assert explorer.locator(".sbs-name:visible").count() == 1
    assert page.locator("footer").is_visible()
    page.context.close()


@pytest.mark.browser
@pages_in_browser
def test_paper_has_the_answers_in_the_teachers_edition_alone(browser, handouts, name):
    for edition, printed in (("student", False), ("teacher", True)):
        page = open_page(browser, handouts / edition / f"{name}.html")
        assert not page.locator(".on-paper").is_visible()
        page.emulate_media(media="print")
        assert page.locator(".on-paper").is_visible()
        answers = page.locator(".sbs-note details > :not(summary)").all()
        assert answers
        assert {answer.evaluate("box => box.checkVisibility({contentVisibilityAuto: true}) && box.offsetHeight > 10")
                for answer in answers} == {printed}
        page.context.close()


# Puts every explorer of a page into its state of one number: each combination of ticks with each further choice.
SET_STATES = """number => {
    const states = [...document.querySelectorAll('.sbs-explorer')].map(explorer => {
        const [boxes, radios] = ['checkbox', 'radio'].map(type => explorer.querySelectorAll(`input[type=${type}]`));
        const every = 2 ** boxes.length, count = every * (radios.length || 1), state = number % count;
        boxes.forEach((box, place) => { if (box.checked !== Boolean(state >> place & 1)) box.click(); });
        if (radios.length) radios[Math.floor(state / every)].click();
        return count;
    });
    return Math.max(...states);
}"""


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["student", "teacher", "slides"])
@pages_in_browser
def test_axe_finds_nothing_in_every_toggle_state(browser, handouts, name, edition):
    script = find_module("axe-core/axe.min.js").read_text(encoding="utf-8")
    page = open_page(browser, handouts / edition / f"{name}.html", scripts=True)
    page.evaluate(script)
    page.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true; })")
    check_with_axe(page, "html")
    for number in range(page.evaluate(SET_STATES, 0)):
        page.evaluate(SET_STATES, number)
        check_with_axe(page, ".sbs-explorer")
    for place in range(page.locator(".sbs-fit input").count()):
        page.locator(".sbs-fit input").nth(place).evaluate("control => control.click()")
    if page.locator(".sbs-fit").count():
        check_with_axe(page, ".sbs-fit")
    page.context.close()


@pytest.mark.browser
@pytest.mark.parametrize("width", [1300, 390])
@pytest.mark.parametrize("name", INDEXES)
def test_axe_finds_nothing_in_a_list_of_lessons_and_it_is_not_too_wide(browser, handouts, name, width):
    page = open_page(browser, handouts / name, width, scripts=True)
    page.evaluate(find_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
    check_with_axe(page, "html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def check_with_axe(page, where):
    """Look for faults in the parts of a page that a selector finds."""
    found = page.evaluate("where => axe.run({include: [where]}, {resultTypes: ['violations'], runOnly: ['wcag2a', "
                          "'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})", where)
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found["violations"]] == []
    assert found["passes"], f"axe looked at nothing in {where}"


@pytest.mark.slow
@pytest.mark.browser
def test_the_nu_checker_finds_no_error(handouts):
    from tests.browser import missing

    jar = find_module("vnu-jar/build/dist/vnu.jar")
    if not shutil.which("java"):
        missing("there is no Java here")
    done = subprocess.run(["java", "-jar", str(jar), "--format", "json", "--errors-only",
                           *(str(handouts / name) for name in [*INDEXES, *PAGES])], capture_output=True, text=True,
                          env={**os.environ, "JAVA_TOOL_OPTIONS": ""}, check=False)
    # The checker's list of CSS properties ends before this one, which turns slides; old browsers do without it as well.
    messages = [message for message in json.loads(done.stderr[done.stderr.index("{"):])["messages"]
                if message["message"] != "CSS: “animation-timeline”: Property “animation-timeline” doesn't exist."]
    assert [(message["url"][-30:], message["message"], message.get("extract")) for message in messages][:5] == []

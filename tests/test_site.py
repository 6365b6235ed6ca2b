"""The site: what is refused, and the lessons live in a real browser with the network cut."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from helpers.handouts import BuildError
from helpers.roles import load_roles, role_names
from helpers.site import SETTING
from helpers.site.__main__ import main
from tests.browser import launch_browser, require
from tests.conftest import make_rows
from tests.lab import IDLE, OPEN, READY, RUN, errors, free_port, wait_for

LESSONS = sorted(path.stem for path in (Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
TOGGLES = ".jp-OutputArea-output:has(.sbs-panel):has(input[type=checkbox]):not(:has(.sbs-fit, .sbs-fit-live))"
SEEN = """box => [...box.querySelectorAll('.sbs-panel')].filter(panel => panel.checkVisibility())
  .map(panel => [panel.querySelector('img')?.src, panel.querySelector('figcaption')?.innerText])"""
SLOW = 240_000  # milliseconds: a busy machine takes its time over Python in a browser
CUT = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"
OPENED = "Boolean(window.jupyterapp?.shell.currentWidget?.sessionContext)"
OPEN_PATH = "() => window.jupyterapp.shell.currentWidget.context.path"
KERNELS = "() => [...window.jupyterapp.serviceManager.kernels.running()].length"
TOLD = "async () => { await window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.info; }"
DIRTY = "() => window.jupyterapp.shell.currentWidget.context.model.dirty"
RUNNING = """() => [...(window.jupyterapp?.serviceManager.sessions.running() ?? [])].map(session => session.path)"""
SAVE = """async () => { await window.jupyterapp.shell.currentWidget.context.save(); }"""
WRITE = """text => { window.jupyterapp.shell.currentWidget.content.widgets[0].model.sharedModel.setSource(text); }"""
READ = """() => window.jupyterapp.shell.currentWidget.content.widgets[0].model.sharedModel.getSource()"""
BEGIN_AGAIN = """async path => {
  const { contents } = window.jupyterapp.serviceManager;
  await contents.delete(path).catch(() => null);
  return (await contents.get(path, {content: true})).content.cells[0].source.toString();
}"""
UPLOAD = """async ([path, content]) => {
  await window.jupyterapp.serviceManager.contents.save(path, {type: 'file', format: 'text', content});
}"""
EXECUTE = """async code => {
  const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel, said = [];
  const future = kernel.requestExecute({code});
  future.onIOPub = message => said.push(message.content.text ?? message.content.evalue ?? '');
  await future.done;
  return said.join('');
}"""


@pytest.fixture(scope="module")
def pyodide():
    """Find the local Pyodide."""
    require("jupyterlite_core", "jupyterlite_pyodide_kernel")
    folder = os.environ.get(SETTING)
    if not folder:
        pytest.skip(f"there is no local Pyodide: {SETTING} names no folder with one")
    return Path(folder)


@pytest.fixture(scope="module")
def site(pyodide, tmp_path_factory):
    """Build what is live of the site, and give the folder that a server shows."""
    from helpers.roles import roles_path
    from helpers.site.lite import build_lite

    out = tmp_path_factory.mktemp("site")
    build_lite(tmp_path_factory.mktemp("work"), out / "lab", roles_path(), pyodide)
    return out


@pytest.fixture(scope="module")
def address(site):
    port, log = free_port(), site / "server.log"
    command = [sys.executable, "-m", "http.server", str(port), "--bind", "127.0.0.1", "--directory", str(site)]
    with log.open("w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.STDOUT)
        try:
            wait_for(f"http://127.0.0.1:{port}/lab/index.html", process, log)
            yield f"http://127.0.0.1:{port}/lab"
        finally:
            process.terminate()
            process.wait(20)


@pytest.fixture(scope="module")
def page(address):
    """Open the site as a reader does who follows its link: no lesson is asked for."""
    with launch_browser(CUT) as browser:
        page = browser.new_page(viewport={"width": 1300, "height": 900})
        page.set_default_timeout(SLOW)
        page.asked = []
        page.context.on("request", lambda request: page.asked.append(request.url))
        page.goto(f"{address}/")
        page.wait_for_function(f"() => {OPENED}")
        yield page


def say_hosts(page):
    return {urlsplit(url).hostname for url in page.asked if url.startswith(("http", "ws"))}


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_opens_on_the_first_lesson_without_a_question(page):
    page.evaluate(READY)
    assert page.evaluate(OPEN_PATH) == f"notebooks/{LESSONS[0]}.ipynb"
    assert page.locator(".jp-Dialog").count() == 0
    assert page.get_by_role("button", name="All lessons as pages").is_visible()
    settings = page.evaluate("async () => (await fetch('../overrides.json')).text()")
    assert "../../student/index.html" in settings  # the list without the teacher's editions


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_runs_to_its_end(page, name):
    page.evaluate(OPEN, f"notebooks/{name}.ipynb")
    page.evaluate(READY)
    page.evaluate(RUN)
    page.wait_for_function(IDLE)
    cells = page.evaluate("() => window.jupyterapp.shell.currentWidget.content.widgets.map(c => c.model.toJSON())")
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert [put for cell in code for put in cell["outputs"] if put.get("name") == "stderr"] == []
    assert errors(page) == []
    assert page.locator(".jp-Dialog").count() == 0
    toggle(page)
    answer(page)
    assert say_hosts(page) == {"127.0.0.1"}


def toggle(page):
    """Untick the first role of the first explorer, and see another picture."""
    explorer = page.locator(TOGGLES).first
    explorer.wait_for()
    before = explorer.evaluate(SEEN)
    assert before
    explorer.locator("input[type=checkbox]").first.click()
    page.wait_for_function(f"([box, before]) => JSON.stringify(({SEEN})(box)) !== before",
                           arg=[explorer.element_handle(), json.dumps(before, separators=(",", ":"),
                                                                      ensure_ascii=False)])


def answer(page):
    """Choose the first option of a quiz, check it, and read what Python says."""
    question = page.locator(".widget-vbox:has(> .sbs-ask)").first
    question.locator("input[type=radio]").first.check()
    question.get_by_role("button", name="Check answer 1").click()
    assert question.locator(".sbs-feedback").inner_text().startswith(("Right.", "Not yet."))


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_python_starts_before_its_lesson_is_open(page, address):
    page.goto(f"{address}/?path=notebooks/02_responsibilities.ipynb")
    assert page.wait_for_function(f"() => ({RUNNING})().length && [({RUNNING})(), {OPENED}]").json_value() == [
        ["notebooks/02_responsibilities.ipynb"], False]
    page.wait_for_function(f"() => {OPENED}")
    page.evaluate(READY)
    assert page.evaluate(RUNNING) == ["notebooks/02_responsibilities.ipynb"]
    assert page.evaluate(KERNELS) == 1
    # A lesson that finds its Python running talks to it as any other does, and has its address.
    page.evaluate(RUN)
    page.wait_for_function(IDLE)
    assert errors(page) == []
    toggle(page)
    answer(page)
    page.reload()
    page.wait_for_function(f"() => {OPENED}")
    assert page.evaluate(OPEN_PATH) == "notebooks/02_responsibilities.ipynb"
    page.evaluate(READY)
    assert page.evaluate(KERNELS) == 1


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_a_closed_lesson_gives_its_memory_back(page):
    page.evaluate(OPEN, "notebooks/01_overview.ipynb")
    page.evaluate(READY)
    assert page.evaluate(KERNELS) == 1
    page.evaluate(TOLD)
    assert not page.evaluate(DIRTY)  # so nothing is asked
    page.evaluate("() => { window.jupyterapp.shell.currentWidget.close(); }")
    page.wait_for_function(f"() => ({KERNELS})() === 0")
    assert page.locator(".jp-Dialog").count() == 0


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_without_a_service_worker_a_lesson_opens_and_has_its_address(page, address):
    # As on a plain http address of another machine.
    other = page.context.browser.new_page(service_workers="block")
    other.set_default_timeout(SLOW)
    for step in (lambda: other.goto(f"{address}/?path=notebooks/02_responsibilities.ipynb"), other.reload):
        step()
        other.wait_for_function(f"() => {OPENED}")
        assert other.evaluate(OPEN_PATH) == "notebooks/02_responsibilities.ipynb"
        other.evaluate(READY)
        assert other.evaluate(KERNELS) == 1
    other.close()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_edits_are_there_after_a_reload(page, address):
    page.evaluate(OPEN, "notebooks/01_overview.ipynb")
    page.evaluate(READY)
    page.evaluate(WRITE, "# My own words")
    page.evaluate(SAVE)
    page.goto(f"{address}/?path=notebooks/01_overview.ipynb")
    page.wait_for_function(f"() => {OPENED}")
    page.evaluate(READY)
    assert page.evaluate(READ) == "# My own words"
    # Deleted, it is the lesson again as it came: so one begins anew.
    assert page.evaluate(BEGIN_AGAIN, "notebooks/01_overview.ipynb").startswith("# ")
    assert page.evaluate(BEGIN_AGAIN, "notebooks/01_overview.ipynb") != "# My own words"
    page.reload()
    page.wait_for_function(f"() => {OPENED}")
    page.evaluate(READY)
    assert page.evaluate(OPEN_PATH) == "notebooks/01_overview.ipynb"
    assert page.evaluate(READ) != "# My own words"


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_rows_of_a_file_that_a_reader_brings(page):
    rows = make_rows(["Event Planner", "Tour Guide"])
    # A kernel that started before the page's service worker was there, on a first visit, does not see files.
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.evaluate(OPEN, "notebooks/12_your_turn.ipynb")
    page.evaluate(READY)
    page.evaluate(UPLOAD, ["notebooks/mine.csv", rows.to_csv(index=False)])
    code = "from helpers import load_roles, role_names; print(role_names(load_roles('mine.csv')))"
    said = page.evaluate(EXECUTE, code)
    assert said.strip() == str(role_names(rows))
    assert role_names(rows) != role_names(load_roles())


@pytest.mark.slow
@pytest.mark.xdist_group("site")
def test_the_site_has_nothing_of_what_else_is_installed(site):
    settings = json.loads((site / "lab" / "jupyter-lite.json").read_text(encoding="utf-8"))["jupyter-config-data"]
    assert [extension["name"] for extension in settings["federated_extensions"]] == [
        "@jupyter-widgets/jupyterlab-manager", "@jupyterlite/pyodide-kernel-extension"]


def test_a_site_of_other_roles_holds_their_rows_alone(tmp_path):
    require("jupyterlite_pyodide_kernel")
    from helpers.site.wheels import add_wheels

    path = tmp_path / "nurses.csv"
    make_rows(["Event Planner", "Tour Guide"]).to_csv(path, index=False)
    (tmp_path / "concepts.csv").write_text("area,concept,meaning,reference\nskills,A,b,c\n")
    lock = {"packages": {"matplotlib": {"file_name": "not here"}}}
    add_wheels(tmp_path, lock, path)
    with zipfile.ZipFile(tmp_path / lock["packages"]["side-by-side"]["file_name"]) as wheel:
        data = {name: wheel.read(name) for name in wheel.namelist() if name.startswith("data/")}
    assert data == {"data/roles.csv": path.read_bytes(), "data/concepts.csv": (tmp_path / "concepts.csv").read_bytes()}


@pytest.fixture
def yesterday(tmp_path):
    """Make a site of yesterday's."""
    out = tmp_path / "site"
    (out / "lab").mkdir(parents=True)
    (out / "lab" / "jupyter-lite.json").write_text("{}")
    (out / "index.html").write_text("yesterday")
    return out


def make_pyodide(folder, packages, *files):
    folder.mkdir()
    (folder / "pyodide-lock.json").write_text(json.dumps({"packages": packages}))
    for name in ("pyodide.mjs", *files):
        (folder / name).write_text("")
    return folder


PANDAS = {"pandas": {"file_name": "pandas.whl", "depends": ["numpy"]},
          "numpy": {"file_name": "numpy.whl", "depends": []}}


@pytest.mark.parametrize(("lock", "files", "said"), [
    (None, (), "pyodide-lock.json"),
    ({"numpy": PANDAS["numpy"]}, (), "it lists no pandas"),
    (PANDAS, ("pandas.whl",), "numpy.whl"),
    ({"pandas": {}}, (), "depends"),
])
def test_what_is_no_pyodide_is_refused(tmp_path, yesterday, capsys, lock, files, said):
    require("jupyterlite_pyodide_kernel")
    folder = tmp_path if lock is None else make_pyodide(tmp_path / "pyodide", lock, *files)
    check_refusal(yesterday, capsys, said, "--pyodide", str(folder))


def test_a_folder_without_pyodide_is_told_what_to_name(tmp_path, yesterday, capsys):
    require("jupyterlite_pyodide_kernel")
    said = f"{tmp_path} is no full Pyodide ([Errno 2] No such file"
    check_refusal(yesterday, capsys, said, "--pyodide", str(tmp_path))


def test_without_a_network_a_local_pyodide_is_asked_for(yesterday, capsys, monkeypatch):
    require("jupyterlite_pyodide_kernel")
    monkeypatch.delenv(SETTING, raising=False)

    def cut(*_, **__):
        raise OSError("no route to host")

    monkeypatch.setattr("helpers.site.lite.urlopen", cut)
    check_refusal(yesterday, capsys, "--pyodide FOLDER")


def test_a_disk_that_fills_up_is_said(yesterday, capsys, monkeypatch):
    require("jupyterlite_pyodide_kernel")

    def fill(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("helpers.site.lite.build_lite", fill)
    check_refusal(yesterday, capsys, "No space left on device")


def test_roles_that_cannot_be_used_are_refused(tmp_path, yesterday, capsys):
    require("jupyterlite_pyodide_kernel")
    (tmp_path / "bad.csv").write_text("role,area,attribute\nA,skils,B\n")
    check_refusal(yesterday, capsys, "Did you mean 'skills'?", "--roles", str(tmp_path / "bad.csv"))


def check_refusal(out, capsys, said, *options):
    assert main(["--out", str(out), *options]) == 1
    text = capsys.readouterr().err
    assert said in text
    assert "site is as it was" in text
    assert "Traceback" not in text
    assert (out / "index.html").read_text() == "yesterday"
    assert (out / "lab" / "jupyter-lite.json").read_text() == "{}"
    assert [path.name for folder in (out, out.parent) for path in folder.iterdir() if path.name.startswith(".")] == []


def test_a_folder_of_something_else_is_never_replaced(tmp_path, capsys):
    require("jupyterlite_pyodide_kernel")
    (tmp_path / "lab").mkdir()
    (tmp_path / "lab" / "thesis.txt").write_text("years of work")
    assert main(["--out", str(tmp_path)]) == 1
    assert "holds something else" in capsys.readouterr().err
    assert (tmp_path / "lab" / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize("error", [None, BuildError("03_skills.ipynb, cell 2: no")])
def test_live_lessons_change_when_all_pages_are_made(tmp_path, yesterday, capsys, monkeypatch, error):
    require("jupyterlite_pyodide_kernel")

    def make_lab(work, out, roles, pyodide):
        out.mkdir()
        (out / "jupyter-lite.json").write_text("new")

    def make_pages(*_, **__):
        assert (yesterday / "lab" / "jupyter-lite.json").read_text() == "{}"
        if error:
            raise error

    monkeypatch.setattr("helpers.site.lite.build_lite", make_lab)
    monkeypatch.setattr("helpers.handouts.build.build", make_pages)
    if error:
        check_refusal(yesterday, capsys, "03_skills.ipynb, cell 2: no")
    else:
        assert main(["--out", str(yesterday)]) == 0
        assert (yesterday / "lab" / "jupyter-lite.json").read_text() == "new"
        assert [path.name for folder in (yesterday, tmp_path) for path in folder.glob(".*")] == []


def test_yesterday_is_back_where_the_new_lessons_cannot_be_moved(yesterday, capsys, monkeypatch):
    require("jupyterlite_pyodide_kernel")
    monkeypatch.setattr("helpers.site.lite.build_lite", lambda *_: None)  # makes no lab/ that could be moved
    monkeypatch.setattr("helpers.handouts.build.build", lambda *_, **__: None)
    check_refusal(yesterday, capsys, "cannot write to")
    assert (yesterday / "lab" / "jupyter-lite.json").read_text() == "{}"

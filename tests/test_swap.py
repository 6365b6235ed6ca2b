"""New handouts take the place of the old ones whole, or not at all."""

import errno
from pathlib import Path

import nbformat
import pytest

from helpers.handouts.exporter import HandoutExporter, css_text
from helpers.handouts.lock import BuildError
from helpers.handouts.run import Runner
from helpers.handouts.slides import _count_lines
from helpers.handouts.swap import NEW, OLD, clear_remains, swap_in


def fill(folder, text, names=("slides/a.html", "student/a.html", "index.html")):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{text} {name}")


def contents(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folders(tmp_path):
    """Old handouts, and new ones in a folder among them, as a build makes it."""
    new = tmp_path / f"{NEW}1"
    fill(tmp_path, "old")
    fill(new, "new")
    fill(new, "first", ["teacher/a.html"])
    return new, tmp_path


def test_new_files_take_the_place_of_old_ones(folders):
    new, out = folders
    swap_in(new, out)
    clear_remains(out)
    assert contents(out) == {"index.html": "new index.html", "slides/a.html": "new slides/a.html",
                             "student/a.html": "new student/a.html", "teacher/a.html": "first teacher/a.html"}


@pytest.mark.parametrize("failing", range(7))
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_swap_that_fails_at_any_step_is_undone(folders, monkeypatch, failing, error):
    new, out = folders
    before, steps, rename = contents(out), iter(range(99)), Path.rename

    def fail(path, target):
        if next(steps) == failing:
            raise error
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fail)
    with pytest.raises(type(error)):
        swap_in(new, out)
    assert contents(out) == before


def test_the_next_build_mends_what_a_killed_one_left(folders):
    new, out = folders
    (out / "student").rename(new / f"{OLD}student")
    clear_remains(out)
    assert contents(out) == {name: f"old {name}" for name in ("slides/a.html", "student/a.html", "index.html")}


def make_notebook(folder, *code):
    path = folder / "50_lesson.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in code]), path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize(("last", "said"), [
    ("import os\nos._exit(1)", r"50_lesson.ipynb, cell 2 \(import os\): ended Python"),
    ("from matplotlib import pyplot\npyplot.plot()\npyplot.show()", r"cell 2 \(from matplotlib .*\): a picture"),
])
def test_a_lesson_that_cannot_be_made_is_named(tmp_path, last, said):
    with Runner(1) as runner, pytest.raises(BuildError, match=said):
        runner.make(make_notebook(tmp_path, "1 + 1", last), tmp_path, ["teacher"])


@pytest.mark.slow
def test_a_file_that_is_no_notebook_is_named(tmp_path):
    (tmp_path / "50_lesson.ipynb").write_text("{half")
    with Runner(1) as runner, pytest.raises(BuildError, match=r"50_lesson\.ipynb cannot be read as a notebook"):
        runner.make(tmp_path / "50_lesson.ipynb", tmp_path, ["teacher"])


def test_a_reader_may_export_a_picture_without_words_by_hand():
    outputs = [nbformat.v4.new_output("display_data", {"image/png": "AAAA"}),
               nbformat.v4.new_output("display_data", {"text/html": "<script>alert(1)</script><p>said</p>"})]
    cell = nbformat.v4.new_code_cell("draw()", outputs=outputs)
    page, _ = HandoutExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert 'alt="A picture without a description"' in page
    assert "<script" not in page
    assert "<p>said</p>" in page


def test_any_title_can_stand_in_the_footer_of_a_printed_page():
    assert css_text('"</style>\\') == '"\\22 \\3c /style\\3e \\5c "'


def test_long_text_counts_as_more_lines():
    from bs4 import BeautifulSoup

    page = BeautifulSoup(f"<h2>Head</h2><p>Short</p><ul><li>{'word ' * 40}</li><li>Two</li></ul>", "html.parser")
    heading, short, listed = (_count_lines(block) for block in page.contents)
    assert short < heading < listed

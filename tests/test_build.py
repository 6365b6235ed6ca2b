"""A build puts whole pages into place, makes anew what has changed, and says in a sentence what stops it."""

import errno
import json
import os
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest

from helpers.handouts import BuildError, build_date
from helpers.handouts.build import Made, _move, build
from helpers.handouts.exporter import HandoutExporter, css_text
from helpers.handouts.index import NOTEBOOKS, write_index
from helpers.handouts.slides import count_lines
from helpers.roles import roles_path
from tests.test_notebooks import call_aside

NAMES = ("index.html", "infographic.pdf", "slides/a.html", "student/a.html", "student/index.html")


def fill(folder, text, names=NAMES):
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{text} {name}")


def contents(folder):
    return {str(path.relative_to(folder)): path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folders(tmp_path):
    """Old handouts, and new ones in a folder among them, as a build makes it."""
    new, out = tmp_path / "out" / ".new-1", tmp_path / "out"
    fill(out, "old")
    fill(new, "new")
    fill(new, "first", ["teacher/a.html"])
    return new, out


def after(text):
    return {name: f"{text} {name}" for name in NAMES}


def test_new_files_take_the_place_of_old_ones(folders):
    _move(*folders)
    assert contents(folders[1]) == after("new") | {"teacher/a.html": "first teacher/a.html"}


class KilledError(BaseException):
    """The end of the process, as far as a test can be killed."""


def stop_at(monkeypatch, failing, error):
    """Let the moving of files stop once, before one of them."""
    steps, replace = iter(range(99)), Path.replace

    def fail(path, target):
        if next(steps) == failing:
            raise error
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fail)


@pytest.mark.parametrize("failing", range(6))
@pytest.mark.parametrize("error", [KilledError(), OSError(errno.EACCES, "Access is denied")])
def test_whenever_it_is_killed_every_page_is_whole_and_the_index_is_the_last(folders, monkeypatch, failing, error):
    new, out = folders
    stop_at(monkeypatch, failing, error)
    with pytest.raises(type(error)):
        _move(new, out)
    found = {name: text for name, text in contents(out).items() if not name.startswith(".new-")}
    assert set(NAMES) <= set(found)
    for name, text in found.items():
        assert text in (f"old {name}", f"new {name}", f"first {name}")
    assert found["index.html"] == "old index.html"
    assert sum(text.startswith("old") for text in found.values()) == 6 - failing - ("teacher/a.html" not in found)


@pytest.mark.parametrize("failing", range(6))
def test_ctrl_c_while_files_are_moved_is_too_late(folders, monkeypatch, failing):
    stop_at(monkeypatch, failing, KeyboardInterrupt())
    _move(*folders)
    assert contents(folders[1]) == after("new") | {"teacher/a.html": "first teacher/a.html"}


# What has changed since the last build.


@pytest.fixture
def made(tmp_path):
    """Note the page of a notebook, made with roles of its own; return what tells whether it need not be made again."""
    roles, notebook = tmp_path / "my.csv", make_notebook(tmp_path, "1 + 1")
    roles.write_text("role,area,attribute\nCook,skills,Tasting\n")
    fill(tmp_path / "out", "page", ["student/50_lesson.html"])

    def look(given=roles):
        return Made(tmp_path / "out", roles_path(given).resolve())

    look().note(tmp_path / "out", [notebook])
    return lambda *given: look(*given).holds(["student/50_lesson.html"], notebook)


def test_a_page_is_made_again_when_anything_that_it_is_made_of_has_changed(tmp_path, made):
    assert made()
    for name in ("my.csv", "scenarios.csv", "labour_market.csv", "my.source.txt", "50_lesson.ipynb",
                 "out/student/50_lesson.html"):
        before = (tmp_path / name).read_bytes() if (tmp_path / name).exists() else b""
        (tmp_path / name).write_bytes(before + b"\n")
        assert not made(), name
        if before:
            (tmp_path / name).write_bytes(before)
        else:
            (tmp_path / name).unlink()
        assert made(), name


def test_every_file_that_the_project_ships_beside_its_roles_counts(tmp_path, made):
    names = [path.name for path in (NOTEBOOKS.parent / "data").glob("*.csv") if path.name != "roles.csv"]
    assert "scenarios.csv" in names
    for name in names:
        (tmp_path / name).write_text("new")
        assert not made(), name
        (tmp_path / name).unlink()
    (tmp_path / "marks.csv").write_text("no business of ours")
    assert made()


@pytest.mark.parametrize("setting", ["~/my.csv", "project"])
def test_roles_are_found_as_everywhere(tmp_path, made, monkeypatch, setting):
    monkeypatch.setenv("HOME", str(tmp_path))
    if setting == "project":
        setting = os.path.relpath(tmp_path / "my.csv", NOTEBOOKS.parent)
        (tmp_path / "else/where/far/away").mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "else/where/far/away")
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", setting)
    assert made(None)
    (tmp_path / "my.csv").write_text("role,area,attribute\nCook,skills,Salting\n")
    assert not made(None)


@pytest.mark.parametrize("notes", [
    b"", b"{half", b"\xff\xfe", b"[]", b"null", b"3", b'{"student/50_lesson.html": 5}',
    b'{"student/50_lesson.html": ["key"]}', b'{"student/50_lesson.html": {"key": 1}}'])
def test_damaged_notes_count_as_none(tmp_path, made, notes):
    (tmp_path / "out" / ".made.json").write_bytes(notes)
    assert not made()


def test_notes_are_json_that_others_can_read(tmp_path, made):
    [(name, (_, _, source))] = json.loads((tmp_path / "out" / ".made.json").read_bytes()).items()
    assert name == "student/50_lesson.html"
    assert source == str(tmp_path / "50_lesson.ipynb")


def test_two_notebooks_of_one_name_are_refused(tmp_path):
    one, two = (tmp_path / folder for folder in ("one", "two"))
    paths = []
    for folder in (one, two):
        folder.mkdir()
        paths.append(make_notebook(folder, "1 + 1"))
    both = rf"{one}/50_lesson\.ipynb and {two}/50_lesson\.ipynb would become one page"
    with pytest.raises(BuildError, match=both):
        build(paths, tmp_path / "out")


def test_a_page_whose_notebook_is_gone_leaves_the_list(tmp_path):
    names = ["student/99_left.html", "student/98_mine.html"]
    fill(tmp_path, "page", names)
    own = {"metadata": {"title": "Mine & yours"}, "cells": []}
    (tmp_path / "98_mine.ipynb").write_text(json.dumps(own))
    write_index(tmp_path, tmp_path, {name: tmp_path / f"{Path(name).stem}.ipynb" for name in names})
    for place, link in (("index.html", "student/98_mine.html"), ("student/index.html", "98_mine.html")):
        text = (tmp_path / place).read_text(encoding="utf-8")
        assert f'<h2>Mine &amp; yours</h2><p><a href="{link}"' in text
        assert "99_left.html" not in text


def test_pages_are_of_today_or_of_the_day_that_is_set(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741132800")
    assert build_date() == "5 March 2025"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert build_date().endswith(f"{datetime.now(UTC):%B %Y}")


# Lessons that cannot be made, and pages made by hand.


def make_notebook(folder, *code):
    path = folder / "50_lesson.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in code]), path)
    return path


def make_page(path):
    from helpers.handouts.run import make

    make(path, path.parent, ["teacher"], roles_path())


@pytest.mark.slow
@pytest.mark.parametrize(("last", "said"), [
    ("import os\nos._exit(1)", r"50_lesson.ipynb, cell 2 \(import os\): Kernel died"),
    ("1 +", r"50_lesson.ipynb, cell 2 \(1 \+\): SyntaxError: invalid syntax"),
])
def test_a_lesson_that_cannot_be_made_is_named(tmp_path, last, said):
    with pytest.raises(BuildError, match=said):
        call_aside(make_page, make_notebook(tmp_path, "1 + 1", last))


@pytest.mark.slow
def test_a_file_that_is_no_notebook_is_named(tmp_path):
    (tmp_path / "50_lesson.ipynb").write_text("{half")
    with pytest.raises(BuildError, match=r"50_lesson\.ipynb cannot be read as a notebook"):
        call_aside(make_page, tmp_path / "50_lesson.ipynb")


def test_a_reader_may_export_a_picture_without_words_by_hand():
    outputs = [nbformat.v4.new_output("display_data", {"image/png": "AAAA"}),
               nbformat.v4.new_output("display_data", {"text/html": "<script>alert(1)</script><p>said</p>"})]
    cell = nbformat.v4.new_code_cell("draw()", outputs=outputs)
    page, _ = HandoutExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert 'alt="A picture without a description"' in page
    assert "<script" not in page
    assert "alert" not in page
    assert "What belongs here needs a script" in page
    assert "<p>said</p>" in page


def test_any_title_can_stand_in_the_footer_of_a_printed_page():
    assert css_text('"</style>\\') == '"\\22 \\3c /style\\3e \\5c "'


def test_long_text_counts_as_more_lines():
    from bs4 import BeautifulSoup

    page = BeautifulSoup(f"<h2>Head</h2><p>Short</p><ul><li>{'word ' * 40}</li><li>Two</li></ul>", "html.parser")
    heading, short, listed = (count_lines(block) for block in page.contents)
    assert short < heading < listed

"""The last lesson: rows that a student writes reach every chart, beside the roles of any file."""

import ast
from pathlib import Path

import nbformat
import pytest

from helpers.roles import MAX_ROLES, load_roles, role_names
from tests.conftest import SIX, make_rows

LESSON = Path(__file__).parent.parent / "notebooks" / "12_your_turn.ipynb"
WRITTEN = 'my_rows = [("Clown", "skills", "Balance"), ("Clown", "tools", "Red nose")]'


@pytest.fixture
def drawn(monkeypatch):
    """Collect the rows that are handed to explorers; nothing is drawn or asked."""
    handed = []
    monkeypatch.setattr("helpers.explorer.explore", lambda view, rows, *options: handed.append(rows))
    for name in ("quiz.make_quiz", "fit.make_fit"):
        monkeypatch.setattr(f"helpers.{name}", lambda *given, **named: None)
    return handed


def run_lesson(written):
    """Run the lesson's code with an exercise's line replaced; return what each cell gives, by its id."""
    space, gives = {}, {}
    for cell in nbformat.read(LESSON, as_version=4).cells:
        if cell.cell_type == "code":
            *body, last = ast.parse(cell.source.replace("my_rows = ...", written)).body
            body += [] if isinstance(last, ast.Expr) else [last]
            exec(compile(ast.Module(body, []), cell.id, "exec"), space)
            if isinstance(last, ast.Expr):
                gives[cell.id] = eval(compile(ast.Expression(last.value), cell.id, "eval"), space)
    return gives


@pytest.mark.parametrize("file", ["shipped", "eight"])
@pytest.mark.parametrize(("written", "name"), [(WRITTEN, "Clown"), ("my_rows = ...", "Dragon Keeper")])
def test_a_students_role_is_in_every_chart(written, name, file, drawn, tmp_path, monkeypatch):
    monkeypatch.delenv("SIDE_BY_SIDE_ROLES", raising=False)
    if file == "eight":
        make_rows((*SIX, "Host", "Driver")).to_csv(tmp_path / "eight.csv", index=False)
        monkeypatch.setenv("SIDE_BY_SIDE_ROLES", str(tmp_path / "eight.csv"))
    known = role_names(load_roles())
    gives = run_lesson(written)
    assert len(drawn) >= 2
    for rows in drawn:
        names = role_names(rows)
        assert names[-1] == name
        assert len(names) <= MAX_ROLES, "a chart draws the first six"
        assert set(names[:-1]) <= set(known)
    assert gives["matrix"].loc[name, name] == 1
    assert (gives["exercise-rows-check"].sentence == "Right: two different rows.") == (name == "Clown")

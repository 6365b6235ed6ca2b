"""Exercises, tried as a student meets them: untouched, then solved, with the shipped roles and with other people's."""

import ast
import os
from pathlib import Path

import nbformat
import pytest

from helpers.practice import UNFILLED, check_answer
from tests.conftest import FILES, SIX, make_rows

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
# One lesson is left out: what is checked there are rows that a student makes up.
LESSONS = sorted(path.stem for path in NOTEBOOKS.glob("*.ipynb") if path.stem != "12_your_turn")
EIGHT = make_rows((*SIX, "Host", "Driver"))


def run_cell(source, space):
    """Run a cell; return what its last line gives."""
    *body, last = ast.parse(source).body
    exec(compile(ast.Module(body, []), "cell", "exec"), space)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "cell", "eval"), space)
    exec(compile(ast.Module([last], []), "cell", "exec"), space)
    return None


@pytest.fixture
def asked(monkeypatch):
    """Collect what checks are called with; what draws or asks is left out."""
    calls = []
    monkeypatch.setattr("helpers.practice.check_answer", lambda *given, **named: calls.append((*given, named)))
    monkeypatch.setattr("helpers.practice.fold_result", lambda value: value)
    for name in ("explorer.explore", "quiz.make_quiz"):
        monkeypatch.setattr(f"helpers.{name}", lambda *given, **named: None)
    return calls


@pytest.mark.parametrize("name", ["shipped", "eight", *FILES])
@pytest.mark.parametrize("lesson", LESSONS)
def test_each_exercise_asks_for_something_and_its_solution_is_right(lesson, name, asked, roles_files, tmp_path,
                                                                    monkeypatch):
    monkeypatch.delenv("SIDE_BY_SIDE_ROLES", raising=False)
    if name != "shipped":
        EIGHT.to_csv(tmp_path / "eight.csv", index=False)
        monkeypatch.setitem(os.environ, "SIDE_BY_SIDE_ROLES", str(roles_files.get(name, tmp_path / "eight.csv")))
    cells = nbformat.read(NOTEBOOKS / f"{lesson}.ipynb", as_version=4).cells
    space, solved = {}, []
    for cell in cells:
        if cell.cell_type == "code":
            value = run_cell(cell.source, space)
            if "solution" in cell.metadata.get("tags", []):
                solved.append(value)
    assert len(asked) == len(solved) >= 2
    for (answer, right, hint), value in zip(asked, solved, strict=True):
        assert check_answer(answer, right, **hint).sentence == UNFILLED
        assert right if isinstance(right, str) else len(right) if hasattr(right, "__len__") else right > 0
        assert check_answer(value, right, **hint).sentence.startswith("Right: ")

"""Guards: each one stands for a mistake that must not reach a reader."""

import ast
import json
import re
import subprocess
import sys
import tomllib
from graphlib import TopologicalSorter
from inspect import isfunction, unwrap
from itertools import pairwise
from pathlib import Path
from statistics import median
from types import CodeType

import nbformat
import pytest

from helpers.quiz.ideas import IDEAS
from helpers.roles import load_roles
from tests import test_live_and_static, test_notebooks

ROOT = Path(__file__).parent.parent
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
TAGS = {"setup", "exercise", "solution", "teacher", "slide"}
MARKDOWN = re.compile(r"```.*?```", re.DOTALL)

each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path):
    return nbformat.read(path, as_version=4)


def prose(notebook):
    return [MARKDOWN.sub("", cell.source) for cell in notebook.cells if cell.cell_type == "markdown"]


def test_there_are_notebooks():
    assert len(NOTEBOOKS) == 13


@each_notebook
def test_nothing_generated_is_kept(path):
    notebook = read(path)
    nbformat.validate(notebook)
    assert "widgets" not in notebook.metadata
    assert notebook.metadata.kernelspec.name == "python3"
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@each_notebook
def test_metadata_say_what_the_map_shows(path):
    about = read(path).metadata
    assert about.title
    assert about.question.endswith("?")
    assert 0 < about.minutes.reading <= 30
    assert 0 < about.minutes.practice <= 30


@each_notebook
def test_tags_are_the_known_ones_and_all_in_use(path):
    cells = read(path).cells
    used = [tag for cell in cells for tag in cell.metadata.get("tags", [])]
    assert set(used) <= TAGS
    assert used.count("setup") == 1
    assert {"exercise", "solution", "teacher"} <= set(used)
    for cell in cells:
        if "teacher" in cell.metadata.get("tags", []):
            assert cell.cell_type == "markdown"
            assert cell.source.startswith("**For the teacher.**")
            assert is_folded(cell, "source"), f"{cell.id} is open in front of the students"
            assert "<details><summary>" in cell.source, f"{cell.id}: Run All opens a folded cell of text"


def is_folded(cell, *parts):
    return all(cell.metadata.get("jupyter", {}).get(f"{part}_hidden") is True for part in parts)


def list_assigned(code):
    """List the names that code assigns, whatever the form: `a = b = 1`, `a, b = 1, 2`, `a += 1`, `for a in b`."""
    nodes = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Name)]
    return {node.id for node in nodes if isinstance(node.ctx, ast.Store)}


def is_tagged(cell, tag):
    return tag in cell.metadata.get("tags", [])


@each_notebook
def test_each_exercise_is_followed_by_its_check_which_shows_no_method(path):
    cells = [cell for cell in read(path).cells if cell.cell_type == "code"]
    exercises = [(cell, after) for cell, after in pairwise(cells) if is_tagged(cell, "exercise")]
    checks = [cell for cell in cells if cell.source.startswith("# Check: run this cell.\n")]
    assert len(exercises) == len(checks) >= 1
    for exercise, check in exercises:
        asked = {name for name in list_assigned(exercise.source) if name.startswith("my_")}
        assert len(asked) == 1, f"{exercise.id} asks for one thing"
        assert f"{min(asked)} = ..." in exercise.source
        assert check in checks, f"{check.id} is no check"
        assert re.search(rf"\b{min(asked)}\b", check.source), check.id
        assert re.match(r"check_(answer|rows)\(", ast.unparse(ast.parse(check.source).body[-1])), check.id
        assert is_folded(check, "source")
        assert not is_folded(check, "outputs")


@each_notebook
def test_a_solution_is_hidden_and_fills_in_nothing(path):
    solutions = [cell for cell in read(path).cells if is_tagged(cell, "solution")]
    for cell in solutions:
        first, *rest = cell.source.splitlines()
        assert first == "# A solution. Try it yourself first."
        assert rest
        assert is_folded(cell, "source", "outputs")
        assert "fold_result(" in cell.source, f"{cell.id}: Run All opens folded outputs; a solution folds its own"
    for cell in read(path).cells:
        if cell.cell_type == "code" and not is_tagged(cell, "exercise"):
            filled = [name for name in list_assigned(cell.source) if name.startswith("my_")]
            assert filled == [], f"{cell.id} does the exercise: a check would praise somebody who did nothing"


@each_notebook
def test_a_guess_is_asked_for_before_the_cell_that_answers_it(path):
    cells = read(path).cells
    guesses = [place for place, cell in enumerate(cells) if cell.id.startswith("guess")]
    assert guesses
    for place in guesses:
        assert cells[place].cell_type == "markdown"
        assert any(cell.cell_type == "code" for cell in cells[place + 1:]), f"nothing answers {cells[place].id}"


@each_notebook
def test_the_work_comes_first_and_the_quiz_asks_about_the_idea(path):
    code = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    number = int(path.name[:2])
    quiz, = (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call)
             and isinstance(node.func, ast.Name) and node.func.id == "make_quiz")
    said = {keyword.arg: keyword.value for keyword in quiz.keywords}
    assert said["idea"].value == [*IDEAS][number]
    has_area = 1 <= number <= 10
    assert ("area" in said) == has_area
    if has_area:
        places = [code.index(f"{name}(roles, area") for name in ("show_situation", "show_briefs", "show_takeaway")]
        assert places == sorted(places), "first the situation, then the briefs, at the end what to take away"


@each_notebook
def test_headings_go_down_one_step_at_a_time(path):
    levels = [len(match[1]) for text in prose(read(path)) for match in re.finditer(r"^(#+) ", text, re.MULTILINE)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@each_notebook
def test_anatomy(path):
    text = "\n".join(prose(read(path)))
    parts = ["**The question:**", "## After this notebook you can", "guess", "misleads", "## Check yourself",
             "## Talk about it", "## What to take away", "**Next:**"]
    assert [part for part in parts if part not in text] == []
    code = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    assert [part for part in ("explore", "check_answer(", "make_quiz(") if part not in code] == []


@each_notebook
def test_sizes(path):
    cells = read(path).cells
    assert 15 <= len(cells) <= 40
    for cell in cells:
        if cell.cell_type == "code":
            assert len([line for line in cell.source.splitlines() if line.strip()]) <= 12, cell.id
        else:
            assert len(cell.source.split()) <= 130, f"{cell.id} has {len(cell.source.split())} words"


@each_notebook
def test_code_hides_and_fetches_nothing(path):
    for cell in read(path).cells:
        if cell.cell_type == "code":
            assert not re.search(r"^\s*[%!]|import \*|sys\.path|https?://|/home/|/work/", cell.source, re.MULTILINE)


@each_notebook
def test_links_lead_somewhere(path):
    for target in re.findall(r"\]\(([^)]+)\)", "\n".join(prose(read(path)))):
        assert target.startswith("https://") or (path.parent / target).exists(), target


@each_notebook
def test_no_role_and_no_attribute_is_named_in_prose(path):
    text = "\n".join(prose(read(path))).casefold()
    roles = load_roles(ROOT / "data" / "roles.csv")
    for name in roles["role"].unique():
        assert name.casefold() not in text
    long = [name for name in roles["attribute"].unique() if len(name.split()) > 1]
    # "Organisational goals" and the like are English before they are data: only names of the trade give a role away.
    assert [name for name in long if re.search(rf"\b{re.escape(name.casefold())}\b", text)] == []
    assert not re.search(r"\b(media|the press|journalist|reporter|newsroom|communit(y|ies)|public relations)\b", text)


def test_one_conda_list_and_one_pip_list():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["lab"]]
    conda = re.findall(r"^  - ([a-z]+>=[\d.]+)$", (ROOT / "environment.yml").read_text(), re.MULTILINE)
    assert sorted(conda) == sorted(wanted)


def test_pins_only():
    for line in (ROOT / "requirements.txt").read_text().splitlines():
        assert not line or line.startswith("#") or re.fullmatch(r"[A-Za-z0-9_.-]+==[\w.]+", line), line


# From the ground up: a module imports from its own floor or from a lower one, and never in a circle.
FLOORS = ["english", "roles", "compare", "tables", "charts.style", "charts.layout", "panels", "charts", "infographic",
          "twin", "explorer", "quiz", "practice", "fit", "work", "collection", "", "handouts",
          "site"]


def list_imports():
    """Read off the syntax tree which modules of helpers each one imports, inside functions too."""
    paths = {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
             for path in sorted((ROOT / "helpers").rglob("*.py"))}
    found = {}
    for name, path in paths.items():
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        named = [f"{node.module}.{alias.name}" for node in nodes if isinstance(node, ast.ImportFrom)
                 for alias in node.names if not node.level]
        named += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
        assert not any(isinstance(node, ast.ImportFrom) and node.level for node in nodes), f"{name}: a relative import"
        ours = [each for each in named if each == "helpers" or each.startswith("helpers.")]
        found[name] = {each if each in paths else each.rpartition(".")[0] for each in ours}
    return found


def floor(module):
    """Return the number of the floor whose name is the longest beginning of the module's."""
    inside = module.removeprefix("helpers").removeprefix(".")
    fitting = [name for name in FLOORS if inside == name or inside.startswith(f"{name}.")]
    assert fitting, f"{module} is on no floor: add it to FLOORS"
    return FLOORS.index(max(fitting, key=len))


def test_imports_go_one_way_downwards():
    imports = list_imports()
    assert len(imports) > 20
    assert [(name, other) for name, others in imports.items() for other in others if floor(other) > floor(name)] == []
    TopologicalSorter(imports).prepare()  # raises where modules import each other in a circle


def test_helpers_stay_small():
    lines = {path.relative_to(ROOT / "helpers").as_posix(): len(path.read_text(encoding="utf-8").splitlines())
             for path in (ROOT / "helpers").rglob("*.py")}
    kinds = [lines.pop(name) for name in [*lines] if name.startswith("charts/")
             and name not in ("charts/__init__.py", "charts/layout.py", "charts/style.py")]
    assert len(kinds) >= 13
    assert max(kinds) <= 150, "a kind of picture is read in a few minutes"
    # With the kinds of pictures there are today, 5,200 in all: more than that nobody takes over.
    assert sum(lines.values()) <= 3980, "take away before you add"


def list_functions():
    for path in sorted((ROOT / "helpers").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield path, node


def test_functions_stay_short():
    def count(node):
        """Count the lines of a body, without its docstring."""
        body = node.body[1:] if ast.get_docstring(node) else node.body
        return body[-1].end_lineno - body[0].lineno + 1 if body else 0

    sizes = {f"{path.name}:{node.name}": count(node) for path, node in list_functions()}
    assert [name for name, size in sizes.items() if size > 30] == []
    assert median(sizes.values()) <= 6


# What starts a browser, a kernel, a server or a build: functions, and words of commands.
STARTERS = {"launch_browser", "NotebookClient", "Runner", "helpers.handouts", "nbconvert", "jupyterlab"}


def list_used(function, on_the_way=()):
    """Collect the names and texts in a function, and in the functions and fixtures of these tests that it uses."""
    codes, used = [function.__code__], set()
    for code in codes:
        parts = [part for const in code.co_consts for part in (const if isinstance(const, tuple) else [const])]
        used |= {*code.co_names, *code.co_varnames, *(part for part in parts if isinstance(part, str))}
        codes += [part for part in parts if isinstance(part, CodeType)]
    for other in [unwrap(function.__globals__.get(name)) for name in used]:
        if isfunction(other) and other.__module__.startswith("tests.") and other not in on_the_way:
            used |= list_used(other, (*on_the_way, function))
    return used


def test_what_starts_a_browser_a_kernel_or_a_build_is_marked_slow(request):
    quick = [item for item in request.session.items
             if hasattr(item, "function") and not item.get_closest_marker("slow")]
    assert [item.nodeid for item in quick if STARTERS & list_used(item.function)] == []


@pytest.mark.parametrize(("function", "word"), [
    (test_live_and_static.test_live_and_static_are_the_same_in_each_state, "launch_browser"),
    (test_live_and_static.test_live_and_static_are_the_same_in_each_state, "helpers.handouts"),
    (test_live_and_static.test_live_and_static_are_the_same_in_each_state, "jupyterlab"),
    (test_notebooks.test_runs_without_a_fault, "NotebookClient"),
])
def test_starts_are_seen_through_functions_and_fixtures(function, word):
    assert word in list_used(function)


def test_what_readme_points_at_is_there():
    for page in ("README.md", "CONTRIBUTING.md", "data/README.md"):
        path = ROOT / page
        for target in re.findall(r"\]\(([^)#]+)\)", path.read_text(encoding="utf-8")):
            assert "://" in target or (path.parent / target).exists(), f"{page}: {target}"


def test_ruff_finds_nothing():
    done = subprocess.run([sys.executable, "-m", "ruff", "check", "."], cwd=ROOT, capture_output=True, text=True,
                          check=False)
    assert done.returncode == 0, done.stdout


def test_notebooks_are_plain_json():
    for path in NOTEBOOKS:
        assert path.read_text(encoding="utf-8") == json.dumps(
            json.loads(path.read_text(encoding="utf-8")), indent=1, ensure_ascii=False, sort_keys=True) + "\n"

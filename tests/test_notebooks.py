"""Every notebook runs from a fresh kernel, in any folder, with any roles."""

import os
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from helpers.handouts import kernels
from tests.conftest import FILES

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
SHIPPED = "shipped"


@pytest.fixture(autouse=True)
def warm_kernels(request, monkeypatch):
    """Fork the kernels of the odd files from a warm process, as handouts do; the shipped file gets ordinary ones."""
    if kernels.can_fork() and "shipped" not in request.node.name:
        monkeypatch.delenv("JUPYTER_DEFAULT_PROVISIONER_NAME", raising=False)
        kernels.prepare()
        yield
        monkeypatch.delenv("JUPYTER_DEFAULT_PROVISIONER_NAME")
    else:
        yield


def run(path, folder, roles=None):
    """Run a notebook on a fresh kernel in `folder`; return it with its outputs."""
    notebook = nbformat.read(path, as_version=4)
    env = dict(os.environ)
    env.pop("SIDE_BY_SIDE_ROLES", None)
    if roles:
        env["SIDE_BY_SIDE_ROLES"] = str(roles)
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", store_widget_state=False,
                            resources={"metadata": {"path": str(folder)}})
    client.execute(env=env)
    return notebook


def test_all_thirteen_are_here():
    assert [path.name[:2] for path in NOTEBOOKS] == [f"{number:02}" for number in range(13)]


@pytest.mark.slow
@pytest.mark.parametrize("name", [SHIPPED, *FILES])
@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_without_a_fault(path, name, tmp_path, roles_files):
    notebook = run(path, tmp_path, roles_files.get(name))
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.output_type != "error"
            assert output.get("name") != "stderr", f"{cell.id}: {output.get('text')}"
            html = output.get("data", {}).get("text/html", "")
            assert 'alt=""' not in html, f"{cell.id}: a picture without words"
    assert list(tmp_path.iterdir()) == [], "a lesson writes nothing"
    if name != SHIPPED:
        shown = " ".join(_texts(notebook))
        for role in ("Media Relations", "Community Relations", "Public Relations", "journalist", "Journalist"):
            assert role not in shown, f"{role} is still shown"
    assert sum("sbs-explorer" in text for text in _texts(notebook)) >= 1


def _texts(notebook):
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            yield output.get("data", {}).get("text/html", "")
            yield output.get("text", "")

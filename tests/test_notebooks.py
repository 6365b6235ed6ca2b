"""Every notebook runs from a fresh kernel, in any folder, with any roles."""

import os
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from tests.conftest import FILES

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
SHIPPED = "shipped"


# Processes that have imported the libraries already, and done nothing else.
WARM = get_context("forkserver" if "forkserver" in get_all_start_methods() else "spawn")


def call_aside(function, *arguments):
    """Call a function in a process of its own, in which kernels start warm, as they do for handouts."""
    if WARM.get_start_method() == "forkserver":
        WARM.set_forkserver_preload(["helpers.handouts.run"])
    with ProcessPoolExecutor(1, WARM) as pool:
        return pool.submit(function, *arguments).result()


def run(path, folder, roles=None):
    """Run a notebook in `folder`, on an ordinary kernel, or on a warm one where the roles are others; return it.

    When all is run, its checks run once more, as where somebody comes back to an exercise after Run All.
    """
    notebook = nbformat.read(path, as_version=4)
    notebook.cells += [nbformat.from_dict({**cell, "id": f"{cell.id}-again"}) for cell in list_checks(notebook)]
    env = dict(os.environ)
    env.pop("SIDE_BY_SIDE_ROLES", None)
    if roles:
        return call_aside(run_warm, notebook, folder / path.name, {**env, "SIDE_BY_SIDE_ROLES": str(roles)})
    client = NotebookClient(notebook, timeout=120, kernel_name="python3", store_widget_state=False,
                            resources={"metadata": {"path": str(folder)}})
    client.execute(env=env)
    return notebook


def run_warm(notebook, path, env):
    """Run a notebook as handouts do; return it, for it is another's copy."""
    from helpers.handouts.run import run

    run(notebook, path, env)
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
    check_that_nothing_is_praised(notebook)
    assert list(tmp_path.iterdir()) == [], "a lesson writes nothing"
    if name != SHIPPED:
        shown = " ".join(_texts(notebook))
        for role in ("Media Relations", "Community Relations", "Public Relations", "journalist", "Journalist"):
            assert role not in shown, f"{role} is still shown"
    assert sum("sbs-explorer" in text for text in _texts(notebook)) >= 1


def list_checks(notebook):
    return [cell for cell in notebook.cells if re.search(r"^check_(answer|rows)\(", cell.source, re.MULTILINE)]


def check_that_nothing_is_praised(notebook):
    """Read what the checks say, in their places and after Run All, to somebody who has done no exercise."""
    assert len(list_checks(notebook)) >= 2
    for cell in list_checks(notebook):
        said = " ".join(_texts({"cells": [cell]}))
        assert "Nothing to check yet" in said, f"{cell.id} says: {said}"
        assert "Right" not in said, f"{cell.id} praises somebody who did nothing"


def _texts(notebook):
    for cell in notebook["cells"]:
        for output in cell.get("outputs", []):
            yield output.get("data", {}).get("text/html", "")
            yield output.get("text", "")

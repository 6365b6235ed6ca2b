"""Where the lessons are to run: every Python from 3.11.0 on, and the image that Binder or a JupyterHub makes.

The recipe of the image is written by repo2docker and read here, without Docker and without a network.
"""

import os
import re
import subprocess
import sys
from importlib.metadata import distributions, entry_points
from pathlib import Path

import pytest
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from helpers.handouts.exporter import HandoutExporter
from tests.browser import require

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def recipe(tmp_path_factory):
    """Let repo2docker write the recipe, as Binder does: for a user of its own, and nothing is built."""
    require("repo2docker")
    command = [sys.executable, "-m", "repo2docker", "--no-build", "--debug", "--user-id=1000", "--user-name=jovyan"]
    elsewhere = {"HOME": str(tmp_path_factory.mktemp("home")), "DOCKER_HOST": "tcp://127.0.0.1:1"}
    done = subprocess.run([*command, str(ROOT)], capture_output=True, text=True, timeout=120, check=False,
                          env={**os.environ, **elsewhere})
    text = done.stdout + done.stderr
    assert done.returncode == 0, text
    return text


def test_environment_yml_is_what_it_is_made_from(recipe):
    assert 'env update -p ${NB_PYTHON_PREFIX} --file "environment.yml"' in recipe


def test_python_is_new_enough_from_the_start(recipe):
    # repo2docker reads "python=3.11" alone: of "python>=3.11" it makes its own default, an older one, and changes all
    # of that environment's packages again.
    assert "Python version unspecified" not in recipe
    found = re.search(r"Building conda environment for python=(\d+)\.(\d+)", recipe)
    assert tuple(map(int, found.groups())) >= (3, 11)


def test_the_repository_is_there_before_its_helpers_are_installed(recipe):
    steps = [line for line in recipe.splitlines() if re.match(r"(COPY|RUN|USER)\b|bash ", line)]
    copied = next(i for i, line in enumerate(steps) if re.search(r" src/ \$\{REPO_DIR\}/$", line))
    installed = next(i for i, line in enumerate(steps) if "env update" in line)
    assert copied < installed
    # By whom: the user of the image, who may write there what pip's "-e" writes.
    assert [line for line in steps[:installed] if line.startswith("USER")][-1] == "USER ${NB_USER}"
    assert "--chown=1000:1000" in steps[copied]
    conda = (ROOT / "environment.yml").read_text(encoding="utf-8")
    assert re.search(r"^  - pip\n  - pip:\n      - -e \.\[lab\]$", conda, re.MULTILINE)


def test_installing_the_helpers_registers_the_exporter():
    # The same "-e ." set up the Python of these tests.
    assert entry_points(group="nbconvert.exporters")["handout"].load() is HandoutExporter


def test_every_pin_runs_on_the_oldest_python_promised():
    # A pin once asked for 3.11.5: on a Debian 12, whose Python is 3.11.2, nothing could be installed.
    pins = dict(line.split("==") for line in (ROOT / "requirements.txt").read_text().splitlines() if "==" in line)
    names = {canonicalize_name(name) for name in pins}
    asked = {found.name: found.metadata["Requires-Python"] or "" for found in distributions()
             if canonicalize_name(found.name) in names}
    assert len(asked) > 100
    assert [name for name, versions in asked.items() if "3.11.0" not in SpecifierSet(versions)] == []

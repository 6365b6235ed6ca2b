"""Chromium for tests: skipped with a reason on a laptop that has none, a failure where CI has to have it."""

import os
import shutil
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = ("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--disable-quic", "--no-first-run")


def missing(what):
    """Skip, or fail in CI: there, nothing may be missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{what}, and in CI this must run")
    pytest.skip(what)


def require(*names):
    """Ask for packages of the test extras."""
    for name in names:
        if find_spec(name) is None:
            missing(f"{name} is not here (pip install -e '.[test]')")


def find_chromium():
    """Return the path of a Chromium."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or missing("there is no Chromium here (Debian: apt install chromium)")


def find_module(name):
    """Return a file of an npm package below the project, such as axe-core/axe.min.js."""
    path = ROOT / "node_modules" / name
    return path if path.exists() else missing(f"{name} is not here (npm install --no-save {name.split('/')[0]})")


@contextmanager
def launch_browser(*flags):
    """Start a Chromium, and stop it."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=[*FLAGS, *flags])
        yield browser
        browser.close()

"""Make the pictures of the README from a running JupyterLab and from a real handout: `make pictures`."""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import launch_browser  # noqa: E402 (the path has to be there first)
from tests.lab import open_notebook, run_all, server  # noqa: E402

LESSON = "02_responsibilities"
FOLDER = ROOT / "docs"


def main():
    """Write live.png and handout.png."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launch_browser() as browser:
        page = browser.new_page(viewport={"width": 1100, "height": 760})
        with server(Path(folder)) as address:
            open_notebook(page, address, f"{LESSON}.ipynb")
            page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
            run_all(page)
            page.locator(".jp-OutputArea-output .sbs-explorer").first.evaluate(
                "box => box.closest('.jp-Cell').scrollIntoView()")
            page.wait_for_timeout(1000)
            page.screenshot(path=FOLDER / "live.png")
        subprocess.run([sys.executable, "-m", "helpers.handouts", "--out", folder, "--edition", "student",
                        str(ROOT / "notebooks" / f"{LESSON}.ipynb")], check=True, cwd=ROOT)
        page.set_viewport_size({"width": 900, "height": 760})
        page.goto((Path(folder) / "student" / f"{LESSON}.html").as_uri())
        page.locator(".sbs-explorer").first.evaluate("box => box.scrollIntoView({behavior: 'instant'})")
        page.screenshot(path=FOLDER / "handout.png")


if __name__ == "__main__":
    main()

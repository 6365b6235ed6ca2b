"""Make the picture of the README from a running JupyterLab and from a real handout: `make pictures`."""

import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import launch_browser  # noqa: E402 (the path has to be there first)
from tests.lab import open_notebook, run_all, server  # noqa: E402

LESSON = "02_responsibilities"
FOLDER = ROOT / "docs"
SIZE, GAP = {"width": 960, "height": 860}, 24


def main():
    """Write live_and_handout.png."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, launch_browser() as browser:
        page = browser.new_page(viewport=SIZE)
        with server(Path(folder)) as address:
            open_notebook(page, address, f"{LESSON}.ipynb")
            page.evaluate("() => window.jupyterapp.shell.collapseLeft()")
            run_all(page)
            page.locator(".jp-OutputArea-output .sbs-explorer").first.evaluate(
                "box => box.closest('.jp-Cell').scrollIntoView()")
            page.wait_for_timeout(1000)
            live = page.screenshot()
        subprocess.run([sys.executable, "-m", "helpers.handouts", "--out", folder, "--edition", "student",
                        str(ROOT / "notebooks" / f"{LESSON}.ipynb")], check=True, cwd=ROOT)
        page.goto((Path(folder) / "student" / f"{LESSON}.html").as_uri())
        page.locator(".sbs-explorer").first.evaluate("box => box.scrollIntoView({behavior: 'instant'})")
        handout = page.screenshot()
    write_side_by_side(live, handout)


def write_side_by_side(*shots):
    """Write pictures of one height next to each other, on grey that shows where each one ends."""
    images = [Image.open(BytesIO(shot)) for shot in shots]
    both = Image.new("RGB", (sum(image.width for image in images) + GAP * (len(images) - 1), SIZE["height"]), "#d1d5db")
    for number, image in enumerate(images):
        both.paste(image, (number * (SIZE["width"] + GAP), 0))
    both.quantize(64).save(FOLDER / "live_and_handout.png", optimize=True)


if __name__ == "__main__":
    main()

"""Keep what a reader sees of every lesson, and compare it after a change.

python -m tests.looks.panels keep FOLDER [--roles CSV]     every picture, sentence and table, in every state
python -m tests.looks.panels compare BEFORE AFTER SHEETS   what differs: texts as lines, pictures side by side
"""

import argparse
import difflib
import os
import re
from base64 import b64decode
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from subprocess import DEVNULL

import nbformat
from bs4 import BeautifulSoup
from nbclient import NotebookClient
from PIL import Image, ImageChops

from tests.browser import launch_browser

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
SVG = "data:image/svg+xml;base64,"


def keep(folder, roles=None):
    """Run every lesson, and write each picture as SVG and each text as lines."""
    env = {**os.environ, **({"SIDE_BY_SIDE_ROLES": str(Path(roles).resolve())} if roles else {})}

    def run(path):
        notebook = nbformat.read(path, as_version=4)
        NotebookClient(notebook, timeout=300, kernel_name="python3", store_widget_state=False,
                       resources={"metadata": {"path": str(path.parent)}}).execute(env=env, stderr=DEVNULL)
        for cell in notebook.cells:
            for output in cell.get("outputs", []):
                _write(folder / path.stem, cell.id, output)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(run, sorted(NOTEBOOKS.glob("*.ipynb"))))


def _write(folder, name, output):
    folder.mkdir(parents=True, exist_ok=True)
    data = output.get("data", {})
    page = BeautifulSoup(data.get("text/html", ""), "html.parser")
    for style in page.find_all("style"):
        style.decompose()
    states = page.select(".sbs-state")
    for number, state in enumerate(states):
        _write_part(folder / f"{name}.{number:02}", state.extract())
    if page.get_text(strip=True):
        _write_part(folder / name, page)
    else:
        text = output.get("text") or data.get("text/plain", "")
        if not states:
            folder.joinpath(f"{name}.txt").write_text(text, encoding="utf-8")


def _write_part(path, part):
    for number, image in enumerate(part.select(f"img[src^='{SVG}']")):
        svg = b64decode(image["src"].removeprefix(SVG))
        path.with_name(f"{path.name}{'' if number == 0 else f'-{number}'}.svg").write_bytes(svg)
        image.replace_with(f"[picture: {image['alt']}]")
    text = re.sub(r"\s*\n\s*", "\n", part.get_text("\n"))
    path.with_name(f"{path.name}.txt").write_text(text.strip() + "\n", encoding="utf-8")


def compare(before, after, sheets):
    """Print what differs, and write a sheet, old beside new, for each picture that does."""
    names = sorted({path.relative_to(root) for root in (before, after) for path in root.rglob("*.*")})
    changed = [name for name in names if _read(before / name) != _read(after / name)]
    for name in (name for name in changed if name.suffix == ".txt"):
        lines = [_read(root / name).decode().splitlines() for root in (before, after)]
        print("\n".join(difflib.unified_diff(*lines, f"before/{name}", f"after/{name}", lineterm="", n=0)))
    pictures = [name for name in changed if name.suffix == ".svg"]
    with launch_browser() as browser:
        page = browser.new_page(viewport={"width": 800, "height": 1200})
        parts = [(_compare_pictures(page, before / name, after / name, sheets / name), name) for name in pictures]
    for share, name in sorted(parts, reverse=True):
        print(f"{share:8.2%}  {name}")
    print(f"{len(names)} files, {len(changed)} differ, {sum(share > 0 for share, _ in parts)} of them as pictures")


def _read(path):
    return path.read_bytes() if path.exists() else b""


def _compare_pictures(page, old, new, sheet):
    """Return the share of pixels that differ; where any do, write both side by side."""
    one, other = (_render(page, path) for path in (old, new))
    size = max(one.width, other.width), max(one.height, other.height)
    both = [Image.new("RGB", size, "white") for _ in range(2)]
    for canvas, picture in zip(both, (one, other), strict=True):
        canvas.paste(picture)
    differs = ImageChops.difference(*both).convert("L").point(lambda value: 255 * (value > 48))
    share = sum(differs.histogram()[1:]) / (size[0] * size[1])
    if share:
        pair = Image.new("RGB", (2 * size[0] + 20, size[1]), "#c8102e")
        pair.paste(both[0], (0, 0))
        pair.paste(both[1], (size[0] + 20, 0))
        sheet.parent.mkdir(parents=True, exist_ok=True)
        pair.save(sheet.with_suffix(".png"))
    return share


def _render(page, path):
    if not path.exists():
        return Image.new("RGB", (10, 10), "white")
    page.set_content(f"<body style='margin:0;background:#fff'>{path.read_text(encoding='utf-8')}</body>")
    return Image.open(BytesIO(page.locator("svg").first.screenshot())).convert("RGB")


def main():
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.looks.panels", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    first = commands.add_parser("keep")
    first.add_argument("folder", type=Path)
    first.add_argument("--roles")
    first.set_defaults(run=lambda given: keep(given.folder, given.roles))
    second = commands.add_parser("compare")
    for name in ("before", "after", "sheets"):
        second.add_argument(name, type=Path)
    second.set_defaults(run=lambda given: compare(given.before, given.after, given.sheets))
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()

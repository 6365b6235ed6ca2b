"""The page that lists all handouts."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from helpers.handouts import EDITIONS, BuildError

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
TEMPLATES = Path(__file__).parent / "templates"
DRAWINGS = ("infographic.pdf", "infographic.svg", "infographic.png")


def list_lessons():
    """List the notebooks of the collection."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def read_metadata(path):
    """Read what a notebook says about itself."""
    try:
        return json.loads(path.read_bytes())["metadata"]
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{path.name} cannot be read as a notebook: {error}") from None


def write_index(new, out, gone):
    """Write index.html into the folder of new files: a link to every page that will be there, lessons first."""
    pages, lessons = {}, {path.stem: path for path in list_lessons()}
    for page in {*out.glob("*/*.html"), *new.glob("*/*.html")} - {*gone}:
        pages.setdefault(page.stem, {})[page.parent.name] = page
    listed = [(stem, read_metadata(lessons[stem]) if stem in lessons else _read_title(pages[stem]), pages[stem])
              for stem in sorted(pages, key=lambda stem: (stem not in lessons, stem))]
    drawings = [name for name in DRAWINGS if (new / name).exists() or (out / name).exists()]
    environment = Environment(loader=FileSystemLoader(TEMPLATES / "handout"), autoescape=True)
    text = environment.get_template("front.html.j2").render(lessons=listed, drawings=drawings, editions=EDITIONS)
    (new / "index.html").write_text(text, encoding="utf-8")


def _read_title(pages):
    """Read the title of somebody's own notebook off its page."""
    from bs4 import BeautifulSoup

    page = next(iter(pages.values()))
    title = BeautifulSoup(page.read_bytes(), "html.parser").title
    return {"title": title.get_text().removesuffix(" – Side by Side") if title else page.stem}

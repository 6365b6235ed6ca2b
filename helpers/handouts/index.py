"""The pages that list all handouts: one for everybody, and one in the students' folder, which can be given away."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader

from helpers.english import join_names
from helpers.handouts import EDITIONS, BuildError, build_date, find_version, read_source
from helpers.roles import MAX_ROLES, check_roles, role_names, roles_path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
TEMPLATES = Path(__file__).parent / "templates"
DRAWINGS = ("infographic.pdf", "infographic.svg", "infographic.png")
PICTURES = ".pictures"


def list_lessons():
    """List the notebooks of the collection."""
    return sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))


def read_metadata(path):
    """Read what a notebook says about itself."""
    try:
        return json.loads(path.read_bytes())["metadata"]
    except (ValueError, KeyError, TypeError) as error:
        raise BuildError(f"{path.name} cannot be read as a notebook: {error}") from None


def write_index(new, out, gone, *, roles=None, live=""):
    """Write both lists into the folder of new files: a link to every page that will be there, lessons first."""
    path = roles_path(roles)
    names = role_names(check_roles(path)[0])
    more = [f"{len(names) - MAX_ROLES} more"] if len(names) > MAX_ROLES else []
    shown = {"roles": join_names([*names[:MAX_ROLES], *more]), "several": len(names) > 1, "editions": EDITIONS,
             "source": read_source(path), "date": build_date(), "version": find_version()}
    listed = _list_pages(new, out, gone)
    drawings = [name for name in DRAWINGS if _find(name, new, out)]
    # The address is seen from the students' pages.
    _write(new, "", shown | {"lessons": listed, "drawings": drawings, "live": live and urljoin("student/", live)})
    if own := [lesson for lesson in listed if "student" in lesson["editions"]]:
        _write(new, "student", shown | {"lessons": own, "live": live, "student": True})


def _list_pages(new, out, gone):
    """Say of each lesson what it says about itself, where its pages are, and how it looks."""
    pages, lessons = {}, {path.stem: path for path in list_lessons()}
    for page in {*out.glob("*/*.html"), *new.glob("*/*.html")} - {*gone}:
        if page.parent.name in EDITIONS and page.stem != "index":
            pages.setdefault(page.stem, {})[page.parent.name] = page
    return [{**(read_metadata(lessons[stem]) if stem in lessons else _read_title(pages[stem])), "stem": stem,
             "editions": pages[stem], "picture": _read_picture(_find(f"{PICTURES}/{stem}.svg", new, out))}
            for stem in sorted(pages, key=lambda stem: (stem not in lessons, stem))]


def _find(name, *folders):
    return next((folder / name for folder in folders if (folder / name).exists()), None)


def _read_picture(path):
    return path and f"data:image/svg+xml;base64,{b64encode(path.read_bytes()).decode()}"


def _write(new, folder, shown):
    """Write a list of lessons into a folder; its links lead to the pages from there."""
    for lesson in shown["lessons"]:
        lesson["editions"] = {edition: f"{'' if folder == edition else f'{edition}/'}{lesson['stem']}.html"
                              for edition in lesson["editions"] if folder in ("", edition)}
    shown["made"] = {edition for lesson in shown["lessons"] for edition in lesson["editions"]}
    environment = Environment(loader=FileSystemLoader(TEMPLATES / "handout"), autoescape=True)
    (new / folder).mkdir(exist_ok=True)
    (new / folder / "index.html").write_text(environment.get_template("front.html.j2").render(shown), encoding="utf-8")


def _read_title(pages):
    """Read the title of somebody's own notebook off its page."""
    from bs4 import BeautifulSoup

    page = next(iter(pages.values()))
    title = BeautifulSoup(page.read_bytes(), "html.parser").title
    return {"title": title.get_text().removesuffix(" – Side by Side") if title else page.stem}

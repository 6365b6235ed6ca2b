"""The pages that list all handouts: one for everybody, and one in the students' folder, which can be given away."""

import json
from base64 import b64encode
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader

from helpers.english import join_names
from helpers.handouts import EDITIONS, BuildError, describe_foot
from helpers.roles import MAX_ROLES, check_roles, role_names, roles_path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
TEACHING = NOTEBOOKS.parent / "docs/teaching.md"
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


def write_index(new, out, sources, *, roles=None, live=""):
    """Write both lists into the folder `new`, of all pages there and in `out`; `sources` are their notebooks."""
    def find(name):
        return next((folder / name for folder in (new, out) if (folder / name).is_file()), None)

    path = roles_path(roles)
    names = role_names(check_roles(path)[0])
    more = [f"{len(names) - MAX_ROLES} more"] if len(names) > MAX_ROLES else []
    sources = {name: source for name, source in sources.items() if find(name) and source.is_file()}
    lessons = [*_list_pages(sources, find)]
    shown = {**describe_foot(path), "roles": join_names([*names[:MAX_ROLES], *more]), "several": len(names) > 1,
             "drawings": [name for name in DRAWINGS if find(name)]}
    environment = Environment(loader=FileSystemLoader(TEMPLATES / "handout"), autoescape=True)
    # The address is seen from the students' pages.
    for folder, whose, address in (("", EDITIONS, live and urljoin("student/", live)),
                                   ("student", {"student": EDITIONS["student"]}, live)):
        listed = [lesson for lesson in lessons if lesson["made"] & {*whose}]
        if folder and not listed:
            continue
        made = set().union(*(lesson["made"] for lesson in listed))
        page = environment.get_template("front.html.j2").render(
            shown, folder=folder, editions=whose, live=address, lessons=listed, made=made)
        (new / folder).mkdir(exist_ok=True)
        (new / folder / "index.html").write_text(page, encoding="utf-8")


def _list_pages(sources, find):
    """Say of each lesson what it says about itself, in which editions it is there, and how it looks."""
    made = {}
    for name, source in sources.items():
        if (edition := Path(name).parent.name) in EDITIONS:
            made.setdefault(source, set()).add(edition)
    lessons = list_lessons()
    for source in sorted(made, key=lambda source: (source not in lessons, source.stem)):
        picture = find(f"{PICTURES}/{source.stem}.svg")
        yield {"title": source.stem, **read_metadata(source), "stem": source.stem, "made": made[source],
               "picture": picture and f"data:image/svg+xml;base64,{b64encode(picture.read_bytes()).decode()}"}

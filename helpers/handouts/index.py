"""The page that lists all handouts."""

import json
from html import escape
from pathlib import Path

NOTEBOOKS = Path(__file__).resolve().parents[2] / "notebooks"
TEMPLATE = Path(__file__).parent / "templates" / "handout"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Side by Side: all lessons</title>
<style>{css}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the lessons</a>
<main id="content">
<h1>Side by Side</h1>
<p>Each lesson is one file that works without a network. The slides move with the arrow keys.
Minutes are for reading and for practice.</p>
{one_page}
<ul class="lessons">{lessons}</ul>
</main>
</body>
</html>
"""
NAMES = {"student": "Handout", "teacher": "Teacher’s edition", "slides": "Slides"}


def write_index(path, out, made):
    """Write index.html: every lesson with its question and minutes, and a link to each edition that exists.

    Parameters
    ----------
    path : Path
        Where to write.
    out : Path
        The handouts folder, for the editions that are not in `made`.
    made : dict of str to list of str
        The pages of each edition that are new.
    """
    pages = {edition: set(made.get(edition) or [page.name for page in (out / edition).glob("*.html")])
             for edition in NAMES}
    lessons = [_write_lesson(notebook, pages) for notebook in sorted(NOTEBOOKS.glob("[0-9][0-9]_*.ipynb"))]
    extra = "".join(f' <a href="infographic.{kind}">{kind.upper()}</a>' for kind in ("pdf", "svg", "png")
                    if (path.parent / f"infographic.{kind}").exists() or (out / f"infographic.{kind}").exists())
    one_page = f"<p>The whole comparison on one page:{extra}</p>" if extra else ""
    css = "".join((TEMPLATE / name).read_text(encoding="utf-8") for name in ("page.css", "paper.css"))
    path.write_text(PAGE.format(css=css, one_page=one_page, lessons="".join(lessons)), encoding="utf-8")


def _write_lesson(notebook, pages):
    about, name = json.loads(notebook.read_text(encoding="utf-8"))["metadata"], f"{notebook.stem}.html"
    links = [f'<a href="{edition}/{name}" aria-label="{NAMES[edition]}: {escape(about["title"])}">{NAMES[edition]}</a>'
             for edition in NAMES if name in pages[edition]]
    if not links:
        return ""
    minutes = about["minutes"]
    return (f"<li><h2>{escape(about['title'])}</h2><p>{escape(about['question'])}</p>"
            f"<p>{' · '.join(links)} <span>{minutes['reading']} + {minutes['practice']} minutes</span></p></li>")

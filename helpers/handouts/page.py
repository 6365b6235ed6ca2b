"""Finish a page that nbconvert wrote: words for pictures, tables, styles, links, the answer key, slides."""

from base64 import b64decode
from copy import copy

from bs4 import BeautifulSoup

from helpers.handouts.frames import mend_frames
from helpers.handouts.slides import cut_slides
from helpers.tables import LOOK


def finish_page(body, edition, strict=False):
    """Make the exported HTML a valid page of its own; a ValueError if this is `strict` and a picture has no words.

    Return the page, and the picture that a list of lessons can show of it.
    """
    page = BeautifulSoup(body, "html.parser")
    _check_outputs(page, strict)
    mend_frames(page)
    _gather_styles(page)
    _mend_links(page, strict)
    for note in page.select(".cell.teacher details"):  # a screen that students see folds it, a page for the teacher not
        note.summary.decompose()
        note.unwrap()
    if edition == "teacher":
        _add_key(page)
    # Of toggles the picture of all roles: the first state is the one with nothing ticked, the next one that with all.
    picture = page.select_one(".sbs-state:nth-child(2) .sbs-panel img") or page.select_one(".sbs-panel img")
    if edition == "slides":
        cut_slides(page)
    return page.decode(formatter="html5"), b64decode(picture["src"].partition(",")[2]) if picture else b""


def _check_outputs(page, strict):
    """Refuse what no handout may hold; on a page that somebody exports by hand, make the best of it."""
    for tag in page.find_all(lambda tag: tag.name == "script" or (tag.name == "img" and not tag.get("alt"))):
        if strict:
            raise ValueError(f"{_name_cell(tag)}: " + (
                "it puts a script on the page; a handout has none" if tag.name == "script" else
                'a picture has no words. Show it with metadata={"image/png": {"alt": "…"}}, or as a Panel'))
        if tag.name == "script":
            tag.decompose()
        else:
            tag["alt"] = "A picture without a description"
    for cell in page.select("[data-number]"):
        del cell["data-number"]


def _name_cell(tag):
    """Name the cell that a tag comes from: its place in the notebook and its first line."""
    cell = tag.find_parent(class_="cell")
    first = (cell.select_one(".highlight pre") or cell).get_text().strip().partition("\n")[0]
    return f"cell {cell['data-number']} ({first})"


def _gather_styles(page):
    """Move the outputs' styles into the head, each once: in the body they are not valid."""
    seen = dict.fromkeys(style.extract().string or "" for style in page.body.find_all("style"))
    seen.pop(LOOK, None)  # it comes first: the page changes what is to look otherwise here
    page.head.style.string = "\n".join([LOOK, page.head.style.string, *seen])


def _mend_links(page, strict):
    """Let links to lessons lead to their pages; a page that somebody exports by hand has no others beside it."""
    # The line that leads to the other lessons is a landmark.
    line = page.select_one(".cell.markdown p:has(> a)")
    if strict and line and "·" in line.get_text():
        line.wrap(page.new_tag("nav", attrs={"aria-label": "Lessons"}))
    for link in page.find_all("a", href=lambda target: target and "://" not in target and not target.startswith("#")):
        if not strict:
            link.unwrap()
        elif link["href"].endswith(".ipynb") and "?" not in link["href"]:
            link["href"] = link["href"].removesuffix(".ipynb") + ".html"


def _add_key(page):
    """End the teacher's edition with the answers of its quizzes."""
    questions = page.select(".sbs-quiz .sbs-question")
    if not questions:
        return
    key = BeautifulSoup('<section class="key"><h2>Answer key</h2><ol></ol></section>', "html.parser").section
    for question in questions:
        item = page.new_tag("li")
        for right in question.select("details strong"):
            item.extend([copy(right), page.new_tag("br"), right.find_parent("p").find_next_sibling("p").get_text()])
        key.ol.append(item)
    page.main.append(key)

"""Finish a page that nbconvert wrote: words for pictures, tables, styles, links, the answer key, slides."""

import re
from base64 import b64decode
from copy import copy

from bs4 import BeautifulSoup

from helpers.handouts import BuildError
from helpers.handouts.slides import cut_slides
from helpers.tables import LOOK

NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(e[-+]?\d+)?|[-+]?inf|NaN|<NA>|\.\.\.")


def finish_page(body, edition, linked=False):
    """Make the exported HTML a valid page of its own; return it, and a picture of it for a list of lessons."""
    page = BeautifulSoup(body, "html.parser")
    for script in page.find_all("script"):
        script.replace_with("What belongs here needs a script: it works in the notebook alone.")
    for picture in page.select("img:not([alt]), img[alt='']"):
        if linked:
            above = picture.find_previous(["h1", "h2", "h3", "title"]).get_text()
            raise BuildError(f"{page.title.string}, below “{above}”: a picture has no words. Show it as a Panel, or "
                             'with metadata={"image/png": {"alt": "…"}}')
        picture["alt"] = "A picture without a description"
    _mend_frames(page)
    _gather_styles(page)
    _mend_links(page, linked)
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


def _mend_frames(page):
    """Give each DataFrame what a screen reader needs, and the look of our tables; no number, no word is changed."""
    for table in page.select("table.dataframe"):
        rows = table.tbody.find_all("tr")
        for column in [*zip(*(row.find_all("td") for row in rows), strict=True)]:
            if all(NUMBER.fullmatch(_text(cell)) for cell in column):
                for cell in column:
                    cell["class"] = "sbs-number"
        labels = len(rows[0].find_all("th")) if rows else 0
        for row in table.find_all("tr"):
            row.attrs = {}
            cells = row.find_all(["th", "td"])
            # The corner names the columns beside it, else the labels of the rows.
            heads_row = row in rows or any(map(_text, cells[labels:]))
            for place, cell in enumerate(cells):
                _mend_cell(cell, "row" if heads_row and place < labels else "col")
        _put_in_box(page, table, len(rows))


def _text(cell):
    return cell.get_text().strip()


def _mend_cell(cell, scope):
    """Let a header cell head its row or column; one without a word heads nothing."""
    cell.attrs = {name: cell[name] for name in ("rowspan", "colspan", "class") if cell.get(name)}
    if cell.name == "th" and _text(cell):
        cell["scope"] = scope
    else:
        cell.name = "td"


def _put_in_box(page, table, count):
    size = table.find_next_sibling("p")  # pandas says it where it has left out rows or columns
    said = _text(size.extract()) if size else f"{count} row{'' if count == 1 else 's'}"
    for style in table.find_previous_siblings("style"):
        style.decompose()
    table.attrs = {"class": "sbs-table"}
    table.insert(0, page.new_tag("caption", string=said))
    table.wrap(page.new_tag("div", attrs={"class": "sbs-scroll", "tabindex": "0", "role": "group",
                                          "aria-label": f"Table: {said}"}))


def _gather_styles(page):
    """Move the outputs' styles into the head, each once: in the body they are not valid."""
    seen = dict.fromkeys(style.extract().string or "" for style in page.body.find_all("style"))
    seen.pop(LOOK, None)  # it comes first: the page changes what is to look otherwise here
    page.head.style.string = "\n".join([LOOK, page.head.style.string, *seen])


def _mend_links(page, linked):
    """Let links to lessons lead to their pages; a page that somebody exports by hand has no others beside it."""
    # The line that leads to the other lessons is a landmark.
    line = page.select_one(".cell.markdown p:has(> a)")
    if linked and line and "·" in line.get_text():
        line.wrap(page.new_tag("nav", attrs={"aria-label": "Lessons"}))
    for link in page.find_all("a", href=lambda target: target and "://" not in target and not target.startswith("#")):
        if not linked:
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

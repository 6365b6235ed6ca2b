"""Finish a page that nbconvert wrote: styles into the head, links between pages, the answer key, slides."""

from copy import copy

from bs4 import BeautifulSoup

from helpers.handouts.slides import cut_slides
from helpers.tables import LOOK


def finish_page(body, edition, strict=False):
    """Make the exported HTML a valid page of its own.

    Parameters
    ----------
    body : str
        The whole page as the template wrote it.
    edition : {"student", "teacher", "slides"}
    strict : bool, default False
        Raise where a picture has no words or a script is on the page. Otherwise, as for a notebook that somebody
        exports by hand, the picture is said to have none and the script is left out.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the page is not as `strict` asks. The text names the cell.
    """
    page = BeautifulSoup(body, "html.parser")
    _mend_pictures(page, strict)
    _drop_scripts(page, strict)
    for cell in page.select("[data-number]"):
        del cell["data-number"]
    _gather_styles(page)
    _mend_links(page)
    _mark_navigation(page)
    if edition == "teacher":
        _add_key(page)
    if edition == "slides":
        cut_slides(page)
    return page.decode(formatter="html5")


def _mend_pictures(page, strict):
    for image in page.find_all("img"):
        if image.get("alt"):
            continue
        if strict:
            raise ValueError(f'{_name_cell(image)}: a picture has no words. '
                             'Show it with metadata={"image/png": {"alt": "…"}}, or as a Panel')
        image["alt"] = "A picture without a description"


def _drop_scripts(page, strict):
    for script in page.find_all("script"):
        if strict:
            raise ValueError(f"{_name_cell(script)}: it puts a script on the page; a handout has none")
        script.decompose()


def _name_cell(tag):
    """Name the cell that a tag comes from: its place in the notebook and its first line."""
    cell = tag.find_parent(class_="cell")
    if cell is None:
        return "a cell"
    text = cell.select_one(".highlight pre") or cell
    first = text.get_text().strip().partition("\n")[0]
    return f"cell {cell['data-number']} ({first})"


def _gather_styles(page):
    """Move the outputs' styles into the head, each once: in the body they are not valid."""
    seen = dict.fromkeys(style.extract().string or "" for style in page.body.find_all("style"))
    seen.pop(LOOK, None)  # the page has a look of its own
    page.head.style.string += "\n" + "\n".join(seen)


def _mend_links(page):
    for link in page.find_all("a", href=True):
        if link["href"].endswith(".ipynb") and "://" not in link["href"]:
            link["href"] = link["href"].removesuffix(".ipynb") + ".html"


def _mark_navigation(page):
    """Make landmarks of the lines that lead to the other lessons."""
    first = page.select_one(".cell.markdown")
    lines = first.find_all("p") if first else []
    line = next((p for p in lines if p.a and p.get_text().count("·") and len(p.get_text()) < 200), None)
    if line:
        line.wrap(page.new_tag("nav", attrs={"aria-label": "Lessons"}))


def _add_key(page):
    """End the teacher's edition with the answers of its quizzes."""
    questions = page.select(".sbs-quiz .sbs-question")
    if not questions:
        return
    section = page.new_tag("section", attrs={"class": "key"})
    heading, answers = page.new_tag("h2"), page.new_tag("ol")
    heading.string = "Answer key"
    for question in questions:
        item = page.new_tag("li")
        for right in question.select("details strong"):
            item.extend([copy(right), page.new_tag("br"), right.find_parent("p").find_next_sibling("p").get_text()])
        answers.append(item)
    section.extend([heading, answers])
    page.main.append(section)

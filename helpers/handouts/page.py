"""Finish a page that nbconvert wrote: styles into the head, links between pages, the answer key, slides."""

from bs4 import BeautifulSoup

from helpers.handouts.slides import cut_slides
from helpers.tables import LOOK


def finish_page(body, edition):
    """Make the exported HTML a valid page of its own.

    Parameters
    ----------
    body : str
        The whole page as the template wrote it.
    edition : {"student", "teacher", "slides"}

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If a picture has no words, or a script is on the page.
    """
    page = BeautifulSoup(body, "html.parser")
    _check(page)
    _gather_styles(page)
    _mend_links(page)
    _mark_navigation(page)
    if edition == "teacher":
        _add_key(page)
    if edition == "slides":
        cut_slides(page)
    return page.decode(formatter="html5")


def _check(page):
    for image in page.find_all("img"):
        if not image.get("alt"):
            raise ValueError('a picture has no words: show it with metadata={"image/png": {"alt": "…"}}, or as a Panel')
    if page.find("script"):
        raise ValueError("a cell put a script on the page; a handout has none")


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
    line = first and next((p for p in first.find_all("p") if p.a and p.get_text().count("·") and len(p.get_text()) < 200), None)
    if line:
        line.wrap(page.new_tag("nav", attrs={"aria-label": "Lessons"}))


def _add_key(page):
    """End the teacher's edition with the answers of its quizzes."""
    answers = [" – ".join(part.get_text(" ", strip=True) for part in details.find_all(recursive=False)[1:])
               for details in page.select(".sbs-quiz .sbs-question details")]
    if not answers:
        return
    section = page.new_tag("section", attrs={"class": "key"})
    heading, answer_list = page.new_tag("h2"), page.new_tag("ol")
    heading.string = "Answer key"
    for answer in answers:
        item = page.new_tag("li")
        item.string = answer
        answer_list.append(item)
    section.extend([heading, answer_list])
    page.main.append(section)

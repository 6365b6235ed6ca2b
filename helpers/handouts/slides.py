"""Slides: a page cut into screens, one thought on each."""

from copy import copy

WORDS = 75


def cut_slides(page):
    """Turn the cells of a page into screens of their own, each with its way on and back.

    A heading starts a screen, so does a cell with a picture or a table; long text goes on with the next screen
    under the same heading.
    """
    slides, heading = [], None
    for cell in page.main.find_all("div", class_="cell", recursive=False):
        for blocks in _split(cell):
            title = next((block for block in blocks if block.name in ("h1", "h2", "h3")), None)
            heading = title or heading
            slides.append(_make_slide(page, blocks, None if title else heading, cell.get("class", [])))
    page.main.clear()
    for number, slide in enumerate(slides, 1):
        slide["id"] = f"s{number}"
        slide.append(_make_steps(page, number, len(slides)))
        page.main.append(slide)
    page.header.decompose()
    page.footer.decompose()


def _split(cell):
    """Cut a text cell where it gets too long for a screen; a code cell stays whole."""
    blocks = [block.extract() for block in list(cell.children) if block.name]
    if "code" in cell["class"]:
        quiz = cell.select_one(".sbs-quiz") or next((b for b in blocks if b.select_one(".sbs-quiz")), None)
        return _split_quiz(quiz) if quiz else [blocks] if blocks else []
    screens, words = [[]], 0
    for block in blocks:
        size = len(block.get_text().split()) + (8 if block.name != "p" else 0)
        if screens[-1] and words + size > WORDS and screens[-1][-1].name not in ("h1", "h2", "h3"):
            screens.append([])
            words = 0
        screens[-1].append(block)
        words += size
    return [screen for screen in screens if screen]


def _split_quiz(quiz):
    """Give each question a screen of its own, under its own number."""
    questions = quiz.select(".sbs-question")
    screens = []
    for number, question in enumerate(questions, 1):
        shell = copy(quiz)
        shell.select_one("ol")["start"] = number
        for i, other in enumerate(shell.select(".sbs-question"), 1):
            if i != number:
                other.decompose()
        screens.append([shell])
    return screens


def _make_slide(page, blocks, heading, classes):
    slide = page.new_tag("section", attrs={"class": "slide"})
    inside = page.new_tag("div", attrs={"class": " ".join(["inside", *classes])})
    if heading is not None:
        running = copy(heading)
        running.name, running.attrs = "p", {"class": "running"}
        slide.append(running)
    if any(block.select_one("img, table, .sbs-explorer, .sbs-quiz") for block in blocks):
        # The picture is the thought here; its code is one click away in the other editions.
        blocks = [block for block in blocks if "code-box" not in block.get("class", [])]
    inside.extend(blocks)
    slide.append(inside)
    return slide


def _make_steps(page, number, last):
    steps = page.new_tag("nav", attrs={"class": "steps", "aria-label": f"Slide {number}"})
    for text, target in (("← Back", number - 1), (f"{number} / {last}", None), ("Next →", number + 1)):
        exists = target is not None and 1 <= target <= last
        step = page.new_tag("a" if exists else "span", attrs={"href": f"#s{target}"} if exists else {})
        step.string = text
        steps.append(step)
    return steps

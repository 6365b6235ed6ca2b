"""Slides: a page cut into screens. A heading starts one, what a cell shows ends one; CSS gives pictures their size."""

from copy import copy
from dataclasses import dataclass, field
from math import ceil

from bs4 import BeautifulSoup, Tag

# All sizes are estimates, in lines of a screen's text.
LINES, LETTERS, CODE_LETTERS = 14.8, 78, 96
PARTS = ("li", "p", "summary", "pre")
HEADINGS = {"h1": 4, "h2": 2, "h3": 1.7}
# Text stands beside a picture, so that takes less of it than it seems; above other results it is smaller.
PICTURE, TABLE, ROW, SMALL = 5.5, 7, 1.1, 0.86
# What is shown for what it says, and not for the line that called it.
ASIDE = ".sbs-explorer, .sbs-quiz, .sbs-fit, .sbs-note"
PICTURES = ".sbs-panel img, .sbs-explorer"


@dataclass
class Screen:
    """What is said on a screen, and what is shown with it."""

    heading: Tag | None = None
    said: list = field(default_factory=list)
    shown: list = field(default_factory=list)

    def room(self, small=1):
        """Return how many lines are left, with the text in letters that are so much smaller."""
        return LINES - small * sum(map(count_lines, self.said)) - sum(map(count_lines, self.shown))

    def turn(self, size=LINES):
        """Return the next screen under this heading, with the last paragraph where it fits and others stay."""
        last = self.said[-1] if len(self.said) > 1 and not self.shown else None
        fits = last and last.name == "p" and self.said[-2].name not in HEADINGS and count_lines(last) + size <= LINES
        return Screen(self.heading, [self.said.pop()] if fits else [])


def cut_slides(page):
    """Turn the cells of a page into screens, each with its way on and back."""
    screens = [Screen()]
    for cell in page.main.find_all("div", class_="cell", recursive=False):
        blocks = [block.extract() for block in list(cell.children) if block.name]
        if "slide" in cell["class"]:
            screens.append(Screen(screens[-1].heading))
        if "code" in cell["class"]:
            _show(screens, blocks)
        else:
            _say(screens, blocks)
    screens = [screen for screen in screens if screen.said or screen.shown]
    page.main.clear()
    for number, screen in enumerate(screens, 1):
        page.main.append(_make_slide(screen, number, len(screens)))
    page.html["style"] = f"--last:{len(screens) - 1}"
    page.header.decompose()
    page.footer.decompose()


def _say(screens, blocks):
    for block in blocks:
        if block.name in HEADINGS:
            screens.append(Screen(block))
        elif screens[-1].shown or screens[-1].room() < count_lines(block):
            screens.append(Screen(screens[-1].heading))
        screens[-1].said.append(block)


def _show(screens, blocks):
    """Place what a cell shows with the text before it, or on a screen of its own; its code where that has the idea."""
    code = [block for block in blocks if "code-box" in block["class"]]
    results = [block for block in blocks if block not in code]
    is_call = len(code) == 1 and "\n" not in code[0].get_text().strip()
    if any(block.select_one(f"{ASIDE}, .sbs-panel img" if is_call else ASIDE) for block in results):
        code = []
    quiz = next((block for block in results if block.select_one(".sbs-question")), None)
    above, below = sum(map(count_lines, code)), sum(count_lines(block, LINES) for block in results)
    # A long table below code, and a picture below much code, are better on a screen of their own.
    is_long = above + below > LINES - 3 or (above > 3 and any(block.select_one(PICTURES) for block in results))
    parts = [code, results] if code and results and is_long else [[*code, *results]]
    for shown in _split_quiz(quiz) if quiz else parts:
        size = sum(map(count_lines, shown))
        if screens[-1].shown or screens[-1].room(SMALL) < size:
            screens.append(screens[-1].turn(size))
        screens[-1].shown += shown


def _split_quiz(quiz):
    """Give a screen to each question: some hold a table, and an opened answer needs room."""
    for number in range(1, len(quiz.select(".sbs-question")) + 1):
        part = copy(quiz)
        for place, question in enumerate(part.select(".sbs-question"), 1):
            if place != number:
                question.decompose()
        part.ol["start"] = number
        yield [part]


def count_lines(block, most=TABLE):
    """Estimate how many lines a block takes, with the space below it; of a table, its first rows: it scrolls."""
    if block.name in HEADINGS:
        return HEADINGS[block.name]
    if "code-box" in block.get("class", []):
        return 0.8 + sum(0.75 * max(ceil(len(line) / CODE_LETTERS), 1) for line in block.get_text().strip().split("\n"))
    if block.select_one(PICTURES):
        return PICTURE
    if block.select_one(".sbs-briefs"):
        return 2 + len(block.get_text()) / LETTERS
    texts = [part for part in [block, *block.find_all(PARTS)]
             if part.name in PARTS and not part.find([*PARTS, "table"]) and not part.find_parent("table")]
    lines = [line for text in texts for line in text.get_text().split("\n")]
    rows = [min(ROW * (1 + len(table.find_all(["tr", "li"]))), most) for table in block.find_all("table")]
    return sum(rows) + sum(0.3 + ceil(len(line) / LETTERS) for line in lines)


def _make_slide(screen, number, last):
    steps = ("← Back", number - 1), (f"{number} / {last}", 0), ("Next →", number + 1)
    links = [f'<a href="#s{place}">{text}</a>' if 1 <= place <= last else f"<span>{text}</span>"
             for text, place in steps]
    running = screen.heading.decode_contents() if screen.heading and screen.heading not in screen.said else ""
    parts = {name: blocks for name, blocks in (("said", screen.said), ("shown", screen.shown)) if blocks}
    slide = BeautifulSoup(
        f'<section class="slide" id="s{number}" style="--n:{number - 1}"><div class="stage">'
        + (f'<p class="running">{running}</p>' if running else "") + '<div class="inside">'
        + "".join(f'<div class="{name}"></div>' for name in parts)
        + f'</div><nav class="steps" aria-label="Slide {number}">{"".join(links)}</nav></div></section>',
        "html.parser").section
    for name, blocks in parts.items():
        slide.select_one(f".{name}").extend(blocks)
    return slide

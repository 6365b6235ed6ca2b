"""Slides: a page cut into screens, one thought on each."""

from copy import copy
from itertools import pairwise, zip_longest
from math import ceil

from bs4 import BeautifulSoup

# What fits on a screen, in lines of text, and how many letters a line holds.
LINES, LETTERS = 13, 78
# The same for a table, whose caption and cells' edges take room; no column is wider than its letters say.
TABLE_LINES, TABLE_LETTERS, COLUMN_LETTERS = 12, 76, 36
HEADINGS = {"h1": 4, "h2": 2.5, "h3": 2}
# A picture higher than TALL of its width stands beside its toggles; one lower than LOW leaves room for its caption.
TALL, LOW = 0.55, 0.3


def cut_slides(page):
    """Turn the cells of a page into screens, each with its way on and back.

    A heading starts a screen, so does a cell with a picture or a table; long text goes on with the next screen
    under the same heading, and so does a table; one that would need four screens is cut short and says so.
    """
    slides, heading = [], None
    for cell in page.main.find_all("div", class_="cell", recursive=False):
        for blocks in _split(cell):
            title = next((block for block in blocks if block.name in HEADINGS), None)
            heading = title or heading
            slides.append(_make_slide(page, blocks, None if title else heading, cell["class"]))
    page.main.clear()
    for number, slide in enumerate(slides, 1):
        slide["id"] = f"s{number}"
        slide.append(_make_steps(page, number, len(slides)))
        page.main.append(slide)
    page.header.decompose()
    page.footer.decompose()


def _split(cell):
    """Cut a cell into what fits on a screen: text by its lines, a quiz by its questions, a table by its rows."""
    blocks = [block.extract() for block in list(cell.children) if block.name]
    if "code" in cell["class"]:
        quiz = next((block for block in blocks if block.select_one(".sbs-quiz")), None)
        return _split_quiz(quiz) if quiz else _split_table(blocks)
    screens, used = [[]], 0
    for block in blocks:
        size = _count_lines(block)
        if screens[-1] and used + size > LINES and screens[-1][-1].name not in HEADINGS:
            screens.append([])
            used = 0
        screens[-1].append(block)
        used += size
    return [screen for screen in screens if screen]


def _count_lines(block):
    """Estimate how many lines a block of text takes, with the space below it."""
    if block.name in HEADINGS:
        return HEADINGS[block.name]
    parts = block.find_all("li") or [block]
    return 0.5 + sum(ceil(len(part.get_text()) / LETTERS) + 0.2 for part in parts)


def _split_quiz(quiz):
    """Give each question a screen of its own, under its own number."""
    screens = []
    for place in range(len(quiz.select(".sbs-question"))):
        screens.append([_keep(quiz, ".sbs-question", place, place + 1)])
        screens[-1][0].ol["start"] = place + 1
    return screens


def _split_table(blocks):
    """Give as many rows to a screen as fit."""
    tables = [table for block in blocks for table in block.find_all("table")
              if not table.find_parent(["details", "fieldset"]) and not table.find_parent(class_="sbs-explorer")]
    if len(tables) != 1 or not tables[0].tr:
        return [blocks] if blocks else []
    _repeat_labels(tables[0])
    head, lines = _measure_rows(tables[0])
    starts, used = [0], 0
    for place, size in enumerate(lines):
        if used and used + size > TABLE_LINES - head:
            starts.append(place)
            used = 0
        used += size
    if len(starts) > 3:
        _cut_rows(tables[0], max(starts[1] - 1, 1))
        return [blocks]
    return [[_keep(block, "tbody tr", *ends) for block in blocks] for ends in pairwise([*starts, len(lines)])]


def _keep(block, what, start, end):
    """Copy a block; of its parts of one kind keep those from one place to another."""
    kept = copy(block)
    for place, part in enumerate(kept.select(what)):
        if not start <= place < end:
            part.decompose()
    return kept


def _repeat_labels(table):
    """Say a label that spans rows in each of them: they may come on different screens."""
    for label in table.select("tbody [rowspan]"):
        place, span = len(label.find_previous_siblings(["th", "td"])), int(label.attrs.pop("rowspan"))
        for row in label.parent.find_next_siblings("tr", limit=span - 1):
            row.find_all(["th", "td"])[place].insert_before(copy(label))


def _measure_rows(table):
    """Estimate how many lines the head takes, and each row of the body."""
    rows = [[[part.get_text() for part in cell.find_all("li") or [cell]] for cell in row.find_all(["th", "td"])]
            for row in table.find_all("tr")]
    widths = _measure_columns([*zip_longest(*rows, fillvalue=[""])])
    lines = [0.5 + max(sum(max(ceil(len(part) / width), 1) for part in cell)
                       for cell, width in zip(row, widths, strict=False)) for row in rows]
    heads = len(table.select("thead tr"))
    return sum(lines[:heads]), lines[heads:]


def _measure_columns(columns):
    """Estimate how many letters wide each column is: as its texts in share with the others, no less than a word."""
    wide = [min(max(len(part) for cell in column for part in cell), COLUMN_LETTERS) + 2 for column in columns]
    words = [max((len(word) for cell in column for part in cell for word in part.split()), default=0)
             for column in columns]
    share = min(1, TABLE_LETTERS / sum(wide))
    taken = [word if share * width < word else 0 for width, word in zip(wide, words, strict=True)]
    rest = sum(width for width, word in zip(wide, taken, strict=True) if not word)
    share = min(1, max(TABLE_LETTERS - sum(taken), 0) / max(rest, 1))
    return [max(share * width, word) for width, word in zip(wide, words, strict=True)]


def _cut_rows(table, kept):
    for row in table.select("tbody tr")[kept:]:
        row.decompose()
    wide = max(len(row.find_all(["th", "td"])) for row in table.find_all("tr"))
    more = f'<tr><td colspan="{wide}">… the other rows stand on the lesson’s page</td></tr>'
    table.tbody.append(BeautifulSoup(more, "html.parser"))


def _make_slide(page, blocks, heading, classes):
    images = [image for block in blocks for image in block.select(".sbs-panel img[width][height]")]
    height = max((float(image["height"]) / float(image["width"]) for image in images), default=None)
    shape = [] if height is None else ["tall"] * (height > TALL) + ["low"] * (height < LOW)
    slide = page.new_tag("section", attrs={"class": " ".join(["slide", *shape])})
    if heading is not None:
        running = copy(heading)
        running.name, running.attrs = "p", {"class": "running"}
        slide.append(running)
    if any(block.select_one("img, table, .sbs-explorer, .sbs-fit, .sbs-quiz, .sbs-briefs") for block in blocks):
        # The picture or the text is the thought here; its code is one click away in the other editions.
        blocks = [block for block in blocks if "code-box" not in block.get("class", [])]
    inside = page.new_tag("div", attrs={"class": " ".join(["inside", *classes])})
    inside.extend(blocks)
    slide.append(inside)
    return slide


def _make_steps(page, number, last):
    steps = page.new_tag("nav", attrs={"class": "steps", "aria-label": f"Slide {number}"})
    for text, target in (("← Back", number - 1), (f"{number} / {last}", 0), ("Next →", number + 1)):
        step = page.new_tag("a", attrs={"href": f"#s{target}"}) if 1 <= target <= last else page.new_tag("span")
        step.string = text
        steps.append(step)
    return steps

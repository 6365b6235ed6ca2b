"""Slides: a page cut into screens, a thought with its picture on each. All sizes are in lines of a slide's text."""

from copy import copy
from itertools import pairwise, zip_longest
from math import ceil

from bs4 import BeautifulSoup

# What fits on a screen, and what a picture needs at least; a picture takes what text leaves.
LINES, PICTURE = 14.1, 9.5
# How much less room text takes above a result, and a table in small letters; how much more it takes beside a picture.
MIXED, DENSE, BESIDE = 0.75, 0.86, 2.4
# How many letters a line of text holds, a line of code, and one of a table.
LETTERS, CODE_LETTERS, TABLE_LETTERS = 78, 96, 82
HEADINGS, TEXT = {"h1": 4, "h2": 2, "h3": 1.7}, ("p", "ul", "ol")
ROW, ROW_LINE, CAPTION, CODE_LINE = 0.35, 0.84, 1.5, 0.75
# A picture higher than TALL of its width stands beside its text and toggles; one lower than LOW shows its caption.
TALL, LOW = 0.45, 0.3
# What is shown for what it says, and not for the line that called it.
WHOLE = ".sbs-explorer, .sbs-quiz, .sbs-fit"
ASIDE = f"{WHOLE}, .sbs-note"


class Screen:
    """What stands on a screen, and how many lines that takes: text beside a result is smaller and runs wider."""

    def __init__(self, heading=None):
        self.heading, self.blocks, self.sizes, self.mixed, self.full = heading, [], [], False, False

    def add(self, blocks, size):
        """Add blocks that take so much together."""
        self.blocks += blocks
        self.sizes += [size / len(blocks) for _ in blocks]

    def sum(self, *kinds, mixed=False):
        """Add up the sizes of all blocks, or of those that have one of these names or classes."""
        return sum(size * (MIXED if block.name in TEXT and (mixed or self.mixed) else 1)
                   for block, size in zip(self.blocks, self.sizes, strict=True)
                   if not kinds or {block.name, *block.get("class", [])} & {*kinds})

    def holds(self, size, mixed=False):
        """Tell whether so much more fits; what is below a picture would be overlooked."""
        return not self.blocks or (self.sum(mixed=mixed) + size <= LINES and not self.full)

    def take_last(self):
        """Take away the last paragraph, which says what to look for in what comes next, if others stay."""
        if len(self.blocks) < 2 or self.full or self.blocks[-1].name != "p" or self.blocks[-2].name in HEADINGS:
            return [], 0
        return [self.blocks.pop()], self.sizes.pop()


def cut_slides(page):
    """Turn the cells of a page into screens, each with its way on and back.

    A heading starts a screen. Text is with the picture or table that follows, if both fit; what does not fit goes on
    with the next screen under the same heading. A table that would need three screens is cut short and says so.
    """
    screens = [Screen()]
    for cell in page.main.find_all("div", class_="cell", recursive=False):
        if "slide" in cell["class"]:
            _turn(screens)
        blocks = [block.extract() for block in list(cell.children) if block.name]
        (_place_result if "code" in cell["class"] else _place_text)(screens, blocks)
    screens = [screen for screen in screens if screen.blocks]
    page.main.clear()
    for number, screen in enumerate(screens, 1):
        page.main.append(_make_slide(page, screen, number, len(screens)))
    page.html["style"] = f"--last:{len(screens) - 1}"
    page.header.decompose()
    page.footer.decompose()


def _place_text(screens, blocks):
    for block in blocks:
        size = count_lines(block)
        if block.name in HEADINGS:
            screens.append(Screen(block))
        elif not screens[-1].holds(size):
            _turn(screens)
        screens[-1].add([block], size)


def _turn(screens):
    """Go on with a new screen under the same heading."""
    screens.append(Screen(screens[-1].heading))


def _place_result(screens, blocks):
    """Place what a cell shows, with its code where that carries the idea."""
    code = [block for block in blocks if "code-box" in block.get("class", [])]
    results = [block for block in blocks if block not in code]
    is_call = len(code) == 1 and "\n" not in code[0].get_text().strip()
    if any(block.select_one(ASIDE) for block in results) or (is_call and _find_shape(results)):
        code = []
    used, least = sum(map(_count_code, code)), _count_least(results, screens[-1])
    if not screens[-1].holds(used + least, mixed=bool(blocks)):
        last, size = screens[-1].take_last()
        if used + least + size > LINES:
            screens[-1].add(last, size)
            last = []
        _turn(screens)
        screens[-1].add(last, size)
    screens[-1].mixed = screens[-1].mixed or bool(blocks)
    for block in code:
        screens[-1].add([block], _count_code(block))
    for place, (parts, size) in enumerate(_split(results, LINES - screens[-1].sum())):
        if place:
            _turn(screens)
        screens[-1].add(parts, size)
    screens[-1].full = any(block.select_one(f"img, {WHOLE}") for block in results)


def _count_least(blocks, screen):
    """Estimate what a result needs at least: the first two rows of a table, the first questions of a quiz."""
    if table := _find_table(blocks):
        head, rows = _measure_rows(table)
        return head + CAPTION + _count_others(blocks) + sum(rows[:2])
    if not (shape := _find_shape(blocks)):
        return next(_split(blocks, LINES), ([], 0))[1]
    room = LINES - screen.sum(*HEADINGS)
    return room - MIXED * room / BESIDE if shape == "tall" else PICTURE


def _find_table(blocks):
    """Find the table that is all there is to see."""
    tables = [table for block in blocks for table in block.find_all("table") if table.tr]
    return tables[0] if len(tables) == 1 and not any(block.select_one(f"img, {ASIDE}") for block in blocks) else None


def _split(blocks, room):
    """Cut what a cell shows into what fits on a screen: (blocks, size) of each; the first one has so much room."""
    if table := _find_table(blocks):
        yield from _split_table(blocks, table, room)
    elif quiz := next((block for block in blocks if block.select_one(".sbs-quiz")), None):
        yield from (([part], _count_question(part)) for part in _split_quiz(quiz))
    elif blocks:
        special = any(block.select_one("img, .sbs-explorer, .sbs-fit") for block in blocks)
        yield blocks, max(room, 0) if special else sum(map(count_lines, blocks))


def count_lines(block):
    """Estimate how many lines a block of text takes, with the space below it."""
    if block.name in HEADINGS:
        return HEADINGS[block.name]
    if briefs := block.select(".sbs-brief"):
        return 2 + max(ceil(len(brief.get_text()) / (LETTERS * 1.2 / len(briefs))) for brief in briefs)
    if block.name == "pre":
        lines = 1 + block.get_text().count("\n")
        if lines > LINES / 2:  # printed names are set in columns
            block["class"] = [*block.get_attribute_list("class"), "long"]
        return ceil(lines / 2) if lines > LINES / 2 else lines
    parts = block.find_all(["li", "p", "summary"]) or [block]
    return sum(0.3 + ceil(len(part.get_text()) / LETTERS) for part in parts)


def _count_code(block):
    lines = block.get_text().strip().split("\n")
    return 0.8 + CODE_LINE * sum(ceil(max(len(line), 1) / CODE_LETTERS) for line in lines)


def _count_question(part):
    """Estimate how many lines a question takes while its answer is closed; one with a table or code has a screen."""
    if part.select_one("table, pre, code"):
        return LINES
    shown = [text for text in part.select(".sbs-question :is(p, li, summary)")
             if text.name == "summary" or not text.find_parent("details")]
    return 1 + sum(0.5 + ceil(len(text.get_text()) / LETTERS) for text in shown)


def _split_quiz(quiz):
    """Give a screen to each question, under its own number: some hold a table, and an opened answer needs room."""
    for place in range(len(quiz.select(".sbs-question"))):
        part = _keep(quiz, ".sbs-question", place, place + 1)
        part.ol["start"] = place + 1
        yield part


def _split_table(blocks, table, room):
    """Give as many rows to a screen as fit."""
    _repeat_labels(table)
    head, rows = _measure_rows(table)
    head += CAPTION + _count_others(blocks)
    if DENSE * (head + sum(rows)) <= room < head + sum(rows):
        table["class"] = [*table.get_attribute_list("class"), "dense"]
        head, rows = DENSE * head, [DENSE * size for size in rows]
    ends, left = [0], room - head
    for place, size in enumerate(rows):
        if size > left and place > ends[-1]:
            ends.append(place)
            left = LINES - head
        left -= size
    if len(ends) > 2:
        _cut_rows(table, max(ends[1] - 1, 1))
        yield blocks, room
    else:
        for start, end in pairwise([*ends, len(rows)]):
            kept = [_keep(block, "tbody tr", start, end) for block in blocks if not start or block.table]
            yield kept, head + sum(rows[start:end])


def _count_others(blocks):
    return sum(count_lines(block) for block in blocks if not block.table)


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
    lines = [ROW + ROW_LINE * max(sum(max(ceil(len(part) / width), 1) for part in cell)
                                  for cell, width in zip(row, widths, strict=False)) for row in rows]
    heads = len(table.select("thead tr"))
    return sum(lines[:heads]), lines[heads:]


def _measure_columns(columns):
    """Estimate how many letters wide each column is: its longest word, and of what is left as much as it lacks."""
    high = [max(len(part) for cell in column for part in cell) + 2 for column in columns]
    low = [max([0, *(len(word) for cell in column for part in cell for word in part.split())]) + 2
           for column in columns]
    share = min(max(TABLE_LETTERS - sum(low), 0) / max(sum(high) - sum(low), 1), 1)
    return [least + share * (most - least) for least, most in zip(low, high, strict=True)]


def _cut_rows(table, kept):
    for row in table.select("tbody tr")[kept:]:
        row.decompose()
    wide = max(len(row.find_all(["th", "td"])) for row in table.find_all("tr"))
    more = f'<tr><td colspan="{wide}">… the other rows are on the lesson’s page</td></tr>'
    table.tbody.append(BeautifulSoup(more, "html.parser"))


def _make_slide(page, screen, number, last):
    shape = _find_shape(screen.blocks) or ""
    # Text beside a tall picture takes nothing of its height.
    taken = screen.sum(*HEADINGS, "code-box", *(TEXT if shape != "tall" else ()))
    if shape == "tall" and screen.sum(*TEXT):
        shape = "beside"
    slide = page.new_tag("section", attrs={"class": f"slide {shape}".strip(), "id": f"s{number}",
                                           "style": f"--n:{number - 1};--taken:{taken:.1f}"})
    inside = page.new_tag("div", attrs={"class": "inside"})
    inside.extend(screen.blocks)
    stage = page.new_tag("div", attrs={"class": "stage"})
    if screen.heading is not None and not any(block is screen.heading for block in screen.blocks):
        running = copy(screen.heading)
        running.name, running.attrs = "p", {"class": "running"}
        stage.append(running)
    stage.extend([inside, _make_steps(page, number, last)])
    slide.append(stage)
    return slide


def _find_shape(blocks):
    """Tell whether the tallest picture is "tall" or "low"; nothing where there is none."""
    heights = [float(image["height"]) / float(image["width"])
               for block in blocks for image in block.select(".sbs-panel img[width][height]")]
    return heights and ("tall" if max(heights) > TALL else "low" if max(heights) < LOW else "wide")


def _make_steps(page, number, last):
    steps = page.new_tag("nav", attrs={"class": "steps", "aria-label": f"Slide {number}"})
    for text, target in (("← Back", number - 1), (f"{number} / {last}", 0), ("Next →", number + 1)):
        step = page.new_tag("a", attrs={"href": f"#s{target}"}) if 1 <= target <= last else page.new_tag("span")
        step.string = text
        steps.append(step)
    return steps

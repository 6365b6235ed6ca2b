"""Pictures as they are drawn: what stands in the SVG itself, and how a browser sets it, not what our own ruler says."""

from itertools import pairwise
from math import isclose
from pathlib import Path

import pandas as pd
import pytest

import helpers
from tests.browser import launch_browser
from tests.conftest import SIX, make_rows
from tests.kinds import AREAS, KINDS, make_figures, show, show_fit
from tests.kinds import make_rows as make_natural_rows
from tests.seen import ROLES, SHARED, SHARED_TINT, TINTS, read_svg

P, G, T = ROLES
NEAR = 0.15  # points: coordinates are written to a tenth


def draw(kind, case):
    return read_svg(show(kind, case).svg)


def near(one, other, by=NEAR):
    return isclose(one, other, abs_tol=by)


def in_line(text, pieces, by=9):
    """List the pieces that stand at the height of a text."""
    return [piece for piece in pieces if abs(piece.middle - text.y + 4) < by]


def test_lanes_have_a_box_for_each_attribute():
    picture = draw("overlap", "three")
    assert [len(picture.filled(tint)) for tint in (*TINTS, SHARED_TINT)] == [1, 0, 1, 3]
    assert [text.text for text in picture.texts if text.look["font-size"] == "22px"] == ["1", "0", "1", "3"]
    assert len(picture.find("nothing")) == 1
    shared, = (text for text in picture.find("Public speaking"))
    assert {mark.look["fill"] for mark in in_line(shared, picture.marks)} >= set(ROLES), "a mark for each of the three"


def test_areas_have_a_square_for_each_attribute():
    picture = draw("areas", "three")
    lines = {area: picture.find(area)[0] for area in ("Skills", "Tools", "Goals")}
    held = {area: [len(in_line(line, picture.filled(colour), 12)) for colour in (P, G, T, SHARED)]
            for area, line in lines.items()}
    assert held == {"Skills": [1, 0, 1, 3], "Tools": [0, 1, 0, 2], "Goals": [1, 1, 0, 0]}
    wide = [square.wide for square in picture.filled(P, G, T, SHARED)]
    assert max(wide) - min(wide) < NEAR
    assert {tuple(text.text for text in sorted(in_line(line, picture.texts, 5), key=lambda text: text.x)[1:])
            for line in lines.values()} == {("1", "0", "1", "3"), ("0", "1", "0", "2"), ("1", "1", "0", "0")}


def read_scale(picture):
    """Return number -> x, from the numbers under a chart; they have to be evenly spaced."""
    low = max(text.y for text in picture.texts if text.text == "0")
    ticks = {int(text.text): text.x for text in picture.texts if text.text.isdigit() and near(text.y, low)}
    gaps = [(x - before) / (number - last) for (last, before), (number, x) in pairwise(sorted(ticks.items()))]
    assert max(gaps) - min(gaps) < 2 * NEAR
    return ticks


def test_dumbbells_stand_at_their_numbers_and_join_them():
    picture = draw("emphasis", "three")
    ticks = read_scale(picture)
    wanted = {"Budgeting": {P: 3}, "Public speaking": {P: 1, G: 3, T: 2}, "First aid": {P: 1, G: 1},
              "Local history": {G: 2, T: 2}, "Lesson planning": {T: 1}}
    for item, numbers in wanted.items():
        line, = picture.find(item)
        marks = {mark.look["fill"]: mark.x for mark in in_line(line, picture.marks, 14)}
        assert marks.keys() == numbers.keys(), item
        assert all(near(marks[colour], ticks[number]) for colour, number in numbers.items()), item
        joined = {tuple(round(end) for end in (bar.x, bar.x1)) for bar in in_line(line, picture.lines(SHARED))}
        ends = tuple(round(ticks[end(numbers.values())]) for end in (min, max))
        assert joined == ({ends} if len(numbers) > 1 else set()), item


def test_what_no_section_names_is_left_out():
    rows = make_natural_rows(["skills"], "two").query("attribute == 'Public speaking'")
    rows.loc[rows["role"] == "Event Planner", "sections"] = ""
    picture = read_svg(helpers.view_emphasis(rows).svg)
    ticks = read_scale(picture)
    marks = {mark.look["fill"]: mark for mark in in_line(picture.find("Public speaking")[0], picture.marks)}
    assert marks.keys() == {G}, "no section is no number"
    assert near(marks[G].x, ticks[3])
    assert picture.lines(SHARED) == []


def test_measures_stand_where_they_are_on_a_line_from_0_to_1():
    picture = draw("similarity", "three")
    lines = [line for line in picture.shapes if line.wide > 300 and line.y == line.y1]
    found = [[(mark.x - line.x) / line.wide for mark in picture.marks if near(mark.y, line.y)] for line in lines]
    assert [[round(value, 2) for value in values] for values in found] == [[0.5, 0.67], [0.2, 0.33], [0.5, 0.67]]
    assert len(picture.find("Jaccard index 2/4 = 0.50")) == 2
    assert len(picture.find("Overlap coefficient 1/3 = 0.33")) == 1


def test_theme_bars_are_as_long_as_their_numbers():
    picture = draw("facets", "two")
    bars = [bar for bar in picture.filled(P, G, SHARED) if bar.y > picture.find("skill")[0].y - 14]
    unit = min(bar.wide for bar in bars)
    left, right = ([bar for bar in bars if (bar.x1 < picture.width / 2) == is_left] for is_left in (True, False))
    middle = picture.width / 2
    order = sorted(bars, key=lambda bar: (round(bar.y), abs(bar.x + bar.x1 - 2 * middle)))
    said = [[(bar.look["fill"], round(bar.wide / unit)) for bar in order if bar in side] for side in (left, right)]
    assert said == [[(SHARED, 1), (P, 1), (SHARED, 1)], [(SHARED, 1), (SHARED, 1), (G, 1)]]
    assert len({round(bar.x1) for bar in left if bar.look["fill"] == SHARED}) == 1, "from the zero line outwards"
    assert len({round(bar.x) for bar in right if bar.look["fill"] == SHARED}) == 1
    assert all(near(bar.wide, unit) for bar in bars)


def test_theme_bars_of_many_attributes():
    rows = make_rows(SIX[:3], areas=("skills",), each=9)
    picture = read_svg(helpers.view_themes(rows).svg)
    first = picture.find("planning", "people", "places")[0].y - 12
    bars = [bar for bar in picture.filled(P, G, T, SHARED) if bar.y > first]
    held = rows.groupby("attribute")["role"].transform("nunique") > 1
    groups = rows.assign(colour=held).groupby(["theme", "role", "colour"]).size()
    unit = min(bar.wide for bar in bars) / groups.min()
    assert sorted(groups) == sorted(round(bar.wide / unit) for bar in bars)
    total = {colour: sum(bar.wide for bar in bars if bar.look["fill"] == colour) for colour in (P, T, SHARED)}
    assert near(total[SHARED] / total[P], held.sum() / (~held & (rows["role"] == SIX[0])).sum(), 0.2)


def test_intersections_have_dots_bars_and_numbers():
    picture = draw("intersections", "two")
    bars = {bar.look["fill"]: bar for bar in picture.filled(P, G, SHARED)}
    assert near(bars[SHARED].wide, 2 * bars[P].wide, 2 * NEAR)
    assert near(bars[G].wide, bars[P].wide)
    assert len({round(bar.x, 1) for bar in bars.values()}) == 1
    assert [picture.beside(bars[colour]) for colour in (SHARED, P, G)] == ["2", "1", "1"]
    dots = {colour: {mark.look["fill"] for mark in picture.marks if near(mark.y, bar.middle, 1)}
            for colour, bar in bars.items()}
    assert dots == {SHARED: {P, G}, P: {P, "#ffffff"}, G: {G, "#ffffff"}}
    assert [near(line.y, bars[SHARED].middle, 1) for line in picture.lines(SHARED)] == [True]


def read_parts(picture, role, colours):
    """Return where a role's bar begins, and how long each part is with the gap after it."""
    bar = [shape for shape in picture.filled(*colours) if shape.y > picture.find(role)[0].y and shape.wide > 20][:2]
    gap = bar[1].x - bar[0].x1
    return bar[0].x, [part.wide + gap for part in bar]


@pytest.mark.parametrize(("kind", "whole"), [("shares", (3, 3, 2)), ("counts", (3, 3, 3))])
def test_parts_are_as_long_as_shares_or_counts(kind, whole):
    picture, starts, units = draw(kind, "three"), set(), set()
    parts = {"Event Planner": (2, 1), "Tour Guide": (1, 2), "Museum Teacher": (1, 1)}
    for (role, numbers), colours, of in zip(parts.items(), zip(ROLES, TINTS, strict=True), whole, strict=True):
        x, found = read_parts(picture, role, colours)
        assert near(found[0] / found[1], numbers[0] / numbers[1], 0.01), role
        starts.add(round(x))
        units.add(round(found[0] * of / numbers[0]))
    assert len(starts) == 1
    assert max(units) - min(units) <= 1
    assert max(units) > 0.9 * picture.width, "the longest takes all the room"


def test_industries_have_bars_from_zero_that_use_the_room():
    figures = make_figures("PG", "jobs | | 4000 \n jobs | Hotels | 400 \n jobs | Halls | 300 \n jobs | Museums | 100")
    picture = read_svg(helpers.view_jobs(figures, make_natural_rows(["skills"], "two")).svg)
    bars = picture.filled(SHARED)
    assert len({bar.x for bar in bars}) == 1
    assert near(bars[0].wide / bars[2].wide, 4, 0.02)
    assert near(bars[0].wide / bars[1].wide, 4 / 3, 0.01)
    assert [picture.beside(bar) for bar in bars] == ["400", "300", "100"]
    assert bars[0].x1 > 0.88 * picture.width, "beside the longest there is room for its number, and no more"


def test_pay_is_drawn_to_its_scale():
    picture = draw("pay", "two")
    axis = max(text.y for text in picture.find("0"))
    numbers = [(text, text.text.replace(",", "")) for text in picture.texts]
    ticks = [(int(number), text.x) for text, number in numbers if number.isdigit() and near(text.y, axis)]
    (low, left), *_, (high, right) = ticks
    assert low == 0

    def at(value):
        return left + (right - left) * value / high

    bar, = picture.filled(SHARED)
    assert near(bar.x, at(30_000), 0.3)
    assert near(bar.x1, at(50_000), 0.3)
    assert [near(mark.x, at(40_000), 0.3) for mark in picture.marks if near(mark.y, bar.middle, 1)] == [True]
    line, = (line for line in picture.lines(SHARED) if near(line.y, bar.middle, 1))
    assert near(line.x, at(20_000), 0.3)
    assert near(line.x1, at(80_000), 0.3)
    beside = {text.text for text in picture.texts if abs(text.y - bar.middle) < 30}
    assert {"20,000", "30,000", "40,000", "50,000", "80,000"} <= beside


def test_fit_bars_are_a_part_of_their_tracks():
    picture = read_svg(show_fit(make_natural_rows(AREAS, "two"), ["Spreadsheet", "Map"]).svg)
    for colour, tint, share in zip(ROLES[:2], TINTS[:2], (1 / 4, 2 / 6), strict=True):
        (bar,), (track,) = picture.filled(colour), picture.filled(tint)
        assert near(bar.wide / track.wide, share, 0.005)
        assert near(bar.x, track.x, 0.5)
        assert picture.beside(track) == {1 / 4: "1 of 4", 2 / 6: "2 of 6"}[share]


def brightness(colour):
    return sum(int(colour[place:place + 2], 16) for place in (1, 3, 5))


@pytest.mark.parametrize("case", ["two", "three", "alike"])
def test_the_nearer_to_1_the_darker(case):
    picture = draw("heatmap", case)
    cells = []
    for text in picture.texts:
        if text.text.replace(".", "").isdigit():
            cell = next(s for s in picture.shapes if s.x < text.x < s.x1 and s.y < text.y < s.y1 and s.wide < 300)
            cells.append((float(text.text), -brightness(cell.look["fill"]), brightness(text.look["fill"])))
    assert len(cells) == {"two": 8, "three": 6, "alike": 8}[case]
    cells.sort()
    for (value, dark, _), (other, darker, _) in pairwise(cells):
        assert (darker > dark) == (other > value)
    for _, dark, letters in cells:
        assert letters == (0 if -dark > 300 else 3 * 255), "light letters on dark cells"
    said = {"two": {0, 0.3, 0.5, 1}, "three": {0.1, 0.3, 0.4, 0.5}, "alike": {1}}
    assert {round(value, 1) for value, *_ in cells} == said[case]


def test_presence_has_a_box_for_each_yes_and_a_ring_for_each_no():
    picture = draw("presence", "three")
    assert [len(picture.filled(tint)) for tint in TINTS] == [3, 3, 3]
    wanted = {"Budgeting": {P}, "Public speaking": {P, G, T}, "First aid": {P, G}, "Local history": {G, T},
              "Lesson planning": {T}}
    for item, colours in wanted.items():
        line, = picture.find(item)
        marks = [mark.look["fill"] for mark in in_line(line, picture.marks)]
        assert sorted(marks) == sorted([*colours, *["#ffffff"] * (3 - len(colours))]), item
        assert len(in_line(line, picture.lines(SHARED))) == (len(colours) > 1), item
    assert len(picture.find("3 of 5")) == 3


@pytest.mark.parametrize(("kind", "numbers", "least"), [("links", [4, 3, 3], 0.05), ("pairs", [4, 2, 2], 0.25)])
def test_links_are_as_many_as_their_rows(kind, numbers, least):
    picture = draw(kind, "three")
    curves = [[line for line in picture.lines(colour) if line.wide > least * picture.width] for colour in ROLES]
    assert list(map(len, curves)) == numbers
    big = sorted((text for text in picture.texts if text.look["font-size"] == "22px"), key=lambda text: text.x)
    assert [text.text for text in big] == ["3", {"links": "3", "pairs": "8"}[kind], "2"]


def test_flow_leads_to_each_effect():
    picture = draw("flow", "three")
    assert {"2 → 2", "1 → 2", "1 → 1"} == {text.text for text in picture.texts if "→" in text.text}
    right = max(mark.x for mark in picture.marks)
    assert [sum(mark.look["fill"] == colour and near(mark.x, right) for mark in picture.marks) for colour in ROLES] == [
        2, 2, 1]
    assert len(picture.filled(SHARED_TINT)) == 2 + 2 + 1, "two activities in two roles each, and one effect"


def test_ladders_go_up():
    picture = draw("ladder", "three")
    heights = [next(text.y for text in picture.texts if text.text.startswith(f"{number}. ")) for number in (1, 2, 3)]
    assert heights == sorted(heights, reverse=True)
    for item, number in (("Assistant", 0), ("Organiser", 1), ("Guide", 1), ("Educator", 1), ("Director", 2)):
        assert all(near(text.y, heights[number], 8) for text in picture.find(item)), item
    assert [len(picture.find(item)) for item in ("Assistant", "Guide", "Director", "Languages")] == [3, 1, 2, 1]
    assert [near(text.y, heights[2], 6) for text in picture.find("nothing said")] == [True]
    assert picture.find("Languages")[0].y > heights[0]


# The same in a browser, which knows how wide letters are, with everything that a file may hold.

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
WORD = "Donaudampfschifffahrtsgesellschaftskapitaen" * 2
# The kinds that name each attribute, and for how many roles at most they have the room.
NAMING = {"overlap": 6, "emphasis": 6, "themes": 3, "presence": 6, "links": 6, "pairs": 6, "intersections": 6,
          "ladder": 6, "flow": 6, "shares": 6, "counts": 6}
OTHERS = ("areas", "heatmap", "infographic", "similarity", "jobs", "pay", "fit")
CASES = [(number, look) for look in ("short", "long", "forty") for number in (1, 2, 3, 6)]


def make_many(number, look, areas):
    """Make rows of so many roles: with ordinary names, with names of 100 characters, or with 40 attributes each."""
    names = [f"{LONG}{i}" for i in range(number)] if look == "long" else SIX[:number]
    rows = make_rows(names, areas=areas, each=40 if look == "forty" else 4)
    if look == "long":
        rows["attribute"] = [f"{WORD} {item[-1]}" if item[-1] == "1" else LONG + item[-1] for item in rows["attribute"]]
    return rows.assign(role=pd.Categorical(rows["role"], categories=names))


def draw_many(kind, number, look):
    """Draw a kind of picture; return its SVG, and the names that have to be read in it."""
    if kind in ("jobs", "pay"):
        return draw_figures(kind, number, look)
    areas = KINDS[kind][1:] if kind in KINDS else ("skills", "tools")
    rows = make_many(number, look, areas)
    if kind == "ladder":
        rows["facet"] = rows["facet"].replace({"first level": "entry level", "second level": "requirement"})
    panel = show_fit(rows, rows["attribute"].unique()[:1]) if kind == "fit" else KINDS[kind][0](rows)
    names = [*rows["role"].unique()] if kind != "heatmap" or number > 2 else []
    return panel.svg, [*names, *(rows["attribute"].unique() if number <= NAMING.get(kind, 0) else ())]


def draw_figures(kind, number, look):
    """Draw figures on so many industries or occupations, whose names may be long."""
    start, many = LONG if look == "long" else "Number ", number * (5 if look == "forty" else 1)
    names = [f"{start}{i}" for i in range(many)]
    if kind == "jobs":
        figures = pd.concat([make_figures("PG", f"jobs | {name} | {10 ** (i % 9)}") for i, name in enumerate(names)])
        return helpers.view_jobs(figures, make_natural_rows(["skills"], "two")).svg, names
    figures = pd.concat([make_figures("PG").assign(occupation=name) for name in names])
    return helpers.view_pay(figures, make_natural_rows(["skills"], "two")).svg, names


def measure(page, svgs):
    return page.evaluate((Path(__file__).parent / "extents.js").read_text(encoding="utf-8"), svgs)


@pytest.fixture(scope="module")
def page():
    with launch_browser() as browser:
        yield browser.new_page()


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("kind", [*NAMING, *OTHERS])
def test_all_is_there_and_nothing_is_cut_or_overlaps(page, kind):
    drawn = {case: draw_many(kind, *case) for case in CASES}
    drawn = {case: (svg, names) for case, (svg, names) in drawn.items() if svg}
    # One role alone is like no other, and of 40 attributes there are too many pairs.
    assert len(drawn) == {"heatmap": 9, "similarity": 9, "pairs": 8}.get(kind, 12)
    for (case, (_, names)), found in zip(drawn.items(), measure(page, [svg for svg, _ in drawn.values()]), strict=True):
        assert found["faults"] == [], case
        assert found["smallest"] >= (8 if kind == "infographic" else 10), case
        said = "".join("".join(found["texts"]).split())  # what was wrapped reads as it did before
        assert [name for name in names if "".join(name.split()) not in said] == [], case


BAD = """<svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="200pt" viewBox="0 0 400 200">
<defs><pattern id="hatch" width="9" height="9"><rect width="9" height="9"/></pattern>
<path id="dot" d="M -4 -4h8v8h-8z"/></defs><style>text {font: 12px 'DejaVu Sans'}</style>
<path d="M 0 0h400v200h-400z" fill="#fff"/>
<text x="-5" y="20">left</text><text x="380" y="20">right</text><text x="50" y="199">jpg</text>
<text x="50" y="20">one</text><text x="60" y="22">two</text><text x="150" y="20">alone</text>
<text x="50" y="60">marked</text><use href="#dot" x="60" y="56"/>
<text x="150" y="60">hatched</text><path d="M 140 50h20v20h-20z" fill="url(#hatch)"/>
<text x="250" y="60">struck</text><path d="M 240 56L 330 56" stroke="#000" fill="none"/>
<path d="M 240 96L 330 96" stroke="#000" fill="none"/>
<path d="M 245 95h80" stroke="#fff" stroke-width="20" fill="none"/>
<text x="250" y="100">on white</text>
<path d="M 50 80h30v30h-30z" fill="none" stroke="#000"/><text x="55" y="100">too wide</text>
<path d="M 140 80h90v30h-90z" fill="none" stroke="#000"/><text x="150" y="100">boxed</text>
<path d="M 390 150h30v30h-30z" fill="#000"/></svg>"""


@pytest.mark.browser
@pytest.mark.slow
def test_faults_are_found(page):
    found, = measure(page, [BAD])
    assert sorted(fault[:22] for fault in found["faults"]) == [
        "a shape is cut off: <p", "crossed by a line: str", "crossed by a line: too", "cut off: jpg", "cut off: left",
        "cut off: right", "on a hatch: hatched", "on a mark: marked", "on “two”: one"]


def test_each_kind_that_draws_is_measured():
    views = {kind: getattr(view, "func", view) for kind, (view, *_) in KINDS.items()}
    measured = {views[kind] for kind in [*NAMING, *OTHERS] if kind in views}
    unmeasured = {kind for kind, view in views.items() if view not in measured and show(kind, "two").svg}
    assert unmeasured == {"jobs of two", "pay of one"}, "put a new kind into NAMING, or into OTHERS"

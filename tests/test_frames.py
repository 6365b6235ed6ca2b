"""pandas' own tables on a page: a screen reader finds its way, and every number and word is as pandas wrote it."""

from decimal import Decimal

import nbformat
import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers.handouts.exporter import HandoutExporter
from tests.browser import find_module, launch_browser

ROWS = pd.MultiIndex.from_product([["north", "south"], [2023, 2024]], names=["side", "year"])
COLUMNS = pd.MultiIndex.from_product([["sold", "lost"], ["cups", "pots"]], names=["what", None])
ODD = pd.DataFrame({"share": [0.0004, np.nan, 12.5], "year": [2024, 2023, 1999], "true": [True, False, True],
                    "mixed": ["12", "x", None], "text": ["<b>bold</b>", "$x$ & y", "1e5 things"]})
NUMBERS = pd.DataFrame({"large": [1e20, -3e-9], "whole": [-1, 1_000_000], "end": [np.inf, np.nan],
                        "na": pd.array([1, None], dtype="Int64"), "date": ["2024-05-01", "2024-05-02"],
                        "phone": ["0123/4", "12-3"], "e": ["e5", "-"]})
FRAMES = {
    "numbers": NUMBERS,
    "odd values": ODD,
    "filtered": ODD[ODD["year"] < 2024],
    "named index": ODD[["year", "share"]].rename_axis("row"),
    "named columns": ODD[["year", "share"]].rename_axis(columns="what"),
    "both named": ODD[["year", "share"]].rename_axis(index="row", columns="what"),
    "words as index": ODD[["year"]].set_axis(["a", "b", "b"]),
    "shares as index": pd.Series([1, 2, 3]).quantile([0.25, 0.5, 0.75]).to_frame("q"),
    "years as named index": pd.DataFrame({"n": [3, 4]}, index=pd.Index([2023, 2024], name="year")),
    "levels everywhere": pd.DataFrame(np.arange(16).reshape(4, 4), index=ROWS, columns=COLUMNS),
    "levels without names": pd.DataFrame({"n": range(4)}, index=ROWS.rename([None, None])),
    "levels of columns": pd.DataFrame(np.arange(8).reshape(2, 4), columns=COLUMNS),
    "long": pd.DataFrame({"n": range(100), "half": np.arange(100) / 2}),
    "wide": pd.DataFrame(np.arange(60).reshape(2, 30)),
    "no rows": ODD.head(0),
    "no rows, levels": pd.DataFrame({"n": range(4)}, index=ROWS).head(0),
    "no columns": ODD[[]],
    "nothing": pd.DataFrame(),
    "blank names": pd.DataFrame([[1, 2]], columns=["", "b"], index=[""]),
    "objects": pd.DataFrame({"d": [Decimal("1.10")], "l": [[1, 2]], "t": [pd.Timestamp("2024-05-01")]}),
}
each_frame = pytest.mark.parametrize("name", FRAMES)


def make_page(*frames, edition="student"):
    """Make the page of a notebook that shows some frames."""
    cells = [nbformat.v4.new_code_cell("frame", outputs=[nbformat.v4.new_output(
        "execute_result", {"text/html": frame._repr_html_(), "text/plain": ""})]) for frame in frames]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"title": "Frames"})
    return HandoutExporter(linked=True, edition=edition).from_notebook_node(notebook)[0]


def read_table(html):
    return BeautifulSoup(html, "html.parser").table


def texts(cells):
    return [cell.get_text().strip() for cell in cells]


@each_frame
def test_every_number_and_word_is_as_pandas_wrote_it(name):
    frame = FRAMES[name]
    ours, theirs = read_table(make_page(frame)), read_table(frame._repr_html_())
    wanted = [texts(row.find_all(["th", "td"])) for row in theirs.find_all("tr")]
    assert [texts(row.find_all(["th", "td"])) for row in ours.find_all("tr")] == [row for row in wanted if row]
    for key in ("rowspan", "colspan"):
        ours_spans, theirs_spans = ([(cell.get_text(), cell[key]) for cell in table.find_all(attrs={key: True})]
                                    for table in (ours, theirs))
        assert ours_spans == theirs_spans


@each_frame
def test_headers_head_what_they_stand_over_and_beside(name):
    frame = FRAMES[name]
    table = read_table(make_page(frame))
    assert table["class"] == ["sbs-table"]
    assert not [cell for cell in table.find_all("th") if not cell.get_text().strip()]
    body = table.select("tbody th")
    assert {cell["scope"] for cell in body} <= {"row"}
    assert all(cell["scope"] in ("row", "col") for cell in table.select("thead th"))
    over = {text for column in frame.columns for text in map(str, column if isinstance(column, tuple) else [column])}
    shown = {cell.get_text().strip() for cell in table.select("thead th[scope=col]")}
    names = {name for name in frame.index.names if name}
    assert shown <= over | names | {"..."}
    if len(over) < 20:
        assert over - {""} <= shown
    assert names == shown - over - {"..."}
    across = {cell.get_text().strip() for cell in table.select("thead th[scope=row]")}
    assert across == {name for name in frame.columns.names if name}
    if name != "blank names":
        assert bool(body) == bool(len(frame))


@each_frame
def test_the_caption_says_how_large_it_is(name):
    frame = FRAMES[name]
    box = read_table(make_page(frame)).parent
    caption = box.table.caption.get_text()
    assert (box["class"], box["role"], box["tabindex"]) == (["sbs-scroll"], "group", "0")
    assert box["aria-label"] == f"Table: {caption}"
    assert caption.startswith(f"{len(frame)} row{'' if len(frame) == 1 else 's'}")


def test_captions_as_they_read():
    captions = {name: read_table(make_page(frame)).caption.get_text() for name, frame in FRAMES.items()}
    assert captions["odd values"] == "3 rows"
    assert captions["levels everywhere"] == "4 rows"
    assert captions["levels without names"] == "4 rows"
    assert captions["named columns"] == "3 rows"
    assert captions["years as named index"] == "2 rows"
    assert captions["long"] == "100 rows × 2 columns"
    assert captions["wide"] == "2 rows"
    assert captions["objects"] == "1 row"
    assert captions["blank names"] == "1 row"
    assert captions["nothing"] == "0 rows"
    assert captions["no rows, levels"] == "0 rows"


def test_columns_of_numbers_are_to_the_right_and_no_others():
    table = read_table(make_page(ODD))
    right = [["sbs-number" in cell.get("class", []) for cell in row.find_all("td")] for row in table.select("tbody tr")]
    assert right == [[True, True, False, False, False]] * 3
    row = read_table(make_page(NUMBERS)).select("tbody tr")[0]
    assert ["sbs-number" in cell.get("class", []) for cell in row.find_all("td")] == [True] * 4 + [False] * 3
    long = read_table(make_page(FRAMES["long"]))
    assert all("sbs-number" in cell["class"] for cell in long.select("tbody td"))


def test_nothing_of_pandas_own_look_is_left():
    page = make_page(*FRAMES.values())
    for word in ("dataframe", "valign", "halign", "scoped", 'border="1"', "text-align: right;"):
        assert word not in page, word


def test_other_tables_are_left_alone():
    html = '<table border="0" class="mine"><tr><th></th><td>1</td></tr></table>'
    cell = nbformat.v4.new_code_cell("x", outputs=[nbformat.v4.new_output("display_data", {"text/html": html})])
    page, _ = HandoutExporter().from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    assert html in page


def test_a_note_for_the_teacher_is_open_on_the_page_for_teachers():
    cell = nbformat.v4.new_markdown_cell(
        "**For the teacher.**\n\n<details><summary>Open this note</summary>\n\n*Five* minutes.\n\n</details>",
        metadata={"tags": ["teacher"]})
    page, _ = HandoutExporter(edition="teacher").from_notebook_node(nbformat.v4.new_notebook(cells=[cell]))
    note = BeautifulSoup(page, "html.parser").select_one(".cell.teacher")
    assert note.details is None
    assert texts(note.find_all("p")) == ["For the teacher.", "Five minutes."]
    assert note.em.text == "Five"


@pytest.mark.parametrize("many", [1, 7, 30, 60])
def test_every_row_of_a_table_is_on_its_screen(many):
    frame = pd.DataFrame({"words": [f"row {place} " + "word " * (place % 3 * 20) for place in range(many)]})
    page = BeautifulSoup(make_page(frame, edition="slides"), "html.parser")
    rows = [row.td.get_text() for row in page.select(".slide tbody tr")]
    assert [" ".join(row.split()[:2]) for row in rows] == [f"row {place}" for place in range(many)]
    assert len(page.select(".slide")) == (2 if many > 9 else 1)  # a long one leaves its code behind
    assert not page.select_one(".slide:has(tbody tr) .code-box") or many <= 9
    assert page.select_one(".slide .sbs-scroll")["tabindex"] == "0"


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("edition", ["student", "slides"])
def test_axe_finds_nothing(tmp_path, edition):
    (tmp_path / "page.html").write_text(make_page(*FRAMES.values(), edition=edition), encoding="utf-8")
    with launch_browser() as browser:
        page = browser.new_page()
        page.goto((tmp_path / "page.html").as_uri())
        page.evaluate(find_module("axe-core/axe.min.js").read_text(encoding="utf-8"))
        found = page.evaluate("axe.run({include: ['main']}, {resultTypes: ['violations']})")
        assert page.locator("table").count() >= len(FRAMES)
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found["violations"]
            if rule["id"] not in ("page-has-heading-one", "region")] == []

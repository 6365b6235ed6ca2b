"""The one-page infographic: it fits whatever the roles, and is written whole and the same each time."""

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pandas as pd
import pytest

from helpers.infographic import MARGIN, PAGE, draw_infographic, tabulate_items, view_infographic, write_infographic
from helpers.roles import load_roles
from tests.artists import extents, said, texts
from tests.conftest import FILES, SIX, THREE, make_rows

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
DAY = "5 March 2025"


def long_rows(many, each=4):
    rows = make_rows([f"{LONG}{i}" for i in range(many)], each=each)
    return rows.assign(attribute=LONG + rows["attribute"])


CASES = {
    "shipped": load_roles(),
    **{name: FILES[name] for name in FILES},
    "four": make_rows(SIX[:4]),
    "five": make_rows(SIX[:5]),
    "one row": make_rows(THREE[:1], areas=("tools",), each=1),
    "nothing shared": make_rows(THREE[:2], each=1),
    "forty each": make_rows(THREE[:2], each=40),
    "forty of six": make_rows(SIX, each=40),
    "long one": long_rows(1),
    "long two": long_rows(2),
    "long six": long_rows(6),
    "gaps": make_rows(THREE[:2]).query(f"role != '{THREE[0]}' or area != 'skills'"),
    "plain text": make_rows(THREE[:2])[["role", "area", "attribute"]],
}

each_case = pytest.mark.parametrize("rows", CASES.values(), ids=CASES)


def write(rows, folder):
    """Write the page; return its files."""
    write_infographic(rows, folder, DAY)
    return [folder / f"infographic.{kind}" for kind in ("svg", "pdf", "png")]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write the shipped roles' page once."""
    return write(CASES["shipped"], tmp_path_factory.mktemp("page"))


@pytest.fixture
def svg_only(monkeypatch):
    """Leave out the slow part where a test looks at the SVG alone."""
    monkeypatch.setattr("helpers.infographic.save", lambda *_: b"")


@each_case
def test_names_and_areas_are_there_and_all_fits_on_the_page(rows):
    figure = draw_infographic(rows, DAY)
    assert figure.get_size_inches() == pytest.approx((8.27, 11.69))
    (ax,) = figure.axes
    placed = [(text.get_text(), *extents(text)) for text in texts(ax)]
    for text, x0, x1, y0, y1 in placed:
        assert x0 >= MARGIN[0] - 1, text
        assert x1 <= PAGE[0] - MARGIN[0] + 1, text
        assert y0 >= MARGIN[1] - 1, text
        assert y1 <= PAGE[1] - MARGIN[1] + 12, text
    for i, (text, x0, x1, y0, y1) in enumerate(placed):
        for other, u0, u1, v0, v1 in placed[i + 1:]:
            assert x1 <= u0 + 1 or u1 <= x0 + 1 or y1 <= v0 + 3 or v1 <= y0 + 3, f"{text!r} on {other!r}"
    assert min(text.get_fontsize() for text in texts(ax)) >= 8

    shown = said(ax)
    for name in rows["role"].unique():
        assert name in shown
    for area in set(rows["area"]) - {"overview"}:
        assert area.capitalize() in shown


@pytest.mark.parametrize("name", ["shipped", "three", "one", "bare", "six", "four", "nothing shared"])
def test_every_item_is_named_where_there_is_room(name, tmp_path):
    """As there is where nobody has written briefs: the folder of the roles file holds none."""
    rows = CASES[name]
    shown = said(draw_infographic(rows, path=tmp_path / "roles.csv").axes[0])
    assert [item for item in rows.loc[rows["area"] != "overview", "attribute"] if item not in shown] == []


def test_of_too_many_items_the_most_named_stay_and_the_others_are_counted():
    rows = make_rows(THREE[:1], areas=("tools",), each=40).assign(attribute=lambda table: LONG + table["attribute"])
    rows = pd.concat([rows, *(rows.assign(area=area) for area in ("skills", "goals", "careers"))], ignore_index=True)
    rows.loc[7, "sections"] = "a;b;c;d;e"
    shown = said(draw_infographic(rows).axes[0])
    assert "Tools item 7" in shown
    assert "Tools item 39" not in shown
    (left,) = {int(number) for number in re.findall(r"(\d+)\smore", shown)}
    assert shown.count("Tools item") == 4 * (40 - left)


def test_a_stranger_learns_what_the_jobs_are_about_and_what_sets_them_apart():
    shown = said(draw_infographic(CASES["shipped"]).axes[0])
    with (Path(__file__).parent.parent / "data" / "briefs.csv").open(encoding="utf-8") as file:
        briefs = list(csv.DictReader(file))
    for brief in briefs:
        sentences = brief["brief"].split(". ")
        assert not brief["role"] or brief["area"] != "overview" or sentences[0] in shown
        assert brief["role"] or brief["brief"] in shown, brief["area"]
    rows = CASES["shipped"].query("area != 'overview'")
    for (role, area), items in rows.groupby(["role", "area"], observed=True)["attribute"]:
        assert sum(item in shown for item in items) >= 2, (role, area)


@pytest.mark.parametrize("names", [THREE[:1], THREE[:2], THREE, SIX], ids=len)
def test_other_peoples_briefs_are_on_the_page_and_all_fits(names, tmp_path):
    rows, several = make_rows(names), len(names) > 1
    with (tmp_path / "briefs.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["area", "role", "brief"])
        for area in rows["area"].unique():
            writer.writerows([area, name, f"As {name}, you care for {area}. More is to say."] for name in names)
            if several:
                writer.writerow([area, "", f"It is the {area} that sets them apart. " * 3])
    (tmp_path / "roles.csv").touch()
    ax = draw_infographic(rows, path=tmp_path / "roles.csv").axes[0]
    shown, lowest = said(ax), max(extents(text)[3] for text in texts(ax))
    assert lowest <= PAGE[1] - MARGIN[1] + 12
    for name in names:
        assert shown.count(f"As {name}, you care for overview.") == 1
    assert shown.count("More is to say.") == (0 if several else len(rows["area"].unique()))
    assert shown.count("that sets them apart.") == 3 * several * len(rows["area"].unique())


def test_items_are_those_of_sets():
    for rows in (CASES["shipped"], CASES["three"]):
        table, names = tabulate_items(rows), list(rows["role"].unique())
        assert "overview" not in table.index
        for area, cells in table.iterrows():
            held = [set(rows.loc[(rows["area"] == area) & (rows["role"] == name), "attribute"]) for name in names]
            for name, own in zip(names, held, strict=True):
                assert set(cells[f"Only {name}"]) == own - set.union(*(other for other in held if other is not own))
            assert set(cells["Shared"]) == {item for own in held for item in own if sum(item in o for o in held) > 1}


def test_an_area_that_repeats_the_others_is_drawn_where_it_is_the_only_one():
    assert list(tabulate_items(make_rows(THREE, areas=("overview",))).index) == ["overview"]


def test_one_role_has_nothing_to_compare():
    shown = said(draw_infographic(FILES["one"]).axes[0])
    assert "shared" not in shown.casefold()
    assert "both" not in shown.casefold()


def test_the_first_six_of_many_roles_are_drawn():
    rows = make_rows([f"Role {i}" for i in range(9)])
    shown = said(draw_infographic(rows).axes[0])
    assert "Role 5" in shown
    assert "Role 6" not in shown
    assert "3 more roles" in shown


def test_footer_counts():
    rows = make_rows(THREE[:1], areas=("tools",))
    shown = said(draw_infographic(rows, DAY).axes[0])
    assert "Four attributes in one area." in shown
    assert shown.endswith("roles.csv · 4 rows · 3 sections · 5 March 2025")
    bare = draw_infographic(rows[["role", "area", "attribute"]], path="/some/folder/my_roles.csv")
    assert said(bare.axes[0]).endswith("my_roles.csv · 4 rows")


def test_files_are_the_same_each_time(written, tmp_path):
    again = write(CASES["shipped"], tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]
    assert sorted(tmp_path.iterdir()) == sorted(again)


def test_files_are_what_they_claim(written):
    svg, pdf, png = written
    title = ET.fromstring(svg.read_text(encoding="utf-8")).find("{http://www.w3.org/2000/svg}title")
    assert title.text == " and ".join(CASES["shipped"]["role"].cat.categories)
    content = pdf.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/FontFile2" in content
    assert b"/Type3" not in content
    assert b"CreationDate" not in content
    header = png.read_bytes()[:24]
    assert (int.from_bytes(header[16:20]), int.from_bytes(header[20:24])) == (2481, 3507)


def test_cells_are_text_and_not_code(tmp_path, svg_only):
    rows = make_rows(["<b>Bold & co</b>", "Costs $5$ or $6"])
    svg = write(rows, tmp_path)[0].read_text(encoding="utf-8")
    assert "<b>" not in svg
    assert "&lt;b&gt;Bold &amp; co&lt;/b&gt;" in svg
    assert "Costs $5$ or $6" in svg


def test_view_says_what_the_page_shows():
    panel = view_infographic(CASES["shipped"])
    assert all(name in panel.sentence for name in CASES["shipped"]["role"].cat.categories)
    pd.testing.assert_frame_equal(panel.table, tabulate_items(CASES["shipped"]))
    assert len(panel._repr_html_()) < 150_000

"""The one-page infographic: it fits whatever the roles, and is written whole and the same each time."""

import datetime
import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from helpers.charts import poster
from helpers.infographic import draw_infographic, view_infographic, write_infographic
from helpers.overlap import count_areas
from helpers.roles import load_roles
from helpers.words.infographic import say_source
from tests.artists import assert_texts_fit, extents, said, texts
from tests.conftest import FILES, SIX, THREE, make_rows

LONG = "A title that goes on and on until it has come to a hundred characters, with a number at its end: "
DAY = datetime.date(2025, 3, 5)


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


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Write the shipped roles' page once."""
    return write_infographic(CASES["shipped"], tmp_path_factory.mktemp("page"), DAY)


@pytest.fixture
def svg_only(monkeypatch):
    """Leave out the slow part where a test looks at the SVG alone."""
    monkeypatch.setattr("helpers.infographic._render", lambda *_: b"")


def page_extents(ax):
    """Return each text of an Axes with its left, right, top and bottom on the page, in hundredths of an inch."""
    place = ax.get_position()
    left, bottom = place.x0 * poster.PAGE[0], (1 - place.y0) * poster.PAGE[1]
    (x0, _), (y0, _) = ax.get_xlim(), ax.get_ylim()
    for text in texts(ax):
        start, end, top, low = extents(text)
        yield text.get_text(), left + start - x0, left + end - x0, bottom + top - y0, bottom + low - y0


@each_case
def test_all_fits_on_the_page(rows):
    figure = draw_infographic(rows, DAY)
    assert figure.get_size_inches() == pytest.approx((8.27, 11.69))
    for ax in figure.axes:
        assert_texts_fit(ax)
    placed = [each for ax in figure.axes for each in page_extents(ax)]
    for text, x0, x1, y0, y1 in placed:
        assert x0 >= poster.LEFT - 3, text
        assert x1 <= poster.PAGE[0] - poster.LEFT + 3, text
        assert y0 >= 0, text
        assert y1 <= poster.PAGE[1], text
    for i, (text, x0, x1, y0, y1) in enumerate(placed):
        for other, u0, u1, v0, v1 in placed[i + 1:]:
            assert x1 <= u0 + 1 or u1 <= x0 + 1 or y1 <= v0 + 3 or v1 <= y0 + 3, f"{text!r} on {other!r}"


@each_case
def test_names_and_counts_are_there(rows):
    shown = " ".join(said(ax) for ax in draw_infographic(rows).axes)
    for name in rows["role"].unique():
        assert name in shown
    for number in count_areas(rows).sum():
        assert f"{number:,}" in shown


def test_what_is_named_most_is_there():
    roles = load_roles()
    shown = said(draw_infographic(roles).axes[0])
    counts = roles.assign(section=roles["sections"].str.split(";")).explode("section")
    assert counts.groupby("attribute")["section"].nunique().idxmax() in shown


def test_strip_says_no_rows():
    assert "no rows" in said(draw_infographic(CASES["gaps"]).axes[0])


def test_one_role_has_nothing_to_compare():
    shown = said(draw_infographic(FILES["one"]).axes[0])
    assert "shared" not in shown.casefold()
    assert "Jaccard" not in shown


def test_the_first_six_of_many_roles_are_drawn():
    rows = make_rows([f"Role {i}" for i in range(9)])
    shown = said(draw_infographic(rows).axes[0])
    assert "Role 5" in shown
    assert "Role 6" not in shown
    assert "3 more roles in the file" in shown


def test_footer_says_where_it_comes_from():
    rows = make_rows(THREE[:1], areas=("tools",))
    assert say_source(rows, date=DAY) == "4 rows · 3 sections of the source · 5 March 2025"
    footer = "my_roles.csv · 1 row · 1 section of the source · 1 more role in the file"
    assert say_source(rows.iloc[:1], left_out=1, name="my_roles.csv") == footer
    assert say_source(rows[["role", "area", "attribute"]], name="my_roles.csv").endswith("· 4 rows")
    for path, name in ((None, "roles.csv"), ("/some/folder/my_roles.csv", "my_roles.csv")):
        shown = said(draw_infographic(rows, DAY, path).axes[0])
        assert f"{name} · 4 rows" in " ".join(shown.split())


def test_files_are_the_same_each_time(written, tmp_path):
    again = write_infographic(CASES["shipped"], tmp_path / "new", DAY)
    assert [path.name for path in again] == ["infographic.svg", "infographic.pdf", "infographic.png"]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]
    assert sorted((tmp_path / "new").iterdir()) == sorted(again)


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


def test_day_of_the_footer(tmp_path, monkeypatch, svg_only):
    rows = FILES["one"]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741132800")
    assert "5 March 2025" in write_infographic(rows, tmp_path)[0].read_text(encoding="utf-8")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    today = datetime.datetime.now().astimezone().date()
    assert f"{today:%B %Y}" in write_infographic(rows, tmp_path)[0].read_text(encoding="utf-8")


def test_a_failed_writing_leaves_the_old_page(tmp_path, monkeypatch, svg_only):
    paths = write_infographic(FILES["one"], tmp_path, DAY)
    old = [path.read_bytes() for path in paths]
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        write_infographic(FILES["three"], tmp_path, DAY)
    assert [path.read_bytes() for path in paths] == old
    assert sorted(tmp_path.iterdir()) == sorted(paths)


def test_cells_are_text_and_not_code(tmp_path, svg_only):
    rows = make_rows(["<b>Bold & co</b>", "Costs $5$ or $6"])
    svg = write_infographic(rows, tmp_path, DAY)[0].read_text(encoding="utf-8")
    assert "<b>" not in svg
    assert "&lt;b&gt;Bold &amp; co&lt;/b&gt;" in svg
    assert "Costs $5$ or $6" in svg


def test_view_says_what_the_page_shows():
    panel = view_infographic(CASES["shipped"])
    assert all(name in panel.sentence for name in CASES["shipped"]["role"].cat.categories)
    assert "all areas together" in panel.sentence
    pd.testing.assert_frame_equal(panel.table, count_areas(CASES["shipped"]))
    assert len(panel._repr_html_()) < 100_000

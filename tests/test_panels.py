"""Panels: the picture is what matplotlib drew, only smaller, and whatever a cell holds is on it."""

import re
import warnings
from io import BytesIO
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from matplotlib.figure import Figure

from helpers import load_roles, role_names, tabulate_roles, view_infographic, view_overlap
from helpers.charts.overlap import plot_overlap
from helpers.charts.style import role_colours, style
from helpers.panels import Panel, keep_figure, to_svg
from helpers.roles import MAX_ROLES
from tests.conftest import SIX, THREE, make_rows

NUMBER = re.compile(r"-?\d+\.?\d*")
DRAWN = ("path", "text", "use", "rect", "pattern")


@pytest.fixture(scope="module")
def figure():
    rows = make_rows(THREE, areas=("skills",))
    with style():
        return plot_overlap(tabulate_roles(rows), colours=role_colours(rows), title="A title").figure


def list_elements(svg):
    """List what is drawn, in order: its kind, its text, and its attributes with the style that applies to it."""
    root = ElementTree.fromstring(svg)
    rules = dict(re.findall(r"\.(\w+)\{([^}]*)\}", " ".join(root.itertext())))
    for element in root.iter():
        kind = element.tag.rpartition("}")[2]
        if kind in DRAWN:
            about = {name.rpartition("}")[2]: value for name, value in element.attrib.items()}
            look = about.pop("style", None) or rules.get(about.pop("class", ""), "")
            yield kind, (element.text or "").strip(), look.replace(",Verdana,sans-serif", ""), about


def test_a_small_picture_is_the_same_picture(figure):
    file = BytesIO()
    with style():
        figure.savefig(file, format="svg")
    whole, small = (list(list_elements(svg)) for svg in (file.getvalue(), to_svg(figure)))
    assert [part[:3] for part in small] == [part[:3] for part in whole]
    for (*_, old), (*_, new) in zip(whole, small, strict=True):
        for name in ("d", "x", "y", "width", "height"):
            numbers, exact = (NUMBER.findall(about.get(name, "")) for about in (new, old))
            assert all(len(number.partition(".")[2]) <= 1 for number in numbers)
            assert [float(number) for number in numbers] == pytest.approx([float(n) for n in exact], abs=0.1)
    assert len(to_svg(figure)) < 0.7 * len(file.getvalue())


def test_what_is_clipped_stays_clipped():
    figure = Figure()
    figure.add_subplot().plot([0, 1], [0, 1], "o", clip_on=True)
    file = BytesIO()
    figure.savefig(file, format="svg")
    assert file.getvalue().decode().count("clip-path=") == to_svg(figure).count("clip-path=") > 0


def test_the_same_figure_makes_the_same_bytes(figure):
    assert to_svg(figure) == to_svg(figure)


@pytest.mark.parametrize("make", [
    lambda: view_overlap(make_rows(THREE, areas=("skills",))),
    lambda: view_infographic(load_roles()),
])
def test_the_size_is_that_of_the_figure(make):
    panel = make()
    image = BeautifulSoup(panel._repr_html_(), "html.parser").img
    _, _, *sides = ElementTree.fromstring(panel.svg).get("viewBox").split()
    for said, points in zip((image["width"], image["height"]), sides, strict=True):
        assert abs(int(said) - float(points) * 96 / 72) <= 0.7


def test_a_figure_that_is_drawn_already_has_its_size_too(figure):
    figure_width, figure_height = figure.get_size_inches() * 96
    width, height = keep_figure(figure, "A sentence.").size
    assert (width, height) == pytest.approx((figure_width, figure_height), abs=0.5)
    assert "width=" not in Panel("A sentence.", to_svg(figure))._repr_html_().partition("src=")[0]


@pytest.mark.parametrize("text", [
    "🧭 Compass", "שלום עולם", 'a < b & "c"', "bell\x07 and\x0b tab", "\ufffe\uffff no letters"])
def test_whatever_a_cell_holds_is_drawn_without_a_word_of_warning(text):
    rows = make_rows(THREE[:2], areas=("skills",)).replace({"attribute": {"Skills item 1": text}})
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        svg = view_overlap(rows).svg
    shown = " ".join(ElementTree.fromstring(svg).itertext())
    assert "".join(letter for letter in text if letter.isprintable() and letter not in "\ufffe\uffff") in shown


def test_of_many_roles_the_first_are_drawn_and_that_is_said():
    panel = view_overlap(make_rows([*SIX, "Seventh"], areas=("skills",)))
    assert len(SIX) == MAX_ROLES
    assert panel.sentence.startswith("Only the first 6 of 7 roles are drawn. ")
    assert "Seventh" not in panel.svg
    assert role_names(make_rows(SIX))[-1] in " ".join(ElementTree.fromstring(panel.svg).itertext())

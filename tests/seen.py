"""What a reader sees in a picture: its texts, shapes and marks, read from the SVG with a parser."""

from itertools import takewhile
from typing import NamedTuple
from xml.etree import ElementTree

from bs4 import BeautifulSoup

SVG = "{http://www.w3.org/2000/svg}"
# The colours and tints: of the first three roles, and of what is shared.
ROLES, SHARED = ("#0b6fa4", "#b4460f", "#5d7350"), "#5b4b8a"
TINTS, SHARED_TINT = ("#e3f1f9", "#fbe9df", "#f3f8f0"), "#efeaf8"


class Piece(NamedTuple):
    """A text, a shape or a mark: what it says, its corners (or the point where it is set), and its look."""

    text: str
    x: float
    y: float
    x1: float
    y1: float
    look: dict

    @property
    def wide(self):
        return self.x1 - self.x

    @property
    def middle(self):
        return (self.y + self.y1) / 2


class Picture(NamedTuple):
    """The pieces of an SVG, in the order in which they are painted."""

    width: float
    texts: list
    shapes: list
    marks: list

    def filled(self, *colours):
        """List the shapes filled with one of some colours, with or without a hatch."""
        return [shape for shape in self.shapes if shape.look["fill"] in colours]

    def lines(self, *colours):
        """List the lines drawn in one of some colours."""
        return [shape for shape in self.shapes if shape.look["fill"] == "none" and shape.look.get("stroke") in colours]

    def find(self, *words):
        """List the texts that say one of some words."""
        return [text for text in self.texts if text.text in words]

    def beside(self, shape):
        """Return what is written to the right of a shape, next to it."""
        right = [text for text in self.texts if shape.y < text.y < shape.y1 + 1 and text.x >= shape.x1 - 1]
        return min(right, key=lambda text: text.x).text


def read_svg(svg):
    """Read the pieces of an SVG."""
    root = ElementTree.fromstring(svg)
    looks = _read_looks("".join(style.text for style in root.iter(f"{SVG}style")))
    grounds = {f"url(#{pattern.get('id')})": pattern.find(f"{SVG}rect").get("fill")
               for pattern in root.iter(f"{SVG}pattern")}
    picture = Picture(float(root.get("viewBox").split()[2]), [], [], [])
    _collect(root, looks, grounds, picture)
    return picture


def _collect(element, looks, grounds, picture):
    look = dict(looks.get(element.get("class")) or _split(element.get("style", "")))
    fill = look.get("fill", "#000000")
    look["fill"] = grounds.get(fill, fill)
    if "font" in look:  # matplotlib before 3.9 writes all of it in one
        look["font-size"] = next(part for part in look["font"].split() if part.endswith("px"))
    x, y = (float(element.get(name, 0)) for name in "xy")
    if element.tag == f"{SVG}text":
        picture.texts.append(Piece("".join(element.itertext()), x, y, x, y, look))
    elif element.tag == f"{SVG}use":
        picture.marks.append(Piece("", x, y, x, y, look))
    elif element.tag == f"{SVG}path":
        numbers = [float(part) for part in "".join(c if c in "0123456789.-" else " " for c in element.get("d")).split()]
        xs, ys = numbers[::2], numbers[1::2]
        picture.shapes.append(Piece("", min(xs), min(ys), max(xs), max(ys), look))
    for child in element:
        if child.tag != f"{SVG}defs":  # what is kept there is a hatch or a marker, and no part of the picture
            _collect(child, looks, grounds, picture)


def _read_looks(css):
    rules = (rule.partition("{") for rule in css.split("}") if "{" in rule)
    return {name.strip().removeprefix("."): _split(text) for name, _, text in rules}


def _split(text):
    pairs = (pair.partition(":") for pair in text.split(";") if ":" in pair)
    return {name.strip(): value.strip() for name, _, value in pairs}


def read_headline(panel):
    """Return a picture's title, all its lines; of a panel that is a table alone, the table's caption."""
    if not panel.svg:
        caption = BeautifulSoup(panel._repr_html_(), "html.parser").caption
        return caption.get_text() if caption else ""
    texts = sorted(read_svg(panel.svg).texts, key=lambda text: text.y)
    return " ".join(text.text for text in takewhile(lambda text: text.look == texts[0].look, texts))

"""Golden sentences: of each kind of picture a few headlines and captions, each read aloud before it was written down.

"…" is for words that are not settled: what is not yet good English is not kept.
"""

import re
from pathlib import Path

import pytest

import helpers
from tests.kinds import KINDS, show
from tests.seen import read_headline


def read_golden():
    """Read golden.txt: the kind, the case and the headline in a line, and the caption below it."""
    for block in (Path(__file__).parent / "golden.txt").read_text(encoding="utf-8").strip().split("\n\n"):
        first, *caption = block.splitlines()
        place, _, headline = first.partition(":")
        yield *place.split(", "), headline.strip(), " ".join(map(str.strip, caption))


GOLDEN = list(read_golden())


def assert_says(said, golden):
    """Compare a text with its golden one; of "…" and of the spaces beside it anything may be made."""
    pattern = "(.*)".join(re.escape(part.strip()) for part in golden.split("…"))
    assert re.fullmatch(pattern, said.replace("\xa0", " ")), f"\n{said}\ninstead of\n{golden}"


@pytest.mark.parametrize(("kind", "case", "headline", "caption"), GOLDEN,
                         ids=[f"{kind}, {case}" for kind, case, *_ in GOLDEN])
def test_headline_and_caption(kind, case, headline, caption):
    panel = show(kind, case)
    assert_says(panel.sentence, caption)
    assert_says(read_headline(panel), headline)


def test_every_kind_of_picture_has_golden_sentences():
    kept = {kind for kind, *_ in GOLDEN}
    assert kept - {kind for kind in kept if kind.startswith("fit to ")} == {*KINDS}
    source = (Path(__file__).parent / "kinds.py").read_text(encoding="utf-8")
    views = [name for name in helpers.__all__ if name.startswith(("view_", "make_fit"))]
    assert [name for name in views if f"helpers.{name}" not in source] == []

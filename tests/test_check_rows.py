"""Rows that students write, and exercises that nobody has touched."""

import pandas as pd
import pytest

from helpers import check_answer, check_rows
from helpers.practice import UNFILLED


@pytest.mark.parametrize("answer", [
    None, ..., [...], {...}, {"a": 1, "b": ...}, [("Gardener", "skills", ...)], [[...], []], pd.Series([1, ...]),
    {"a": {"b": [...]}},
])  # fmt: skip
def test_an_untouched_exercise_is_not_judged(answer):
    for right in ({1}, 3, "x", {"a": ...}):
        assert check_answer(answer, right).sentence == UNFILLED
    assert check_rows(answer).sentence == UNFILLED


ROW, OTHER = ("Gardener", "skills", "Patience"), ["Gardener", " tools ", "Spade"]


@pytest.mark.parametrize(("rows", "at_least", "said"), [
    ([ROW, OTHER], 2, "Right: two different rows."),
    ((ROW,), 1, "Right: one different row."),
    (pd.DataFrame([ROW, OTHER], columns=["role", "area", "attribute"]), 2, "Right: two different rows."),
    ([ROW], 2, "Not yet: one different row, where two are asked for."),
    ([], 2, "Not yet: no different rows, where two are asked for."),
    ([ROW, ("gardener ", "skills", "patience"), ROW], 2, "Not yet: one different row, where two are asked for."),
    ([ROW, ("Gardener", "skils", "Patience")], 2, "Not yet: row 2, area: 'skils' is not an area. Did you mean 'skill"),
    ([ROW, OTHER, ("A", "Tools", "x")], 2, "Not yet: row 3, area: 'Tools' is not an area. Did you mean 'tools'?"),
    ([("A", " ", ""), ("A", "tools", "\n")], 2,
     "Not yet: row 1, area: is empty; row 1, attribute: is empty; row 2, attribute: is empty"),
    (ROW, 1, "Not yet: row 1: three texts"), ([ROW, ("A", "tools")], 2, "Not yet: row 2: three texts"),
    ([ROW, (1, "tools", "x")], 2, "Not yet: row 2: three texts"), ([None, ROW], 1, "Not yet: row 1: three texts"),
    ("Gardener", 2, "Not yet: a list of rows is asked for, in square brackets."),
    ([("A", "zzz", "x")], 1, "Not yet: row 1, area: 'zzz' is not an area. Choose one of: overview, responsibilities,"),
])  # fmt: skip
def test_rows_that_somebody_writes_are_checked_one_by_one(rows, at_least, said):
    assert check_rows(rows, at_least=at_least).sentence.startswith(said)

"""Checks of exercises: right in any order, never right once something is changed; what is said is said in full."""

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from helpers import check_answer, fold_result

NUMBERS = st.integers(-999, 999) | st.floats(-999, 999).map(lambda number: round(number, 3))
TEXTS = st.text("abcAB é-", max_size=4)
# Two labels or items of a set that differ in case only would be one.
LABELS = st.lists(TEXTS, min_size=1, max_size=5, unique_by=lambda text: "".join(text.casefold().split()))


def is_right(answer, right):
    said = check_answer(answer, right).sentence
    assert said.startswith(("Right: ", "Not yet: ")), said
    return said.startswith("Right: ")


def rows_of(values):
    """Make a dictionary of one value for each label."""
    return LABELS.flatmap(lambda labels: st.fixed_dictionaries(dict.fromkeys(labels, values)))


@st.composite
def tables(draw):
    """Make a table of numbers and texts; its rows may have the same label, as after `set_index`."""
    index = draw(st.lists(TEXTS, min_size=1, max_size=5))
    cells = {name: [draw(values) for _ in index]
             for name, values in draw(rows_of(st.sampled_from([NUMBERS, TEXTS]))).items()}
    return pd.DataFrame(cells, index=index)


SETS = LABELS.map(set) | st.sets(st.integers(), max_size=6)
RIGHT = (NUMBERS | TEXTS | st.lists(TEXTS | NUMBERS, max_size=6) | SETS | rows_of(NUMBERS).map(pd.Series) | tables()
         | rows_of(NUMBERS | TEXTS | SETS))


def stir(value, random):
    """Put what has no order into another one."""
    if isinstance(value, pd.DataFrame):
        rows, columns = (random.sample(range(size), size) for size in value.shape)
        return value.iloc[rows, columns]
    if isinstance(value, pd.Series):
        return value.iloc[random.sample(range(len(value)), len(value))]
    if isinstance(value, dict):
        return dict(random.sample([(key, stir(item, random)) for key, item in value.items()], len(value)))
    if isinstance(value, (list, set)):
        return random.sample(list(value), len(value))
    return f" {value.swapcase()} " if isinstance(value, str) else value + random.choice([0, 0.004])


def change(value, random):
    """Change one thing, so that it is another value beyond doubt."""
    if isinstance(value, str):
        return value + "q"
    if isinstance(value, (int, float)):
        return value + random.choice([-1, 0.02, 1])
    if isinstance(value, set):
        return value - {random.choice(list(value))} if value and random.random() < 0.5 else value | {"new"}
    if isinstance(value, list):
        place = random.randrange(len(value) + 1)
        return value[:place] + random.choice([[], ["new"]]) + value[place + 1 :] if place < len(value) else [*value, 1]
    if isinstance(value, dict):
        key = random.choice(list(value))
        rest = {other: item for other, item in value.items() if other != key}
        return random.choice([rest, {**rest, key + "q": value[key]}, {**rest, key: change(value[key], random)}])
    changed, place = value.copy(), random.randrange(len(value))
    if isinstance(value, pd.Series):
        changed = changed.astype(float)
        changed.iloc[place] = change(float(value.iloc[place]), random)
        return random.choice([changed, value.drop(index=value.index[place]), value.add_suffix("q")])
    column = random.randrange(value.shape[1])
    old = value.iloc[place, column]
    changed = changed.astype(object)
    changed.iloc[place, column] = change(old if isinstance(old, str) else float(old), random)
    return random.choice([changed, value.iloc[[*range(place), *range(place + 1, len(value))]], value.add_suffix("q"),
                          value.iloc[:, [*range(column), *range(column + 1, value.shape[1])]]])


@settings(max_examples=400)
@given(RIGHT, st.randoms(use_true_random=False))
def test_right_in_any_order_and_wrong_once_changed(right, random):
    assert is_right(right, right)
    assert is_right(stir(right, random), right)
    wrong = change(right, random)
    assert not is_right(wrong, right)
    assert not is_right(right, wrong)
    if isinstance(right, (set, list, dict, pd.Series, pd.DataFrame)):
        assert not is_right(stir(wrong, random), right)


@pytest.mark.parametrize(("answer", "right"), [
    ({"A": ["y", "x"], "B": []}, {"B": set(), "A": {"x", "y"}}),
    ([{"a": 1, "b": 2}], [{"b": 2, "a": 1}]),
    (pd.Series({"A": {"x"}}), {"A": {"x"}}),
    (pd.DataFrame({"n": [0.33, 0.33], "t": ["x", "y"]}, index=["a", "a"]),
     pd.DataFrame({"n": [0.334, 0.331], "t": ["x", "y"]}, index=["a", "a"])),
    (pd.DataFrame({"f": ["x", "y"], "n": [1, 2]}).groupby("f")["n"].sum(), {"y": 2, "x": 1}),
    ("event planning", "Event  Planning"),
])  # fmt: skip
def test_right_too(answer, right):
    assert is_right(answer, right)


@pytest.mark.parametrize(("answer", "right"), [
    (pd.DataFrame({"n": [1, 2], "k": ["x", "y"]}, index=["a", "a"]),
     pd.DataFrame({"n": [1, 2], "k": ["y", "x"]}, index=["a", "a"])),
    ({0.331: 1, 0.334: 2}, {0.331: 2, 0.334: 1}), ([["a", 1]], [["b", 1]]), ([[1, 2]], [[2, 1]]),
    ([True], [1]), (["1"], [1]), ([np.nan], [""]), ([None], [""]), ({"a"}, {"a b"}),
])  # fmt: skip
def test_wrong_too(answer, right):
    assert not is_right(answer, right)
    assert not is_right(right, answer)


@pytest.mark.parametrize(("answer", "right", "said"), [
    (3, 3, "Right: 3."), (1234.5, 1234.5, "Right: 1,234.50."), (np.int64(1200), 1200, "Right: 1,200."),
    (True, True, "Right: True."), (" Ärzte", "ärzte", "Right: Ärzte."), (set(), set(), "Right: no values."),
    ({"b", "a"}, ["a", "b"], "Right: two values."), (range(9), range(9), "Right: nine values."),
    ({"a": 1}, {"a": 1}, "Right: one value."), (pd.Series([1, 2]), pd.Series([1, 2]), "Right: two values."),
    (pd.DataFrame({"n": [1, 2, 3]}), pd.DataFrame({"n": [1, 2, 3]}), "Right: three rows."),
    (len, {1}, "Not yet: this is a function, but a list or a set is asked for: put round brackets after the function's "
               "name."),
    (np.nan, 1, "Not yet: this is NaN (not a number), but a number is asked for."),
    (1, np.nan, "Not yet: this is a number, but NaN (not a number) is asked for."),
    (2, 3, "Not yet: the number is too low."), ("x", "y", "Not yet: this is another value than the one asked for."),
    ({"x"}, {"y"}, "Not yet: one item is missing and one item is too many."),
])  # fmt: skip
def test_what_is_said(answer, right, said):
    assert check_answer(answer, right).sentence == said


def test_what_a_solution_gives_is_folded_and_the_same_each_time():
    page = BeautifulSoup(fold_result({"b", "<a>", "c"})._repr_html_(), "html.parser")
    assert page.pre.parent.name == "details"
    assert not page.details.has_attr("open")
    assert page.pre.text == "{'<a>', 'b', 'c'}"
    assert BeautifulSoup(fold_result(np.float64(0.2))._repr_html_(), "html.parser").pre.text == "0.2"

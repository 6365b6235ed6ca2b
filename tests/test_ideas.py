"""Questions about data ideas: the table that a question shows is read off it, and its answer worked out by loops."""

import ast
from collections import Counter
from statistics import mean

import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings

from helpers import load_roles, make_quiz, similarity
from helpers.quiz import ask_questions
from helpers.quiz.ideas import IDEAS, ask_idea
from tests.conftest import THREE, make_rows
from tests.test_quiz import LESSONS, LINES, frames

STEPS = ["low", "middle", "high"]


def lists(t):
    """Return what each of the two roles has."""
    return [{row["attribute"] for row in t if row["role"] == role} for role in dict.fromkeys(row["role"] for row in t)]


def cells(t, side, choose):
    """Return what becomes of the attributes that meet in each cell, side x role."""
    return {row[side]: {one["role"]: choose([other["attribute"] for other in t if (other[side], other["role"]) == (
        row[side], one["role"])]) for one in t if one[side] == row[side]} for row in t}


def pairs(t, same_role):
    """Count the pairs of a row of the facet that comes first and a row of the other facet."""
    left = [row for row in t if row["facet"] == t[0]["facet"]]
    return sum(one["role"] == two["role"] or not same_role for one in left for two in t if two not in left)


def have(t, number):
    return sum(count == number for count in Counter(row["attribute"] for row in t).values())


def own(t, *, also_elsewhere):
    mine, others = lists(t)
    return [row["attribute"] for row in t if row["role"] == t[0]["role"] and row["attribute"] in mine
            and (row["attribute"] in others) == also_elsewhere]


def shares(t, whole):
    """Return the share of each role and facet among the rows with the same role, or with the same facet."""
    return {one["role"]: {two["facet"]: mean((row["role"], row["facet"]) == (one["role"], two["facet"])
                                             for row in t if row[whole] == (one if whole == "role" else two)[whole])
                          for two in t} for one in t}


def jaccard(t, column="attribute"):
    one, two = ({row[column] for row in t if (row["role"] == t[0]["role"]) == first} for first in (True, False))
    return len(one & two) / len(one | two)


def of_each_role(t, choose):
    return {row["role"]: choose([other["attribute"] for other in t if other["role"] == row["role"]]) for row in t}


def count(t, column):
    return Counter(row[column] for row in t)


# Of each idea: what the line gives, what the line that is to be found gives, what is wanted, and what is written.
TRUTHS = {
    "rows": (lambda t: count(t, "role")[t[0]["role"]], lambda t: 2, lambda t: len(count(t, "attribute")), len),
    "pivot": (lambda t: cells(t, "attribute", len), lambda t: cells(t, "facet", len),
              lambda t: cells(t, "facet", ", ".join), lambda t: cells(t, "facet", lambda items: items[0])),
    "sets": (lambda t: {x for x in t[0] if x in t[1]}, lambda t: {*t[0], *t[1]},
             lambda t: {x for x in t[1] if x not in t[0]}, lambda t: {x for x in t[0] if x not in t[1]}),
    "overlap": (lambda t: sum(x in t[1] for x in t[0]) / len({*t[0], *t[1]}),
                lambda t: sum(x in t[1] for x in t[0]) / min(map(len, t)),
                lambda t: len({*t[0], *t[1]}), lambda t: sum(map(len, t))),
    "themes": (lambda t: count(t, "theme"), lambda t: len(count(t, "theme")),
               lambda t: Counter({row["attribute"]: row["theme"] for row in t}.values()),
               lambda t: count(t, "theme")),
    "crosstab": (lambda t: have(t, 2), lambda t: count(t, "role"), lambda t: len(count(t, "attribute")), len),
    "merge": (lambda t: pairs(t, True), len, lambda t: pairs(t, True), lambda t: pairs(t, False)),
    "masks": (lambda t: own(t, also_elsewhere=True),
              lambda t: [row["attribute"] for row in t if row["role"] != t[0]["role"]],
              lambda t: own(t, also_elsewhere=False), lambda t: [row["attribute"] for row in t
                                                                 if row["role"] == t[0]["role"]]),
    "order": (lambda t: sorted(t, key=STEPS.index), lambda t: sum(STEPS.index(x) > 0 for x in t),
              lambda t: max(t, key=STEPS.index), max),
    "groupby": (lambda t: count(t, "role"), lambda t: count(t, "attribute"),
                lambda t: of_each_role(t, lambda items: items[0]), lambda t: of_each_role(t, min)),
    "proportions": (lambda t: {facet: number / len(t) for facet, number in count(t, "facet").items()},
                    lambda t: {row["role"]: count([x for x in t if x["role"] == row["role"]], "facet") for row in t},
                    lambda t: shares(t, "role"), lambda t: shares(t, "facet")),
    "similarity": (jaccard, lambda t: jaccard(t, "theme"), lambda t: have(t, 2) / min(map(len, lists(t))), jaccard),
    "concat": (lambda t: 2, lambda t: [tuple(row.values()) for row in t]
               + [("Gardener", "Patience", ""), ("Gardener", "Pruning", "")], lambda t: len(t) + 2, len),
}


def read_rows(questions):
    """Read the rows that questions show: as a table, as sets, or as a list."""
    shown = [BeautifulSoup(question.table, "html.parser") for question in questions if question.table]
    if shown:
        head, *lines = shown[0].find_all("tr")
        names = [cell.get_text() for cell in head.find_all("th")][1:]
        return [dict(zip(names, [cell.get_text() for cell in line.find_all("td")], strict=True)) for line in lines]
    values = [ast.literal_eval(line.partition(" = ")[2]) for line in questions[0].code
              if line.startswith(("first =", "second =", "names ="))]
    return values if len(values) == 2 else values[0]


def run(given, line, rows):
    """Run lines on rows as anybody would."""
    space = {"pd": pd, "rows": pd.DataFrame(rows) if isinstance(rows[0], dict) else None, "similarity": similarity}
    exec("\n".join(given), space)
    return plain(eval(line, space))


def plain(value):
    """Bring tables, and what loops made, into one form: no row numbers, no gaps, two decimals."""
    if isinstance(value, pd.DataFrame):
        rows = [{key: item for key, item in row.items() if item == item} for row in value.to_dict("records")]
        value = dict(zip(value.index, rows, strict=True)) if value.index.name else [tuple(row.values()) for row in rows]
    if isinstance(value, pd.Series):
        value = value.to_dict() if value.index.name else list(value)
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value if isinstance(value, (str, list, set)) else round(float(value), 2)


def parts_of(value):
    """List the words of a value, as an option that is a list or a table in one line has to say them, in any order."""
    if isinstance(value, dict):  # of a wide table, the names of the columns are left out
        rows = {key: list(item.values()) if isinstance(item, dict) else item for key, item in value.items()}
        return [word for key, item in rows.items() for word in [str(key), *parts_of(item)]]
    if isinstance(value, (list, set)):
        return [each if isinstance(each, str) else f"{each:g}" for each in value]
    return [value if isinstance(value, str) else f"{value:g}"]


def test_the_answers_of_each_idea_are_verified():
    assert list(LESSONS) == list(IDEAS) == list(TRUTHS)


@pytest.mark.parametrize("name", LESSONS)
def test_three_questions_about_the_idea_of_each_lesson(name):
    questions = ask_idea(name)
    assert [question.kind for question in questions] == [*LINES, *LINES][list(LESSONS).index(name) % 3 :][:3]
    rows, (gives, finds, wants, writes) = read_rows(questions), TRUTHS[name]
    for question in questions:
        right = question.options[question.right]
        others = [option for option in question.options if option != right]
        assert len(others) >= 2
        assert len(set(question.reasons)) == len(question.options), "a reply of its own for each option"
        if question.kind == "gives":
            *given, line = question.code
            assert run(given, line, rows) == plain(gives(rows))
            left = right
            for word in sorted(parts_of(plain(gives(rows))), key=len, reverse=True):
                assert word in left, (word, right)
                left = left.replace(word, "", 1)
            assert not left.strip(" :;,–|"), right
        elif question.kind == "which line":
            assert run(question.code, right, rows) == plain(finds(rows))
            assert plain(finds(rows)) not in [run(question.code, other, rows) for other in others]
        else:
            *given, line = question.code
            assert run(given, line, rows) == plain(writes(rows)) != plain(wants(rows))
            mended = question.reasons[question.right].rpartition("Right would be: ")[2]
            assert run(given, mended, rows) == plain(wants(rows))


@settings(max_examples=10)
@given(frames())
def test_no_rows_lead_to_a_traceback_or_to_a_question_without_one_right_answer(frame):
    for name in LESSONS:
        for question in ask_questions(frame, None, idea=name):
            assert question.right in range(len(question.options))
            assert len({option.casefold() for option in question.options}) == len(question.options)


def test_what_is_asked_is_asked_with_a_name_that_is_known():
    with pytest.raises(ValueError, match=r"idea is 'lists'; it can be one of: rows, pivot, sets"):
        make_quiz(load_roles(), idea="lists")
    assert [name for name in IDEAS if f'"{name}"' not in make_quiz.__doc__] == []


def test_a_small_quiz_asks_about_the_idea_first_of_all():
    quiz = make_quiz(load_roles(), count=3, idea="rows")
    assert [question.kind for question in quiz.questions] == ["which role", "gives", "which line"]
    quiz = make_quiz(make_rows(THREE[:1])[["role", "area", "attribute"]], area="skills", idea="sets")
    assert len(quiz.questions) == 3, "one role and no notes: nothing to ask but the idea"

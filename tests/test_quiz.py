"""The quiz: its right answers are worked out again, by plain loops over the rows, and compared."""

import os
import re
import subprocess
import sys
from collections import Counter
from html import unescape
from itertools import combinations, pairwise, product
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers import check_answer, load_roles, make_quiz
from helpers.english import NOUNS
from helpers.practice import UNFILLED
from helpers.quiz import ask_questions
from helpers.quiz.widget import NOTHING, Quiz
from helpers.roles import AREAS, COLUMNS
from tests.conftest import FILES, SIX, THREE, make_rows

ROOT = Path(__file__).parent.parent
MANY = 10_000
AREA_KINDS = ("most alike", "least alike")
KINDS = {"which role", "shared", "note"}
LINES = ["gives", "which line", "what is wrong"]
# The lessons: each one's idea, and its area.
LESSONS = {"rows": None, "pivot": "overview", "sets": "responsibilities", "overlap": "skills", "themes": "goals",
           "crosstab": "environments", "merge": "stakeholders", "masks": "tools", "order": "careers",
           "groupby": "reputation", "proportions": "collaboration", "similarity": None, "concat": None}


def plain(text):
    return " ".join(normalize("NFKC", text).casefold().split())


def records(roles):
    frame = pd.DataFrame({name: roles[name].astype(object) if name in roles else "" for name in COLUMNS})
    return [row for row in frame.to_dict("records") if row["role"].strip() and row["attribute"].strip()]


def named_in(prompt):
    """Find the area whose noun a prompt uses."""
    said = {area: "items in " + area if NOUNS[area][1] == "items" else NOUNS[area][1] for area in AREAS}
    found = [area for area in AREAS if f"these {said[area]} " in prompt or f"its {said[area]}?" in prompt]
    assert found, prompt
    return max(found, key=lambda area: len(said[area]))


class Truth:
    """What is true of an option, worked out from the rows by loops."""

    def __init__(self, roles):
        self.rows = records(roles)
        order = list(roles["role"].cat.categories) if hasattr(roles["role"], "cat") else [r["role"] for r in self.rows]
        have = {row["role"] for row in self.rows}
        self.names = [name for name in dict.fromkeys(order) if name in have][:6]

    def having(self, attribute, area=None):
        return {row["role"] for row in self.rows
                if plain(row["attribute"]) == plain(attribute) and area in (None, row["area"])}

    def right(self, question):
        """Return the options that are right, and fail where one is neither clearly right nor clearly wrong."""
        options = question.options
        if question.kind in AREA_KINDS:
            values = [self.measure(question, option) for option in options]
            best = min(values) if question.kind == "least alike" else max(values)
            assert all(f"{value:.2f}" in reason for value, reason in zip(values, question.reasons, strict=True))
            return [option for option, value in zip(options, values, strict=True) if value == best]
        area = named_in(question.prompt)
        if question.kind == "which role":
            subject = re.match(r"Which role has “(.*)” among its ", question.prompt, re.DOTALL)[1]
            assert self.having(subject, area) == self.having(subject)
            return [option for option in options if option in self.having(subject)]
        assert all(self.having(option, area) for option in options)
        if question.kind == "shared":
            right = [option for option in options if set(self.names) <= self.having(option, area)]
            assert right == [option for option in options if set(self.names) <= self.having(option)]
            return right
        assert question.about in question.prompt
        assert all(question.about in self.having(option, area) for option in options)
        note = re.search("“(.*)”", question.prompt, re.DOTALL)[1]
        assert question.kind == "note"
        return [option for option in options if any(
            plain(row["note"]) == plain(note) and plain(row["attribute"]) == plain(option) for row in self.rows
            if row["role"] == question.about)]

    def measure(self, question, option):
        """Measure what a question on whole areas asks about, for one of its options."""
        pairs = [(a, b) for a, b in combinations(self.names, 2)
                 if f" areas are {a} and {b} {question.kind}," in question.prompt]
        assert len(pairs) == 1, f"{question.prompt} names two pairs"
        first, second = ({row["attribute"] for row in self.rows if (row["role"], row["area"]) == (name, option.lower())}
                         for name in pairs[0])
        return round(len(first & second) / len(first | second), 2)


def check(roles, area=None, count=MANY, kinds=None):
    """Ask, and hold each question against the truth."""
    questions = ask_questions(roles, area, count=count, kinds=kinds)
    truth = Truth(roles)
    for question in questions:
        assert question.kind in (kinds or KINDS)
        assert [question.options[question.right]] == truth.right(question), question
        assert 2 <= len(question.options) == len(question.reasons) <= 7
        assert len({plain(option) for option in question.options}) == len(question.options)
        assert all(option.strip() for option in question.options)
        assert question.reasons[question.right]
        assert not re.search(": Sections?:|: *$", " ".join(question.reasons))
        if area and question.kind not in AREA_KINDS:
            assert named_in(question.prompt) == area
    assert len({question.topic for question in questions}) == len(questions) <= count
    return questions


@pytest.fixture(scope="module")
def roles():
    return load_roles()


@pytest.mark.parametrize("area", [None, *AREAS])
def test_shipped_answers_are_right(roles, area):
    check(roles, area)


@pytest.fixture(scope="module")
def collection(roles):
    return {idea: make_quiz(roles, area=area, idea=idea).questions for idea, area in LESSONS.items()}


def test_each_lesson_asks_about_its_idea_and_about_the_roles(collection):
    for questions in collection.values():
        asked = [question.kind for question in questions]
        assert len(asked) == 5
        assert 2 <= sum(kind in LINES for kind in asked) <= 3
        assert asked == sorted(asked, key=lambda kind: kind in LINES), "the roles come first"


def test_lessons_ask_in_different_ways_and_all_kinds_are_met(collection):
    asked = [[question.kind for question in questions] for questions in collection.values()]
    assert {kind for kinds in asked for kind in kinds} >= {*KINDS, *LINES, *AREA_KINDS}
    assert all(set(one) != set(other) for one, other in pairwise(asked))


def test_no_question_is_asked_twice_in_the_collection(collection):
    asked = Counter((question.prompt, question.code, question.table)
                    for questions in collection.values() for question in questions)
    assert len(asked) == 5 * len(collection)
    assert asked.most_common(1)[0][1] == 1


def test_no_answer_is_found_by_a_word_of_a_roles_name(roles, collection):
    telling = re.compile("media|communit(y|ies)", re.IGNORECASE)
    assert sum(map(bool, map(telling.search, roles["attribute"]))) > 30
    for question in (question for questions in collection.values() for question in questions):
        if question.kind in {"which role", "shared", "note"}:
            named = question.prompt.split("“")[1:2] if question.kind == "which role" else question.options
            assert not any(map(telling.search, named)), question


@pytest.mark.parametrize(("names", "telling", "asked"), [
    (("Event Planner", "Tour Guide"), ("Planning weddings", "Guided walks", "Guides", "Events"), "Plain speaking"),
    (("Shop Assistant", "Travel Assistant"), ("Travelling", "Shops"), "Assisting the boss"),
    (("HR Manager", "IT Manager"), ("HR systems", "It"), "Hiring"),
])
def test_words_that_share_a_stem_with_a_roles_name_are_not_asked_about(names, telling, asked):
    rows = [(names[0], "skills", item) for item in (*telling, asked)] + [(names[1], "skills", "Something else")]
    frame = pd.DataFrame(rows, columns=["role", "area", "attribute"])
    options = {option for question in check(frame) for option in question.options}
    assert not options & set(telling)
    assert any(asked in question.prompt for question in check(frame, kinds=["which role"]))


@pytest.mark.parametrize("name", ["shipped", *FILES])
def test_answers_about_whole_areas_are_right(roles, name):
    asked = {question.kind for question in check(FILES.get(name, roles), kinds=AREA_KINDS)}
    assert asked == (set(AREA_KINDS) if name == "shipped" else set()), "in made-up files, all areas are as large"


def test_a_lesson_asks_the_kinds_it_wants_only(roles):
    for kinds in (["shared"], ["note", "which role"], ["most alike", "shared"]):
        questions = ask_questions(roles, None, kinds=kinds)
        assert list(dict.fromkeys(question.kind for question in questions)) == kinds


def test_where_counting_would_leave_a_doubt_no_area_is_asked_about():
    rows = [("A", "skills", "One"), ("A", "skills", "Two"), ("A", "skills", "two"), ("B", "skills", "One"),
            ("A", "tools", "Pen"), ("B", "tools", "Ink")]
    frame = pd.DataFrame(rows, columns=["role", "area", "attribute"])
    assert check(frame.drop(index=2), kinds=AREA_KINDS)
    assert check(frame, kinds=AREA_KINDS) == []
    third = pd.DataFrame([("C", "tools", "Pen")], columns=frame.columns)
    assert check(pd.concat([frame.drop(index=2), third]), kinds=AREA_KINDS) == [], "there are three pairs"
    only = pd.DataFrame([("A", "skills", "One"), ("B", "overview", "One")], columns=frame.columns)
    assert check(only, kinds=AREA_KINDS) == [], "B has nothing to compare, for the overview repeats other areas"


def test_right_options_stand_everywhere(roles):
    places = {question.right for area in AREAS for question in ask_questions(roles, area)}
    assert places == {0, 1, 2, 3}


@pytest.mark.parametrize("name", FILES)
def test_answers_for_other_files_are_right(name):
    for area in (None, *AREAS):
        check(FILES[name], area)


def test_six_roles_and_nine_hundred():
    assert f"do all of {', '.join(SIX[:5])} and {SIX[5]} have" in {
        q.kind: q.prompt for q in check(make_rows(SIX, each=9))}["shared"]
    crowd = make_rows([f"Role {number}" for number in range(900)], areas=AREAS[:2], each=8)
    questions = check(crowd)
    assert {question.about for question in questions} <= {"", *(f"Role {number}" for number in range(6))}
    assert any("do all of Role 0, Role 1, Role 2, Role 3, Role 4 and Role 5 have" in q.prompt for q in questions)
    assert check(crowd, kinds=AREA_KINDS) == [], "who knows what the others would change?"


def test_one_role_is_asked_no_comparison():
    rows = make_rows(THREE[:1], each=9)
    assert check(rows) == [], "each of its notes fits several attributes"
    rows["note"] = [f"Is the one of number {number}." for number in range(len(rows))]
    assert {question.kind for question in check(rows)} == {"note"}


@pytest.mark.parametrize("rows", [
    [("A", "skills", "One")],
    [("A", "skills", "One"), ("B", "skills", "one ")],
    [("A", "skills", "One"), ("B", "skills", "One")],
    [("A", "skills", "One"), ("a", "skills", "Two")],
    [("Shop keeper", "skills", "One"), ("Shopkeeper", "skills", "Two")],
    [("A", "skills", "Fund raising"), ("B", "skills", "Fundraising")],
    [("A", "skills", "Pl\u00e4ne"), ("B", "skills", "Pla\u0308ne")],
    [("A", "skills", ""), ("B", "skills", "")],
    [],
])
def test_where_nothing_is_certain_nothing_is_asked(rows):
    frame = pd.DataFrame(rows, columns=["role", "area", "attribute"])
    assert ask_questions(frame) == []
    assert NOTHING in Quiz([]).to_html()


@pytest.mark.parametrize("names", [
    ("Both, together", "Shared"), ("both,  together", "nothing"), ("Both, together", "All of them, together", "Shared"),
    ("Shared", "nan", "nothing"), ("José", "Jose"), ("A", "B and C", "A and B", "C"), ("other roles", "both roles"),
], ids=" | ".join)  # fmt: skip
def test_no_role_name_is_special(names):
    frame = pd.concat([make_rows(names), make_rows(names, areas=["tools"], each=6)]).drop_duplicates()
    asked = Counter(question.kind for question in check(frame))
    assert asked.keys() >= {"which role", "note"}
    measured = {question.kind for question in check(frame, kinds=AREA_KINDS)}
    assert measured == (set(AREA_KINDS) if len(names) == 2 else set())


def test_blank_is_blank():
    frame = make_rows(THREE)
    frame.loc[::3, "note"] = frame.loc[1::4, "sections"] = frame.loc[::5, "theme"] = frame.loc[::7, "facet"] = ""
    frame.loc[::11, "attribute"] = frame.loc[::13, "role"] = frame.loc[::17, "area"] = ""
    questions = check(frame) + check(frame, kinds=AREA_KINDS)
    empty = frame.replace("", np.nan)
    assert ask_questions(empty, count=MANY) + ask_questions(empty, count=MANY, kinds=list(AREA_KINDS)) == questions
    for column in ("facet", "theme", "note", "sections"):
        blank, without = frame.assign(**{column: ""}), frame.drop(columns=column)
        assert ask_questions(without, count=MANY) == check(blank)


@pytest.mark.parametrize(("note", "sections", "said"), [
    ("Plans a fair", "media-skills; Part 2-b;", "“One”, A: Plans a fair. In the source: media skills, Part 2-b."),
    ("Why not?", "tools", "“One”, A: Why not? In the source: tools."),
    ("Plans a fair.", "", "“One”, A: Plans a fair."),
    ("", "comparison-table", "“One” is on the list of A. In the source: comparison table."),
    ("", ";", "“One” is on the list of A."),
])
def test_a_reason_reads_well_whatever_is_blank(note, sections, said):
    frame = pd.DataFrame([("A", "skills", "One", note, sections), ("B", "skills", "Two", "", "")],
                         columns=["role", "area", "attribute", "note", "sections"])
    questions = check(frame, kinds=["which role"])
    reasons = [question.reasons[question.right] for question in questions if question.about == "A"]
    assert reasons == [said]


def test_no_attribute_is_alone_that_another_area_shares():
    frame = pd.DataFrame([("A", "skills", "One"), ("B", "skills", "Two"), ("B", "tools", "One")],
                         columns=["role", "area", "attribute"])
    assert {question.topic for question in check(frame)} == {"Two"}


NAMES = ["Baker", "Cook <b>", "$Clerk$ & Co", "Driver", "Editor", "Farmer", "Gardener", "baker "]
ATTRIBUTES = ["Writing", "writing", "Planning", "Pläne", "a < b", "$x$", "Speaking", "Reading", "Driving", "Baking"]


@st.composite
def frames(draw):
    """Make rows of any roles, with blanks, twins, other spellings, and sometimes the required columns only."""
    row = st.tuples(st.sampled_from(NAMES[: draw(st.integers(1, 8))]), st.sampled_from(AREAS[:3]),
                    st.sampled_from(["", "kind"]), st.sampled_from(ATTRIBUTES),
                    st.sampled_from(["", "ink", "Ink", "air"]),
                    st.sampled_from(["", "Does it.", "Knows it.", "Likes it.", "Sees <it>."]),
                    st.lists(st.sampled_from(["p", "q", "r", ""]), max_size=3).map(";".join))
    frame = pd.DataFrame(draw(st.lists(row, max_size=40)), columns=COLUMNS, dtype="str")
    if draw(st.booleans()):
        frame = frame[["role", "area", "attribute"]]
    if draw(st.booleans()):
        frame = frame.assign(role=pd.Categorical(frame["role"], categories=NAMES))
    return frame


@settings(max_examples=3 * settings.default.max_examples, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(frames(), st.sampled_from([None, *AREAS[:3]]), st.sampled_from([0, 5, MANY]))
def test_no_answer_is_wrong_for_any_rows(frame, area, count):
    before = frame.copy()
    check(frame, area, count)
    check(frame, area, count, AREA_KINDS)
    pd.testing.assert_frame_equal(frame, before)


def test_the_same_questions_in_every_python(roles, tmp_path):
    code = ("from helpers import make_quiz, load_roles; import sys; sys.stdout.reconfigure(encoding='utf-8');"
            "print(make_quiz(load_roles(), count=30).to_html())")
    made = [subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True, text=True,
                           encoding="utf-8", env={**os.environ, "PYTHONHASHSEED": seed}).stdout for seed in "12"]
    assert made[0] == made[1] == make_quiz(roles, count=30).to_html() + "\n"


def parse(html):
    """Read a static twin as XML: the prompt, options and answer of each question."""
    section = ElementTree.fromstring(f"<div>{html}</div>").find("section")
    assert section.get("class") == "sbs-quiz"
    options = "ul[@class='sbs-options']/li"
    return [(item.find("p").text, ["".join(option.itertext()) for option in item.findall(options)],
             [text for part in item.findall("details/p") for text in part.itertext()])
            for item in section.findall("ol/li[@class='sbs-question']")]


def parts(quiz, number):
    """Return the radio buttons, the check button and the feedback of a question, counted from 0."""
    return quiz.children[1 + number].children[-3:]


@pytest.mark.parametrize(("area", "idea"), [(None, None), ("skills", None), ("tools", "masks"), ("goals", "themes")])
def test_static_and_live_ask_the_same(roles, area, idea):
    quiz = make_quiz(roles, area, idea=idea)
    bundle = quiz._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in bundle
    static = parse(bundle["text/html"])
    assert not re.search(r"<script|\sid=", bundle["text/html"])
    assert len(static) == len(quiz.questions) == len(quiz.children) - 2
    for number, (question, (prompt, options, answer)) in enumerate(zip(quiz.questions, static, strict=True)):
        radios, button, feedback = parts(quiz, number)
        assert options == list(radios.options) == list(question.options)
        assert prompt == question.prompt
        assert unescape(re.sub("<code.*|<[^>]+>", "", radios.description, flags=re.DOTALL)) == f"{number + 1}. {prompt}"
        radios.index = question.right
        button.click()
        assert answer == ["Right answer: ", question.options[question.right], question.reasons[question.right]]
        assert answer[2] in unescape(feedback.value)


def test_lines_are_shown_as_code_and_rows_as_a_table_in_both_forms(roles):
    quiz = make_quiz(roles, "reputation", idea="groupby")
    static = BeautifulSoup(quiz.to_html(), "html.parser").select(".sbs-question")
    for number, (question, item) in enumerate(zip(quiz.questions, static, strict=True)):
        group = quiz.children[1 + number].children
        live = BeautifulSoup(group[-3].description, "html.parser")
        for shown in (live, item):
            code = shown.select_one(".sbs-code")
            assert (code.get_text().split("\n") if code else []) == list(question.code)
        assert bool(item.select(".sbs-options code")) == ("sbs-lines" in group[-3]._dom_classes) == (
            question.kind == "which line")
        tables = [str(table) for table in item.select("table")]
        above = [part.value for part in group[:-3]]
        assert tables == [str(BeautifulSoup(value, "html.parser").table) for value in above]
        assert len(tables) == (question.kind in LINES)


def test_a_reader_tries_again(roles):
    quiz = make_quiz(roles, "skills")
    radios, button, feedback = parts(quiz, 0)
    question, score = quiz.questions[0], quiz.children[-1]
    assert radios.value is None
    assert button.description == "Check answer 1"
    assert feedback.value == ""
    button.click()
    assert "Nothing is chosen yet." in feedback.value
    radios.index = (question.right + 1) % len(question.options)
    assert feedback.value == ""
    button.click()
    assert "Not yet." in feedback.value
    assert "Try again." in feedback.value
    assert "0 of 5 right" in score.value
    radios.index = question.right
    button.click()
    assert "Right." in feedback.value
    assert "1 of 5 right" in score.value
    radios.index = (question.right + 1) % len(question.options)
    button.click()
    assert "0 of 5 right" in score.value


def test_reasons_cite_note_and_sections(roles):
    for question in ask_questions(roles, "skills"):
        if question.kind == "note":
            reason = question.reasons[question.right]
            row = next(row for row in records(roles) if row["area"] == "skills" and row["note"] in reason)
            assert ", ".join(row["sections"].split(";")).replace("-", " ") in reason


def test_values_are_text_never_code():
    nasty = ['<script>alert("1")</script>', "$x^2$ & <b>", "=1+1", "</li></ol>'", "&amp;", "a\tb"]
    rows = [(name, "skills", "", f"{item} {number}", item, f"Is {number} {item}.", f"{item};b")
            for number, (name, item) in enumerate(product(["<i>A</i>", "$B$"], nasty))]
    quiz = Quiz(ask_questions(pd.DataFrame(rows, columns=COLUMNS), count=MANY))
    assert len(quiz.questions) > 5
    static = parse(quiz.to_html())
    assert [options for _, options, _ in static] == [list(question.options) for question in quiz.questions]
    for number in range(len(quiz.questions)):
        radios, button, feedback = parts(quiz, number)
        radios.index = 0
        button.click()
        for html in (radios.description, feedback.value):
            assert {node.tag for node in ElementTree.fromstring(html).iter()} <= {"span", "p", "strong"}


SERIES = pd.Series([1, 2.5], index=["a", "b"])
FRAME = pd.DataFrame({"n": [1, 1, 2.5], "kind": ["x", "y", "x"]}, index=["a", "a", "b"])


@pytest.mark.parametrize(("answer", "right"), [
    (3, 3), (np.int64(3), 3), (np.float32(0.5), 0.5), (3.0049, 3), (np.bool_(True), True),
    (" planning", "Planning"), (["b", "a"], {"a", "b"}), (["a", "a"], {"a"}), ({"a": 1}.keys(), {"a"}),
    (pd.Series(["b", "a"]), ["a", "b"]), (pd.Index(["b", "a"]), {"a", "b"}), (pd.Categorical(["a"]), ["a"]),
    ([0.3349, 1], [1, 0.335001]), ([[1, 2]], [[1, 2]]), (SERIES[::-1], SERIES), ({"b": 2.501, "a": 1}, SERIES),
    (SERIES.astype(object), SERIES), (FRAME[::-1], FRAME), (FRAME[["kind", "n"]], FRAME), (FRAME, FRAME),
    ({"A": {"x"}, "B": {"y"}}, {"B": {"y"}, "A": {"x"}}), (set(), set()), (float("nan"), float("nan")),
])  # fmt: skip
def test_right_answers(answer, right):
    assert check_answer(answer, right, hint="Look.").sentence.startswith("Right: ")
    assert "Look." not in check_answer(answer, right, hint="Look.").sentence


@pytest.mark.parametrize(("answer", "right", "said"), [
    (3.01, 3, "the number is too high"), (-1, 3, "the number is too low"), (True, 1, "True or False"),
    ("3", 3, "this is a text, but a number is asked for"), (float("nan"), 3, "not a number"),
    (len, 3, "round brackets"), (FRAME.groupby("kind"), FRAME, "DataFrameGroupBy"), (pd.NA, 3, "NAType"),
    ("x", "y", "another value"), ({"a"}, {"a", "b", "c"}, "two items are missing"),
    ({"a", "z"}, {"a", "b"}, "one item is missing and one item is too many"),
    (["a", "a"], ["a"], "one item is too many"),
    ([1, 2], [1, 2.2], "one item is missing and one item is too many"), ([float("nan")], [1], "missing"),
    (SERIES * 2, SERIES, "two values are not right"), (SERIES.reset_index(drop=True), SERIES, "row label"),
    ([1, 2.5], SERIES, "a list or a set, but a Series"), (FRAME, SERIES, "a table (DataFrame), but"),
    (FRAME.iloc[:2], FRAME, "one row label is missing"), (FRAME[["n"]], FRAME, "one column label is missing"),
    (FRAME.assign(n=0), FRAME, "not right"), (FRAME.assign(n="1"), FRAME, "not right"),
    (pd.DataFrame(), FRAME, "missing"),
    ({"A": {"x"}}, {"A": {"y"}}, "one value is not right"), ({"B": 1}, {"A": 1}, "key"), (object(), {1}, "object"),
])  # fmt: skip
def test_wrong_answers(answer, right, said):
    sentence = check_answer(answer, right, hint="Look.").sentence
    assert sentence.startswith("Not yet: ")
    assert said in sentence
    assert sentence.endswith(" Hint: Look.")


@pytest.mark.parametrize("answer", [None, ..., [...], {...}])
def test_nothing_to_check(answer):
    assert check_answer(answer, {1}).sentence == UNFILLED


VALUES = st.recursive(st.none() | st.booleans() | st.integers(-99, 99) | st.floats() | st.text(max_size=3),
                      lambda inner: st.lists(inner, max_size=3)
                      | st.dictionaries(st.text(max_size=2), inner, max_size=3)
                      | st.lists(st.integers(), max_size=3).map(pd.Series), max_leaves=6)


@settings(deadline=None)
@given(VALUES, VALUES)
def test_no_answer_is_a_traceback(answer, right):
    assert check_answer(answer, right).sentence.startswith(("Right: ", "Not yet: ", "Nothing to check"))
    if answer is not None:
        assert check_answer(answer, answer).sentence.startswith("Right: ")

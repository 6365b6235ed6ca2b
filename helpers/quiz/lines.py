"""Questions about a data idea: the lines of an idea are run on a few rows, and what they give are the answers."""

import json
from itertools import combinations, product
from numbers import Number
from string import Template
from typing import NamedTuple

import pandas as pd

from helpers.compare import similarity
from helpers.english import join_names
from helpers.quiz.facts import Facts, make_question
from helpers.quiz.ideas import IDEAS, MADE_UP
from helpers.tables import table_html

MOST = 8  # so many rows of each kind are tried


class Line(NamedTuple):
    """A line of code, the question that it answers, and the answer: which kind of value it is, and in words."""

    code: str
    question: str
    kind: str
    answer: str


def ask_idea(name, facts, area=None):
    """Ask what a line gives, which line answers a question, and what is wrong: other ideas begin with another one."""
    if name not in IDEAS:
        raise ValueError(f"idea is {name!r}; it can be one of: {', '.join(IDEAS)}")
    idea = IDEAS[name]
    rows, caption = _take_rows(idea, facts, area)
    given, lines = _run(idea.lines, rows)
    table = table_html(rows[list(idea.columns)].rename_axis("row"), caption) if idea.columns else ""
    about = f"The table rows has the columns {join_names(idea.columns)}. " if idea.columns else ""
    gives, which, *wrong = (lines[number] for number in idea.asked)
    shown = "the last of these lines" if given else "this line"
    asked = [make_question("gives", f"What does {shown} give?", gives.answer,
                           _explain(gives, lines, "answer", idea.rule), code=[*given, gives.code], table=table),
             make_question("which line", f"{about}Which line answers the question “{which.question}”", which.code,
                           _explain(which, lines, "code", idea.rule), code=given, has_lines=True),
             _ask_what_is_wrong(*wrong, lines, idea.rule, code=given, about=about)]
    first = list(IDEAS).index(name) % len(asked)
    return [question for question in asked[first:] + asked[:first] if question]


def _take_rows(idea, facts, area):
    """Take a few rows of two roles in which the idea can be seen, and say where they are from."""
    for each in [area] if area else facts.compared:
        if rows := next(_find_rows(idea, facts, each), None):
            return pd.DataFrame(rows), f"A few of the rows in {each}"
    return pd.DataFrame(next(_find_rows(idea, Facts(MADE_UP), "skills"))), "Made-up rows"


def _find_rows(idea, facts, area):
    """List what could be taken: rows of the first role only, what both roles have, and a row of the second one only."""
    for first, second in combinations(facts.names, 2):
        mine, others = ({row.attribute: row for row in facts.within(area, name)} for name in (first, second))
        own, last = ([row for row in rows.values() if facts.is_alone(row)][:MOST] for rows in (mine, others))
        both = [(mine[attribute], others[attribute]) for attribute in mine if attribute in others][:MOST]
        for some, pair, one in product(combinations(own, idea.own), both, last):
            # Backwards: what is in the first row is then not what is first in the alphabet.
            some = sorted(some, key=lambda row: row.attribute, reverse=True)
            kinds = [{getattr(row, idea.spread).strip() for row in held}
                     for held in ([*some, pair[0]], [pair[1], one]) if idea.spread]
            if not kinds or (kinds[0] == kinds[1] and len(kinds[0] - {""}) == len(kinds[0]) == 2):
                yield [*some, *pair, one]


def _run(text, rows):
    """Return the lines without a question, which come first, and a Line for each of the others."""
    words = dict(zip(("ROLE", "ONE", "TWO"), [rows["role"].iloc[0], *rows["facet"].unique()], strict=False))
    literals = {name: json.dumps(word, ensure_ascii=False) for name, word in words.items()}
    for name, (_, own) in zip(("FIRST", "SECOND"), rows.groupby("role", sort=False)["attribute"], strict=True):
        literals[name] = f"{{{json.dumps(list(own), ensure_ascii=False)[1:-1]}}}"
    space, given, lines = {"pd": pd, "rows": rows, "similarity": similarity}, [], []
    for line in text.strip().splitlines():
        code, _, question = line.strip().partition("  # ")
        code, question = Template(code).substitute(literals), Template(question).substitute(words)
        if question:
            value = eval(code, space)
            kind = "number" if isinstance(value, Number) else type(value).__name__
            lines.append(Line(code, question, kind, _say(value)))
        else:
            exec(code, space)
            given.append(code)
    return given, lines


def _say(value):
    """Write what a line gives, so that it fits a line or two."""
    if isinstance(value, pd.DataFrame):
        heads = [f"{label}: " if value.index.name else "" for label in value.index]
        return "; ".join(head + ", ".join(map(_say, row)) for head, row in zip(heads, value.to_numpy(), strict=True))
    if isinstance(value, pd.Series) and value.index.name:
        return ", ".join(f"{label}: {_say(item)}" for label, item in value.items())
    if isinstance(value, (set, list, pd.Series)):
        return ", ".join(sorted(value) if isinstance(value, set) else value) or "nothing"
    return "–" if value != value else f"{round(value, 2):g}" if isinstance(value, Number) else value


def _pick_slips(right, lines):
    """Pick three other lines at most that give something else: if there are two, only such as give a like kind."""
    others = list({line.answer: line for line in lines if line.answer != right.answer}.values())
    alike = [line for line in others if line.kind == right.kind]
    return (alike if len(alike) > 1 else others)[:3]


def _explain(right, lines, part, rule):
    """Name the right line and others by their code or answer, each with what is said of it."""
    slips = _pick_slips(right, lines)
    said = {getattr(slip, part): f"That answers another question: “{slip.question}”" for slip in slips}
    return said | {getattr(right, part): rule}


def _ask_what_is_wrong(wanted, written, lines, rule, *, code, about):
    others = [line for line in _pick_slips(written, lines) if line != wanted][:2]
    reasons = {f"It answers “{line.question}”": f"For that question, the line is: {line.code}" for line in others}
    nothing, right = "Nothing is wrong: it answers the question.", f"It answers “{written.question}”"
    reasons |= {nothing: "It does not. Read the line aloud, piece by piece: what does it count or keep?",
                right: f"{rule} Right would be: {wanted.code}"}
    last = "the last" if code else "this"
    prompt = f"{about}Somebody asks “{wanted.question}” and writes {last} line. What is wrong here?"
    return wanted.answer != written.answer and make_question("what is wrong", prompt, right, reasons,
                                                             code=[*code, written.code])

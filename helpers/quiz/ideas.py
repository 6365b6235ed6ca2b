"""Questions about each lesson's data idea: lines of pandas, each with the question that it answers.

Nobody types an answer: a quiz runs the lines on a few made-up rows. The lines of an idea are what people take for one
another, so the others are the wrong options; one that happens to give what the right one gives is left out.
"""

from numbers import Number
from typing import NamedTuple

import pandas as pd

from helpers.compare import similarity
from helpers.quiz.kinds import make_question
from helpers.tables import table_html


class Idea(NamedTuple):
    """What is said with a right answer; what is run first, and the lines with their questions; what they need."""

    rule: str
    lines: str
    columns: tuple = ("role", "attribute")
    # Which line is run, which one is to be found, which one is wanted, and which one is written in its place.
    asked: tuple = (0, 1, 2, 3)


IDEAS = {
    "rows": Idea("A comparison gives True or False for each row, and sum counts each True as 1. nunique counts each "
                 "different value once, and len counts rows.", """
        (rows["role"] == "Baker").sum()  # How many rows are about the baker?
        rows["role"].nunique()  # How many roles are there?
        rows["attribute"].nunique()  # How many different attributes are there?
        len(rows)  # How many rows are there?
        """),
    "pivot": Idea("index says what goes down the side, columns what goes across the top, and aggfunc what becomes of "
                  "the rows that meet in a cell.", """
        rows.pivot_table(index="attribute", columns="role", aggfunc="size")  # Which role has which attribute?
        rows.pivot_table(index="facet", columns="role", aggfunc="size")  # How many rows has each role in each facet?
        rows.pivot_table(index="facet", columns="role", values="attribute", aggfunc=", ".join)  # What is in each facet?
        rows.pivot_table(index="facet", columns="role", values="attribute", aggfunc="first")  # What is first in each?
        """, ("role", "facet", "attribute")),
    "sets": Idea("& keeps what is on both lists, | puts the lists together, and - starts with one list and takes out "
                 "what is on the other.", """
        first = {"flour", "oven", "van"}
        second = {"van", "vases"}
        first & second  # What is on both lists?
        first | second  # What is there in all, on one list or on both?
        second - first  # What is on the second list only?
        first - second  # What is on the first list only?
        """, ()),
    "overlap": Idea("The Jaccard index divides what is shared by all that there is, each thing counted once. The "
                    "overlap coefficient divides it by the length of the shorter list.", """
        first = {"flour", "oven", "van"}
        second = {"van", "vases"}
        len(first & second) / len(first | second)  # Of all different things on the lists, what share is on both?
        len(first & second) / min(len(first), len(second))  # What share of the shorter list is on the longer one too?
        len(first | second)  # How many different things are on the lists?
        len(first) + len(second)  # How long are the lists, one after the other?
        """, ()),
    "themes": Idea("value_counts counts the rows of each value, so what both roles have counts twice. nunique counts "
                   "each different value once.", """
        rows["theme"].value_counts()  # How many rows does each theme have?
        rows["theme"].nunique()  # How many different themes are there?
        rows.drop_duplicates("attribute")["theme"].value_counts()  # How many different attributes does each theme have?
        """, ("role", "attribute", "theme"), (0, 1, 2, 0)),
    "crosstab": Idea("The table has a line for each attribute and a column for each role. sum() goes down each column, "
                     "and axis=1 goes along each line.", """
        present = pd.crosstab(rows["attribute"], rows["role"]) > 0
        present.all(axis=1).sum()  # How many attributes do all roles have?
        present.sum()  # How many attributes does each role have?
        present.any(axis=1).sum()  # How many different attributes are there?
        present.sum().sum()  # How many cells are True?
        (present.sum(axis=1) == 1).sum()  # How many attributes does only one role have?
        """),
    "merge": Idea("A merge on role pairs each left row with each right row of the same role. concat makes no pairs: it "
                  "puts one table under the other.", """
        left = rows[rows["facet"] == "with things"]
        right = rows[rows["facet"] == "with people"]
        len(left.merge(right, on="role"))  # How many pairs of a left and a right row have the same role?
        len(left) * len(right)  # How many pairs of a left and a right row are there, whatever their roles?
        len(pd.concat([left, right]))  # How many rows are there, left and right together?
        len(left)  # How many left rows are there?
        """, ("role", "facet", "attribute"), (0, 2, 0, 1)),
    "masks": Idea("& asks for both, | for at least one of the two, and ~ makes False of True and True of False.", """
        mine = rows["role"] == "Baker"
        elsewhere = rows["attribute"].isin(rows.loc[~mine, "attribute"])
        rows.loc[mine & elsewhere, "attribute"]  # What is on the list of the baker, and on another list too?
        rows.loc[~mine, "attribute"]  # What is on the lists of the others?
        rows.loc[mine & ~elsewhere, "attribute"]  # What is on the list of the baker, and on no other list?
        rows.loc[mine | ~elsewhere, "attribute"]  # What is on the list of the baker, or on no other list?
        """),
    "order": Idea("Text is in the order of the alphabet. An ordered Categorical is in the order of its categories.", """
        names = ["middle", "high", "low", "middle"]
        text = pd.Series(names)
        steps = pd.Series(pd.Categorical(names, categories=["low", "middle", "high"], ordered=True))
        steps.sort_values().tolist()  # What are the steps from the lowest to the highest?
        text.sort_values().tolist()  # What are the words in the order of the alphabet?
        steps.sort_values(ascending=False).tolist()  # What are the steps from the highest to the lowest?
        (steps >= "middle").sum()  # How many steps are in the middle or higher?
        steps.max()  # Which step is the highest?
        text.max()  # Which word is last in the alphabet?
        """, (), (0, 3, 4, 5)),
    "groupby": Idea("groupby puts the rows with the same value into one group, and agg makes one value of each "
                    "group.", """
        rows.groupby("role")["attribute"].agg("size")  # How many rows does each role have?
        rows.groupby("attribute")["role"].agg("size")  # How many rows does each attribute have?
        rows.groupby("role")["attribute"].agg("first")  # Which attribute is in the first row of each role?
        rows.groupby("role")["attribute"].agg("min")  # Which attribute of each role is first in the alphabet?
        """),
    "proportions": Idea('A share needs its whole. With True the whole is all rows, with "index" it is each line, and '
                        'with "columns" it is each column.', """
        rows["facet"].value_counts(normalize=True)  # What share of all rows does each facet have?
        pd.crosstab(rows["role"], rows["facet"])  # How many rows of each facet does each role have?
        pd.crosstab(rows["role"], rows["facet"], normalize="index")  # What share of each role's rows has each facet?
        pd.crosstab(rows["role"], rows["facet"], normalize="columns")  # What share of each facet's rows has each role?
        pd.crosstab(rows["role"], rows["facet"], normalize=True)  # What share of all rows is each role with each facet?
        """, ("role", "facet", "attribute")),
    "similarity": Idea("The Jaccard index divides what is shared by all different things on the two lists. The overlap "
                       "coefficient divides it by the shorter list.", """
        one, other = rows["role"].unique()
        similarity(rows).loc[one, other]  # How alike are the roles, by the Jaccard index of attributes?
        similarity(rows, level="theme").loc[one, other]  # How alike are the roles, by the Jaccard index of themes?
        similarity(rows, measure="overlap").loc[one, other]  # What share of the shorter list is on the longer one too?
        similarity(rows).loc[one, one]  # How alike is the first role to itself?
        """, ("role", "area", "attribute", "theme"), (0, 1, 2, 0)),
    "concat": Idea("concat puts one table under the other. What a table lacks becomes a gap, and fillna fills the "
                   "gaps.", """
        own = pd.DataFrame({"role": ["Gardener", "Gardener"], "attribute": ["Patience", "Pruning"]})
        both = pd.concat([rows, own])
        both["theme"].isna().sum()  # How many gaps does the column theme have?
        both.fillna("")  # What does the table look like without gaps?
        len(both)  # How many rows are there, old and new?
        len(rows)  # How many rows were there before?
        """, ("role", "attribute", "theme")),
}
MADE_UP = pd.DataFrame([
    ("Baker", "skills", "with things", "Kneading dough", "craft"),
    ("Baker", "skills", "with things", "Baking bread", "craft"),
    ("Baker", "skills", "with people", "Talking to customers", "service"),
    ("Florist", "skills", "with people", "Talking to customers", "service"),
    ("Florist", "skills", "with things", "Arranging flowers", "craft"),
], columns=["role", "area", "facet", "attribute", "theme"])


def ask_idea(name):
    """Ask what a line gives, which line answers a question, and what is wrong: other ideas begin with another one."""
    if name not in IDEAS:
        raise ValueError(f"idea is {name!r}; it can be one of: {', '.join(IDEAS)}")
    idea = IDEAS[name]
    rows = MADE_UP[list(idea.columns)]
    given, lines = _run(idea.lines, rows)
    table = table_html(rows.rename_axis("row"), "The table rows, made up") if idea.columns else ""
    gives, which, wanted, written = (lines[number] for number in idea.asked)
    last = "the last line" if given else "this line"
    other, answers = "That answers another question: “{question}”", "It answers “{question}”"
    slips = _explain(written, [line for line in lines if line != wanted], answers, "For that question: {code}")
    slips |= {"Nothing is wrong: it answers the question.": "It does not. What does the line count or keep?",
              answers.format(**written): f"{idea.rule} Right would be: {wanted['code']}"}
    asked = [
        make_question("gives", f"What does {last} give?", gives["answer"],
                      _explain(gives, lines, "{answer}", other) | {gives["answer"]: idea.rule},
                      code=[*given, gives["code"]], table=table),
        make_question("which line", f"Which line answers the question “{which['question']}”", which["code"],
                      _explain(which, lines, "{code}", other) | {which["code"]: idea.rule},
                      code=given, table=table, has_lines=True),
        make_question("what is wrong", f"Somebody asks “{wanted['question']}” and writes {last}. What is wrong here?",
                      answers.format(**written), slips, code=[*given, written["code"]], table=table)]
    first = list(IDEAS).index(name) % len(asked)
    return asked[first:] + asked[:first]


def _run(text, rows):
    """Return the lines without a question, which come first, and code, question and answer of each of the others."""
    space, given, lines = {"pd": pd, "rows": rows, "similarity": similarity}, [], []
    for line in text.strip().splitlines():
        code, _, question = line.strip().partition("  # ")
        if question:
            lines.append({"code": code, "question": question, "answer": _say(eval(code, space))})
        else:
            exec(code, space)
            given.append(code)
    return given, lines


def _say(value):
    """Write what a line gives, so that it fits a line or two."""
    if isinstance(value, pd.DataFrame):
        heads = [f"{label}: " if value.index.name else "" for label in value.index]
        return "; ".join(head + " | ".join(map(_say, row)) for head, row in zip(heads, value.to_numpy(), strict=True))
    if isinstance(value, pd.Series) and value.index.name:
        return ", ".join(f"{label}: {_say(item)}" for label, item in value.items())
    if isinstance(value, (set, list, pd.Series)):
        return ", ".join(sorted(value) if isinstance(value, set) else value) or "nothing"
    return "–" if value != value else f"{round(value, 2):g}" if isinstance(value, Number) else value


def _explain(right, lines, option, reason):
    """Write the first three other lines that give something else as options, each with what is said of it."""
    slips = {line["answer"]: line for line in lines if line["answer"] != right["answer"]}.values()
    return {option.format(**line): reason.format(**line) for line in list(slips)[:3]}

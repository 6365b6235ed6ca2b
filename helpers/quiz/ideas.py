"""What quizzes ask about each lesson's data idea: lines of pandas, each with the question that it answers.

Nobody types an answer: a quiz runs the lines on a few rows. The lines of an idea are what people take for one another,
so the others are the wrong options; one that happens to give what the right one gives is left out.
"""

from typing import NamedTuple

import pandas as pd


class Idea(NamedTuple):
    """What is said with a right answer; what is run first, and the lines with their questions; what rows they need."""

    rule: str
    lines: str
    columns: tuple = ("role", "attribute")
    # Which line is run, which one is to be found, which one is wanted, and which one is written in its place.
    asked: tuple = (0, 1, 2, 3)
    spread: str = ""  # a column in which both roles have the same two values
    own: int = 2  # so many rows are of the first role only


# Filled in from the rows: $ROLE, a role; $FIRST and $SECOND, what it and another one have; $ONE and $TWO, facets.
IDEAS = {
    "rows": Idea("A comparison gives True or False for each row, and sum counts each True as 1. nunique counts each "
                 "different value once, and len counts rows.", """
        (rows["role"] == $ROLE).sum()  # How many rows are about $ROLE?
        rows["role"].nunique()  # How many roles are there?
        rows["attribute"].nunique()  # How many different attributes are there?
        len(rows)  # How many rows are there?
        """),
    "pivot": Idea("index says what goes down the side, columns says what goes across the top, and values says what "
                  "goes into the cells.", """
        rows.pivot(index="facet", columns="role", values="attribute")  # What belongs to each facet, role by role?
        rows.pivot(index="attribute", columns="role", values="facet")  # To which facet does each attribute belong?
        rows.pivot(index="role", columns="facet", values="attribute")  # What belongs to each role, facet by facet?
        rows[["facet", "attribute"]]  # What do the rows say, one by one?
        """, ("role", "facet", "attribute"), (0, 1, 2, 0), "facet", own=1),
    "sets": Idea("& keeps what is on both lists, | puts the lists together, and - starts with one list and takes out "
                 "what is on the other.", """
        first = $FIRST
        second = $SECOND
        first & second  # What is on both lists?
        first | second  # What is there in all, on one list or on both?
        second - first  # What is on the second list only?
        first - second  # What is on the first list only?
        """, ()),
    "overlap": Idea("The Jaccard index divides what is shared by all that there is, each thing counted once. The "
                    "overlap coefficient divides it by the length of the shorter list.", """
        first = $FIRST
        second = $SECOND
        len(first & second) / len(first | second)  # Of all different things on the lists, what share is on both?
        len(first & second) / min(len(first), len(second))  # What share of the shorter list is on the longer one too?
        len(first | second)  # How many different things are on the lists?
        len(first) + len(second)  # How long are the lists, one after the other?
        len(first & second) / (len(first) + len(second))  # How many things are shared, for each thing listed?
        len(first & second)  # How many things are on both lists?
        """, ()),
    "themes": Idea("value_counts counts the rows of each value, so what both roles have counts twice. nunique counts "
                   "each different value once.", """
        rows["theme"].value_counts()  # How many rows does each theme have?
        rows["theme"].nunique()  # How many different themes are there?
        rows.drop_duplicates("attribute")["theme"].value_counts()  # How many different attributes does each theme have?
        rows["role"].value_counts()  # How many rows does each role have?
        len(rows["theme"])  # How many rows are there?
        """, ("role", "attribute", "theme"), (0, 1, 2, 0), "theme"),
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
        left = rows[rows["facet"] == $ONE]
        right = rows[rows["facet"] == $TWO]
        len(left.merge(right, on="role"))  # How many pairs of a left and a right row have the same role?
        len(left) * len(right)  # How many pairs of a left and a right row are there, whatever their roles?
        len(pd.concat([left, right]))  # How many rows are there, left and right together?
        len(left)  # How many left rows are there?
        """, ("role", "facet", "attribute"), (0, 2, 0, 1), "facet"),
    "masks": Idea("& asks for both, | for at least one of the two, and ~ makes False of True and True of False.", """
        mine = rows["role"] == $ROLE
        elsewhere = rows["attribute"].isin(rows.loc[~mine, "attribute"])
        rows.loc[mine & elsewhere, "attribute"]  # What is on the list of $ROLE, and on another list too?
        rows.loc[~mine, "attribute"]  # What is on the lists of the others?
        rows.loc[mine & ~elsewhere, "attribute"]  # What is on the list of $ROLE, and on no other list?
        rows.loc[mine | ~elsewhere, "attribute"]  # What is on the list of $ROLE, or on no other list?
        rows.loc[mine | elsewhere, "attribute"]  # What is on the list of $ROLE, or on another list?
        """),
    "order": Idea("Text is in the order of the alphabet. An ordered Categorical is in the order of its categories.", """
        names = ["middle", "high", "low", "middle"]
        text = pd.Series(names)
        steps = pd.Series(pd.Categorical(names, categories=["low", "middle", "high"], ordered=True))
        steps.sort_values().tolist()  # What are the steps from the lowest to the highest?
        (steps >= "middle").sum()  # How many steps are in the middle or higher?
        steps.max()  # Which step is the highest?
        text.max()  # Which word is last in the alphabet?
        text.sort_values().tolist()  # What are the words in the order of the alphabet?
        steps.sort_values(ascending=False).tolist()  # What are the steps from the highest to the lowest?
        (steps > "middle").sum()  # How many steps are higher than the middle?
        """, ()),
    "groupby": Idea("groupby puts the rows with the same value into one group, and agg makes one value of each "
                    "group.", """
        rows.groupby("role")["attribute"].agg("size")  # How many rows does each role have?
        rows.groupby("attribute")["role"].agg("size")  # How many rows does each attribute have?
        rows.groupby("role")["attribute"].agg("first")  # Which attribute is in the first row of each role?
        rows.groupby("role")["attribute"].agg("min")  # Which attribute of each role is first in the alphabet?
        rows.groupby("role")["attribute"].agg("last")  # Which attribute is in the last row of each role?
        """),
    "proportions": Idea('A share needs its whole. With True the whole is all rows, with "index" it is each line, and '
                        'with "columns" it is each column.', """
        rows["facet"].value_counts(normalize=True)  # What share of all rows does each facet have?
        pd.crosstab(rows["role"], rows["facet"])  # How many rows of each facet does each role have?
        pd.crosstab(rows["role"], rows["facet"], normalize="index")  # What share of each role's rows has each facet?
        pd.crosstab(rows["role"], rows["facet"], normalize="columns")  # What share of each facet's rows has each role?
        rows["facet"].value_counts()  # How many rows does each facet have?
        pd.crosstab(rows["role"], rows["facet"], normalize=True)  # What share of all rows is each role with each facet?
        """, ("role", "facet", "attribute"), spread="facet"),
    "similarity": Idea("The Jaccard index divides what is shared by all different things on the two lists. The overlap "
                       "coefficient divides it by the shorter list.", """
        one, other = rows["role"].unique()
        similarity(rows).loc[one, other]  # How alike are the roles, by the Jaccard index of attributes?
        similarity(rows, level="theme").loc[one, other]  # How alike are the roles, by the Jaccard index of themes?
        similarity(rows, measure="overlap").loc[one, other]  # What share of the shorter list is on the longer one too?
        similarity(rows).loc[one, one]  # How alike is the first role to itself?
        """, ("role", "area", "attribute", "theme"), (0, 1, 2, 0), "theme"),
    "concat": Idea("concat puts one table under the other. What a table lacks becomes a gap, and fillna fills the "
                   "gaps.", """
        own = pd.DataFrame({"role": ["Gardener", "Gardener"], "attribute": ["Patience", "Pruning"]})
        both = pd.concat([rows, own])
        both["theme"].isna().sum()  # How many gaps does the column theme have?
        both.fillna("")  # What does the table look like without gaps?
        len(both)  # How many rows are there, old and new?
        len(rows)  # How many rows were there before?
        both["role"].nunique()  # How many roles are there, old and new?
        """, ("role", "attribute", "theme"), spread="theme"),
}

# For rows that are too few, or too much alike, to show an idea.
MADE_UP = pd.DataFrame([
    ("Baker", "skills", "with things", "Kneading dough", "craft"),
    ("Baker", "skills", "with things", "Baking bread", "craft"),
    ("Baker", "skills", "with people", "Talking to customers", "service"),
    ("Florist", "skills", "with people", "Talking to customers", "service"),
    ("Florist", "skills", "with things", "Arranging flowers", "craft"),
], columns=["role", "area", "facet", "attribute", "theme"])

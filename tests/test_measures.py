"""Emphasis and similarity: blanks are no counts, no superlative that two share, no role that is left unsaid."""

import pandas as pd
import pytest

from helpers import view_emphasis
from helpers.charts.emphasis import describe_emphasis, headline_emphasis, plot_emphasis
from helpers.charts.similarity import describe_similarity, headline_similarity
from helpers.charts.style import role_colours, style
from helpers.compare import compare_pairs, count_emphasis, similarity
from tests.artists import assert_texts_fit, marks, texts
from tests.conftest import FILES, THREE, make_rows


def emphasis(**roles):
    return pd.DataFrame(roles, index=list("pqr"))


@pytest.mark.parametrize(("table", "headline", "sentence"), [
    (emphasis(A=[1, 3, 2], B=[1, 1, 0]), "Named most often: q for A",
     "For A, q is named most: in three sections. For B, p and q are named most: in one section each. "
     "Among what is shared, the widest gap is two sections: q."),
    (emphasis(A=[3, 1, 2], B=[3, 1, 0]), "Named most often: p for A and B",
     "For A, p is named most: in three sections. For B, p is named most: in three sections."),
    (emphasis(A=[3, 1, 0], B=[1, 3, 0]), "Named most often: p for A; q for B",
     "For A, p is named most: in three sections. For B, q is named most: in three sections. "
     "Among what is shared, the widest gap is two sections: p and q."),
    (emphasis(A=[2, 1, 0], B=[2, 1, 0], C=[2, 1, 1]), "Named most often: p for A, B and C", None),
    (emphasis(A=[2, 1, 1]), "Named most often: p", "For A, p is named most: in two sections."),
    (emphasis(A=[1, 1, 1], B=[0, 0, 1]), "Which skills does the source name most often?", None),
])
def test_words_of_emphasis(table, headline, sentence):
    assert headline_emphasis(table, "skills") == headline
    if sentence:
        assert describe_emphasis(table, "skills") == sentence


def test_words_of_similarity():
    two = compare_pairs(make_rows(THREE[:2], areas=("skills",)))
    assert headline_similarity(two, "skills") == "One overlap, two measures: 0.60 and 0.75"
    assert describe_similarity(two, "skills").startswith("Event Planner and Tour Guide share three of five skills: ")
    three = compare_pairs(make_rows(THREE, areas=("skills",)))
    assert headline_similarity(three, "skills") == "Which two roles are closest?", "two pairs are equally close"
    assert headline_similarity(three.iloc[:2], "skills").startswith("Closest by the Jaccard index: Event Planner and T")
    none = compare_pairs(pd.DataFrame({"role": list("AB"), "attribute": list("xy")}))
    assert headline_similarity(none, "skills") == "These two roles share no skills"
    assert describe_similarity(none, "skills").startswith("A and B share neither of the two skills: a Jaccard index ")


def test_tables_of_similarity_say_what_they_measure():
    rows = make_rows(THREE)
    captions = [similarity(rows, level=level, measure=measure, area=area).round(2).attrs["caption"]
                for level, measure, area in (("attribute", "jaccard", None), ("theme", "overlap", "skills"))]
    assert captions == ["Jaccard index of each pair of roles, by attributes, all areas together",
                        "Overlap coefficient of each pair of roles, by themes, skills"]


def test_a_row_without_sections_is_a_blank_and_no_count():
    rows = make_rows(THREE[:2], areas=("skills",), each=3)
    rows.loc[rows["role"] == THREE[1], "sections"] = [" ; ", "a; ;b;a", ""]
    assert count_emphasis(rows)[THREE[1]].to_list() == [0, 1, 2, 1]
    panel = view_emphasis(rows)
    assert panel.sentence.endswith("Two rows have no section, and are left out.")
    assert panel.table[THREE[1]].to_list() == [2, 0, 0]
    with style():
        ax = plot_emphasis(panel.table, colours=role_colours(rows))
    named = marks(ax)[2:]
    assert [mark.get_marker() for mark in named].count("s") == 1
    zero, = {text.get_position()[0] for text in texts(ax) if text.get_text() == "0"}
    assert zero not in {mark.get_xdata()[0] for mark in named}, "no section is no number"
    assert_texts_fit(ax)
    assert "left out" not in view_emphasis(make_rows(THREE)).sentence
    rows.loc[rows["role"] == THREE[1], "sections"] = ""
    assert f"For {THREE[1]}, no section is named." in view_emphasis(rows).sentence


def test_a_file_without_sections_has_no_emphasis_to_speak_of():
    panel = view_emphasis(FILES["bare"][FILES["bare"]["area"] == "skills"])
    assert panel.sentence == ("These rows name no sections: fill the column “sections” of the CSV to count how many of "
                              "them name each row.")
    assert not panel.svg

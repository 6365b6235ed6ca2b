"""What is said about the roles in sentences, ideas and situations can be taught from, and keeps to its sources."""

import re
from itertools import product

import pytest

from tests.test_data import dictionary, read, slugs

ROWS, BRIEFS, CONCEPTS, CASES = map(read, ["roles", "briefs", "concepts", "scenarios"])
ROLES, AREAS, SECTIONS = list(ROWS["role"].unique()), list(dictionary("Areas")), list(dictionary("Sections"))
# Whoever reads one of these words in a situation knows the answer without thinking about the jobs.
GIVEAWAYS = (r"\b(?:reporter|journalist|editor|newspaper|paper|press|radio|television|camera|air|news|coverage|"
             r"interview|announcement|website|neighbour|resident|family|families|street|town|village|club|local|queue|"
             r"volunteer|outreach|engagement)s?\b")


def list_sentences(text):
    """Split a text after full stops, question marks and exclamation marks."""
    return re.split(r"(?<=[.?!])\s+", text)


def test_columns_are_those_of_the_contract():
    assert list(BRIEFS) == ["area", "role", "brief", "sections"]
    assert list(CONCEPTS) == ["area", "concept", "meaning", "reference"]
    assert list(CASES) == ["situation", "role", "area", "why", "sections"]


def test_each_area_has_a_brief_for_each_role_then_one_for_all():
    assert list(zip(BRIEFS["area"], BRIEFS["role"], strict=True)) == list(product(AREAS, [*ROLES, ""]))
    assert BRIEFS["brief"].is_unique


@pytest.mark.parametrize("table", [BRIEFS, CASES], ids=["briefs", "scenarios"])
def test_sections_are_known_and_stand_in_the_order_of_the_source(table):
    for cell in table["sections"]:
        places = [SECTIONS.index(slug) for slug in cell.split(";")]
        assert places == sorted(set(places)), cell


@pytest.mark.parametrize("table", [BRIEFS, CASES], ids=["briefs", "scenarios"])
def test_a_role_s_sections_are_those_of_its_rows_in_that_area(table):
    for area, role, sections in table[["area", "role", "sections"]].to_numpy():
        rows = ROWS[(ROWS["area"] == area) & ROWS["role"].isin([role] if role else ROLES)]
        assert set(sections.split(";")) <= set(slugs(rows["sections"])), (area, role)


def test_a_brief_is_two_or_three_short_sentences():
    for brief in BRIEFS["brief"]:
        sentences = list_sentences(brief)
        assert 2 <= len(sentences) <= 3, brief
        assert len(brief) < 420, brief
        assert len(brief.split()) / len(sentences) <= 18, brief
        assert all(re.fullmatch(r"[A-Z].*\.", sentence) for sentence in sentences), brief


def test_each_area_has_one_idea_of_the_field_in_two_sentences_with_a_full_reference():
    assert list(CONCEPTS["area"]) == AREAS
    assert CONCEPTS["concept"].is_unique
    assert (CONCEPTS["meaning"].map(list_sentences).str.len() == 2).all()
    assert CONCEPTS["meaning"].str.len().max() < 420
    reference = r"[A-Z][a-z]+, (?:[A-Z]\. ?)+.*\((?:19|20)\d\d\)\. [A-Z][^.]+\. [A-Z][^.]+\."
    assert CONCEPTS["reference"].str.fullmatch(reference).all()


def test_every_area_has_situations_and_some_call_for_all_roles():
    leads = CASES.groupby("situation").agg(area=("area", "first"), roles=("role", "nunique"))
    assert len(leads) >= 20
    assert leads["area"].value_counts().reindex(AREAS, fill_value=0).min() >= 2
    assert (leads["roles"] == len(ROLES)).sum() >= 3
    assert not CASES.duplicated(["situation", "role"]).any()
    assert set(CASES["role"]) == set(ROLES)


def test_no_situation_has_a_word_of_a_title():
    stems = {word.rstrip("sy") for role in ROLES for word in role.split()}
    found = CASES["situation"].str.contains("|".join(stems), case=False)
    assert not found.any(), list(CASES["situation"][found])


def test_many_situations_do_not_give_the_answer_away():
    alone = CASES[~CASES["situation"].duplicated(keep=False)]
    hard = alone[~alone["situation"].str.contains(GIVEAWAYS, case=False)]
    assert hard["role"].value_counts().reindex(ROLES, fill_value=0).min() >= 5


def test_an_answer_says_in_a_few_sentences_why_this_role_and_what_the_other_does():
    for why in CASES["why"]:
        assert len(why) < 300, why
        assert 2 <= len(list_sentences(why)) <= 4, why
        assert re.search(r"\b[Tt]his (?:role|one)\b", why), why
        assert re.search(r"\b[Tt]he other\b", why), why

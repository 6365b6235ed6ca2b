"""The shipped CSV files keep the rules that data/README.md gives."""

import re
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[1] / "data"
ROLES = ["Media Relations Specialist", "Community Relations Specialist"]
AREAS = ["overview", "responsibilities", "skills", "goals", "environments", "stakeholders", "tools", "careers",
         "reputation", "collaboration"]
COLUMNS = {
    "roles": ["role", "area", "facet", "attribute", "theme", "note", "sections"],
    "scenarios": ["situation", "role", "area", "why", "sections"],
    "labour_market": ["occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population",
                      "source", "setting", "roles"],
}
PERCENTILES = ["p10", "p25", "median", "p75", "p90"]
each_file = pytest.mark.parametrize("name", COLUMNS)


def read(name):
    """Read one shipped file as text."""
    return pd.read_csv(DATA / f"{name}.csv", dtype=str, keep_default_na=False)


def dictionary(heading):
    """Return the table under a heading of data/README.md as {first cell: rest of the row}."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    part = re.split(rf"^#+ {re.escape(heading)}\n", text, flags=re.MULTILINE)[1]
    part = re.split(r"^#", part, flags=re.MULTILINE)[0]
    return dict(re.findall(r"^\| `([^`]+)` \| (.+) \|$", part, flags=re.MULTILINE))


def slugs(cells):
    """Return every slug of a `sections` column, one a row, indexed like the cells."""
    return cells.str.split(";").explode()


ROWS, CASES, FIGURES = map(read, COLUMNS)


@each_file
def test_columns_are_those_of_the_dictionary(name):
    assert list(read(name).columns) == COLUMNS[name] == list(dictionary(f"`{name}.csv`"))


@each_file
def test_file_is_plain_utf8_without_stray_spaces(name):
    raw, table = (DATA / f"{name}.csv").read_bytes(), read(name)
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    raw.decode("utf-8")
    assert table.compare(table.apply(lambda column: column.str.split().str.join(" "))).empty


def test_both_roles_are_in_every_area_in_teaching_order_and_a_lesson_can_carry_it():
    assert 110 <= len(ROWS) <= 185
    assert list(ROWS["area"].unique()) == AREAS == list(dictionary("Areas"))
    order = ROWS["area"].map(AREAS.index) * 2 + ROWS["role"].map(ROLES.index)
    assert order.is_monotonic_increasing
    assert (pd.crosstab(ROWS["area"], ROWS["role"]).reindex(columns=ROLES) >= 4).all().all()


def test_attribute_stands_once_with_one_spelling_and_one_theme():
    twice = ROWS[ROWS.duplicated(["role", "area", "facet", "attribute"], keep=False)]
    assert twice.empty, twice
    spellings = ROWS["attribute"].drop_duplicates()
    same = spellings[spellings.str.casefold().str.replace(r"[\s-]+", "", regex=True).duplicated(keep=False)]
    assert same.empty, list(same)
    assert spellings.str.len().max() <= 45
    assert spellings.str[0].str.isupper().all()
    assert (ROWS.groupby("attribute")["theme"].nunique() == 1).all()


def test_facets_are_those_of_the_dictionary_for_both_roles():
    listed = {area: sorted(re.findall("`([^`]+)`", cell)) for area, cell in dictionary("Facets").items()}
    assert ROWS.groupby("area")["facet"].unique().map(sorted).to_dict() == listed
    assert (ROWS.groupby(["area", "facet"])["role"].nunique() == len(ROLES)).all()


def test_audiences_and_channels_can_be_joined():
    rows = ROWS[(ROWS["area"] == "stakeholders") & ROWS["facet"].isin(["audience", "channel"])]
    assert (rows.groupby(["role", "facet"]).size().unstack() >= 2).all().all()


def test_themes_are_few_and_wide_and_most_areas_have_shared_and_own_ones():
    themes = ROWS["theme"].value_counts()
    assert sorted(themes.index) == sorted(dictionary("Themes"))
    assert len(themes) <= 15
    assert themes.min() >= 5
    assert (ROWS["theme"] == ROWS["theme"].str.lower()).all()
    holders = ROWS.groupby(["area", "theme"])["role"].nunique()
    for count in (1, 2):
        assert (holders == count).groupby("area").any().sum() > len(AREAS) / 2


def test_skills_overlap_in_part():
    rows = ROWS[ROWS["area"] == "skills"]
    first, second = (set(rows.loc[rows["role"] == role, "attribute"]) for role in ROLES)
    assert min(len(first & second), len(first - second), len(second - first)) >= 3


def test_notes_are_one_short_sentence_written_for_their_row():
    notes = ROWS["note"]
    wrong = notes[~notes.str.fullmatch(r"[A-Z][^.!?]*\.")]
    assert wrong.empty, list(wrong)
    assert notes.str.len().max() < 200
    words = notes.str.split().str.len()
    assert words.between(6, 30).all(), list(notes[~words.between(6, 30)])
    assert not ROWS.duplicated(["role", "note"]).any()
    ranking = r"\b(?:best|superior|inferior|more important|less important)\b"
    assert not notes.str.contains(ranking, case=False).any()


def test_notes_say_more_than_the_attribute():
    for attribute, note in ROWS[["attribute", "note"]].itertuples(index=False):
        added = set(note.lower().strip(".").split()) - set(attribute.lower().split())
        assert len(added) >= 5, note


@pytest.mark.parametrize("name", ["roles", "scenarios"])
def test_no_cell_is_blank_and_sections_are_those_of_the_dictionary_in_its_order(name):
    assert not (read(name) == "").any().any()
    listed = list(dictionary("Sections"))
    assert len(listed) == 12
    for cell in read(name)["sections"]:
        places = [listed.index(slug) for slug in cell.split(";")]
        assert places == sorted(set(places)), cell


def test_same_claim_has_the_same_sections_all_are_used_and_emphasis_varies():
    count = ROWS.groupby(["role", "attribute"])["sections"].nunique()
    assert (count == 1).all(), count[count > 1]
    assert set(slugs(ROWS["sections"])) == set(dictionary("Sections"))
    emphasis = ROWS["sections"].str.count(";") + 1
    assert emphasis.min() == 1
    assert emphasis.nunique() >= 6


def test_a_row_is_found_in_the_section_of_its_area():
    home = ROWS["area"].replace({"overview": "comparison-table"})
    pairs = zip(home, ROWS["area"], ROWS["sections"].str.split(";"), strict=True)
    lost = [not {place, area} & set(found) for place, area, found in pairs]
    # Skills are gathered from the whole article; so they may be named in another section only.
    assert set(ROWS.loc[lost, "area"]) <= {"skills"}, ROWS[lost]


def test_what_a_section_says_has_a_row_in_its_area():
    held = set(ROWS[["role", "area", "attribute"]].itertuples(index=False, name=None))
    also = dictionary("One row for two")
    said = ROWS.assign(area=ROWS["sections"].str.split(";")).explode("area").replace({"comparison-table": "overview"})
    for role, area, attribute in said.loc[said["area"] != "introduction", ["role", "area", "attribute"]].to_numpy():
        rows = [attribute, *(row for row, others in also.items() if attribute in others.split(", "))]
        assert any((role, area, row) in held for row in rows), (role, area, attribute)


def test_scenarios_are_enough_and_balanced_over_known_roles_and_areas():
    assert set(CASES["role"]) == set(ROLES)
    assert set(CASES["area"]) <= set(AREAS)
    assert CASES["area"].nunique() >= 6
    assert (CASES.groupby("situation")["area"].nunique() == 1).all()
    leads = CASES.groupby("situation")["role"].agg(list)
    assert len(leads) >= 12
    assert not CASES.duplicated(["situation", "role"]).any()
    assert (leads.map(len) == 2).sum() >= 2
    alone = leads[leads.map(len) == 1].str[0].value_counts()
    assert set(alone.index) == set(ROLES)
    assert alone.max() - alone.min() <= 1


def test_scenarios_are_short_sentences_that_do_not_give_the_role_away():
    for column, limit in {"situation": 200, "why": 300}.items():
        assert CASES[column].str.fullmatch(r"[A-Z].*[.?]").all()
        assert CASES[column].str.len().max() < limit
    words = {word for role in ROLES for word in role.lower().split()}
    found = CASES["situation"].str.lower().str.findall(r"[a-z]+").map(lambda said: words & set(said))
    assert not found.any(), list(CASES["situation"][found.astype(bool)])


def test_each_role_leads_for_a_reason_that_its_rows_hold():
    known = ROWS.groupby(["role", "area"])["sections"].agg(lambda cells: set(slugs(cells)))
    for line in CASES.itertuples():
        assert set(line.sections.split(";")) <= known[line.role, line.area], line.situation


def test_every_figure_has_its_particulars_and_its_unit():
    assert pd.to_numeric(FIGURES["value"]).gt(0).all()
    wanted = ["occupation", "code", "measure", "unit", "period", "population", "source"]
    assert not (FIGURES[wanted] == "").any().any()
    assert not FIGURES.duplicated(["code", "naics", "measure"]).any()
    assert ((FIGURES["industry"] == "") == (FIGURES["naics"] == "")).all()
    units = FIGURES.groupby("measure")["unit"].unique().map(list).to_dict()
    wages = {name: ["US dollars a year"] for name in PERCENTILES}
    assert units == {"jobs": ["jobs"], "jobs relative standard error": ["percent"], **wages}


def test_wages_rise_with_the_percentile():
    wide = FIGURES[FIGURES["industry"] == ""].pivot(index="code", columns="measure", values="value")
    wages = wide[PERCENTILES].astype(float)
    assert len(wages) == 3
    assert (wages.diff(axis=1).iloc[:, 1:] > 0).all().all()


def test_industries_are_part_of_a_total_that_belongs_to_no_role_alone():
    both = FIGURES["code"] == "27-3031"
    jobs = FIGURES[both & (FIGURES["measure"] == "jobs")]
    values, total = jobs["value"].astype(int), jobs["industry"] == ""
    assert (~total).sum() == 7
    assert values[~total].sum() < values[total].item()
    assert (FIGURES.loc[both, "roles"] == ";".join(ROLES)).all()
    assert (FIGURES.loc[~both, "roles"] == "").all()


def test_settings_are_those_of_the_environments():
    known = ROWS.loc[(ROWS["area"] == "environments") & (ROWS["facet"] == "setting"), "attribute"]
    assert set() < set(FIGURES["setting"]) - {""} <= set(known)

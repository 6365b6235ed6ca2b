"""The shipped CSV files keep the rules that data/README.md gives."""

import re
from pathlib import Path

import pandas as pd
import pytest

DATA = Path(__file__).resolve().parents[1] / "data"
ROLES = ["Media Relations Specialist", "Community Relations Specialist"]
AREAS = [
    "overview",
    "responsibilities",
    "skills",
    "goals",
    "environments",
    "stakeholders",
    "tools",
    "careers",
    "reputation",
    "collaboration",
]
COLUMNS = {
    "roles": ["role", "area", "facet", "attribute", "theme", "note", "sections"],
    "scenarios": ["situation", "role", "area", "why", "sections"],
    "labour_market": [
        *("occupation", "code", "industry", "naics", "measure", "value", "unit"),
        *("period", "population", "source", "setting", "roles"),
    ],
}


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


@pytest.fixture(scope="module")
def roles():
    return read("roles")


@pytest.fixture(scope="module")
def scenarios():
    return read("scenarios")


@pytest.fixture(scope="module")
def labour():
    return read("labour_market")


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_are_those_of_the_dictionary(name):
    assert list(read(name).columns) == COLUMNS[name]
    assert list(dictionary(f"`{name}.csv`")) == COLUMNS[name]


@pytest.mark.parametrize("name", COLUMNS)
def test_file_is_plain_utf8(name):
    raw = (DATA / f"{name}.csv").read_bytes()
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    raw.decode("utf-8")


@pytest.mark.parametrize("name", COLUMNS)
def test_cells_have_no_stray_spaces(name):
    table = read(name)
    tidy = table.apply(lambda column: column.str.split().str.join(" "))
    assert table.compare(tidy).empty


@pytest.mark.parametrize("name", ["roles", "scenarios"])
def test_no_cell_is_blank(name):
    assert not (read(name) == "").any().any()


def test_size_is_what_a_lesson_can_carry(roles):
    assert 110 <= len(roles) <= 160


def test_areas_and_roles_stand_in_teaching_order(roles):
    assert list(roles["area"].unique()) == AREAS == list(dictionary("Areas"))
    order = roles["area"].map(AREAS.index) * 2 + roles["role"].map(ROLES.index)
    assert order.is_monotonic_increasing


def test_both_roles_are_in_every_area(roles):
    assert (pd.crosstab(roles["area"], roles["role"]).reindex(columns=ROLES) >= 4).all().all()


def test_attribute_stands_once_per_role_area_and_facet(roles):
    twice = roles[roles.duplicated(["role", "area", "facet", "attribute"], keep=False)]
    assert twice.empty, twice


def test_attribute_has_one_spelling(roles):
    spellings = roles["attribute"].drop_duplicates()
    same = spellings[spellings.str.casefold().str.replace(r"[\s-]+", "", regex=True).duplicated(keep=False)]
    assert same.empty, list(same)
    assert spellings.str.len().max() <= 45
    assert spellings.str[0].str.isupper().all()


def test_facets_are_those_of_the_dictionary(roles):
    listed = {area: re.findall("`([^`]+)`", cell) for area, cell in dictionary("Facets").items()}
    found = roles.groupby("area", sort=False)["facet"].unique().map(list).to_dict()
    assert {area: sorted(facets) for area, facets in found.items()} == {
        area: sorted(facets) for area, facets in listed.items()
    }


def test_both_roles_have_every_facet(roles):
    assert (roles.groupby(["area", "facet"])["role"].nunique() == len(ROLES)).all()


def test_audiences_and_channels_can_be_joined(roles):
    rows = roles[(roles["area"] == "stakeholders") & roles["facet"].isin(["audience", "channel"])]
    assert (rows.groupby(["role", "facet"]).size().unstack() >= 2).all().all()


def test_themes_are_few_and_wide(roles):
    themes = roles["theme"].value_counts()
    assert sorted(themes.index) == sorted(dictionary("Themes"))
    assert len(themes) <= 15
    assert themes.min() >= 5
    assert (roles["theme"] == roles["theme"].str.lower()).all()


def test_attribute_has_one_theme(roles):
    assert (roles.groupby("attribute")["theme"].nunique() == 1).all()


def test_most_areas_have_shared_and_own_themes(roles):
    both, own = 0, 0
    for _, rows in roles.groupby("area"):
        count = rows.groupby("theme")["role"].nunique()
        both += (count == 2).any()
        own += (count == 1).any()
    assert min(both, own) > len(AREAS) / 2


def test_skills_overlap_in_part(roles):
    rows = roles[roles["area"] == "skills"]
    first, second = (set(rows.loc[rows["role"] == role, "attribute"]) for role in ROLES)
    assert len(first & second) >= 3
    assert len(first - second) >= 3
    assert len(second - first) >= 3


def test_notes_are_one_short_sentence(roles):
    notes = roles["note"]
    wrong = notes[~notes.str.fullmatch(r"[A-Z][^.!?]*\.")]
    assert wrong.empty, list(wrong)
    assert notes.str.len().max() < 200
    words = notes.str.split().str.len()
    assert words.between(6, 30).all(), list(notes[~words.between(6, 30)])


def test_notes_say_more_than_the_attribute(roles):
    for attribute, note in roles[["attribute", "note"]].itertuples(index=False):
        added = set(note.lower().strip(".").split()) - set(attribute.lower().split())
        assert len(added) >= 5, note


def test_notes_are_written_for_their_row(roles):
    assert not roles.duplicated(["role", "note"]).any()
    ranking = r"\b(?:best|superior|inferior|more important|less important)\b"
    assert not roles["note"].str.contains(ranking, case=False).any()


@pytest.mark.parametrize("name", ["roles", "scenarios"])
def test_sections_are_those_of_the_dictionary_in_its_order(name):
    listed = list(dictionary("Sections"))
    assert len(listed) == 12
    cells = read(name)["sections"]
    assert set(slugs(cells)) <= set(listed)
    for cell in cells:
        places = [listed.index(slug) for slug in cell.split(";")]
        assert places == sorted(set(places)), cell


def test_every_section_is_used(roles):
    assert set(slugs(roles["sections"])) == set(dictionary("Sections"))


def test_same_claim_has_the_same_sections_everywhere(roles):
    count = roles.groupby(["role", "attribute"])["sections"].nunique()
    assert (count == 1).all(), count[count > 1]


def test_a_row_is_found_in_the_section_of_its_area(roles):
    home = roles["area"].replace({"overview": "comparison-table"})
    pairs = zip(home, roles["area"], roles["sections"].str.split(";"), strict=True)
    lost = [not {place, area} & set(found) for place, area, found in pairs]
    # Skills are gathered from the whole article; so they may be named in another section only.
    assert set(roles.loc[lost, "area"]) <= {"skills"}, roles[lost]


def test_emphasis_varies(roles):
    emphasis = roles["sections"].str.count(";") + 1
    assert emphasis.min() == 1
    assert emphasis.nunique() >= 6


def test_scenarios_name_known_roles_and_areas(scenarios):
    assert set(scenarios["role"]) == set(ROLES)
    assert set(scenarios["area"]) <= set(AREAS)
    assert scenarios["area"].nunique() >= 6


def test_scenarios_are_enough_and_balanced(scenarios):
    leads = scenarios.groupby("situation")["role"].agg(list)
    assert len(leads) >= 12
    assert not scenarios.duplicated(["situation", "role"]).any()
    assert (leads.map(len) == 2).sum() >= 2
    alone = leads[leads.map(len) == 1].str[0].value_counts()
    assert set(alone.index) == set(ROLES)
    assert alone.max() - alone.min() <= 1


def test_situation_led_by_both_keeps_its_area(scenarios):
    assert (scenarios.groupby("situation")["area"].nunique() == 1).all()


def test_situation_does_not_give_the_role_away(scenarios):
    words = {word for role in ROLES for word in role.lower().split()}
    found = scenarios["situation"].str.lower().str.findall(r"[a-z]+").map(lambda said: words & set(said))
    assert not found.any(), list(scenarios["situation"][found.astype(bool)])


def test_scenarios_are_short_sentences(scenarios):
    for column in ("situation", "why"):
        assert scenarios[column].str.fullmatch(r"[A-Z].*[.?]").all()
        assert scenarios[column].str.len().max() < 200


def test_each_role_leads_for_a_reason_that_its_rows_hold(scenarios, roles):
    known = roles.groupby(["role", "area"])["sections"].agg(lambda cells: set(slugs(cells)))
    for line in scenarios.itertuples():
        assert set(line.sections.split(";")) <= known[line.role, line.area], line.situation


def test_every_figure_has_its_particulars(labour):
    assert pd.to_numeric(labour["value"]).gt(0).all()
    wanted = ["occupation", "code", "measure", "unit", "period", "population", "source"]
    assert not (labour[wanted] == "").any().any()
    assert not labour.duplicated(["code", "naics", "measure"]).any()
    assert ((labour["industry"] == "") == (labour["naics"] == "")).all()


def test_measures_have_their_unit(labour):
    units = labour.groupby("measure")["unit"].unique().map(list).to_dict()
    wage = ["US dollars a year"]
    wages = dict.fromkeys(["p10", "p25", "median", "p75", "p90"], wage)
    assert units == {"jobs": ["jobs"], "jobs relative standard error": ["percent"], **wages}


def test_wages_rise_with_the_percentile(labour):
    national = labour[labour["industry"] == ""]
    wide = national.pivot(index="code", columns="measure", values="value")
    wages = wide[["p10", "p25", "median", "p75", "p90"]].astype(float)
    assert len(wages) == 3
    assert (wages.diff(axis=1).iloc[:, 1:] > 0).all().all()


def test_industries_are_part_of_the_total(labour):
    jobs = labour[(labour["measure"] == "jobs") & (labour["code"] == "27-3031")]
    values, total = jobs["value"].astype(int), jobs["industry"] == ""
    assert (~total).sum() == 7
    assert values[~total].sum() < values[total].item()


def test_settings_are_those_of_the_environments(labour, roles):
    known = roles.loc[(roles["area"] == "environments") & (roles["facet"] == "setting"), "attribute"]
    named = set(labour["setting"]) - {""}
    assert named
    assert named <= set(known)


def test_no_figure_belongs_to_one_role_alone(labour):
    both = labour["code"] == "27-3031"
    assert both.any()
    assert (labour.loc[both, "roles"] == ";".join(ROLES)).all()
    assert (labour.loc[~both, "roles"] == "").all()

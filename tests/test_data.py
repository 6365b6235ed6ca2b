"""The shipped data files keep the rules that data/README.md gives, and say what the article says."""

import re
from hashlib import sha256
from itertools import product
from pathlib import Path

import pandas as pd
import pytest

TESTS = Path(__file__).parent
DATA = TESTS.parent / "data"
ROLES = ["Media Relations Specialist", "Community Relations Specialist"]
AREAS = ["overview", "responsibilities", "skills", "goals", "environments", "stakeholders", "tools", "careers",
         "reputation", "collaboration"]
COLUMNS = {
    "roles": ["role", "area", "facet", "attribute", "theme", "note", "sections"],
    "links": ["role", "area", "from", "to", "sections"],
    "briefs": ["area", "role", "brief", "sections"],
    "concepts": ["area", "concept", "meaning", "reference"],
    "scenarios": ["situation", "role", "area", "why", "sections"],
    "labour_market": ["occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population",
                      "source", "setting", "roles"],
}
# The area or the facet to which each aspect of the comparison table belongs; a primary focus may be anywhere.
ASPECTS = {"Key responsibilities": "responsibilities", "Target audience": "audience", "Goal": "goal",
           "Communication channels": "channel", "Skills required": "skill"}
ENDS = {"stakeholders": ("channel", "audience"), "reputation": ("activity", "effect")}
STEPS = ["current role", "manager level", "director level"]
PERCENTILES = ["p10", "p25", "median", "p75", "p90"]
FILES = sorted(path.stem for path in DATA.glob("*.csv"))
each_file = pytest.mark.parametrize("name", FILES)


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


def list_claims():
    """List the claims of the hand-made table: (role, attribute, section)."""
    table = pd.read_csv(TESTS / "claims.csv", dtype=str)
    return [(role, attribute, section) for section, said_of, attributes in table.itertuples(index=False)
            for role in (ROLES if said_of == "both" else [said_of]) for attribute in attributes.split(";")]


def spell_alike(attribute):
    """Return what an attribute has in common with its other spellings: case, hyphens, s or z, plurals."""
    words = re.findall("[a-z]+", attribute.lower().replace("z", "s"))
    return "".join(word.rstrip("s") for word in words)


def list_shingles(text):
    """List all runs of eight words, as short fingerprints; case, signs, and s or z make no difference."""
    words = re.findall("[a-z0-9]+", text.lower().replace("z", "s"))
    return {sha256(" ".join(words[at:at + 8]).encode()).hexdigest()[:10] for at in range(len(words) - 7)}


ROWS, LINKS, CASES, FIGURES = map(read, ["roles", "links", "scenarios", "labour_market"])


def test_each_file_has_its_section_in_the_dictionary_with_its_columns():
    assert set(FILES) <= set(COLUMNS)
    for name, columns in COLUMNS.items():
        assert list(dictionary(f"`{name}.csv`")) == columns


@each_file
def test_file_is_plain_utf8_without_stray_spaces(name):
    raw, table = (DATA / f"{name}.csv").read_bytes(), read(name)
    assert list(table.columns) == COLUMNS[name]
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in raw
    assert raw.endswith(b"\n")
    raw.decode("utf-8")
    assert table.compare(table.apply(lambda column: column.str.split().str.join(" "))).empty


def test_no_file_repeats_eight_words_of_the_article():
    known = set((TESTS / "article_shingles.txt").read_text(encoding="utf-8").split())
    assert len(known) > 600
    paths = [*DATA.iterdir(), TESTS / "claims.csv"]
    assert not [path.name for path in paths if known & list_shingles(path.read_text(encoding="utf-8"))]


def test_both_roles_are_in_every_area_in_teaching_order_and_a_lesson_can_carry_it():
    assert list(ROWS["area"].unique()) == AREAS == list(dictionary("Areas"))
    order = ROWS["area"].map(AREAS.index) * 2 + ROWS["role"].map(ROLES.index)
    assert order.is_monotonic_increasing
    sizes = pd.crosstab(ROWS["area"], ROWS["role"]).reindex(columns=ROLES)
    assert sizes.min(axis=None) >= 3
    assert sizes.max(axis=None) <= 18


def test_rows_and_the_table_of_claims_say_the_same():
    claims = list_claims()
    found = ROWS.assign(section=ROWS["sections"].str.split(";")).explode("section")
    rows = set(found[["role", "attribute", "section"]].itertuples(index=False, name=None))
    assert len(claims) > 200
    assert sorted(set(claims) - rows) == [], "claims that no row has"
    assert sorted(rows - set(claims)) == [], "sections that do not say so"


def test_overview_is_the_comparison_table_and_repeats_what_other_areas_hold():
    table, rest = ROWS[ROWS["area"] == "overview"], ROWS[ROWS["area"] != "overview"]
    assert table["sections"].str.split(";").map(lambda found: "comparison-table" in found).all()
    for role, facet, attribute in table[["role", "facet", "attribute"]].to_numpy():
        found = rest[(rest["role"] == role) & (rest["attribute"] == attribute)]
        if facet in ASPECTS:
            found = found[found[["area", "facet"]].eq(ASPECTS[facet]).any(axis=1)]
        assert len(found), (role, facet, attribute)


def test_what_works_on_reputation_is_one_of_the_responsibilities():
    done = ROWS[(ROWS["area"] == "reputation") & (ROWS["facet"] == "activity")]
    duties = ROWS[ROWS["area"] == "responsibilities"]
    assert len(done) > 5
    assert set(done["role"] + ": " + done["attribute"]) <= set(duties["role"] + ": " + duties["attribute"])


def test_attribute_stands_once_with_one_spelling_and_one_theme():
    twice = ROWS[ROWS.duplicated(["role", "area", "facet", "attribute"], keep=False)]
    assert twice.empty, twice
    spellings = ROWS["attribute"].drop_duplicates()
    same = spellings[spellings.map(spell_alike).duplicated(keep=False)]
    assert same.empty, list(same)
    assert spellings.str.len().max() <= 45
    assert spellings.str[0].str.isupper().all()
    assert (ROWS.groupby("attribute")["theme"].nunique() == 1).all()


def test_words_are_spelt_as_in_britain():
    text = ROWS[["attribute", "theme", "note"]].stack()
    american = r"(?i)(?:organ|emphas|priorit|util|real)iz|labor\b|neighbor|program\b"
    assert list(text[text.str.contains(american)]) == []


def test_facets_are_those_of_the_dictionary_in_its_order():
    for area, cell in dictionary("Facets").items():
        listed = re.findall("`([^`]+)`", cell)
        rows = ROWS[ROWS["area"] == area]
        assert list(rows["facet"].unique()) == listed
        for _, own in rows.groupby("role"):
            assert own["facet"].map(listed.index).is_monotonic_increasing, area


def test_steps_of_a_career_are_told_from_the_rest_by_the_theme_of_the_first():
    rows = ROWS[ROWS["area"] == "careers"]
    first = rows["theme"].iloc[0]
    assert list(rows.loc[rows["theme"] == first, "facet"].unique()) == STEPS
    assert (rows[rows["facet"].isin(STEPS)].groupby("role")["facet"].agg(list).map(lambda own: own == STEPS)).all()
    assert set(rows.loc[rows["facet"] == STEPS[0], "attribute"]) == set(ROLES)


def test_audiences_and_channels_can_be_joined():
    rows = ROWS[(ROWS["area"] == "stakeholders") & ROWS["facet"].isin(["audience", "channel"])]
    assert (rows.groupby(["role", "facet"]).size().unstack() >= 2).all().all()


def test_themes_are_few_and_wide_and_none_makes_an_area_look_the_same_for_both():
    themes = ROWS["theme"].value_counts()
    assert sorted(themes.index) == sorted(dictionary("Themes"))
    assert len(themes) <= 15
    assert themes.min() >= 5
    assert (ROWS["theme"] == ROWS["theme"].str.lower()).all()
    holders = ROWS.groupby(["area", "theme"])["role"].nunique()
    assert (holders == 1).groupby("area").any().all()
    assert (holders == 2).groupby("area").any().sum() > len(AREAS) / 2


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


def test_notes_say_more_than_the_attribute_and_do_not_name_it():
    for attribute, note in ROWS[["attribute", "note"]].itertuples(index=False):
        added = set(note.lower().strip(".").split()) - set(attribute.lower().split())
        assert len(added) >= 5, note
        assert attribute.lower() not in note.lower()


@pytest.mark.parametrize("name", ["roles", "links", "scenarios"])
def test_no_cell_is_blank(name):
    assert not (read(name) == "").any().any()


@pytest.mark.parametrize("name", [name for name in FILES if "sections" in COLUMNS[name]])
def test_sections_are_those_of_the_dictionary_in_its_order(name):
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


def test_links_join_what_the_rows_hold_where_a_section_names_both_ends():
    held = {tuple(row[:4]): set(row[4].split(";")) for row in
            ROWS[["role", "area", "facet", "attribute", "sections"]].to_numpy()}
    for role, area, first, second, sections in LINKS[COLUMNS["links"]].to_numpy():
        ends = [held[role, area, facet, end] for facet, end in zip(ENDS[area], (first, second), strict=True)]
        assert set(sections.split(";")) <= set.intersection(*ends), (role, first, second)


def test_links_are_there_for_both_roles_and_do_not_join_everything():
    assert not LINKS.duplicated(["role", "area", "from", "to"]).any()
    for area, role in product(ENDS, ROLES):
        sizes = ROWS[(ROWS["area"] == area) & (ROWS["role"] == role)]["facet"].value_counts()
        number = ((LINKS["area"] == area) & (LINKS["role"] == role)).sum()
        assert 5 < number < sizes[list(ENDS[area])].prod() * 2 / 3


def test_each_area_has_a_brief_for_each_role_and_one_for_both():
    briefs = read("briefs")
    assert sorted(zip(briefs["area"], briefs["role"], strict=True)) == sorted(product(AREAS, [*ROLES, ""]))
    assert not (briefs[["brief", "sections"]] == "").any().any()
    assert not briefs["brief"].duplicated().any()


def test_each_area_has_a_concept_with_its_reference():
    concepts = read("concepts")
    assert set(concepts["area"]) == set(AREAS)
    assert not (concepts == "").any().any()
    assert concepts["reference"].str.contains(r"\b(?:19|20)\d\d\b").all()


def test_scenarios_are_enough_in_every_area():
    situations = CASES.drop_duplicates("situation")["area"].value_counts()
    assert situations.sum() >= 20
    assert situations.reindex(AREAS, fill_value=0).min() >= 2
    assert CASES["situation"].duplicated().sum() >= 3


def test_scenarios_are_balanced_over_known_roles_and_areas():
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
        assert set(line.sections.split(";")) & known[line.role, line.area], line.situation


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


def test_settings_are_workplaces_of_the_environments():
    known = ROWS.loc[(ROWS["area"] == "environments") & (ROWS["facet"] == "workplace"), "attribute"]
    assert set() < set(FIGURES["setting"]) - {""} <= set(known)


def test_an_industry_of_several_trades_is_near_no_setting():
    # Publishing (NAICS 2022) is makers of software as well as newspapers: calling it a newsroom would mislead.
    assert set(FIGURES.loc[FIGURES["naics"] == "513", "setting"]) == {""}

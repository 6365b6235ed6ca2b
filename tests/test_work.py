"""What the work is like, in words: situations, briefs, concepts and links are read, checked and shown."""

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from helpers import load_roles, role_names, show_briefs, show_concept, show_situation, show_takeaway, view_links
from helpers.charts.links import STATED
from helpers.roles import AREAS, RolesError, load_briefs, load_concepts, load_links, load_scenarios
from helpers.roles.__main__ import main
from tests.conftest import SIX, THREE, make_rows
from tests.seen import read_headline

SHIPPED = load_roles()
BESIDE = {
    "briefs.csv": ("area,role,brief,sections\nskills,Event Planner,Plans & runs <b>events</b>.,one\n"
                   "skills,,They differ.,\n"),
    "concepts.csv": "area,concept,meaning,reference\nskills,Flow,Being lost in what one does.,Csikszentmihalyi 1990\n",
    "links.csv": "role,area,from,to,sections\nEvent Planner,stakeholders,Stakeholders item 1,Stakeholders item 2,one\n",
    "scenarios.csv": "situation,role,area,why,sections\nIt rains.,Event Planner,skills,Has a plan B,one;part-2\n",
}


@pytest.fixture
def own(tmp_path, monkeypatch):
    """Use a file of three made-up roles, with files beside it."""
    make_rows(THREE).to_csv(tmp_path / "own.csv", index=False)
    for name, text in BESIDE.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", str(tmp_path / "own.csv"))
    return tmp_path


def read(note):
    return BeautifulSoup(note._repr_html_(), "html.parser")


@pytest.mark.parametrize("area", AREAS)
def test_each_area_has_situations_briefs_and_an_idea(area):
    for number in (1, 2):
        page = read(show_situation(SHIPPED, area, number))
        answer = page.details.extract()
        leads = [strong.get_text() for strong in answer.select("strong")]
        assert set(leads) <= set(role_names(SHIPPED))
        assert leads
        assert all(name in page.get_text() for name in role_names(SHIPPED)), "whom one may choose"
    assert show_situation(SHIPPED, area, 1).text != show_situation(SHIPPED, area, 2).text
    page = read(show_briefs(SHIPPED, area))
    assert [brief.strong.get_text() for brief in page.select(".sbs-brief")] == role_names(SHIPPED)
    answer = read(show_takeaway(SHIPPED, area)).details
    assert "(In the source: " in answer.extract().p.get_text(), "folded away, with its sections"
    assert "Not from the source of the rows:" in read(show_concept(area)).get_text()


def test_nobody_is_asked_to_speak_of_overview():
    asked = {area: show_takeaway(SHIPPED, area).text.split("?")[0] for area in ("overview", "tools")}
    assert "all in all, what do these roles" in asked["overview"]
    assert "when it comes to tools, what do" in asked["tools"]


def test_after_the_last_situation_the_class_thinks_of_one():
    number = load_scenarios(SHIPPED).query("area == 'skills'")["situation"].nunique()
    assert show_situation(SHIPPED, "skills", number).html.count("<details>") == 1
    assert show_situation(SHIPPED, "skills", number + 1).text.startswith("No other situation from skills")


def test_other_roles_bring_their_own_words(own):
    roles = load_roles()
    page = read(show_situation(roles, "skills"))
    assert page.details.extract().p.get_text() == "Event Planner: Has a plan B (In the source: one, part-2)"
    assert "Event Planner, Tour Guide, Museum Teacher, or all together" in page.get_text()
    brief = read(show_briefs(roles, "skills"))
    assert "Plans & runs <b>events</b>." in brief.get_text()
    assert not brief.find("b"), "values are text, never code"
    assert read(show_takeaway(roles, "skills")).details.p.get_text().startswith("They differ.")
    assert "Csikszentmihalyi" in read(show_concept("skills")).get_text()
    assert load_briefs(roles[roles["role"] != "Event Planner"]).empty, "what sets apart roles that are not here"


@pytest.mark.parametrize("name", BESIDE)
def test_a_file_that_is_not_there_costs_its_feature_only(own, name):
    (own / name).unlink()
    roles = load_roles()
    said = [show_situation(roles, "skills"), show_briefs(roles, "skills"), show_concept("skills")]
    missing = [note for note in said if note.text.startswith(("No situation", "Nobody has", "No idea"))]
    assert len(missing) == (name != "links.csv")
    assert load_links(roles).empty == (name == "links.csv")


@pytest.mark.parametrize(("name", "wrong", "hint"), [
    ("briefs.csv", "skils", "rows 2 and 3, area: 'skils' is not an area. Did you mean 'skills'?"),
    ("concepts.csv", "skils", "row 2, area: 'skils' is not an area. Did you mean 'skills'?"),
    ("links.csv", "stakholders", "row 2, area: 'stakholders' is not an area. Did you mean 'stakeholders'?"),
])
def test_check_reads_all_files_beside_the_roles(own, capsys, name, wrong, hint):
    path, right = own / name, "stakeholders" if name == "links.csv" else "skills"
    path.write_text(BESIDE[name].replace(right, wrong), encoding="utf-8")
    assert main(["check", str(own / "own.csv")]) == 1
    assert hint in capsys.readouterr().out
    with pytest.raises(RolesError, match="is not an area"):
        {"briefs.csv": load_briefs, "links.csv": load_links}.get(name, lambda roles: load_concepts())(load_roles())


def test_check_names_roles_that_the_roles_file_does_not_have(own, capsys):
    (own / "links.csv").write_text(BESIDE["links.csv"].replace("Event Planner", "Event Planer"), encoding="utf-8")
    assert main(["check", str(own / "own.csv")]) == 0
    assert "'Event Planer' is not in the roles file. Did you mean 'Event Planner'?" in capsys.readouterr().out


def test_only_links_that_are_stated_are_drawn():
    rows = make_rows(["A", "B"], areas=("stakeholders",))
    links = pd.DataFrame([("A", "stakeholders", "Stakeholders item 1", "Stakeholders item 2", "one"),
                          ("B", "stakeholders", "Stakeholders item 0", "Stakeholders item 1", "one")],
                         columns=["role", "area", "from", "to", "sections"])
    panel = view_links(rows, STATED, links=links)
    assert list(panel.table.itertuples(index=False, name=None)) == [
        ("A", "Stakeholders item 2", "Stakeholders item 1", "one")], "B does not have item 0, so that is no link"
    assert read_headline(panel) == "One pair joined by the source itself"
    assert panel.sentence.startswith("A has two audiences (Stakeholders item 0 and Stakeholders item 2) and two "
                                     "channels (Stakeholders item 1 and Stakeholders item 3): one pair. B has ")
    assert panel.sentence.endswith("no pairs. Shared: Stakeholders item 2, Stakeholders item 1 and Stakeholders item "
                                   "3. Each line is a pair that the source joins itself.")
    assert view_links(rows, STATED).sentence == "No pair is joined by the source itself here."


def test_what_is_blank_leaves_no_mark_behind(own):
    (own / "scenarios.csv").write_text("situation,role,area,sections\nIt rains.,Event Planner,skills,one\n"
                                       "It snows.,Tour Guide,skills,\n", encoding="utf-8")
    for number, answer in ((1, "Event Planner (In the source: one)"), (2, "Tour Guide")):
        assert read(show_situation(load_roles(), "skills", number)).details.p.get_text() == answer


def test_one_role_is_not_asked_who_of_several_would_lead(own):
    roles = load_roles()
    alone = read(show_situation(roles[roles["role"] == "Event Planner"], "skills"))
    assert "Would this be a task for the Event Planner? Decide" in alone.get_text()


def test_of_many_roles_six_briefs_are_shown_and_that_is_said(own):
    names = [*SIX, "Seventh"]
    make_rows(names).to_csv(own / "own.csv", index=False)
    (own / "briefs.csv").write_text("area,role,brief\n" + "".join(f"skills,{name},Works.\n" for name in names),
                                    encoding="utf-8")
    roles = load_roles()
    page = read(show_briefs(roles, "skills"))
    assert [brief.strong.get_text() for brief in page.select(".sbs-brief")] == list(SIX)
    assert "Only the first 6 of 7 roles are shown." in page.get_text()
    assert "Only the first" not in read(show_briefs(roles[roles["role"].isin(SIX)], "skills")).get_text()

"""The CSV reader: it takes what spreadsheets write, and says everything that is wrong with the rest."""

import codecs
import csv
import io
import os
import pickle
import subprocess
import sys
import unicodedata
import warnings
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from helpers import show_situation
from helpers.roles import (
    AREAS,
    COLUMNS,
    REQUIRED,
    RolesError,
    RolesWarning,
    check_roles,
    load_labour_market,
    load_roles,
    load_scenarios,
    role_names,
    roles_path,
)
from helpers.roles.__main__ import LESSONS, main

HEADER = "role,area,facet,attribute,theme,note,sections\n"
ROW = "Event Planner,skills,skill,Patience,people,Waits calmly.,part-1;part-2\n"
PLAIN = HEADER + ROW + "Tour Guide,tools,tool,Map,places,Shows the way.,part-1\n"
LABOUR = "occupation,measure,value,unit,period,source,roles\n"


@pytest.fixture
def make(tmp_path):
    """Write text or bytes to my_roles.csv; return the path."""

    def write(content, name="my_roles.csv"):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.fixture
def refuse(make):
    """Load what has to be refused; return the problems."""

    def load(content, name="my_roles.csv"):
        with pytest.raises(RolesError) as caught:
            load_roles(make(content, name))
        return caught.value.problems

    return load


@pytest.fixture(scope="session")
def scratch(tmp_path_factory):
    return tmp_path_factory.mktemp("scratch") / "my_roles.csv"


def plain_rows():
    return pd.DataFrame(list(csv.DictReader(io.StringIO(PLAIN))), dtype="str")


def as_text(rows):
    return rows.astype({"role": "str"})


# What it takes


def test_shipped_file_loads_without_a_warning():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        rows = load_roles()
    assert tuple(rows.columns) == COLUMNS
    assert set(rows["area"]) == set(AREAS)


def test_role_is_categorical_in_order_of_appearance_and_keeps_its_place(make):
    rows = load_roles(make("role,area,attribute\nZ,skills,a\nA,skills,b\nZ,tools,c\n"))
    assert list(rows["role"].cat.categories) == ["Z", "A"]
    assert role_names(rows) == ["Z", "A"]
    assert role_names(rows[rows["role"] == "A"]) == ["A"]
    assert list(rows[rows["role"] == "A"]["role"].cat.categories) == ["Z", "A"]
    assert role_names(pd.concat([rows, pd.DataFrame({"role": ["B"]})])) == ["Z", "A", "B"]
    assert role_names(rows.iloc[::-1]) == ["Z", "A"]
    assert list(rows.index) == [0, 1, 2]


def test_only_three_columns_are_needed(make):
    rows = load_roles(make("role,area,attribute\nTour Guide,skills,Patience\n"))
    assert tuple(rows.columns) == COLUMNS
    assert rows.iloc[0].tolist() == ["Tour Guide", "skills", "", "Patience", "", "", ""]
    text = pd.Series(dtype="str").dtype  # before pandas 3, that is object
    assert all(dtype == text for dtype in rows.drop(columns="role").dtypes)


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_spreadsheet_formats(make, encoding, separator, line_end):
    table = io.StringIO(newline="")
    rows = plain_rows().assign(attribute=["Café, “late”; très", 'A "quoted"\tone'])
    csv.writer(table, delimiter=separator, lineterminator=line_end).writerows([rows.columns, *rows.to_numpy()])
    mark = codecs.BOM_UTF16_BE if encoding == "utf-16-be" else b""
    loaded, _ = check_roles(make(mark + table.getvalue().encode(encoding)))
    expected = rows.replace({"attribute": {'A "quoted"\tone': 'A "quoted" one'}})
    pd.testing.assert_frame_equal(as_text(loaded), expected)


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" * 2 + PLAIN,
        PLAIN + "\n\n,,,,,,\n  ,\t,,\n",
        "\n \n" + PLAIN,
        PLAIN.rstrip("\n"),
        PLAIN.replace("\n", ",,,\n"),
        PLAIN.replace(",", " ,  ").replace("\n", "\xa0\n").replace("role", "\xa0role"),
        PLAIN.replace("role,area", '"ROLE ", Area'),
        PLAIN.replace("skills", " Skills ").replace("tools", '"TOOLS\xa0"'),
        PLAIN.replace("Waits calmly.", '"Waits\r\n calmly."'),
        PLAIN.replace("Waits calmly.", ' "Waits calmly."'),
    ],
)
def test_what_is_mended(make, content):
    path = make(content)
    rows, doubts = check_roles(path)
    pd.testing.assert_frame_equal(as_text(rows), plain_rows())
    assert doubts == []


def test_unicode_is_composed(make):
    decomposed = unicodedata.normalize("NFD", "Café Café")
    assert load_roles(make(HEADER + ROW.replace("Event Planner", decomposed)))["role"][0] == "Café Café"


def test_greek_question_mark_is_no_separator(make):
    rows = load_roles(make("role;area;attribute\nA;skills;what\u037e\n"))
    assert rows["attribute"][0] == "what;"


def test_values_stay_text(make):
    cells = ["NA", "007", "=1+1", "<b>x</b>", "$x^2$", "null", "1e5", "TRUE"]
    rows = load_roles(make("role,area,attribute\n" + "".join(f"A,skills,{cell}\n" for cell in cells)))
    assert rows["attribute"].tolist() == cells


def test_further_columns(make):
    rows = load_roles(make("role,area,attribute,Weight,,\nA,skills,b,3,,\nA,skills,c,,,\n"))
    assert list(rows.columns) == [*COLUMNS, "Weight"]
    assert rows["Weight"].tolist() == ["3", ""]


def test_further_column_may_have_any_name(make):
    error = catch(make("role,area,attribute,times,self\n" + "A,tools,b,1,2\n" * 2))
    assert error.problems == ["rows 2 and 3: 'b' stands twice for A in tools"]


def catch(path):
    with pytest.raises(RolesError) as caught:
        load_roles(path)
    return caught.value


def test_excel_leaves_last_separators_out(make):
    path = make(HEADER + ROW + "Event Planner,skills,skill,Calm\nTour Guide,skills,skill,Calm\n")
    rows, doubts = check_roles(path)
    assert rows["note"].tolist() == ["Waits calmly.", "", ""]
    assert doubts == []


# What it refuses


def test_problems_are_written_as_designed(make):
    lines = ["role,area,attribute", *(f"Event Planner,skills,Skill {i}" for i in range(2, 7)),
             "Event Planner,skils,Writing", "Event Planner,tools,Map", "Event Planner,tools, ",
             "Event Planner,tools,Pen", "Event Planner,tools,Ink", "Event Planner,skills,Adaptability",
             "Tour Guide,skills,Adaptability", "Event Planner,goals,Adaptability", "Event Planner,Skills ,adaptability"]
    assert str(catch(make("\n".join(lines)))) == (
        "my_roles.csv has 3 problems\n"
        "  row 7, area: 'skils' is not an area. Did you mean 'skills'?\n"
        "  row 9, attribute: is empty\n"
        "  rows 12 and 15: 'Adaptability' stands twice for Event Planner in skills"
    )


def test_one_problem_is_singular(make):
    assert str(catch(make(HEADER))) == "my_roles.csv has 1 problem\n  has a header, but no rows under it"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t\n,,,\n", "is empty"),
        (b'""\n;;\t\n', "is empty"),
        (b"PK\x03\x04 and so on", "is an Excel workbook, not a CSV. In the spreadsheet, choose File, Save as"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an Excel workbook"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "is not a text file"),
        (b"\xff\xfea", "is not text in an encoding known here"),
        (b"role,area\x81\x8d", "is not text in an encoding known here"),
        (PLAIN.encode("utf-16-le"), "is not a text file: it holds NUL characters"),
        (b"role;area\nA;skills\n", "row 1, attribute: this column is missing. The header has role, area"),
        (b"Role,Area,Atribute\nA,skills,b\n", "row 1, attribute: this column is missing. Is 'Atribute' meant for it?"),
        (b"role,area,attribute,ROLE \nA,skills,b,c\n", "row 1: the column 'role' stands twice"),
        (b"role,area,attribute,Weight,weight\nA,skills,b,1,2\n", "row 1: the column 'weight' stands twice"),
        (b"role,area,attribute\n\nA,skills,b,c\n", "row 3: 'c' has no name above it in the header. A cell that holds a "
         "comma needs quotation marks around it"),
        (b"role;area;attribute\nA;skills;b;c\n", "row 2: 'c' has no name above it in the header. A cell that holds a"),
        (b"role,area,attribute\nA,skills\n", "row 2, attribute: is empty"),
        (b"role,area,attribute\nSkills\n", "row 2, area: is empty"),
        (b"role,area,attribute,,x\nA,skills,b,lost,\n", "row 2: 'lost' has no name above it in the header"),
        (b'role,area,attribute\nA,skills,a\nA,skills,"b\nA,tools,c\n', 'row 3: a quotation mark (") opens a cell here'),
        (b'role,area,attribute\nA,skills,"b" c\n', 'row 2: text follows a closing quotation mark (")'),
        (b'"role,area,attribute\nA,skills,b\n', 'row 1: a quotation mark (") opens a cell here'),
        (b"role,area,attribute\n,skills,b\n", "row 2, role: is empty"),
        (b"role,area,attribute\nA,,b\n", "row 2, area: is empty"),
        (b"role,area,attribute\nA,cooking,b\n", "row 2, area: 'cooking' is not an area. Choose one of: overview, "),
        (b"role,area,attribute\nA,skills,b\x07\n", "row 2, attribute: 'b\\x07' holds a character that is no text"),
        (b"role,area,attribute\nA,skills,\xef\xbf\xbf\n", "holds a character that is no text (U+FFFF)"),
        (b"role,area,attribute\nA,skills,\xc2\x85\n", "holds a character that is no text (U+0085)"),
        (b"role,area,attribute\x01\nA,skills,b\n", "row 1: 'attribute\\x01' holds a character that is no text"),
        ("role,area,attribute\nA,skills,déjà\nA,tools,é ".encode() + b"\xe9\n", "row 3, attribute: 'é \\udce9' holds"),
        (codecs.BOM_UTF8 + b"role,area,attribute\nA,skills,b\xe9\n", "row 2, attribute: 'b\\udce9' holds a character"),
        (b"role,area,attribute\nA,skills," + b"x" * 200_000 + b"\n", "row 2: a cell here is too long to be read."),
        (b"role,area,attribute\n" + b"A,skills,b\n" * 4, "rows 2, 3, 4 and 1 more: 'b' stands 4 times for A"),
    ],
)  # fmt: skip
def test_what_is_refused(refuse, content, said):
    problems = refuse(content)
    assert any(said in problem for problem in problems), problems
    assert all(problem.isprintable() for problem in problems)


def test_one_mistake_is_one_problem(refuse):
    assert len(refuse("role,area,attribute\nA,skils,b\n")) == 1
    assert len(refuse("role,area,attribute\nA,skills,b,c\n")) == 1
    assert len(refuse("role,area,attribute\nA,skills\n")) == 1
    assert len(refuse('role,area,attribute\nA,skills,"b\n')) == 1


def test_row_is_the_spreadsheets_row(refuse):
    content = 'role,area,attribute\n"A\nlong\r\nname",skills,"b\nc"\n\n,,\nA,skils,d\n'
    assert refuse(content) == ["row 5, area: 'skils' is not an area. Did you mean 'skills'?"]
    assert refuse("\n" + content)[0].startswith("row 6, ")


def test_all_problems_come_at_once_in_the_order_of_rows(refuse):
    problems = refuse('role,area,attribute,role\n,skills,b\nA,skils,c\nA,tools\nA,tools,d,x,y,z\nA,tools,"e')
    places = [problem.split(":")[0] for problem in problems]
    assert places == ["row 1", "row 2, role", "row 3, area", "row 4, attribute", "row 5", "row 6"]


def test_same_problem_in_many_rows_is_one_line_and_each_distinct_one_is_listed(refuse):
    rows = "".join(f"A,knowledge,b{i}\n" for i in range(20_000))
    problems = refuse(f"role,area,attribute\n{rows}A,styles,b\nA,,c\n")
    assert problems[0].startswith("rows 2, 3, 4 and 19,997 more, area: 'knowledge' is not an area. Choose one of: ")
    assert problems[1].startswith("row 20002, area: 'styles' is not an area. Choose one of: ")
    assert problems[2:] == ["row 20003, area: is empty"]


def test_long_value_is_shortened(refuse):
    (problem,) = refuse(f"role,area,attribute\nA,{'x' * 500},b\n")
    assert f"'{'x' * 59}…' is not an area" in problem


def test_duplicates_of_different_facets_are_told_apart(refuse):
    rows = "A,skills,one,b\nA,skills,two,b\n" * 2
    assert refuse("role,area,facet,attribute\n" + rows) == [
        "rows 2 and 4: 'b' stands twice for A in skills",
        "rows 3 and 5: 'b' stands twice for A in skills",
    ]


def test_same_attribute_in_another_facet_area_or_role_is_no_duplicate(make):
    rows = "A,skills,x,b\nA,skills,y,b\nA,tools,x,b\nB,skills,x,b\n"
    assert len(load_roles(make("role,area,facet,attribute\n" + rows))) == 4


def test_missing_file_says_what_to_do(make, tmp_path):
    make(PLAIN)
    error = catch(tmp_path / "my_rols.csv")
    assert error.problems == [f"there is no such file: {tmp_path / 'my_rols.csv'}. Did you mean 'my_roles.csv'?"]
    assert "Check the name and the folder" in str(catch(tmp_path / "none" / "x.csv"))


@pytest.mark.parametrize("path", ["\0.csv", "x" * 5000, "/dev/zero", __file__ + "/x.csv"])
def test_path_that_is_no_file(path):
    assert len(catch(path).problems) == 1


def test_folder(tmp_path):
    assert "is a folder" in str(catch(tmp_path))
    assert "is a folder" in str(catch("/"))


def test_large_file_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert "is too large: 50 MB" in str(catch(path))


def test_unreadable_file(make, monkeypatch):
    path = make(PLAIN)
    monkeypatch.setattr(Path, "read_bytes", fail_for_links)
    assert catch(path).problems == ["cannot be opened: Operation not permitted. Is it open in another program?"]


def test_error_shows_as_its_text_in_a_notebook_and_travels_between_processes():
    error = RolesError("a.csv", ["x is wrong", "y too"])
    assert error._render_traceback_() == ["RolesError: a.csv has 2 problems", "  x is wrong", "  y too"]
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
    many = RolesError("a.csv", [str(i) for i in range(5_000)])._render_traceback_()
    assert len(many) < 50
    assert many[-1] == "  … and 4,960 more"


# What it warns of


def test_two_spellings_of_an_attribute_are_a_warning(make):
    rows = "A,skills,Problem solving\nB,skills,Problem-Solving\nB,tools,C++\nB,tools,C#\n"
    path = make("role,area,attribute\n" + rows)
    with pytest.warns(RolesWarning, match="'Problem solving'.*'Problem-Solving'") as caught:
        load_roles(path)
    assert caught[0].filename == __file__
    _, doubts = check_roles(path)
    (doubt,) = doubts
    assert doubt.startswith("'Problem solving' (row 2) and 'Problem-Solving' (row 3) look like one attribute in 2 spel")


@pytest.mark.parametrize(("written", "encoding", "read"), [
    ("Журналист", "cp1251", "Æóðíàëèñò"),
    ("Rzecznik łódzki", "cp1250", "Rzecznik ³ódzki"),
    ("Café", "mac_roman", "CafŽ"),
    ("Café", "cp1252", "Café"),
])
def test_a_guessed_encoding_is_said_with_an_example(make, written, encoding, read):
    rows = f"Plain,skills,b,\n{written},skills,c,\nPlain,tools,d,{written}\n"
    path = make(f"role,area,attribute,note\n{rows}".encode(encoding))
    said = f"read as Windows-1252; it has '{read}'. If that is not what you wrote, save it as CSV UTF-8"
    with pytest.warns(RolesWarning) as caught:
        assert role_names(load_roles(path))[1] == read
    assert str(caught[0].message) == f"please look at my_roles.csv:\n  {said}"
    assert check_roles(path)[1] == [said]
    for known in ("utf-8", "utf-16"):
        assert check_roles(make(f"role,area,attribute,note\n{rows}".encode(known)))[1] == []


def test_a_guess_that_changes_nothing_is_not_said(make):
    assert check_roles(make(b"role,area,attribute\xa0\nA,skills\xa0,b\n"))[1] == []
    assert "it has 'Größe'" in check_roles(make("Größe,role,area,attribute\n1,A,skills,b\n".encode("cp1252")))[1][0]


def test_two_spellings_of_a_role_are_a_warning(make):
    _, doubts = check_roles(make("role,area,attribute\nA b,skills,b\nA b,skills,c\na  B,skills,d\n"))
    assert doubts == ["'A b' (rows 2 and 3) and 'a  B' (row 4) look like one role in 2 spellings, and count as "
                      "different"]


def test_many_warnings_stay_short(make):
    rows = "".join(f"A,skills,b-{i}\nB,skills,b {i}\n" for i in range(500))
    with pytest.warns(RolesWarning, match="… and 495 more") as caught:
        load_roles(make("role,area,attribute\n" + rows))
    assert len(str(caught[0].message).splitlines()) < 10


# Which file


def test_setting_names_the_file(make, monkeypatch):
    path = make(PLAIN)
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", str(path))
    assert roles_path() == path
    assert role_names(load_roles()) == ["Event Planner", "Tour Guide"]
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", "")
    assert roles_path().parent.name == "data"


def test_setting_relative_to_the_project_holds_in_any_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", "data/roles.csv")
    assert len(load_roles()) > 100
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "roles.csv").write_text(PLAIN)
    assert len(load_roles()) == 2


@pytest.mark.parametrize("given", [True, False], ids=["path", "setting"])
def test_home_and_project_are_known_to_a_path_as_to_the_setting(make, monkeypatch, tmp_path, given):
    def find(path):
        monkeypatch.setenv("SIDE_BY_SIDE_ROLES", "nowhere.csv" if given else path)
        return roles_path(path) if given else roles_path()

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.chdir(elsewhere)
    mine, shipped = make(PLAIN), Path(__file__).parents[1] / "data" / "roles.csv"
    assert find("~/my_roles.csv") == mine
    assert find("data/roles.csv") == shipped
    assert find("none.csv") == elsewhere / "none.csv"
    make(PLAIN, "elsewhere/none.csv")
    assert find("none.csv") == elsewhere / "none.csv"
    assert find("~no such user/x.csv").is_absolute()


# The files beside it


def test_companions_of_the_shipped_file():
    roles = load_roles()
    scenarios, figures = load_scenarios(roles), load_labour_market(roles)
    assert role_names(scenarios) == role_names(roles)
    assert pd.api.types.is_numeric_dtype(figures["value"])
    one = roles[roles["role"] == role_names(roles)[1]]
    assert role_names(load_scenarios(one)) == role_names(one)
    assert list(load_scenarios(one)["role"].cat.categories) == role_names(roles)
    assert len(load_labour_market(one)) == len(figures)


def test_no_companions(make):
    path = make(PLAIN)
    roles = load_roles(path)
    scenarios, figures = load_scenarios(roles, path), load_labour_market(roles, path)
    assert scenarios.empty
    assert figures.empty
    assert list(scenarios.columns) == ["situation", "role", "area", "why", "sections"]
    assert {"value", "unit", "roles"} <= set(figures.columns)
    assert figures["value"].dtype == float


def test_companions_stand_beside_the_file_that_was_loaded(make, monkeypatch):
    path = make(PLAIN)
    roles = load_roles(path)
    make("situation,role,area\nLost,tour  guide,Tools\nParty,Event Planner,\nWedding,Singer,\n", "scenarios.csv")
    figures = "Guides,jobs,12.5,jobs,2025,Office,Singer;tour guide\nAll,jobs,3,jobs,2025,Office,\n"
    make(LABOUR + figures, "labour_market.csv")
    scenarios = load_scenarios(roles, path)
    assert scenarios["role"].tolist() == ["Tour Guide", "Event Planner"]
    assert scenarios["area"].tolist() == ["tools", ""]
    assert load_labour_market(roles, path)["value"].tolist() == [12.5, 3.0]
    planner = roles[roles["role"] == "Event Planner"]
    assert load_labour_market(planner, path).empty
    assert load_scenarios(as_text(planner), path)["role"].tolist() == ["Event Planner"]
    assert load_scenarios(roles).empty, "these roles have no situations beside the shipped file"
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", str(path))
    more = pd.concat([roles, pd.DataFrame({"role": ["Singer"], "area": ["skills"], "attribute": ["Song"]})])
    assert role_names(load_scenarios(more)) == ["Event Planner", "Tour Guide", "Singer"]
    assert len(load_labour_market(more)) == 2


def test_broken_companions_are_refused_in_the_same_way(make):
    path = make(PLAIN)
    roles = load_roles(path)
    make("situation,role,area\nLost,,tols\nLost, ,\n", "scenarios.csv")
    with pytest.raises(RolesError, match=r"scenarios.csv has 2 problems\n  row 2, area: 'tols' .* 'tools'"):
        load_scenarios(roles, path)
    figures = 'A,jobs,"283,380",jobs,2025,Office,\nA,p10,nan,jobs,2025,Office,\nA,p25,,j,2025,Office,\n'
    make(LABOUR + figures, "labour_market.csv")
    with pytest.raises(RolesError) as caught:
        load_labour_market(roles, path)
    assert caught.value.problems == [
        "row 2, value: '283,380' is not a number. Did you mean '283380'?",
        "row 3, value: 'nan' is not a number. Write digits, with a point if need be",
        "row 4, value: is empty",
    ]


@pytest.fixture
def broken_scenarios(make):
    make("situation,role,area\nLost,Tour Guide,tols\n", "scenarios.csv")
    return "scenarios.csv has 1 problem\n  row 2, area: 'tols' is not an area. Did you mean 'tools'?"


def test_a_lesson_says_that_situations_are_broken(make, broken_scenarios, monkeypatch):
    monkeypatch.setenv("SIDE_BY_SIDE_ROLES", str(make(PLAIN)))
    roles = load_roles()
    with pytest.raises(RolesError) as caught:
        show_situation(roles, "tools")
    assert str(caught.value) == broken_scenarios
    assert load_labour_market(roles).empty


def test_a_guess_in_a_companion_is_said(make):
    path = make(PLAIN)
    make("situation,role,area\nПотерялся,Tour Guide,tools\n".encode("cp1251"), "scenarios.csv")
    with pytest.warns(RolesWarning, match="look at scenarios.csv:\n  read as Windows-1252; it has '") as caught:
        load_scenarios(load_roles(path), path)
    assert caught[0].filename == __file__


# The command


def run(*arguments, capsys):
    code = main(list(arguments))
    shown = capsys.readouterr()
    assert shown.err == ""
    return code, shown.out


def fail_for_links(*_):
    raise PermissionError(1, "Operation not permitted")


def test_failed_starter_leaves_nothing(tmp_path, capsys, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("csv.writer", fail)
    code, shown = run("new", str(tmp_path / "my_roles.csv"), "--role", "A", capsys=capsys)
    assert code == 1
    assert "No space left on device" in shown
    assert list(tmp_path.iterdir()) == []


def test_starter_loads_cleanly_and_says_what_to_do(tmp_path, capsys):
    path = tmp_path / "my_roles.csv"
    code, shown = run("new", str(path), "--role", "Event Planner", "--role", "Chef, “Grand”", capsys=capsys)
    assert code == 0
    assert "70 example rows for 2 roles" in shown
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    assert path.read_bytes().count(b"\r\n") == path.read_bytes().count(b"\n") == 71
    assert sorted(other.name for other in tmp_path.iterdir()) == ["my_roles.csv"]
    rows, doubts = check_roles(path)
    assert doubts == []
    assert role_names(rows) == ["Event Planner", "Chef, “Grand”"]
    assert set(rows["area"]) == set(AREAS)
    assert (rows != "").all(axis=None)
    assert set(rows.groupby(["area", "attribute"])["role"].nunique()) == {1, 2}
    code, shown = run("check", str(path), capsys=capsys)
    assert code == 0
    assert "70 rows, 2 roles, 10 of 10 areas" in shown
    assert "70 rows of the starter's examples" in shown


def test_starter_never_goes_over_a_file(make, capsys):
    path = make("mine")
    code, shown = run("new", str(path), "--role", "A", capsys=capsys)
    assert (code, path.read_text()) == (1, "mine")
    assert "is there already" in shown
    assert [other.name for other in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("file", "roles", "said"),
    [
        ("a.csv", ["A", " a "], "a role's title is given twice"),
        ("a.csv", ["A", "\u200b "], "role 2: its title is empty"),
        ("a.xlsx", ["A"], "has to end in .csv"),
        ("none/a.csv", ["A"], "cannot be written in"),
    ],
)
def test_starter_that_cannot_be_written(tmp_path, capsys, file, roles, said):
    code, shown = run("new", str(tmp_path / file), *(f"--role={role}" for role in roles), capsys=capsys)
    assert code == 1
    assert said in shown
    assert list(tmp_path.iterdir()) == []


def test_check_says_what_is_thin(make, capsys):
    path = make("role,area,attribute,facet\nA,skills,b,x\nA,tools,c,\nB,skills,b,x\nC,goals,Replace me: d,x\n")
    code, shown = run("check", str(path), capsys=capsys)
    assert code == 0
    assert "4 rows, 3 roles, 3 of 10 areas" in shown
    assert "1 row of the starter's examples" in shown
    assert "  skills: no rows of C, in lesson 03\n" in shown
    assert "  goals: no rows of A and B, in lesson 04\n" in shown
    assert "  environments: no rows at all, so lesson 05 takes another area\n" in shown
    assert "  nothing that another role has too: C. What is shared is spelt the same in each role\n" in shown
    without = (f"no {name} (lessons {LESSONS[name]}), " for name in ("briefs.csv", "concepts.csv"))
    assert f"  {''.join(without)}no links.csv (lesson" in shown
    assert "facet is blank in 1 of 4 rows: lessons 06, 08, 09 and 10 join" in shown
    for column in ("theme", "note", "sections"):
        assert f"{column} is blank in 4 of 4 rows: " in shown


def test_check_knows_what_each_lesson_is_about_and_what_it_shows():
    folder = Path(__file__).parents[1] / "notebooks"
    text = {path.name[:2]: path.read_text(encoding="utf-8") for path in folder.glob("*.ipynb")}
    for number, area in enumerate(AREAS, 1):
        assert f'area = find_area(roles, \\"{area}\\")' in text[f"{number:02}"]
    shown = {"briefs.csv": "show_briefs(", "concepts.csv": "show_concept(", "links.csv": "load_links(",
             "scenarios.csv": "show_situation(", "labour_market.csv": "load_labour_market("}
    for name, lessons in LESSONS.items():
        first, word, last = lessons.split()
        named = {f"{number:02}" for number in range(int(first), int(last) + 1)} if word == "to" else {first, last}
        assert {number for number, lesson in text.items() if shown[name] in lesson} == named


def test_starter_has_a_ladder_of_steps_and_something_to_join(tmp_path, capsys):
    path = tmp_path / "my_roles.csv"
    run("new", str(path), "--role", "Event Planner", "--role", "Tour Guide", capsys=capsys)
    rows, _ = check_roles(path)
    for _, own in rows.groupby("role", observed=True):
        steps = own.loc[own["area"] == "careers", "facet"]
        assert sum(facet.endswith(("role", "level")) for facet in steps.unique()) == 3
        for area in ("stakeholders", "reputation"):
            sizes = own[own["area"] == area].groupby("facet").size()
            assert len(sizes) >= 2, "two facets, to be joined"
            assert sizes.max() == 2, "and more than one pair in the join"
    # Every area holds something alone and something shared, and something is said in more sections than the rest.
    for _, area in rows.groupby("area"):
        assert set(area.groupby("attribute")["role"].nunique()) == {1, 2}
        assert set(area["sections"].str.count(";")) == {0, 1}
    shown = run("check", str(path), capsys=capsys)[1]
    thin = shown.partition("Thin\n")[2].splitlines()
    assert [line[:15] for line in thin] == ["  70 rows of th", "  no briefs.csv"], "only the files beside it"


def test_more_than_six_roles_are_said_with_the_way_to_others(make, capsys):
    eight = make("role,area,attribute\n" + "".join(f"Role {i},skills,b\n" for i in range(8)))
    shown = run("check", str(eight), capsys=capsys)[1]
    assert "of 8 roles the first six are drawn: to see others, move their rows to the top" in shown
    assert "are drawn" not in run("check", capsys=capsys)[1]


def test_check_of_one_role_and_of_the_shipped_file(make, capsys):
    assert "another role has too: Event Planner." in run("check", str(make(HEADER + ROW)), capsys=capsys)[1]
    code, shown = run("check", capsys=capsys)
    assert code == 0
    assert "Thin" not in shown


def test_check_lists_warnings_and_problems(make, capsys):
    code, shown = run("check", str(make("role,area,attribute\nA,skills,b c\nB,skills,b-c\n")), capsys=capsys)
    assert code == 0
    assert "look like one attribute" in shown
    code, shown = run("check", str(make("role,area,attribute\nA,skils,b\n")), capsys=capsys)
    assert (code, shown.splitlines()[0]) == (1, "my_roles.csv has 1 problem")


def test_check_reads_the_files_beside_the_roles(make, broken_scenarios, capsys):
    path = make(PLAIN)
    figures = 'Hosts,jobs,"1,000",jobs,2025,Office,\n'
    make(LABOUR + figures, "labour_market.csv")
    wrong_figure = "labour_market.csv has 1 problem\n  row 2, value: '1,000' is not a number. Did you mean '1000'?\n"
    code, shown = run("check", str(path), capsys=capsys)
    assert code == 1
    assert shown.startswith("my_roles.csv can be used: ")
    assert shown.endswith(f"\n\n{broken_scenarios}\n\n{wrong_figure}")
    make(PLAIN.replace("tools,tool", "tols,tool"))
    code, shown = run("check", str(path), capsys=capsys)
    roles = "my_roles.csv has 1 problem\n  row 3, area: 'tols' is not an area. Did you mean 'tools'?"
    assert (code, shown) == (1, f"{roles}\n\n{broken_scenarios}\n\n{wrong_figure}")


def test_check_says_what_is_doubtful_beside_the_roles(make, capsys):
    path = make(PLAIN)
    make("situation,role\nLost,Tour  guide\nFound,Tuor Guide\nParty,Astronaut\nRain,Astronaut\n", "scenarios.csv")
    make(LABOUR + "Hosts,jobs,1,jobs,2025,Office,Tour Guide; Event Planer\n", "labour_market.csv")
    code, shown = run("check", str(path), capsys=capsys)
    assert code == 0
    assert shown.endswith(
        "scenarios.csv beside it can be used: 4 rows.\n\n"
        "Please look at scenarios.csv\n"
        "  row 3, role: 'Tuor Guide' is not in the roles file. Did you mean 'Tour Guide'?\n"
        "  rows 4 and 5, role: 'Astronaut' is not in the roles file, so nothing is shown of it\n\n"
        "labour_market.csv beside it can be used: 1 row.\n\n"
        "Please look at labour_market.csv\n"
        "  row 2, roles: 'Event Planer' is not in the roles file. Did you mean 'Event Planner'?\n")


@pytest.mark.parametrize("command", [[], ["new"], ["check"]])
def test_help(capsys, command):
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    assert "spreadsheet" in capsys.readouterr().out or command == ["check"]


def test_module_runs_as_a_command_without_a_word_on_stderr(tmp_path):
    module = [sys.executable, "-W", "error::RuntimeWarning", "-m", "helpers.roles"]
    command = [*module, "new", "my.csv", "--role", "Ärztin"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert role_names(load_roles(tmp_path / "my.csv")) == ["Ärztin"]


# Whatever comes

NEVER = {"max_examples": 60, "deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
LETTERS = {
    # Windows-1252 in which no two letters happen to be UTF-8.
    "cp1252": st.sampled_from("abcXYZ 019,;\"'|=<>&$-àéïõüÿ"),
    "utf": st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp", "Zs"]) | st.sampled_from(' ,;"'),
}


def cell(letters, least=0):
    text = st.text(letters, max_size=12).map(lambda text: unicodedata.normalize("NFC", text).strip())
    return text.filter(lambda text: len(text) >= least)


@st.composite
def tables(draw):
    letters = LETTERS["cp1252" if (encoding := draw(st.sampled_from(ENCODINGS))) == "cp1252" else "utf"]

    def same(text):
        return "".join(text.split()).casefold()

    roles = draw(st.lists(cell(letters, 1), min_size=1, max_size=3, unique_by=same))
    attributes = draw(st.lists(cell(letters, 1), min_size=1, max_size=8, unique_by=same))
    others = [cell(letters)] * 5
    rows = [
        (draw(st.sampled_from(roles)), draw(st.sampled_from(AREAS)), attribute, *draw(st.tuples(*others)))
        for attribute in attributes
    ]
    names = ["role", "area", "attribute", "facet", "theme", "note", "sections", "Weight"]
    frame = pd.DataFrame(rows, columns=names, dtype="str")
    return encoding, frame[draw(st.permutations(list(frame.columns)))]


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]


@settings(**NEVER)
@given(tables(), st.sampled_from(",;\t"), st.sampled_from(["\n", "\r\n", "\r"]), st.sampled_from([0, 1]))
def test_any_table_is_read_back_equal(scratch, table, separator, line_end, quoting):
    encoding, frame = table
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, lineterminator=line_end, quoting=quoting)
    writer.writerows([frame.columns, *frame.to_numpy()])
    marks = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
    scratch.write_bytes(marks.get(encoding, b"") + text.getvalue().encode(encoding))
    rows, _ = check_roles(scratch)
    pd.testing.assert_frame_equal(as_text(rows), frame[[*COLUMNS, "Weight"]])
    assert role_names(rows) == list(dict.fromkeys(frame["role"]))


def load_or_refuse(path, content):
    path.write_bytes(content)
    try:
        rows, doubts = check_roles(path)
    except RolesError as error:
        said = error.problems
    else:
        said = doubts or ["nothing"]
        assert len(rows)
        assert (rows[list(REQUIRED)] != "").all(axis=None)
    assert said
    assert all(line and line.isprintable() for line in said)


@settings(**NEVER)
@given(st.binary(max_size=200))
@example(b"\xff\xfe\x00\xd8")
@example(b'sep="\nrole')
@example(b'""')
@example(b"sep=|\n||")
@example(b"\xef\xbb\xbf\xef\xbb\xbf")
def test_any_bytes_are_a_table_or_refused(scratch, content):
    load_or_refuse(scratch, content)


@settings(**{**NEVER, "max_examples": 150})
@given(
    st.sampled_from(["utf-8", "utf-16", "cp1252"]),
    st.lists(
        st.tuples(
            st.integers(0, len(PLAIN)),
            st.integers(0, 20),
            st.sampled_from([*'",;\t\n\r\0é \ufeff', '""', "sep=;\n", HEADER, ROW, ""]) | st.text(max_size=3),
        ),
        max_size=4,
    ),
)
def test_any_damage_to_a_table_is_mended_or_refused(scratch, encoding, damages):
    text = PLAIN
    for place, length, inserted in damages:
        text = text[:place] + inserted + text[place + length :]
    load_or_refuse(scratch, text.encode(encoding, "replace"))

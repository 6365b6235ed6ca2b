"""Small faults that were once made on purpose, a line each, and that no test noticed. Each has one now."""

import numpy as np
import pandas as pd
import pytest

from helpers import (
    compare_pairs,
    explore,
    load_labour_market,
    load_roles,
    similarity,
    view_comparison,
    view_intersections,
    view_jobs,
    view_ladder,
    view_links,
    view_overlap,
    view_presence,
)
from helpers.charts.style import ROLE_COLOURS, SHARED, role_colours, text_width
from helpers.english import say_part
from helpers.roles import RolesError
from helpers.roles.__main__ import main
from tests.seen import read_headline, read_svg

P, G, T = (colour.dark for colour in ROLE_COLOURS[:3])


def frame(*records, columns=("role", "area", "attribute")):
    return pd.DataFrame(records, columns=columns)


def write(folder, text, name="own.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_what_is_shared_is_shared_within_an_area(tmp_path, capsys):
    path = write(tmp_path, "role,area,attribute\nA,skills,Planning\nB,tools,Planning\n")
    assert main(["check", str(path)]) == 0
    assert "nothing that another role has too: A and B." in capsys.readouterr().out


def test_three_times_is_not_twice(tmp_path):
    path = write(tmp_path, "role,area,attribute\n" + "A,skills,Planning\n" * 3)
    with pytest.raises(RolesError, match="rows 2, 3 and 4: 'Planning' stands 3 times for A in skills"):
        load_roles(path)


def test_the_separator_is_the_one_that_gives_the_columns_looked_for(tmp_path):
    path = write(tmp_path, "role;area;attribute;remarks, if any, of us, of them, or others\nA;skills;Planning;no\n")
    assert list(load_roles(path)["attribute"]) == ["Planning"]


def test_figures_may_be_below_zero(tmp_path):
    path = write(tmp_path, "role,area,attribute\nA,skills,Planning\n")
    write(tmp_path, "occupation,measure,value,unit,period,source,roles\nPlanners,change,-1.5,percent,2025,Office,A\n",
          "labour_market.csv")
    assert list(load_labour_market(load_roles(path), path)["value"]) == [-1.5]


def test_the_overlap_coefficient_is_measured_on_the_shorter_list():
    rows = frame(*(("A", "skills", item) for item in "pqrs"), ("B", "skills", "p"), ("B", "skills", "z"))
    pair = compare_pairs(rows).iloc[0]
    assert (pair["shared"], pair["smaller"], pair["Overlap coefficient"], pair["Jaccard index"]) == (1, 2, 0.5, 0.2)
    assert similarity(rows, measure="overlap").loc["A", "B"] == 0.5
    assert similarity(rows).loc["A", "B"] == pytest.approx(0.2)


def test_what_one_role_has_twice_is_not_common():
    rows = frame(("A", "skills", "x", "p"), ("A", "skills", "x", "p"), ("B", "skills", "x", "q"),
                 columns=("role", "area", "facet", "attribute"))
    assert "(shared)" not in str(view_comparison(rows).table.to_dict())
    assert "No two roles have the same entry in one facet." in view_comparison(rows).sentence


def test_a_step_that_nobody_has_is_not_the_same_for_all():
    rows = frame(("A", "careers", "first", "p"), ("B", "careers", "first", "p"),
                 columns=("role", "area", "facet", "attribute"))
    steps = pd.Categorical(rows["facet"], categories=["first", "second"], ordered=True)
    assert read_headline(view_ladder(rows.assign(step=steps))) == "The ladders start alike and part at step two: second"


def test_nothing_is_left_out_where_the_industries_are_all_there_are():
    columns = ["occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population", "source",
               "setting", "roles"]
    figures = pd.DataFrame([("Planners", "1", industry, "", "jobs", value, "jobs", "2025", "all", "Office", "", "A")
                            for industry, value in (("", 30), ("North", 10), ("South", 20))], columns=columns)
    assert "left out" not in view_jobs(figures, frame(("A", "skills", "p"))).sentence
    assert "left out" in view_jobs(figures.assign(value=[31, 10, 20]), frame(("A", "skills", "p"))).sentence


def test_both_are_two():
    assert say_part(3, 3, "skills") == "all three skills"
    assert say_part(2, 2, "skills") == "both skills"


def lines(panel, colour):
    """Return the straight lines of a colour, longest first, as (left, right)."""
    picture = read_svg(panel.svg)
    return sorted(((line.x, line.x1) for line in picture.lines(colour)), key=lambda ends: ends[0] - ends[1])


@pytest.mark.parametrize("view", [view_intersections, view_presence])
def test_a_line_joins_the_first_to_the_last_role_that_has_it(view):
    rows = frame(*((role, "skills", "p") for role in "ABC"), ("A", "skills", "q"), ("B", "skills", "q"))
    all_three, two, *_ = lines(view(rows), SHARED.dark)
    assert all_three[0] == pytest.approx(two[0], abs=1)
    assert all_three[1] - all_three[0] == pytest.approx(2 * (two[1] - two[0]), rel=0.05)


def test_lines_leave_apart_and_meet_at_the_role():
    rows = frame(*(("A", "stakeholders", "audience", item) for item in "pqr"), ("A", "stakeholders", "channel", "s"),
                 columns=("role", "area", "facet", "attribute"))
    picture = read_svg(view_links(rows).svg)
    role, = (shape for shape in picture.filled(ROLE_COLOURS[0].tint) if shape.x < picture.find("A")[0].x < shape.x1)
    curves = [line for line in picture.lines(P) if line.wide > 20]
    heights = [{round(line.y), round(line.y1)} for line in curves]
    assert len(curves) == 4
    assert all(round(role.middle) in ends for ends in heights)
    assert len(set().union(*heights)) == 3, "of three, the one in the middle is level, and so is the fourth"


def test_bold_letters_are_wider():
    assert text_width("Measured", bold=True) > 1.05 * text_width("Measured")


def test_a_role_keeps_its_colour_when_it_is_alone():
    rows = frame(("A", "skills", "p"), ("B", "skills", "q"), ("C", "skills", "r"))
    rows["role"] = pd.Categorical(rows["role"], categories=list("ABC"))
    assert role_colours(rows[rows["role"] == "C"]) == {"C": ROLE_COLOURS[2]}
    assert T in view_overlap(rows[rows["role"] == "C"]).svg
    assert P not in explore(view_overlap, rows).panel((("C",), None)).svg


def test_a_word_in_a_shared_box_leaves_room_for_its_strip():
    """Such a box has 24 less for its words than its width, and 12 less again for the hatch that says it is shared."""
    item = "Words that fill exactly one line of a box"
    rows = frame(("A", "skills", item), ("B", "skills", item), ("A", "skills", "p"), ("B", "skills", "q"))
    picture = read_svg(view_overlap(rows).svg)
    texts = [text for text in picture.texts if text.text and text.text in item]
    box = next(shape for shape in picture.filled(SHARED.tint) if shape.x < texts[0].x < shape.x1)
    ends = [text.x + 0.72 * text_width(text.text) for text in texts]
    assert np.max(ends) <= box.x1 - 0.72 * 12 + 1

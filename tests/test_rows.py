"""Rows as readers make them: put together with pd.concat, blank where something is missing, and with any names."""

import re
from base64 import b64decode
from functools import partial

import numpy as np
import pandas as pd
import pytest

import helpers
from helpers.panels import Panel
from helpers.roles import load_labour_market, load_roles
from helpers.tables import table_html
from tests.conftest import THREE, make_rows

OWN = pd.DataFrame([(THREE[0], area, f"Own {area} {i}") for area in ("skills", "tools", "stakeholders", "careers")
                    for i in (1, 2)], columns=["role", "area", "attribute"])


def put_together():
    """Add rows that say no facet, theme, note or sections; the gaps are NaN."""
    return pd.concat([make_rows(THREE[:2]), OWN])


def without_groups():
    """Blank whole columns, as numbers that are not there."""
    return make_rows(THREE[:2]).assign(facet=np.nan, theme=np.nan, sections=None)


def area(rows, name="stakeholders"):
    return rows[rows["area"] == name]


def with_steps(rows):
    rows = area(rows, "careers")
    levels = [facet for facet in rows["facet"].dropna().unique() if facet][:1]
    steps = rows["facet"].where(rows["facet"].isin(levels))
    return rows.assign(step=pd.Categorical(steps, categories=levels, ordered=True))


def figures(rows):
    """Take the shipped figures twice, once without some columns; the gaps are as blank as those of the rows."""
    whole = load_labour_market(load_roles()).assign(roles=";".join(helpers.role_names(rows)))
    twice = pd.concat([whole, whole.assign(occupation="Hosts").drop(columns=["setting", "roles"])])
    return twice if rows.isna().any(axis=None) else twice.fillna("")


def decode(html):
    """Write out the pictures in a page."""
    return re.sub(r"(?<=base64,)[^\"]+", lambda found: b64decode(found[0]).decode(), html)


TAKES_ROWS = {
    "compare_pairs": [helpers.compare_pairs, partial(helpers.compare_pairs, level="theme")],
    "count_areas": [helpers.count_areas],
    "count_emphasis": [helpers.count_emphasis],
    "explore": [lambda rows: decode(helpers.explore(helpers.view_overlap, area(rows)).to_html())],
    "find_area": [lambda rows: helpers.find_area(rows, "nothing of the kind")],
    "find_facets": [lambda rows: helpers.find_facets(area(rows), "whom", "how")],
    "find_grouping": [helpers.find_grouping],
    "find_pair": [lambda rows: helpers.find_pair(area(rows))],
    "make_fit": [lambda rows: helpers.make_fit(rows).to_html()],
    "make_quiz": [lambda rows: helpers.make_quiz(rows, count=40).questions],
    "role_names": [helpers.role_names],
    "show_briefs": [lambda rows: helpers.show_briefs(rows, "skills").html],
    "show_situation": [lambda rows: helpers.show_situation(rows, "skills").html],
    "show_takeaway": [lambda rows: helpers.show_takeaway(rows, "skills").html],
    "similarity": [helpers.similarity, partial(helpers.similarity, level="theme", measure="overlap")],
    "tabulate_roles": [helpers.tabulate_roles, partial(helpers.tabulate_roles, level="facet")],
    "view_areas": [helpers.view_areas],
    "view_comparison": [helpers.view_comparison, lambda rows: helpers.view_comparison(rows, "How many")],
    "view_emphasis": [lambda rows: helpers.view_emphasis(area(rows))],
    "view_flow": [lambda rows: helpers.view_flow(area(rows)), lambda rows: helpers.view_flow(area(rows), "Themes")],
    "view_heatmap": [helpers.view_heatmap],
    "view_infographic": [helpers.view_infographic],
    "view_intersections": [lambda rows: helpers.view_intersections(area(rows))],
    "view_jobs": [lambda rows: helpers.view_jobs(figures(rows), rows)],
    "view_ladder": [lambda rows: helpers.view_ladder(with_steps(rows))],
    "view_links": [lambda rows: helpers.view_links(area(rows)),
                   lambda rows: helpers.view_links(area(rows), "Pair by pair")],
    "view_overlap": [lambda rows: helpers.view_overlap(area(rows)), lambda rows: helpers.view_overlap(rows, "Themes")],
    "view_pay": [lambda rows: helpers.view_pay(figures(rows), rows)],
    "view_presence": [lambda rows: helpers.view_presence(area(rows))],
    "view_shares": [lambda rows: helpers.view_shares(area(rows))],
    "view_similarity": [helpers.view_similarity, lambda rows: helpers.view_similarity(rows, "Themes")],
    "view_themes": [lambda rows: helpers.view_themes(area(rows)),
                    lambda rows: helpers.view_themes(area(rows), "Facets")],
}
TAKES_NONE = {"RolesError", "check_answer", "check_rows", "fold_result", "list_notebooks", "list_sets",
              "load_labour_market", "load_links", "load_roles", "load_scenarios", "show_concept", "show_table"}


def test_whatever_takes_rows_is_tried():
    assert set(helpers.__all__) == TAKES_NONE | set(TAKES_ROWS)


@pytest.mark.parametrize("make", [put_together, without_groups], ids=lambda make: make.__name__)
@pytest.mark.parametrize("name", TAKES_ROWS)
def test_a_blank_is_a_blank(name, make):
    rows = make()
    filled = rows.astype(dict.fromkeys(rows, object)).fillna("")
    for call in TAKES_ROWS[name]:
        made, wanted = call(rows), call(filled)
        if isinstance(wanted, Panel):
            assert (made.sentence, made.svg) == (wanted.sentence, wanted.svg)
            made, wanted = made.table, wanted.table
        if isinstance(wanted, pd.DataFrame):
            pd.testing.assert_frame_equal(made, wanted, check_index_type=False, check_column_type=False,
                                          check_dtype=False)
        else:
            assert made == wanted
    assert rows.isna().any(axis=None), "rows are left as they were"


def test_a_role_without_a_name_is_no_role():
    rows = pd.concat([make_rows(THREE[:2], areas=("skills",)),
                      pd.DataFrame({"area": ["skills"], "attribute": ["Nobody's"]})])
    assert helpers.role_names(rows) == list(THREE[:2])
    assert helpers.explore(helpers.view_overlap, rows).names == list(THREE[:2])
    assert list(helpers.tabulate_roles(rows)) == list(THREE[:2])


# Each of these is a word that helpers or lessons use beside the names of a file.
NAMES = [
    ("Shared",),
    ("Both", "role"),
    ("skills", "themes"),
    ("facet", "attribute"),
    ("number", "all areas together", "Together"),
    ("Shared", "Both", "role", "rôle", "nothing", "count"),
]
FACETS, THEMES = ("role", "Both"), ("attribute", "Together", "Everything")


def reverse(text):
    """Write each word backwards: as wide as before, and a word that nobody uses."""
    return re.sub(r"\w+", lambda word: word[0][::-1], text)


def named(names, spell):
    """Make rows whose roles, facets and themes are called so."""
    rows = make_rows([spell(name) for name in names])
    facets = rows.groupby("area")["facet"].transform(lambda facet: facet == facet.iloc[0])
    themes = dict(zip(rows["theme"].unique(), map(spell, THEMES), strict=True))
    return rows.assign(facet=facets.map({True: spell(FACETS[0]), False: spell(FACETS[1])}),
                       theme=rows["theme"].map(themes))


def show(made):
    """Write what a reader sees of a result, or else the result itself."""
    if isinstance(made, Panel):
        return "\n".join([made.sentence, made.svg, "" if made.table is None else table_html(made.table, "Made")])
    return table_html(made, "Made") if isinstance(made, pd.DataFrame) else repr(made)


@pytest.mark.parametrize("names", NAMES, ids=" ".join)
@pytest.mark.parametrize("name", sorted(set(TAKES_ROWS) - {"make_quiz"}))
def test_no_name_is_special(name, names):
    words = set(re.findall(r"\w+", " ".join([*names, *FACETS, *THEMES])))
    for call in TAKES_ROWS[name]:
        odd, plain = show(call(named(names, str))), show(call(named(names, reverse)))
        assert odd == re.sub(r"\w+", lambda word: word[0][::-1] if word[0][::-1] in words else word[0], plain)


def test_what_a_facet_is_called_is_no_total_and_no_blank():
    rows = make_rows(THREE[:2], areas=("careers",)).replace({"first level": "Together"})
    assert helpers.view_comparison(rows, "How many").table.index.is_unique
    rows = with_steps(make_rows(THREE[:1], each=6)).assign(facet=["first level", "no facet", ""] * 2)
    basis = helpers.view_ladder(rows).table.loc["basis"]
    assert sorted(item for items in basis[THREE[0]] for item in items) == [f"Careers item {i}" for i in (1, 3, 5)]


def test_a_facet_called_like_the_first_choice_is_no_second_one():
    rows = named(("A", "B"), str).replace({"facet": {"role": "Everything"}})
    toggles = helpers.explore(helpers.view_intersections, area(rows), ["Everything", "Everything", "Both"])
    assert toggles.to_html().count('type="radio"') == 2

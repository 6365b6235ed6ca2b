"""The kinds of pictures, and small rows to draw them from: natural names, and numbers that can be counted by hand."""

from base64 import b64decode
from functools import partial
from types import SimpleNamespace

import ipywidgets
import pandas as pd
from bs4 import BeautifulSoup

import helpers

NAMES = {"P": "Event Planner", "G": "Tour Guide", "T": "Museum Teacher"}
AREAS = ("skills", "tools", "goals")
# In each area what some of the roles share, what lies apart, and what is alike: attribute, facet and theme, and who
# has it, with the number of sections that say so.
TABLES = {
    "skills": ("""
        Budgeting       | skill     | planning | P3
        Public speaking | skill     | people   | P1 G3 T2
        First aid       | knowledge | safety   | P1 G1
        Local history   | knowledge | places   | G2 T2
        Lesson planning | skill     | planning | T1
    """, """
        Budgeting       | skill     | planning | P2
        Contract law    | knowledge | planning | P1
        Storytelling    | skill     | people   | G1
        Local history   | knowledge | places   | G3
    """, """
        Public speaking | skill     | people   | P1 G2
        First aid       | knowledge | safety   | P1 G1
    """),
    "tools": ("""
        Spreadsheet     | tool      | planning | P2 G1
        Loudspeaker     | tool      | people   | G1 T1
        Map             | tool      | places   | G1
    """, """
        Spreadsheet     | tool      | planning | P2
        Map             | tool      | places   | G1
    """, """
        Spreadsheet     | tool      | planning | P2 G1
    """),
    "goals": ("""
        Full halls      | goal      | people   | P1
        Happy visitors  | goal      | people   | G1
    """, """
        Full halls      | goal      | money    | P1
        Happy visitors  | goal      | people   | G1
    """, """
        Happy visitors  | goal      | people   | P1 G1
    """),
    "overview": ("""
        Visitors        | audience  | people   | P1 G1
        Sponsors        | audience  | money    | P1
        Good evenings   | goal      | people   | P1
        Good walks      | goal      | places   | G1 T1
        School groups   | audience  | people   | T1
    """, """
        Sponsors        | audience  | money    | P1
        Good walks      | goal      | places   | G1
    """, """
        Visitors        | audience  | people   | P1 G1
        Good walks      | goal      | places   | P1 G1
    """),
    "stakeholders": ("""
        Sponsors        | audience  | money    | P1
        Visitors        | audience  | people   | P1 G1 T1
        School groups   | audience  | people   | G1 T1
        Newsletter      | channel   | media    | P1 T1
        Guided walk     | channel   | places   | G1 P1
    """, """
        Sponsors        | audience  | money    | P1
        Newsletter      | channel   | media    | P1
        Visitors        | audience  | people   | G1
        Guided walk     | channel   | places   | G1
    """, """
        Visitors        | audience  | people   | P1 G1
        Newsletter      | channel   | media    | P1 G1
        Notice board    | channel   | media    | P1 G1
    """),
    "reputation": ("""
        Programmes      | activity  | planning | P1 G1
        Surveys         | activity  | people   | P1 T1
        Trust           | effect    | trust    | P1 G1 T1
        Repeat visits   | effect    | people   | G1
        New sponsors    | effect    | money    | P1
    """, """
        Programmes      | activity  | planning | P1
        New sponsors    | effect    | money    | P1
        Guided walks    | activity  | places   | G1
        Repeat visits   | effect    | people   | G1
    """, """
        Programmes      | activity  | planning | P1 G1
        Trust           | effect    | trust    | P1 G1
        Repeat visits   | effect    | people   | P1 G1
    """),
    "careers": ("""
        Assistant       | entry level  |       | P1 G1 T1
        Organiser       | middle level |       | P1
        Guide           | middle level |       | G1
        Educator        | middle level |       | T1
        Director        | top level    |       | P1 T1
        Languages       | requirement  |       | G1 T1
        Driving licence | requirement  |       | P1
    """, """
        Assistant       | entry level  |       | P1
        Helper          | entry level  |       | G1
        Organiser       | middle level |       | P1
        Languages       | requirement  |       | G1
    """, """
        Assistant       | entry level  |       | P1 G1
        Director        | middle level |       | P1 G1
        Languages       | requirement  |       | P1 G1
    """),
    "collaboration": ("""
        Finance team    | internal partner | money    | P1 T1
        Front desk      | internal partner | people   | P1 G1
        Caterers        | external partner | money    | P1
        Coach drivers   | external partner | places   | G1 T1
        Hotels          | external partner | places   | G1
    """, """
        Finance team    | internal partner | money    | P1
        Caterers        | external partner | money    | P1
        Front desk      | internal partner | people   | G1
        Hotels          | external partner | places   | G1
    """),
}
CASES = {"one": (0, "P"), "two": (0, "PG"), "three": (0, "PGT"), "apart": (1, "PG"), "alike": (2, "PG")}


def make_rows(areas, case):
    """Make the rows of some areas, role by role, with a role's categories in the file's order."""
    number, who = CASES[case]
    rows = [(NAMES[role], area, facet, attribute, theme, "", ";".join(f"part-{i}" for i in range(int(held[1:]))))
            for area in areas for role in who for line in TABLES[area][number].strip().splitlines()
            for attribute, facet, theme, holders in [map(str.strip, line.split("|"))]
            for held in holders.split() if held[0] == role]
    frame = pd.DataFrame(rows, columns=["role", "area", "facet", "attribute", "theme", "note", "sections"])
    return frame.assign(role=pd.Categorical(frame["role"], categories=[NAMES[role] for role in who]))


def view_ladder(rows):
    levels = [level for level in ("entry level", "middle level", "top level") if level in {*rows["facet"]}]
    steps = rows["facet"].where(rows["facet"].isin(levels))
    return helpers.view_ladder(rows.assign(step=pd.Categorical(steps, categories=levels, ordered=True)))


FIGURES = """
    jobs   |         | 1000
    jobs   | Hotels  | 400
    jobs   | Museums | 100
    p10    |         | 20000
    p25    |         | 30000
    median |         | 40000
    p75    |         | 50000
    p90    |         | 80000
"""


def make_figures(counted, figures=FIGURES):
    """Make official figures of one occupation that counts these roles."""
    lines = [[part.strip() for part in line.split("|")] for line in figures.strip().splitlines()]
    return pd.DataFrame([
        {"occupation": "Hosts", "code": "13-1", "industry": industry, "naics": "", "measure": measure,
         "value": float(value), "unit": "jobs" if measure == "jobs" else "euros a year", "period": "2024",
         "population": "employees", "source": "Office X", "setting": "", "roles": ";".join(NAMES[r] for r in counted)}
        for measure, industry, value in lines])


def show_fit(rows, ticked):
    """Tick some of what is offered, as a reader does, and return the result's picture and sentence."""
    fit = helpers.make_fit(rows)
    tick(fit, ticked)
    html = next(part.value for part in walk(fit) if isinstance(part, ipywidgets.HTML) and "<img" in part.value)
    shown = BeautifulSoup(html, "html.parser")
    svg = b64decode(shown.img["src"].partition("base64,")[2]).decode()
    return SimpleNamespace(sentence=shown.figcaption.get_text(), svg=svg)


def tick(widget, names):
    """Tick the checkboxes with these names, and no others."""
    for part in walk(widget):
        if isinstance(part, ipywidgets.Checkbox):
            part.value = part.description in names


def walk(widget):
    """Return a widget and all that is in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from walk(child)


KINDS = {
    "overlap": (helpers.view_overlap, "skills"),
    "overlap of themes": (partial(helpers.view_overlap, choice="Themes"), "skills"),
    "comparison": (helpers.view_comparison, "overview"),
    "how many": (partial(helpers.view_comparison, choice="How many"), "overview"),
    "emphasis": (helpers.view_emphasis, "skills"),
    "shared only": (partial(helpers.view_emphasis, choice="Shared only"), "skills"),
    "similarity": (helpers.view_similarity, "skills"),
    "similarity of themes": (partial(helpers.view_similarity, choice="Themes"), "skills"),
    "themes": (helpers.view_themes, "skills"),
    "facets": (partial(helpers.view_themes, choice="Facets"), "skills"),
    "presence": (helpers.view_presence, "skills"),
    "links": (helpers.view_links, "stakeholders"),
    "pairs": (partial(helpers.view_links, choice="Pair by pair"), "stakeholders"),
    "intersections": (helpers.view_intersections, "skills"),
    "of a facet": (partial(helpers.view_intersections, choice="knowledge"), "skills"),
    "ladder": (view_ladder, "careers"),
    "flow": (helpers.view_flow, "reputation"),
    "flow of themes": (partial(helpers.view_flow, choice="Themes"), "reputation"),
    "shares": (helpers.view_shares, "collaboration"),
    "counts": (partial(helpers.view_shares, choice="Counts"), "collaboration"),
    "areas": (helpers.view_areas, *AREAS),
    "heatmap": (helpers.view_heatmap, *AREAS),
    "heatmap of coefficients": (partial(helpers.view_heatmap, choice="Overlap coefficient"), *AREAS),
    "infographic": (helpers.view_infographic, *AREAS),
    "jobs": (lambda rows: helpers.view_jobs(make_figures("PGT"), rows), "skills"),
    "jobs of two": (lambda rows: helpers.view_jobs(make_figures("PG"), rows), "skills"),
    "jobs of nobody": (lambda rows: helpers.view_jobs(make_figures("T"), rows), "skills"),
    "pay": (lambda rows: helpers.view_pay(make_figures("PGT"), rows), "skills"),
    "pay of one": (lambda rows: helpers.view_pay(make_figures("G"), rows), "skills"),
    "pay of nobody": (lambda rows: helpers.view_pay(make_figures("T"), rows), "skills"),
}


def show(kind, case):
    """Return the panel of a kind, in one of the cases; a fit names what is ticked, as in "fit to Map and First aid"."""
    if kind.startswith("fit to "):
        return show_fit(make_rows(AREAS, case), kind.removeprefix("fit to ").split(" and "))
    view, *areas = KINDS[kind]
    return view(make_rows(areas, case))

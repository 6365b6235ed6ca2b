"""What the notebooks import."""

from helpers.charts.areas import view_areas
from helpers.charts.comparison import find_grouping, view_comparison
from helpers.charts.emphasis import view_emphasis
from helpers.charts.flow import view_flow
from helpers.charts.heatmap import view_heatmap
from helpers.charts.intersections import view_intersections
from helpers.charts.labour import view_jobs, view_pay
from helpers.charts.ladder import view_ladder
from helpers.charts.links import view_links
from helpers.charts.overlap import view_overlap
from helpers.charts.presence import view_presence
from helpers.charts.shares import view_shares
from helpers.charts.similarity import view_similarity
from helpers.charts.themes import view_themes
from helpers.collection import list_notebooks
from helpers.compare import (
    compare_pairs,
    count_areas,
    count_emphasis,
    find_area,
    find_facets,
    list_sets,
    similarity,
    tabulate_roles,
)
from helpers.explorer import explore
from helpers.fit import make_fit
from helpers.infographic import view_infographic
from helpers.practice import check_answer
from helpers.quiz import make_quiz
from helpers.roles import RolesError, load_labour_market, load_links, load_roles, load_scenarios, role_names
from helpers.tables import show_table
from helpers.work import show_briefs, show_concept, show_situation

__all__ = [
    "RolesError",
    "check_answer",
    "compare_pairs",
    "count_areas",
    "count_emphasis",
    "explore",
    "find_area",
    "find_facets",
    "find_grouping",
    "list_notebooks",
    "list_sets",
    "load_labour_market",
    "load_links",
    "load_roles",
    "load_scenarios",
    "make_fit",
    "make_quiz",
    "role_names",
    "show_briefs",
    "show_concept",
    "show_situation",
    "show_table",
    "similarity",
    "tabulate_roles",
    "view_areas",
    "view_comparison",
    "view_emphasis",
    "view_flow",
    "view_heatmap",
    "view_infographic",
    "view_intersections",
    "view_jobs",
    "view_ladder",
    "view_links",
    "view_overlap",
    "view_pay",
    "view_presence",
    "view_shares",
    "view_similarity",
    "view_themes",
]

"""What the notebooks import. Each name is fetched from its module at first use.

So commands such as `python -m helpers.handouts`, which start by importing this package, hear Ctrl-C at once.
"""

from importlib import import_module

_MODULES = {
    "RolesError": "roles",
    "check_answer": "practice",
    "check_rows": "practice",
    "compare_pairs": "compare",
    "count_areas": "compare",
    "count_emphasis": "compare",
    "explore": "explorer",
    "find_area": "compare",
    "find_facets": "compare",
    "find_grouping": "charts.comparison",
    "find_pair": "compare",
    "fold_result": "practice",
    "list_notebooks": "collection",
    "list_sets": "compare",
    "load_labour_market": "roles",
    "load_links": "roles",
    "load_roles": "roles",
    "load_scenarios": "roles",
    "make_fit": "fit",
    "make_quiz": "quiz",
    "role_names": "roles",
    "show_briefs": "work",
    "show_concept": "work",
    "show_situation": "work",
    "show_table": "tables",
    "show_takeaway": "work",
    "similarity": "compare",
    "tabulate_roles": "compare",
    "view_areas": "charts.areas",
    "view_comparison": "charts.comparison",
    "view_emphasis": "charts.emphasis",
    "view_flow": "charts.flow",
    "view_heatmap": "charts.heatmap",
    "view_infographic": "infographic",
    "view_intersections": "charts.intersections",
    "view_jobs": "charts.labour",
    "view_ladder": "charts.ladder",
    "view_links": "charts.links",
    "view_overlap": "charts.overlap",
    "view_pay": "charts.labour",
    "view_presence": "charts.presence",
    "view_shares": "charts.shares",
    "view_similarity": "charts.similarity",
    "view_themes": "charts.themes",
}
__all__ = sorted(_MODULES)


def __getattr__(name):
    if name not in _MODULES:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    return getattr(import_module(f"helpers.{_MODULES[name]}"), name)


def __dir__():
    return __all__

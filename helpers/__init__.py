"""What the notebooks import. Each name is fetched from its module at first use, so that importing stays quick."""

from importlib import import_module

_MODULES = {
    "RolesError": "roles",
    "check_answer": "practice",
    "compare_pairs": "measures",
    "count_areas": "overlap",
    "count_emphasis": "measures",
    "explore": "explorer",
    "find_area": "overlap",
    "find_facets": "facets",
    "find_grouping": "charts.comparison",
    "list_notebooks": "collection",
    "list_sets": "overlap",
    "load_labour_market": "companions",
    "load_roles": "roles",
    "load_scenarios": "companions",
    "make_fit": "fit",
    "make_quiz": "quiz",
    "role_names": "roles",
    "show_table": "tables",
    "similarity": "measures",
    "tabulate_roles": "overlap",
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

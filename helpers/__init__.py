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
    "find_grouping": "views.comparison",
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
    "view_areas": "views.sets",
    "view_comparison": "views.comparison",
    "view_emphasis": "views.measures",
    "view_flow": "views.flow",
    "view_heatmap": "views.heatmap",
    "view_infographic": "infographic",
    "view_intersections": "views.intersections",
    "view_jobs": "views.labour",
    "view_ladder": "views.careers",
    "view_links": "views.links",
    "view_overlap": "views.sets",
    "view_pay": "views.labour",
    "view_presence": "views.presence",
    "view_shares": "views.shares",
    "view_similarity": "views.measures",
    "view_themes": "views.themes",
}

__all__ = sorted(_MODULES)


def __getattr__(name):
    if name not in _MODULES:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    return getattr(import_module(f"helpers.{_MODULES[name]}"), name)


def __dir__():
    return __all__

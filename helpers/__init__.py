"""What the notebooks import. Each name is fetched from its module at first use.

So commands such as `python -m helpers.handouts`, which start by importing this package, hear Ctrl-C at once.
"""

from importlib import import_module

_NAMES = {
    "charts.areas": "view_areas",
    "charts.comparison": "find_grouping view_comparison",
    "charts.emphasis": "view_emphasis",
    "charts.flow": "view_flow",
    "charts.heatmap": "view_heatmap",
    "charts.intersections": "view_intersections",
    "charts.labour": "view_jobs view_pay",
    "charts.ladder": "view_ladder",
    "charts.links": "view_links",
    "charts.overlap": "view_overlap",
    "charts.presence": "view_presence",
    "charts.shares": "view_shares",
    "charts.similarity": "view_similarity",
    "charts.themes": "view_themes",
    "collection": "list_notebooks",
    "compare": "compare_pairs count_areas count_emphasis find_area find_facets find_pair list_sets similarity "
               "tabulate_roles",
    "explorer": "explore",
    "fit": "make_fit",
    "infographic": "view_infographic",
    "practice": "check_answer check_rows fold_result",
    "quiz": "make_quiz",
    "roles": "RolesError load_labour_market load_links load_roles load_scenarios role_names",
    "tables": "show_table",
    "work": "show_briefs show_concept show_situation show_takeaway",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}
__all__ = sorted(_MODULES)


def __getattr__(name):
    if name not in _MODULES:
        raise AttributeError(f"module 'helpers' has no attribute {name!r}")
    return getattr(import_module(f"helpers.{_MODULES[name]}"), name)


def __dir__():
    return __all__

"""The roles: reading and checking a CSV and the files beside it. `python -m helpers.roles` does both in plain words."""

from helpers.roles.companions import load_briefs, load_concepts, load_labour_market, load_links, load_scenarios
from helpers.roles.problems import RolesError, RolesWarning
from helpers.roles.reader import AREAS, fold
from helpers.roles.schema import (
    COLUMNS,
    MAX_ROLES,
    REQUIRED,
    check_roles,
    fill_blanks,
    leave_out_overview,
    load_roles,
    role_names,
    roles_path,
    split_sections,
)

__all__ = [
    "AREAS", "COLUMNS", "MAX_ROLES", "REQUIRED", "RolesError", "RolesWarning", "check_roles", "fill_blanks", "fold",
    "leave_out_overview", "load_briefs", "load_concepts", "load_labour_market", "load_links", "load_roles",
    "load_scenarios", "role_names", "roles_path", "split_sections",
]  # fmt: skip

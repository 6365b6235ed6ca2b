"""The roles: reading and checking a CSV and the files beside it. `python -m helpers.roles` does both in plain words."""

from helpers.roles.companions import load_labour_market, load_scenarios
from helpers.roles.problems import RolesError, RolesWarning
from helpers.roles.reader import fold
from helpers.roles.schema import (
    AREAS,
    COLUMNS,
    MAX_ROLES,
    REQUIRED,
    check_roles,
    fill_blanks,
    load_roles,
    role_names,
    roles_path,
)

__all__ = [
    "AREAS", "COLUMNS", "MAX_ROLES", "REQUIRED", "RolesError", "RolesWarning", "check_roles", "fill_blanks", "fold",
    "load_labour_market", "load_roles", "load_scenarios", "role_names", "roles_path",
]  # fmt: skip

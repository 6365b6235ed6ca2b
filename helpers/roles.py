"""Read a CSV of role attributes, check it, and say what is wrong with it."""

import os
from pathlib import Path

import pandas as pd

AREAS = (
    "overview",
    "responsibilities",
    "skills",
    "goals",
    "environments",
    "stakeholders",
    "tools",
    "careers",
    "reputation",
    "collaboration",
)
COLUMNS = ("role", "area", "facet", "attribute", "theme", "note", "sections")
REQUIRED = ("role", "area", "attribute")


class RolesError(ValueError):
    """A CSV cannot be used: the text says why."""

    def __init__(self, name, problems):
        self.problems = list(problems)
        count = len(self.problems)
        heading = f"{name} has {count} problem{'s' if count != 1 else ''}"
        super().__init__("\n".join([heading, *(f"  {problem}" for problem in self.problems)]))


def roles_path(path=None):
    """Return where the roles file in use stands."""
    shipped = Path(__file__).resolve().parent.parent / "data" / "roles.csv"
    return Path(path or os.environ.get("SIDE_BY_SIDE_ROLES") or shipped)


def load_roles(path=None):
    """Read the roles file in use."""
    rows = pd.read_csv(roles_path(path), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    rows = rows.reindex(columns=[*COLUMNS, *rows.columns.difference(COLUMNS)], fill_value="")
    return rows.assign(role=pd.Categorical(rows["role"], categories=rows["role"].unique()))


def role_names(rows):
    """Return the roles that rows hold, in the file's order."""
    present = rows["role"].unique()
    if isinstance(rows["role"].dtype, pd.CategoricalDtype):
        return [role for role in rows["role"].cat.categories if role in set(present)]
    return list(present)

"""Roles files that are not the shipped one: every lesson, quiz and handout has to work with them too."""

import pandas as pd
import pytest
from hypothesis import settings

from helpers.roles import AREAS, COLUMNS

# A shared machine is slow now and then: how long an example takes is no fault of the code.
settings.register_profile("side-by-side", deadline=None)
settings.load_profile("side-by-side")

FACETS = {
    "overview": ("Focus", "Duties"),
    "stakeholders": ("audience", "channel"),
    "careers": ("first level", "second level"),
    "reputation": ("activity", "effect"),
    "collaboration": ("internal partner", "external partner"),
}
THEMES = ("planning", "people", "places")


def make_rows(names, areas=AREAS, each=4):
    """Make rows in which neighbouring roles share some attributes: role i has the attributes i to i + each."""
    rows = []
    for i, name in enumerate(names):
        for area in areas:
            for j in range(i, i + each):
                facet = FACETS.get(area, ("kind", "sort"))[j % 2]
                rows.append((name, area, facet, f"{area.capitalize()} item {j}", THEMES[j % len(THEMES)],
                             f"Says what item {j} is about.", ";".join(f"part-{k}" for k in range(1 + j % 3))))
    return pd.DataFrame(rows, columns=COLUMNS)


THREE = ("Event Planner", "Tour Guide", "Museum Teacher")
SIX = (*THREE, "Librarian", "Archivist", "Stage Manager")
FILES = {
    "three": make_rows(THREE),
    "one": make_rows(THREE[:1]),
    "bare": make_rows(THREE[:2])[["role", "area", "attribute"]],
    "six": make_rows(SIX),
    "odd area": make_rows(THREE[:2], areas=("tools",)),
    "names": make_rows(("Shared", "Both", "role", "rôle")).assign(
        facet=lambda rows: rows["attribute"].str[-1].isin(list("0246")).map({True: "role", False: "Both"})),
}


@pytest.fixture(scope="session")
def roles_files(tmp_path_factory):
    """Write each of FILES; return name -> path."""
    folder = tmp_path_factory.mktemp("roles")
    paths = {}
    for name, rows in FILES.items():
        paths[name] = folder / f"{name}.csv"
        rows.to_csv(paths[name], index=False)
    return paths

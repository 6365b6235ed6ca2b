"""Read the files that stand beside the roles: classroom situations and official figures."""

import pandas as pd

from helpers.reader.shapes import Shape, read_shape
from helpers.reader.values import loosen
from helpers.roles import AREAS, role_names, roles_path

_SCENARIOS = Shape(
    columns=("situation", "role", "area", "why", "sections"),
    required=("situation", "role"),
    key=("situation", "role"),
    twice="'{situation}' stands {times} for {role}",
    choices={"area": AREAS},
)
_LABOUR_MARKET = Shape(
    columns=("occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population", "source",
             "setting", "roles"),
    required=("occupation", "measure", "value", "unit", "period", "source"),
    key=("occupation", "code", "industry", "naics", "measure", "unit", "period", "population"),
    twice="'{measure}' stands {times} for {occupation} with the same industry and period",
    numbers=("value",),
)  # fmt: skip


def load_scenarios(roles, path=None):
    """Read the situations in which one of some roles would lead.

    Parameters
    ----------
    roles : DataFrame
        Rows of `load_roles`, perhaps filtered.
    path : path, optional
        The roles file, where `load_roles` was given one.

    Returns
    -------
    DataFrame
        The columns situation, role, area, why, sections; one row for each situation and role that would lead in it, for
        the roles that `roles` holds. Empty where no `scenarios.csv` stands beside the roles' file. `role` is
        categorical, with the categories that it has in `roles`.

    Raises
    ------
    RolesError
        If the file cannot be used.
    """
    rows = _read_beside(path, "scenarios.csv", _SCENARIOS)
    spelt = {loosen(name): name for name in role_names(roles)}
    # Case and spaces may differ from the roles' own file.
    rows["role"] = [spelt.get(loosen(role), "") for role in rows["role"]]
    rows = rows[rows["role"] != ""].reset_index(drop=True)
    known = roles["role"].cat.categories if isinstance(roles["role"].dtype, pd.CategoricalDtype) else role_names(roles)
    return rows.assign(role=pd.Categorical(rows["role"], categories=known))


def load_labour_market(roles, path=None):
    """Read the official figures on the occupations of some roles.

    Parameters
    ----------
    roles, path
        As for `load_scenarios`.

    Returns
    -------
    DataFrame
        One figure a row: occupation, code, industry, naics, measure, value (a number, in `unit`), unit, period,
        population, source, setting, and roles, the `;`-separated titles of the roles that the figure covers. Empty
        where no `labour_market.csv` stands beside the roles' file, or no figure in it covers any of the roles.

    Raises
    ------
    RolesError
        If the file cannot be used.
    """
    rows = _read_beside(path, "labour_market.csv", _LABOUR_MARKET)
    wanted = {loosen(name) for name in role_names(roles)}
    covered = {loosen(name) for names in rows["roles"].unique() for name in names.split(";")}
    if not wanted & covered:
        return rows.iloc[:0]
    rows.attrs["caption"] = say_source(rows)
    return rows


def say_source(table):
    """Name who published the figures, when, and who was counted."""
    parts = []
    for row in table[["source", "period", "population"]].drop_duplicates().itertuples():
        when = "" if row.period in row.source else f", {row.period}"
        parts.append(f"{row.source}{when}; population: {row.population}")
    return f"Source: {' / '.join(parts)}."


def _read_beside(path, name, shape):
    path = roles_path(path).with_name(name)
    if not path.exists():
        empty = pd.DataFrame(columns=shape.columns, dtype="str")
        return empty.astype(dict.fromkeys(shape.numbers, float))
    rows, _ = read_shape(path, shape)
    return rows.reset_index(drop=True)

"""Read the files that stand beside the roles: classroom situations and official figures."""

import pandas as pd

from helpers.reader.problems import Problem, RolesError, nearest, shorten, write_problems
from helpers.reader.shapes import Shape, read_shape
from helpers.reader.values import find_rows, loosen
from helpers.roles import AREAS, role_names, roles_path, warn_of

# Beside the roles file: what each file holds, and which column names roles.
_SCENARIOS, _LABOUR_MARKET = "scenarios.csv", "labour_market.csv"
_ROLES_IN = {_SCENARIOS: "role", _LABOUR_MARKET: "roles"}
_SHAPES = {_SCENARIOS: Shape(
    columns=("situation", "role", "area", "why", "sections"),
    required=("situation", "role"),
    key=("situation", "role"),
    twice="'{situation}' stands {times} for {role}",
    choices={"area": AREAS},
), _LABOUR_MARKET: Shape(
    columns=("occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population", "source",
             "setting", "roles"),
    required=("occupation", "measure", "value", "unit", "period", "source"),
    key=("occupation", "code", "industry", "naics", "measure", "unit", "period", "population"),
    twice="'{measure}' stands {times} for {occupation} with the same industry and period",
    numbers=("value",),
)}


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
    rows = _load_beside(path, _SCENARIOS)
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
    rows = _load_beside(path, _LABOUR_MARKET)
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


def check_companions(path, names):
    """Check each file that stands beside the roles' own.

    Parameters
    ----------
    path : Path
        The roles file.
    names : list of str
        The roles in it; none where it cannot be used.

    Returns
    -------
    dict of str to (int, list of str) or RolesError
        For each file's name, how many rows it has and what is doubtful in it, or why it cannot be used.
    """
    checked = {}
    for name in _SHAPES:
        try:
            rows, guesses = _read_beside(path, name)
        except RolesError as error:
            checked[name] = error
        else:
            if len(rows):
                doubts = _doubt_roles(rows, _ROLES_IN[name], names) if names else ()
                checked[name] = len(rows), write_problems([*guesses, *doubts])
    return checked


def _doubt_roles(rows, column, names):
    """Find roles that the roles file does not have."""
    known = {loosen(name) for name in names}
    for cell, where in find_rows(rows, column, rows[column].unique()).items():
        for role in filter(None, map(str.strip, cell.split(";") if column == "roles" else [cell])):
            if loosen(role) not in known:
                like = nearest(role, names)
                hint = f". Did you mean '{shorten(like)}'?" if like else ", so nothing is shown of it"
                yield Problem(f"'{shorten(role)}' is not in the roles file{hint}", where, column)


def _load_beside(path, name):
    rows, guesses = _read_beside(path, name)
    warn_of(name, write_problems(guesses), 4)
    return rows.reset_index(drop=True)


def _read_beside(path, name):
    path, shape = roles_path(path).parent / name, _SHAPES[name]
    if path.exists():
        return read_shape(path, shape)
    empty = pd.DataFrame(columns=shape.columns, dtype="str")
    return empty.astype(dict.fromkeys(shape.numbers, float)), []

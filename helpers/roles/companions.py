"""The files that may be beside the roles file: briefs, concepts, links, classroom situations, official figures."""

import pandas as pd

from helpers.roles.problems import Problem, RolesError, nearest, shorten, write_problems
from helpers.roles.reader import Shape, fold, list_rows, read_shape
from helpers.roles.schema import AREAS, role_names, roles_path, warn_of

IN_AREA = {"area": AREAS}
COMPANIONS = {
    "briefs.csv": Shape(
        columns=("area", "role", "brief", "sections"), required=("area", "brief"), key=("area", "role"),
        twice="{area} has {times} a brief of '{role}'", choices=IN_AREA),
    "concepts.csv": Shape(
        columns=("area", "concept", "meaning", "reference"), required=("area", "concept", "meaning"),
        key=("area", "concept"), twice="'{concept}' stands {times} in {area}", choices=IN_AREA),
    "links.csv": Shape(
        columns=("role", "area", "from", "to", "sections"), required=("role", "area", "from", "to"),
        key=("role", "area", "from", "to"), choices=IN_AREA,
        twice="the link from '{from}' to '{to}' stands {times} for {role}"),
    "scenarios.csv": Shape(
        columns=("situation", "role", "area", "why", "sections"), required=("situation", "role"),
        key=("situation", "role"), twice="'{situation}' stands {times} for {role}", choices=IN_AREA),
    "labour_market.csv": Shape(
        columns=("occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population",
                 "source", "setting", "roles"),
        required=("occupation", "measure", "value", "unit", "period", "source"), numbers=("value",),
        key=("occupation", "code", "industry", "naics", "measure", "unit", "period", "population"),
        twice="'{measure}' stands {times} for {occupation} with the same industry and period"),
}


def load_scenarios(roles, path=None):
    """Read the situations in which some roles would lead: situation, role, area, why, sections."""
    return _of_roles(_load("scenarios.csv", path), roles)


def load_links(roles, path=None):
    """Read which channel reaches whom, and which activity has which effect, as far as the source joins the two itself.

    Parameters
    ----------
    roles : DataFrame
        Rows of `load_roles`, perhaps filtered.
    path : path, optional
        The roles file, where `load_roles` was given one.

    Returns
    -------
    DataFrame
        The columns role, area, from, to, sections; `from` and `to` are attributes of the role in the area.
    """
    return _of_roles(_load("links.csv", path), roles)


def load_labour_market(roles, path=None):
    """Read the official figures on the occupations of some roles.

    Parameters
    ----------
    roles, path
        As for `load_links`.

    Returns
    -------
    DataFrame
        One figure a row: occupation, code, industry, naics, measure, value (a number, in `unit`), unit, period,
        population, source, setting, and roles, the `;`-separated titles of the roles that the figure covers. Empty
        where there is no `labour_market.csv`, or no figure in it covers any of the roles.
    """
    rows, wanted = _load("labour_market.csv", path), set(map(fold, role_names(roles)))
    if not any(wanted & set(map(fold, cell.split(";"))) for cell in rows["roles"].unique()):
        return rows.iloc[:0]
    rows.attrs["caption"] = say_source(rows)
    return rows


def load_briefs(roles, path=None):
    """Read what roles are about: area, role, brief, sections; blank roles only if every role of the file is wanted."""
    rows = _load("briefs.csv", path)
    own = _of_roles(rows[rows["role"] != ""], roles)
    whole = len(own) == (rows["role"] != "").sum()
    return pd.concat([own.astype({"role": "str"}), rows[(rows["role"] == "") & whole]], ignore_index=True)


def load_concepts(path=None):
    """Read the ideas of the field that throw light on the areas: area, concept, meaning, reference."""
    return _load("concepts.csv", path)


def say_source(table):
    """Name who published the figures, when, and who was counted."""
    parts = []
    for row in table[["source", "period", "population"]].drop_duplicates().itertuples():
        when = "" if row.period in row.source else f", {row.period}"
        parts.append(f"{row.source}{when}; population: {row.population}")
    return f"Source: {' / '.join(parts)}."


def check_companions(path, names):
    """Read each file beside the roles file: its name -> how many rows and what is doubtful, or its RolesError.

    `names` are the roles in the roles file; none where it cannot be used.
    """
    checked = {}
    for name in COMPANIONS:
        try:
            rows, doubts = _read(name, path)
        except RolesError as error:
            checked[name] = error
        else:
            if len(rows):
                checked[name] = len(rows), write_problems([*doubts, *(_doubt_roles(rows, names) if names else ())])
    return checked


def _doubt_roles(rows, names):
    """Find roles that the roles file does not have."""
    known = set(map(fold, names))
    for column in {"role", "roles"} & set(rows):
        for cell, where in list_rows(rows[column].items(), set(rows[column])).items():
            for role in filter(None, map(str.strip, cell.split(";") if column == "roles" else [cell])):
                if fold(role) not in known:
                    like = nearest(role, names)
                    hint = f". Did you mean '{shorten(like)}'?" if like else ", so nothing is shown of it"
                    yield Problem(f"'{shorten(role)}' is not in the roles file{hint}", where, column)


def _of_roles(rows, roles):
    """Keep what is about these roles; case and spaces of their names may differ from the roles file."""
    names = role_names(roles)
    spelt = {fold(name): name for name in names}
    rows = rows.assign(role=[spelt.get(fold(role), "") for role in rows["role"]])
    rows = rows[rows["role"] != ""].reset_index(drop=True)
    known = roles["role"].cat.categories if isinstance(roles["role"].dtype, pd.CategoricalDtype) else names
    return rows.assign(role=pd.Categorical(rows["role"], categories=known))


def _load(name, path):
    rows, doubts = _read(name, path)
    warn_of(name, write_problems(doubts), 4)
    return rows.reset_index(drop=True)


def _read(name, path):
    """Read a file beside the roles file; without it there are no rows."""
    path, shape = roles_path(path).parent / name, COMPANIONS[name]
    if path.exists():
        return read_shape(path, shape)
    return pd.DataFrame(columns=shape.columns, dtype="str").astype(dict.fromkeys(shape.numbers, float)), []

"""The files that may be beside the roles file: briefs, concepts, links, classroom situations, official figures."""

import pandas as pd

from helpers.roles.problems import Problem, nearest, shorten, write_problems
from helpers.roles.reader import Shape, find_rows, fold, read_shape
from helpers.roles.schema import role_names, roles_path, warn_of

COMPANIONS = {
    "briefs.csv": Shape(("area", "role", "brief", "sections"), ("area", "brief"), ("role", "area")),
    "concepts.csv": Shape(("area", "concept", "meaning", "reference"), ("area", "concept", "meaning"),
                          ("concept", "area")),
    "links.csv": Shape(("role", "area", "from", "to", "sections"), ("role", "area", "from", "to"),
                       ("to", "role", "area", "from")),
    "scenarios.csv": Shape(("situation", "role", "area", "why", "sections"), ("situation", "role"),
                           ("situation", "role")),
    "labour_market.csv": Shape(
        ("occupation", "code", "industry", "naics", "measure", "value", "unit", "period", "population", "source",
         "setting", "roles"),
        ("occupation", "measure", "value", "unit", "period", "source"),
        ("measure", "occupation", "industry", "code", "naics", "unit", "period", "population")),
}


def load_scenarios(roles, path=None):
    """Read the situations in which some roles would lead; all these files are beside the roles file, at `path`."""
    return _of_roles(_load("scenarios.csv", path), roles)


def load_links(roles, path=None):
    """Read which channel reaches whom, and which activity has which effect, where the source says so."""
    return _of_roles(_load("links.csv", path), roles)


def load_labour_market(roles, path=None):
    """Read the official figures on the occupations of some roles; none where no figure covers any of them."""
    rows, wanted = _load("labour_market.csv", path), set(map(fold, role_names(roles)))
    if not any(wanted & set(map(fold, cell.split(";"))) for cell in rows["roles"].unique()):
        return rows.iloc[:0]
    rows.attrs["caption"] = say_source(rows)
    return rows


def load_briefs(roles, path=None):
    """Read what roles are about: area, role, brief, sections; blank roles only if every role of the file is wanted."""
    rows = _load("briefs.csv", path)
    own, together = _of_roles(rows, roles), rows[rows["role"] == ""]
    whole = len(own) + len(together) == len(rows)
    return pd.concat([own.astype({"role": "str"}), together if whole else rows.iloc[:0]], ignore_index=True)


def load_concepts(path=None):
    """Read the ideas of the field that throw light on the areas: area, concept, meaning, reference."""
    return _load("concepts.csv", path)


def say_source(table):
    """Name who published the figures, when, and who was counted."""
    rows = table[["source", "period", "population"]].drop_duplicates().itertuples()
    parts = (f"{row.source}{'' if row.period in row.source else f', {row.period}'}; population: {row.population}"
             for row in rows)
    return f"Source: {' / '.join(parts)}."


def check_companion(name, path, names):
    """Read a file beside the roles file: return its rows, and a line for each thing that is doubtful in it."""
    rows, doubts = _read(name, path)
    for column in {"role", "roles"} & set(rows) if names else ():
        roles = rows[column].str.split(";" if column == "roles" else "\n").explode().str.strip()
        for role, where in find_rows(roles, roles[~roles.map(fold).isin(["", *map(fold, names)])]).items():
            like = nearest(role, names)
            hint = f". Did you mean '{shorten(like)}'?" if like else ", so nothing is shown of it"
            doubts.append(Problem(f"'{shorten(role)}' is not in the roles file{hint}", where, column))
    return rows, write_problems(doubts)


def _of_roles(rows, roles):
    """Keep what is about these roles; case and spaces of their names may differ from the roles file."""
    names = role_names(roles)
    spelt = {fold(name): name for name in names}
    known = getattr(roles["role"].dtype, "categories", names)
    rows = rows.assign(role=pd.Categorical([spelt.get(fold(role)) for role in rows["role"]], categories=known))
    return rows.dropna(subset="role").reset_index(drop=True)


def _load(name, path):
    rows, doubts = _read(name, path)
    warn_of(name, write_problems(doubts), 4)
    return rows.reset_index(drop=True)


def _read(name, path):
    """Read a file beside the roles file; without it there are no rows."""
    path, shape = roles_path(path).parent / name, COMPANIONS[name]
    if path.exists():
        return read_shape(path, shape)
    rows = pd.DataFrame(columns=shape.columns, dtype="str")
    return rows.astype({"value": float}) if "value" in rows else rows, []

"""Read the CSV of role attributes, check it, and say what is wrong with it.

`python -m helpers.roles --help` writes a starter for your own roles, and checks a file in plain words.
"""

import os
import re
import warnings
from pathlib import Path

import pandas as pd

from helpers.reader.problems import Problem, RolesError, RolesWarning, say_rows, shorten, write_problems
from helpers.reader.shapes import Shape, read_shape
from helpers.reader.values import find_rows, list_alike

__all__ = [
    "AREAS",
    "COLUMNS",
    "REQUIRED",
    "RolesError",
    "RolesWarning",
    "check_roles",
    "fill_blanks",
    "load_roles",
    "role_names",
    "roles_path",
    "warn_of",
]

AREAS = ("overview", "responsibilities", "skills", "goals", "environments", "stakeholders", "tools", "careers",
         "reputation", "collaboration")
COLUMNS = ("role", "area", "facet", "attribute", "theme", "note", "sections")
REQUIRED = ("role", "area", "attribute")
MAX_THEMES, MAX_NOTE = 15, 200
SETTING = "SIDE_BY_SIDE_ROLES"

_ROOT = Path(__file__).resolve().parent.parent
_SHIPPED = _ROOT / "data" / "roles.csv"
_SHAPE = Shape(
    columns=COLUMNS,
    required=REQUIRED,
    key=("role", "area", "facet", "attribute"),
    twice="'{attribute}' stands {times} for {role} in {area}",
    choices={"area": AREAS},
    spelt_once=("role",),
)
_SHOWN_WARNINGS = 5
_HYPHENS = re.compile("[-\u00ad\u2010-\u2015_]")


def roles_path(path=None):
    """Find the roles file in use.

    Parameters
    ----------
    path : path, optional
        A file; by default the one that the environment variable SIDE_BY_SIDE_ROLES names, else the shipped one. It may
        begin with `~`, and is looked for in the working directory first, then in the project's folder.

    Returns
    -------
    Path
        The file, which need not exist, as an absolute path.
    """
    named = os.path.expanduser(path or os.environ.get(SETTING) or _SHIPPED)  # noqa: PTH111 (Path.expanduser may raise)
    here, there = Path(named).absolute(), _ROOT / named
    # A path given in the project's folder must hold in a notebook too, whose working directory is another.
    return there if not os.path.exists(here) and os.path.exists(there) else here  # noqa: PTH110 (never raises)


def load_roles(path=None):
    """Read the roles file in use.

    Parameters
    ----------
    path : path, optional
        A CSV with the columns role, area and attribute at least; see `roles_path` for the default.

    Returns
    -------
    DataFrame
        The rows in the file's order with the columns role, area, facet, attribute, theme, note, sections, and any
        further ones that the file has. All are text, blanks are "", and `role` is categorical: its categories are the
        roles in order of first appearance.

    Raises
    ------
    RolesError
        If the file cannot be used; its text says everything that is wrong.

    Warns
    -----
    RolesWarning
        If something is probably not meant, such as one attribute in two spellings.

    Examples
    --------
    >>> roles = load_roles()
    >>> list(roles.columns)
    ['role', 'area', 'facet', 'attribute', 'theme', 'note', 'sections']
    """
    rows, doubts = check_roles(path)
    warn_of(roles_path(path).name, doubts, 3)
    return rows


def warn_of(name, doubts, stacklevel):
    """Warn of what is doubtful in a file, a few lines of it."""
    if doubts:
        more = len(doubts) - _SHOWN_WARNINGS
        shown = doubts[:_SHOWN_WARNINGS] + [f"… and {more:,} more"] * (more > 0)
        warnings.warn("\n  ".join([f"please look at {shorten(name)}:", *shown]), RolesWarning, stacklevel=stacklevel)


def check_roles(path=None):
    """Read the roles file in use and list what is doubtful in it.

    Parameters
    ----------
    path : path, optional
        As for `load_roles`.

    Returns
    -------
    rows : DataFrame
        As from `load_roles`.
    doubts : list of str
        A line each; empty where there are none.

    Raises
    ------
    RolesError
        If the file cannot be used.
    """
    path = roles_path(path)
    rows, guesses = read_shape(path, _SHAPE)
    doubts = write_problems([*guesses, *_doubt_spellings(rows), *_doubt_sizes(rows)])
    rows = rows.reset_index(drop=True)
    rows["role"] = pd.Categorical(rows["role"], categories=rows["role"].unique())
    return rows, doubts


def role_names(rows):
    """List the roles that rows hold.

    Parameters
    ----------
    rows : DataFrame
        Rows with a column `role`, perhaps filtered.

    Returns
    -------
    list of str
        In the file's order; where the column is plain text, in order of appearance. A blank is no role.
    """
    if isinstance(rows["role"].dtype, pd.CategoricalDtype):
        codes = rows["role"].cat.codes.unique()
        return rows["role"].cat.categories[sorted(codes[codes >= 0])].tolist()
    return [name for name in rows["role"].dropna().unique() if name]


def fill_blanks(rows):
    """Return rows whose blanks are all "", as `load_roles` gives them: `pd.concat` leaves NaN, which is as blank."""
    rows = rows.copy(deep=False)
    for name, dtype in rows.dtypes.items():
        is_text = pd.api.types.is_string_dtype(dtype)
        if name != "role" and (is_text or name in COLUMNS) and rows[name].isna().any():
            rows[name] = (rows[name] if is_text else rows[name].astype(object)).fillna("")
    return rows


def _doubt_spellings(rows):
    for column in ("attribute", "theme"):
        groups = list_alike(rows, column, ignored=_HYPHENS)
        where = find_rows(rows, column, set().union(*groups))
        for alike in groups:
            told = " and ".join(f"'{shorten(value)}' ({say_rows(where[value])})" for value in alike)
            yield Problem(f"{told} look like one {column} in {len(alike)} spellings, and count as different")


def _doubt_sizes(rows):
    themes = [theme for theme in rows["theme"].unique() if theme]
    if len(themes) > MAX_THEMES:
        yield Problem(
            f"there are {len(themes):,} themes; charts of themes are easiest to read with {MAX_THEMES} at most"
        )
    if where := tuple(rows.index[rows["note"].str.len() >= MAX_NOTE]):
        yield Problem(f"is long: under {MAX_NOTE} characters reads best", where, "note")


if __name__ == "__main__":
    from helpers.starter import main

    raise SystemExit(main())

"""The roles file: where it is, what it holds, and what is doubtful in it."""

import os
import re
import warnings
from pathlib import Path

import pandas as pd

from helpers.roles.problems import Problem, RolesWarning, say_rows, shorten, write_problems
from helpers.roles.reader import Shape, find_rows, fold, read_shape

COLUMNS = ("role", "area", "facet", "attribute", "theme", "note", "sections")
REQUIRED = ("role", "area", "attribute")
OVERVIEW = "overview"  # repeats what the other areas say
MAX_ROLES = 6  # how many are drawn: there are so many colours, and more is no picture
SHOWN_DOUBTS = 5
SETTING = "SIDE_BY_SIDE_ROLES"
ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "data" / "roles.csv"
SHAPE = Shape(COLUMNS, REQUIRED, key=("attribute", "role", "area", "facet"))
HYPHENS = re.compile("[-\u00ad\u2010-\u2015_]")


def roles_path(path=None):
    """Find the roles file in use: `path`, or what SIDE_BY_SIDE_ROLES names, or the shipped one; it need not exist."""
    named = os.path.expanduser(path or os.environ.get(SETTING) or SHIPPED)  # noqa: PTH111 (never raises)
    here, there = Path(named).absolute(), ROOT / named
    # A path given in the project's folder must hold in a notebook too, whose working directory is another.
    return there if not os.path.exists(here) and os.path.exists(there) else here  # noqa: PTH110 (never raises)


def load_roles(path=None):
    """Read the roles file in use: `path`, or what SIDE_BY_SIDE_ROLES names, or the shipped one.

    Returns
    -------
    DataFrame
        The rows in the file's order. All columns are text, blanks are "", and `role` is categorical.

    Raises
    ------
    RolesError
        If the file cannot be used; its text says everything that is wrong.
    """
    rows, doubts = check_roles(path)
    warn_of(roles_path(path).name, doubts, 3)
    return rows


def check_roles(path=None):
    """Read the roles file as `load_roles` does; return its rows, and a line for each thing that is doubtful in it."""
    rows, doubts = read_shape(roles_path(path), SHAPE)
    lines = write_problems([*doubts, *_doubt_spellings(rows)])
    rows = rows.reset_index(drop=True)
    return rows.assign(role=pd.Categorical(rows["role"], categories=rows["role"].unique())), lines


def role_names(rows):
    """List the roles that rows hold, in the file's order, or else in order of appearance; a blank is no role."""
    if isinstance(rows["role"].dtype, pd.CategoricalDtype):
        return rows["role"].cat.remove_unused_categories().cat.categories.tolist()
    return [name for name in rows["role"].dropna().unique() if name]


def fill_blanks(rows):
    """Return rows whose blanks are all "", as `load_roles` gives them: `pd.concat` leaves NaN, which is as blank."""
    blank = [name for name in rows if name != "role" and rows[name].isna().any()
             and (name in COLUMNS or pd.api.types.is_string_dtype(rows[name].dtype))]
    return rows.assign(**{name: rows[name].astype(object).fillna("") for name in blank})


def leave_out_overview(rows):
    """Leave out the area that repeats the others, unless there is no other: totals would count things twice."""
    others = rows["area"] != OVERVIEW
    return rows[others] if others.any() else rows


def split_sections(cell):
    """Split a cell of sections at its semicolons; each section counts once."""
    return tuple(dict.fromkeys(part.strip() for part in cell.split(";") if part.strip()))


def warn_of(name, doubts, stacklevel):
    """Warn of what is doubtful in a file, a few lines of it."""
    if doubts:
        more = len(doubts) - SHOWN_DOUBTS
        shown = doubts[:SHOWN_DOUBTS] + ([f"… and {more:,} more"] if more > 0 else [])
        warnings.warn("\n  ".join([f"please look at {shorten(name)}:", *shown]), RolesWarning, stacklevel=stacklevel)


def _doubt_spellings(rows):
    for column in ("role", "attribute", "theme"):
        values = pd.Series(rows[column].unique(), dtype=object)
        for folded, alike in values.groupby(values.map(lambda value: fold(HYPHENS.sub("", value))), sort=False):
            if folded and len(alike) > 1:
                where = find_rows(rows[column], alike)
                told = " and ".join(f"'{shorten(value)}' ({say_rows(where[value])})" for value in alike)
                yield Problem(f"{told} look like one {column} in {len(alike)} spellings, and count as different")

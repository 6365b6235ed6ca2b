"""What questions are made of: the rows as lookups (who holds what, what a note describes), and a question."""

import re
from collections import Counter
from hashlib import sha256
from typing import NamedTuple

import pandas as pd

from helpers.english import name_sections
from helpers.roles import COLUMNS, MAX_ROLES, fold, role_names, split_sections
from helpers.roles.schema import OVERVIEW

ENDINGS = re.compile("(ies|ists?|ians?|ings?|ers?|ors?|es|[yes])$")


class Question(NamedTuple):
    """A question with one right option, and why each option is right or wrong: "" where the rows do not say."""

    kind: str
    prompt: str
    options: tuple
    right: int
    reasons: tuple
    about: str = ""  # the role asked about
    topic: str = ""  # what must not be asked twice
    code: tuple = ()  # lines below the prompt
    table: str = ""  # above it
    has_lines: bool = False  # whether the options are lines of code


class Facts:
    """What rows say, as far as it leaves no doubt.

    Two spellings that differ in case or spaces only may be one thing or two: such attributes are left out, and where
    two roles are called so, everything is.
    """

    def __init__(self, roles, scenarios=None):
        rows = _as_text(roles, COLUMNS)
        rows = rows[(rows["role"].str.strip() != "") & (rows["attribute"].str.strip() != "")]
        known, spellings = set(rows["role"]), Counter(map(fold, rows["attribute"].unique()))
        # Roles that are not asked about count as holders too: what one of them has belongs to nobody alone.
        self.holders = {attribute: set(held) for attribute, held in rows.groupby("attribute")["role"]}
        names = [name for name in map(str, role_names(roles)) if name in known][:MAX_ROLES]
        self.names = names if len(set(map(fold, names))) == len(names) else []
        rows = rows[rows["role"].isin(self.names) & (rows["attribute"].map(fold).map(spellings) == 1)]
        self.areas = [area for area in rows["area"].unique() if area.strip()]
        self.compared = [area for area in self.areas if area != OVERVIEW] or self.areas
        self.rows = stir(rows.itertuples(index=False, name="Row"))
        # To how many attributes each note belongs.
        self.described = Counter(note for note, _ in {(fold(row.note), row.attribute) for row in self.rows})
        self.telling = _find_telling(self.names)
        # Whether nothing is left out, so that it may be counted and measured.
        counts = {*spellings.values(), *Counter(map(fold, self.areas)).values()}
        self.is_certain = counts == {1} and len(known) <= MAX_ROLES
        told = _as_text({} if scenarios is None else scenarios, ("situation", "role", "area", "why", "sections"))
        told = told[told["situation"].str.strip() != ""].rename(columns={"why": "note"})
        self.told = [list(part.itertuples(index=False, name="Row"))
                     for _, part in told.groupby(told["situation"].map(fold), sort=False)]

    def within(self, area, role=None):
        """Return an area's rows, one for each role and attribute."""
        rows = (row for row in self.rows if row.area == area and role in (None, row.role))
        return list({(row.role, row.attribute): row for row in rows}.values())

    def ask_of(self, area, role=None):
        """Return an area's rows that may be asked about: no word of theirs tells whose they are by a role's name."""
        return [row for row in self.within(area, role) if not self.telling.search(row.attribute.casefold())]

    def is_alone(self, row):
        """Tell whether no other role has this attribute, in any area."""
        return len(self.names) > 1 and self.holders[row.attribute] == {row.role}


def _as_text(frame, columns):
    return pd.DataFrame(frame).reindex(columns=columns).astype(object).fillna("").astype(str)


def _find_telling(names):
    """Find what gives a role's name away: a word that is not in all the names, or one that begins like it."""
    words = [set(re.findall(r"\w+", name.casefold())) for name in names]
    stems = {word: ENDINGS.sub("", word) for word in set().union(*words) - set.intersection(*words or [set()])}
    # "Planning" begins like "planner". What would get too short stays a whole word.
    parts = [stem if len(stem) > 3 else rf"{word}\b" for word, stem in stems.items()]
    return re.compile(rf"\b({'|'.join(parts)})" if parts else "$^")


def cite(row):
    """Say what a row says, and where the source says so. A blank note is left out, and so are blank sections."""
    attribute, note, sections = getattr(row, "attribute", ""), row.note.strip(), split_sections(row.sections)
    if note:
        said = (f"“{attribute}”, " if attribute else "") + f"{row.role}: {note}{'' if note[-1] in '.!?' else '.'}"
    else:
        said = f"“{attribute}” is on the list of {row.role}." if attribute else f"{row.role} would lead here."
    return f"{said} {name_sections(sections)}." if sections else said


def pick(rows, salt):
    """Pick three rows at most, each attribute once."""
    return stir({row.attribute: row for row in rows}.values(), salt)[:3]


def stir(items, salt=""):
    """Order items in a way that looks like chance and is the same in every run and every Python."""
    return sorted(items, key=lambda item: sha256(f"{salt}\n{item}".encode(errors="replace")).digest())


def make_question(kind, prompt, right, reasons, *, keep=False, code=(), **more):
    """Make a question out of {option: reason}, or None where its options would be too few or not distinct."""
    options = tuple(reasons if keep else stir(reasons, prompt))
    if len(options) < 2 or len(set(map(fold, options))) < len(options):
        return None
    reasons = tuple(map(reasons.get, options))
    return Question(kind, prompt, options, options.index(right), reasons, code=tuple(code), **more)

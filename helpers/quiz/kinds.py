"""Every kind of question about the roles, computed from the rows, and asked only where they leave no doubt."""

import re
from collections import Counter
from functools import partial
from hashlib import sha256
from typing import NamedTuple

import pandas as pd

from helpers.compare import similarity
from helpers.english import ITEM, NOUNS, join_names, name_sections
from helpers.roles import COLUMNS, MAX_ROLES, fold, leave_out_overview, role_names, split_sections

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
    """What rows say, without attributes in two spellings, which may be one or two; of such roles, nothing."""

    def __init__(self, roles):
        rows = pd.DataFrame(roles).reindex(columns=COLUMNS).astype(object).fillna("").astype(str)
        rows = rows[(rows["role"].str.strip() != "") & (rows["attribute"].str.strip() != "")]
        known, spellings = set(rows["role"]), Counter(map(fold, rows["attribute"].unique()))
        # Roles that are not asked about count as holders too: what one of them has belongs to nobody alone.
        self.holders = {attribute: set(held) for attribute, held in rows.groupby("attribute")["role"]}
        names = [name for name in map(str, role_names(roles)) if name in known][:MAX_ROLES]
        self.names = names if len(set(map(fold, names))) == len(names) else []
        rows = rows[rows["role"].isin(self.names) & (rows["attribute"].map(fold).map(spellings) == 1)]
        self.areas = [area for area in rows["area"].unique() if area.strip()]
        self.rows = stir(rows.itertuples(index=False, name="Row"))
        # To how many attributes each note belongs.
        self.described = Counter(note for note, _ in {(fold(row.note), row.attribute) for row in self.rows})
        self.telling = _find_telling(self.names)
        # Whether nothing is left out of two roles, so that it may be counted and measured.
        counts = {*spellings.values(), *Counter(map(fold, self.areas)).values()}
        self.are_certain_two = counts == {1} and len(self.names) == len(known) == 2

    def ask_of(self, area):
        """Return an area's rows that may be asked about: no word of theirs tells whose they are by a role's name."""
        rows = {(row.role, row.attribute): row for row in self.rows if row.area == area}.values()
        return [row for row in rows if not self.telling.search(row.attribute.casefold())]


def _find_telling(names):
    """Find what gives a role's name away: a word that is not in all the names, or one that begins like it."""
    words = [set(re.findall(r"\w+", name.casefold())) for name in names]
    stems = {word: ENDINGS.sub("", word) for word in set().union(*words) - set.intersection(*words or [set()])}
    # "Planning" begins like "planner". What would get too short stays a whole word.
    parts = [stem if len(stem) > 3 else rf"{word}\b" for word, stem in stems.items()]
    return re.compile(rf"\b({'|'.join(parts)})" if parts else "$^")


def _cite(row):
    """Say what a row says, and where the source says so. A blank note is left out, and so are blank sections."""
    note, sections = row.note.strip(), split_sections(row.sections)
    said = f"“{row.attribute}” is on the list of {row.role}."
    if note:
        said = f"“{row.attribute}”, {row.role}: {note}{'' if note[-1] in '.!?' else '.'}"
    return f"{said} {name_sections(sections)}." if sections else said


def _pick(rows, salt):
    """Pick three rows at most, each attribute once."""
    return stir({row.attribute: row for row in rows}.values(), salt)[:3]


def stir(items, salt=""):
    """Order items, or questions by what they ask, in a way that looks like chance and is the same in every Python."""
    asked = ((f"{salt}\n{item[:4] if isinstance(item, Question) else item}", item) for item in items)
    return [item for _, item in sorted(asked, key=lambda pair: sha256(pair[0].encode(errors="replace")).digest())]


def make_question(kind, prompt, right, reasons, *, keep=False, code=(), **more):
    """Make a question out of {option: reason}, or None where its options would be too few or not distinct."""
    options = tuple(reasons if keep else stir(reasons, prompt))
    if len(options) < 2 or len(set(map(fold, options))) < len(options):
        return None
    reasons = tuple(map(reasons.get, options))
    return Question(kind, prompt, options, options.index(right), reasons, code=tuple(code), **more)


def _say_many(area):
    noun = NOUNS.get(area, NOUNS["attribute"])
    return f"{noun[1]} in {area}" if noun is ITEM else noun[1]


def _ask_which_role(facts, area):
    for row in facts.ask_of(area):
        if facts.holders[row.attribute] != {row.role}:
            continue
        reasons = {name: f"“{row.attribute}” is not on the list of {name}." for name in facts.names}
        yield make_question("which role", f"Which role has “{row.attribute}” among its {_say_many(area)}?", row.role,
                            reasons | {row.role: _cite(row)}, about=row.role, topic=row.attribute, keep=True)


def _ask_what_is_shared(facts, area):
    rows = facts.ask_of(area)
    lacking = {row.attribute: [name for name in facts.names if name not in facts.holders[row.attribute]]
               for row in rows}
    who = "both roles" if len(facts.names) == 2 else f"all of {join_names(facts.names)}"
    for attribute in lacking:
        held = {row.role: row for row in rows if row.attribute == attribute}
        if len(held) == len(facts.names) > 1:
            reasons = {row.attribute: f"“{row.attribute}” is not on the list of {join_names(lacking[row.attribute])}."
                       for row in _pick([row for row in rows if lacking[row.attribute]], attribute)}
            said = " ".join(_cite(held[name]) for name in facts.names)
            yield make_question("shared", f"Which of these {_say_many(area)} do {who} have?", attribute,
                                reasons | {attribute: said}, topic=attribute)


def _ask_note(facts, area):
    for name in facts.names:
        rows = [row for row in facts.ask_of(area) if row.role == name and row.note.strip()]
        for row in rows:
            some, note = [row, *_pick([other for other in rows if other != row], row.attribute)], row.note.casefold()
            # A note that names one of the options would give itself away, or lead astray.
            if facts.described[fold(note)] == 1 and not any(each.attribute.casefold() in note for each in some):
                yield make_question("note", f"Which of these {_say_many(area)} fits this note on {name}? “{row.note}”",
                                    row.attribute, {each.attribute: _cite(each) for each in some}, about=name,
                                    topic=row.attribute)


def _ask_where_alike(facts, _area, kind, sign):
    """Ask in which area two roles are most alike, or least where the sign is -1."""
    rows = pd.DataFrame(facts.rows)
    areas = leave_out_overview(rows)["area"].unique() if facts.are_certain_two else ()
    found = {area.capitalize(): similarity(rows, area=area).loc[*facts.names] * sign for area in areas}
    found = pd.Series(found, dtype=float).round(2).dropna().drop("", errors="ignore")
    prompt = f"In which of these areas are {join_names(facts.names)} {kind}, by the Jaccard index of attributes?"
    if len(found):
        areas = [found.idxmax(), *stir(found.index[found < found.max()], prompt)[:3]]
        reasons = {area: f"{area}: a Jaccard index of {abs(found[area]):.2f}." for area in areas}
        yield make_question(kind, prompt, areas[0], reasons, topic=prompt)


OF_AN_AREA = ["which role", "shared", "note"]  # the other kinds ask about the whole table
KINDS = {"which role": _ask_which_role, "shared": _ask_what_is_shared, "note": _ask_note,
         "most alike": partial(_ask_where_alike, kind="most alike", sign=1),
         "least alike": partial(_ask_where_alike, kind="least alike", sign=-1)}
# What lessons without an area ask about the roles.
OF_IDEAS = {"rows": ["which role"], "similarity": ["most alike", "least alike", "which role"],
            "concat": ["note", "which role"]}

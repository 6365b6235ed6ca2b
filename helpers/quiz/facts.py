"""What questions are made of: the rows as lookups (who holds what, under which theme, named where), and a question."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256

from helpers.english import name_sections, say_number
from helpers.roles import COLUMNS, MAX_ROLES, fold, role_names, split_sections
from helpers.roles.schema import OVERVIEW

ENDINGS = re.compile("(ies|ists?|ians?|ings?|ers?|ors?|es|[yes])$")


@dataclass(frozen=True)
class Question:
    """A question with one right option, and why each option is right or wrong: "" where the rows do not say."""

    kind: str
    prompt: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    reasons: tuple[str, ...]
    # The role asked about, and what must not be asked twice.
    about: str = ""
    topic: str = ""
    # Lines of code below the prompt, a table above it, and whether the options are lines of code.
    code: tuple[str, ...] = ()
    table: str = ""
    has_lines: bool = False


class Facts:
    """What rows say, as far as it leaves no doubt.

    Two spellings that differ in case or spaces only may be one thing or two: such attributes are left out, and where
    two roles are called so, everything is.
    """

    def __init__(self, roles, scenarios=None):
        rows = _as_text(roles, COLUMNS)
        rows = rows[(rows["role"].str.strip() != "") & (rows["attribute"].str.strip() != "")]
        rows, known = rows.assign(key=rows["attribute"].str.casefold()), set(rows["role"])
        spellings = Counter(map(fold, rows["attribute"].unique()))
        # Roles that are not asked about count as holders too: what one of them has belongs to nobody alone.
        self.holders = _group(zip(rows["key"], rows["role"], strict=True))
        names = [name for name in map(str, role_names(roles)) if name in known][:MAX_ROLES]
        self.names = names if len(set(map(fold, names))) == len(names) else []
        clear = {text for text in rows["attribute"].unique() if spellings[fold(text)] == 1}
        rows = rows[rows["role"].isin(self.names) & rows["attribute"].isin(clear)]
        self.areas = [area for area in rows["area"].unique() if area.strip()]
        self.compared = [area for area in self.areas if area != OVERVIEW] or self.areas
        self.rows = stir(rows.itertuples(index=False, name="Row"))
        self.described = _group((fold(row.note), row.key) for row in self.rows)
        words = [set(_split(name)) for name in self.names]
        # A word of all the names, as in "Shop Assistant" and "Travel Assistant", tells no role from another.
        stems = "|".join(map(_cut, set().union(*words) - set.intersection(*words))) if words else ""
        self.telling = {row.key for row in self.rows if stems and re.search(rf"\b({stems})", row.key)}
        # Whether nothing of these roles is left out, so that they may be measured; and no role either.
        self.is_sampled = len(known) > MAX_ROLES
        self.is_certain = {*spellings.values(), *Counter(map(fold, self.areas)).values()} == {1}
        self.is_whole = self.is_certain and not self.is_sampled
        self.told = _read_scenarios(scenarios)

    def within(self, area, role=None):
        """Return an area's rows, one for each role and attribute."""
        rows = (row for row in self.rows if row.area == area and role in (None, row.role))
        return list({(row.role, row.key): row for row in rows}.values())

    def ask_of(self, area, role=None):
        """Return an area's rows that may be asked about: no word of theirs tells whose they are by a role's name."""
        return [row for row in self.within(area, role) if row.key not in self.telling]

    def is_alone(self, row):
        """Tell whether no other role has this attribute, in any area."""
        return len(self.names) > 1 and self.holders[row.key] == {row.role}

    def say_everyone(self):
        """Name all the roles asked about."""
        if len(self.names) == 2 and not self.is_sampled:
            return "both roles"
        return f"all {'of the first ' if self.is_sampled else ''}{say_number(len(self.names))} roles"


def _as_text(frame, columns):
    return frame.reindex(columns=columns).astype(object).fillna("").astype(str)


def _split(text):
    return re.findall(r"\w+", text.casefold())


def _cut(word):
    """Cut off a word's ending: "planning" begins like "planner". What would get too short stays a whole word."""
    stem = ENDINGS.sub("", word)
    return stem if len(stem) > 3 else rf"{word}\b"


def _group(pairs):
    """Collect the values that stand with each key."""
    found = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _read_scenarios(scenarios):
    """Return situation -> its rows."""
    told = defaultdict(list)
    if scenarios is not None:
        rows = _as_text(scenarios, ("situation", "role", "area", "why", "sections")).rename(columns={"why": "note"})
        for row in rows.itertuples(index=False, name="Row"):
            told[fold(row.situation)].append(row)
    told.pop("", None)
    return told


def cite(row):
    """Say what a row says, and where the source says so. A blank note is left out, and so are blank sections."""
    attribute, note, sections = getattr(row, "attribute", ""), row.note.strip(), split_sections(row.sections)
    if note:
        said = (f"“{attribute}”, " if attribute else "") + f"{row.role}: {note}{'' if note[-1] in '.!?' else '.'}"
    else:
        said = f"“{attribute}” is on the list of {row.role}." if attribute else f"{row.role} would lead here."
    return f"{said} {name_sections(sections)}." if sections else said


def pick(rows, salt, most=3):
    """Pick a few rows, each attribute once: the same ones each time, others for another salt."""
    rows = list({row.key: row for row in rows}.values())
    first = int(sha256(salt.encode(errors="replace")).hexdigest(), 16) % max(len(rows), 1)
    return [*rows[first:], *rows[:first]][:most]


def stir(items, salt=""):
    """Order items in a way that looks like chance and is the same in every run and every Python."""
    return sorted(items, key=lambda item: sha256(f"{salt}\n{item}".encode(errors="replace")).digest())


def make_question(kind, prompt, right, reasons, *, keep=False, code=(), **more):
    """Make a question out of {option: reason}, or None where its options would be too few or not distinct."""
    options = list(reasons) if keep else stir(reasons, prompt)
    if len(options) < 2 or len({fold(option) for option in options}) < len(options):
        return None
    return Question(kind, prompt, tuple(options), (options.index(right),),
                    tuple(reasons[option] for option in options), code=tuple(code), **more)

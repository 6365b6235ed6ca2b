"""What questions are made of: the rows as lookups (who holds what, under which theme, named where), and a question."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from hashlib import sha256
from re import fullmatch
from unicodedata import normalize

from helpers.english import NOUNS, say_number
from helpers.roles import COLUMNS, role_names

MAX_ASKED = 6


@dataclass(frozen=True)
class Question:
    """A question with one right option, and for each option the reason why it is right or wrong.

    A reason is "" where the rows give none. `about` is the role asked about, `topic` what must not be asked twice.
    """

    kind: str
    prompt: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    reasons: tuple[str, ...]
    about: str = ""
    topic: str = ""


class Facts:
    """What rows say, as far as it leaves no doubt.

    Two spellings that differ in case or spaces only may be one thing or two: such attributes are left out.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them.
    scenarios : DataFrame, optional
        Rows as `load_scenarios` gives them.

    Attributes
    ----------
    names : list of str
        The roles asked about: the first six that have attributes.
    rows : list of named tuple
        Their rows, in an order that looks like chance; `key` is the attribute without case and spaces.
    holders, themes : dict of str to set of str
        Key -> all roles of the file that have it, in any area; key -> its themes.
    described, sections : dict of set
        Note -> keys; role and key -> the lists of sections that its rows give.
    told : dict of str to list of named tuple
        Situation -> its rows.
    is_certain, is_whole : bool
        Whether no row of these roles is left out, so that they may be measured; and no role either.
    """

    def __init__(self, roles, scenarios=None):
        rows = fill_blanks(roles, COLUMNS)
        rows = rows[(rows["role"].str.strip() != "") & (rows["attribute"].str.strip() != "")]
        keys = {text: fold(text) for text in rows["attribute"].unique()}
        spellings, rows = Counter(keys.values()), rows.assign(key=rows["attribute"].map(keys))
        self.holders, self.themes, known = defaultdict(set), defaultdict(set), set(rows["role"])
        for key, role, theme in zip(rows["key"], rows["role"], rows["theme"].map(fold), strict=True):
            self.holders[key].add(role)
            self.themes[key].add(theme)
        self.names = [name for name in map(str, role_names(roles)) if name in known][:MAX_ASKED]
        self._sampled = len(known) > MAX_ASKED
        rows = rows[rows["role"].isin(self.names) & (rows["key"].map(spellings) == 1)]
        self.areas = list(rows["area"].unique())
        self.rows = stir(rows.itertuples(index=False, name="Row"))
        self.described, self.sections = defaultdict(set), defaultdict(set)
        for row in self.rows:
            self.described[fold(row.note)].add(row.key)
            self.sections[row.role, row.key].add(split_sections(row.sections))
        self.is_certain = set(spellings.values()) == {1}
        self.is_whole = self.is_certain and not self._sampled
        self.told = defaultdict(list)
        if scenarios is not None:
            for row in fill_blanks(scenarios, ("situation", "role", "area", "why", "sections")).itertuples(name="Row"):
                self.told[fold(row.situation)].append(row)
        self.told.pop("", None)

    def within(self, area, role=None):
        """Return an area's rows, one for each role and attribute."""
        rows = (row for row in self.rows if row.area == area and role in (None, row.role))
        return list({(row.role, row.key): row for row in rows}.values())

    def is_alone(self, row):
        """Tell whether no other role has this attribute, in any area."""
        return len(self.names) > 1 and self.holders[row.key] == {row.role}

    def say_everyone(self):
        """Name all the roles asked about."""
        if len(self.names) == 2 and not self._sampled:
            return "both roles"
        return f"all {'of the first ' if self._sampled else ''}{say_number(len(self.names))} roles"


def fill_blanks(frame, columns):
    """Return these columns as text, with "" for what is missing."""
    return frame.reindex(columns=columns).astype(object).fillna("").astype(str)


def cite(row):
    """Say what a row says, and where the source says so."""
    text = (getattr(row, "note", "") or getattr(row, "why", "")).strip()
    parts = [text + ("" if text.endswith((".", "!", "?")) else ".")] if text else []
    if sections := split_sections(row.sections):
        parts.append(f"Section{'' if len(sections) == 1 else 's'}: {', '.join(map(_say_section, sections))}.")
    about = f"“{row.attribute}”, {row.role}" if hasattr(row, "attribute") else row.role
    return f"{about}: {' '.join(parts)}" if parts else f"{about}."


def _say_section(section):
    """Write a section's slug as words; whatever is no slug stays as it is.

    >>> _say_section("comparison-table"), _say_section("Part 2-b")
    ('comparison table', 'Part 2-b')
    """
    return section.replace("-", " ") if fullmatch(r"[a-z]+(-[a-z]+)+", section) else section


def split_sections(sections):
    """Split a list of sections at its semicolons.

    >>> split_sections("skills; tools;")
    ('skills', 'tools')
    """
    return tuple(dict.fromkeys(part.strip() for part in sections.split(";") if part.strip()))


def say_many(area):
    """Return what several attributes of an area are called."""
    return NOUNS.get(area, NOUNS["attribute"])[1]


def fold(text):
    """Return a text without what may differ between two spellings of it.

    >>> fold(" Event  Planning ")
    'event planning'
    """
    return " ".join(normalize("NFKC", text).casefold().split())


def pick(rows, salt, most=3):
    """Pick a few rows, each attribute once: the same ones each time, others for another salt."""
    rows = list({row.key: row for row in rows}.values())
    first = int(sha256(salt.encode(errors="replace")).hexdigest(), 16) % max(len(rows), 1)
    return [*rows[first:], *rows[:first]][:most]


def stir(items, salt=""):
    """Order items in a way that looks like chance and is the same in every run and every Python."""
    return sorted(items, key=lambda item: sha256(f"{salt}\n{item}".encode(errors="replace")).digest())


def make_question(kind, prompt, right, reasons, *, about="", topic="", keep=False):
    """Make a question out of {option: reason}, or None where its options would be too few or not distinct."""
    options = list(reasons) if keep else stir(reasons, prompt)
    if len(options) < 2 or len({fold(option) for option in options}) < len(options):
        return None
    return Question(kind, prompt, tuple(options), (options.index(right),),
                    tuple(reasons[option] for option in options), about, topic)

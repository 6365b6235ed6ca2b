"""Quiz questions, computed from the rows: nothing about a role is typed here.

A question is asked only where the rows leave no doubt about its answer: a thin file gets fewer questions, not wrong
ones.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from helpers.facts import Facts, cite, fill_blanks, fold, pick, say_many, stir
from helpers.roles import AREAS
from helpers.words.common import join_names


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


def ask_questions(roles, area=None, scenarios=None, count=5):
    """Make questions about roles, of as many kinds as the rows allow.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them, of all areas: a skill is one role's alone only if no other area says
        otherwise. Of more than six roles the first six are asked about.
    area : str, optional
        Ask about this area only.
    scenarios : DataFrame, optional
        Rows as `load_scenarios` gives them.
    count : int, default 5
        How many questions to make at most.

    Returns
    -------
    list of Question
        The same ones in every run.
    """
    facts = Facts(roles)
    if len({fold(name) for name in facts.names}) < len(facts.names):
        return []
    areas = [area] if area else facts.areas
    pools = [[question for each in areas for question in ask(facts, each)] for ask in KINDS]
    pools.insert(3, list(_ask_who_leads(facts, scenarios, area)))
    # Another lesson begins with another kind, so that all kinds are met on the way through the collection.
    first = AREAS.index(area) if area in AREAS else 0
    return _choose([stir(filter(None, pool)) for pool in pools], count, first)


def _choose(pools, count, first):
    """Take questions of each kind in turn, about each role in turn, and no topic twice."""
    chosen, about, topics = [], Counter(), set()
    while len(chosen) < count and any(pools):
        for number in range(len(pools)):
            place = (number + first) % len(pools)
            pools[place] = [question for question in pools[place] if question.topic not in topics]
            if pools[place] and len(chosen) < count:
                question = min(pools[place], key=lambda question: about[question.about])
                chosen.append((place, question))
                about[question.about] += 1
                topics.add(question.topic)
    return [question for _, question in sorted(chosen, key=lambda pair: pair[0])]


def _ask_which_role(facts, area):
    for row in filter(facts.is_alone, facts.within(area)):
        reasons = {name: f"“{row.attribute}” is not on the list of {name}." for name in facts.names}
        yield _make("which role", f"Which role has “{row.attribute}” among its {say_many(area)}?", row.role,
                    reasons | {row.role: cite(row)}, about=row.role, topic=row.key, keep=True)


def _ask_what_is_shared(facts, area):
    held = defaultdict(list)
    for row in facts.within(area):
        held[row.key].append(row)
    lacking = {key: [name for name in facts.names if name not in facts.holders[key]] for key in held}
    others = [rows[0] for key, rows in held.items() if lacking[key]]
    for key, rows in held.items():
        if len(facts.names) > 1 and len(rows) == len(facts.names):
            rows = sorted(rows, key=lambda row: facts.names.index(row.role))
            reasons = {row.attribute: f"“{row.attribute}” is not on the list of {join_names(lacking[row.key])}."
                       for row in pick(others, key)}
            yield _make("shared", f"Which of these {say_many(area)} do {facts.say_everyone()} have?",
                        rows[0].attribute, reasons | {rows[0].attribute: " ".join(map(cite, rows))}, topic=key)


def _ask_what_is_alone(facts, area):
    rows = facts.within(area)
    for row in filter(facts.is_alone, rows):
        reasons = {}
        for other in pick([other for other in rows if facts.holders[other.key] != {row.role}], row.key):
            having = [name for name in facts.names if name in facts.holders[other.key] and name != row.role]
            reasons[other.attribute] = f"“{other.attribute}” is on the list of {join_names(having or ['other roles'])}."
        yield _make("alone", f"Which of these {say_many(area)} belongs to {row.role} alone?", row.attribute,
                    reasons | {row.attribute: cite(row)}, about=row.role, topic=row.key)


def _ask_who_leads(facts, scenarios, area):
    """Ask about situations, if whoever wrote them knew each of the roles."""
    every, told = set(facts.names), defaultdict(list)
    if scenarios is not None:
        for row in fill_blanks(scenarios, ("situation", "role", "area", "why", "sections")).itertuples(name="Row"):
            told[fold(row.situation)].append(row)
    told.pop("", None)
    known = {row.role for rows in told.values() for row in rows}
    together = "Both, together" if len(every) == 2 else "All of them, together"
    for key, rows in told.items():
        leads = {row.role for row in rows}
        one = len(leads) == 1
        if len(every) > 1 and every == known and leads in (every, {rows[0].role}) and area in (None, rows[0].area):
            right = rows[0].role if one else together
            reasons = dict.fromkeys(facts.names, "" if one else "This role would not lead alone.")
            reasons |= {together: "One role would lead here."} | {right: " ".join(map(cite, rows))}
            yield _make("who leads", f"{rows[0].situation} Which role would lead here?", right, reasons,
                        about=right if one else "", topic=f"situation: {key}", keep=True)


def _ask_emphasis(facts, area):
    for name in facts.names:
        sizes = {}
        for row in facts.within(area, name):
            lists = facts.sections[name, row.key]
            # Where an attribute's rows name different sections, which count is meant would be open.
            if len(lists) == 1 and (size := len(min(lists))):
                sizes[row] = size
        most = max(sizes.values(), default=0)
        top, *others = sorted(sizes, key=sizes.get, reverse=True) or [None]
        if most > 1 and list(sizes.values()).count(most) == 1:
            reasons = {row.attribute: cite(row) for row in [top, *pick(others, name + area)]}
            yield _make("emphasis", f"Which of these {say_many(area)} does the source name in the most sections "
                        f"for {name}?", top.attribute, reasons, about=name, topic=top.key)


def _ask_theme(facts, area):
    example = {fold(row.theme): row for row in [*facts.rows, *facts.within(area)] if row.theme.strip()}
    for row in {row.key: row for row in facts.within(area)}.values():
        own = fold(row.theme)
        if own and facts.themes[row.key] == {own} and own not in row.key:
            others = pick([other for key, other in example.items() if key != own and key not in row.key], row.key)
            reasons = {other.theme: f"“{other.theme}” is the theme of “{other.attribute}”, for example."
                       for other in others if facts.themes[other.key] == {fold(other.theme)}}
            yield _make("theme", f"Which theme does “{row.attribute}” belong to?", row.theme,
                        reasons | {row.theme: cite(row)}, topic=row.key)


def _ask_note(facts, area):
    for name in facts.names:
        rows = [row for row in facts.within(area, name) if row.note.strip()]
        for row in rows:
            some, note = [row, *pick([other for other in rows if other != row], row.key)], fold(row.note)
            # A note that names one of the options would give itself away, or lead astray.
            if facts.described[note] == {row.key} and not any(each.key in note for each in some):
                yield _make("note", f"Which of these {say_many(area)} fits this note on {name}? “{row.note}”",
                            row.attribute, {each.attribute: cite(each) for each in some}, about=name, topic=row.key)


KINDS = (_ask_which_role, _ask_what_is_shared, _ask_what_is_alone, _ask_emphasis, _ask_theme, _ask_note)


def _make(kind, prompt, right, reasons, *, about="", topic="", keep=False):
    """Make a question out of {option: reason}, or None where its options would be too few or not distinct."""
    options = list(reasons) if keep else stir(reasons, prompt)
    if len(options) < 2 or len({fold(option) for option in options}) < len(options):
        return None
    return Question(kind, prompt, tuple(options), (options.index(right),),
                    tuple(reasons[option] for option in options), about, topic)

"""Every kind of question about the roles, computed from the rows, and asked only where they leave no doubt."""

from collections import Counter, deque
from functools import partial
from itertools import combinations, product

import pandas as pd

from helpers.compare import similarity
from helpers.english import ITEM, NOUNS, join_names
from helpers.quiz.facts import Facts, cite, make_question, pick, stir
from helpers.quiz.lines import ask_idea
from helpers.roles import AREAS, fold


def ask_questions(roles, area=None, *, idea=None, scenarios=None, count=5, kinds=None):
    """Make `count` questions at most, the same ones in every run; `make_quiz` says what the arguments are."""
    facts = Facts(roles, scenarios)
    lines = ask_idea(idea, facts, area) if idea else []
    pools = [_ask(kind, facts, area) for kind in kinds or OF_IDEAS.get(idea) or _order_kinds(area)]
    about_roles = _choose(pools, count - min(max(count // 2, 2), len(lines)))
    return [*about_roles, *lines[: count - len(about_roles)]]


def _order_kinds(area):
    """Begin with other kinds in each area, so that all are met on the way through the collection."""
    kinds = deque(kind for kind in OF_AN_AREA if kind != "who leads")
    kinds.rotate(-3 * AREAS.index(area) if area in AREAS else 0)
    return [*kinds, "who leads"]


def _ask(kind, facts, area):
    """Ask all that a kind can ask, stirred: of each area, or once where it is the whole table that is asked about."""
    areas = facts.areas if area is None and kind in OF_AN_AREA and kind != "who leads" else [area]
    return stir(question for each in areas for question in KINDS[kind](facts, each) if question)


def _choose(pools, count):
    """Take questions of each kind in turn, about each role in turn, and no topic twice; in the order of their kinds."""
    chosen, about, topics = [], Counter(), set()
    turns = deque(enumerate(pools))
    while turns and len(chosen) < count:
        place, pool = turns.popleft()
        if pool := [question for question in pool if question.topic not in topics]:
            question = min(pool, key=lambda question: about[question.about])
            chosen.append((place, question))
            about[question.about] += 1
            topics.add(question.topic)
            turns.append((place, pool))
    return [question for _, question in sorted(chosen, key=lambda pair: pair[0])]


def _say_many(area):
    noun = NOUNS.get(area, NOUNS["attribute"])
    return f"{noun[1]} in {area}" if noun is ITEM else noun[1]


def _ask_which_role(facts, area):
    for row in filter(facts.is_alone, facts.ask_of(area)):
        reasons = {name: f"“{row.attribute}” is not on the list of {name}." for name in facts.names}
        yield make_question("which role", f"Which role has “{row.attribute}” among its {_say_many(area)}?", row.role,
                            reasons | {row.role: cite(row)}, about=row.role, topic=row.attribute, keep=True)


def _ask_what_is_shared(facts, area):
    rows = facts.ask_of(area)
    lacking = {row.attribute: [name for name in facts.names if name not in facts.holders[row.attribute]]
               for row in rows}
    who = "both roles" if len(facts.names) == 2 else f"all of {join_names(facts.names)}"
    for attribute in lacking:
        held = {row.role: row for row in rows if row.attribute == attribute}
        if len(held) == len(facts.names) > 1:
            reasons = {row.attribute: f"“{row.attribute}” is not on the list of {join_names(lacking[row.attribute])}."
                       for row in pick([row for row in rows if lacking[row.attribute]], attribute)}
            said = " ".join(cite(held[name]) for name in facts.names)
            yield make_question("shared", f"Which of these {_say_many(area)} do {who} have?", attribute,
                                reasons | {attribute: said}, topic=attribute)


def _ask_what_is_alone(facts, area):
    rows = facts.ask_of(area)
    for row in filter(facts.is_alone, rows):
        reasons = {}
        for other in pick([other for other in rows if facts.holders[other.attribute] != {row.role}], row.attribute):
            held = [name for name in facts.names if name in facts.holders[other.attribute] - {row.role}]
            reasons[other.attribute] = f"“{other.attribute}” is on the list of {join_names(held or ['other roles'])}."
        yield make_question("alone", f"Which of these {_say_many(area)} belongs to {row.role} alone?", row.attribute,
                            reasons | {row.attribute: cite(row)}, about=row.role, topic=row.attribute)


def _ask_note(facts, area):
    for name in facts.names:
        rows = [row for row in facts.ask_of(area, name) if row.note.strip()]
        for row in rows:
            some, note = [row, *pick([other for other in rows if other != row], row.attribute)], row.note.casefold()
            # A note that names one of the options would give itself away, or lead astray.
            if facts.described[fold(note)] == 1 and not any(each.attribute.casefold() in note for each in some):
                yield make_question("note", f"Which of these {_say_many(area)} fits this note on {name}? “{row.note}”",
                                    row.attribute, {each.attribute: cite(each) for each in some}, about=name,
                                    topic=row.attribute)


def _ask_who_leads(facts, area):
    """Ask about situations, if whoever wrote them knew each role, and no role's name says that all lead together."""
    every = set(facts.names)
    together = "Both, together" if len(every) == 2 else "All of them, together"
    is_known = every == {row.role for rows in facts.told for row in rows} and fold(together) not in map(fold, every)
    for rows in facts.told if is_known and len(every) > 1 else ():
        leads = {row.role for row in rows}
        if leads in (every, {rows[0].role}) and area in (None, rows[0].area):
            alone = rows[0].role if len(leads) == 1 else ""
            reasons = dict.fromkeys(facts.names, "" if alone else "This role would not lead alone.")
            reasons |= {together: "One role would lead here."} | {alone or together: " ".join(map(cite, rows))}
            yield make_question("who leads", f"{rows[0].situation} Which role would lead here?", alone or together,
                                reasons, about=alone, topic=f"situation: {rows[0].situation.casefold()}", keep=True)


def _ask_of_all(facts, _area, kind):
    """Ask in which area a number is highest, or lowest where the sign is -1."""
    for each, prompt, values, reason, sign in _measure(facts) if facts.is_certain else ():
        found = values.rename(str.capitalize).round(2).dropna() * sign
        if each == kind and len(found):
            others = stir(found.index[found < found.max()], prompt)[:3]
            reasons = {area: f"{area}: {reason.format(abs(found[area]))}." for area in [found.idxmax(), *others]}
            yield make_question(kind, prompt, found.idxmax(), reasons, topic=prompt)


def _measure(facts):
    """List what is asked of the whole table: kind, prompt, a number for each area, how one is said, and a sign."""
    rows = pd.DataFrame(facts.rows)
    holders = rows[rows["area"].isin(facts.compared)].groupby(["area", "attribute"])["role"].nunique()
    yield ("largest area", "Which of these areas has the most attributes?", holders.groupby("area").size(),
           "{} in all", 1)
    yield ("most shared", "In which of these areas do both roles share the most attributes?" if len(facts.names) == 2
           else "In which of these areas do the most attributes belong to more than one role?",
           (holders > 1).groupby("area").sum(), "{} shared", 1)
    tables = {area: similarity(rows, area=area) for area in facts.compared}
    pairs = Counter(join_names(pair) for pair in combinations(facts.names, 2))
    for pair, (kind, sign) in product(combinations(facts.names, 2), (("most alike", 1), ("least alike", -1))):
        if pairs[join_names(pair)] == 1:  # "A and B and C" may be two pairs
            yield (kind, f"In which of these areas are {join_names(pair)} {kind}, by the Jaccard index of attributes?",
                   pd.Series({area: table.loc[pair] for area, table in tables.items()}), "a Jaccard index of {:.2f}",
                   sign)


# Asked of each area; the other kinds ask about the whole table.
OF_AN_AREA = {"which role": _ask_which_role, "shared": _ask_what_is_shared, "note": _ask_note,
              "alone": _ask_what_is_alone, "who leads": _ask_who_leads}
OF_ALL = ("largest area", "most shared", "most alike", "least alike")
KINDS = OF_AN_AREA | {kind: partial(_ask_of_all, kind=kind) for kind in OF_ALL}
# What lessons without an area ask about the roles. Each kind is asked in one of them only.
OF_IDEAS = {"rows": ("largest area", "most shared"), "similarity": ("most alike", "least alike"),
            "concat": ("who leads",)}

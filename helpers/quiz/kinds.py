"""Every kind of question about the roles, computed from the rows, and asked only where they leave no doubt."""

from collections import Counter, defaultdict, deque
from functools import partial
from itertools import combinations, product
from math import comb, isnan

import pandas as pd

from helpers.compare import similarity
from helpers.english import ITEM, NOUNS, join_names
from helpers.quiz.facts import Facts, cite, make_question, pick, stir
from helpers.quiz.lines import ask_idea
from helpers.roles import AREAS, fold


def ask_questions(roles, area=None, *, idea=None, scenarios=None, count=5, kinds=None):
    """Make `count` questions at most, the same ones in every run; `make_quiz` says what the arguments are."""
    if unknown := set(kinds or ()) - set(KINDS):
        raise ValueError(f"kinds holds {join_names(sorted(unknown))}; it can hold: {', '.join(KINDS)}")
    facts = Facts(roles, scenarios)
    lines = ask_idea(idea, facts, area) if idea else []
    pools = deque(enumerate(_ask(kind, facts, area) for kind in kinds or OF_IDEAS.get(idea) or _order_kinds(area)))
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
    while pools and len(chosen) < count:
        place, pool = pools.popleft()
        if pool := [question for question in pool if question.topic not in topics]:
            question = min(pool, key=lambda question: about[question.about])
            chosen.append((place, question))
            about[question.about] += 1
            topics.add(question.topic)
            pools.append((place, pool))
    return [question for _, question in sorted(chosen, key=lambda pair: pair[0])]


def _say_many(area):
    noun = NOUNS.get(area, NOUNS["attribute"])
    return f"{noun[1]} in {area}" if noun is ITEM else noun[1]


def _ask_which_role(facts, area):
    for row in filter(facts.is_alone, facts.ask_of(area)):
        reasons = {name: f"“{row.attribute}” is not on the list of {name}." for name in facts.names}
        yield make_question("which role", f"Which role has “{row.attribute}” among its {_say_many(area)}?", row.role,
                            reasons | {row.role: cite(row)}, about=row.role, topic=row.key, keep=True)


def _ask_what_is_shared(facts, area):
    held = defaultdict(list)
    for row in facts.ask_of(area):
        held[row.key].append(row)
    lacking = {key: [name for name in facts.names if name not in facts.holders[key]] for key in held}
    others = [rows[0] for key, rows in held.items() if lacking[key]]
    for key, rows in held.items():
        if len(facts.names) > 1 and len(rows) == len(facts.names):
            reasons = {row.attribute: f"“{row.attribute}” is not on the list of {join_names(lacking[row.key])}."
                       for row in pick(others, key)}
            said = " ".join(map(cite, sorted(rows, key=lambda row: facts.names.index(row.role))))
            yield make_question("shared", f"Which of these {_say_many(area)} do {facts.say_everyone()} have?",
                                rows[0].attribute, reasons | {rows[0].attribute: said}, topic=key)


def _ask_what_is_alone(facts, area):
    rows = facts.ask_of(area)
    for row in filter(facts.is_alone, rows):
        reasons = {}
        for other in pick([other for other in rows if facts.holders[other.key] != {row.role}], row.key):
            having = [name for name in facts.names if name in facts.holders[other.key] and name != row.role]
            reasons[other.attribute] = f"“{other.attribute}” is on the list of {join_names(having or ['other roles'])}."
        yield make_question("alone", f"Which of these {_say_many(area)} belongs to {row.role} alone?", row.attribute,
                            reasons | {row.attribute: cite(row)}, about=row.role, topic=row.key)


def _ask_what_is_missing(facts, area):
    held = {name: facts.ask_of(area, name) for name in facts.names}
    for name, row in product(held, filter(facts.is_alone, facts.ask_of(area))):
        if name != row.role:
            reasons = {other.attribute: cite(other) for other in pick(held[name], row.key)}
            yield make_question("missing", f"Which of these {_say_many(area)} is not on the list of {name}?",
                                row.attribute, reasons | {row.attribute: cite(row)}, about=name, topic=row.key)


def _ask_who_leads(facts, area):
    """Ask about situations, if whoever wrote them knew each role, and no role's name says that all lead together."""
    every, told = set(facts.names), facts.told.values()
    together = "Both, together" if len(every) == 2 else "All of them, together"
    is_known = every == {row.role for rows in told for row in rows} and fold(together) not in map(fold, every)
    for rows in told if is_known and len(every) > 1 else ():
        leads = {row.role for row in rows}
        if leads in (every, {rows[0].role}) and area in (None, rows[0].area):
            alone = rows[0].role if len(leads) == 1 else ""
            reasons = dict.fromkeys(facts.names, "" if alone else "This role would not lead alone.")
            reasons |= {together: "One role would lead here."} | {alone or together: " ".join(map(cite, rows))}
            yield make_question("who leads", f"{rows[0].situation} Which role would lead here?", alone or together,
                                reasons, about=alone, topic=f"situation: {rows[0].situation.casefold()}", keep=True)


def _ask_note(facts, area):
    for name in facts.names:
        rows = [row for row in facts.ask_of(area, name) if row.note.strip()]
        for row in rows:
            some, note = [row, *pick([other for other in rows if other != row], row.key)], row.note.casefold()
            # A note that names one of the options would give itself away, or lead astray.
            if facts.described[fold(note)] == {row.key} and not any(each.key in note for each in some):
                yield make_question("note", f"Which of these {_say_many(area)} fits this note on {name}? “{row.note}”",
                                    row.attribute, {each.attribute: cite(each) for each in some}, about=name,
                                    topic=row.key)


def _ask_of_all(facts, _area, kind):
    """Ask in which area, or for which two roles, a number is highest or lowest."""
    for each, prompt, values, reason, sign in _measure(facts):
        found = {name: round(value, 2) for name, value in values.items() if not isnan(value)}
        if each == kind and found:
            right = max(found, key=lambda name: found[name] * sign)
            others = stir((name for name in found if found[name] * sign < found[right] * sign), prompt)[:3]
            reasons = {name: f"{name}: {reason.format(found[name])}." for name in [right, *others]}
            yield make_question(kind, prompt, right, reasons, topic=prompt)


def _measure(facts):
    """List what is asked of the whole table: its kind, its prompt, its numbers, how one is said, and -1 for the lowest.

    Nothing is counted where a row is left out, and no pairs are measured where "A and B and C" may be two of them.
    """
    if facts.is_whole:
        held = {area.capitalize(): Counter(row.key for row in facts.within(area)) for area in facts.compared}
        shared = {area: sum(number > 1 for number in keys.values()) for area, keys in held.items()}
        yield ("largest area", "Which of these areas has the most attributes?", {a: len(held[a]) for a in held},
               "{} in all", 1)
        yield ("most shared", "In which of these areas do both roles share the most attributes?"
               if len(facts.names) == 2 else
               "In which of these areas do the most attributes belong to more than one role?", shared, "{} shared", 1)
    pairs = {join_names(pair): pair for pair in combinations(facts.names, 2)}
    if pairs and facts.is_certain and len(set(map(fold, pairs))) == comb(len(facts.names), 2):
        rows, said, by = pd.DataFrame(facts.rows), "a Jaccard index of {:.2f}", "by the Jaccard index of attributes?"
        whole = similarity(rows)
        yield ("closest pair", f"Which two of these roles are most alike in all areas together, {by}",
               {name: whole.loc[pair] for name, pair in pairs.items()}, said, 1)
        tables = {area.capitalize(): similarity(rows, area=area) for area in facts.compared}
        for (name, pair), (kind, sign) in product(pairs.items(), (("most alike", 1), ("least alike", -1))):
            yield (kind, f"In which of these areas are {name} {kind}, {by}",
                   {area: table.loc[pair] for area, table in tables.items()}, said, sign)


# Asked of each area; the other kinds ask about the whole table.
OF_AN_AREA = {"which role": _ask_which_role, "shared": _ask_what_is_shared, "note": _ask_note,
              "missing": _ask_what_is_missing, "alone": _ask_what_is_alone, "who leads": _ask_who_leads}
OF_ALL = ("largest area", "most shared", "most alike", "least alike", "closest pair")
KINDS = OF_AN_AREA | {kind: partial(_ask_of_all, kind=kind) for kind in OF_ALL}
# What lessons without an area ask about the roles. Each kind is asked in one of them only.
OF_IDEAS = {"rows": ("largest area", "most shared"), "similarity": ("most alike", "least alike", "closest pair"),
            "concat": ("who leads",)}

"""Every kind of question about the roles, computed from the rows, and asked only where they leave no doubt."""

from collections import Counter
from functools import partial
from itertools import combinations

import pandas as pd

from helpers.compare import similarity
from helpers.english import ITEM, NOUNS, join_names
from helpers.quiz.facts import Facts, cite, make_question, pick, stir
from helpers.quiz.ideas import ask_idea
from helpers.roles import AREAS, fold


def ask_questions(roles, area=None, *, idea=None, scenarios=None, count=5, kinds=None):
    """Make `count` questions at most, the same ones in every run; `make_quiz` says what the arguments are."""
    facts = Facts(roles, scenarios)
    lines = ask_idea(idea, facts, area) if idea else []
    # Each area begins with another kind.
    first = AREAS.index(area) % 3 if area in AREAS else 0
    chosen = kinds or OF_IDEAS.get(idea) or [*OF_AN_AREA[first:], *OF_AN_AREA[:first], "who leads"]
    pools = []
    for kind in chosen:
        areas = facts.areas if area is None and kind in OF_AN_AREA else [area]
        questions = [question for each in areas for question in KINDS[kind](facts, each) if question]
        # Each lesson stirs in its own way, so that none asks what another one has asked.
        pools.append(stir(questions, f"{idea}, {kind}"))
    about_roles = _choose(pools, count - min(max(count // 2, 2), len(lines)))
    return [*about_roles, *lines[: count - len(about_roles)]]


def _choose(pools, count):
    """Take questions of each kind in turn, about each role in turn, and no topic twice; in the order of their kinds."""
    chosen, about, topics = [], Counter(), set()
    for place, pool in [*enumerate(pools)] * max(map(len, pools)):
        pool = [question for question in pool if question.topic not in topics]
        if pool and len(chosen) < count:
            question = min(pool, key=lambda question: about[question.about])
            chosen.append((place, question))
            about[question.about] += 1
            topics.add(question.topic)
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


def _ask_where_alike(facts, _area, kind, sign):
    """Ask in which area two roles are most alike, or least where the sign is -1."""
    tables = {area: similarity(pd.DataFrame(facts.rows), area=area) for area in facts.compared if facts.is_certain}
    pairs = Counter(join_names(pair) for pair in combinations(facts.names, 2))
    for pair in combinations(facts.names, 2) if tables else ():
        found = {area.capitalize(): table.loc[pair] * sign for area, table in tables.items()}
        found = pd.Series(found).round(2).dropna()
        prompt = f"In which of these areas are {join_names(pair)} {kind}, by the Jaccard index of attributes?"
        if len(found) and pairs[join_names(pair)] == 1:  # "A and B and C" may be two pairs
            others = stir(found.index[found < found.max()], prompt)[:3]
            reasons = {area: f"{area}: a Jaccard index of {abs(found[area]):.2f}."
                       for area in [found.idxmax(), *others]}
            yield make_question(kind, prompt, found.idxmax(), reasons, topic=prompt)


OF_AN_AREA = ["which role", "shared", "note"]  # the other kinds ask about the whole table
KINDS = {"which role": _ask_which_role, "shared": _ask_what_is_shared, "note": _ask_note, "who leads": _ask_who_leads,
         "most alike": partial(_ask_where_alike, kind="most alike", sign=1),
         "least alike": partial(_ask_where_alike, kind="least alike", sign=-1)}
# What lessons without an area ask about the roles.
OF_IDEAS = {"rows": ["which role"], "similarity": ["most alike", "least alike", "which role"], "concat": ["who leads"]}

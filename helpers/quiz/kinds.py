"""Every kind of question, computed from the rows, and asked only where they leave no doubt about its answer."""

from collections import Counter, defaultdict, deque
from functools import partial
from itertools import combinations
from math import comb, isnan

import pandas as pd

from helpers.compare import similarity
from helpers.english import ITEM, NOUNS, join_names
from helpers.quiz.facts import Facts, cite, make_question, pick, stir
from helpers.roles import AREAS, fold


def ask_questions(roles, area=None, scenarios=None, count=5, kinds=None):
    """Make `count` questions at most, the same ones in every run; `make_quiz` says what the arguments are."""
    if unknown := set(kinds or ()) - set(KINDS):
        raise ValueError(f"kinds holds {join_names(sorted(unknown))}; it can hold: {', '.join(KINDS)}")
    facts = Facts(roles, scenarios)
    pools = deque(enumerate(_ask(kind, facts, area) for kind in kinds or OF_AN_AREA))
    # Another lesson begins with another kind, so that all kinds are met on the way through the collection.
    pools.rotate(-AREAS.index(area) if area in AREAS and not kinds else 0)
    return _choose(pools, count)


def _ask(kind, facts, area):
    """Ask all that a kind can ask, stirred: of each area, or once where it is the whole table that is asked about."""
    areas = facts.areas if area is None and kind in OF_AN_AREA and kind != "who leads" else [area]
    questions = [question for each in areas for question in KINDS[kind](facts, each) if question]
    return stir(questions)


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
    for row in filter(facts.is_alone, facts.within(area)):
        reasons = {name: f"“{row.attribute}” is not on the list of {name}." for name in facts.names}
        yield make_question("which role", f"Which role has “{row.attribute}” among its {_say_many(area)}?", row.role,
                            reasons | {row.role: cite(row)}, about=row.role, topic=row.key, keep=True)


def _ask_what_is_shared(facts, area):
    held = defaultdict(list)
    for row in facts.within(area):
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
    rows = facts.within(area)
    for row in filter(facts.is_alone, rows):
        reasons = {}
        for other in pick([other for other in rows if facts.holders[other.key] != {row.role}], row.key):
            having = [name for name in facts.names if name in facts.holders[other.key] and name != row.role]
            reasons[other.attribute] = f"“{other.attribute}” is on the list of {join_names(having or ['other roles'])}."
        yield make_question("alone", f"Which of these {_say_many(area)} belongs to {row.role} alone?", row.attribute,
                            reasons | {row.attribute: cite(row)}, about=row.role, topic=row.key)


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


def _ask_emphasis(facts, area):
    for name in facts.names:
        lists = {row: facts.sections[name, row.key] for row in facts.within(area, name)}
        # Where an attribute's rows name different sections, which count is meant would be open.
        sizes = {row: len(min(each)) for row, each in lists.items() if len(each) == 1 and any(each)}
        top, *others = sorted(sizes, key=sizes.get, reverse=True) or [None]
        if top and sizes[top] > max([1, *map(sizes.get, others)]):
            reasons = {row.attribute: cite(row) for row in [top, *pick(others, name + area)]}
            prompt = f"Which of these {_say_many(area)} does the source name in the most sections for {name}?"
            yield make_question("emphasis", prompt, top.attribute, reasons, about=name, topic=top.key)


def _ask_theme(facts, area):
    example = {fold(row.theme): row for row in [*facts.rows, *facts.within(area)] if row.theme.strip()}
    for row in {row.key: row for row in facts.within(area)}.values():
        own = fold(row.theme)
        # A theme that the attribute names would give itself away, or lead astray.
        hidden = {theme: other for theme, other in example.items() if other.theme.casefold() not in row.key}
        if own in hidden and facts.themes[row.key] == {own}:
            others = pick([other for theme, other in hidden.items() if theme != own], row.key)
            reasons = {other.theme: f"“{other.theme}” is the theme of “{other.attribute}”, for example."
                       for other in others if facts.themes[other.key] == {fold(other.theme)}}
            yield make_question("theme", f"Which theme does “{row.attribute}” belong to?", row.theme,
                                reasons | {row.theme: cite(row)}, topic=row.key)


def _ask_note(facts, area):
    for name in facts.names:
        rows = [row for row in facts.within(area, name) if row.note.strip()]
        for row in rows:
            some, note = [row, *pick([other for other in rows if other != row], row.key)], row.note.casefold()
            # A note that names one of the options would give itself away, or lead astray.
            if facts.described[fold(note)] == {row.key} and not any(each.key in note for each in some):
                yield make_question("note", f"Which of these {_say_many(area)} fits this note on {name}? “{row.note}”",
                                    row.attribute, {each.attribute: cite(each) for each in some}, about=name,
                                    topic=row.key)


def _ask_largest_area(facts, area):
    prompt = "Which of these areas has the most attributes?"
    yield _ask_for_most("largest area", prompt, _count_areas(facts, 1), "{:.0f} in all")


def _ask_most_shared(facts, area):
    prompt = ("In which of these areas do both roles share the most attributes?" if len(facts.names) == 2 else
              "In which of these areas do the most attributes belong to more than one role?")
    yield _ask_for_most("most shared", prompt, _count_areas(facts, 2), "{:.0f} shared")


def _count_areas(facts, least):
    """Count each area's attributes that so many roles have at least; nothing where a row or a role is left out."""
    held = {area: Counter(row.key for row in facts.within(area)) for area in facts.compared if facts.is_whole}
    return {area.capitalize(): sum(number >= least for number in keys.values()) for area, keys in held.items()}


def _ask_how_alike(facts, area, kind, sign):
    """Ask in which area two roles are most or least alike, each pair of roles at each level."""
    for level, rows, pairs in _list_levels(facts):
        matrices = {area.capitalize(): similarity(rows, level=level, area=area) for area in facts.compared}
        for name, pair in pairs.items():
            prompt = f"In which of these areas are {name} {kind}, by the Jaccard index of {level}s?"
            values = {area: matrix.loc[pair] for area, matrix in matrices.items()}
            yield _ask_for_most(kind, prompt, values, "a Jaccard index of {:.2f}", sign)


def _ask_closest_pair(facts, area):
    for level, rows, pairs in _list_levels(facts):
        matrix = similarity(rows, level=level)
        prompt = f"Which two of these roles are most alike in all areas together, by the Jaccard index of {level}s?"
        values = {name: matrix.loc[pair] for name, pair in pairs.items()}
        yield _ask_for_most("closest pair", prompt, values, "a Jaccard index of {:.2f}")


def _list_levels(facts):
    """List the levels at which roles can be compared without a doubt ("A and B and C" may be two pairs)."""
    rows, pairs = pd.DataFrame(facts.rows), {join_names(pair): pair for pair in combinations(facts.names, 2)}
    is_certain = facts.is_certain and len(set(map(fold, pairs))) == comb(len(facts.names), 2)
    for level in ("attribute", "theme") if is_certain and len(rows) else ():
        if rows[level].nunique() == rows[level].map(fold).nunique():
            yield level, rows, pairs


def _ask_for_most(kind, prompt, values, reason, sign=1):
    """Ask where a value is highest, or lowest with `sign` -1; None where all are the same."""
    found = {name: round(value, 2) for name, value in values.items() if not isnan(value)}
    if not found:
        return None
    right = max(found, key=lambda name: found[name] * sign)
    others = stir((name for name in found if found[name] * sign < found[right] * sign), prompt)[:3]
    reasons = {name: f"{name}: {reason.format(found[name])}." for name in [right, *others]}
    return make_question(kind, prompt, right, reasons, topic=prompt)


# Asked of each area; the other kinds ask about the whole table.
OF_AN_AREA = {"which role": _ask_which_role, "shared": _ask_what_is_shared, "alone": _ask_what_is_alone,
              "who leads": _ask_who_leads, "emphasis": _ask_emphasis, "theme": _ask_theme, "note": _ask_note}
KINDS = OF_AN_AREA | {"largest area": _ask_largest_area, "most shared": _ask_most_shared,
                      "most alike": partial(_ask_how_alike, kind="most alike", sign=1),
                      "least alike": partial(_ask_how_alike, kind="least alike", sign=-1),
                      "closest pair": _ask_closest_pair}

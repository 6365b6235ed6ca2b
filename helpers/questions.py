"""Quiz questions, computed from the rows: nothing about a role is typed here.

A question is asked only where the rows leave no doubt about its answer: a thin file gets fewer questions, not wrong
ones.
"""

from collections import Counter, defaultdict

from helpers.area_questions import AREA_KINDS
from helpers.facts import Facts, cite, fold, make_question, pick, say_many, stir
from helpers.roles import AREAS
from helpers.words.common import join_names


def ask_questions(roles, area=None, scenarios=None, count=5, kinds=None):
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
    kinds : list of str, optional
        Which kinds of question to ask, in this order: of `KINDS`, or of those that compare whole areas,
        `AREA_KINDS`. Without it all of `KINDS`, a first one for each area.

    Returns
    -------
    list of Question
        The same ones in every run.

    Raises
    ------
    ValueError
        If `kinds` holds a name that is no kind.
    """
    if unknown := set(kinds or ()) - {*KINDS, *AREA_KINDS}:
        raise ValueError(f"kinds holds {join_names(sorted(unknown))}; it can hold: {', '.join((*KINDS, *AREA_KINDS))}")
    facts = Facts(roles, scenarios)
    if len({fold(name) for name in facts.names}) < len(facts.names):
        return []
    pools = [_ask(kind, facts, area) for kind in kinds or KINDS]
    # Another lesson begins with another kind, so that all kinds are met on the way through the collection.
    first = AREAS.index(area) if area in AREAS and not kinds else 0
    return _choose([stir(filter(None, pool)) for pool in pools], count, first)


def _ask(kind, facts, area):
    """Ask all that a kind can ask: of each area, or once where it is the whole table that is asked about."""
    ask = {**KINDS, **AREA_KINDS}[kind]
    areas = facts.areas if area is None and kind in KINDS and kind != "who leads" else [area]
    return [question for each in areas for question in ask(facts, each)]


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
        yield make_question("which role", f"Which role has “{row.attribute}” among its {say_many(area)}?", row.role,
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
            yield make_question("shared", f"Which of these {say_many(area)} do {facts.say_everyone()} have?",
                                rows[0].attribute, reasons | {rows[0].attribute: " ".join(map(cite, rows))}, topic=key)


def _ask_what_is_alone(facts, area):
    rows = facts.within(area)
    for row in filter(facts.is_alone, rows):
        reasons = {}
        for other in pick([other for other in rows if facts.holders[other.key] != {row.role}], row.key):
            having = [name for name in facts.names if name in facts.holders[other.key] and name != row.role]
            reasons[other.attribute] = f"“{other.attribute}” is on the list of {join_names(having or ['other roles'])}."
        yield make_question("alone", f"Which of these {say_many(area)} belongs to {row.role} alone?", row.attribute,
                            reasons | {row.attribute: cite(row)}, about=row.role, topic=row.key)


def _ask_who_leads(facts, area):
    """Ask about situations, if whoever wrote them knew each of the roles."""
    every, told = set(facts.names), facts.told
    known = {row.role for rows in told.values() for row in rows}
    together = "Both, together" if len(every) == 2 else "All of them, together"
    for key, rows in told.items() if together not in every else ():  # a role may be called so
        leads = {row.role for row in rows}
        one = len(leads) == 1
        if len(every) > 1 and every == known and leads in (every, {rows[0].role}) and area in (None, rows[0].area):
            right = rows[0].role if one else together
            reasons = dict.fromkeys(facts.names, "" if one else "This role would not lead alone.")
            reasons |= {together: "One role would lead here."} | {right: " ".join(map(cite, rows))}
            yield make_question("who leads", f"{rows[0].situation} Which role would lead here?", right, reasons,
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
            prompt = f"Which of these {say_many(area)} does the source name in the most sections for {name}?"
            yield make_question("emphasis", prompt, top.attribute, reasons, about=name, topic=top.key)


def _ask_theme(facts, area):
    example = {fold(row.theme): row for row in [*facts.rows, *facts.within(area)] if row.theme.strip()}
    for row in {row.key: row for row in facts.within(area)}.values():
        own = fold(row.theme)
        if own and facts.themes[row.key] == {own} and own not in row.key:
            others = pick([other for key, other in example.items() if key != own and key not in row.key], row.key)
            reasons = {other.theme: f"“{other.theme}” is the theme of “{other.attribute}”, for example."
                       for other in others if facts.themes[other.key] == {fold(other.theme)}}
            yield make_question("theme", f"Which theme does “{row.attribute}” belong to?", row.theme,
                                reasons | {row.theme: cite(row)}, topic=row.key)


def _ask_note(facts, area):
    for name in facts.names:
        rows = [row for row in facts.within(area, name) if row.note.strip()]
        for row in rows:
            some, note = [row, *pick([other for other in rows if other != row], row.key)], fold(row.note)
            # A note that names one of the options would give itself away, or lead astray.
            if facts.described[note] == {row.key} and not any(each.key in note for each in some):
                prompt = f"Which of these {say_many(area)} fits this note on {name}? “{row.note}”"
                yield make_question("note", prompt, row.attribute, {each.attribute: cite(each) for each in some},
                                    about=name, topic=row.key)


KINDS = {
    "which role": _ask_which_role,
    "shared": _ask_what_is_shared,
    "alone": _ask_what_is_alone,
    "who leads": _ask_who_leads,
    "emphasis": _ask_emphasis,
    "theme": _ask_theme,
    "note": _ask_note,
}

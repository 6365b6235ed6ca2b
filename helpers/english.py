"""Small pieces of English that every sentence about a chart is made of."""

from re import fullmatch

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")


def _decline(noun):
    ending = {"y": "ies", "h": "hes"}.get(noun[-1], f"{noun[-1]}s")
    return noun, noun[:-1] + ending


# What one row is called: of an area, or of a facet where all rows are of one kind. Areas that hold several kinds of
# thing hold items: no one word would fit each of them.
ITEM = _decline("item")
NOUNS = {area: _decline(noun) for area, noun in {
    "overview": "entry", "responsibilities": "responsibility", "skills": "skill", "goals": "goal",
    "environments": "setting", "tools": "tool", "attribute": "attribute"}.items()}
NOUNS |= dict.fromkeys(("stakeholders", "careers", "reputation", "collaboration"), ITEM)
FACET_NOUNS = {facet: _decline(facet) for facet in (
    "audience", "channel", "approach", "goal", "priority", "workplace", "activity", "effect", "result")}
FACET_NOUNS |= dict.fromkeys(("internal partner", "external partner"), _decline("partner"))


def name_noun(noun):
    """Return the singular and plural of a word, or of an area's rows; a pair is returned as it is."""
    return noun if isinstance(noun, tuple) else NOUNS.get(noun) or _decline(noun)


def say_number(number):
    """Write a whole number as a word up to twenty, as digits above."""
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def count_noun(number, noun="attribute"):
    """Write a number with its noun: an area, a word, or a (singular, plural) given as a pair."""
    one, several = name_noun(noun)
    return f"{say_number(number)} {one if number == 1 else several}"


def name_facet(facet):
    """Return what one thing of a facet is called, and several: "activity" and "activities", or "item under …"."""
    return FACET_NOUNS.get(facet, tuple(f"{item} under {facet}" for item in ITEM))


def noun_of(rows):
    """Return what one attribute of these rows is called, singular and plural: by their facets, or by their area."""
    facets, areas = ({*rows[column]} if column in rows else {""} for column in ("facet", "area"))
    kinds = {FACET_NOUNS.get(facet) for facet in facets}
    own = kinds.pop() if len(kinds) == 1 else None
    return own or NOUNS.get(areas.pop() if len(areas) == 1 else "", NOUNS["attribute"])


def agree(number, verb):
    """Make a verb agree with a number of things: "is" and "belongs" up to one, "are" and "belong" above."""
    return verb if number < 2 else {"is": "are", "has": "have"}.get(verb, verb.removesuffix("s"))


def say_part(part, many, noun="attribute"):
    """Say how many of all: "one of three skills", "both skills", "the only skill". A verb agrees with the part."""
    one, several = name_noun(noun)
    if many == 1:
        return f"{'the only' if part else 'no'} {one}"
    if part == many:
        return f"{'both' if many == 2 else f'all {say_number(many)}'} {several}"
    if part:
        return f"{say_number(part)} of {say_number(many)} {several}"
    return f"{'neither of the two' if many == 2 else f'none of {say_number(many)}'} {several}"


def state_part(part, many, noun, said):
    """Begin a sentence with how many of all; its verb, the first word of what is said of them, agrees."""
    verb, _, rest = said.partition(" ")
    return f"{start(say_part(part, many, noun))} {agree(part, verb)} {rest}"


def head_part(part, many, roles, noun, said):
    """Say in a headline what `state_part` says; of one role, which nothing is compared with, how much it has."""
    return f"{start(count_noun(many, noun))} in this role" if roles == 1 else state_part(part, many, noun, said)


def head_shared(roles, *parts):
    """Say in a headline how much is shared of several kinds, (shared, all, noun); of one role, how much it has."""
    if roles == 1:
        return f"{start(join_names(count_noun(many, noun) for _, many, noun in parts))} in this role"
    return f"Shared: {join_names(say_part(*part) for part in parts)}"


def join_names(names):
    """List names as English does: "a, b and c"."""
    names = [str(name) for name in names]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def start(text):
    """Begin a sentence: the first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def name_few(items, noun="attribute", most=12):
    """List a few items; count many, which the table serves better."""
    return join_names(items) if len(items) <= most else count_noun(len(items), noun)


def say_shared(items, noun="attribute"):
    """Name what is shared."""
    return f"Shared: {name_few(items, noun)}." if len(items) else f"No {name_noun(noun)[0]} is shared."


def say_held(who, items, noun=None, most=12):
    """Say how many things somebody has, and which, if they are few; `who` ends in a verb."""
    number = count_noun(len(items), noun) if noun else say_number(len(items)) if len(items) else "none"
    return f"{who} {number}{f': {join_names(items)}' if 0 < len(items) <= most else ''}."


def say_most(counts):
    """Say where the largest count is, after a comma; nothing where there is one place only, or too many to name."""
    top = counts.index[counts == counts.max()]
    if not counts.max() or len(counts) == 1 or len(top) > 3:
        return ""
    return f", the most in {join_names(top)}: {say_number(counts.max())}{' each' if len(top) > 1 else ''}"


def say_several(roles):
    """Say whose a shared thing is, where so many roles are drawn."""
    return "both roles" if roles == 2 else "more than one role"


def ask_for(column, purpose):
    """Say that rows lack a column, and what filling it would be good for."""
    return f"These rows name no {column}: fill the column “{column}” of the CSV to {purpose}."


def say_left_out(number, noun, column):
    """Say how many have a blank in a column and are not drawn; nothing where none has."""
    says = f" {start(count_noun(number, noun))} {agree(number, 'has')} no {column}, and {agree(number, 'is')} left out."
    return says if number else ""


def write_percent(share):
    """Write a share as a whole number of per cent, halves rounded up; the space before the sign does not break."""
    return f"{int(share * 100 + 0.5)}\u00a0%"


def name_sections(sections):
    """Name sections of the source: slugs are written as words, other names stay as they are."""
    names = [part.replace("-", " ") if fullmatch("[a-z-]+", part) else part for part in sections]
    return f"In the source: {', '.join(names)}"

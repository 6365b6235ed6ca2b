"""Small pieces of English that every sentence about a chart is made of."""

from re import fullmatch

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
           "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")

# What one row is called: of an area, or of a facet where all rows are of one kind. Areas that hold several kinds of
# thing hold items: no one word would fit each of them.
ITEM = ("item", "items")
NOUNS = {
    "overview": ("entry", "entries"),
    "responsibilities": ("responsibility", "responsibilities"),
    "skills": ("skill", "skills"),
    "goals": ("goal", "goals"),
    "environments": ("setting", "settings"),
    "stakeholders": ITEM,
    "tools": ("tool", "tools"),
    "careers": ITEM,
    "reputation": ITEM,
    "collaboration": ITEM,
    "area": ("area", "areas"),
    "facet": ("facet", "facets"),
    "theme": ("theme", "themes"),
    "attribute": ("attribute", "attributes"),
}
FACET_NOUNS = {
    "audience": ("audience", "audiences"),
    "channel": ("channel", "channels"),
    "approach": ("approach", "approaches"),
    "goal": ("goal", "goals"),
    "priority": ("priority", "priorities"),
    "workplace": ("workplace", "workplaces"),
    "activity": ("activity", "activities"),
    "effect": ("effect", "effects"),
    "result": ("result", "results"),
    "internal partner": ("partner", "partners"),
    "external partner": ("partner", "partners"),
}


def say_number(number):
    """Write a whole number as a word up to twenty, as digits above.

    >>> say_number(3), say_number(42)
    ('three', '42')
    """
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def count_noun(number, noun="attribute"):
    """Write a number with its noun: an area, "theme", "attribute", or a (singular, plural) given as a pair.

    >>> count_noun(1, "skills"), count_noun(2, "responsibilities"), count_noun(0)
    ('one skill', 'two responsibilities', 'no attributes')
    """
    return f"{say_number(number)} {name_noun(noun)[number != 1]}"


def name_noun(noun):
    """Return the singular and plural of an area, "theme" or "attribute"; a pair is returned as it is."""
    return NOUNS.get(noun, noun)


def name_facet(facet):
    """Return what one thing of a facet is called, and several.

    >>> name_facet("activity"), name_facet("work with people")
    (('activity', 'activities'), ('item under work with people', 'items under work with people'))
    """
    return FACET_NOUNS.get(facet, tuple(f"{item} under {facet}" for item in ITEM))


def say_part(part, many, noun="attribute"):
    """Say how many of all: of an area's items, of themes or attributes, or of a (singular, plural) given as a pair.

    What follows is singular for a part up to one, plural above.

    >>> say_part(1, 3, "skills"), say_part(2, 2, "skills"), say_part(0, 2, "skills")
    ('one of three skills', 'both skills', 'neither of the two skills')
    >>> say_part(3, 3, "goals"), say_part(1, 1, "goals"), say_part(0, 1, ("channel entry", "channel entries"))
    ('all three goals', 'the only goal', 'no channel entry')
    """
    one, several = name_noun(noun)
    if many == 1:
        return f"{'the only' if part else 'no'} {one}"
    if part == many:
        return f"{'both' if many == 2 else f'all {say_number(many)}'} {several}"
    if part:
        return f"{say_number(part)} of {say_number(many)} {several}"
    return f"{'neither of the two' if many == 2 else f'none of {say_number(many)}'} {several}"


def join_names(names):
    """List names as English does.

    >>> join_names(["a", "b", "c"])
    'a, b and c'
    """
    names = [str(name) for name in names]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def start(text):
    """Begin a sentence: the first letter large, the rest untouched."""
    return text[:1].upper() + text[1:]


def name_some(items, most=12):
    """List items after a colon, or nothing where there are none or so many that the table serves better."""
    items = list(items)
    return f": {join_names(items)}" if 0 < len(items) <= most else ""


def noun_of(rows):
    """Return what one attribute of these rows is called, singular and plural: by their facets, or by their area."""
    kinds = {FACET_NOUNS.get(facet) for facet in rows["facet"].unique()} if "facet" in rows else {None}
    if len(kinds) == 1 and None not in kinds:
        return kinds.pop()
    areas = rows["area"].unique() if "area" in rows else []
    return NOUNS[areas[0]] if len(areas) == 1 and areas[0] in NOUNS else NOUNS["attribute"]


def write_percent(share):
    r"""Write a share as a whole number of per cent, halves rounded up; the space before the sign does not break.

    >>> write_percent(0.125)
    '13\xa0%'
    """
    return f"{int(share * 100 + 0.5)}\u00a0%"


def name_sections(sections):
    """Name sections of the source: slugs are written as words, other names stay as they are.

    >>> name_sections(["comparison-table", "Part 2-b"])
    'Sections: comparison table, Part 2-b'
    """
    names = [part.replace("-", " ") if fullmatch("[a-z-]+", part) else part for part in sections]
    return f"Section{'s' if len(names) > 1 else ''}: {', '.join(names)}"

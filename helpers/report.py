"""What a file of roles holds and lacks, in plain words, for someone who knows no Python."""

from helpers.companions import check_companions
from helpers.reader.problems import RolesError, shorten
from helpers.roles import AREAS, check_roles, role_names, roles_path

PLACEHOLDER = "Replace me"

_SHOWN = 5
# What goes missing in the lessons where a column is blank.
_LOSSES = {
    "facet": "06_stakeholders and 09_reputation cannot link these rows, and 08_careers cannot rank them",
    "theme": "04_goals and 11_whole_picture cannot group these rows",
    "note": "quizzes cannot explain the answers that rest on these rows",
    "sections": "each of these rows counts once, so 03_skills cannot show what is emphasised more",
}


def describe_files(path=None):
    """Check a file of roles, and the files beside it, and tell what they hold.

    Parameters
    ----------
    path : path, optional
        As for `helpers.roles.load_roles`.

    Returns
    -------
    report : str
    is_sound : bool
        Whether all of them can be used.
    """
    path, names = roles_path(path), []
    try:
        rows, doubts = check_roles(path)
    except RolesError as error:
        parts, is_sound = [str(error)], False
    else:
        names, is_sound = role_names(rows), True
        parts = _describe(path, rows, names, doubts)
    for name, found in check_companions(path, names).items():
        if isinstance(found, RolesError):
            parts.append(str(found))
            is_sound = False
        else:
            parts.append(f"{name} beside it can be used: {_count(found[0], 'row')}.")
            parts.append(_list_part(f"Please look at {name}", found[1]))
    return "\n\n".join(filter(None, parts)), is_sound


def _describe(path, rows, names, doubts):
    """Tell what a file of roles holds, part by part."""
    held = rows["area"].nunique()
    return [
        f"{shorten(path.name)} can be used: {_count(len(rows), 'row')}, {_count(len(names), 'role')}, "
        f"{held} of {len(AREAS)} areas.",
        _list_part("Please look at", doubts),
        _list_part("Still to be written", _find_placeholders(rows)),
        _list_part("Thin", [*_find_gaps(rows, names), *_find_loners(rows, names), *_find_blanks(rows)]),
    ]


def _count(number, noun):
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _list_part(heading, lines):
    return "\n".join([heading, *(f"  {line}" for line in lines)]) if lines else ""


def _say(names):
    shown = [shorten(name) for name in names[:_SHOWN]]
    if len(names) > _SHOWN:
        shown.append(f"{len(names) - _SHOWN:,} more")
    return " and ".join(filter(None, [", ".join(shown[:-1]), shown[-1]]))


def _find_placeholders(rows):
    text = rows[["attribute", "theme", "note"]]
    left = text.apply(lambda column: column.str.startswith(PLACEHOLDER)).any(axis=1)
    return [
        f"{_count(int(left.sum()), 'row')} of the starter's examples: each '{PLACEHOLDER}' wants your own text"
    ] * any(left)


def _find_gaps(rows, names):
    held = rows.groupby("role", observed=True)["area"].agg(set)
    gaps = {}
    for name in names:
        gaps.setdefault(tuple(area for area in AREAS if area not in held[name]), []).append(name)
    for areas, without in gaps.items():
        if areas:
            verb = "has" if len(without) == 1 else "have"
            yield f"{_say(without)} {verb} no rows in {_say(list(areas))}, so those lessons stay empty there"


def _find_loners(rows, names):
    sharing = rows.groupby(["area", "attribute"])["role"].transform("nunique") > 1
    alone = sorted(set(names) - set(rows.loc[sharing, "role"]), key=names.index)
    if len(names) == 1:
        yield "there is one role only, and nothing to compare it with"
    elif alone:
        verb = "shares" if len(alone) == 1 else "share"
        yield f"{_say(alone)} {verb} nothing with any other role: what is shared is spelt the same in each role"


def _find_blanks(rows):
    for column, loss in _LOSSES.items():
        if blank := int((rows[column] == "").sum()):
            yield f"{column} is blank in {blank:,} of {_count(len(rows), 'row')}: {loss}"

"""What the work is like, in words out of data/: situations to decide, briefs of the roles, an idea of the field."""

from dataclasses import dataclass
from html import escape

from helpers.charts.style import role_colours
from helpers.english import name_sections
from helpers.roles import MAX_ROLES, load_briefs, load_concepts, load_scenarios, role_names, split_sections
from helpers.tables import LOOK


@dataclass(frozen=True)
class Note:
    """A piece of text, shown as a cell's result; `text` is what it says, without its looks."""

    text: str
    html: str

    def _repr_html_(self):
        return f'<style>{LOOK}</style><div class="sbs-note">{self.html}</div>'


def show_situation(roles, area, number=1):
    """Show a situation from an area, the first or another one; who would lead in it, and why, is folded away."""
    rows = load_scenarios(roles)
    rows = rows[rows["area"] == area]
    situations, names = rows["situation"].unique(), role_names(roles)
    if number > len(situations):
        return _say(f"No {'other ' if number > 1 else ''}situation from {area} comes with these roles. Think of one: "
                    "who would lead in it, and why?")
    chosen = situations[number - 1]
    answers = "".join(
        f"<p><strong>{escape(row.role)}</strong>{': ' if row.why else ''}{escape(row.why)}{_cite(row)}</p>"
        for row in rows[rows["situation"] == chosen].itertuples())
    ask = (f"Who would lead here: {', '.join(names)}, or {'both' if len(names) == 2 else 'all'} together?"
           if len(names) > 1 else f"Would this be a task for the {names[0]}?")
    return Note(chosen, f"<p><strong>A situation.</strong> {escape(chosen)}</p>"
                f"<p>{escape(ask)} Decide before you open the answer.</p>"
                f"<details><summary>Our answer</summary>{answers}"
                "<p>The situation is made up for teaching; the answer is our conclusion from the source.</p></details>")


def show_briefs(roles, area):
    """Show what each role is about in an area, side by side; of more than six roles the first six."""
    names = role_names(roles)
    colours = role_colours(roles[roles["role"].isin(names[:MAX_ROLES])])
    own = [row for row in load_briefs(roles).itertuples() if row.area == area and row.role in colours]
    if not own:
        return _say(f"Nobody has written yet what these roles are like in {area}. What would you say?")
    cards = [f'<div class="sbs-brief" style="border-color:{colours[row.role].dark}"><p><strong>{escape(row.role)}'
             f"</strong></p><p>{escape(row.brief)}</p></div>" for row in own]
    few = f"<p>Only the first {MAX_ROLES} of {len(names)} roles are shown.</p>" if len(names) > MAX_ROLES else ""
    return Note(" ".join(row.brief for row in own), f'{few}<div class="sbs-briefs">{"".join(cards)}</div>')


def show_takeaway(roles, area):
    """Ask what sets the roles apart in an area; what the source says of it is folded away."""
    names = role_names(roles)
    what = "do these roles have in common, and what sets them apart" if names[1:] else f"is {names[0]} about"
    where = "all in all" if area == "overview" else f"when it comes to {area}"
    ask = f"Tell a friend in two sentences: {where}, what {what}?"
    together = [row for row in load_briefs(roles).itertuples() if row.area == area and not row.role]
    answers = "".join(f"<p>{escape(row.brief)}{_cite(row)}</p>" for row in together)
    opened = f"<details><summary>How we would say it</summary>{answers}</details>" if answers else ""
    return Note(" ".join([ask, *(row.brief for row in together)]), f"<p><strong>{escape(ask)}</strong></p>{opened}")


def show_concept(area):
    """Show an idea of the field that throws light on an area, and where it is from: not from the source of the rows."""
    found = [row for row in load_concepts().itertuples() if row.area == area]
    if not found:
        return _say(f"No idea of the field is noted for {area}.")
    return Note(found[0].meaning, f"<p><strong>An idea of the field: {escape(found[0].concept)}.</strong> "
                f'{escape(found[0].meaning)}</p><p class="sbs-source">Not from the source of the rows: '
                f"{escape(found[0].reference)}</p>")


def _cite(row):
    sections = split_sections(row.sections)
    return escape(f" ({name_sections(sections)})") if sections else ""


def _say(sentence):
    return Note(sentence, f"<p>{escape(sentence)}</p>")

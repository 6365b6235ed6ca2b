"""Overlap lanes: what each role alone has, and what they share, every item named."""

from helpers.charts.layout import at_least, chip, columns, line, marker, row, show, space, stack, text
from helpers.charts.style import PLAIN, SHARED, SIZE, WIDTH, default_colours, leading, role_colours, text_width
from helpers.compare import split_overlap, tabulate_roles
from helpers.english import count_noun, join_names, name_noun, name_some, noun_of, say_number, say_part, start
from helpers.panels import Panel, first_six, make_panel

GAP, NAME, COUNT = 18, SIZE + 0.5, 22
LOPSIDED = 1.4  # two roles' lanes are stacked where that much height would be saved


def plot_overlap(table, *, title="", colours=None, ax=None):
    """Draw a lane for what each role alone has, and one for what is shared; `table` is as from `tabulate_roles`."""
    colours, groups, many = colours or default_colours(table.columns), split_overlap(table), table.shape[1]
    if many <= 2:
        lanes = _draw_lanes(groups, colours)
        if many == 2:
            stacked = stack([_draw_lanes(groups[::2], colours), _draw_lanes(groups[1:2], colours)], 12)
            lanes = stacked if lanes.height(WIDTH) > LOPSIDED * stacked.height(WIDTH) else lanes
        return show(lanes, title, ax)
    *alone, shared = groups
    across = 2 if many == 4 else 3
    rows = [_draw_lanes(alone[i : i + across], colours, across) for i in range(0, many, across)]
    return show(stack([*rows, _draw_lanes([shared], colours)], 12), title, ax)


def _draw_lanes(groups, colours, across=None):
    """Set lanes side by side: their heads end level, and their rules and boxes begin level."""
    across = across or len(groups)
    lanes = [_draw_lane(roles, items, colours, max(4 - across, 1)) for roles, items in groups]
    empty = [(space(), space(), space())] * (across - len(lanes))
    heads, rules, boxes = zip(*lanes, *empty, strict=True)
    return stack([space(6), row(heads, gap=GAP, at=1), space(4), row(rules, gap=GAP, at=0), space(10),
                  at_least(30, row(boxes, gap=GAP, at=0)), space(8)])


def _draw_lane(roles, items, colours, across):
    """Make a lane's head, its rule and its boxes; of what is shared, what most roles have comes first."""
    shared, marked = len(roles) > 1, len(colours) > 2
    colour = SHARED if shared else colours[roles[0]]
    marks = [colour] * (marked and not shared)
    number = text_width(str(len(items)), COUNT, bold=True) + 12
    head = row([text(len(items), COUNT, colour.dark, bold=True), *map(marker, marks),
                text(_name_lane(roles, colours), NAME, colour.dark, bold=True)], [number, *[22] * len(marks), None])
    order = sorted(items.items(), key=lambda item: -len(item[1]))
    chips = [chip(item, colour, [colours[role] for role in who] if shared and marked else ()) for item, who in order]
    boxes = columns(chips, across, GAP, 9) if chips else row([space(), text("nothing", colour=colour.dark)], [10, None])
    return at_least(2 * leading(NAME), head), line(colour.dark, 2.2), boxes


def _name_lane(roles, colours):
    if len(roles) == 1:
        return roles[0] if len(colours) == 1 else f"Only {roles[0]}"
    return "Both" if len(roles) == 2 else "Shared by two or more"


def headline_overlap(table, noun="attribute"):
    """Say in one line how much is shared; `noun` is what an attribute is called: an area, "theme" or "attribute"."""
    shared, many = int((table.sum(axis=1) > 1).sum()), len(table)
    if table.shape[1] == 1:
        return f"{start(count_noun(many, noun))} in this role"
    return f"{start(say_part(shared, many, noun))} {'is' if shared < 2 else 'are'} shared"


def describe_overlap(table, noun="attribute"):
    """Say who has what: the chart's alt text and caption."""
    names = list(table.columns)
    if len(names) == 1:
        return f"{names[0]} has {count_noun(len(table), noun)}{name_some(table.index)}."
    groups = split_overlap(table)
    sentences = [sentence for roles, items in groups if len(roles) > 1 for sentence in _say_shared(names, items, noun)]
    alone = [(roles[0], items) for roles, items in groups if len(roles) == 1]
    sentences += [f"Only {role} has {say_number(len(items))}{name_some(items)}." for role, items in alone if items]
    if none := [role for role, items in alone if not items]:
        sentences.append(f"{join_names(none)} {'has none of its' if len(none) == 1 else 'have none of their'} own.")
    return " ".join(sentences)


def _say_shared(names, items, noun):
    if len(names) == 2:
        return [f"{join_names(names)} share {count_noun(len(items), noun)}{name_some(items)}."]
    if not items:
        return [f"No {name_noun(noun)[0]} is shared."]
    everywhere = [item for item, roles in items.items() if len(roles) == len(names)]
    if len(everywhere) == len(items):
        return [f"All {say_number(len(names))} roles share {count_noun(len(items), noun)}{name_some(items)}."]
    which = f"{'none' if not everywhere else say_number(len(everywhere))}{name_some(everywhere)}"
    return [f"Two or more roles share {count_noun(len(items), noun)}{name_some(items)}.",
            f"All {say_number(len(names))} share {which}."]


@first_six
def view_overlap(rows, choice=None, *, plain=False):
    """Show who has what, in lanes; `choice` is what to compare by: "Attributes" or "Themes".

    With `plain`, two lists that are no roles are drawn in ink and grey instead of the roles' colours.
    """
    level = "theme" if choice == "Themes" else "attribute"
    table = tabulate_roles(rows, level)
    if table.empty:
        return Panel(f"These rows name no {level}: fill the column “{level}” of the CSV to compare by it.")
    lists = dict(zip(table.columns, PLAIN, strict=False))
    colours = lists if plain and len(lists) == table.shape[1] else role_colours(rows)
    noun = "theme" if level == "theme" else noun_of(rows)
    return make_panel(plot_overlap, table, headline_overlap(table, noun), describe_overlap(table, noun),
                      colours=colours)

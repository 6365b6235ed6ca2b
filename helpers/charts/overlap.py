"""Overlap lanes: what each role alone has, and what they share, every item named."""

from helpers.charts.layout import at_least, chip, columns, head, pad, row, show, space, stack, text
from helpers.charts.style import colour_of, role_colours
from helpers.compare import split_overlap, tabulate_roles
from helpers.english import ask_for, head_part, join_names, noun_of, say_held, say_number
from helpers.panels import Panel, first_six, make_panel

GAP = 18


def plot_overlap(table, *, title="", colours, ax=None):
    """Draw a lane for what each role alone has, and one for what is shared; `table` is as from `tabulate_roles`."""
    groups, many = split_overlap(table), table.shape[1]
    if many == 2:
        groups.insert(1, groups.pop())  # what two roles share stands between them
    alone, shared = (groups, []) if many < 3 else (groups[:-1], groups[-1:])
    across = 2 if many == 4 else min(len(alone), 3)
    lanes = [_draw_lanes(alone[i : i + across], across, colours) for i in range(0, len(alone), across)]
    return show(stack([*lanes, *(_draw_lanes([group], 1, colours) for group in shared)], 12), title, ax)


def _draw_lanes(groups, across, colours):
    """Set lanes side by side: their heads end level, and their boxes begin level."""
    heads, boxes, empty, many = [], [], [space()] * (across - len(groups)), len(colours)
    for roles, items in groups:
        colour, alone = colour_of(roles, colours), len(roles) == 1
        name = f"Only {roles[0]}" if alone else "Both" if many == 2 else "Shared by two or more"
        marks = [colour] if many > 2 and alone else []
        heads.append(head(len(items), name if many > 1 else roles[0], colour.dark, marks))
        order = sorted(items.items(), key=lambda held: -len(held[1]))  # what most roles have comes first
        chips = [chip(item, colour, [colours[role] for role in who if many > 2 and not alone]) for item, who in order]
        boxes.append(columns(chips or [pad(text("nothing", colour=colour.dark), 10)], max(4 - across, 1), GAP, 9))
    return stack([space(6), row([*heads, *empty], gap=GAP, at=1), space(10),
                  at_least(30, row([*boxes, *empty], gap=GAP, at=0)), space(8)])


def list_shared(table):
    """List what several roles have."""
    return list(table.index[table.sum(axis=1) > 1])


def split_facets(table):
    """Return each facet, or theme, with its part of the table, attribute x role."""
    return [(facet, part.droplevel(0)) for facet, part in table.groupby(level=0, sort=False)]


def headline_overlap(table, noun="attribute"):
    """Say in one line how much is shared; `noun` is as for `count_noun`."""
    return head_part(len(list_shared(table)), *table.shape, noun, "is shared")


def describe_overlap(table, noun="attribute"):
    """Say who has what: the chart's alt text and caption."""
    names, held = list(table.columns), dict(split_overlap(table))
    if len(names) == 1:
        return say_held(f"{names[0]} has", table.index, noun)
    shared = held[tuple(names)]
    sentences = [say_held(f"{join_names(names)} share" if len(names) == 2 else "Two or more roles share", shared, noun)]
    if len(names) > 2:
        everywhere = [item for item, roles in shared.items() if len(roles) == len(names)]
        sentences.append(say_held(f"All {say_number(len(names))} share", everywhere))
    sentences += [say_held(f"{name} alone has", held[name,]) if held[name,] else f"{name} has none of its own."
                  for name in names]
    return " ".join(sentences)


@first_six
def view_overlap(rows, choice=None):
    """Show who has what, in lanes; `choice` is what to compare by: "Attributes" or "Themes"."""
    level, noun = ("theme", "theme") if choice == "Themes" else ("attribute", noun_of(rows))
    table = tabulate_roles(rows, level)
    if table.empty:
        return Panel(ask_for(level, "compare by it"))
    return make_panel(plot_overlap, table, headline_overlap(table, noun), describe_overlap(table, noun),
                      colours=role_colours(rows))

"""Overlap lanes: what each role alone has, and what they share, every item named."""

from helpers.charts.layout import at_least, chip, columns, head, row, show, space, stack, text
from helpers.charts.style import WIDTH, colour_of, role_colours
from helpers.compare import split_overlap, tabulate_roles
from helpers.english import ask_for, head_part, join_names, noun_of, say_held, say_number
from helpers.panels import Panel, first_six, make_panel

GAP, LOPSIDED = 18, 1.4  # two roles' lanes are stacked where that much height would be saved


def plot_overlap(table, *, title="", colours, ax=None):
    """Draw a lane for what each role alone has, and one for what is shared; `table` is as from `tabulate_roles`."""
    groups, many = split_overlap(table), table.shape[1]
    across = 2 if many in (2, 4) else 3
    alone, shared = [group for group in groups if len(group[0]) == 1], groups[1 if many == 2 else -1 :][:1]
    rows = [_draw_lanes(alone[i : i + across], colours, across) for i in range(0, many, across)]
    content = stack([*rows, _draw_lanes(shared, colours, 1)], 12)
    if many < 3:
        beside = _draw_lanes(groups, colours, len(groups))
        content = content if beside.height(WIDTH) > LOPSIDED * content.height(WIDTH) else beside
    return show(content, title, ax)


def _draw_lanes(groups, colours, across):
    """Set lanes side by side: their heads end level, and their boxes begin level."""
    heads = [_draw_head(roles, len(items), colours) for roles, items in groups]
    boxes = [_draw_boxes(roles, items, colours, max(4 - across, 1)) for roles, items in groups]
    empty = [space()] * (across - len(groups))
    return stack([space(6), row([*heads, *empty], gap=GAP, at=1), space(10),
                  at_least(30, row([*boxes, *empty], gap=GAP, at=0)), space(8)])


def _draw_head(roles, number, colours):
    colour = colour_of(roles, colours)
    name = "Both" if len(roles) == 2 else "Shared by two or more"
    if len(roles) == 1:
        name = roles[0] if len(colours) == 1 else f"Only {roles[0]}"
    return head(number, name, colour.dark, [colour] * (len(colours) > 2 and len(roles) == 1))


def _draw_boxes(roles, items, colours, across):
    """Make a box for each item; of what is shared, what most roles have comes first."""
    colour, marked = colour_of(roles, colours), len(colours) > 2 and len(roles) > 1
    if not items:
        return row([space(), text("nothing", colour=colour.dark)], [10, None])
    order = sorted(items.items(), key=lambda item: -len(item[1]))
    chips = [chip(item, colour, [colours[role] for role in who * marked]) for item, who in order]
    return columns(chips, across, GAP, 9)


def list_shared(table):
    """List what several roles have."""
    return list(table.index[table.sum(axis=1) > 1])


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
    sentences += [say_held(f"Only {name} has", held[name,]) if held[name,] else f"{name} has none of its own."
                  for name in names]
    return " ".join(sentences)


@first_six
def view_overlap(rows, choice=None):
    """Show who has what, in lanes; `choice` is what to compare by: "Attributes" or "Themes"."""
    level = "theme" if choice == "Themes" else "attribute"
    table, noun = tabulate_roles(rows, level), noun_of(rows, level)
    if table.empty:
        return Panel(ask_for(level, "compare by it"))
    return make_panel(plot_overlap, table, headline_overlap(table, noun), describe_overlap(table, noun),
                      colours=role_colours(rows))

"""Emphasis dumbbells: how many sections of the source name an attribute, for each role that has it."""

from helpers.charts.layout import at_least, axis, fixed, grid, key, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, RULE, SHARED, SMALL, default_colours, mark, role_colours, rule
from helpers.compare import count_emphasis, find_unsourced
from helpers.english import count_noun, join_names, name_noun, noun_of, say_number
from helpers.panels import Panel, first_six, make_panel

WIDTHS, GAP, MARK = (278, None, 14), 12, 15


def plot_emphasis(table, *, blank=None, title="", colours=None, ax=None):
    """Draw a mark for each role's count, and a bar between them; `table` is from `count_emphasis`.

    Cells that are True in `blank` name no section: their marks are hollow, and no bar joins them.
    """
    colours = colours or default_colours(table.columns)
    blank = table.astype(bool) & False if blank is None else blank
    most = max(int(table.to_numpy().max(initial=1)), 1)
    ticks = range(0, most + 1, max(1, -(-most // 8)))
    lines = [_draw_line(item, counts[counts > 0], blank.loc[item], most, colours) for item, counts in table.iterrows()]
    label = "sections of the source that name it"
    notes = [label, "(a hollow mark: none is named)"] if blank.to_numpy().any() else [label]
    below = [axis({tick / most: tick for tick in ticks}), *(text(note, SMALL, MUTED, ha="center") for note in notes)]
    lattice = grid({tick / most: RULE if tick else INK for tick in ticks})
    content = [key({name: colours[name] for name in table.columns}), space(12),
               over(_beside(lattice, at=None), pad(stack(lines), y=3)), space(3), _beside(stack(below, 1))]
    return show(stack(content), title, ax)


def _beside(field, label=None, at=0.5):
    """Set a field to the right of a label."""
    return row([label or space(), field, space()], WIDTHS, GAP, at)


def _draw_line(item, counts, blank, most, colours):
    named = counts[~blank[counts.index]]
    stacked = counts.value_counts().max() if len(counts) else 1

    def draw(ax, x, y, width, height):
        if len(named) > 1:
            rule(ax, [x + width * named.min() / most, x + width * named.max() / most], [y + height / 2] * 2,
                 SHARED.dark, 3)
        for value in counts.unique():
            names = counts.index[counts == value]
            for i, name in enumerate(names):
                mark(ax, x + width * value / most, y + height / 2 + (i - (len(names) - 1) / 2) * MARK, colours[name],
                     size=9, filled=not blank[name])

    field = fixed(stacked * MARK + 12, draw)
    return at_least(28, _beside(field, pad(text(item, ha="right"), y=4.5)))


def headline_emphasis(table, noun="attribute", blank=None):
    """Name what the source says most often, and for whom."""
    table = _drop_blanks(table, blank)
    most = table[(table == table.to_numpy().max()).any(axis=1)]
    if len(most) == len(table) or len(most) > 2 or not table.to_numpy().max():
        return f"Which {name_noun(noun)[1]} does the source name most often?"
    return f"Named most often: {'; '.join(_say_for_whom(item, row) for item, row in most.iterrows())}"


def _say_for_whom(item, row):
    """Name an item with the roles for which it is named most."""
    roles = list(row.index[row == row.max()])
    if len(roles) < len(row):
        return f"{item} for {join_names(roles)}"
    return item + {1: "", 2: " for both roles"}.get(len(row), f" for all {say_number(len(row))} roles")


def _drop_blanks(table, blank):
    """Set to 0 what is 1 only because no section is named."""
    return table if blank is None else table.mask(blank, 0)


def describe_emphasis(table, noun="attribute", blank=None):
    """Say, for each role, what is named most often and how often; then the widest gap in what they share."""
    named = _drop_blanks(table, blank)
    sentences = [_say_most(name, named[name], noun, table[name].any()) for name in table.columns]
    sentences += _say_gap(named[(named > 0).sum(axis=1) > 1], noun)
    if ((table > 0) & (named == 0)).to_numpy().any():
        sentences.append("A hollow mark stands for a row that names no section: it counts as one.")
    return " ".join(sentences)


def _say_most(name, counts, noun, has_any):
    if not counts.any():
        return f"For {name}, no section is named." if has_any else f"{name} has none of these."
    top = list(counts.index[counts == counts.max()])
    sections = f"{say_number(int(counts.max()))} section{'s' if counts.max() > 1 else ''}"
    one = len(top) == 1
    return (f"For {name}, {_name_few(top, noun)} {'is' if one else 'are'} named most: in {sections}"
            f"{'' if one else ' each'}.")


def _say_gap(shared, noun):
    if shared.empty:
        return []
    gap = shared.max(axis=1) - shared.where(shared > 0).min(axis=1)
    if not gap.max():
        return ["What is shared is named equally often for each role that has it."]
    which = _name_few(gap.index[gap == gap.max()], noun)
    return [f"What is shared differs by {say_number(int(gap.max()))} section{'s' if gap.max() > 1 else ''} at most: "
            f"{which}."]


def _name_few(items, noun):
    return join_names(items) if len(items) < 4 else count_noun(len(items), noun)


@first_six
def view_emphasis(rows, choice=None):
    """Show how often the source names each attribute of each role; `choice` may be "Shared only"."""
    table = count_emphasis(rows)
    holders = (table > 0).sum(axis=1).sort_values(ascending=False, kind="stable")
    if choice == "Shared only" and table.shape[1] > 1:
        holders = holders[holders > 1]
    table, blank = table.loc[holders.index], find_unsourced(rows).loc[holders.index]
    if table.empty:
        return Panel("These roles share no attribute here, so there is no emphasis to compare.")
    noun = noun_of(rows)
    return make_panel(plot_emphasis, table, headline_emphasis(table, noun, blank),
                      describe_emphasis(table, noun, blank), blank=blank, colours=role_colours(rows))

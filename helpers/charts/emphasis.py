"""Emphasis dumbbells: how many sections of the source name an attribute, for each role that has it."""

from helpers.charts.layout import at_least, axis, grid, key, line, marker, over, pad, row, show, space, stack, text
from helpers.charts.style import INK, MUTED, RULE, SHARED, SMALL, role_colours
from helpers.compare import count_emphasis
from helpers.english import agree, ask_for, count_noun, join_names, name_few, name_noun, noun_of, say_left_out
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names, split_sections

WIDTHS, GAP = (272, None, 8), 18


def plot_emphasis(table, *, title="", colours, ax=None):
    """Draw a mark for each role's count, equal ones below each other, and a bar between them."""
    most = int(table.max().max())
    lines = []
    for item, counts in table.iterrows():
        places = counts[counts > 0] / most
        bar = line(SHARED.dark, 3, ends=(places.min(), places.max())) if len(places) > 1 else space()
        marks = [at_least(0, stack(marker(colours[name], 9, at=place) for name in names))
                 for place, names in places.index.groupby(places).items()]
        label = pad(text(item, ha="right"), y=4.5)
        lines.append(at_least(28, row([label, pad(over(bar, *marks), y=6), space()], WIDTHS, GAP)))
    ticks = {tick / most: tick for tick in range(0, most + 1, (most + 7) // 8)}
    lattice = grid({place: RULE if tick else INK for place, tick in ticks.items()})
    below = stack([axis(ticks), text("sections of the source that name it", SMALL, MUTED, ha="center")], 1)
    field = over(row([space(), lattice, space()], WIDTHS, GAP, at=None), pad(stack(lines), y=3))
    below = row([space(), below, space()], WIDTHS, GAP)
    return show(stack([key(colours), space(12), field, space(3), below]), title, ax)


def headline_emphasis(table, noun="attribute"):
    """Name what the source says most often, and for whom."""
    most = table == table.max().max()
    top = most[most.any(axis=1)]
    if len(top) == len(table) or len(top) > 2:
        return f"Which {name_noun(noun)[1]} does the source name most often?"
    named = (f"{item} for {join_names(has.index[has])}" if len(has) > 1 else item for item, has in top.iterrows())
    return f"Named most often: {'; '.join(named)}"


def describe_emphasis(table, noun="attribute"):
    """Say, for each role, what is named most often and how often; then the widest gap in what they share."""
    shared = table[(table > 0).sum(axis=1) > 1]
    sentences = []
    for name, counts in table.items():
        top = counts.index[counts == counts.max()]
        often = f"in {count_noun(counts.max(), 'section')}{' each' if len(top) > 1 else ''}"
        most = f"{name_few(top, noun, 3)} {agree(len(top), 'is')} named most: {often}"
        sentences.append(f"For {name}, {most if counts.any() else 'no section is named'}.")
    gap = shared.max(axis=1) - shared.where(shared > 0).min(axis=1)
    if gap.any():
        which = name_few(gap.index[gap == gap.max()], noun, 3)
        sentences.append(f"Among what is shared, the widest gap is {count_noun(int(gap.max()), 'section')}: {which}.")
    return " ".join(sentences)


@first_six
def view_emphasis(rows, choice=None):
    """Show how often the source names each attribute of each role; `choice` may be "Shared only"."""
    noun = noun_of(rows)
    named = rows[[bool(split_sections(cell)) for cell in rows.get("sections", [""] * len(rows))]]
    if named.empty:
        return Panel(ask_for("sections", "count how many of them name each row"))
    table = count_emphasis(named).reindex(columns=role_names(rows), fill_value=0)
    holders = (table > 0).sum(axis=1).sort_values(ascending=False, kind="stable")  # what most roles have comes first
    table = table.loc[holders.index[holders > 1] if choice == "Shared only" and table.shape[1] > 1 else holders.index]
    if table.empty:
        return Panel(f"These roles share no {name_noun(noun)[0]} here, so there is no emphasis to compare.")
    sentence = describe_emphasis(table, noun) + say_left_out(len(rows) - len(named), "row", "section")
    return make_panel(plot_emphasis, table, headline_emphasis(table, noun), sentence, colours=role_colours(rows))

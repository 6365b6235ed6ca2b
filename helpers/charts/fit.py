"""Fit: how far each role matches what a reader ticked."""

from helpers.charts.layout import bar, over, row, show, space, stack, text, tile
from helpers.charts.style import MUTED, SMALL, WIDTH
from helpers.english import join_names, say_number, write_percent

LABEL, THICK = 80, 24
FEW = 3  # with fewer ticks, no role is ahead


def plot_fit(table, *, title="", colours, ax=None):
    """Draw a bar per role: of the things on offer that belong to it, how many were ticked; from `score_fit`."""
    return show(stack(_draw_role(name, row["ticked"], row["offered"], colours[name])
                      for name, row in table.iterrows()), title, ax)


def _draw_role(name, ticked, offered, colour):
    filled = over(tile(colour), bar((WIDTH - LABEL - 10) * ticked / offered, THICK, colour))
    count = text(f"{ticked} of {offered}", SMALL, colour.dark if ticked else MUTED, bold=True)
    return stack([text(name, bold=True, colour=colour.dark), space(4), row([filled, count], [None, LABEL], 10),
                  space(18)])


def headline_fit(table):
    """Say which role the ticks match most, if any does."""
    share = table["ticked"] / table["offered"]
    best = list(share.index[share == share.max()])
    if not share.max():
        return "Nothing is ticked yet"
    if len(share) == 1:
        return f"How much of this list is for you: {write_percent(share.max())}"
    return f"Your ticks match {join_names(best)} most" if len(best) < len(share) else "Your ticks match as much of each"


def describe_fit(table):
    """Say how far each role matches, and no more than so few ticks can say."""
    if not table["ticked"].any():
        return "Tick what appeals to you. Whose it is shows only here, below the list."
    counts = table[["ticked", "offered"]].itertuples(name=None)
    parts = [f"{say_number(ticked) if ticked else 'none'} of the {say_number(offered)} that belong to {name}"
             for name, ticked, offered in counts]
    return f"You ticked {join_names(parts)}. {_weigh(table)}"


def _weigh(table):
    share = table["ticked"] / table["offered"]
    best, others = share.index[share == share.max()], share.index[share < share.max()]
    if len(share) > 1 and not len(others):
        return "So the list cannot tell you which role fits you better."
    if len(share) > 1 and table["ticked"].max() < FEW:
        return "So few ticks cannot tell you yet which role fits you better."
    # What a leading role lacks too would bring it further as well.
    common = {item for name in best for item in table.at[name, "to learn"]}
    near = [name for name in others if set(table.at[name, "to learn"]) - common
            and (table.at[name, "ticked"] + 1) / table.at[name, "offered"] >= share.max()]
    if near:
        return f"One tick more for {' or '.join(near)} would bring it level or ahead, so this lead says nothing."
    return "That is a hint and no test: the list is short, and liking a thing is not the same as being good at it."

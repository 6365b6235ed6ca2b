"""Fit: how far each role matches what a reader ticked."""

from helpers.charts.layout import bar, over, row, show, space, stack, text, tile
from helpers.charts.style import MUTED, SMALL, WIDTH
from helpers.english import join_names, say_number, write_percent

LABEL, THICK = 80, 24
FEW = 3  # with fewer ticks, no role is ahead


def plot_fit(table, *, title="", colours, ax=None):
    """Draw a bar per role: of the things on offer that belong to it, how many were ticked; from `score_fit`."""
    content = []
    for name, ticked, offered in table[["ticked", "offered"]].itertuples(name=None):
        colour = colours[name]
        filled = over(tile(colour), bar((WIDTH - LABEL - 10) * ticked / offered, THICK, colour))
        count = text(f"{ticked} of {offered}", SMALL, colour.dark if ticked else MUTED, bold=True)
        content += [text(name, bold=True, colour=colour.dark), space(4), row([filled, count], [None, LABEL], 10),
                    space(18)]
    return show(stack(content), title, ax)


def headline_fit(table):
    """Say which role the ticks match most, if any does."""
    share = table["ticked"] / table["offered"]
    best = share.index[share == share.max()]
    if not share.max():
        return "Nothing is ticked yet"
    if len(share) == 1:
        return f"How much of this list is for you: {write_percent(share.max())}"
    ahead = f"Your ticks match {join_names(best)} most" if table["ticked"].max() >= FEW else "Too few ticks to tell yet"
    return ahead if len(best) < len(share) else "Your ticks match as much of each"


def describe_fit(table):
    """Say how far each role matches, and no more than so few ticks can say."""
    if not table["ticked"].any():
        return "Tick what appeals to you. Whose it is shows only here, below the list."
    counts = table[["ticked", "offered"]].itertuples(name=None)
    parts = [f"{say_number(ticked) if ticked else 'none'} of the {say_number(offered)} that belong to {name}"
             for name, ticked, offered in counts]
    weight = "That is a hint and no test: the list is short, and liking a thing is not the same as being good at it."
    if len(table) > 1 and (table["ticked"] / table["offered"]).nunique() == 1:
        weight = "So the list cannot tell you which role fits you better."
    elif len(table) > 1 and table["ticked"].max() < FEW:
        weight = "So few ticks cannot tell you yet which role fits you better."
    return f"You ticked {join_names(parts)}. {weight}"

"""Sentences about a reader's ticks: the twins of `helpers.charts.fit`."""

from helpers.charts.shares import write_percent
from helpers.english import join_names, say_number


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
    """Say how far each role matches, as carefully as so small a sample asks for."""
    if not table["ticked"].any():
        return "Tick what appeals to you. Whose it is shows only here, below the list."
    counts = table[["ticked", "offered"]].itertuples(name=None)
    parts = [f"{say_number(ticked) if ticked else 'none'} of the {say_number(offered)} that belong to {name}"
             for name, ticked, offered in counts]
    share = table["ticked"] / table["offered"]
    close = share.max() - share.min() < 0.2 and len(share) > 1
    care = ("So small a difference says nothing: one tick more would turn it." if close else
            "That is a hint and no test: the list is short, and liking a thing is not the same as being good at it.")
    return f"You ticked {join_names(parts)}. {care}"

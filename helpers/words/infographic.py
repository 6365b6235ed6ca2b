"""Sentences of the infographic: what stands in its small print, and what it shows as a whole."""

from helpers.words.common import join_names
from helpers.words.heatmap import describe_heatmap
from helpers.words.sets import describe_areas


def explain_cards(named):
    """Say what stands under the large numbers.

    Parameters
    ----------
    named : Series of int
        How many sections of the source name each attribute.

    Returns
    -------
    str
    """
    if named.max() > 1:
        return "Below each large number: what the source names most, and in how many sections."
    return "Below each large number: the first few that the table names."


def explain_strip(levels):
    """Say what the cells of the heatmap strip stand for."""
    sides = f": {levels[0]} on the left, {levels[1]} on the right" if len(levels) > 1 else ""
    return f"Jaccard index, from 0 (nothing in common) to 1 (the same){sides}"


def say_source(rows, left_out=0, date=None, name=""):
    """Say what the page is drawn from: the file's name, its rows, its sections, and when.

    Parameters
    ----------
    rows : DataFrame
        The rows that are drawn.
    left_out : int
        How many roles were one too many for the page.
    date : datetime.date, optional
    name : str
        What the file is called.

    Returns
    -------
    str
    """
    parts = [*filter(None, [name]), _count(len(rows), "row")]
    sections = {part.strip() for cell in rows.get("sections", ()) for part in cell.split(";")} - {""}
    parts += [f"{_count(len(sections), 'section')} of the source"] if sections else []
    parts += [f"{_count(left_out, 'more role')} in the file"] if left_out else []
    parts += [f"{date.day} {date:%B %Y}"] if date else []
    return " · ".join(parts)


def _count(number, noun):
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def describe_infographic(names, counts, cards, table=None):
    """Say what the page shows, from top to bottom: its alt text and caption.

    Parameters
    ----------
    names : list of str
        The roles.
    counts : DataFrame
        As `count_areas` gives it.
    cards : list of (str, list of str)
        What stands below each large number: whose it is, and the attributes.
    table : DataFrame, optional
        What the heatmap strip shows.

    Returns
    -------
    str
    """
    sentences = [f"One page on {join_names(names)}.", describe_areas(counts)]
    sentences += [f"Under “{name}”: {join_names(items)}." for name, items in cards if items]
    return " ".join(sentences if table is None else [*sentences, describe_heatmap(table)])

"""The infographic: everything at a glance on one page, to be hung on a wall."""

import os
import tempfile
from datetime import UTC, datetime
from io import BytesIO
from itertools import combinations
from pathlib import Path

import matplotlib as mpl

from helpers.charts import poster
from helpers.charts.heatmap import ALL
from helpers.charts.poster_cards import Card, make_cards
from helpers.charts.style import SHARED, role_colours, style
from helpers.measures import count_emphasis
from helpers.overlap import count_areas, split_overlap, tabulate_roles
from helpers.panels import Panel, to_svg
from helpers.roles import role_names
from helpers.views.heatmap import compare_areas, compare_roles
from helpers.words.common import NOUNS, join_names, start
from helpers.words.heatmap import headline_heatmap
from helpers.words.sets import describe_areas, headline_areas

MAX_ROLES, EACH = 6, 8


def draw_infographic(roles, date=""):
    """Draw one A4 page: how much is shared, area by area, what is named most, and how alike the roles are.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them; the first six roles are drawn.
    date : str, optional
        Stands in the footer.

    Returns
    -------
    matplotlib.figure.Figure
    """
    rows = roles[roles["role"].isin(role_names(roles)[:MAX_ROLES])]
    with style():
        ax = poster.open_page()
        room = poster.PAGE[1] - poster.TOP - poster.BOTTOM - 24
        for each in range(EACH, -1, -1):
            blocks = _make_blocks(rows, each)
            if sum(block.height for block in blocks) + 14 * (len(blocks) - 1) <= room:
                break
        poster.stack(ax, blocks, room)
        poster.write_footer(ax, _say_source(roles, rows, date))
    return ax.figure


def _make_blocks(rows, each):
    """Make the page's blocks, naming up to `each` things of every role."""
    names, colours, counts = role_names(rows), role_colours(rows), count_areas(rows)
    cards = make_cards(_list_cards(rows, counts, colours, each), 2 if len(names) == 4 else min(len(names) + 1, 3))
    blocks = [
        poster.make_title(names, colours, 110 if len(names) < 3 else 150),
        poster.make_text(describe_areas(counts), _explain(rows, each)),
        cards,
        poster.make_section(headline_areas(counts), "", poster.make_areas(counts, colours, 420)),
    ]
    if len(names) > 1:
        blocks.append(_make_strip(rows, colours))
    return blocks


def _explain(rows, each):
    if not each:
        return ""
    if count_sections(rows).max() > 1:
        return "Below each large number: what the source names most, and in how many sections."
    return "Below each large number: the first few that the table names."


def _list_cards(rows, counts, colours, each):
    """List what each role alone has, and what is shared: how much, and what the source names most."""
    named, many, cards = count_sections(rows), len(colours), []
    for roles, held in split_overlap(tabulate_roles(rows)):
        alone = len(roles) == 1
        across = 3 if many == 1 or (many > 2 and not alone) else 1
        most = named[list(held)].sort_values(ascending=False, kind="stable").index[: each * across]
        marked = many > 2 and not alone
        items = [(item, int(named[item]) if named.max() > 1 and not marked else 0,
                  [colours[role] for role in held[item]] if marked else []) for item in most]
        if alone:
            name = f"Only {roles[0]}" if many > 1 else NOUNS["attribute"][len(held) > 1]
            cards.append(Card(int(counts[roles[0]].sum()), name, "alone", colours[roles[0]], items))
        else:
            name = "Both" if many == 2 else "Shared by two or more"
            cards.append(Card(int(counts["Shared"].sum()), name, "shared", SHARED, items))
    return cards


def count_sections(rows):
    """Count the sections of the source that name each attribute, whatever the role; a Series by attribute."""
    return count_emphasis(rows.assign(role="any role"))["any role"]


def _make_strip(rows, colours):
    """Make the heatmap strip: a tile per area for two roles, a tile per pair of roles for more."""
    if len(colours) == 2:
        table = compare_areas(rows)
        tiles = [("All areas" if area == ALL else start(str(area)), list(values)) for area, values in table.iterrows()]
        levels = table.columns
    else:
        table = compare_roles(rows)
        levels = table.columns.get_level_values(0).unique()
        tiles = [((colours[a], colours[b]), [table.loc[a, (level, b)] for level in levels])
                 for a, b in combinations(colours, 2)]
    note = "Jaccard index, from 0 (nothing in common) to 1 (the same)" + (
        f": {levels[0]} on the left, {levels[1]} on the right" if len(levels) > 1 else "")
    heading = headline_heatmap(table)
    if heading == headline_areas(count_areas(rows)):
        heading = "How alike are the roles?"
    return poster.make_section(heading, note, poster.make_tiles(tiles))


def _say_source(roles, rows, date):
    """Say what the page is drawn from: the file's name, its rows and its sections."""
    file = Path(rows.attrs["roles_file"]).name if "roles_file" in rows.attrs else "rows made in a notebook"
    parts = [file, f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"]
    if "sections" in rows:
        sections = {part.strip() for cell in rows["sections"] for part in cell.split(";")} - {""}
        parts += [f"{len(sections):,} section{'' if len(sections) == 1 else 's'} of the source"] if sections else []
    if (many := len(role_names(roles))) > MAX_ROLES:
        parts.append(f"the first {MAX_ROLES} of {many:,} roles")
    return " · ".join([*parts, *([date] if date else [])])

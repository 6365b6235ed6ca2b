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
from helpers.charts.poster_lanes import make_lanes
from helpers.charts.style import SHARED, role_colours, style
from helpers.measures import count_emphasis
from helpers.overlap import count_areas, split_overlap
from helpers.panels import Panel, to_svg
from helpers.roles import role_names
from helpers.views.heatmap import compare_areas, compare_roles
from helpers.words.common import count_noun, join_names, start
from helpers.words.heatmap import headline_heatmap
from helpers.words.sets import describe_areas, headline_areas

MAX_ROLES, EACH = 6, 5


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
    blocks = [
        poster.make_title(names, colours, 110 if len(names) < 3 else 170),
        poster.make_text(describe_areas(counts)),
        poster.make_numbers(_list_numbers(counts, colours)),
        poster.make_section(headline_areas(counts), "", poster.make_areas(counts, colours, 400)),
    ]
    if each:
        emphasis = count_emphasis(rows)
        counted = emphasis.to_numpy().max() > 1
        note = "The number is that of the sections of the source that name it." if counted else ""
        heading = "What the source names most" if counted else "Some of what the source names"
        lanes = _list_lanes(emphasis, colours, each, counted)
        across = 3 if len(names) == 2 else (2 if len(names) == 4 else 3)
        blocks.append(poster.make_section(heading, note, make_lanes(lanes, across)))
    if len(names) > 1:
        blocks.append(_make_strip(rows, colours))
    return blocks


def _list_numbers(counts, colours):
    """List what each role has alone and what is shared, which stands between two roles and after more."""
    numbers = [(int(counts[name].sum()), f"Only {name}", "alone", colours[name]) for name in colours]
    if "Shared" not in counts:
        return [(number, name, name, colour) for (number, *_, colour), name in zip(numbers, colours, strict=True)]
    shared = int(counts["Shared"].sum()), "Both" if len(numbers) == 2 else "Shared by two or more", "shared", SHARED
    return [numbers[0], shared, numbers[1]] if len(numbers) == 2 else [*numbers, shared]


def _list_lanes(emphasis, colours, each, counted):
    """List what each role alone, and several roles together, are named for most."""
    lanes = []
    for roles, held in split_overlap(emphasis > 0):
        most = emphasis.loc[list(held)].sum(axis=1).sort_values(ascending=False, kind="stable").index
        alone = len(roles) == 1
        name = (roles[0] if emphasis.shape[1] == 1 else f"Only {roles[0]}") if alone else (
            "Both" if len(roles) == 2 else "Shared by two or more")
        many = each * (1 if emphasis.shape[1] == 2 else 3 if emphasis.shape[1] == 1 or not alone else 1)
        items = [(item, [(int(emphasis.at[item, role]) if counted else 0, colours[role]) for role in held[item]
                         if counted or not alone]) for item in most[:many]]
        lanes.append((name, colours[roles[0]] if alone else SHARED, items))
    return lanes


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
    return poster.make_section(headline_heatmap(table), note, poster.make_tiles(tiles))


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

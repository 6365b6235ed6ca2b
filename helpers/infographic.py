"""The infographic: everything at a glance on one page, to be hung on a wall."""

import os
import warnings
from datetime import UTC, datetime
from html import escape
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
from helpers.roles import fill_blanks, role_names, roles_path
from helpers.views.heatmap import compare_areas, compare_roles
from helpers.words import infographic as say
from helpers.words.common import NOUNS, join_names
from helpers.words.heatmap import headline_heatmap
from helpers.words.sets import describe_areas, headline_areas

MAX_ROLES, EACH, SPACE = 6, 8, 14


def draw_infographic(roles, date=None, path=None):
    """Draw one A4 page: how much is shared, what is named most, area by area, and how alike the roles are.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them; the first six roles are drawn.
    date : datetime.date, optional
        Stands in the footer.
    path : path, optional
        The roles file, where `load_roles` was given one; its name stands in the footer.

    Returns
    -------
    matplotlib.figure.Figure
    """
    rows = _choose_rows(roles)
    with style():
        ax = poster.open_page()
        blocks = _make_blocks(rows)
        poster.stack(ax, blocks)
        left_out = len(role_names(roles)) - len(role_names(rows))
        poster.write_footer(ax, say.say_source(rows, left_out, date, roles_path(path).name))
    return ax.figure


def write_infographic(roles, folder, date=None, path=None):
    """Write the page as infographic.svg, .pdf and .png (300 dots an inch): the same bytes for the same rows and date.

    Parameters
    ----------
    roles : DataFrame
        Rows as `load_roles` gives them.
    folder : path
        Made if it is not there. Each file is swapped in whole.
    date : datetime.date, optional
        Stands in the footer; by default the day of SOURCE_DATE_EPOCH where that is set, else today.
    path
        As for `draw_infographic`.

    Returns
    -------
    list of Path
    """
    figure, folder = draw_infographic(roles, date or _find_day(), path), Path(folder)
    title = join_names(role_names(_choose_rows(roles)))
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        contents = {
            "svg": to_svg(figure).replace(">", f"><title>{escape(title)}</title>", 1).encode(),
            "pdf": _render(figure, "pdf", {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}),
            "png": _render(figure, "png", {"Title": title, "Software": None}),
        }
    folder.mkdir(parents=True, exist_ok=True)
    return [_swap_in(folder / f"infographic.{kind}", content) for kind, content in contents.items()]


def view_infographic(rows, choice=None, *, path=None):
    """Show the page in a notebook; `path` is the roles file, where `load_roles` was given one."""
    rows = _choose_rows(rows)
    names, counts = role_names(rows), count_areas(rows)
    cards = [(card.name, [text for text, *_ in card.items]) for card in _list_cards(rows, counts, 3)]
    sentence = say.describe_infographic(names, counts, cards, _compare(rows) if len(names) > 1 else None)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="Glyph .* missing from")
        return Panel(sentence, to_svg(draw_infographic(rows, path=path)), counts)


def _choose_rows(roles):
    return fill_blanks(roles[roles["role"].isin(role_names(roles)[:MAX_ROLES])])


def _find_day():
    """Return today, or the day that a reproducible build asks for."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now().astimezone()).date()


def _render(figure, kind, metadata):
    buffer = BytesIO()
    with style(), mpl.rc_context({"pdf.fonttype": 42}):
        figure.savefig(buffer, format=kind, dpi=300, metadata=metadata)
    return buffer.getvalue()


def _swap_in(path, content):
    """Write a file beside `path`, then put it in its place: nobody meets half a file."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path


def _make_blocks(rows):
    """Make the page's blocks, naming as many things of each role as there is room for."""
    names, colours, counts = role_names(rows), role_colours(rows), count_areas(rows)
    named = _count_sections(rows)
    title = poster.make_title(names, colours, 110 if len(names) < 3 else 150)
    below = [poster.make_section(headline_areas(counts), "", poster.make_areas(counts, colours, 420))]
    below += [_make_strip(rows, colours, headline_areas(counts))] if len(names) > 1 else []
    across = 2 if len(names) == 4 else 3
    for each in range(EACH, -1, -1):
        lead = poster.make_text(describe_areas(counts), say.explain_cards(named) if each else "")
        blocks = [title, lead, make_cards(_list_cards(rows, counts, each), across), *below]
        if sum(block.height for block in blocks) + SPACE * (len(blocks) - 1) <= poster.ROOM:
            break
    return blocks


def _count_sections(rows):
    """Count the sections of the source that name each attribute, of whatever role."""
    return count_emphasis(rows.assign(role="any role"))["any role"]


def _list_cards(rows, counts, each):
    """List what each role alone has, and what is shared: how much, and what the source names most."""
    colours, named = role_colours(rows), _count_sections(rows)
    groups = split_overlap(tabulate_roles(rows))
    return [_make_card(roles, held, counts, each, colours, named) for roles, held in groups]


def _make_card(roles, held, counts, each, colours, named):
    many, alone = len(colours), len(roles) == 1
    marked = many > 2 and not alone  # which of them share it is then worth a marker each
    most = named[list(held)].sort_values(ascending=False, kind="stable").index
    items = [(item, int(named[item]) if named.max() > 1 and not marked else 0,
              [colours[role] for role in held[item]] if marked else [])
             for item in most[: each * (3 if marked or many == 1 else 1)]]
    if not alone:
        name = "Both" if many == 2 else "Shared by two or more"
        return Card(int(counts["Shared"].sum()), name, "shared", SHARED, items)
    column = f"Only {roles[0]}" if many > 1 else roles[0]
    number = int(counts[column].sum())
    name = column if many > 1 else NOUNS["attribute"][int(number > 1)]
    return Card(number, name, "alone", colours[roles[0]], items)


def _compare(rows):
    return compare_areas(rows) if len(role_names(rows)) == 2 else compare_roles(rows)


def _make_strip(rows, colours, said):
    """Make the heatmap strip: a tile per area for two roles, a tile per pair of roles for more."""
    table, levels = _compare(rows), list(_compare(rows).columns.get_level_values(0).unique())
    if len(colours) == 2:
        tiles = [("All areas" if area == ALL else area.capitalize(), list(row)) for area, row in table.iterrows()]
    else:
        tiles = [((colours[a], colours[b]), [table.loc[a, (level, b)] for level in levels])
                 for a, b in combinations(colours, 2)]
    heading = headline_heatmap(table)
    heading = heading if heading != said else "How alike are the roles?"
    return poster.make_section(heading, say.explain_strip(levels), poster.make_tiles(tiles))

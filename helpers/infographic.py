"""The infographic: one A4 page that says how roles differ, area by area, in their own items."""

import os
import warnings
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from pathlib import Path

import matplotlib as mpl
import pandas as pd
from matplotlib.figure import Figure

from helpers.charts.areas import describe_areas
from helpers.charts.layout import at_least, block, card, columns, line, marker, pad, row, space, stack, text
from helpers.charts.style import INK, MUTED, SHARED, leading, role_colours, style, text_width, wrap
from helpers.compare import count_areas, count_emphasis, split_overlap, tabulate_roles
from helpers.english import join_names
from helpers.panels import keep_figure, to_svg
from helpers.roles import MAX_ROLES, fill_blanks, leave_out_overview, load_briefs, role_names, roles_path
from helpers.roles.schema import OVERVIEW
from helpers.tables import Lines

PAGE, MARGIN, GAP, FOOTER = (827, 1169), (36, 30), 10, 46
WIDTH, ROOM = PAGE[0] - 2 * MARGIN[0], PAGE[1] - 2 * MARGIN[1] - FOOTER
SIZES, READABLE, FEWEST = (11, 10.5, 10, 9.5, 9, 8.5, 8), 8.5, range(12, 0, -1)


def tabulate_items(roles):
    """List, area by area, what each role has alone and what roles share, what the source names most often first.

    Returns
    -------
    DataFrame of tuple
        One row per area; the columns of `count_areas`.
    """
    rows = leave_out_overview(roles)
    columns, cells = count_areas(rows).columns, {}
    for area, part in rows.groupby("area", sort=False, observed=True):
        emphasis = count_emphasis(part)
        groups = split_overlap(tabulate_roles(part).reindex(columns=role_names(rows), fill_value=False))
        held = [sorted(items, key=lambda item: -emphasis.loc[item].max()) for _, items in groups]
        cells[area] = [*map(Lines, [held[0], held[2], held[1]] if len(held) == 3 else held)]
    return pd.DataFrame.from_dict(cells, orient="index", columns=columns, dtype=object).rename_axis("area")


def draw_infographic(roles, date=None, path=None):
    """Draw the page for the first six roles; the date and the name of the roles file are in the footer."""
    rows = _choose_rows(roles)
    table, colours = tabulate_items(rows), role_colours(rows)
    ax = Figure(figsize=(PAGE[0] / 100, PAGE[1] / 100)).add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, PAGE[0]), ylim=(PAGE[1], 0))
    ax.set_axis_off()
    with style():
        _fit_page(table, colours, _find_words(rows, path)).draw(ax, *MARGIN, WIDTH, ROOM)
        said = [describe_areas(table.map(len)), " · ".join([roles_path(path).name, *_count_source(roles, rows, date)])]
        footer = stack([line(INK, 0.8), space(6), *(text(words, 9, MUTED) for words in said)])
        footer.draw(ax, MARGIN[0], PAGE[1] - MARGIN[1] - FOOTER + 8, WIDTH, FOOTER)
    return ax.figure


def _find_words(rows, path):
    """Find what is said of the roles: (area, role) -> words, blank for what sets them apart, or for a title's line."""
    names = role_names(rows)
    words = {(row.area, row.role): row.brief for row in load_briefs(rows, path).itertuples()}
    if len(names) == 1:
        return {(area, ""): said for (area, _), said in words.items()}
    return words | {("", name): words[OVERVIEW, name].partition(". ")[0].rstrip(".") + "."
                    for name in names if (OVERVIEW, name) in words}


def _fit_page(table, colours, words):
    """Make the page with the largest letters that let it hold everything; else with fewer items, or no sentences."""
    # Beside sentences, some items in letters that are easy to read say more than all of them in small ones.
    sizes = [size for size in SIZES if size >= READABLE or not words]
    tries = [*((size, None) for size in sizes), *((sizes[-1], most) for most in FEWEST)]
    pages = (_draw_page(table, colours, words, *choice) for choice in tries)
    return next((page for page in pages if page.height(WIDTH) <= ROOM), None) or (
        _fit_page(table, colours, {}) if words else _draw_page(table, colours, {}, SIZES[-1], 0))


def _draw_page(table, colours, words, size, most):
    labels = max(text_width(area.capitalize(), size + 1, bold=True) for area in table.index) + GAP
    draw = _draw_beside if len(colours) < 3 else _draw_below
    whole = words.get((OVERVIEW, ""))
    parts = [_draw_title(colours, words), *([text(whole, size + 1)] if whole else []), *_draw_heads(colours, size)]
    for area, cells in table.iterrows():
        name, items = text(area.capitalize(), size + 1, bold=True), draw(cells, colours, size, most)
        said = words.get((area, ""))
        parts += [line(), stack([row([name, text(said, size)], [labels, None], at=0), items], 4) if said
                  else row([pad(name, y=5), items], [labels, None], at=0)]
    return stack(parts, 6)


def _draw_title(colours, words):
    """Write the roles' names as large as they fit, many of them in two columns, each with what the role is about."""
    across = 1 if len(colours) < (2 if words else 4) else 2
    longest = max(text_width(name, 1, bold=True) for name in colours)
    size = max(min(26 if across == 1 else 18, (WIDTH / across - 64) / longest), 12)
    names = [row([at_least(leading(size), marker(colour, size * 0.6)), _draw_name(name, colour, size, words)],
                 [size * 1.5, None], size / 4, at=0) for name, colour in colours.items()]
    return pad(columns(names, across, 2 * GAP, 2), y=6)


def _draw_name(name, colour, size, words):
    about = words.get(("", name))
    return stack([text(name, size, colour.dark, bold=True), *([text(about, 10.5)] if about else [])])


def _draw_heads(colours, size):
    """Name the three columns of two roles, or say what is where with more of them."""
    if len(colours) > 2:
        yield text("In the hatched box: what several roles share. Below it: what only one of them has.", size, MUTED)
    if len(colours) == 2:
        first, second = ((f"Only {name}", colour.dark) for name, colour in colours.items())
        yield row([text(words, size, colour, bold=True) for words, colour in (first, ("Both", SHARED.dark), second)],
                  gap=GAP, at=1)


def _draw_beside(cells, colours, size, most):
    """Set the items of one or two roles side by side, with what is shared in the middle."""
    looks, order = [*colours.values(), SHARED], [0, 2, 1] if len(colours) == 2 else [0]
    return row([card(_write_items(cells.iloc[i], size, most), looks[i], 7, 3, at=0) for i in order], gap=GAP, at=None)


def _draw_below(cells, colours, size, most):
    """Set what several roles share above what each of them has alone."""
    own = [card(row([at_least(leading(size), marker(colour, 7)), _write_items(items, size, most)], [18, None], at=0),
                colour, 8, 3, at=0) for items, colour in zip(cells, colours.values(), strict=False) if items]
    rows = [row([*own[i : i + 3], *[space()] * (3 - len(own[i : i + 3]))], gap=GAP, at=None)
            for i in range(0, len(own), 3)]
    return stack([card(_write_items(cells.iloc[-1], size, most), SHARED, 8, 3), *rows], 4)


def _write_items(items, size, most):
    """Write items in a row; where there is room for `most` lines only, what fits, and how many items are left."""
    def choose(width):
        tries = (_join_items(items, shown) for shown in range(len(items), 0, -1))
        fitting = (words for words in tries if most is None or len(wrap(words, width, size)) <= most)
        return text(next(fitting, str(len(items)) if items else "nothing"), size, INK if items else MUTED)

    return block(lambda width: choose(width).height(width),
                 lambda ax, x, y, width, height: choose(width).draw(ax, x, y, width, height))


def _join_items(items, shown):
    left = len(items) - shown
    return "; ".join([*items[:shown], *([f"{left}\u00a0more"] if left else [])])


def _count_source(roles, rows, date):
    """Say what the page is drawn from: so many rows, so many sections, and when."""
    sections = {part.strip() for cell in rows.get("sections", ()) for part in cell.split(";")} - {""}
    left_out = len(role_names(roles)) - len(role_names(rows))
    counts = [(len(rows), "row"), (len(sections), "section"), (left_out, "more role")]
    said = [f"{number:,} {noun}{'' if number == 1 else 's'}" for number, noun in counts if number]
    return [*said, *([f"{date.day} {date:%B %Y}"] if date else [])]


def describe_infographic(names, counts):
    """Say what the page shows: its alt text and caption; the table beside it names every item."""
    alone = "what each one has alone" if len(names) > 1 else "what belongs to it"
    shared = ", and what is shared" if len(names) > 1 else ""
    return f"One page on {join_names(names)}: area by area, {alone}{shared}. {describe_areas(counts)}"


def view_infographic(rows, choice=None):
    """Show the page in a notebook.

    Parameters
    ----------
    rows : DataFrame
        Rows as `load_roles` gives them; the first six roles are drawn.
    choice : None
        Not used; every view takes one, for `explore`.

    Returns
    -------
    Panel
    """
    rows = _choose_rows(rows)
    table = tabulate_items(rows)
    return keep_figure(draw_infographic(rows), describe_infographic(role_names(rows), table.map(len)), table)


def write_infographic(roles, folder, date=None, path=None):
    """Write the page as infographic.svg, .pdf and .png (300 dots an inch): the same bytes for the same rows and date.

    The date is by default the day of SOURCE_DATE_EPOCH where that is set, else today. Each file is put in place whole.
    """
    figure, folder = draw_infographic(roles, date or _find_day(), path), Path(folder)
    title = join_names(role_names(_choose_rows(roles)))
    with _quiet():
        contents = {
            "svg": to_svg(figure).replace(">", f"><title>{escape(title)}</title>", 1).encode(),
            "pdf": _render(figure, "pdf", {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}),
            "png": _render(figure, "png", {"Title": title, "Software": None}),
        }
    folder.mkdir(parents=True, exist_ok=True)
    return [_put_in_place(folder / f"infographic.{kind}", content) for kind, content in contents.items()]


def _quiet():
    """Let letters that the chart's font lacks pass: a browser has more fonts than matplotlib."""
    return warnings.catch_warnings(action="ignore", category=UserWarning)


def _choose_rows(roles):
    return fill_blanks(roles[roles["role"].isin(role_names(roles)[:MAX_ROLES])])


def _find_day():
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    return (datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now().astimezone()).date()


def _render(figure, kind, metadata):
    buffer = BytesIO()
    with style(), mpl.rc_context({"pdf.fonttype": 42}):
        figure.savefig(buffer, format=kind, dpi=300, metadata=metadata)
    return buffer.getvalue()


def _put_in_place(path, content):
    """Write a file beside `path`, then put it in its place: nobody meets half a file."""
    half = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    return path

"""The infographic: one A4 page that says how roles differ, area by area, in their own items."""

from html import escape
from pathlib import Path

import pandas as pd
from matplotlib.figure import Figure

from helpers.charts.areas import describe_areas
from helpers.charts.layout import Block, at_least, card, columns, line, marker, pad, row, space, stack, text
from helpers.charts.style import INK, MUTED, SHARED, leading, role_colours, style, text_width, wrap
from helpers.compare import count_areas, count_emphasis, split_overlap, tabulate_roles
from helpers.english import join_names
from helpers.panels import first_six, keep_figure, save, to_svg
from helpers.roles import MAX_ROLES, fill_blanks, leave_out_overview, load_briefs, role_names, roles_path
from helpers.roles.problems import say_count
from helpers.roles.schema import OVERVIEW, split_sections
from helpers.tables import Lines

PAGE, MARGIN, GAP, FOOTER = (827, 1169), (36, 30), 10, 46
WIDTH, ROOM = PAGE[0] - 2 * MARGIN[0], PAGE[1] - 2 * MARGIN[1] - FOOTER
SIZES, FEWEST = (11, 10.5, 10, 9.5, 9, 8.5, 8), range(12, 0, -1)


def tabulate_items(roles):
    """List, area by area, what each role has alone and what roles share, what the source names most often first."""
    rows = leave_out_overview(roles)
    columns, cells = count_areas(rows).columns, {}
    for area, part in rows.groupby("area", sort=False, observed=True):
        emphasis = count_emphasis(part).max(axis=1)
        groups = split_overlap(tabulate_roles(part).reindex(columns=role_names(rows), fill_value=False))
        cells[area] = [Lines(sorted(items, key=lambda item: -emphasis[item])) for _, items in groups]
    return pd.DataFrame.from_dict(cells, orient="index", columns=columns, dtype=object).rename_axis("area")


def draw_infographic(roles, date="", path=None):
    """Draw the page for the first six roles; the date and the name of the roles file are in the footer."""
    rows = fill_blanks(roles[roles["role"].isin(role_names(roles)[:MAX_ROLES])])
    table = tabulate_items(rows)
    ax = Figure(figsize=(PAGE[0] / 100, PAGE[1] / 100)).add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, PAGE[0]), ylim=(PAGE[1], 0))
    ax.set_axis_off()
    with style():
        _fit_page(table, role_colours(rows), _find_words(rows, path)).draw(ax, *MARGIN, WIDTH, ROOM)
        sections = {part for cell in rows.get("sections", ()) for part in split_sections(cell)}
        left_out = len(role_names(roles)) - len(role_names(rows))
        counts = (len(rows), "row"), (len(sections), "section"), (left_out, "more role")
        source = [say_count(number, noun) for number, noun in counts if number]
        said = describe_areas(table.map(len)), " · ".join([roles_path(path).name, *source, date])
        footer = stack([line(INK, 0.8), space(6), *(text(words.removesuffix(" · "), 9, MUTED) for words in said)])
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
    for said, sizes in ([(words, SIZES[:-1])] if words else []) + [({}, SIZES)]:
        for size, most in [*((size, None) for size in sizes), *((sizes[-1], most) for most in FEWEST)]:
            page = _draw_page(table, colours, said, size, most)
            if page.height(WIDTH) <= ROOM:
                return page
    return _draw_page(table, colours, {}, SIZES[-1], 0)


def _draw_page(table, colours, words, size, most):
    labels = max(text_width(area.capitalize(), size + 1, bold=True) for area in table.index) + GAP
    whole = words.get((OVERVIEW, ""))
    parts = [_draw_title(colours, words), *([text(whole, size + 1)] if whole else []), *_draw_heads(colours, size)]
    for area, cells in table.iterrows():
        name, items = text(area.capitalize(), size + 1, bold=True), _draw_items(cells, colours, size, most)
        said = words.get((area, ""))
        parts += [line(), stack([row([name, text(said, size)], [labels, None], at=0), items], 4) if said
                  else row([pad(name, y=5), items], [labels, None], at=0)]
    return stack(parts, 6)


def _draw_title(colours, words):
    """Write the roles' names as large as they fit, many of them in two columns, each with what the role is about."""
    across = 1 if len(colours) < (2 if words else 4) else 2
    longest = max(text_width(name, 1, bold=True) for name in colours)
    size = max(min(26 if across == 1 else 18, (WIDTH / across - 64) / longest), 12)
    names = []
    for name, colour in colours.items():
        about = [text(words["", name], 10.5)] if ("", name) in words else []
        names.append(row([at_least(leading(size), marker(colour, size * 0.6)),
                          stack([text(name, size, colour.dark, bold=True), *about])],
                         [size * 1.5, None], size / 4, at=0))
    return pad(columns(names, across, 2 * GAP, 2), y=6)


def _draw_heads(colours, size):
    """Name the three columns of two roles, or say what is where with more of them."""
    if len(colours) > 2:
        yield text("In the hatched box: what several roles share. Below it: what only one of them has.", size, MUTED)
    if len(colours) == 2:
        first, second = (text(f"Only {name}", size, colour.dark, bold=True) for name, colour in colours.items())
        yield row([first, text("Both", size, SHARED.dark, bold=True), second], gap=GAP, at=1)


def _draw_items(cells, colours, size, most):
    """Set what is shared between what two roles have alone, or above what more of them have, three in a row."""
    *own, shared = [_write_items(items, size, most) for items in [*cells, ()][: len(colours) + 1]]
    looks, both = colours.values(), card(shared, SHARED, 7, 3, at=0)
    if len(colours) < 3:
        cards = [card(items, look, 7, 3, at=0) for items, look in zip(own, looks, strict=True)]
        return row([cards[0], both, cards[1]] if len(cards) == 2 else cards, gap=GAP, at=None)
    cards = [card(row([at_least(leading(size), marker(look, 7)), items], [18, None], at=0), look, 7, 3, at=0)
             for items, look, held in zip(own, looks, cells, strict=False) if held]
    return stack([both, columns(cards, 3, GAP, 4)], 4)


def _write_items(items, size, most):
    """Write items in a row; where there is room for `most` lines only, what fits, and how many items are left."""
    def choose(width):
        for shown in range(len(items), 0, -1):
            left = [f"{len(items) - shown}\u00a0more"] if shown < len(items) else []
            words = "; ".join([*items[:shown], *left])
            if most is None or len(wrap(words, width, size)) <= most:
                return text(words, size)
        return text(str(len(items)), size) if items else text("nothing", size, MUTED)

    return Block(lambda width: choose(width).height(width),
                 lambda ax, x, y, width, height: choose(width).draw(ax, x, y, width, height))


@first_six
def view_infographic(rows, choice=None):
    """Show the page in a notebook; a choice changes nothing."""
    names, table = role_names(rows), tabulate_items(rows)
    held = "what each one has alone, and what is shared" if len(names) > 1 else "what belongs to it"
    sentence = f"One page on {join_names(names)}: area by area, {held}. {describe_areas(table.map(len))}"
    return keep_figure(draw_infographic(rows), sentence, table)


def write_infographic(roles, folder, date="", path=None):
    """Write the page as infographic.svg, .pdf and .png (300 dots an inch): the same bytes for the same rows."""
    figure, title = draw_infographic(roles, date, path), join_names(role_names(roles)[:MAX_ROLES])
    contents = {
        "svg": to_svg(figure).replace(">", f"><title>{escape(title)}</title>", 1).encode(),
        "pdf": save(figure, "pdf", {"Title": title, "Creator": None, "Producer": None, "CreationDate": None}),
        "png": save(figure, "png", {"Title": title, "Software": None}),
    }
    for kind, content in contents.items():
        (Path(folder) / f"infographic.{kind}").write_bytes(content)

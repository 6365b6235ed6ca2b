"""Give the tables that pandas writes what a screen reader needs; no number and no word of them is changed."""

import re

from helpers.english import join_names

SHORT = 62
NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(e[-+]?\d+)?|[-+]?inf|NaN|<NA>|\.\.\.")


def mend_frames(page):
    """Give each DataFrame on a page a caption, scopes and the class of our tables, in a box that scrolls."""
    for table in page.select("table.dataframe"):
        heads, rows = (_list_cells(table, part) for part in ("thead", "tbody"))
        # How many cells label a row: an index may have several levels, and a table may be shown without one.
        side = sum(cell.name == "th" for cell in rows[0]) if rows else max(1, sum(not _text(c) for c in heads[0]))
        said = _say_size(table, heads, rows, side)
        _align_numbers(rows)
        _set_scopes(heads, rows, side)
        _join_names(heads, side)
        if side == 1:
            _drop_row_numbers(heads, rows)
        _put_in_box(page, table, said)


def _list_cells(table, part):
    return [row.find_all(["th", "td"]) for row in table.select(f"{part} tr")]


def _text(cell):
    return cell.get_text().strip()


def _say_size(table, heads, rows, side):
    """Say how many rows there are and what each one is about, and name the columns where that is short."""
    levels = [[_text(cell) for cell in cells[side:] for _ in range(int(cell.get("colspan", 1)))] for cells in heads]
    names = [" · ".join(filter(None, parts)) for parts in zip(*levels, strict=True)]
    count, width = len(rows), len(names)
    size = table.find_next_sibling("p")
    # Where pandas has left some out, it says below how many there are.
    if size and "rows ×" in size.get_text():
        count, width = (int(word) for word in size.get_text().split() if word.isdigit())
    # The corner names the columns where there are some beside it, else the labels of the rows.
    corner = {True: [], False: []}
    for cells in heads:
        corner[any(map(_text, cells[side:]))] += filter(None, map(_text, cells[:side]))
    said = f"{count:,} row{'' if count == 1 else 's'}"
    said += f", one for each {join_names(corner[False])}" if corner[False] else ""
    if corner[True]:
        return f"{said}; a column for each {join_names(corner[True])}"
    short = names and all(names) and len(", ".join(names)) <= SHORT
    each = "" if corner[False] or count < 2 else "each "
    return f"{said}, {each}with {join_names(names) if short else f'{width:,} column' + 's' * (width != 1)}"


def _align_numbers(rows):
    for column in zip(*([cell for cell in cells if cell.name == "td"] for cells in rows), strict=True):
        if all(NUMBER.fullmatch(_text(cell)) for cell in column):
            for cell in column:
                cell["class"] = "sbs-number"


def _set_scopes(heads, rows, side):
    """Say of each header cell what it heads: a row, where it labels one or is the name of the columns beside it."""
    for cells in heads:
        corner = "row" if any(map(_text, cells[side:])) else "col"
        for place, cell in enumerate(cells):
            _make_header(cell, corner if place < side else "col")
    for cells in rows:
        for cell in cells:
            if cell.name == "th":
                _make_header(cell, "row")


def _make_header(cell, scope):
    """Let a cell head its row or column; one without a word heads nothing."""
    cell.attrs = {name: cell[name] for name in ("rowspan", "colspan") if cell.get(name)}
    if _text(cell):
        cell["scope"] = scope
    else:
        cell.name = "td"


def _join_names(heads, side):
    """Put the names of the index beside those of the columns where the place is free: in one row they read best."""
    if len(heads) > 1 and not any(map(_text, [*heads[-2][:side], *heads[-1][side:]])):
        upper, lower = heads[-2:]
        lower[0].parent.extract()
        for blank, name in zip(upper[:side], lower[:side], strict=True):
            blank.replace_with(name)
        heads[-2:] = [[*lower[:side], *upper[side:]]]


def _drop_row_numbers(heads, rows):
    """Leave out bare row numbers: they mean nothing, and a screen reader would say one before each cell."""
    labels = [_text(cells[0]) for cells in rows]
    if not any(_text(cells[0]) for cells in heads) and all(label.isdecimal() or label == "..." for label in labels):
        for label, *others in [*heads, *rows]:
            (label if others else label.parent).decompose()


def _put_in_box(page, table, said):
    for style in table.find_previous_siblings("style"):
        style.decompose()
    for row in table.find_all("tr"):
        row.attrs = {}
    table.attrs = {"class": "sbs-table"}
    caption = page.new_tag("caption")
    caption.string = said
    table.insert(0, caption)
    table.wrap(page.new_tag("div", attrs={"class": "sbs-scroll", "tabindex": "0", "role": "group",
                                          "aria-label": f"Table: {said}"}))

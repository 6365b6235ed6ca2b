"""Give the tables that pandas writes what a screen reader needs; no number and no word of them is changed."""

import re

NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(e[-+]?\d+)?|[-+]?inf|NaN|<NA>|\.\.\.")


def mend_frames(page):
    """Give each DataFrame on a page a caption, scopes and the class of our tables, in a box that scrolls."""
    for table in page.select("table.dataframe"):
        heads, rows = ([row.find_all(["th", "td"]) for row in part.find_all("tr")]
                       for part in (table.thead, table.tbody))
        # How many cells label a row: an index may have several levels, and a table may be shown without one.
        side = sum(cell.name == "th" for cell in rows[0]) if rows else max(1, sum(not _text(c) for c in heads[0]))
        columns = [*zip(*([cell for cell in cells if cell.name == "td"] for cells in rows), strict=True)]
        said = _say_size(table, heads, rows, side)
        for cells in heads:
            # The corner names the columns beside it, else the labels of the rows.
            corner = "row" if any(map(_text, cells[side:])) else "col"
            for place, cell in enumerate(cells):
                _mend_cell(cell, corner if place < side else "col")
        for cell in (cell for cells in rows for cell in cells):
            _mend_cell(cell, "row")
        for column in columns:
            if all(NUMBER.fullmatch(_text(cell)) for cell in column):
                for cell in column:
                    cell["class"] = "sbs-number"
        if side == 1:
            _drop_row_numbers(heads, rows)
        _put_in_box(page, table, said)


def _text(cell):
    return cell.get_text().strip()


def _say_size(table, heads, rows, side):
    """Say how many rows and columns there are; where pandas has left some out, it says below how many."""
    below = table.find_next_sibling("p")
    if below and "rows ×" in below.get_text():
        count, width = (int(word) for word in below.get_text().split() if word.isdigit())
    else:
        count, width = len(rows), sum(int(cell.get("colspan", 1)) for cell in heads[0]) - side
    return f"{count:,} row{'' if count == 1 else 's'}, {width:,} column{'' if width == 1 else 's'}"


def _mend_cell(cell, scope):
    """Let a header cell head its row or column; one without a word heads nothing."""
    cell.attrs = {name: cell[name] for name in ("rowspan", "colspan") if cell.get(name)}
    if cell.name == "th" and _text(cell):
        cell["scope"] = scope
    else:
        cell.name = "td"


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

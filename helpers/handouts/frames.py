"""Give the tables that pandas writes what a screen reader needs; no number and no word of them is changed."""

import re

NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(e[-+]?\d+)?|[-+]?inf|NaN|<NA>|\.\.\.")


def mend_frames(page):
    """Give each DataFrame on a page a caption, scopes and the class of our tables, in a box that scrolls."""
    for table in page.select("table.dataframe"):
        rows = table.tbody.find_all("tr")
        for column in [*zip(*(row.find_all("td") for row in rows), strict=True)]:
            if all(NUMBER.fullmatch(_text(cell)) for cell in column):
                for cell in column:
                    cell["class"] = "sbs-number"
        labels = len(rows[0].find_all("th")) if rows else 0
        for row in table.find_all("tr"):
            row.attrs = {}
            cells = row.find_all(["th", "td"])
            # The corner names the columns beside it, else the labels of the rows.
            heads_row = row in rows or any(map(_text, cells[labels:]))
            for place, cell in enumerate(cells):
                _mend_cell(cell, "row" if heads_row and place < labels else "col")
        _put_in_box(page, table, len(rows))


def _text(cell):
    return cell.get_text().strip()


def _mend_cell(cell, scope):
    """Let a header cell head its row or column; one without a word heads nothing."""
    cell.attrs = {name: cell[name] for name in ("rowspan", "colspan", "class") if cell.get(name)}
    if cell.name == "th" and _text(cell):
        cell["scope"] = scope
    else:
        cell.name = "td"


def _put_in_box(page, table, count):
    size = table.find_next_sibling("p")  # pandas says it where it has left out rows or columns
    said = _text(size.extract()) if size else f"{count} row{'' if count == 1 else 's'}"
    for style in table.find_previous_siblings("style"):
        style.decompose()
    table.attrs = {"class": "sbs-table"}
    table.insert(0, page.new_tag("caption", string=said))
    table.wrap(page.new_tag("div", attrs={"class": "sbs-scroll", "tabindex": "0", "role": "group",
                                          "aria-label": f"Table: {said}"}))

"""Give the tables that pandas writes what a screen reader needs; no number and no word of them is changed."""

import re

NUMBER = re.compile(r"[-+]?[\d,]*\.?\d+(e[-+]?\d+)?|[-+]?inf|NaN|<NA>|\.\.\.")


def mend_frames(page):
    """Give each DataFrame on a page a caption, scopes and the class of our tables, in a box that scrolls."""
    for table in page.select("table.dataframe"):
        rows = table.tbody.find_all("tr")
        columns = [*zip(*(row.find_all("td") for row in rows), strict=True)]
        labels = len(rows[0].find_all("th")) if rows else 0
        said = _say_size(table, len(rows))
        for row in table.find_all("tr"):
            row.attrs = {}
            cells = row.find_all(["th", "td"])
            # The corner names the columns beside it, else the labels of the rows.
            heads_row = row in rows or any(map(_text, cells[labels:]))
            for place, cell in enumerate(cells):
                _mend_cell(cell, "row" if heads_row and place < labels else "col")
        for column in columns:
            if all(NUMBER.fullmatch(_text(cell)) for cell in column):
                for cell in column:
                    cell["class"] = "sbs-number"
        _put_in_box(page, table, said)


def _text(cell):
    return cell.get_text().strip()


def _say_size(table, count):
    """Say how many rows there are; where pandas has left some out, it says so below."""
    below = table.find_next_sibling("p")
    found = re.match(r"(\d+) rows", below.get_text()) if below else None
    count = int(found[1]) if found else count
    return f"{count:,} row{'' if count == 1 else 's'}"


def _mend_cell(cell, scope):
    """Let a header cell head its row or column; one without a word heads nothing."""
    cell.attrs = {name: cell[name] for name in ("rowspan", "colspan") if cell.get(name)}
    if cell.name == "th" and _text(cell):
        cell["scope"] = scope
    else:
        cell.name = "td"


def _put_in_box(page, table, said):
    for style in table.find_previous_siblings("style"):
        style.decompose()
    table.attrs = {"class": "sbs-table"}
    caption = page.new_tag("caption")
    caption.string = said
    table.insert(0, caption)
    table.wrap(page.new_tag("div", attrs={"class": "sbs-scroll", "tabindex": "0", "role": "group",
                                          "aria-label": f"Table: {said}"}))

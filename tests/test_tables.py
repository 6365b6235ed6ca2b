"""Tables: pandas stays as it is, and where a lesson or a panel shows one of ours, no number is changed."""

import datetime
import json
import subprocess
import sys
from fractions import Fraction
from pathlib import Path

import nbformat
import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from helpers import list_notebooks, show_table
from helpers.panels import Panel
from helpers.tables import Lines, Link

NOTEBOOKS = Path(__file__).parent.parent / "notebooks"
SHELL = """
from io import StringIO
from contextlib import redirect_stdout
from IPython.core.interactiveshell import InteractiveShell
import pandas as pd
shell = InteractiveShell.instance()
def look():
    with redirect_stdout(StringIO()) as options:
        pd.describe_option()
    formatters = shell.display_formatter.formatters.values()
    return ([(dict(f.type_printers), dict(f.singleton_printers), dict(f.deferred_printers)) for f in formatters],
            options.getvalue(), pd.DataFrame._repr_html_)
before = look()
from helpers import *
assert look() == before
frame = pd.DataFrame({"year": [2024], "small": [0.0004]})
assert shell.display_formatter.format(frame)[0]["text/html"] == frame._repr_html_()
"""
MIXED = pd.DataFrame({
    "year": [2024, 2025],
    "people": [1234567, 12],
    "small": [0.0004, 0.25],
    "share": [0.5, 1.0],
    "gap": [3.0, np.nan],
    "part": [Fraction(1, 3), Fraction(2)],
    "counts": [np.array([1, 2]), np.array([0.5])],
    "said": [True, False],
    "day": pd.to_datetime(["2024-02-29", "2025-03-01"]),
    "names": [("a", "b"), ()],
    "text": ["<b>&", "2.0"],
})  # fmt: skip


def read(html):
    """Return the texts of a table: each row a list, the head first."""
    rows = BeautifulSoup(html, "html.parser").find("table").find_all("tr")
    return [[cell.get_text().strip() for cell in row.find_all(["th", "td"])] for row in rows]


def columns(html):
    head, *body = read(html)
    return {name: list(cells) for name, *cells in zip(head, *body, strict=True)}


def test_importing_everything_changes_nothing_in_pandas_or_ipython():
    done = subprocess.run([sys.executable, "-c", SHELL], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(("shown", "expected"), [
    (show_table(MIXED, "Mixed"), {"share": ["0.5", "1.0"], "gap": ["3.0", "NaN"], "said": ["True", "False"]}),
    (Panel("A sentence.", table=MIXED), {"share": ["0.5", "1.0"], "gap": ["3", "–"], "said": ["yes", "no"]}),
], ids=["show_table", "Show the data"])
def test_no_number_is_changed(shown, expected):
    assert columns(shown._repr_html_()) == {
        "year": ["2024", "2025"], "people": ["1234567", "12"], "small": ["0.0004", "0.2500"],
        "part": ["1/3", "2"], "counts": ["1, 2", "0.5"], "day": ["2024-02-29", "2025-03-01"],
        "names": ["a, b", "–"], "text": ["<b>&", "2.0"], **expected}


def test_labels_of_rows_are_not_changed():
    quantiles = pd.Series([1, 2, 3]).quantile([0.25, 0.5, 0.75]).to_frame("q")
    years = pd.DataFrame({"jobs": [5, 6]}, index=[2023, 2024])
    for show in (show_table, lambda frame, _: Panel("A sentence.", table=frame)):
        assert read(show(quantiles, "Quantiles")._repr_html_()) == [
            ["", "q"], ["0.25", "1.5"], ["0.50", "2.0"], ["0.75", "2.5"]]
        assert read(show(years, "Jobs")._repr_html_()) == [["", "jobs"], ["2023", "5"], ["2024", "6"]]
        assert read(show(years.reset_index(drop=True), "Jobs")._repr_html_()) == [["jobs"], ["5"], ["6"]]


NUMBERS = st.one_of(
    st.lists(st.integers(-(10**12), 10**12), min_size=3, max_size=3),
    st.lists(st.floats(allow_nan=True, allow_infinity=True), min_size=3, max_size=3),
    st.lists(st.floats(-1000, 1000).map(lambda value: round(value, 3)), min_size=3, max_size=3),
    st.lists(st.dates(datetime.date(1900, 1, 1), datetime.date(2100, 1, 1)).map(pd.Timestamp), min_size=3, max_size=3),
    st.lists(st.booleans(), min_size=3, max_size=3),
    st.lists(st.fractions(max_denominator=50), min_size=3, max_size=3),
    st.lists(st.sampled_from(["plain", "a < b", "&amp;", None]), min_size=3, max_size=3),
)


@given(st.lists(NUMBERS, min_size=1, max_size=5), st.sampled_from([[7, 8, 9], [0.5, 1, 1.5], ["p", "q", "r"]]))
def test_cells_are_what_pandas_itself_would_write(values, labels):
    frame = pd.DataFrame(dict(enumerate(values)), index=labels)
    assert read(show_table(frame, "Anything")._repr_html_()) == read(frame.to_html())


def test_a_table_can_be_walked():
    table = BeautifulSoup(show_table(MIXED.set_index(["year", "people"]), "All & sundry")._repr_html_(), "html.parser")
    assert table.caption.get_text() == "All & sundry"
    assert {head["scope"] for head in table.select("thead th")} == {"col"}
    assert [[head["scope"] for head in row.find_all("th")] for row in table.select("tbody tr")] == [["row"] * 2] * 2


@pytest.mark.parametrize("number", [60, 61, 1000])
def test_a_long_table_shows_its_ends_and_says_so(number):
    _, *body = read(show_table(pd.DataFrame({"n": range(number)}), "Many")._repr_html_())
    if number <= 60:
        assert body == [[str(n)] for n in range(number)]
    else:
        assert body[5:7] == [["5"], [f"… {number - 12:,} more rows …"]]
        assert body[-1] == [str(number - 1)]


def test_a_wide_table_shows_every_column():
    head, only = read(show_table(pd.DataFrame([range(30)], index=["all"]), "Wide")._repr_html_())
    assert head == ["", *map(str, range(30))]
    assert only == ["all", *head[1:]]


def test_few_rows_are_not_shown_twice():
    with pd.option_context("display.max_rows", 3):
        assert read(show_table(pd.DataFrame({"n": range(5)}), "Few")._repr_html_()) == [
            ["n"], ["0"], ["… 3 more rows …"], ["4"]]


def test_a_table_of_nothing_has_its_head():
    assert read(show_table(MIXED.iloc[:0], "Nothing")._repr_html_()) == [list(MIXED)]


def test_links_and_lists_are_marked_up():
    frame = pd.DataFrame({"page": [Link("A & B", 'a".html')], "items": [Lines(["one", "<two>"])]})
    table = BeautifulSoup(show_table(frame, "Links")._repr_html_(), "html.parser")
    assert (table.a.get_text(), table.a["href"]) == ("A & B", 'a".html')
    assert [item.get_text() for item in table.find_all("li")] == ["one", "<two>"]


def test_the_map_leads_to_every_lesson():
    links = BeautifulSoup(list_notebooks()._repr_html_(), "html.parser").find_all("a")
    titles = {path.name: json.loads(path.read_text(encoding="utf-8"))["metadata"]["title"]
              for path in NOTEBOOKS.glob("*.ipynb")}
    assert {link["href"]: link.get_text() for link in links} == titles


def test_rows_whose_shares_are_taken_have_labels_of_their_own():
    # pandas 3.0.0 to 3.0.6 can take no shares of rows with equal labels.
    cells = nbformat.read(next(NOTEBOOKS.glob("10_*.ipynb")), as_version=4).cells
    sources = {cell.id: cell.source for cell in cells if cell.cell_type == "code"}
    values = {}
    for name in ("setup", "rows", "value-counts", "exercise-within-cell"):
        exec(sources[name], values)
    assert values["partners"].index.is_unique
    assert values["others"].index.is_unique

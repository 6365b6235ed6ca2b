"""The lessons as a static site: pages to read, and beside them the same lessons live in the reader's own browser."""

SETTING = "SIDE_BY_SIDE_PYODIDE"

"""The map of the collection, read from the notebooks themselves."""

import json
from pathlib import Path

import pandas as pd

from helpers.tables import Link, show_table

NOTEBOOKS = Path(__file__).resolve().parent.parent / "notebooks"


def list_notebooks(folder=NOTEBOOKS):
    """List the notebooks, each with a link to it, the question it asks, and the minutes for reading and practice."""
    rows = []
    for path in sorted(folder.glob("[0-9][0-9]_*.ipynb")):
        about = json.loads(path.read_text(encoding="utf-8"))["metadata"]
        minutes = about["minutes"]
        rows.append((Link(about["title"], path.name), about["question"], minutes["reading"], minutes["practice"]))
    table = pd.DataFrame(rows, columns=["notebook", "question", "reading", "practice"])
    return show_table(table, "The lessons, with the minutes for reading and practice")

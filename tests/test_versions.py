"""Older versions that are there: Colab has ipywidgets 7."""

import ipywidgets
import pytest
from IPython.core.formatters import DisplayFormatter

from helpers import explore, load_roles, make_fit, make_quiz, view_areas


@pytest.mark.parametrize("make", [lambda rows: explore(view_areas, rows), make_quiz, make_fit],
                         ids=["explorer", "quiz", "fit"])
def test_a_cell_keeps_the_static_twin_with_ipywidgets_7(monkeypatch, make):
    # There, a widget shows itself, and has no bundle that its static twin could be added to.
    monkeypatch.delattr(ipywidgets.Widget, "_repr_mimebundle_", raising=False)
    monkeypatch.setattr(ipywidgets.Widget, "_ipython_display_", lambda self: None, raising=False)
    kept, _ = DisplayFormatter().format(make(load_roles()))
    assert "<input" in kept["text/html"] or "<details" in kept["text/html"]

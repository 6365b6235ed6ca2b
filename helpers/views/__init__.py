"""Views: from rows and a choice to a Panel, one module per kind of picture."""

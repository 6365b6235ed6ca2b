"""Read any CSV that a spreadsheet wrote: from bytes to checked rows, or to a list of everything that is wrong."""

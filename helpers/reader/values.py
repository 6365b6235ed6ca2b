"""Compare the values of a column as a reader would: without case and spaces."""


def loosen(value):
    """Reduce a value to what counts when values are compared.

    Parameters
    ----------
    value : str
        Text without tabs and line breaks.

    Returns
    -------
    str
        The text without spaces and case.

    Examples
    --------
    >>> loosen("Event  planner") == loosen("event Planner")
    True
    """
    # A value of plain letters, as most are, needs less work.
    return value.replace(" ", "").lower() if value.isascii() else "".join(value.split()).casefold()


def find_rows(rows, column, values):
    """Find where values of a column stand.

    Parameters
    ----------
    rows : DataFrame
        Its index is the row as a spreadsheet counts it.
    column : str
        The column.
    values : collection of str
        What to look for.

    Returns
    -------
    dict of str to tuple of int
        The rows of each value, in order of appearance.
    """
    found = {}
    if values:
        here = rows.loc[rows[column].isin(list(values)), column]
        for row, value in zip(here.index.tolist(), here.tolist(), strict=True):
            found.setdefault(value, []).append(row)
    return {value: tuple(where) for value, where in found.items()}


def list_alike(rows, column, reduce=loosen):
    """List the values of a column that are the same once reduced.

    Parameters
    ----------
    rows : DataFrame
        Text.
    column : str
        The column.
    reduce : callable, optional
        From a value to what counts of it.

    Returns
    -------
    list of list of str
        The groups of two or more, without blanks.
    """
    groups = {}
    for value in rows[column].unique().tolist():
        groups.setdefault(reduce(value), []).append(value)
    return [alike for reduced, alike in groups.items() if reduced and len(alike) > 1]

"""The career ladder: steps in their order as rungs, one ladder per role, and what all of them rest on."""

import pandas as pd

from helpers.charts.layout import at_least, chip, columns, fixed, line, name_role, over, row, show, space, stack, text
from helpers.charts.style import MUTED, SHARED, SMALL, default_colours, role_colours, rule
from helpers.english import count_noun, join_names, say_number, say_part, start
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

LABELS, GAP, ACROSS, RAIL = 108, 16, 3, 16
NO_STEPS = ("A ladder needs steps in an order: a column named step that is an ordered category. These rows have none "
            "yet: fill the column facet of the file with the name of each step, such as first level and second level.")


def tabulate_ladder(rows):
    """Gather each role's attributes step by step, and below them what is no step.

    The column `step` of `rows` is an ordered category. Returns a table of tuples, (part, facet) x role: part "step"
    for each category in its order, then part "basis" for each facet of the rows that are no step.
    """
    names, none = role_names(rows), rows["step"].isna()
    parts = {("step", level): rows[rows["step"] == level] for level in rows["step"].cat.categories}
    facets = rows["facet"].replace("", "no facet")
    for facet in facets[none].unique():
        parts["basis", facet] = rows[none & (facets == facet)]
    cells = [[tuple(part.loc[part["role"] == name, "attribute"].drop_duplicates()) for name in names]
             for part in parts.values()]
    index = pd.MultiIndex.from_tuples(parts, names=["part", "facet"])
    return pd.DataFrame(cells, index=index, columns=pd.Index(names, name="role"), dtype=object)


def plot_ladder(table, *, title="", colours=None, ax=None):
    """Draw a ladder for each role, its first step lowest, and below the ladders what is no step."""
    colours, names = colours or default_colours(table.columns), list(table.columns)
    steps = table.loc[["step"]].droplevel("part")
    basis = table.drop(index="step", level="part").droplevel("part")
    content = [_draw_band(steps, names[i : i + ACROSS], colours) for i in range(0, len(names), ACROSS)]
    if len(basis):
        content.append(stack([line(SHARED.dark, 2.2), stack(_draw_basis(basis, colours), 14)], 16))
    return show(stack(content, 18), title, ax)


def _beside(label, blocks, at=0.5):
    return row([label, *blocks], [LABELS, *[None] * len(blocks)], GAP, at)


def _draw_band(steps, names, colours):
    """Draw up to three ladders side by side, the last step on top."""
    heads = _beside(space(), [name_role(name, colours[name]) for name in names], at=1)
    rails = _beside(space(), [_draw_rails(colours[name]) for name in names], at=None)
    rungs = [at_least(34, _beside(text(f"{number}. {level}"), [_draw_rung(row, name, colours) for name in names]))
             for number, (level, row) in enumerate(steps.iterrows(), 1)]
    return stack([heads, over(rails, stack([space(), *reversed(rungs), space()], 14))])


def _draw_rails(colour):
    def draw(ax, x, y, width, height):
        for rail in (x + RAIL, x + width - RAIL):
            rule(ax, [rail, rail], [y, y + height], colour.dark, 3.5)

    return fixed(0, draw)


def _draw_rung(step, name, colours):
    """Name what one role has on a step; a dashed rung where nothing is said."""
    if not step[name]:
        dashed = row([space(), line(MUTED, 1.5, dashed=True), space()], [RAIL, None, RAIL])
        return stack([text("nothing said", SMALL, MUTED, ha="center"), dashed], 3)
    holders = {item: [role for role in step.index if item in step[role]] for item in step[name]}
    return stack([chip(item, SHARED if len(roles) > 1 else colours[name]) for item, roles in holders.items()], 6)


def _draw_basis(basis, colours):
    """Name each facet's items once: what roles share spans all columns, the others stand under their ladder."""
    for facet, cells in basis.iterrows():
        holders = _list_holders(cells)
        chips = {item: chip(item, SHARED if len(roles) > 1 else colours[roles[0]],
                            [colours[role] for role in roles] if len(cells) > 1 else ())
                 for item, roles in holders.items()}
        shared = [chips[item] for item, roles in holders.items() if len(roles) > 1]
        alone = [[chips[item] for item, roles in holders.items() if roles == [name]] for name in cells.index]
        if len(alone) > ACROSS:
            below = columns([part for own in alone for part in own], 2, GAP, 8)
        else:
            below = row([stack(part, 8) for part in alone], gap=GAP, at=0)
        yield _beside(text(facet), [stack([*shared, *[below] * any(alone)], 8)])


def _list_holders(cells):
    """List which roles have each item of a row."""
    return {item: [role for role in cells.index if item in cells[role]] for items in cells for item in items}


def headline_ladder(table):
    """Say on how many steps the ladders carry the same title."""
    steps = table.loc["step"]
    if table.shape[1] == 1:
        return f"A ladder of {say_number(len(steps))} step{'' if len(steps) == 1 else 's'}"
    same = [_is_same(row) for _, row in steps.iterrows()]
    first = same.index(False) if False in same else 0
    if first and not any(same[first:]):
        return f"The ladders start alike and part at step {say_number(first + 1)}: {steps.index[first]}"
    number = say_part(sum(same), len(same), ("step", "steps"))
    return f"{start(number)} {'have' if sum(same) > 1 else 'has'} the same titles on each ladder"


def _is_same(row):
    return bool(row.iloc[0]) and len({frozenset(items) for items in row}) == 1


def describe_ladder(table):
    """Say each ladder from its first step up, and what the ladders rest on."""
    sentences = []
    for name in table.columns:
        rungs = [f"{level}: {_name(items) or 'nothing said'}" for level, items in table.loc["step"][name].items()]
        sentences.append(f"{name}, from the first step up: {'; '.join(rungs)}.")
    basis = table.drop(index="step", level="part").droplevel("part")
    sentences += [f"Below the ladders, {facet}: {_say_basis(row)}." for facet, row in basis.iterrows()]
    return " ".join(sentences)


def _say_basis(row):
    """Name what roles share first, then what each has alone."""
    holders = _list_holders(row)
    if len(row) == 1:
        return _name(holders)
    shared = [item for item, roles in holders.items() if len(roles) > 1]
    parts = [f"{_name(shared)} ({'both roles' if len(row) == 2 else 'more than one role'})"] if shared else []
    for role in row.index:
        alone = [item for item, roles in holders.items() if roles == [role]]
        parts += [f"{_name(alone)} ({role})"] if alone else []
    return "; ".join(parts)


def _name(items, most=6):
    """Name a few items; count many, which the chart and the table name."""
    return join_names(items) if len(items) <= most else count_noun(len(items))


@first_six
def view_ladder(rows, choice=None):
    """Show each role's steps as a ladder, in the order of the column `step`, an ordered category."""
    if "step" not in rows or not getattr(rows["step"].dtype, "ordered", False) or not len(rows["step"].cat.categories):
        return Panel(NO_STEPS)
    table = tabulate_ladder(rows)
    return make_panel(plot_ladder, table, headline_ladder(table), describe_ladder(table), colours=role_colours(rows))

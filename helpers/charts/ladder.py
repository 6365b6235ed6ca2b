"""The career ladder: steps in their order as rungs, one ladder per role, and what all of them rest on."""

import pandas as pd

from helpers.charts.layout import chip, grid, line, name_role, over, pad, row, show, space, stack, text
from helpers.charts.style import MUTED, SHARED, SMALL, colour_of, role_colours
from helpers.english import count_noun, name_few, say_number, state_part
from helpers.panels import Panel, first_six, make_panel
from helpers.roles import role_names

LABELS, GAP, ACROSS, RAIL = 108, 16, 3, 16
NO_STEPS = ("A ladder needs a column named step, an ordered category, and these rows have none yet: fill the column "
            "facet of the file with the name of each step, such as first level and second level.")


def tabulate_ladder(rows):
    """Gather each role's attributes in tuples: ("step", category) in order, then ("basis", facet that is no step)."""
    names, none, facets = role_names(rows), rows["step"].isna(), rows["facet"].replace("", "no facet")
    parts = {("step", level): rows[rows["step"] == level] for level in rows["step"].cat.categories}
    parts |= {("basis", facet): part for facet, part in rows[none].groupby(facets[none], sort=False)}
    cells = [[tuple(part.loc[part["role"] == name, "attribute"].drop_duplicates()) for name in names]
             for part in parts.values()]
    index = pd.MultiIndex.from_tuples(parts, names=["part", "facet"])
    return pd.DataFrame(cells, index=index, columns=pd.Index(names, name="role"), dtype=object)


def plot_ladder(table, *, title="", colours, ax=None):
    """Draw a ladder for each role, its first step lowest, and below the ladders what is no step."""
    names, basis = list(table.columns), table.drop(index="step", level="part").droplevel("part")
    content = [_draw_band(table.loc["step"], names[i : i + ACROSS], colours) for i in range(0, len(names), ACROSS)]
    if len(basis):
        content.append(line(SHARED.dark, 2.2))
    for facet, cells in basis.iterrows():
        chips = [chip(item, colour_of(roles, colours), [colours[role] for role in roles if len(cells) > 1])
                 for item, roles in _list_holders(cells).items()]
        content.append(_beside(text(facet), [stack(chips, 8)]))
    return show(stack(content, 18), title, ax)


def _beside(label, blocks, at=0.5):
    return row([label, *blocks], [LABELS, *[None] * len(blocks)], GAP, at)


def _draw_band(steps, names, colours):
    """Draw up to three ladders side by side, the last step on top."""
    heads = _beside(space(), [name_role(name, colours[name]) for name in names], at=1)
    rails = [pad(grid(dict.fromkeys((0, 1), colours[name].dark), 3.5), RAIL) for name in names]
    nothing = [text("nothing said", SMALL, MUTED, ha="center"), pad(line(MUTED, 1.5, dashed=True), RAIL)]
    rungs = []
    for number, (level, cells) in enumerate(steps.iterrows(), 1):
        looks = {item: colour_of(holders, colours) for item, holders in _list_holders(cells).items()}
        blocks = [stack([chip(item, looks[item]) for item in cells[name]] or nothing, 6) for name in names]
        rungs.insert(0, over(space(34), _beside(text(f"{number}. {level}"), blocks)))
    return stack([heads, over(_beside(space(), rails, at=None), stack([space(), *rungs, space()], 14))])


def _list_holders(cells):
    return {item: [role for role in cells.index if item in cells[role]] for items in cells for item in items}


def headline_ladder(table):
    """Say on how many steps the ladders carry the same title."""
    steps = table.loc["step"]
    if table.shape[1] == 1:
        return f"A ladder of {count_noun(len(steps), 'step')}"
    same = [bool(cells.iloc[0]) and len(set(map(frozenset, cells))) == 1 for _, cells in steps.iterrows()]
    first = same.index(False) if False in same else 0
    if first and not any(same[first:]):
        return f"The ladders start alike and part at step {say_number(first + 1)}: {steps.index[first]}"
    return state_part(sum(same), len(same), "step", "has the same titles on each ladder")


def describe_ladder(table):
    """Say each ladder from its first step up, and what each role's rests on."""
    sentences, parts = [], (table.loc["step"], table.drop(index="step", level="part").droplevel("part"))
    for name in table.columns:
        rungs, below = ("; ".join(f"{facet}: {name_few(items, 'careers', 6) or 'nothing said'}"
                                  for facet, items in part[name].items()) for part in parts)
        rest = f" Below the ladder, {below}." if below else ""
        sentences.append(f"{name}, from the first step up: {rungs}.{rest}")
    return " ".join(sentences)


@first_six
def view_ladder(rows, choice=None):
    """Show each role's steps as a ladder, in the order of the column `step`, an ordered category."""
    if "step" not in rows or not getattr(rows["step"].dtype, "ordered", False) or not len(rows["step"].cat.categories):
        return Panel(NO_STEPS)
    table = tabulate_ladder(rows)
    return make_panel(plot_ladder, table, headline_ladder(table), describe_ladder(table), colours=role_colours(rows))

"""All states of an explorer in one piece of HTML, swapped by CSS: its static twin, and the picture of the live one."""

from hashlib import sha256
from html import escape
from itertools import chain, combinations, count

from helpers.english import join_names
from helpers.tables import LOOK

MAX_STATES, MAX_BYTES = 16, 150_000
_numbers = count(1)


def write_twin(names, ticked, colours, choices, label, panel):
    """Write toggles and a panel for each of their states.

    Parameters
    ----------
    names : list of str
        The roles that get a checkbox, at most six.
    ticked : collection of str
        Those ticked at first.
    colours : dict of str to Colour
    choices : sequence of str or None
        The further choice; `(None,)` where there is none.
    label : str
        What the further choice is about.
    panel : callable
        ``panel((roles, choice))`` -> HTML.

    Returns
    -------
    str
        Every state where there are at most 16; otherwise all roles together, each alone, and pairs up to that
        number or 150 kB. A line says what was left out.
    """
    subsets, left_out = _choose_states(names, tuple(ticked), choices, panel)
    key, states = write_states(names, choices, panel, subsets)
    missing = ""
    if left_out:
        alone, pairs = (sum(len(subset) == size for subset in subsets) for size in (1, 2))
        held = ["all of these roles together", f"{'each' if alone == len(names) else 'some'} alone" if alone else "",
                "some pairs" if pairs else ""]
        missing = (f'<p class="sbs-missing">This page holds {join_names(list(filter(None, held)))}; for {left_out} '
                   "other combinations, open the notebook.</p>")
    controls = _write_controls(names, ticked, colours, choices, label)
    return f'<style>{LOOK}</style><div class="sbs-explorer {key}">{controls}{states}{missing}</div>'


def fits(names, choices):
    """Tell whether a page can hold every state: 16 at most."""
    return (2 ** len(names) - 1) * len(choices) <= MAX_STATES


def write_states(names, choices, panel, subsets=None):
    """Write a panel for each state, and the rules by which the controls show one of them.

    Parameters
    ----------
    names, choices, panel
        As for `write_twin`.
    subsets : list of tuple of str, optional
        The sets of roles to write, by default all.

    Returns
    -------
    key : str
        A class for the element that holds both the states and the controls. Of these, the checkbox of the first role
        stands in an element with the class `r0`, and so on; the radio buttons have the values 0, 1, ….
    states : str
        HTML.
    """
    subsets = _list_subsets(names) if subsets is None else subsets
    rules = _write_rules(names, subsets, choices)
    key = "sbs-" + sha256(rules.encode()).hexdigest()[:8]
    # A screen reader says what a toggle has changed.
    parts = [f'<style>{rules.replace("KEY", key)}</style><div class="sbs-states" aria-live="polite">',
             f'<div class="sbs-state {_code(names, ())}">{panel(((), choices[0]))}</div>']
    for subset in subsets:
        for number, choice in enumerate(choices):
            name = " · ".join([join_names(subset), *([choice] if choice else [])])
            parts.append(f'<div class="sbs-state {_code(names, subset)} c{number}">'
                         f'<p class="sbs-name">{escape(name)}</p>{panel((subset, choice))}</div>')
    return key, "".join([*parts, "</div>"])


def _list_subsets(names):
    return list(chain.from_iterable(combinations(names, size) for size in range(1, len(names) + 1)))


def _choose_states(names, ticked, choices, panel):
    """Choose the sets of roles to draw, the most useful first; return them and how many were left out."""
    every = _list_subsets(names)
    every.sort(key=lambda subset: (subset != ticked, len(subset) != len(names), len(subset)))
    kept, size = [], 0
    for subset in every[: max(MAX_STATES // len(choices), 1)]:
        size += sum(len(panel((subset, choice))) for choice in choices)
        if kept and size > MAX_BYTES and not fits(names, choices):
            break
        kept.append(subset)
    return kept, len(every) - len(kept)


def _code(names, subset):
    return "s" + "".join("1" if name in subset else "0" for name in names)


def _write_rules(names, subsets, choices):
    """Write CSS that shows one state: KEY stands for the class that these rules get."""
    shown, hidden = [], []
    for subset in [(), *subsets]:
        ticks = "".join(f":has(.r{i} input:checked)" if name in subset else f":has(.r{i} input:not(:checked))"
                        for i, name in enumerate(names))
        hidden.append(f".KEY{ticks} .sbs-missing")
        if subset and len(choices) > 1:
            shown += [f".KEY{ticks}:has([value='{i}']:checked) .{_code(names, subset)}.c{i}"
                      for i in range(len(choices))]
        else:
            shown.append(f".KEY{ticks} .{_code(names, subset)}")
    return ("@supports selector(:has(*)){.KEY .sbs-state{display:none}" + ",".join(shown) + "{display:block}"
            + ",".join(hidden) + "{display:none}@media screen{.KEY .sbs-name{display:none}}}")


def _write_controls(names, ticked, colours, choices, label):
    boxes = "".join(
        f'<label class="r{i}"><input type="checkbox"{" checked" if name in ticked else ""}>'
        f'<span class="sbs-swatch" style="background:{colours[name].dark}"></span> {escape(name)}</label>'
        for i, name in enumerate(names))
    controls = f'<fieldset class="sbs-controls"><legend>Roles</legend>{boxes}</fieldset>'
    if len(choices) == 1:
        return controls
    group = f"sbs-choice-{next(_numbers)}"
    radios = "".join(f'<label><input type="radio" name="{group}" value="{i}"{"" if i else " checked"}> '
                     f"{escape(choice)}</label>" for i, choice in enumerate(choices))
    return controls + f'<fieldset class="sbs-controls"><legend>{escape(label)}</legend>{radios}</fieldset>'

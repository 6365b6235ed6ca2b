"""The static twin of an explorer: the same toggles in HTML and CSS, for pages without Python or scripts."""

from hashlib import sha256
from html import escape
from itertools import chain, combinations, count

from helpers.tables import LOOK
from helpers.words.common import join_names

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
    rules = _write_rules(names, subsets, choices)
    key = "sbs-" + sha256(rules.encode()).hexdigest()[:8]
    parts = [f"<style>{LOOK}</style><style>{rules.replace('KEY', key)}</style>", f'<div class="sbs-explorer {key}">',
             _write_controls(names, ticked, colours, choices, label)]
    # A screen reader says what a toggle has changed.
    parts.append('<div class="sbs-states" aria-live="polite">')
    parts.append(f'<div class="sbs-state {_code(names, ())}">{panel(((), choices[0]))}</div>')
    for subset in subsets:
        for number, choice in enumerate(choices):
            name = " · ".join([join_names(subset), *([choice] if choice else [])])
            parts.append(f'<div class="sbs-state {_code(names, subset)} c{number}">'
                         f'<p class="sbs-name">{escape(name)}</p>{panel((subset, choice))}</div>')
    if left_out:
        parts.append(f'<p class="sbs-missing">This page holds all of these roles together, each alone'
                     f'{", and some pairs" if any(len(s) == 2 for s in subsets) else ""}; for {left_out} other '
                     f"combinations, open the notebook.</p>")
    return "".join([*parts, "</div></div>"])


def _choose_states(names, ticked, choices, panel):
    """Choose the sets of roles to draw, the most useful first; return them and how many were left out."""
    every = list(chain.from_iterable(combinations(names, size) for size in range(1, len(names) + 1)))
    every.sort(key=lambda subset: (subset != ticked, len(subset) != len(names), len(subset)))
    kept, size = [], 0
    for subset in every[: MAX_STATES // len(choices)]:
        size += sum(len(panel((subset, choice))) for choice in choices)
        if size > MAX_BYTES and len(every) * len(choices) > MAX_STATES:
            break
        kept.append(subset)
    return kept, len(every) - len(kept)


def _code(names, subset):
    return "s" + "".join("1" if name in subset else "0" for name in names)


def _write_rules(names, subsets, choices):
    """Write CSS that shows one state: KEY stands for the class that these rules get."""
    shown, hidden = [], []
    for subset in [(), *subsets]:
        ticks = "".join(f":has(.r{i}:checked)" if name in subset else f":has(.r{i}:not(:checked))"
                        for i, name in enumerate(names))
        hidden.append(f".KEY{ticks} .sbs-missing")
        if subset and len(choices) > 1:
            shown += [f".KEY{ticks}:has(.c{i}:checked) .{_code(names, subset)}.c{i}" for i in range(len(choices))]
        else:
            shown.append(f".KEY{ticks} .{_code(names, subset)}")
    return ("@supports selector(:has(*)){.KEY .sbs-state{display:none}" + ",".join(shown) + "{display:block}"
            + ",".join(hidden) + "{display:none}@media screen{.KEY .sbs-name{display:none}}}")


def _write_controls(names, ticked, colours, choices, label):
    boxes = "".join(
        f'<label><input type="checkbox" class="r{i}"{" checked" if name in ticked else ""}>'
        f'<span class="sbs-swatch" style="background:{colours[name].dark}"></span> {escape(name)}</label>'
        for i, name in enumerate(names))
    controls = f'<fieldset class="sbs-controls"><legend>Roles</legend>{boxes}</fieldset>'
    if len(choices) == 1:
        return controls
    group = f"sbs-choice-{next(_numbers)}"
    radios = "".join(f'<label><input type="radio" name="{group}" class="c{i}"{"" if i else " checked"}> '
                     f"{escape(choice)}</label>" for i, choice in enumerate(choices))
    return controls + f'<fieldset class="sbs-controls"><legend>{escape(label)}</legend>{radios}</fieldset>'

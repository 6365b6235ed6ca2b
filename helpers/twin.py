"""All states of an explorer in one piece of HTML, swapped by CSS: its static twin, and the picture of the live one.

A state is (the ticked roles, the further choice). The checkbox of the first role is in an element with the class `r0`,
and so on; the radio buttons have the values 0, 1, ….
"""

from hashlib import sha256
from html import escape
from itertools import chain, combinations, count
from typing import NamedTuple

from helpers.english import join_names
from helpers.tables import LOOK

MAX_STATES, MAX_BYTES = 16, 150_000
_numbers = count(1)


class Controls(NamedTuple):
    """What a reader can choose: roles, each with its Colour, and one of `choices`, `(None,)` where there are none."""

    colours: dict
    choices: tuple
    label: str


def write_twin(controls, state, panel):
    """Write toggles that are in `state` at first, and the panel of each of their states as `panel(state)` gives it.

    Every state where there are at most 16; otherwise the first one, all roles together, each alone, and pairs up to
    that number or 150 kB. A line says what was left out.
    """
    names = list(controls.colours)
    subsets = _choose_subsets(names, state[0], controls.choices, panel)
    key, states = write_states(names, controls.choices, panel, subsets)
    return (f'<style>{LOOK}</style><div class="sbs-explorer {key}">{_write_boxes(controls.colours, state[0])}'
            f"{_write_radios(controls, state[1])}{states}{_say_left_out(names, subsets)}</div>")


def bundle_view(widget):
    """Write down a widget's view as a cell keeps it; ipywidgets 7, which Colab has, has no method for this."""
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    return {"text/plain": type(widget).__name__, "application/vnd.jupyter.widget-view+json": view}


def fits(names, choices):
    """Tell whether a page can hold every state."""
    return (2 ** len(names) - 1) * len(choices) <= MAX_STATES


def write_states(names, choices, panel, subsets=None):
    """Write the panels of some sets of roles, or of all, and CSS that shows the one that is chosen.

    Returns a class, for the element that holds both the panels and the controls, and the HTML.
    """
    shown, hidden, parts = [], [], []
    for subset in [(), *(_list_subsets(names) if subsets is None else subsets)]:
        code = "s" + "".join("01"[name in subset] for name in names)
        ticks = "".join(f":has(.r{i} input:{'checked' if name in subset else 'not(:checked)'})"
                        for i, name in enumerate(names))
        hidden.append(f".KEY{ticks} .sbs-missing")
        for place, choice in enumerate(choices if subset else choices[:1]):
            radio = f":has([value='{place}']:checked)" if subset and len(choices) > 1 else ""
            shown.append(f".KEY{ticks}{radio} .{code}" + f".c{place}" * bool(radio))
            name = " · ".join(filter(None, [join_names(subset), choice])) if subset else ""
            parts.append(f'<div class="sbs-state {code}{f" c{place}" if subset else ""}">'
                         + f'<p class="sbs-name">{escape(name)}</p>' * bool(name)
                         + panel((subset, choice)) + "</div>")
    rules = ("@supports selector(:has(*)){.KEY .sbs-state{display:none}" + ",".join(shown) + "{display:block}"
             + ",".join(hidden) + "{display:none}@media screen{.KEY .sbs-name{display:none}}}")
    key = "sbs-" + sha256(rules.encode()).hexdigest()[:8]
    # A screen reader says what a toggle has changed.
    return key, (f'<style>{rules.replace("KEY", key)}</style><div class="sbs-states" aria-live="polite">'
                 f"{''.join(parts)}</div>")


def _list_subsets(names):
    return list(chain.from_iterable(combinations(names, size) for size in range(1, len(names) + 1)))


def _choose_subsets(names, ticked, choices, panel):
    """Choose the sets of roles to show, the most useful first: the ticked one is always among them."""
    every, kept, size = _list_subsets(names), [], 0
    every.sort(key=lambda subset: (subset != ticked, len(subset) != len(names), len(subset)))
    for subset in every[: max(MAX_STATES // len(choices), 1)]:
        size += sum(len(panel((subset, choice))) for choice in choices)
        if kept and size > MAX_BYTES and not fits(names, choices):
            break
        kept.append(subset)
    return kept


def _say_left_out(names, subsets):
    left_out = 2 ** len(names) - 1 - len(subsets)
    if not left_out:
        return ""
    alone, pairs = (sum(len(subset) == size for subset in subsets) for size in (1, 2))
    held = ["all of these roles together", f"{'each' if alone == len(names) else 'some'} alone" if alone else "",
            "some pairs" if pairs else ""]
    return (f'<p class="sbs-missing">This page holds {join_names(list(filter(None, held)))}; for {left_out} other '
            "combinations, open the notebook.</p>")


def _write_boxes(colours, ticked):
    boxes = "".join(
        f'<label class="r{i}"><input type="checkbox"{" checked" if name in ticked else ""}>'
        f'<span class="sbs-swatch" style="background:{colour.dark}"></span> {escape(name)}</label>'
        for i, (name, colour) in enumerate(colours.items()))
    return f'<fieldset class="sbs-controls"><legend>Roles</legend>{boxes}</fieldset>'


def _write_radios(controls, chosen):
    if len(controls.choices) == 1:
        return ""
    group = f"sbs-choice-{next(_numbers)}"
    radios = "".join(f'<label><input type="radio" name="{group}" value="{i}"{" checked" * (choice == chosen)}> '
                     f"{escape(choice)}</label>" for i, choice in enumerate(controls.choices))
    return f'<fieldset class="sbs-controls"><legend>{escape(controls.label)}</legend>{radios}</fieldset>'

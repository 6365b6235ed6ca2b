"""All states of an explorer in one piece of HTML, swapped by CSS.

A state is (the ticked roles, the further choice). The checkbox of the first role is in an element with the class `r0`,
and so on; the radio buttons have the values 0, 1, ….
"""

from hashlib import sha256
from html import escape
from itertools import chain, combinations
from typing import NamedTuple

from helpers.english import join_names
from helpers.tables import LOOK

MAX_STATES, MAX_BYTES = 16, 150_000
# All states are in one place, which is as high as the highest of them: what is below does not jump. On paper there is
# the chosen one alone, with its name.
SWAP = """@supports selector(:has(*)){
.KEY .sbs-states>*{visibility:var(--sbs-seen,hidden)}
@media screen{.sbs-name{display:none}}
@media print{.KEY .sbs-states>*{display:var(--sbs-printed,none)}}
SHOWN{--sbs-seen:visible;--sbs-printed:block}
}"""


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
    key, states = _write_states(names, controls.choices, subsets, panel)
    # Radio buttons of one form are one group, whatever else on the page has their name; "dialog": it is never sent.
    return (f'<style>{LOOK}</style><form class="sbs-explorer {key}" method="dialog">'
            f"{_write_boxes(controls.colours, state[0])}{_write_radios(controls, state[1])}{states}</form>")


def bundle_view(widget):
    """Write down a widget's view as a cell keeps it; ipywidgets 7, which Colab has, has no method for this."""
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    return {"text/plain": type(widget).__name__, "application/vnd.jupyter.widget-view+json": view}


def fits(names, choices):
    """Tell whether a page can hold every state."""
    return (2 ** len(names) - 1) * len(choices) <= MAX_STATES


def _write_states(names, choices, subsets, panel):
    """Write the panels, and CSS that shows the one that is chosen.

    Returns a class, for the element that holds both the panels and the controls, and the HTML.
    """
    shown, parts, held = [], [], []
    for subset in [(), *subsets]:
        code = "s" + "".join("01"[name in subset] for name in names)
        ticks = "".join(f":has(.r{i} input:{'checked' if name in subset else 'not(:checked)'})"
                        for i, name in enumerate(names))
        held.append(ticks)
        for place, choice in enumerate(choices if subset else choices[:1]):
            radio = f":has([value='{place}']:checked)" if subset and len(choices) > 1 else ""
            shown.append(f".KEY{ticks}{radio} .{code}" + f".c{place}" * bool(radio))
            name = " · ".join(filter(None, [join_names(subset), choice])) if subset else ""
            parts.append(f'<div class="sbs-state {code}{f" c{place}" if subset else ""}">'
                         + f'<p class="sbs-name">{escape(name)}</p>' * bool(name)
                         + panel((subset, choice)) + "</div>")
    if missing := _say_left_out(names, subsets):
        parts.append(missing)
        shown.append(f".KEY:not({','.join(held)}) .sbs-missing")
    rules = SWAP.replace("SHOWN", ",".join(shown))
    key = "sbs-" + sha256(rules.encode()).hexdigest()[:8]
    # A screen reader says what a toggle has changed.
    return key, (f'<style>{rules.replace("KEY", key)}</style><div class="sbs-states" aria-live="polite">'
                 f"{''.join(parts)}</div>")


def _choose_subsets(names, ticked, choices, panel):
    """Choose the sets of roles to show, the most useful first: the ticked one is always among them."""
    every = list(chain.from_iterable(combinations(names, size) for size in range(1, len(names) + 1)))
    every.sort(key=lambda subset: (subset != ticked, len(subset) != len(names), len(subset)))
    if fits(names, choices):
        return every
    kept, size = [], 0
    for subset in every[: max(MAX_STATES // len(choices), 1)]:
        size += sum(len(panel((subset, choice))) for choice in choices)
        if kept and size > MAX_BYTES:
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
    # Without the data attribute JupyterLab would keep the arrow keys for its cells.
    radios = "".join(f'<label><input type="radio" name="choice" value="{i}"{" checked" * (choice == chosen)} '
                     f'data-lm-suppress-shortcuts="true"> {escape(choice)}</label>'
                     for i, choice in enumerate(controls.choices))
    return f'<fieldset class="sbs-controls"><legend>{escape(controls.label)}</legend>{radios}</fieldset>'

"""All states of an explorer, (ticked roles, further choice), in one piece of HTML, swapped by CSS."""

from hashlib import sha256
from html import escape
from itertools import accumulate, chain, combinations

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


def write_twin(explorer):
    """Write the toggles and panels of an explorer in HTML and CSS, without a script."""
    subsets = _choose_subsets(explorer)
    shown, parts, held = [], [], []
    for subset in [(), *subsets]:
        code = "s" + "".join("1" if name in subset else "0" for name in explorer.offered)
        ticks = "".join(f":has(.r{i} input:{'checked' if name in subset else 'not(:checked)'})"
                        for i, name in enumerate(explorer.offered))
        held.append(ticks)
        for place, choice in enumerate(explorer.choices if subset else explorer.choices[:1]):
            radio = f":has([value='{place}']:checked)" if subset and len(explorer.choices) > 1 else ""
            shown.append(f".KEY{ticks}{radio} .{code}" + (f".c{place}" if radio else ""))
            name = " · ".join(filter(None, [join_names(subset), choice])) if subset else ""
            parts.append(f'<div class="sbs-state {code}{f" c{place}" if subset else ""}">'
                         + (f'<p class="sbs-name">{escape(name)}</p>' if name else "")
                         + explorer.panel((subset, choice))._repr_html_() + "</div>")
    if len(subsets) < (every := 2 ** len(explorer.offered) - 1):
        shown.append(f".KEY:not({','.join(held)}) .sbs-missing")
        parts.append(f'<p class="sbs-missing">This page holds {len(subsets)} of {every} combinations of these roles. '
                     "For this one, open the notebook.</p>")
    rules = SWAP.replace("SHOWN", ",".join(shown))
    key = "sbs-" + sha256(rules.encode()).hexdigest()[:8]
    # Radio buttons of one form are one group, whatever else on the page has their name; "dialog": it is never sent.
    # A screen reader says what a toggle has changed.
    return (f'<style>{LOOK}</style><form class="sbs-explorer {key}" method="dialog">{_write_controls(explorer)}'
            f'<style>{rules.replace("KEY", key)}</style><div class="sbs-states" aria-live="polite">'
            f"{''.join(parts)}</div></form>")


def bundle_view(widget):
    """Write down a widget's view as a cell keeps it; ipywidgets 7, which Colab has, has no method for this."""
    view = {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}
    return {"text/plain": type(widget).__name__, "application/vnd.jupyter.widget-view+json": view}


def fits(names, choices):
    """Tell whether a page can hold every state."""
    return (2 ** len(names) - 1) * len(choices) <= MAX_STATES


def _choose_subsets(explorer):
    """Choose the sets of roles to show: where none is to be asked for, all; else what fits, the ticked one first."""
    names, choices, (ticked, _) = explorer.offered, explorer.choices, explorer.state
    every = chain([ticked, tuple(names)], *(combinations(names, size) for size in range(1, len(names))))
    every = list(dict.fromkeys(filter(None, every)))[: MAX_STATES // len(choices)]
    sizes = accumulate(sum(len(explorer.panel((subset, each))._repr_html_()) for each in choices) for subset in every)
    return every[: max(sum(fits(names, choices) or size <= MAX_BYTES for size in sizes), 1)]


def _write_controls(explorer):
    """Write a checkbox for each role, and a radio button for each further choice."""
    (ticked, chosen), choices, many = explorer.state, explorer.choices, len(explorer.names)
    roles = "Roles" if many == len(explorer.offered) else f"Roles (the first {len(explorer.offered)} of {many})"
    boxes = "".join(
        f'<label class="r{i}"><input type="checkbox"{" checked" if name in ticked else ""}>'
        f'<span class="sbs-swatch" style="background:{colour.dark}"></span> {escape(name)}</label>'
        for i, (name, colour) in enumerate(explorer.colours.items()))
    # Without the data attribute JupyterLab would keep the arrow keys for its cells.
    radios = "".join(f'<label><input type="radio" name="choice" value="{i}"{" checked" * (choice == chosen)} '
                     f'data-lm-suppress-shortcuts="true"> {escape(choice)}</label>'
                     for i, choice in enumerate(choices) if len(choices) > 1)
    return "".join(f'<fieldset class="sbs-controls"><legend>{escape(label)}</legend>{controls}</fieldset>'
                   for label, controls in ((roles, boxes), (explorer.label, radios)) if controls)

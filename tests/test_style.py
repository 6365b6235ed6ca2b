"""Colours that can be told apart: on white and dark pages, beside each other, and without colour."""

from itertools import combinations

import numpy as np
import pytest

from helpers.charts.style import INK, MUTED, ROLE_COLOURS, SHARED, STYLE, text_width, wrap

DARK = "#111111"  # JupyterLab's dark theme, behind the swatches of checkboxes
EVERY = [*ROLE_COLOURS, SHARED]
# Machado, Oliveira and Fernandes (2009): what people without one kind of cone see, on linear RGB.
VISION = {
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}


def linear(colour):
    """Turn #rrggbb into linear RGB, 0 to 1."""
    values = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


def contrast(first, second):
    """Return the contrast ratio of WCAG 2.2."""
    light, dark = sorted((float(linear(c) @ [0.2126, 0.7152, 0.0722]) for c in (first, second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(rgb):
    """Turn linear RGB into CIE L*a*b* (D65)."""
    xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]) @ rgb.clip(0, 1)
    f = np.cbrt(xyz / [0.95047, 1, 1.08883])
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("colour", EVERY)
def test_text_and_marks_stand_out(colour):
    assert contrast(colour.dark, "#ffffff") >= 4.5
    assert contrast(colour.dark, colour.tint) >= 4.5
    assert contrast(INK, colour.tint) >= 7


@pytest.mark.parametrize("colour", ROLE_COLOURS)
def test_swatches_stand_out_in_the_dark_theme(colour):
    # A dark swatch is seen by its white edge, a lighter one by itself as well.
    assert contrast("#ffffff", DARK) >= 3
    assert contrast(colour.dark, "#ffffff") >= 3


def test_quiet_text_can_be_read():
    assert contrast(MUTED, "#ffffff") >= 4.5


@pytest.mark.parametrize("vision", VISION)
def test_colours_differ_for_everybody(vision):
    seen = [lab(np.array(VISION[vision]) @ linear(colour.dark)) for colour in EVERY]
    roles, shared = seen[:-1], seen[-1]
    assert all(np.linalg.norm(a - b) >= 14 for a, b in combinations(roles, 2))
    # What is shared is hatched and stands in a place of its own wherever it is drawn.
    assert all(np.linalg.norm(role - shared) >= 8 for role in roles)


def test_no_colour_is_the_only_cue():
    assert len({colour.hatch for colour in EVERY}) == len(EVERY)
    assert len({colour.marker for colour in EVERY}) == len(EVERY)


def test_drawing_leaves_settings_alone():
    import matplotlib as mpl

    from helpers import load_roles, view_overlap

    before = dict(mpl.rcParams)
    view_overlap(load_roles())
    assert dict(mpl.rcParams) == before
    assert before["text.parse_math"] != STYLE["text.parse_math"]


def test_letters_are_measured_as_they_are_drawn():
    from matplotlib.figure import Figure

    figure = Figure(dpi=100)
    for text in ("Relationship building", "WWW iii", "Übergrößenträger"):
        drawn = figure.text(0, 0, text, size=20).get_window_extent().width
        assert text_width(text, 20) == pytest.approx(drawn, rel=0.04)


def test_wrapping_leaves_nothing_out():
    text = "one two " + "x" * 200 + " three"
    lines = wrap(text, 100)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(text_width(line) <= 101 for line in lines)

"""Colours that everyone tells apart, and type that the last row reads."""

from dataclasses import fields
from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_hex, to_rgb
from matplotlib.font_manager import findfont

from course_toolkit._core.draw.theme import (
    CLASS_COLORS,
    DARK,
    FONT_FAMILY,
    FONT_STACK,
    LIGHT,
    OUTCOME_COLORS,
    OUTCOME_INKS,
    Theme,
    choose_theme,
)

THEMES = {"light": LIGHT, "dark": DARK}
# Machado, Oliveira and Fernandes, 2009, DOI 10.1109/TVCG.2009.113: full severity, linear RGB.
AS_SEEN_BY = {
    "everyone": np.eye(3),
    "protanopes": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopes": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopes": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
#: CIE 1976: 2.3 is just noticeable; this is told apart at a glance.
APART = 20


def linear(color):
    rgb = np.array(to_rgb(color))
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def luminance(color):
    return float(linear(color) @ [0.2126, 0.7152, 0.0722])


def contrast(one, other):
    """WCAG 2's ratio, from 1 to 21."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


def lab(color, vision):
    seen = np.clip(np.asarray(AS_SEEN_BY[vision]) @ linear(color), 0, 1)
    to_xyz = [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
    xyz = np.asarray(to_xyz) @ seen / [0.95047, 1.0, 1.08883]
    x, y, z = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", AS_SEEN_BY)
def test_the_four_outcomes_are_told_apart_by_everyone(vision):
    for one, other in combinations(OUTCOME_COLORS.values(), 2):
        assert np.linalg.norm(lab(one, vision) - lab(other, vision)) > APART, (one, other)


@pytest.mark.parametrize("vision", AS_SEEN_BY)
@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_first_two_classes_are_told_apart_by_everyone(theme, vision):
    one, other = theme.classes[:2]
    assert np.linalg.norm(lab(one, vision) - lab(other, vision)) > APART


def test_red_and_green_of_one_lightness_would_be_seen():
    assert np.linalg.norm(lab("#d62728", "deuteranopes") - lab("#2ca02c", "deuteranopes")) < APART


@pytest.mark.parametrize("outcome", OUTCOME_COLORS)
def test_the_ink_is_read_on_each_outcome(outcome):
    assert contrast(OUTCOME_COLORS[outcome], OUTCOME_INKS[outcome]) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("ground", ["paper", "panel"])
@pytest.mark.parametrize("ink", ["ink", "muted", "accent"])
def test_text_is_read_on_paper_and_panel(theme, ground, ink):
    assert contrast(getattr(theme, ground), getattr(theme, ink)) >= 4.5


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_curves_of_two_classes_are_seen_on_the_panel(theme):
    for color in theme.classes[:2]:
        assert contrast(theme.panel, color) >= 3  # WCAG 2, graphical objects


def test_an_outcome_and_a_class_look_the_same_in_every_theme():
    themes = [choose_theme(dark=dark, lecture=lecture) for dark in (False, True) for lecture in (False, True)]
    assert all(theme.outcomes == OUTCOME_COLORS and theme.outcome_inks == OUTCOME_INKS for theme in themes)
    assert all(len(set(theme.classes)) == len(theme.classes) == len(CLASS_COLORS) == 8 for theme in themes)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_colour_is_written_so_that_svg_and_matplotlib_read_it(theme):
    colors = [theme.paper, theme.panel, theme.ink, theme.muted, theme.grid, theme.accent]
    colors += [*theme.outcomes.values(), *theme.outcome_inks.values(), *theme.classes]
    assert [to_hex(color) for color in colors] == colors


@pytest.mark.parametrize(
    ("dark", "lecture"), [(False, False), (True, False), (False, True), (True, True)]
)  # fmt: skip
def test_a_theme_for_a_page_and_an_audience(dark, lecture):
    theme = choose_theme(dark=dark, lecture=lecture)
    plain = DARK if dark else LIGHT
    assert theme.name == ("dark" if dark else "light")
    assert theme.lecture is lecture
    same = {"font_size", "line_width", "lecture"}
    assert all(getattr(theme, f.name) == getattr(plain, f.name) for f in fields(Theme) if f.name not in same)
    assert (theme.size() > 1.3 * plain.size()) is lecture
    assert (theme.line_width > plain.line_width) is lecture


def test_sizes_are_relative_to_ordinary_text():
    assert LIGHT.size() == LIGHT.font_size
    assert LIGHT.size(2) == 2 * LIGHT.font_size


def test_a_theme_of_one_s_own_leaves_the_others_alone():
    mine = Theme()
    mine.outcomes["tn"] = "#000000"
    assert Theme().outcomes == OUTCOME_COLORS


def test_the_font_is_the_one_matplotlib_brings():
    assert FONT_STACK.split(",")[0] == FONT_FAMILY
    assert "DejaVuSans" in findfont(FONT_FAMILY, fallback_to_default=False)

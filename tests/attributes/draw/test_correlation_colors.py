"""Colours of links: nothing is the ground, signs are told apart, and ink is read on each."""

import numpy as np
import pytest

from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.attributes.draw.correlation_colors import CellColors, ink_on


def contrast(one, other):
    """Return the contrast of WCAG 2."""

    def light(color):
        linear = np.where(color <= 0.03928, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)
        return float(linear @ [0.2126, 0.7152, 0.0722])

    low, high = sorted((light(np.array(one)), light(np.array(other))))
    return (high + 0.05) / (low + 0.05)


def rgb(text):
    return [int(text[k : k + 2], 16) / 255 for k in (1, 3, 5)]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_number_is_readable(theme):
    links = np.linspace(-1, 1, 81)[None]
    for has_sign in (True, False):
        for color in CellColors(theme).of(links, np.full(links.shape, has_sign))[0]:
            assert contrast(color[:3], rgb(ink_on(color))) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_nothing_is_the_ground_and_signs_differ(theme):
    links = np.array([[-1.0, 0.0, 1.0, np.nan]])
    falls, nothing, rises, unknown = CellColors(theme).of(links, np.ones((1, 4), dtype=bool))[0]
    assert nothing[:3] == pytest.approx(rgb(theme.panel), abs=0.01)
    assert unknown[:3] == pytest.approx(rgb(theme.paper), abs=0.01)
    assert falls[0] > falls[2]  # orange
    assert rises[2] > rises[0]  # blue
    grey = CellColors(theme).of(links, np.zeros((1, 4), dtype=bool))[0, 0]
    assert np.ptp(grey[:3]) < 0.1

"""Colours tell sets and neighbours apart, in every theme."""

import pytest

from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.preparation.draw.scaling.places import BAR_LEFT, BAR_RIGHT, KEPT, SCORE, colors_of


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_colors_differ(theme):
    colors = colors_of(theme)
    assert len(set(colors.values()) | {theme.accent}) == len(colors) + 1


def test_the_table_reads_from_left_to_right():
    assert 0 < BAR_LEFT < BAR_RIGHT < KEPT < SCORE <= 1

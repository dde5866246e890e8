import pandas as pd
import pytest
from matplotlib.figure import Figure

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit._core.draw.theme import DARK, LIGHT
from course_toolkit.attributes.compute.levels import colors_of
from course_toolkit.attributes.draw.palette import OTHERS, add_point_legend, class_colors, plain_color


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_class_has_its_colour_and_what_is_no_class_is_grey(theme):
    values = [f"c{place}" for place in range(20) for _time in range(20 - place)] + [None]
    colors = class_colors(colors_of(read_attribute(pd.Series(values))), theme)
    assert len(set(colors)) == len(colors)
    assert colors[-2:] == (OTHERS, theme.muted)


def test_without_classes_there_is_one_colour():
    assert class_colors(None, LIGHT) == (plain_color(LIGHT),)


def test_points_in_a_legend_are_large_enough_to_tell():
    ax = Figure().subplots()
    ax.scatter([0], [0], s=1, alpha=0.1, label="a")
    add_point_legend(ax, LIGHT)
    (handle,) = ax.get_legend().legend_handles
    assert handle.get_sizes()[0] > 20
    assert handle.get_alpha() == 1

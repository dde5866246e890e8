import itertools

import pytest

from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.attributes.compute.relate import relate_attributes
from course_toolkit.attributes.draw.pair import PairPicture

COLUMNS = ["x", "whole", "day", "town", "<script>$x$", "label", "empty"]


@pytest.mark.parametrize(("x", "y"), list(itertools.combinations(COLUMNS, 2)))
def test_every_pair_is_drawn(mixed, x, y):
    picture = PairPicture(relate_attributes(mixed, x, y, hue="label"), choose_theme(dark=True))
    figure = picture.complete()
    figure.draw_without_rendering()
    assert figure.axes


def test_points_are_clicked_where_there_are_points(mixed):
    assert set(PairPicture(relate_attributes(mixed, "x", "day")).events()) == {"scatter", "influence"}
    assert PairPicture(relate_attributes(mixed, "x", "town")).events() == {}


@pytest.mark.parametrize("lecture", [False, True])
def test_a_lecture_has_a_larger_page(mixed, lecture):
    picture = PairPicture(relate_attributes(mixed, "x", "day"), choose_theme(lecture=lecture))
    assert picture.size_inches[0] == (13.2 if lecture else 10.8)

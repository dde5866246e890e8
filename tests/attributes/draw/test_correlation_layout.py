"""Where the parts stand: inside the page, side by side, and none on another."""

from itertools import combinations

import pytest

from course_toolkit._core.draw.theme import choose_theme
from course_toolkit.attributes.draw.correlation_layout import lay_out


@pytest.mark.parametrize("n", [2, 4, 12, 13, 25, 40])
@pytest.mark.parametrize("lecture", [False, True])
@pytest.mark.parametrize("has_label", [False, True])
def test_parts_are_inside_the_page_and_apart(n, lecture, has_label):
    layout = lay_out(["name of a column"] * n, has_label=has_label, has_pair=True, theme=choose_theme(lecture=lecture))
    width, height = layout.size_inches
    boxes = [box for box in layout.boxes.values() if box[2] > 0]
    for left, bottom, wide, high in boxes:
        assert left >= 0
        assert bottom >= 0
        assert left + wide <= width
        assert bottom + high <= height
    for one, other in combinations(boxes, 2):
        beside = one[0] + one[2] <= other[0] or other[0] + other[2] <= one[0]
        above = one[1] + one[3] <= other[1] or other[1] + other[3] <= one[1]
        assert beside or above
    assert 1.2 <= width / height <= 3.2


def test_small_type_for_many_names_and_never_under_six_points():
    few, many = (lay_out(["name"] * n, has_label=True, has_pair=True, theme=choose_theme()) for n in (5, 40))
    assert few.name_size > many.name_size >= 6
    assert not few.is_upright
    assert many.is_upright

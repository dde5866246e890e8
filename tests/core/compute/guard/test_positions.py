import numpy as np
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.positions import check_positions


@pytest.mark.parametrize(
    ("given", "checked"),
    [([], ()), ([4], (4,)), ((7, 2, 7), (7, 2)), (np.array([1, 0]), (1, 0)), (range(3), (0, 1, 2)), ([-1], (9,))],
)
def test_positions_come_back_each_once_in_their_order(given, checked):
    assert check_positions(given, name="left_out", n_rows=10) == checked


@pytest.mark.parametrize("given", [4, "4", None, [10], [-11], [1.0], [True], ["a"], [None]])
def test_what_is_no_position_is_refused(given):
    with pytest.raises(CourseError, match="left_out must hold positions of rows, from 0 to 9"):
        check_positions(given, name="left_out", n_rows=10)


def test_the_whole_message_in_english(language):
    with pytest.raises(CourseError) as caught:
        check_positions([12], name="left_out", n_rows=10)
    if language == "en":
        assert str(caught.value) == (
            "left_out must hold positions of rows, from 0 to 9.\n12 is none.\n"
            "Positions are those of frame.iloc: write for example left_out=[0]"
        )
    assert "left_out=[0]" in str(caught.value)

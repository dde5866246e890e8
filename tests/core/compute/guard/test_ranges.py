import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.ranges import check_ranges

FRAME = pd.DataFrame(
    {"Age": [1, 2], "city": ["Lyon", "Nice"], "day": pd.to_datetime(["2020-01-01", "2021-01-01"]), "w": ["1,5", "2"]}
)


def message(error, ranges):
    with pytest.raises(error) as caught:
        check_ranges(ranges, FRAME)
    assert type(caught.value) is error
    return str(caught.value)


def test_ranges_pass_as_plain_numbers():
    ranges = check_ranges({"Age": [np.int64(0), 110.5], "w": (None, 3)}, FRAME)
    assert ranges == {"Age": (0, 110.5), "w": (None, 3)}
    assert type(ranges["Age"][0]) is int
    assert check_ranges(None, FRAME) == {}


def test_dates_may_be_written():
    assert check_ranges({"day": ("2000-01-01", None)}, FRAME) == {"day": (pd.Timestamp("2000-01-01"), None)}


def test_an_unknown_column_names_the_nearest():
    assert message(CourseError, {"age": (0, 110)}).endswith("Did you mean 'Age'?")


@pytest.mark.parametrize("bounds", [110, (0,), (0, 1, 2), "0-110", None])
def test_a_range_is_a_pair(bounds):
    text = message(CourseError, {"Age": bounds})
    assert text.startswith("The range of a column in ranges must be a pair")
    assert "ranges={'Age': (0, 110)}" in text


def test_low_above_high():
    assert message(CourseError, {"Age": (110, 0)}) == (
        "The range of a column in ranges must go from the least value to the largest.\n110 is above 0, for 'Age'.\n"
        "Exchange them: ranges={'Age': (0, 110)}"
    )


@pytest.mark.parametrize("bound", ["a", True, [1], float("nan")])
def test_bounds_are_numbers(bound):
    assert "as a bound of 'Age'" in message(TypeError, {"Age": (0, bound)})


@pytest.mark.parametrize("ranges", [[("Age", 0, 110)], "Age", 5])
def test_ranges_are_a_dictionary(ranges):
    assert message(TypeError, ranges).startswith("ranges must be a dictionary")


def test_texts_have_no_range():
    assert message(CourseError, {"city": (0, 1)}).splitlines()[1] == "'city' holds text."


def test_bounds_of_dates_are_dates():
    assert "must be dates" in message(CourseError, {"day": (0, 5)})
    assert "must be dates" in message(CourseError, {"day": ("soon", None)})

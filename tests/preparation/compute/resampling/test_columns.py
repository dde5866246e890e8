"""Numbers are gone between, categories are voted on, and what is neither is refused."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.preparation.compute.resampling.columns import read_mixed

FRAME = pd.DataFrame(
    {
        "age": pd.array([20, 31, 42, 53], dtype="Int64"),
        "weight": np.array([60.5, 70, 80, 90], dtype="float32"),
        "smoker": [True, False, True, True],
        "sex": ["F", None, "M", "F"],
        "city": pd.Categorical(["b", "a", "b", "b"], categories=["a", "b", "c"]),
        "coded": [0, 1, 0, 1],
        "code": [1, 2, 3, 1],
    }
)


def test_what_is_a_category():
    assert read_mixed(FRAME, categorical=()).categories == ("smoker", "sex", "city", "coded")
    assert read_mixed(FRAME, categorical=("code",)).categories == ("smoker", "sex", "city", "coded", "code")


def test_the_way_back_gives_the_same_table():
    mixed = read_mixed(FRAME, categorical=("code",))
    pd.testing.assert_frame_equal(mixed.back(mixed.matrix), FRAME)


def test_whole_numbers_are_rounded():
    mixed = read_mixed(FRAME[["age", "weight"]], categorical=())
    made = mixed.back(np.array([[20.6, 60.25]]))
    assert made.to_dict("list") == {"age": [21], "weight": [60.25]}
    assert made.dtypes.tolist() == FRAME[["age", "weight"]].dtypes.tolist()


def test_a_constant_column_stays_a_number():
    frame = pd.DataFrame({"a": [1.0, 2, 3], "one": [7, 7, 7]})
    assert read_mixed(frame, categorical=()).categories == ()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ([1.0, np.nan, 3, 5], "Missing in 'a': 1"),
        ([1.0, np.inf, 3], "holds a value that is infinite"),
        ([1.0, -1e200, 3], "or whose square is"),
        (pd.to_datetime(["2020-01-01"] * 3), "Make a number of the date"),
        (["24,5", "20,1", "3,2"], "Make numbers of these texts"),
        ([[1], [2], [3]], "Leave the column out"),
    ],
)
def test_what_no_row_can_be_made_of(values, words):
    with pytest.raises(CourseError, match=words):
        read_mixed(pd.DataFrame({"a": values}), categorical=())


def test_a_text_for_each_row_is_no_category():
    frame = pd.DataFrame({"name": [f"somebody {i}x" for i in range(60)], "a": range(60)})
    with pytest.raises(CourseError, match="free text"):
        read_mixed(frame, categorical=())

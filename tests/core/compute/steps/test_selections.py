"""Which rows are meant, worked by hand: a missing value lies nowhere, and is true of nothing."""

import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.steps.selections import AllRows, Among, Expression, Missing, Outside, Repeated, Rows
from course_toolkit._core.words import set_language

FRAME = pd.DataFrame(
    {
        "Age": [25, 120, None, -1, 25],
        "n": pd.array([1, 2, None, 9, 1], dtype="Int64"),
        "sex": ["F", "M", None, "m", "F"],
    }
)
CASES = [
    (AllRows(), [0, 1, 2, 3, 4], "on all rows"),
    (Rows((1, 9)), [1], "on 2 rows: 1, 9"),
    (Rows((1,)), [1], "on row 1"),
    (Outside("Age", 0, 110), [1, 3], "where Age is below 0 or above 110"),
    (Outside("Age", high=110), [1], "where Age is above 110"),
    (Outside("Age", 0), [3], "where Age is below 0"),
    (Outside("n", 2, 5), [0, 3, 4], "where n is below 2 or above 5"),
    (Outside("n", low=2), [0, 4], "where n is below 2"),
    (Among("sex", ("m", "M")), [1, 3], "where sex is one of 2 values: “m”, “M”"),
    (Among("Age", (120,)), [1], "where Age is 120"),
    (Missing("n"), [2], "where n is missing"),
    (Repeated(), [4], "that repeat an earlier one"),
    (Repeated(("Age", "sex")), [4], "that repeat an earlier one in Age, sex"),
    (Expression("Age > 110 or n == 9"), [1, 3], "where Age > 110 or n == 9"),
    (Expression("n > 1"), [1, 3], "where n > 1"),
]


@pytest.mark.parametrize(("selection", "rows", "words"), CASES)
def test_which_rows(selection, rows, words):
    assert FRAME.index[selection.mask(FRAME)].tolist() == rows
    assert selection.describe() == words
    said = eval(selection.code("frame"), {"frame": FRAME, "pd": pd})  # noqa: S307 — our own code
    assert FRAME[said].index.tolist() == rows


@pytest.mark.parametrize("selection", [case[0] for case in CASES])
def test_in_french_too(selection):
    set_language("fr")
    assert selection.describe()


def test_labels_that_repeat_mean_all_their_rows():
    frame = FRAME.set_axis([0, 0, 1, 1, 2], axis=0)
    assert Rows((0,)).mask(frame).tolist() == [True, True, False, False, False]
    assert Expression("Age > 110").mask(frame).tolist() == [False, True, False, False, False]


def test_dates_have_bounds_too():
    frame = pd.DataFrame({"day": pd.to_datetime(["2024-01-01", "2099-01-01", None])})
    assert Outside("day", high=pd.Timestamp("2025")).mask(frame).tolist() == [False, True, False]


@pytest.mark.parametrize("bounds", [(None, None), (float("nan"), 1), ("a", 1), ([0], 1), (110, 0)])
def test_a_range_that_is_none(bounds):
    with pytest.raises(CourseError, match="outside"):
        Outside("Age", *bounds)


@pytest.mark.parametrize("text", ["Age + 1", "big = Age > 1", "sex"])
def test_a_condition_is_true_or_false_of_each_row(text):
    with pytest.raises(CourseError, match="true or false of each row"):
        Expression(text).mask(FRAME)

"""What a step of a cleaning cannot do is said in three lines: the rule, what came, what to do."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.cleaning import (
    check_bounds,
    check_columns_there,
    check_reason,
    check_row_labels,
    check_says_of_each_row,
    labels_there,
    refuse_mask,
    refuse_no_choice,
    refuse_step,
)

FRAME = pd.DataFrame({"Age": [1, 2], "sex": ["F", "M"]})


def test_a_column_that_is_not_there(language):
    with pytest.raises(CourseError) as error:
        check_columns_there(FRAME, ["age"], step="read age as numbers")
    if language == "en":
        assert str(error.value) == (
            "The table must have the columns of the step: read age as numbers.\n"
            "Not there: 'age'; the columns are: 'Age', 'sex'.\n"
            "Did you mean 'Age'?"
        )
    check_columns_there(FRAME, ["Age"], step="")
    with pytest.raises(CourseError) as error:
        check_columns_there(FRAME, ["zzz"], step="drop zzz")
    assert len(str(error.value).splitlines()) == 3


def test_what_pandas_answers_is_cut_to_one_line(language):
    error = refuse_step("convert a", TypeError("no\nway " * 200))
    lines = str(error).splitlines()
    assert len(lines) == 3
    assert len(lines[1]) < 250
    assert language


@pytest.mark.parametrize("bounds", [(0, 110), (None, 1), (0, None), (1, 1), (pd.Timestamp("2000"), None)])
def test_a_range(bounds):
    check_bounds(*bounds, name="outside")


def test_a_range_upside_down(language):
    with pytest.raises(CourseError) as error:
        check_bounds(110, 0, name="outside")
    assert "outside=(0, 110)" in str(error.value)
    assert language


def test_a_condition_must_speak_of_each_row(language):
    answer = pd.Series([True, False])
    assert check_says_of_each_row(answer, text="Age > 1", n_rows=2) is answer
    for other in (5, pd.Series([1, 2]), pd.Series([True]), FRAME):
        with pytest.raises(CourseError, match="Age > 110"):
            check_says_of_each_row(other, text="Age", n_rows=2)
    assert language


@pytest.mark.parametrize("reason", ["", "  ", None, 5, ["a"], np.nan])
def test_a_step_has_a_reason(reason, language):
    with pytest.raises(CourseError, match="reason"):
        check_reason(reason)
    assert check_reason(" too old ") == "too old"
    assert language


def test_one_way_to_say_which_rows(language):
    for given in ([], ["rows", "where"]):
        assert len(str(refuse_no_choice("drop_rows", given, ["rows", "where"])).splitlines()) == 3
    assert language


def test_labels_of_rows(language):
    check_row_labels(pd.Index([0, 1]), [1])
    with pytest.raises(CourseError, match="'ID == 10'"):
        check_row_labels(pd.Index([0, 1]), [10])
    with pytest.raises(CourseError, match="number_rows"):
        check_row_labels(pd.Index([0, 0, 1]), [0])
    check_row_labels(pd.Index([0, 0, 1]), [1])
    assert language


def test_a_mask_of_another_table(language):
    assert "10" in str(refuse_mask(10, 9))
    assert language


@pytest.mark.parametrize(
    ("index", "labels", "there"),
    [
        (pd.RangeIndex(5), (4, 9, 0), (4, 0)),
        (pd.Index(["a", "b", "a"]), ("a", "c"), ("a",)),
        (
            pd.date_range("2024", periods=3),
            (pd.Timestamp("2024-01-02"), "2024-01-01", 5),
            (pd.Timestamp("2024-01-02"),),
        ),
        (pd.Index([1.0, np.nan]), (np.nan, 1), (np.nan, 1)),
        (pd.MultiIndex.from_tuples([("a", 1), ("b", 1)]), (("a", 1), ("a", 2)), (("a", 1),)),
        (pd.Index([("a", 1), 2], tupleize_cols=False), (("a", 1), 3), (("a", 1),)),
    ],
)
def test_which_labels_are_there(index, labels, there):
    assert str(labels_there(index, labels)) == str(there)

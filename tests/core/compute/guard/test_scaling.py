"""What cannot be scaled is said, with the next step."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.scaling import (
    check_labels_of,
    check_row_of,
    check_rows_of,
    check_same_columns,
    refuse_nothing_to_scale,
    why_not_scaled,
)
from course_toolkit._core.compute.meaning.attribute import read_attribute


def reason(values, **kwargs):
    error = why_not_scaled(read_attribute(pd.Series(values, name="a")), table="X_train", **kwargs)
    return None if error is None else str(error)


@pytest.mark.parametrize("values", [[1, 2], [1.5, np.nan, 2], [True, False], pd.array([1, None, 3], dtype="Int64")])
def test_numbers_are_scaled(values):
    assert reason(values) is None


@pytest.mark.parametrize(
    ("values", "words"),
    [
        (["24,5", "22,0", "23,1"], "texts that look like numbers.\nMake numbers of them first: read_table"),
        (["F", "M", None], "values such as 'F', 'M'.\nCategories are not scaled"),
        (pd.to_datetime(["2020-01-01", "2020-01-02"]), "It holds dates.\nMake a number of them first"),
        ([np.nan, np.nan], "All of its values are missing."),
        ([1.0, np.inf, -np.inf], "It holds 2 infinite values.\nNo mean"),
        ([1.0, -1e200], "so large that their squares are infinite.\nLook at them"),
        ([1.0, np.nan], "must hold at least 2 values.\nIt holds 1 value."),
        ([[1], [2]], "values such as [1], [2]"),
    ],
)
def test_anything_else_is_refused_with_the_next_step(values, words):
    assert words in reason(values)


def test_one_new_row_is_enough():
    assert reason([1.0, np.nan], fewest=1) is None


def test_a_table_without_numbers_names_its_columns():
    with pytest.raises(CourseError, match=r"at least one column of finite numbers"):
        refuse_nothing_to_scale(pd.DataFrame({"a": ["x"]}))


def test_a_column_that_is_lacking_is_named_with_the_nearest():
    new = pd.DataFrame({"age": [1], "b": [2]})
    check_same_columns(new, ["b"])
    with pytest.raises(CourseError, match=r"It lacks: 'Age'\.\nDid you mean 'age'"):
        check_same_columns(new, ["Age", "b"])
    with pytest.raises(CourseError, match="Cut both from one table"):
        check_same_columns(new, ["cholesterol"])


def test_labels_take_the_index_of_the_rows():
    rows = pd.DataFrame({"a": [1, 2]}, index=[7, 9])
    assert check_labels_of(rows, ["x", "y"], names=("X_train", "y_train")).to_dict() == {7: "x", 9: "y"}
    assert check_labels_of(rows, pd.Series([1, 0]), names=("X_train", "y_train")).to_dict() == {7: 1, 9: 0}


@pytest.mark.parametrize("y", [[1], pd.DataFrame({"y": [1, 2]}), np.zeros((2, 1))])
def test_labels_are_one_a_row(y):
    with pytest.raises(CourseError, match=r"must be one column|the same length"):
        check_labels_of(pd.DataFrame({"a": [1, 2]}), y, names=("X_train", "y_train"))


@pytest.mark.parametrize(("labels", "positions"), [("b", [1]), (["b", "a"], [0, 1]), (pd.Index(["c"]), [2])])
def test_rows_are_named_by_their_index(labels, positions):
    frame = pd.DataFrame({"x": [1, 2, 3]}, index=list("abc"))
    assert check_rows_of(frame, labels, name="outlier_rows").tolist() == positions


@pytest.mark.parametrize("labels", ["z", ["a", 3], [], [["a"]]])
def test_a_row_that_is_not_there_is_refused(labels):
    frame = pd.DataFrame({"x": [1, 2, 3]}, index=list("abc"))
    with pytest.raises(CourseError, match="outlier_rows must be index labels of X_train"):
        check_rows_of(frame, labels, name="outlier_rows")


def test_one_row_is_named_by_its_index():
    frame = pd.DataFrame({"x": [1, 2, 3]}, index=[10, 20, 30])
    assert check_row_of(frame, 20.0) == 20
    for wrong in (0, "20", [20]):
        with pytest.raises(CourseError, match="row must be an index label"):
            check_row_of(frame, wrong)

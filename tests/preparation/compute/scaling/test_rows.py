"""Rows are checked once, and columns that cannot be scaled are left out of the menu."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.preparation.compute.scaling.rows import read_scaling_rows


def read(X_train, X_new=None, *, y_train=None, outlier_rows=None):
    return read_scaling_rows(X_train, X_new, y_train=y_train, outlier_rows=outlier_rows)


FRAME = pd.DataFrame(
    {
        "ID": range(6),
        "sex": list("FMFMFM"),
        "Age": [25, 30, np.nan, 45, 50, 120],
        "date": pd.date_range("2020", periods=6),
        "weight": [1.0, np.inf, 3, 4, 5, 6],
        "constant": 7,
        "empty": np.nan,
    }
)


def test_the_menu_has_what_can_be_scaled_identifiers_last():
    rows = read(FRAME)
    assert rows.columns == ("Age", "constant", "ID")
    assert rows.likely == ("Age", "constant")


def test_columns_are_read_once():
    rows = read(FRAME)
    assert rows.attribute("Age") is rows.attribute("Age")
    assert rows.attribute("Age").new is None


@pytest.mark.parametrize(
    ("column", "words"),
    [("sex", "must hold finite numbers"), ("weight", "1 infinite value"), ("age", "Did you mean 'Age'")],
)
def test_a_column_that_is_asked_for_and_cannot_be_scaled_is_refused(column, words):
    with pytest.raises(CourseError, match=words):
        read(FRAME).attribute(column)


def test_new_rows_need_the_column_and_numbers_in_it():
    assert read(FRAME, FRAME[["Age"]].head(1)).attribute("Age").new.tolist() == [25]
    with pytest.raises(CourseError, match="X_new must have the columns of X_train"):
        read(FRAME, FRAME[["ID"]]).attribute("Age")
    with pytest.raises(CourseError, match=r"X_new\['Age'\] must hold finite numbers"):
        read(FRAME, pd.DataFrame({"Age": ["x"]})).attribute("Age")
    assert np.isnan(read(FRAME, pd.DataFrame({"Age": [None]})).attribute("Age").new).all()


@pytest.mark.parametrize(
    ("X_train", "words"),
    [
        (np.zeros((3, 2)), "X_train must be a pandas table"),
        (FRAME.head(0), "at least one row"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "names that differ"),
    ],
)
def test_what_is_no_table_is_refused(X_train, words):
    with pytest.raises(CourseError, match=words):
        read(X_train)


def test_a_table_with_nothing_to_scale_is_refused():
    with pytest.raises(CourseError, match="at least one column of finite numbers"):
        _ = read(FRAME[["sex", "date"]]).columns


def test_one_row_has_no_spread():
    with pytest.raises(CourseError, match="at least 2 values"):
        read(FRAME.head(1)).attribute("Age")


def test_outliers_are_those_outside_of_the_fences_or_those_named():
    assert read(FRAME).outlying("Age").tolist() == [5]
    assert read(FRAME, outlier_rows=[0, 2]).outlying("Age").tolist() == [0, 2]


def test_a_sparse_column_is_read():
    sparse = pd.DataFrame({"a": pd.arrays.SparseArray([0.0, 0, 3, 4])})
    assert read(sparse).attribute("a").train.tolist() == [0, 0, 3, 4]

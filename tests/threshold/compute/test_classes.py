"""The real classes, whatever a student's column writes them in."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.threshold.compute.classes import read_classes


@pytest.mark.parametrize(
    ("y_true", "values", "labels"),
    [
        (np.array([1, 0, 1]), [1, 0, 1], (0, 1)),
        (np.array([1, 0, 1], dtype=np.uint8), [1, 0, 1], (0, 1)),
        (np.array([True, False]), [True, False], (False, True)),
        (np.array([1.0, 0.0]), [1, 0], (0, 1)),  # a column that had missing values once
        (np.array([1.5, 0.5]), [1.5, 0.5], (0.5, 1.5)),
        (np.array([1e300, 0.0]), [1e300, 0.0], (0.0, 1e300)),
        (np.array([2, 0, 1]), [2, 0, 1], (0, 1, 2)),
        (np.array([3, 3]), [3, 3], (3,)),
        (np.array(["b", "a"]), ["b", "a"], ("a", "b")),
        (np.array(["b", "a"], dtype=object), ["b", "a"], ("a", "b")),
        (np.array([1, 0], dtype=object), [1, 0], (0, 1)),
        (np.array([True, False], dtype=object), [True, False], (False, True)),
        (np.array([1.0, 0.0], dtype=object), [1, 0], (0, 1)),
        (np.array(["b", 1], dtype=object), ["b", 1], ("b", 1)),  # cannot be sorted: as they come
        (np.asarray(pd.Series(["b", "a"], dtype="string")), ["b", "a"], ("a", "b")),
        (np.asarray(pd.Series(["b", "a"], dtype="category")), ["b", "a"], ("a", "b")),
        (np.asarray(pd.Series([1, 0], dtype="Int64")), [1, 0], (0, 1)),
        (np.asarray(pd.Series([True, False], dtype="boolean")), [True, False], (False, True)),
    ],
)
def test_classes_are_read(y_true, values, labels):
    found, distinct = read_classes(y_true)
    assert found.tolist() == values
    assert distinct == labels
    assert [type(label) for label in distinct] == [type(label) for label in labels]


def test_the_students_column_is_not_kept():
    y_true = np.array([0, 1])
    assert not np.shares_memory(read_classes(y_true)[0], y_true)


def test_missing_classes_are_refused():
    with pytest.raises(ValueError, match="y_true must say the class of every sample"):
        read_classes(np.array([1.0, np.nan]))


def test_lists_of_classes_are_refused():
    with pytest.raises(ValueError, match="y_true must hold one class for each sample"):
        read_classes(np.asarray(pd.Series([["a"], ["a", "b"]])))

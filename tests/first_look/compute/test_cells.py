import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit.first_look.compute.cells import cells_at, holds_texts, level_counts, rows_with, unread_levels


def read(values, dtype=object):
    return read_attribute(pd.Series(values, dtype=dtype))


def test_how_often_and_where():
    attribute = read(["b", "a", None, "b"])
    assert level_counts(attribute).tolist() == [1, 2]
    assert rows_with(attribute, np.array([False, True])).tolist() == [0, 3]
    assert level_counts(read([1, 2])).tolist() == []


def test_cells_are_given_as_they_are_stored():
    attribute = read([1, "1", 2, None, "x", "y", "z", "u"])
    assert cells_at(attribute, np.array([0, 1])) == [1, "1"]


def test_what_is_not_read():
    attribute = read(["1", "2", None, "3", "4", "?", "5"])
    assert attribute.levels[unread_levels(attribute)].tolist() == ["?"]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        (pd.Series(["a", None]), True), (pd.Series(["a"], dtype="category"), True),
        (pd.Series(["a", 1], dtype=object), True),
        (pd.Series(["a"], dtype="string[pyarrow]"), True), (pd.Series(pd.interval_range(0, 2)), False),
        (pd.Series(pd.cut([1, 2], 2)), False), (pd.Series([object()]), False), (pd.Series([1j]), False),
        (pd.Series([1, 2]), False),
    ],
    ids=str,
)  # fmt: skip
def test_intervals_and_objects_hold_no_texts(series, expected):
    assert holds_texts(read_attribute(series)) == expected

"""Rows that cannot be added are refused with the next step."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard import resampling as guard
from course_toolkit._core.compute.guard.splitting import NOT_GIVEN


def message(function, *args, **kwargs):
    with pytest.raises(CourseError) as caught:
        function(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize(("ratio", "value"), [("equal", 1.0), (0.5, 0.5), (1, 1.0), (np.float64(0.2), 0.2)])
def test_a_ratio(ratio, value):
    assert guard.check_ratio(ratio) == value


@pytest.mark.parametrize("ratio", [0, 1.5, -1, True, "half", None, float("nan")])
def test_what_is_no_ratio(ratio):
    assert 'ratio must be "equal", or a number above 0 and up to 1.' in message(guard.check_ratio, ratio)


def test_an_array_becomes_a_table():
    assert guard.as_frame(np.zeros((2, 3))).shape == (2, 3)
    assert guard.as_frame([1]) == [1]


@pytest.mark.parametrize(
    ("y", "is_quantity", "words"),
    [
        ([1, None], False, "Missing (NULL, NaN, None): 1 of 2."),
        ([0.5, 1.5], True, "a quantity has no rare class.\nIt holds 2 different numbers"),
        (["a", "a"], False, "at least two classes.\nOne class only came, 'a'; samples: 2."),
        ([[1], [2]], False, "It holds lists, or other collections."),
    ],
)
def test_labels_that_are_no_classes(y, is_quantity, words):
    assert words in message(guard.check_classes, pd.Series(y), is_quantity=is_quantity)


def test_classes_pass():
    guard.check_classes(pd.Series(["a", "b"]), is_quantity=False)


def test_too_few_rows_for_neighbors_and_what_to_do():
    guard.check_smallest_class("ill", 6, k_neighbors=5)
    assert message(guard.check_smallest_class, "ill", 4, k_neighbors=5) == (
        "SMOTE makes a row between a row and one of its 5 nearest of the same class.\n"
        "The class 'ill' has 4 rows.\n"
        'Look at fewer neighbours: k_neighbors=3. Copy them instead: method="random". Or collect more of this class: '
        "few rows do not tell what it is like."
    )
    alone = message(guard.check_smallest_class, "ill", 1, k_neighbors=5)
    assert "has 1 row." in alone
    assert "k_neighbors" not in alone


@pytest.mark.parametrize(
    ("function", "args", "words"),
    [
        (guard.refuse_no_labels, (), "oversample(split.train, …)"),
        (guard.refuse_balanced, ({"a": 10, "b": 8}, 0.5), "'a': 10, 'b': 8: the rarest one is at 80% of the largest."),
        (guard.refuse_missing, ({"Age": 3},), "Missing in 'Age': 3.\nFill them with what the training rows say"),
        (guard.refuse_infinite, ("Age",), "The column 'Age' holds a value that is infinite, or whose square is."),
        (guard.refuse_oversampled, (), "Rows were added to it by oversample."),
        (guard.refuse_sparse, (), "A sparse matrix came."),
    ],
)
def test_words(function, args, words):
    assert words in message(function, *args)


@pytest.mark.parametrize(
    ("kind", "words"),
    [("date", "Make a number of the date"), ("number", "Make numbers of these texts"), ("text", "free text"),
     ("nested", "X_train.drop(columns=['a'])")],
)  # fmt: skip
def test_columns_that_cannot_be_made(kind, words):
    assert words in message(guard.refuse_unmakeable, "a", kind, pd.Series(["x", None, "y"]))


def test_without_a_seed_it_speaks_of_rows_drawn_and_of_no_split():
    said = message(guard.check_drawing_seed, NOT_GIVEN)
    assert "each run draws other rows" in said
    assert "split" not in said
    assert guard.check_drawing_seed(7) == 7

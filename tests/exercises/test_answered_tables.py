"""Tables are read and compared cell by cell, however their values are stored."""

from contextlib import suppress

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.exercises.answered_tables import comparable, read_table_of, same_cells
from course_toolkit.exercises.answers import UnreadableAnswerError

FRAME = pd.DataFrame({"a": [1, 2], "b": ["x", None]})


def test_a_table_is_read_and_a_cleaning_gives_its_own():
    assert read_table_of(FRAME) is FRAME
    assert read_table_of(ct.Cleaning(FRAME)).equals(FRAME)
    named_frame = pd.DataFrame({"frame": [1]})
    assert read_table_of(named_frame) is named_frame


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (None, "print()"),
        (print, "add the parentheses"),
        ("cleaning.frame", "a value of type str came"),
        (FRAME["a"], "a value of type Series came"),
        (pd.concat([FRAME, FRAME], axis=1), "Two columns have the same name"),
    ],
)
def test_what_is_no_table_is_told_so(answer, words):
    with pytest.raises(UnreadableAnswerError) as caught:
        read_table_of(answer)
    assert words in str(caught.value)


@pytest.mark.usefixtures("language")
def test_anything_is_a_table_or_words(strange):
    with suppress(UnreadableAnswerError):
        assert isinstance(read_table_of(strange), pd.DataFrame)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.0, True),
        (1, "1", True),
        ("24.5", 24.5, True),
        (True, 1, True),
        (None, float("nan"), True),
        (None, pd.NA, True),
        (pd.Timestamp("2024-02-29"), "2024-02-29", True),
        ("M", "M", True),
        (1, 2, False),
        ("M", "m", False),
        (None, 0, False),
        (None, "None", False),
        ("nan", float("nan"), False),
        (1, None, False),
        ("24,5", 24.5, False),
    ],
)
def test_cells_are_compared_by_what_they_mean(one, other, same):
    first, second = (pd.DataFrame({"a": [value]}) for value in (one, other))
    assert same_cells(first, second).tolist() == [[same]]
    assert same_cells(second, first).tolist() == [[same]]


def test_each_cell_has_its_place_and_a_tolerance_is_relative():
    one, other = pd.DataFrame({"a": [100.0, 1.0], "b": [1, 2]}), pd.DataFrame({"a": [101.0, 2.0], "b": [1, 3]})
    assert same_cells(one, other).tolist() == [[False, True], [False, False]]
    assert same_cells(one, other, tolerance=0.02).tolist() == [[True, True], [False, False]]
    assert same_cells(one[:0], other[:0]).shape == (0, 2)


@pytest.mark.parametrize("dtype", ["Int64", "float32", "category", "object", "string"])
def test_however_it_is_stored(dtype):
    values = pd.Series([1, 2, 3]).astype(str if dtype == "string" else int).astype(dtype)
    assert np.array_equal(comparable(values).astype(float), [1, 2, 3])

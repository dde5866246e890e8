"""Rows are read however a student names them; what names none is told so."""

from contextlib import suppress

import numpy as np
import pandas as pd
import pytest

from course_toolkit.exercises.answered_rows import read_rows
from course_toolkit.exercises.answers import UnreadableAnswerError

FRAME = pd.DataFrame({"ID": [1, 2, 3, 4], "Age": [30, 150, 40, 160]})
OLD = FRAME["Age"] > 110


@pytest.mark.parametrize(
    "answer",
    [
        FRAME[OLD],
        FRAME.loc[OLD, ["Age"]],
        FRAME.loc[OLD, "Age"],
        OLD,
        OLD.sort_values(),
        OLD.astype("boolean").where(OLD),
        OLD.to_numpy(),
        OLD.tolist(),
        list(OLD.to_numpy()),
        FRAME.index[OLD],
        [1, 3],
        (3, 1, 1),
        {1, 3},
        {1: "old", 3: "old"},
        range(1, 4, 2),
        np.array([1.0, 3.0]),
        [np.int64(1), 3.0],
        pd.Series([1, 3]),
        iter([1, 3]),
    ],
)
def test_every_way_of_naming_rows(answer):
    assert sorted(read_rows(answer, FRAME)) == [1, 3]


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (3, "Several rows are expected"),
        ("1, 3", "Several rows are expected"),
        (["1", "3"], "without quotation marks"),
        ([1, 4], "no row 4: rows are named by the index, not by ID"),
        ([np.int64(9)], "no row 9:"),
        ([float("nan")], "no row nan"),
        (FRAME.set_axis([7, 8, 9, 10]).drop(columns="ID"), "no row 7:"),
        (FRAME > 1, "any(axis=1) makes one mask of it"),
        (FRAME[OLD].reset_index(drop=True), "The rows have lost their names"),
        (OLD[:3], "The mask has 3 values, and the table 4 rows"),
        ([True], "The mask has 1 values"),
        ([(1,), (3,)], "a list of lists came"),
        ([FRAME.index], "a list of lists came"),
        (iter(int, 1), "far more than the table has rows"),
        ([type("Finding", (), {"rows": (1,)})()], "finding.rows"),
    ],
)
def test_what_names_no_row_is_told_so(answer, words):
    with pytest.raises(UnreadableAnswerError) as caught:
        read_rows(answer, FRAME)
    assert words in str(caught.value)


def test_nothing_named_is_nothing():
    assert read_rows([], FRAME) == []
    assert read_rows(FRAME[:0], FRAME) == []


@pytest.mark.usefixtures("language")
def test_anything_is_rows_or_words(strange):
    with suppress(UnreadableAnswerError):
        assert set(read_rows(strange, FRAME)) <= set(FRAME.index)

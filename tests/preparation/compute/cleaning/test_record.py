"""What a step changed, counted by hand."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.steps import DropColumns, DropRows, FillMissing, Rename, Rows, ToNumbers
from course_toolkit.preparation.compute.cleaning.record import StepRecord, TableSize, cells_changed, differ, size_of


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([1, 2, 3], [1, 5, 3], [False, True, False]),
        ([1.0, np.nan, np.nan], [1.0, np.nan, 2.0], [False, False, True]),
        ([1, 2], [1.0, 2.0], [False, False]),
        (["1", "2"], [1, 2], [True, True]),
        (["a", None], ["a", "b"], [False, True]),
        (pd.array([1, None], dtype="Int64"), [1.0, np.nan], [False, False]),
        (pd.Categorical(["a", "b"]), pd.Categorical(["a", "z"]), [False, True]),
        (pd.to_datetime(["2024-01-01", None]), ["2024-01-01", None], [True, False]),
        ([True, False], [True, None], [False, True]),
        ([[1], np.array([1, 2])], [[1], np.array([1, 3])], [False, True]),
        ([True, 2], [1, 2], [True, False]),
        ([1 + 1j, 2 + 0j], [1 + 2j, 2 + 0j], [True, False]),
        ([1 + 1j, 2 + 0j], [1.0, 2.0], [True, True]),
    ],
)
def test_which_cells_differ(one, other, expected):
    index = ["r", "r", "s"][: len(expected)]
    assert differ(pd.Series(one, index=index), pd.Series(other, index=index)).tolist() == expected


def test_what_is_dropped_or_renamed_is_not_changed():
    frame = pd.DataFrame({"a": [1, 2], "b": [3, 4]})
    for step in (DropRows(Rows((0,))), DropColumns(("a",)), Rename({"a": "b", "b": "a"})):
        assert cells_changed(frame, step.apply(frame), step) == 0
    texts = pd.DataFrame({"a": ["1", "x"]})
    assert cells_changed(texts, ToNumbers("a").apply(texts), ToNumbers("a")) == 2


def record(before, after, n_cells_changed=0):
    return StepRecord(FillMissing("a", 0), "r", TableSize(*before), TableSize(*after), n_cells_changed)


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (record((10, 6, 3), (9, 6, 2)), "1 row less"),
        (record((10, 6, 3), (10, 4, 3)), "2 columns less"),
        (record((10, 6, 3), (10, 6, 0), 3), "3 empty cells filled"),
        (record((10, 6, 3), (10, 6, 5), 2), "2 cells set missing"),
        (record((10, 6, 3), (10, 6, 5), 4), "4 cells changed, 2 now missing"),
        (record((10, 6, 3), (10, 6, 2), 4), "4 cells changed"),
        (record((10, 6, 3), (10, 6, 3)), "nothing changed"),
    ],
)
def test_its_counts_in_words(one, words):
    assert one.counts() == words


def test_it_shows_on_one_line():
    one = StepRecord(DropColumns(("a",)), "it repeats\nb", TableSize(2, 2, 0), TableSize(2, 1, 0), 0)
    assert repr(one) == "StepRecord(drop the column a (1 column less) – it repeats b)"


def test_how_large_a_table_is(language):
    assert size_of(pd.DataFrame({"a": [1, None], "b": [None, None]})) == TableSize(2, 2, 3)
    assert "2" in str(TableSize(2, 1, 0))
    assert language

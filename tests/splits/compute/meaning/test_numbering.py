"""The orders that identifiers make."""

import numpy as np
import pandas as pd

from course_toolkit.splits.compute.meaning.numbering import orders_of
from course_toolkit.splits.compute.tables.columns import read_column


def orders(train, test):
    return dict(orders_of(read_column("id", {"train": pd.Series(train), "test": pd.Series(test)})))


def test_numbers_are_their_own_order():
    found = orders([3, 1], [2])
    assert list(found) == ["number"]
    assert found["number"]["train"].tolist() == [3, 1]


def test_texts_are_ordered_by_the_number_they_end_with_and_by_their_first_letters():
    found = orders(["P010", "C009", None, "P1x"], ["C2", "P3", "C4", "C5"])
    np.testing.assert_array_equal(found["number"]["train"], [10, 9, np.nan, 1])
    assert found["beginning"]["train"][0] == found["beginning"]["test"][1] != found["beginning"]["test"][0]


def test_texts_without_numbers_or_kinds_make_no_order():
    assert orders(["Anne", "Marc"], ["Paul"]) == {}
    assert orders(["9" * 40], ["8" * 40]) == {}

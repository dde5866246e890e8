import math

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.sealing.census import count_sets, sorted_classes


def frame(labels):
    return pd.DataFrame({"y": labels})


def test_classes_are_counted_in_their_order():
    census = count_sets({"train": frame(["b", "a", "b"]), "test": frame(["c"])}, "y", "classification", n_rows=5)
    assert census.classes == ("a", "b", "c")
    assert census.names == ("a", "b", "c")
    assert [one.counts for one in census.sets] == [(1, 2, 0), (0, 0, 1)]
    assert census.sets[0].shares == (1 / 3, 2 / 3, 0)
    assert census.n_dropped == 1
    assert census.absent() == [("train", "c"), ("test", "a"), ("test", "b")]
    assert census.largest_gap == 1
    assert math.isnan(census.sets[0].mean)


def test_a_quantity_is_counted_by_quarters():
    values = np.arange(1.0, 101.0)
    census = count_sets({"train": frame(values[::2]), "test": frame(values[1::2])}, "y", "regression", n_rows=100)
    assert census.classes == (1, 2, 3, 4)
    assert census.names == ("up to 26", "26 to 50", "50 to 75", "above 75")
    assert sum(map(sum, (one.counts for one in census.sets))) == 100
    assert all(one.counts in {(13, 12, 13, 12), (12, 13, 12, 13)} for one in census.sets)
    assert census.sets[0].mean == values[::2].mean()
    assert census.sets[0].std == pytest.approx(values[::2].std(ddof=1))
    assert list(census.frame().columns) == ["n_rows", "share", "mean", "std", "std_error"]


@pytest.mark.parametrize("value", [0.0, 1e-12, 1e12, -3.5])
def test_a_quantity_that_never_changes(value):
    census = count_sets({"train": frame([value] * 4), "test": frame([value])}, "y", "regression", n_rows=5)
    assert len(census.names) == 4
    assert math.isnan(census.sets[1].std)


def test_labels_without_an_order_are_sorted_as_they_are_written():
    assert sorted_classes(pd.Series(["b", 1, "a", 1], dtype=object)).tolist() == [1, "a", "b"]
    assert sorted_classes(pd.Series([2, 10, 1])).tolist() == [1, 2, 10]

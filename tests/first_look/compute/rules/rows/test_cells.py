"""Cells are equal where their numbers are, and rows where their hashes are."""

import numpy as np
import pandas as pd

from course_toolkit.first_look.compute.rules.rows.cells import Cells, comparable, equal_rows, telling_names
from course_toolkit.first_look.compute.table import Table

FRAME = pd.DataFrame(
    {
        "id": range(100, 106),
        "x": [1.0, 2, np.nan, 1, 2, np.nan],
        "t": ["a", "b", None, "a", "B", None],
        "lists": [[1], [2], [3], [1], [2], [3]],
    }
)


def test_rows_equal_in_all_columns_share_their_hash():
    table = Table(FRAME)
    equals = equal_rows(Cells(table).sums(["x", "t", "lists"]))
    assert equals.rows.tolist() == [0, 2, 3, 5]
    assert equals.repeats.tolist() == [3, 5]
    assert equals.firsts.tolist() == [0, 2]
    assert equals.sizes.tolist() == [2, 2]
    assert equals.only(np.array([False, True])).rows.tolist() == [2, 5]


def test_the_sign_of_nought_and_the_column_count():
    table = Table(pd.DataFrame({"a": [0.0, -0.0, 1.0], "b": [1.0, 1.0, 0.0]}))
    sums = Cells(table).sums(["a", "b"])
    assert sums[0] == sums[1] != sums[2]


def test_no_rows_are_equal():
    assert equal_rows(np.arange(5, dtype=np.uint64)).rows.size == 0


def test_what_describes_a_row_and_what_names_it():
    assert telling_names(Table(FRAME, "t"), with_label=False) == (["x", "lists"], ["id"])
    assert telling_names(Table(FRAME, "t"), with_label=True) == (["x", "t", "lists"], ["id"])


def test_the_most_varied_come_first_and_constants_not_at_all():
    frame = pd.DataFrame({"c": [1, 1, 1], "a": [1, 1, 2], "b": [1, 2, 3]})
    assert Cells(Table(frame)).by_variety(["c", "a", "b"]) == ["b", "a"]


def test_texts_are_numbered_and_nested_cells_too():
    table = Table(FRAME)
    assert comparable(table.attribute("t")).tolist()[:2] == [1.0, 2.0]
    assert np.isnan(comparable(table.attribute("t"))[2])
    assert comparable(table.attribute("lists")).tolist() == [0, 1, 2, 0, 1, 2]

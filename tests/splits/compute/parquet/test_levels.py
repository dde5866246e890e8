"""Rows of files that hold some values are those of tables."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.chance.proportions import rows_holding
from course_toolkit.splits.compute.parquet import levels

FRAME = pd.DataFrame({"a": [1.0, np.nan, 3, 1, 2], "b": ["x", "y", None, "x", "z"], "y": 0})


@pytest.mark.parametrize(("name", "values"), [("a", [1.0, 2.0]), ("a", [9.0]), ("b", [0.0, 2.0])])
def test_the_same_rows_hold_them(both, name, values):
    memory, files = both(FRAME, FRAME)
    ours, theirs = (rows_holding(sets, sets.column(name), "test", np.array(values)) for sets in (files, memory))
    assert ours.tolist() == theirs.tolist()


def test_of_very_many_rows_the_first_are_listed(both, monkeypatch):
    monkeypatch.setattr(levels, "MOST_LISTED", 1)
    _memory, files = both(FRAME, FRAME)
    assert rows_holding(files, files.column("a"), "test", np.array([1.0])).tolist() == [0]

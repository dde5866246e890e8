"""Columns dropped, renamed, exchanged, by hand."""

import pandas as pd
import pytest

from course_toolkit._core.compute.steps.columns import DropColumns, Rename, SwapColumns
from course_toolkit._core.compute.steps.selections import AllRows, Expression, Rows


@pytest.fixture
def frame():
    return pd.DataFrame({"low": [60, 120, 70], "high": [110, 80, None], "<b>": [1, 2, 3]})


def test_columns_that_are_dropped(frame):
    step = DropColumns(("low", "<b>"))
    assert list(step.apply(frame)) == ["high"]
    assert step.code() == 'frame = frame.drop(columns=["low", "<b>"])'
    assert step.describe() == "drop 2 columns: low, <b>"
    assert DropColumns(("low",)).describe() == "drop the column low"


def test_columns_that_are_renamed(frame):
    step = Rename({"low": "diastolic", "high": "systolic"})
    assert list(step.apply(frame)) == ["diastolic", "systolic", "<b>"]
    assert step.code() == 'frame = frame.rename(columns={"low": "diastolic", "high": "systolic"})'
    assert step.describe() == "rename 2 columns: low → diastolic, high → systolic"
    assert Rename(dict.fromkeys(range(9), "x")).describe() == "rename 9 columns: 0 → x, 1 → x, 2 → x, 3 → x, …"


@pytest.mark.parametrize("where", [Rows((1,)), Expression("low > high")])
def test_values_that_stand_in_each_others_place(frame, where):
    step = SwapColumns("low", "high", where)
    assert step.apply(frame)[["low", "high"]].fillna(0).to_numpy().tolist() == [[60, 110], [80, 120], [70, 0]]
    assert len(step.code().splitlines()) == 2


def test_what_is_exchanged_is_said():
    assert SwapColumns("a", "b", AllRows()).describe() == "exchange a and b"
    assert SwapColumns("a", "b", Rows((1,))).describe() == "exchange a and b on row 1"

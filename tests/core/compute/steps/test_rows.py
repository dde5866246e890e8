"""Rows dropped, values put right, by hand."""

import pandas as pd
import pytest

from course_toolkit._core.compute.steps.rows import Correct, DropRows, NumberRows
from course_toolkit._core.compute.steps.selections import AllRows, Among, Missing, Outside, Repeated, Rows
from course_toolkit._core.compute.steps.step import fitted


@pytest.fixture
def frame():
    return pd.DataFrame({"Age": [25, 120, 30], "sex": ["F", None, "M"]}, index=[7, 8, 9])


@pytest.mark.parametrize(
    ("where", "left", "code"),
    [
        (Rows((9,)), [7, 8], 'frame = frame.drop(index=[9], errors="ignore")'),
        (Rows((1,)), [7, 8, 9], 'frame = frame.drop(index=[1], errors="ignore")'),
        (Missing("sex"), [7, 9], 'frame = frame.dropna(subset=["sex"])'),
        (Repeated(), [7, 8, 9], "frame = frame.drop_duplicates()"),
        (Repeated(("sex",)), [7, 8, 9], 'frame = frame.drop_duplicates(subset=["sex"])'),
        (Among("sex", ("M",)), [7, 8], 'frame = frame.loc[~frame["sex"].isin(["M"])]'),
        (Outside("Age", 0, 110), [7, 9], 'frame = frame.loc[~(frame["Age"].notna() & ~frame["Age"].between(0, 110))]'),
    ],
)
def test_rows_that_are_dropped(frame, where, left, code):
    step = DropRows(where)
    assert step.apply(frame).index.tolist() == left
    assert step.code() == code


def test_its_words():
    assert DropRows(Rows((9,))).describe() == "drop row 9"
    assert DropRows(Rows((8, 9))).describe() == "drop 2 rows: 8, 9"
    assert DropRows(Missing("sex")).describe() == "drop the rows where sex is missing"
    assert DropRows(AllRows()).describe() == "drop all rows"


def test_one_value_is_put_right(frame):
    step = Correct("Age", {8: 12})
    assert step.apply(frame)["Age"].tolist() == [25, 12, 30]
    assert step.apply(frame)["Age"].dtype == "int64"
    assert step.code() == 'frame["Age"] = frame["Age"].mask(frame.index == 8, 12)'
    assert step.describe() == "correct 1 value of Age (row 8: 12)"


def test_many_values_are_short_to_write(frame):
    step = Correct("Age", {label: label + 1 for label in range(1000)})
    assert step.apply(frame)["Age"].tolist() == [8, 9, 10]
    assert len(step.code().splitlines()) == 3
    assert step.describe() == "correct 1,000 values of Age (row 0: 1, row 1: 2, row 2: 3, …)"


def test_a_label_that_repeats_means_all_its_rows(frame):
    assert Correct("Age", {0: 1}).apply(frame.set_axis([0, 0, 1], axis=0))["Age"].tolist() == [1, 1, 30]


def test_a_label_that_is_a_tuple(frame):
    several = frame.set_axis(pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)]), axis=0)
    step = Correct("Age", {("a", 2): 12})
    assert step.apply(several)["Age"].tolist() == [25, 12, 30]
    assert 'isin([("a", 2)])' in step.code()


def test_a_new_category_becomes_one(frame):
    frame["sex"] = frame["sex"].astype("category")
    step = fitted(Correct("sex", {8: "X"}), frame)
    assert step.apply(frame)["sex"].tolist() == ["F", "X", "M"]
    assert step.code().splitlines()[0] == 'frame["sex"] = frame["sex"].cat.add_categories(["X"])'
    assert fitted(Correct("sex", {8: "M"}), frame).new_categories == ()


def test_rows_are_numbered_anew(frame):
    assert NumberRows().apply(frame).index.tolist() == [0, 1, 2]
    assert NumberRows().code("t") == "t = t.reset_index(drop=True)"
    assert NumberRows().describe() == "number the rows anew, from 0"

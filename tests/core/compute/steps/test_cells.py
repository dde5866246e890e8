"""Cells set missing, converted, written otherwise, filled: by hand, with the columns that pandas makes hard."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.steps.cells import FillMissing, MapValues, Rescale, SetMissing
from course_toolkit._core.compute.steps.selections import AllRows, Among, Outside, Rows
from course_toolkit._core.compute.steps.step import fitted


def changed(values, step, dtype=None):
    frame = pd.DataFrame({"a": pd.Series(values, dtype=dtype)})
    return fitted(step, frame).apply(frame)["a"]


@pytest.mark.parametrize(
    ("values", "dtype", "left"),
    [
        ([1, 999], "int64", "float64"),
        ([1, 999], "Int64", "Int64"),
        ([1.5, 999], "float64", "float64"),
        (["x", 999], "object", "object"),
        ([1, 999], "category", "category"),
    ],
)
def test_a_code_becomes_missing(values, dtype, left):
    column = changed(values, SetMissing("a", Among("a", (999,))), dtype)
    assert column.isna().tolist() == [False, True]
    assert column.dtype == left


def test_true_and_false_may_be_missing_too():
    assert changed([True, False], SetMissing("a", Rows((1,)))).isna().tolist() == [False, True]


def test_a_unit_is_converted():
    step = Rescale("a", Outside("a", low=3), 100)
    assert changed([1.75, 180.0, np.nan], step).fillna(0).tolist() == [175.0, 180.0, 0.0]
    assert step.code() == 'frame["a"] = (frame["a"] * 100).where(frame["a"].notna() & (frame["a"] < 3), frame["a"])'
    assert step.describe() == "convert a (× 100) where a is below 3"


def test_a_whole_column_is_converted():
    step = Rescale("a", AllRows(), 1.8, 32.0)
    assert changed([0, 100], step).tolist() == [32.0, 212.0]
    assert step.code() == 'frame["a"] = frame["a"] * 1.8 + 32.0'
    assert step.describe() == "convert a (× 1.8 + 32) on all rows"


def test_a_text_is_no_quantity():
    with pytest.raises(CourseError, match="must suit the step"):
        changed(["1", "2"], Rescale("a", AllRows(), 2.5))


@pytest.mark.parametrize(
    ("values", "mapping", "expected", "dtype"),
    [
        (["M", " m", "F"], {" m": "M"}, ["M", "M", "F"], "str"),
        (["oui", "non"], {"oui": 1, "non": 0}, [1, 0], "int64"),
        (["oui", "non", None], {"oui": 1, "non": 0}, [1.0, 0.0, None], "float64"),
        ([1, 0], {1: "ill", 0: "well"}, ["ill", "well"], "str"),
        (["a", "b"], {"a": "b", "b": "a"}, ["b", "a"], "str"),
        ([1, -999], {-999: None}, [1.0, None], "float64"),
        (["a", "?"], {"?": pd.NA}, ["a", None], "str"),
    ],
)
def test_values_are_written_otherwise(values, mapping, expected, dtype):
    column = changed(values, MapValues("a", mapping))
    assert [None if pd.isna(one) else one for one in column] == expected
    assert column.dtype == dtype


def test_categories_take_new_names():
    column = changed(["a", "b", "a"], MapValues("a", {"a": "z"}), "category")
    assert column.tolist() == ["z", "b", "z"]
    assert set(column.cat.categories) == {"b", "z"}


def test_what_is_written_is_said():
    assert MapValues("a", {"m": "M", "f": "F"}).describe() == "in a, write 2 values otherwise: “m” → “M”, “f” → “F”"


def test_empty_cells_are_filled():
    assert changed([1.0, np.nan], FillMissing("a", 0)).tolist() == [1.0, 0.0]
    assert changed(["x", None], FillMissing("a", "?"), "category").tolist() == ["x", "?"]
    assert FillMissing("a", 0).describe() == "fill the empty cells of a with 0"


@pytest.mark.parametrize(("values", "value"), [(["x", None], 0), ([1.0, np.nan], "no")])
def test_a_text_does_not_fill_numbers_nor_the_reverse(values, value):
    with pytest.raises(CourseError, match="must suit the step"):
        changed(values, FillMissing("a", value))

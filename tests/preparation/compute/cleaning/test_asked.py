"""Rows asked for in every way that there is."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.steps import Among, Expression, Missing, Outside, Rows
from course_toolkit.preparation.compute.cleaning.asked import as_list, rows_named, selection_asked

FRAME = pd.DataFrame({"a": [1, 2, None]}, index=["x", "y", "z"])


@pytest.mark.parametrize(
    "rows",
    ["y", ["y"], ("y",), pd.Index(["y"]), np.array(["y"]), FRAME["a"] == 2, (FRAME["a"] == 2).to_numpy(),
     [False, True, False], pd.array([None, True, False], dtype="boolean")],
)  # fmt: skip
def test_rows_by_name_or_mask(rows):
    assert rows_named(FRAME, rows) == Rows(("y",))


def test_a_label_that_is_a_tuple():
    frame = FRAME.set_axis(pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)]), axis=0)
    assert rows_named(frame, ("a", 2)) == rows_named(frame, [("a", 2)]) == Rows((("a", 2),))


@pytest.mark.parametrize(
    ("asked", "selection"),
    [
        ({"where": "a > 1"}, Expression("a > 1")),
        ({"where": "index == 'x'"}, Expression("index == 'x'", carries_over=False)),
        ({"where": FRAME["a"] > 1}, Rows(("y",))),
        ({"outside": (0, 1)}, Outside("a", 0, 1)),
        ({"outside": [None, 1]}, Outside("a", None, 1)),
        ({"values": 5}, Among("a", (5,))),
        ({"values": [5, 6]}, Among("a", (5, 6))),
        ({"missing": "a"}, Missing("a")),
    ],
)
def test_a_selection(asked, selection):
    assert selection_asked(FRAME, "verb", "a", rows=None, **asked) == selection


def test_exactly_one_way(language):
    for asked in ({"rows": None}, {"rows": ["x"], "where": "a > 1"}):
        with pytest.raises(CourseError, match="verb"):
            selection_asked(FRAME, "verb", "a", **asked)
    assert language


def test_one_or_several():
    assert as_list("ab") == ["ab"]
    assert as_list(5) == [5]
    assert as_list(("a", "b")) == ["a", "b"]
    assert as_list(pd.Series([1, 2])) == [1, 2]


def test_a_column_may_be_called_index():
    frame = FRAME.assign(index=1, bmi_index=2)
    assert selection_asked(frame, "verb", where="index > 0").carries_over
    assert selection_asked(FRAME.assign(bmi_index=2), "verb", where="bmi_index > 0").carries_over
    assert not selection_asked(FRAME, "verb", where="index > 'x'").carries_over

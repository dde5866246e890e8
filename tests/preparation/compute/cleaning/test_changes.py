"""The rows that a step changed, before and after it."""

import pandas as pd
import pytest

from course_toolkit._core.compute.steps import (
    Correct,
    DropColumns,
    DropRows,
    Expression,
    NumberRows,
    Outside,
    Rename,
    Rows,
)
from course_toolkit.preparation.compute.cleaning.changes import rows_changed

FRAME = pd.DataFrame({"a": [1, 2, 3], "b": [4, 5, 6], "c": 0, "d": 0, "e": 0}, index=["x", "y", "y"])


def seen(step, n_shown=5):
    return rows_changed(FRAME, step.apply(FRAME), step, n_shown)


def test_values_side_by_side():
    changed = seen(Correct("b", {"x": 40}))
    assert changed.n_rows == 1
    assert changed.before.to_dict("list") == {"b": [4], "a": [1], "c": [0], "d": [0]}
    assert changed.after["b"].tolist() == [40]


@pytest.mark.parametrize(
    ("step", "gone"),
    [(DropRows(Rows(("y",))), [2, 3]), (DropRows(Expression("a == 3")), [3]), (DropRows(Outside("a", 2)), [1])],
)
def test_rows_that_went(step, gone):
    changed = seen(step)
    assert changed.before["a"].tolist() == gone
    assert changed.after.empty


def test_a_step_of_somebody_else_that_drops_rows():
    class Head:
        columns = ()

        def apply(self, frame):
            return frame.head(1)

    assert rows_changed(FRAME, FRAME.head(1), Head(), 5).before["a"].tolist() == [2, 3]


def test_whole_columns():
    assert list(seen(DropColumns(("a",))).after) == ["b", "c", "d"]
    renamed = seen(Rename({"a": "z"}))
    assert list(renamed.before) == ["a", "b", "c", "d"]
    assert list(renamed.after) == ["b", "c", "d", "z"]
    assert seen(NumberRows(), n_shown=2).after.index.tolist() == [0, 1]


def test_only_the_first_few():
    changed = seen(NumberRows(), n_shown=1)
    assert (len(changed.before), changed.n_rows) == (1, 3)

import numpy as np
import pandas as pd

from course_toolkit._core.compute.steps import Among, Rows
from course_toolkit.first_look.compute.rules.values.deciding import cells_at, label_at, usual
from course_toolkit.first_look.compute.table import Table

TABLE = Table(pd.DataFrame({"x": [1, 999, 3, 999, 3], "t": ["1", "999,0", "3", "4", "5"]}, index=list("abcde")))


def test_cells_are_named_by_values_that_stand_nowhere_else():
    assert cells_at(TABLE, TABLE.attribute("x"), np.array([1, 3])) == Among("x", (999,))
    assert cells_at(TABLE, TABLE.attribute("t"), np.array([1])) == Among("t", ("999,0",))


def test_else_by_their_rows():
    assert cells_at(TABLE, TABLE.attribute("x"), np.array([1])) == Rows(("b",))


def test_many_values_are_named_by_their_rows():
    table = Table(pd.DataFrame({"x": range(100)}))
    assert isinstance(cells_at(table, table.attribute("x"), np.arange(50)), Rows)


def test_the_usual_decisions_empty_and_drop():
    empty, leave_out = usual(TABLE, TABLE.attribute("x"), np.array([1, 3]))
    assert empty.step.apply(TABLE.frame)["x"].isna().tolist() == [False, True, False, True, False]
    assert leave_out.step.apply(TABLE.frame).index.tolist() == ["a", "c", "e"]
    assert label_at(TABLE, 2) == "c"

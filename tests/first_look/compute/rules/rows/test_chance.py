"""Equal rows of measurements are no chance, those of a short survey are."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.rows.cells import Cells, equal_rows
from course_toolkit.first_look.compute.rules.rows.chance import hold_lone_values, keep_company, without_blanks
from course_toolkit.first_look.compute.table import Table


def judged(frame):
    cells = Cells(Table(frame))
    names = cells.by_variety(list(frame.columns))
    return keep_company(cells, names).judge(equal_rows(cells.sums(names)))


@pytest.mark.parametrize("seed", range(5))
def test_chance_explains_a_survey(seed):
    rng = np.random.default_rng(seed)
    assert judged(pd.DataFrame(rng.integers(1, 5, (300, 5)))).p_value > 0.01


@pytest.mark.parametrize("seed", range(5))
def test_chance_does_not_explain_measurements(seed):
    frame = pd.DataFrame(np.random.default_rng(seed).normal(size=(300, 4)))
    frame.iloc[7] = frame.iloc[200]
    assert judged(frame).p_value < 1e-20


def test_of_few_rows_lone_values_tell():
    frame = pd.DataFrame({"a": [1, 2, 3, 1], "b": [4, 5, 6, 4], "c": [7, 8, 9, 7], "d": [1, 1, 1, 1]})
    cells = Cells(Table(frame))
    equals = equal_rows(cells.sums(list(frame.columns)))
    assert hold_lone_values(cells, equals, ["a", "b", "c"])
    assert not hold_lone_values(cells, equals, ["a", "b", "d"])


def test_blanks_tell_nothing():
    frame = pd.DataFrame({"a": [np.nan, np.nan, 1, 1, 0, 0], "b": [np.nan, np.nan, 2, 2, 0, 0]})
    cells = Cells(Table(frame))
    assert without_blanks(cells, equal_rows(cells.sums(["a", "b"])), ["a", "b"]).rows.tolist() == [2, 3]

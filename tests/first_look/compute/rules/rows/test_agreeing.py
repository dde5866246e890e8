"""Pairs of rows equal in more columns than chance makes."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.first_look.compute.rules.rows.agreeing import find_agreeing
from course_toolkit.first_look.compute.rules.rows.cells import Cells
from course_toolkit.first_look.compute.rules.rows.chance import keep_company
from course_toolkit.first_look.compute.table import Table


def find(frame):
    cells = Cells(Table(frame))
    names = cells.by_variety(list(frame.columns))
    return find_agreeing(cells, names, keep_company(cells, names))


def visits(seed=0, n_rows=500):
    rng = np.random.default_rng(seed)
    return pd.DataFrame({f"v{number}": rng.integers(0, 60, n_rows) for number in range(9)})


def test_six_of_nine_columns_were_copied():
    frame = visits()
    again = frame.iloc[[4, 9, 30]].assign(v1=[61, 62, 63], v5=[64, 65, 66], v7=[67, 68, 69])
    found = find(pd.concat([frame, again], ignore_index=True))
    assert found.first.tolist() == [4, 9, 30]
    assert found.second.tolist() == [500, 501, 502]
    assert (found.n_agreeing, found.n_columns) == (6, 9)
    assert found.p_value < 1e-4


@pytest.mark.parametrize("seed", range(8))
def test_individuals_agree_in_a_few(seed):
    rng = np.random.default_rng(seed)
    latent = rng.normal(size=(500, 1))
    kinds = rng.integers(0, 9, (40, 6))[rng.integers(0, 40, 500)]  # products: six columns that belong together
    for values in (
        visits(seed), rng.integers(0, 5, (500, 9)), np.round(10 * (latent + 0.3 * rng.normal(size=(500, 6)))),
        np.column_stack([kinds, rng.integers(0, 100, (500, 3))]),
    ):  # fmt: skip
        found = find(pd.DataFrame(values))
        assert found is None or found.p_value > 1e-4


@pytest.mark.parametrize("frame", [pd.DataFrame({"a": [1, 2], "b": [1, 2]}), pd.DataFrame(np.full((30, 5), np.nan))])
def test_nothing_to_compare(frame):
    assert find(frame) is None

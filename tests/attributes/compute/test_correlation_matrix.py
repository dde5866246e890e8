"""The matrix of Pearson's r, held against pandas."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.attributes.compute import correlation_matrix as module
from course_toolkit.attributes.compute.correlation_matrix import correlation_matrix, scale_columns


def matrix_of(frame):
    r, _sums = correlation_matrix(scale_columns([frame[name].to_numpy(dtype=float) for name in frame]))
    return r


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    return pd.DataFrame(rng.normal(size=(300, 4)) @ rng.normal(size=(4, 7)) + rng.normal(size=(300, 7)))


def test_the_matrix_is_pandas_own(frame):
    assert matrix_of(frame) == pytest.approx(frame.corr().to_numpy())


def test_each_pair_has_the_rows_where_both_are_known(frame):
    holes = frame.mask(np.random.default_rng(1).random(frame.shape) < 0.3)
    holes.loc[holes.index % 2 == 0, 0] = np.nan
    assert matrix_of(holes) == pytest.approx(holes.corr().to_numpy())
    assert matrix_of(holes.replace(holes.loc[1, 0], np.inf)) == pytest.approx(
        holes.replace(holes.loc[1, 0], np.nan).corr().to_numpy()
    )


def test_slices_of_rows_change_nothing(frame, monkeypatch):
    whole = matrix_of(frame.mask(frame > 2))
    monkeypatch.setattr(module, "N_CELLS_AT_A_TIME", 50)
    assert matrix_of(frame.mask(frame > 2)) == pytest.approx(whole)


def test_fewer_than_three_common_rows_are_no_correlation():
    frame = pd.DataFrame({"a": [1, 2, 3, np.nan, 5.0], "b": [1.0, np.nan, np.nan, 4, 2], "c": [2, 1, 4, 4, 4.0]})
    assert np.isnan(matrix_of(frame)[0, 1])
    assert matrix_of(frame)[0, 2] == pytest.approx(frame["a"].corr(frame["c"]))


def test_a_constant_on_the_common_rows_is_no_correlation():
    frame = pd.DataFrame({"a": [1, 1, 1, 2.0], "b": [1, 2, 3, np.nan]})
    assert np.isnan(matrix_of(frame)[0, 1])


def test_a_giant_on_a_row_that_the_other_column_does_not_know(frame):
    frame.loc[0, 0], frame.loc[0, 1] = 1e13, np.nan
    rest = frame.loc[1:]
    assert matrix_of(frame)[0, 1] == pytest.approx(rest[0].corr(rest[1]), abs=1e-6)


def test_signs_and_ends(frame):
    frame["up"], frame["down"] = 3 * frame[0] + 1, -frame[0]
    found = matrix_of(frame)
    assert (found[0, 7], found[0, 8], found[7, 8]) == (1, -1, -1)

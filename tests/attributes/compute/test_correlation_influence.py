"""What one row does to r, held against leaving each row out in turn."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.attributes.compute.correlation_influence import measure_influence
from course_toolkit.attributes.compute.correlation_matrix import correlation_matrix, scale_columns


def influence_of(frame):
    scaled = scale_columns([frame[name].to_numpy(dtype=float) for name in frame])
    r, sums = correlation_matrix(scaled)
    return r, measure_influence(scaled, sums, r)


def leave_each_out(frame, one, other):
    """Return the row that changes r most, and r without it."""
    r = frame[one].corr(frame[other])
    without = [frame.drop(index=row)[one].corr(frame.drop(index=row)[other]) for row in frame.index]
    row = int(np.nanargmax(np.abs(np.array(without) - r)))
    return row, without[row]


@pytest.fixture
def frame():
    rng = np.random.default_rng(0)
    x = rng.normal(size=40)
    frame = pd.DataFrame({"x": x, "y": x + 0.2 * rng.normal(size=40), "z": rng.normal(size=40)})
    frame.loc[7, "y"] = 1e5
    frame.loc[3, ["x", "z"]] = 30.0
    return frame


def test_the_row_that_matters_most_is_found(frame):
    r, found = influence_of(frame)
    for i, j in ((0, 1), (0, 2), (1, 2)):
        row, without = leave_each_out(frame, frame.columns[i], frame.columns[j])
        assert found.without[i, j] == pytest.approx(without, abs=1e-6)
        assert (found.rows[i, j], found.rows[j, i]) == (row, row)
    fragile = found.is_fragile(r)
    assert fragile[0, 2]
    assert not fragile[0, 0]


def test_rows_that_one_of_the_two_does_not_know_are_no_candidates(frame):
    frame.loc[7, "x"] = np.nan
    _r, found = influence_of(frame)
    known = frame.dropna(subset="x").reset_index(drop=True)
    _row, without = leave_each_out(known, "x", "y")
    assert found.without[0, 1] == pytest.approx(without, abs=1e-6)
    assert found.rows[0, 1] != 7


def test_a_giant_loses_no_digits():
    rng = np.random.default_rng(0)
    x = rng.normal(size=30)
    frame = pd.DataFrame({"x": x, "y": x.copy()})
    frame.loc[5, "y"] = 1e14
    _r, found = influence_of(frame)
    assert found.without[0, 1] == pytest.approx(1)


def test_of_many_ordinary_rows_none_matters():
    rng = np.random.default_rng(0)
    r, found = influence_of(pd.DataFrame(rng.normal(size=(500, 3))))
    assert np.isnan(found.without).all()
    assert (found.rows == -1).all()
    assert not found.is_fragile(r).any()

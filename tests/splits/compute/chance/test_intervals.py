"""How far a score on a few rows can lie from the truth."""

import numpy as np
import pytest
from scipy import stats

from course_toolkit.splits.compute.chance.intervals import accuracy_interval, r2_interval


@pytest.mark.parametrize(("n_right", "n_rows"), [(16, 20), (1, 3), (0, 7), (90, 100), (5, 5)])
def test_the_interval_of_an_accuracy_is_that_of_wilson(n_right, n_rows):
    expected = stats.binomtest(n_right, n_rows).proportion_ci(method="wilson")
    assert accuracy_interval(n_right / n_rows, n_rows) == pytest.approx(tuple(expected), abs=1e-12)


def test_the_lectures_twenty_rows():
    low, high = accuracy_interval(0.8, 20)
    assert (round(low, 2), round(high, 2)) == (0.58, 0.92)


def test_the_interval_of_r2_is_that_of_the_correlation():
    rng = np.random.default_rng(0)
    x = rng.normal(size=40)
    found = stats.pearsonr(x, x + 0.5 * rng.normal(size=40))
    expected = [side**2 for side in found.confidence_interval()]
    assert r2_interval(found.statistic**2, 40) == pytest.approx(expected)


@pytest.mark.parametrize("interval", [accuracy_interval(0.8, 0), r2_interval(0.8, 3), r2_interval(0.8, 0)])
def test_nothing_is_known_without_rows(interval):
    assert interval == (0, 1)

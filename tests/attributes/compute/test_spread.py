import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from matplotlib.cbook import boxplot_stats
from scipy import stats

from course_toolkit.attributes.compute.spread import spread_of


def of(values, positions=None):
    floats = np.asarray(values, dtype=float)
    return spread_of(np.sort(floats[np.isfinite(floats)]), floats, positions)


@given(arrays(np.float64, st.integers(1, 60), elements=st.integers(-50, 50).map(float)))
def test_it_is_matplotlib_s_box_plot(values):
    spread, (expected,) = of(values), boxplot_stats(values)
    for ours, theirs in (("q1", "q1"), ("median", "med"), ("q3", "q3"), ("low_whisker", "whislo"),
                         ("high_whisker", "whishi"), ("mean", "mean")):  # fmt: skip
        assert getattr(spread, ours) == pytest.approx(expected[theirs], abs=1e-9)
    assert sorted(spread.outlier_values.tolist()) == sorted(expected["fliers"].tolist())
    assert values[spread.outliers].tolist() == spread.outlier_values.tolist()


def test_the_furthest_outlier_comes_first():
    spread = of([180, 190, 175, 220, 242300, 250, 210, 185, 185, 800])
    assert spread.outliers.tolist() == [4, 9]
    assert spread.outlier_values.tolist() == [242300, 800]


def test_positions_are_those_of_the_table():
    spread = of([1, 2, 3, 100], np.array([5, 7, 9, 11]))
    assert spread.outliers.tolist() == [11]


@pytest.mark.parametrize("skewed", [[0, 0, 0, 0, 10], [1, 2, 4, 8, 16, 32]])
def test_skewness_is_scipy_s(skewed):
    assert of(skewed).skewness == pytest.approx(stats.skew(skewed))
    assert of([-value for value in skewed]).skewness == pytest.approx(-stats.skew(skewed))


@pytest.mark.parametrize("values", [[5.0], [5.0, 5.0], [0.0, 0.0]])
def test_a_constant_has_no_skewness_and_no_outliers(values):
    assert (of(values).skewness, of(values).n_outliers) == (0, 0)


def test_no_values_no_numbers():
    assert of([np.nan]).n == 0
    assert np.isnan(of([]).median)


def test_missing_and_infinite_values_are_no_outliers():
    assert of([1, 2, 3, np.nan, np.nan]).n_outliers == 0


@pytest.mark.parametrize("size", [1e149, 1e-200])
def test_sizes_whose_squares_do_not_fit(size):
    assert of([size, 2 * size, 9 * size]).skewness > 0


def test_outliers_within_limits():
    spread = of([*range(20), 100, -100, 60]).within(-50, 90)
    assert spread.outlier_values.tolist() == [60]
    assert spread.outliers.tolist() == [22]
    assert spread.q3 == of([*range(20), 100, -100, 60]).q3

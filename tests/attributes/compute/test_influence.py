import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_toolkit.attributes.compute.association import pearson
from course_toolkit.attributes.compute.influence import leave_one_out

pairs = st.integers(4, 40).flatmap(
    lambda n: arrays(np.float64, (2, n), elements=st.integers(-1000, 1000).map(lambda value: value / 8))
)


def naive(x, y):
    return np.array([pearson(np.delete(x, place), np.delete(y, place)) for place in range(len(x))])


@given(pairs)
def test_it_is_r_of_what_is_left(pair):
    x, y = pair
    expected = naive(x, y)
    found = leave_one_out(x, y)
    sure = ~np.isnan(expected)
    assert found[sure] == pytest.approx(expected[sure], abs=1e-6)


@pytest.mark.parametrize("size", [1e3, 1e9, 1e15])
def test_one_row_that_outweighs_all_others(size):
    rng = np.random.default_rng(0)
    x = rng.normal(size=30)
    y = x + 0.1 * rng.normal(size=30)
    y[7] = size
    found = leave_one_out(x, y)
    assert found[7] == pytest.approx(naive(x, y)[7], abs=1e-9)
    assert found[7] > 0.97


def test_the_lecture_s_table():
    imc = np.array([22.5, 24, 23.5, 27, 28.5, 29, 30, 26.5, 23, 60])
    cholesterol = np.array([180.0, 190, 175, 220, 242300, 250, 210, 185, 185, 800])
    found = leave_one_out(imc, cholesterol)
    assert found == pytest.approx(naive(imc, cholesterol), abs=1e-9)
    assert found.argmax() == 4


@pytest.mark.parametrize("n", [0, 1, 2, 3])
def test_too_few_rows_have_none(n):
    assert np.isnan(leave_one_out(np.arange(float(n)), np.arange(float(n)))).all()


def test_what_is_constant_without_a_row_has_none():
    assert np.isnan(leave_one_out(np.array([1.0, 1, 1, 1, 9]), np.array([1.0, 2, 3, 4, 5]))[4])


@pytest.mark.parametrize("size", [1e149, 1e-150])
def test_sizes_whose_squares_do_not_fit(size):
    x, y = np.array([1.0, 2, 3, 5, 4]), np.array([2.0, 1, 4, 3, 5])
    assert leave_one_out(size * x, size * y) == pytest.approx(naive(x, y))

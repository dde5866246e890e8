import numpy as np
import pytest

from course_toolkit.splits.compute.answers.column_pairs import choose_columns, find_crosses, find_pairs


def test_the_difference_of_two_columns_is_found_among_many():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(300, 20))
    y = rng.integers(0, 2, 300).astype(float)
    X[:, 11] = X[:, 4] + y
    (best, *_others) = sorted(find_pairs(X, X, y[:, None]), key=lambda pair: -pair.r2)
    assert {best.first, best.second} == {4, 11}
    assert best.r2 == pytest.approx(1)
    assert best.values == pytest.approx(y, abs=1e-6)


def test_a_cross_of_two_categories_is_found():
    rng = np.random.default_rng(0)
    X = rng.integers(0, 3, size=(400, 4)).astype(float)
    y = ((X[:, 0] + X[:, 2]) % 3 == 0).astype(float)
    assert [(pair.first, pair.second) for pair in find_crosses(X, [y], 400)] == [(0, 2)]


def test_among_thousands_those_a_linear_model_picks_are_kept():
    rng = np.random.default_rng(0)
    X = rng.normal(size=(600, 300))
    y = rng.normal(size=600)
    X[:, 7] = 5 * X[:, 200] + y
    assert {7, 200} <= set(choose_columns(X, y))

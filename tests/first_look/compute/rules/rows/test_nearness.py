"""Rows of one table nearer than neighbours are."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.rows.nearness import find_near_pairs


@pytest.mark.parametrize("n_rows", [300, 30_000])
def test_a_copy_with_a_little_noise(n_rows):
    rng = np.random.default_rng(0)
    values = rng.normal(size=(n_rows, 8))
    values[-3:] = values[:3] + 1e-3 * rng.normal(size=(3, 8))
    found = find_near_pairs(values)
    assert found.first.tolist() == [0, 1, 2]
    assert found.second.tolist() == [n_rows - 3, n_rows - 2, n_rows - 1]
    assert found.p_value < 1e-8
    assert found.ratio > 50


@pytest.mark.parametrize("seed", range(6))
def test_neighbours_are_left_alone(seed):
    rng = np.random.default_rng(seed)
    clusters = (6 * rng.normal(size=(5, 6)))[rng.choice(5, 400, p=[0.5, 0.3, 0.18, 0.01, 0.01])]
    for values in (rng.normal(size=(400, 4)), rng.standard_t(2, (400, 5)), clusters + rng.normal(size=(400, 6))):
        found = find_near_pairs(values)
        assert found is None or found.p_value > 1e-4


@pytest.mark.parametrize(
    "values", [np.zeros((50, 3)), np.full((50, 3), np.nan), np.ones((1, 3)), np.arange(50.0)[:, None]]
)
def test_nothing_to_compare(values):
    assert find_near_pairs(values) is None

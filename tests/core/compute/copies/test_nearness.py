"""Rows nearer than neighbours are, by the ratio of their distances."""

import numpy as np

from course_toolkit._core.compute.copies.nearness import find_near, nearest_of, on_one_scale


def test_the_nearest_are_those_of_a_naive_search():
    rng = np.random.default_rng(0)
    first, second = rng.normal(size=(50, 3)), rng.normal(size=(9, 3))
    nearest = nearest_of(first, second)
    naive = np.sqrt(((second[:, None] - first[None]) ** 2).sum(axis=2))
    assert np.allclose(nearest.distances, np.sort(naive, axis=1)[:, :12])
    assert (nearest.partners == np.argsort(naive, axis=1)[:, :12]).all()


def test_of_very_many_copies_all_are_told_though_a_sample_is_weighed():
    rng = np.random.default_rng(0)
    first, second = rng.normal(size=(40_000, 8)), rng.normal(size=(3000, 8))
    second[:1000] = first[:1000] + 1e-4 * rng.normal(size=(1000, 8))
    near = find_near(first, second)
    assert near.p_value < 1e-6
    assert (near.second < 1000).sum() > 800
    assert (near.first[near.second < 1000] == near.second[near.second < 1000]).all()


def test_scales_gaps_and_constant_columns():
    first = np.array([[1.0, 5.0, np.nan], [2.0, 5.0, 1.0], [3.0, 5.0, 2.0], [np.nan, 5.0, 3.0]])
    left, right = on_one_scale(first, first * 2)
    assert left.shape == right.shape == (4, 2)
    assert np.isfinite(left).all()
    assert left[3, 0] == 0


def test_what_is_infinite_or_too_large_is_a_gap():
    first = np.array([[np.inf, 1.0], [1e200, 2.0], [3.0, -np.inf], [4.0, 5.0]])
    left, right = on_one_scale(first, np.full((2, 2), np.inf))
    assert np.isfinite(left).all()
    assert (right == 0).all()
    assert find_near(*on_one_scale(np.full((20, 2), np.inf), np.full((20, 2), np.inf))) is None

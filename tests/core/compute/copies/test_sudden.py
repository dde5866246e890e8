"""Sudden steps between neighbours' distances, held against the law that rows with a density keep to."""

import numpy as np
import pytest

from course_toolkit._core.compute.copies.nearness import nearest_of
from course_toolkit._core.compute.copies.sudden import dimension, weigh


@pytest.mark.parametrize("n_dimensions", [1, 2, 4])
@pytest.mark.parametrize("seed", range(3))
def test_the_dimension_of_uniform_rows(n_dimensions, seed):
    rng = np.random.default_rng(seed)
    inside = 0.25 + 0.5 * rng.random((400, n_dimensions))  # away from the border
    told = dimension(nearest_of(rng.random((4000, n_dimensions)), inside).distances)
    assert 0.75 * n_dimensions < told < 1.15 * n_dimensions


def test_rows_on_a_plane_in_space_have_two_dimensions():
    rng = np.random.default_rng(0)
    plane = rng.normal(size=(2, 6))
    assert dimension(nearest_of(rng.random((2000, 2)) @ plane, rng.random((200, 2)) @ plane).distances) < 2.3


def weighed(first, second):
    near = nearest_of(first, second)
    return weigh(near, dimension(near.distances), first, second, len(second))


@pytest.mark.parametrize("n_copies", [1, 40, 120])
def test_copies_are_told_one_by_one(n_copies):
    rng = np.random.default_rng(0)
    first, second = rng.normal(size=(600, 5)), rng.normal(size=(200, 5))
    second[:n_copies] = first[:n_copies] + 1e-4 * rng.normal(size=(n_copies, 5))
    found = weighed(first, second)
    assert found.p_value < 1e-6
    assert {*range(n_copies)} <= {*found.second.tolist()}
    assert len(found.second) <= 1.1 * n_copies  # one in twenty may be chance, as said
    assert (found.first == found.second)[found.second < n_copies].all()


@pytest.mark.parametrize("seed", range(5))
def test_rows_of_their_own_are_left_alone(seed):
    rng = np.random.default_rng(seed)
    found = weighed(rng.normal(size=(600, 4)), rng.normal(size=(200, 4)))
    assert found is None or found.p_value > 0.001


def test_copies_of_one_training_row_in_the_training_set_count_once():
    rng = np.random.default_rng(0)
    first, second = rng.normal(size=(300, 4)), rng.normal(size=(100, 4))
    thrice = np.concatenate([first + 1e-4 * rng.normal(size=first.shape) for _ in range(3)])
    found = weighed(thrice, second)
    assert found is None or found.p_value > 0.001


def test_shared_noughts_are_no_nearness():
    """Two rows that have all but one column at nought lie on a line, however many columns there are."""
    rng = np.random.default_rng(0)
    first, second = (np.zeros((n_rows, 8)) for n_rows in (600, 200))
    for side in (first, second):
        side[np.arange(len(side)), rng.integers(0, 8, len(side))] = rng.lognormal(size=len(side))
    found = weighed(first, second)
    assert found is None or found.p_value > 0.001

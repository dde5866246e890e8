"""The two rows that a made one lies between are found again."""

import numpy as np
import pytest
from sklearn.neighbors import NearestNeighbors

from course_toolkit.preparation.compute.resampling import parents as module
from course_toolkit.preparation.compute.resampling.parents import find_parents

RNG = np.random.default_rng(0)


def between(members, k_neighbors, n_made):
    """Make rows as SMOTE does, and say of which two."""
    near = NearestNeighbors(n_neighbors=k_neighbors + 1).fit(members).kneighbors(members, return_distance=False)[:, 1:]
    first = RNG.integers(0, len(members), n_made)
    second = near[first, RNG.integers(0, k_neighbors, n_made)]
    steps = RNG.uniform(0.05, 0.95, (n_made, 1))
    return members[first] + steps * (members[second] - members[first]), np.column_stack([first, second])


@pytest.mark.parametrize("n_columns", [2, 5])
def test_parents_are_found(n_columns):
    members = RNG.normal(size=(60, n_columns)) * ([1, 1000, 0.01, 5, 7][:n_columns])
    made, truth = between(members, 5, 30)
    found = find_parents(made, members, k_neighbors=5)
    assert [sorted(pair) for pair in found.tolist()] == [sorted(pair) for pair in truth.tolist()]


def test_of_a_large_class_the_near_rows_are_looked_at(monkeypatch):
    members = RNG.normal(size=(400, 2))
    made, truth = between(members, 3, 20)
    monkeypatch.setattr(module, "MOST_ROWS", 100)
    found = find_parents(made, members, k_neighbors=3)
    assert [sorted(pair) for pair in found.tolist()] == [sorted(pair) for pair in truth.tolist()]


def test_a_constant_column_does_not_matter():
    members = np.column_stack([np.arange(6.0), np.ones(6)])
    assert sorted(find_parents(np.array([[2.4, 1.0]]), members, k_neighbors=1)[0].tolist()) == [2, 3]


def test_none_made():
    assert find_parents(np.empty((0, 2)), RNG.normal(size=(9, 2)), k_neighbors=2).shape == (0, 2)

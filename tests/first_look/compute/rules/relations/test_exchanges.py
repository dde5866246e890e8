"""Rows strange as they stand and ordinary once exchanged; tails are neither."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.exchanges import find_exchanges


def body(seed, n_rows=500):
    rng = np.random.default_rng(seed)
    return np.column_stack(
        [75 + 13 * rng.normal(size=n_rows), 170 + 9 * rng.normal(size=n_rows), rng.normal(size=n_rows)]
    )


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("n_rows", [1, 6])
def test_exchanged_rows(seed, n_rows):
    values = body(seed)
    values[:n_rows, :2] = values[:n_rows, 1::-1]
    (found,) = find_exchanges(values)
    assert (found.first, found.second) == (0, 1)
    assert {*found.rows.tolist()} <= {*range(n_rows)}
    assert len(found.rows) >= 0.8 * n_rows
    assert found.before > 30
    assert found.after < 6


@pytest.mark.parametrize("seed", range(20))
def test_clean_columns(seed):
    rng = np.random.default_rng(seed)
    for values in (
        body(seed), rng.standard_t(2, (600, 5)) + 3 * np.arange(5), np.exp(rng.normal(size=(600, 5)) + np.arange(5)),
        rng.exponential(size=(600, 4)) * np.arange(1, 5), rng.normal(size=(600, 5)).cumsum(axis=0),
    ):  # fmt: skip
        assert find_exchanges(values) == []


@pytest.mark.parametrize("values", [np.zeros((99, 2)), np.full((99, 2), np.nan), np.ones((3, 2)), np.empty((99, 0))])
def test_nothing_to_exchange(values):
    assert find_exchanges(values) == []

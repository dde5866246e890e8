"""Which columns are ordered: names that values bear out, or differences that end at 0."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.relations.orders import broken_order, named_order, told_by_values


def test_on_which_rows():
    n_known, broken = broken_order(np.array([1.0, 5, np.nan, 2]), np.array([2.0, 3, 4, 2]))
    assert (n_known, broken.tolist()) == (3, [1])


def test_differences_that_end_at_nought():
    rng = np.random.default_rng(0)
    start = rng.uniform(0, 100, 1000)
    end = start + rng.exponential(5, 1000)
    end[:5], start[:5] = start[:5].copy(), end[:5].copy()
    assert (told_by_values(np.column_stack([end, start, rng.normal(size=1000)]))) == [(1, 0, True)]


@pytest.mark.parametrize("seed", range(10))
def test_noise_has_no_edge(seed):
    rng = np.random.default_rng(seed)
    size = 10 * rng.normal(size=3000)
    for gap in (2.2, 2.5, 3.0):
        pair = np.column_stack([size, size + gap + rng.normal(size=3000)])
        assert told_by_values(pair) == []
    heavy = np.column_stack([size, size + 8 + rng.standard_t(2, 3000)])
    zeros = np.column_stack([np.where(rng.random(3000) < 0.9, 0, 50 * rng.random(3000)), rng.exponential(80, 3000)])
    assert told_by_values(heavy) == told_by_values(zeros) == []


def pair_of(n_rows, n_broken, seed=0):
    low = np.random.default_rng(seed).normal(50, 10, n_rows)
    high = low + 5
    high[:n_broken] -= 9
    return low, high


@pytest.mark.parametrize(
    ("promise", "n_rows", "n_broken", "severity"),
    [
        ("certain", 500, 5, "error"),
        ("certain", 6, 1, "error"),
        ("certain", 500, 60, "question"),
        ("likely", 500, 5, "warning"),
        ("usual", 500, 5, "question"),
    ],
)
def test_what_names_promise(promise, n_rows, n_broken, severity):
    order = named_order(("low", "high", promise), *pair_of(n_rows, n_broken))
    assert (order.severity, order.broken.tolist()) == (severity, [*range(n_broken)])


@pytest.mark.parametrize(
    ("promise", "n_rows", "n_broken"),
    [("certain", 500, 110), ("likely", 463, 81), ("likely", 463, 30), ("usual", 9, 1)],
)
def test_what_values_do_not_bear_out(promise, n_rows, n_broken):
    assert named_order(("low", "high", promise), *pair_of(n_rows, n_broken)) is None


def test_ties_on_most_rows_tell_nothing():
    low = np.arange(100.0)
    assert named_order(("arrival", "departure", "certain"), low, np.where(low < 92, low, low - 1)) is None


def test_things_of_another_unit_are_not_compared():
    low, high = pair_of(500, 5)
    assert named_order(("part", "total", "likely"), low, 1e4 * high) is None


@pytest.mark.parametrize("seed", range(3))
def test_columns_that_grow_together_are_one_family_or_none(seed):
    rng = np.random.default_rng(seed)
    growth = np.exp(0.03 + 0.03 * rng.standard_t(4, (220, 30))).cumprod(axis=1)
    values = np.exp(rng.normal(15, 2, (220, 1))) * growth
    assert len(told_by_values(values.round())) <= 1


@pytest.mark.parametrize("seed", range(3))
def test_the_same_day_on_many_rows(seed):
    rng = np.random.default_rng(seed)
    start = rng.integers(0, 300, 600).astype(float)
    end = start + rng.integers(0, 9, 600)
    end[:5] = start[:5] - 9
    assert told_by_values(np.column_stack([start, end]), fewest_differences=4) == [(0, 1, True)]

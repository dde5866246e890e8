import numpy as np
import pytest
from scipy.stats import binom, combine_pvalues, norm

from course_toolkit.splits.compute.checks.preprocessing_on_all.chance import (
    discount,
    p_both,
    p_closeness,
    p_of_events,
    p_together,
)


def test_closeness_is_the_normal_law_around_0():
    distance = np.array([0.0, 1e-9, 0.3, 2.0])
    assert p_closeness(distance, np.array(0.5)) == pytest.approx(2 * norm.cdf(distance / 0.5) - 1, rel=1e-6)
    assert p_closeness(np.array([0.0]), np.array([0.0])) == [1.0]  # what cannot vary tells nothing


def test_two_p_values_are_joined_as_fisher_does():
    for one, other in [(0.3, 0.02), (1e-8, 0.9), (1.0, 1.0)]:
        expected = combine_pvalues([one, other], method="fisher")[1]
        assert p_both(np.array([one]), np.array([other]))[0] == pytest.approx(expected)


def test_several_p_values_are_small_by_chance_as_seldom_as_is_said():
    rng = np.random.default_rng(0)
    found = np.array([p_together(rng.random(30), n_looked=30) for _ in range(2000)])
    for level in (0.2, 0.05, 0.01):
        assert (found <= level).mean() <= level
    assert p_together(np.full(3, 1e-6), n_looked=30) < 1e-12
    assert p_together(np.full(3, 1e-6), n_looked=3000) > p_together(np.full(3, 1e-6), n_looked=30)


@pytest.mark.parametrize(("n_hits", "n", "p"), [(1, 1, 0.05), (2, 12, 0.03), (5, 40, 0.05)])
def test_events_are_bounded_by_the_binomial_law(n_hits, n, p):
    exact = binom.sf(n_hits - 1, n, p)
    assert exact <= p_of_events(np.full(n_hits, p), n_looked=n) <= 8 * exact


def test_a_column_counts_for_what_those_before_it_leave_open():
    rng = np.random.default_rng(1)
    a, b = rng.normal(size=(2, 4000))
    matrix = np.column_stack([a, b, 3 * a - 1, a + 0.1 * b])
    found = discount(np.full(4, 1e-3), matrix)
    rest = matrix[:, 1] - np.polyval(np.polyfit(a, b, 1), a)
    assert found[:2] == pytest.approx([1e-3, 1e-3 / (rest.std() / b.std())])
    assert found[2:].tolist() == [1.0, 1.0]
    assert discount(np.array([0.5]), matrix[:, :1]) == [0.5]


def test_the_bound_is_corrected_for_the_thresholds_tried():
    found = p_together(np.array([5e-7, 0.4]), n_looked=20)
    assert found == pytest.approx(14 * np.e * 20 * 1e-6)  # one below 1e-6, the smallest of 14 thresholds that it is

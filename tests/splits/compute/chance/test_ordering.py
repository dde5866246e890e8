"""What an order says about the label, held against SciPy and scikit-learn."""

import numpy as np
import pytest
from scipy import stats
from sklearn.metrics import roc_auc_score

from course_toolkit.splits.compute.chance.ordering import measure_kinds, measure_order

N = 200


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_two_classes(rng):
    values, labels = rng.integers(0, 50, N).astype(float), rng.integers(0, 2, N).astype(float)
    found = measure_order(values, labels, "classification")
    assert found.p_value == pytest.approx(stats.kruskal(values[labels == 0], values[labels == 1]).pvalue)
    assert found.auc == pytest.approx(roc_auc_score(labels, values))
    assert not found.is_perfect


def test_several_classes(rng):
    values, labels = rng.normal(size=N), rng.integers(0, 4, N).astype(float)
    found = measure_order(values, labels, "classification")
    assert found.p_value == pytest.approx(stats.kruskal(*(values[labels == one] for one in range(4))).pvalue)
    assert np.isnan(found.auc)
    sorted_labels = np.repeat([2.0, 0, 1], 20)
    found = measure_order(np.arange(60.0), sorted_labels, "classification")
    assert found.is_perfect
    assert found.strength > 0.9


def test_a_quantity(rng):
    values, labels = rng.normal(size=N), rng.normal(size=N)
    found = measure_order(values, labels, "regression")
    expected = stats.spearmanr(values, labels)
    assert (found.p_value, found.strength) == pytest.approx((expected.pvalue, abs(expected.statistic)))
    assert measure_order(values, -values, "regression").is_perfect


def test_kinds(rng):
    kinds, labels = rng.integers(0, 3, N), rng.integers(0, 2, N).astype(float)
    table = np.array([[np.sum((kinds == one) & (labels == other)) for other in (0, 1)] for one in range(3)])
    found = measure_kinds(kinds, labels, "classification")
    assert found.p_value == pytest.approx(stats.chi2_contingency(table).pvalue)
    assert found.strength == pytest.approx(stats.contingency.association(table))
    assert measure_kinds(labels.astype(int), labels, "classification").is_perfect
    assert measure_kinds(kinds, rng.normal(size=N), "regression").strength < 0.2


@pytest.mark.parametrize("task", ["classification", "regression"])
def test_too_little_says_nothing(task):
    some = np.arange(5.0)
    assert measure_order(some, some % 2, task) is None
    assert measure_order(np.full(50, np.nan), np.ones(50), task) is None
    assert measure_order(np.ones(50), np.arange(50.0) % 2, task) is None
    assert measure_order(np.arange(50.0), np.ones(50), task) is None
    assert measure_kinds(np.zeros(50, dtype=int), np.arange(50.0) % 2, task) is None


def test_false_suspicions_come_as_often_as_they_should(rng):
    p_values = [
        measure_order(
            rng.permutation(np.arange(100.0)), rng.integers(0, 3, 100).astype(float), "classification"
        ).p_value
        for _ in range(400)
    ]
    assert stats.kstest(p_values, "uniform").pvalue > 0.001

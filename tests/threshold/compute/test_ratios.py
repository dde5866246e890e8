"""The formulas of the lecture, by hand; and 0/0, which is undefined."""

import math
from fractions import Fraction

import numpy as np
import pytest

from course_toolkit.threshold.compute.ratios import COLUMNS, Ratios, share


def outcome(tn, fp, fn, tp, **costs):
    return Ratios(0.5, tn, fp, fn, tp, **costs)


def test_the_lectures_example_by_hand():
    found = outcome(4, 0, 4, 1)
    assert found.n_samples == 9
    assert found.n_alerts == 1
    assert found.accuracy == 5 / 9
    assert found.balanced_accuracy == pytest.approx((1 / 5 + 1) / 2)
    assert found.precision == 1
    assert found.recall == found.tpr == 1 / 5
    assert found.fpr == 0
    assert found.specificity == 1
    assert found.f1 == pytest.approx(2 * 1 * (1 / 5) / (1 + 1 / 5))
    assert found.f_beta(2) == pytest.approx(5 * 1 * (1 / 5) / (4 * 1 + 1 / 5))
    assert found.mcc == pytest.approx((1 * 4 - 0 * 4) / math.sqrt(1 * 5 * 4 * 8))
    assert found.prevalence == 5 / 9
    assert found.cost == 4


def test_f1_is_not_what_the_notes_say():
    found = outcome(4, 0, 4, 1)
    slip = found.precision * found.recall / (found.accuracy + found.recall)
    assert found.f1 != pytest.approx(slip)


def test_a_cost_has_its_price():
    assert outcome(5, 3, 2, 7, cost_fp=10.0, cost_fn=0.5).cost == 31


def test_f_beta_of_zero_is_the_precision():
    assert outcome(5, 3, 2, 7).f_beta(0) == 7 / 10


@pytest.mark.parametrize("kind", [int, lambda count: np.array([count])])
@pytest.mark.parametrize(
    ("counts", "undefined"),
    [
        ((4, 0, 5, 0), {"precision", "mcc"}),  # nobody is alerted
        ((0, 4, 0, 5), {"mcc"}),  # everybody is
        ((4, 0, 0, 0), {"precision", "recall", "balanced_accuracy", "f1", "mcc"}),  # nobody is positive
        ((0, 0, 0, 0), set(COLUMNS[6:]) - {"cost"}),
    ],
)
def test_nothing_out_of_nothing_is_undefined(counts, undefined, kind):
    found = outcome(*map(kind, counts))
    assert {name for name in COLUMNS[6:] if np.isnan(getattr(found, name)).all()} >= undefined
    if sum(counts):
        said = {name for name in COLUMNS[6:] if not np.isnan(getattr(found, name)).any()}
        assert said >= {*COLUMNS[6:]} - undefined


def test_a_perfect_model_correlates_perfectly_and_its_opposite_inversely():
    assert outcome(3, 0, 0, 7).mcc == 1
    assert outcome(0, 3, 7, 0).mcc == -1


@pytest.mark.parametrize("kind", [int, lambda count: np.array([count])])
def test_counts_beyond_64_bits_in_the_product_do_not_overflow(kind):
    counts = 900_000_001, 99_999_999, 50_000_003, 49_999_997
    tn, fp, fn, tp = counts
    square = Fraction((tp * tn - fp * fn) ** 2, (tp + fp) * (tp + fn) * (tn + fp) * (tn + fn))
    assert np.ravel(outcome(*map(kind, counts)).mcc) == pytest.approx(math.sqrt(square), rel=1e-14)


def test_numbers_and_arrays_are_divided_alike():
    assert share(1, 4) == 0.25
    assert math.isnan(share(0, 0))
    np.testing.assert_array_equal(share(np.array([1, 0]), np.array([4, 0])), [0.25, np.nan])

"""What a ranking says of itself, keeps, and refuses; and a million samples."""

import dataclasses
import pickle

import numpy as np
import pytest
from sklearn import metrics

from course_toolkit.threshold.compute import rank_scores


@pytest.fixture
def ranked():
    return rank_scores([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])


def test_it_says_what_it_is(ranked):
    assert repr(ranked) == "RankedScores(n_samples=4, pos_label=1, prevalence=0.500, auc=0.875)"


def test_it_cannot_be_changed(ranked):
    with pytest.raises(dataclasses.FrozenInstanceError):
        ranked.pos_label = 0


def test_it_can_be_sent_to_another_process(ranked):
    assert pickle.loads(pickle.dumps(ranked)).at(0.4) == ranked.at(0.4)  # noqa: S301 — our own


def test_the_curves_are_computed_once(ranked):
    assert ranked._steps is ranked._steps


@pytest.mark.parametrize(
    ("n_positives", "imbalanced"), [(1, True), (19, True), (20, False), (50, False), (80, False), (81, True)]
)
def test_imbalance_is_a_minority_under_one_in_five(n_positives, imbalanced):
    y_true = [1] * n_positives + [0] * (100 - n_positives)
    assert rank_scores(y_true, np.linspace(0, 0.5, 100)).is_imbalanced is imbalanced


def test_counts_have_names(ranked):
    counts = ranked.counts([0.0, 0.4, 1.0])
    assert counts.tn.tolist() == [0, 1, 2]
    assert counts.fp.tolist() == [2, 1, 0]
    assert counts.fn.tolist() == [0, 0, 2]
    assert counts.tp.tolist() == [2, 2, 0]


@pytest.mark.parametrize("thresholds", [[0.1, float("nan")], 0.5, []])
def test_thresholds_are_a_column(ranked, thresholds):
    with pytest.raises(ValueError, match="thresholds must"):
        ranked.metrics(thresholds)


def test_a_million_samples():
    rng = np.random.default_rng(0)
    y_score = rng.random(1_000_000).round(5)  # with ties
    y_true = rng.random(1_000_000) < y_score
    ranked = rank_scores(y_true, y_score)
    for threshold in (0.0, 0.123456, 0.5, 0.99999, 1.0, 1.1):
        called = y_score >= threshold
        outcome = ranked.at(threshold)
        assert outcome.tp == np.count_nonzero(called & y_true)
        assert outcome.fp == np.count_nonzero(called & ~y_true)
        assert outcome.n_samples == 1_000_000
    tn, fp, fn, tp = (count[0] for count in ranked.counts([0.5]))
    product = int(tp + fp) * int(tp + fn) * int(tn + fp) * int(tn + fn)
    assert product > np.iinfo(np.int64).max
    assert ranked.at(0.5).mcc == pytest.approx(int(tp * tn - fp * fn) / product**0.5)
    assert ranked.metrics([0.5])["mcc"][0] == pytest.approx(ranked.at(0.5).mcc)
    assert ranked.auc == pytest.approx(metrics.roc_auc_score(y_true, y_score), abs=1e-12)
    assert ranked.average_precision == pytest.approx(metrics.average_precision_score(y_true, y_score), abs=1e-12)

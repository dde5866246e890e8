"""The best threshold, by hand; ties; and what cannot be reached."""

import math

import pytest

from course_toolkit.threshold.compute import CRITERIA, rank_scores

Y_TRUE = [0, 0, 0, 1, 0, 1, 1]
Y_SCORE = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]


@pytest.fixture
def ranked():
    return rank_scores(Y_TRUE, Y_SCORE)


@pytest.mark.parametrize(
    ("criterion", "settings", "threshold"),
    [
        ("f1", {}, 0.4),  # 2·3 / (2·3 + 1 + 0) = 0.857 against 0.8 at 0.6
        ("f_beta", {"beta": 0.5}, 0.6),  # precision counts more
        ("f_beta", {"beta": 2}, 0.4),
        ("youden", {}, 0.4),  # 1 − 1/4 = 0.75 against 2/3 at 0.6
        ("cost", {}, 0.6),  # one error at 0.6 and one at 0.4: the higher one
        ("cost", {"cost_fn": 2}, 0.4),
        ("cost", {"cost_fp": 0}, 0.4),  # every lower one costs nothing either
        ("cost", {"cost_fn": 0}, math.nextafter(0.7, math.inf)),  # alert nobody
        ("recall", {"target": 1.0}, 0.4),
        ("recall", {"target": 0.6}, 0.7 - 0.1),
        ("recall", {"target": 0}, 0.7),
        ("precision", {"target": 0.75}, 0.4),
        ("precision", {"target": 0.9}, 0.6),
    ],
)
def test_the_best_by_hand(ranked, criterion, settings, threshold):
    assert ranked.best(criterion, **settings).threshold == pytest.approx(threshold, abs=0)


def test_the_costs_come_back_with_the_outcome(ranked):
    best = ranked.best("f1", cost_fp=3, cost_fn=7)
    assert (best.cost_fp, best.cost_fn) == (3, 7)
    assert best == ranked.at(best.threshold, cost_fp=3, cost_fn=7)


def test_costs_that_round_differently_are_a_tie():
    # Three misses at 0.6 cost 3 × 0.1 = 0.30000000000000004, a hair more than the one false alert at 0.2.
    ranked = rank_scores([0, 1, 1, 1, 0, 1], [0.1, 0.2, 0.3, 0.4, 0.5, 0.6])
    assert ranked.at(0.6, cost_fp=0.3, cost_fn=0.1).cost > ranked.at(0.2, cost_fp=0.3, cost_fn=0.1).cost
    assert ranked.best("cost", cost_fp=0.3, cost_fn=0.1).threshold == 0.6


def test_tiny_costs_are_costs():
    ranked = rank_scores(Y_TRUE, Y_SCORE)
    assert ranked.best("cost", cost_fp=1e-30, cost_fn=2e-30).threshold == 0.4


def test_a_precision_out_of_reach_is_refused_with_the_best_one():
    ranked = rank_scores([0, 1, 1, 0], [0.1, 0.5, 0.5, 0.5])
    with pytest.raises(
        ValueError, match=r"^target must be a precision that some threshold reaches.\n0\.9 came"
    ) as error:
        ranked.best("precision")
    assert "target=0.666" in str(error.value)
    assert ranked.best("precision", target=0.666).precision == pytest.approx(2 / 3)
    assert ranked.best("precision", target=2 / 3).precision == pytest.approx(2 / 3)


@pytest.mark.parametrize("criterion", CRITERIA)
def test_no_score_is_needed_to_be_distinct(criterion):
    ranked = rank_scores([0, 1, 1, 1], [0.3] * 4)
    assert ranked.best(criterion, target=0.7).threshold in {0.3, math.nextafter(0.3, 1)}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda ranked: ranked.best("F1"), r"Did you mean 'f1'\?"),
        (lambda ranked: ranked.best("recall", target=1.5), "target must lie between 0 and 1"),
        (lambda ranked: ranked.best("recall", target=90), "write target=0.9"),
        (lambda ranked: ranked.best("cost", cost_fp=-1), "cost_fp must be 0 or more"),
        (lambda ranked: ranked.best("f_beta", beta=-1), "beta must be 0 or more"),
        (lambda ranked: ranked.best("f_beta", beta=math.inf), "beta must be a finite number"),
    ],
)
def test_settings_are_checked(ranked, call, message):
    with pytest.raises(ValueError, match=message):
        call(ranked)

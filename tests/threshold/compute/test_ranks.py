"""Two sorted classes, and the thresholds at which their counts change."""

import math

import numpy as np

from course_toolkit.threshold.compute.ranks import ClassScores, Steps

SCORES = np.array([0.7, 0.2, 0.7, 0.4])


def test_scores_are_sorted_and_counted():
    ranked = ClassScores.sort(SCORES, None)
    assert ranked.scores.tolist() == [0.2, 0.4, 0.7, 0.7]
    assert ranked.total == 4
    assert [ranked.reaching(threshold) for threshold in (0.1, 0.2, 0.3, 0.7, 0.71)] == [4, 4, 3, 2, 0]
    assert ranked.reaching_each(np.array([0.3, 0.7])).tolist() == [3, 2]


def test_weights_are_summed():
    ranked = ClassScores.sort(SCORES, np.array([1.0, 0.5, 2.0, 0.0]))
    assert ranked.scores.tolist() == [0.2, 0.7, 0.7]  # what weighs nothing changes nothing
    assert ranked.total == 3.5
    assert [ranked.reaching(threshold) for threshold in (0.1, 0.3, 0.7, 0.71)] == [3.5, 3.0, 3.0, 0.0]
    assert ranked.reaching_each(np.array([0.3, 0.71])).tolist() == [3.0, 0.0]


def steps(negatives, positives):
    return Steps.of(ClassScores.sort(np.array(negatives), None), ClassScores.sort(np.array(positives), None))


def test_the_steps_are_the_distinct_scores_and_one_above():
    found = steps([0.2, 0.4], [0.4, 0.9])
    assert found.thresholds.tolist() == [0.2, 0.4, 0.9, math.nextafter(0.9, math.inf)]
    assert found.fp.tolist() == [2, 1, 0, 0]
    assert found.tp.tolist() == [2, 2, 1, 0]
    assert found.tn.tolist() == [0, 1, 2, 2]
    assert found.fn.tolist() == [0, 0, 1, 2]
    assert len(found) == 4


def test_a_threshold_between_two_steps_counts_as_the_one_above():
    found = steps([0.2, 0.4], [0.4, 0.9])
    thresholds = [-math.inf, 0.2, 0.3, 0.4, 0.9, 0.95, math.inf]
    assert [found.index(threshold) for threshold in thresholds] == [0, 0, 1, 1, 2, 3, 3]


def test_both_zeros_are_one_score():
    assert len(steps([-0.0], [0.0])) == 2


def test_the_largest_float_has_infinity_above_it():
    highest = np.finfo(np.float64).max
    assert steps([0.0], [highest]).thresholds.tolist() == [0.0, highest, math.inf]


def test_counts_are_whole_numbers_without_weights():
    assert steps([0.1], [0.2]).tp.dtype.kind == "i"

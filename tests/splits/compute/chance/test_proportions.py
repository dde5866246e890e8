"""Shares of the classes, and how far apart chance lets them be."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.model_selection import train_test_split

from course_toolkit.splits.compute.chance.proportions import _p_values, count_levels, differing_pairs
from course_toolkit.splits.compute.tables.sets import Declared, Sets

PAIR = ("train", "test")


def sets_of(train, test, **declared):
    frames = {"train": pd.DataFrame(train), "test": pd.DataFrame(test)}
    return Sets(frames, "y", Declared(**declared), "classification")


def test_levels_are_counted_in_each_set():
    sets = sets_of({"y": [0, 1, 1, None]}, {"y": [2, 1]})
    found = count_levels(sets.target, PAIR)
    assert found.levels.tolist() == [0, 1, 2]
    assert found.counts.tolist() == [[1, 2, 0], [0, 1, 1]]
    assert found.shares.tolist() == [[1 / 3, 2 / 3, 0], [0, 0.5, 0.5]]


@pytest.mark.parametrize("counts", [[[30, 70], [20, 10]], [[5, 2], [0, 9]], [[50, 50], [50, 50]]])
def test_two_classes_are_compared_as_fisher_did(counts):
    (p_value,) = _p_values(np.array(counts))
    tails = [stats.fisher_exact(counts, alternative=side).pvalue for side in ("less", "greater")]
    assert p_value == pytest.approx(min(1, 2 * min(tails)))


def test_several_classes_are_compared_one_by_one_and_together():
    counts = np.array([[30, 70, 50], [20, 10, 30]])
    *single, together = _p_values(counts)
    assert len(single) == 3
    assert together == pytest.approx(stats.chi2_contingency(counts).pvalue)
    assert len(_p_values(np.array([[30, 70, 1], [20, 10, 0]]))) == 3  # too few for the approximation


@pytest.mark.parametrize("counts", [[[5], [5]], [[3, 4], [0, 0]], [[0, 0], [3, 4]]])
def test_nothing_is_compared_where_there_is_nothing(counts):
    assert len(_p_values(np.array(counts))) == 0


def test_sets_drawn_at_random_differ_as_rarely_as_promised():
    n_alarms = 0
    for seed in range(200):
        frame = pd.DataFrame({"y": np.random.default_rng(seed).choice(4, 300, p=[0.6, 0.3, 0.08, 0.02])})
        sets = sets_of(*train_test_split(frame, random_state=seed))
        n_alarms += bool(differing_pairs(sets, sets.target, sets.pairs))
    assert n_alarms <= 2


def test_many_small_differences_add_up():
    shares = np.array([0.1] * 10)
    turned = shares * np.tile([1.35, 0.65], 5)
    train, test = (
        np.repeat(np.arange(10), np.round(one * n).astype(int)) for one, n in ((shares, 3000), (turned, 600))
    )
    sets = sets_of({"y": train}, {"y": test})
    assert differing_pairs(sets, sets.target, [PAIR]) == [PAIR]


def test_groups_kept_whole_are_dealt_whole():
    sick = np.random.default_rng(0).permutation(40) % 2 == 0
    sick[:10] = [True] * 7 + [False] * 3  # 70 % of the ten test patients, about half of the others
    group = np.repeat(np.arange(40), 25)
    frame = pd.DataFrame({"g": group, "y": sick[group].astype(int)})
    train, test = frame[group >= 10], frame[group < 10]
    alone = sets_of(train[["y"]], test[["y"]])
    together = sets_of(train, test, group="g")
    assert differing_pairs(together, together.target, [PAIR]) == []
    assert differing_pairs(alone, alone.target, [PAIR]) == [PAIR]

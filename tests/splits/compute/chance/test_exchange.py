"""Rows or whole groups dealt again: what chance does, and what it does not."""

from itertools import combinations

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.chance.exchange import MOST_UNITS, draw_exchange, stand_out
from course_toolkit.splits.compute.tables.sets import Declared, Sets

PAIR = ("train", "test")


def sets_of(train, test, **declared):
    return Sets({"train": train, "test": test}, "y", Declared(**declared))


def in_second(n_first, n_second):
    return np.repeat([False, True], [n_first, n_second])


def test_a_shifted_score_stands_out_among_many_that_do_not():
    rng = np.random.default_rng(0)
    scores = rng.normal(size=(300, 50))
    scores[200:, 7] += 1
    assert np.flatnonzero(stand_out(scores, in_second(200, 100), level=0.001)).tolist() == [7]


def test_scores_dealt_at_random_stand_out_as_rarely_as_promised():
    level, n_trials = 0.05, 400
    alarms = 0
    for seed in range(n_trials):
        scores = np.random.default_rng(seed).exponential(size=(40, 8)) ** 2  # as skewed as can be
        alarms += stand_out(scores, in_second(25, 15), level=level).any()
    assert alarms <= n_trials * level + 3 * np.sqrt(n_trials * level)


def test_rare_values_deceive_it_as_little_as_others():
    # Nothing but columns with five ones: a normal approximation would find some of them in most of the trials.
    alarms = 0
    for seed in range(60):
        scores = np.random.default_rng(seed).permuted(np.tile(np.arange(500)[:, None] < 5, (1, 200)), axis=0)
        alarms += stand_out(scores.astype(float), in_second(400, 100), level=0.05).any()
    assert alarms <= 8


def test_what_stands_out_agrees_with_all_deals_of_a_few_units():
    scores = np.array([0.0, 0.1, 0.3, 0.2, 9.0, 8.0, 9.5, 8.7, 7.9, 9.1])[:, None]
    second = in_second(4, 6)
    sums = [scores[list(chosen)].sum() for chosen in combinations(range(10), 6)]
    p_value = np.mean(np.abs(np.array(sums) - 0.6 * scores.sum()) >= abs(scores[4:].sum() - 0.6 * scores.sum()) - 1e-9)
    assert p_value == pytest.approx(1 / 210)
    assert stand_out(scores, second, level=0.05).tolist() == [True]
    assert stand_out(scores, second, level=0.001).tolist() == [False]  # 210 deals prove no more


@pytest.mark.parametrize(("n_first", "n_second"), [(0, 5), (5, 0), (0, 0)])
def test_an_empty_side_shows_nothing(n_first, n_second):
    assert not stand_out(np.ones((n_first + n_second, 2)), in_second(n_first, n_second), level=0.001).any()


def test_a_constant_score_stands_out_never():
    assert not stand_out(np.full((50, 1), 0.1), in_second(30, 20), level=0.5).any()


def test_rows_are_drawn_where_there_are_too_many_and_a_small_set_is_kept_whole():
    train, test = pd.DataFrame({"x": range(5000), "y": 0}), pd.DataFrame({"x": range(9), "y": 0})
    exchange = draw_exchange(sets_of(train, test), PAIR)
    assert [len(rows) for rows in exchange.positions] == [MOST_UNITS, 9]
    assert len(set(exchange.positions[0].tolist())) == MOST_UNITS
    assert exchange.row_in_second.sum() == exchange.in_second.sum() == 9


def test_groups_are_units_and_their_scores_are_added():
    train = pd.DataFrame({"g": ["a", "a", "b", None, None], "x": [1.0, 2, 3, 4, 5], "y": 0})
    test = pd.DataFrame({"g": ["c", "c", "a"], "x": [6.0, 7, 8], "y": 0})
    sets = sets_of(train, test, group="g")
    exchange = draw_exchange(sets, PAIR)
    assert exchange.in_second.tolist() == [False] * 4 + [True] * 2  # the group in both sets counts twice
    values = exchange.values(sets.column("x"))[:, None]
    totals = exchange.totals(values)
    assert sorted(totals[:4, 0]) == pytest.approx(sorted([3 - 2 * 4.5, 3 - 4.5, 4 - 4.5, 5 - 4.5]))
    assert sorted(totals[4:, 0]) == pytest.approx(sorted([13 - 2 * 4.5, 8 - 4.5]))


def test_rows_of_groups_are_no_difference_although_single_rows_would_be():
    rng = np.random.default_rng(3)
    group = np.repeat(np.arange(60), 30)
    frame = pd.DataFrame({"g": group, "x": rng.normal(size=60)[group], "y": 0})
    chosen = frame.g.isin(rng.permutation(60)[:20])
    for declared, stands_out in (({"group": "g"}, False), ({}, True)):
        columns = ["g", "x", "y"] if declared else ["x", "y"]
        sets = sets_of(frame.loc[~chosen, columns], frame.loc[chosen, columns], **declared)
        exchange = draw_exchange(sets, PAIR)
        totals = exchange.totals(exchange.values(sets.column("x"))[:, None])
        assert stand_out(totals, exchange.in_second, level=0.05).any() == stands_out


def test_only_the_rows_asked_for_are_drawn():
    frame = pd.DataFrame({"x": range(10), "y": 0})
    among = {"train": np.arange(10) < 3, "test": np.arange(10) > 7}
    exchange = draw_exchange(sets_of(frame, frame), PAIR, among=among)
    assert [rows.tolist() for rows in exchange.positions] == [[0, 1, 2], [8, 9]]

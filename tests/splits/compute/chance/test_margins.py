"""One column in two sets: the scores, and the largest difference."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from course_toolkit.splits.compute.chance.margins import (
    SMALL_EFFECT,
    Difference,
    largest_difference,
    margin_scores,
    standard_rank,
)
from course_toolkit.splits.compute.tables.columns import Column

COLUMN = Column("x", "number", {})
SAMPLE = st.lists(st.integers(0, 6).map(float), min_size=1, max_size=30)


@given(SAMPLE, SAMPLE)
def test_the_largest_difference_of_numbers_is_the_distance_of_kolmogorov_and_smirnov(first, second):
    found = largest_difference(COLUMN, np.array(first), np.array(second), is_category=False)
    apart = [abs(np.mean(np.array(first) <= cut) - np.mean(np.array(second) <= cut)) for cut in [*first, *second]]
    assert found.size == pytest.approx(max(apart))
    below = [np.mean(np.array(values) <= found.value) for values in (first, second)]
    assert list(found.shares) == pytest.approx(below if found.what == "below" else [0, 0])


def test_the_largest_difference_of_categories_is_that_of_one_level():
    column = Column("c", "text", {}, np.array(["a", "b", "c"], dtype=object))
    found = largest_difference(column, np.array([0.0, 0, 1, 2]), np.array([0.0, 2, 2, 2]), is_category=True)
    assert (found.what, found.value, found.shares) == ("level", "c", (0.25, 0.75))


def test_missing_values_may_differ_most():
    found = largest_difference(COLUMN, np.array([1.0, 2, 3, 4]), np.array([2.0, np.nan, np.nan, 3]), is_category=False)
    assert (found.what, found.shares) == ("missing", (0.0, 0.5))


def test_a_column_that_is_all_missing_on_one_side_differs_by_that():
    found = largest_difference(COLUMN, np.array([1.0, 2]), np.full(3, np.nan), is_category=False)
    assert (found.what, found.size, found.matters) == ("missing", 1.0, True)


@pytest.mark.parametrize(
    ("shares", "matters"), [((0.45, 0.55), True), ((0.47, 0.53), False), ((0, 0.01), True), ((0, 0.009), False)]
)
def test_a_difference_matters_from_cohens_small_effect_on(shares, matters):
    assert Difference("x", "level", "a", shares).matters == matters
    assert (abs(2 * np.arcsin(np.sqrt(shares[1])) - 2 * np.arcsin(np.sqrt(shares[0]))) >= SMALL_EFFECT) == matters


@given(st.lists(st.one_of(st.integers(-3, 3).map(float), st.just(np.nan)), min_size=2, max_size=40))
def test_ranks_are_standard_and_say_nothing_of_what_is_missing(values):
    values = np.array(values)
    known, rank = values[~np.isnan(values)], standard_rank(values)
    assert (rank[np.isnan(values)] == 0).all()
    if len(np.unique(known)) > 1:
        ranks = rank[~np.isnan(values)]
        assert (ranks.mean(), ranks.std()) == (pytest.approx(0, abs=1e-9), pytest.approx(1))
        assert stats.spearmanr(ranks, known).statistic == pytest.approx(1)
    else:
        assert (rank == 0).all()


def test_scores_show_location_spread_and_gaps():
    values = np.array([*range(20), np.nan, np.nan], dtype=float)
    scores = margin_scores(values, is_category=False)
    assert scores[0].sum() == 2
    assert all(np.abs(score.mean()) < 1e-9 for score in scores[1:])
    assert np.argmax(scores[-1]) in {0, 19}  # the last one: far from the middle
    assert len(margin_scores(values, is_category=False, fine=False)) == 3


@pytest.mark.parametrize("values", [np.full(30, np.nan), np.full(30, 2.0)])
def test_nothing_is_scored_where_nothing_varies(values):
    assert margin_scores(values, is_category=False) == margin_scores(values, is_category=True) == []


def test_rare_levels_are_not_scored():
    values = np.repeat([0.0, 1.0, 2.0], [40, 20, 3])
    assert [score.sum() for score in margin_scores(values, is_category=True)] == [40, 20]


def test_an_infinite_value_is_no_bound_to_name():
    found = largest_difference(COLUMN, np.arange(50.0), np.full(50, -np.inf), is_category=False)
    assert (found.value, found.shares) == (0.0, (0.02, 1.0))

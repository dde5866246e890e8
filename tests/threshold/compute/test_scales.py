"""Where a threshold stands on each scale, and the step to the next one, by hand."""

import math

import numpy as np
import pytest

from course_toolkit.threshold.compute import SCALES, rank_scores

ABOVE = math.nextafter(0.8, math.inf)


@pytest.fixture
def ranked():
    return rank_scores([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8])


@pytest.mark.parametrize(
    ("start", "step", "end"),
    [
        (0.1, 1, 0.4),
        (0.3, 1, 0.8),  # at 0.4 the counts are those of 0.3
        (0.3, -1, 0.1),
        (0.8, 1, ABOVE),
        (ABOVE, 1, ABOVE),
        (5.0, -1, 0.8),
        (0.1, -1, 0.1),
        (-math.inf, 1, 0.4),
        (math.inf, -1, 0.8),
        (0.1, 2, 0.8),
        (0.1, 99, ABOVE),
        (0.8, -99, 0.1),
    ],
)
def test_the_next_threshold(ranked, start, step, end):
    assert ranked.next_threshold(start, step=step) == end


@pytest.mark.parametrize(
    ("scale", "value", "threshold"),
    [
        ("score", 0.35, 0.35),
        ("score", math.inf, math.inf),
        ("rank", 0, ABOVE),
        ("rank", 249, ABOVE),
        ("rank", 250, 0.8),
        ("rank", 749, 0.8),  # at 0.4 two more are alerted at once
        ("rank", 750, 0.4),
        ("rank", 1000, 0.1),
        ("recall", 0, ABOVE),
        ("recall", 0.01, 0.8),
        ("recall", 0.5, 0.8),
        ("recall", 0.51, 0.4),
        ("recall", 1, 0.4),
        ("fpr", 0, 0.8),
        ("fpr", 0.5, 0.4),
        ("fpr", 0.99, 0.4),
        ("fpr", 1, 0.1),
    ],
)
def test_the_threshold_at_a_position(ranked, scale, value, threshold):
    assert ranked.threshold_at(scale, value) == threshold


@pytest.mark.parametrize(
    ("scale", "positions"),
    [("score", [0.1, 0.3, 0.8, 2]), ("rank", [1000, 750, 250, 0]), ("recall", [1, 1, 0.5, 0]), ("fpr", [1, 0.5, 0, 0])],
)
def test_the_position_of_a_threshold(ranked, scale, positions):
    assert [ranked.position_of(scale, threshold) for threshold in (0.1, 0.3, 0.8, 2)] == positions


def test_every_whole_number_of_alerts_in_a_thousand_can_be_asked_for():
    # Were one of the positions a hair above the whole number, asking for that would find one alert less.
    ranked = rank_scores(np.arange(100) % 2, np.arange(100) / 100)
    assert [ranked.at(ranked.threshold_at("rank", 10 * n)).n_alerts for n in range(101)] == list(range(101))


def test_a_thousand_alerts_in_a_thousand_are_not_a_hair_more():
    ranked = rank_scores([0, 0, 1], [0.5, 0.5, 0.5], sample_weight=[0.1, 0.3, 0.3])
    assert ranked.position_of("rank", 0.5) == 1000


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda ranked: ranked.threshold_at("recal", 0.5), "Did you mean 'recall'?"),
        (lambda ranked: ranked.position_of("tpr", 0.5), "scale must be one of"),
        (lambda ranked: ranked.threshold_at("recall", 1.01), "value must lie between 0 and 1"),
        (lambda ranked: ranked.threshold_at("rank", 1001), "value must lie between 0 and 1,000"),
        (lambda ranked: ranked.threshold_at("fpr", math.nan), "value must be a number"),
        (lambda ranked: ranked.threshold_at("score", math.nan), "threshold must be a number"),
        (lambda ranked: ranked.next_threshold(math.nan), "threshold must be a number"),
    ],
)
def test_what_is_asked_is_checked(ranked, call, message):
    with pytest.raises(ValueError, match=message):
        call(ranked)


def test_the_score_itself_is_the_first_scale():
    assert SCALES[0] == "score"

"""What the plate shows: scikit-learn's curves, thinned to what an eye tells apart."""

import json
import math
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics

from course_toolkit.threshold.compute import (
    anchors,
    key_thresholds,
    rank_scores,
    rank_trusted_scores,
    summarize,
    usual_threshold,
)
from course_toolkit.threshold.compute.summary import N_THRESHOLDS, RESOLUTION, score_limits, thin

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
FINITE = st.floats(allow_nan=False, allow_infinity=False)


def ranked(n_samples, *, seed=0, digits=12):
    rng = np.random.default_rng(seed)
    y_true = (rng.random(n_samples) < 0.3).astype(int)
    y_score = 1 / (1 + np.exp(-rng.normal(size=n_samples) - 1.5 * y_true + 1))
    return rank_scores(y_true, y_score.round(digits))


@pytest.fixture(scope="module")
def large():
    return ranked(7000)


@pytest.fixture(scope="module")
def lecture():
    return rank_scores(Y_TRUE, Y_SCORE)


@st.composite
def any_scores(draw):
    really = draw(st.lists(st.booleans(), min_size=2, max_size=12).filter(lambda found: len(set(found)) == 2))
    return rank_trusted_scores(really, draw(st.lists(FINITE, min_size=len(really), max_size=len(really))))


def full_curves(scores):
    """Return both curves as scikit-learn has them, from "nobody" to "everybody"."""
    fpr, tpr, _ = metrics.roc_curve(scores.y_true, scores.y_score, drop_intermediate=False)
    precision, recall, _ = metrics.precision_recall_curve(scores.y_true, scores.y_score)
    return {"roc": (fpr, tpr), "precision_recall": (recall[::-1], precision[::-1])}


# Curves ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["roc", "precision_recall"])
def test_few_points_are_scikit_learn_s_one_by_one(lecture, name):
    curve, (x, y) = getattr(summarize(lecture), name), full_curves(lecture)[name]
    np.testing.assert_allclose(curve.x, x)
    np.testing.assert_allclose(curve.y, y)


@pytest.mark.parametrize("name", ["roc", "precision_recall"])
def test_many_points_are_thinned_within_a_pixel(large, name):
    curve, full = getattr(summarize(large), name), np.column_stack(full_curves(large)[name])
    kept = np.column_stack([curve.x, curve.y])
    assert len(kept) < 3 * RESOLUTION < len(full)
    for part in np.array_split(full, 40):
        gaps = np.abs(part[:, None, :] - kept[None, :, :]).max(axis=2).min(axis=1)
        assert gaps.max() <= 1 / RESOLUTION
    known = {tuple(point) for point in full.round(12).tolist()}
    assert {tuple(point) for point in kept.round(12).tolist()} <= known, "a point that is on no curve"


@pytest.mark.parametrize("name", ["roc", "precision_recall"])
def test_thinning_keeps_the_area(large, name):
    curve = getattr(summarize(large), name)
    if name == "roc":
        area, expected = np.trapezoid(curve.y, curve.x), metrics.roc_auc_score(large.y_true, large.y_score)
    else:
        area = np.sum(np.diff(curve.x) * curve.y[1:])
        expected = metrics.average_precision_score(large.y_true, large.y_score)
    assert area == pytest.approx(expected, abs=2 / RESOLUTION)


def test_areas_and_shares_are_scikit_learn_s(large):
    summary = summarize(large)
    assert summary.auc == pytest.approx(metrics.roc_auc_score(large.y_true, large.y_score))
    assert summary.average_precision == pytest.approx(metrics.average_precision_score(large.y_true, large.y_score))
    assert summary.prevalence == large.y_true.mean()
    assert (summary.n_samples, summary.pos_label) == (7000, 1)


def test_metrics_are_scikit_learn_s_at_every_threshold(lecture):
    summary = summarize(lecture)
    ask = {"precision": metrics.precision_score, "recall": metrics.recall_score, "f1": metrics.f1_score}
    assert list(summary.metrics) == [*ask, "accuracy"]
    for name, curve in summary.metrics.items():
        assert curve.x.shape == curve.y.shape == (N_THRESHOLDS,)
        assert (curve.x[0], curve.x[-1]) == summary.score_limits
        for threshold, value in zip(curve.x[::20], curve.y[::20], strict=True):
            called = np.array(Y_SCORE) >= threshold
            options = {"zero_division": math.nan} if name in ask else {}
            expected = ask.get(name, metrics.accuracy_score)(Y_TRUE, called, **options)
            np.testing.assert_allclose(value, expected, equal_nan=True)


def test_an_undefined_metric_is_a_gap(lecture):
    precision = summarize(lecture).metrics["precision"]
    assert np.isnan(precision.y[precision.x > 0.9]).all()
    assert np.isfinite(precision.y[precision.x <= 0.9]).all()


def test_a_curve_is_kept_finer_than_a_pixel_of_the_largest_plate():
    """The widest curve's pane has some 280 pixels of the page, of two dots each on a sharp screen."""
    assert RESOLUTION >= 2 * 280


# Thinning ---------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=1, max_size=50))
def test_the_ends_always_stay(points):
    x, y = np.array(points).T
    curve = thin(x, y)
    assert (curve.x[0], curve.y[0]) == (x[0], y[0])
    assert (curve.x[-1], curve.y[-1]) == (x[-1], y[-1])
    assert 1 <= len(curve.x) == len(curve.y) <= len(x)


def test_points_of_one_pixel_are_one_point():
    step = 0.1 / RESOLUTION
    curve = thin(np.array([0, step, 2 * step, 0.5, 0.5 + step, 1]), np.array([0, 0, step, 0.5, 0.5, 1]))
    assert curve.x.tolist() == [0, 0.5, 1]


def test_a_jump_up_stays_a_jump_up():
    curve = thin(np.array([0.5, 0.5, 0.5]), np.array([0, 0.5, 1]))
    assert curve.y.tolist() == [0, 0.5, 1]


# The range of the axis ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "limits"),
    [
        ([0.2, 0.7, 0.4], (-0.02, 1.02)),
        ([0.0, 1.0, 0.5], (-0.02, 1.02)),
        ([0.3, 0.3, 0.3], (-0.02, 1.02)),
        ([-50, 50, 0], (-52, 52)),
        ([2.0, 4.0, 3.0], (1.96, 4.04)),
        ([5.0, 5.0, 5.0], (4.9, 5.1)),
        ([-5.0, -5.0, -5.0], (-5.1, -4.9)),
        ([1e300, -1e300, 0], (-1.04e300, 1.04e300)),
        ([-1e-12, 1e-12, 0], (-1.04e-12, 1.04e-12)),
    ],
)
def test_the_range_of_the_axis(scores, limits):
    assert score_limits(rank_trusted_scores([0, 1, 0], scores)) == pytest.approx(limits, rel=1e-9)


@pytest.mark.parametrize(
    "scores",
    [[1.7e308, -1.7e308, 0.0], [1e308, 1.2e308, 1.1e308], [1.79e308] * 3, [-1.79e308] * 3, [5e-324, -5e-324, 0.0],
     [1e16, 1e16 + 2, 1e16], [-0.0, 0.0, -0.0]],
)  # fmt: skip
def test_the_ends_of_what_a_float_can_hold(scores):
    summary = summarize(rank_trusted_scores([0, 1, 0], scores))
    low, high = summary.score_limits
    assert math.isfinite(high - low)
    assert low <= min(scores) <= max(scores) <= high or max(map(abs, scores)) > 1e308


@given(any_scores())
def test_any_finite_scores_are_summarized_without_a_warning(scores):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        summary = summarize(scores)
    low, high = summary.score_limits
    assert low < high
    assert math.isfinite(high - low)
    for curve in (summary.roc, summary.precision_recall, *summary.metrics.values()):
        assert np.isfinite(curve.x).all()
        assert ((curve.y >= 0) & (curve.y <= 1) | np.isnan(curve.y)).all()


# The tour -------------------------------------------------------------------------------------------------------


def counts_along(scores, thresholds):
    return {(scores.at(threshold).tp, scores.at(threshold).fp) for threshold in thresholds}


def test_a_short_tour_stops_wherever_a_count_changes(lecture):
    thresholds = key_thresholds(lecture)
    assert thresholds.tolist() == [*sorted(Y_SCORE), math.nextafter(0.9, math.inf)]
    every_change = [-math.inf, *Y_SCORE, math.inf]
    assert counts_along(lecture, thresholds) == counts_along(lecture, every_change)
    assert len(counts_along(lecture, thresholds)) == len(thresholds)


@pytest.mark.parametrize("limit", [20, 161])
def test_a_long_tour_is_ascending_and_goes_from_everybody_to_nobody(large, limit):
    thresholds = key_thresholds(large, limit=limit)
    assert (thresholds[1:] > thresholds[:-1]).all()
    assert limit / 2 <= len(thresholds) <= limit
    assert large.at(thresholds[0]).n_alerts == large.n_samples
    assert large.at(thresholds[-1]).n_alerts == 0


def test_a_long_tour_skips_neither_crowds_nor_deserts():
    rng = np.random.default_rng(0)
    crowd = np.concatenate([rng.normal(0, 1e-4, 5000), [50, 60, 70, 100]])  # nearly all in one place
    scores = rank_scores(np.arange(len(crowd)) % 2, crowd)
    thresholds = key_thresholds(scores)
    assert np.diff(thresholds).max() < 0.02 * np.ptp(crowd)
    alerts = np.array([scores.at(threshold).n_alerts for threshold in thresholds])
    assert np.abs(np.diff(alerts)).max() < 0.02 * len(crowd)


@given(any_scores(), st.integers(4, 20))
def test_any_tour_is_ascending_and_complete(scores, limit):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        thresholds = key_thresholds(scores, limit=limit)
    assert (thresholds[1:] > thresholds[:-1]).all()
    assert scores.at(thresholds[0]).n_alerts == scores.n_samples
    largest = scores.score_range[1] == np.finfo(float).max  # no threshold lies above it
    assert largest or scores.at(thresholds[-1]).n_alerts == 0
    assert len(thresholds) <= limit


# Where an outcome lies ----------------------------------------------------------------------------------------------


def test_the_places_of_an_outcome_in_the_panes(lecture):
    assert anchors(lecture.at(0.9)) == {
        "histogram": (0.9, None), "metrics": (0.9, None), "roc": (0.0, 0.2), "precision_recall": (0.2, 1.0),
    }  # fmt: skip


def test_where_nobody_is_called_positive_there_is_no_place_on_the_precision_recall_curve(lecture):
    places = anchors(lecture.at(0.95))
    assert places["precision_recall"] == (None, None)
    assert places["roc"] == (0.0, 0.0)


@given(any_scores(), FINITE)
def test_the_places_are_plain_numbers_that_json_knows(scores, threshold):
    json.dumps(anchors(scores.at(threshold)), allow_nan=False)
    for stop in key_thresholds(scores).tolist():
        json.dumps(anchors(scores.at(stop)), allow_nan=False)


# The usual threshold -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scores", "threshold"),
    [([0.1, 0.2, 0.9, 0.3], 0.5), ([-2.0, 1.0, 3.0, -1.0], 0.0), ([1.1, 1.2, 2.5, 2.6], 2.5)],
)
def test_where_a_classifier_would_decide_by_itself(scores, threshold):
    assert usual_threshold(rank_scores([0, 0, 1, 1], scores)) == threshold

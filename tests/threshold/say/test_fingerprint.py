"""What two runs compare: if a number on the screen is another, so is the text."""

from dataclasses import replace

import numpy as np
import pytest

from course_toolkit.threshold.compute import Curve, ScoreHistogram, measure_threshold, rank_scores, summarize
from course_toolkit.threshold.say import fingerprint

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]


@pytest.fixture(scope="module")
def summary():
    return summarize(rank_scores(Y_TRUE, Y_SCORE))


def printed(summary, *, threshold=0.9, model="scores", sentence="A sentence.", selected=None):
    outcome = measure_threshold(Y_TRUE, Y_SCORE, threshold)
    return fingerprint(outcome, summary, model=model, sentence=sentence, selected=selected)


def test_it_tells_the_state_the_sentence_the_counts_and_the_areas(summary):
    text = printed(summary, model="forest", selected="fn")
    for part in ("forest", "FN", "A sentence.", "TN 4", "FP 0", "FN 4", "TP 1", "0.556", "0.333", "0.850", "0.877"):
        assert part in text


def test_each_number_stands_under_its_own_name(summary):
    text = printed(summary, threshold=0.6)
    for part in ("accuracy 0.778", "precision 0.800", "recall 0.800", "F1 0.800", "FPR 0.250"):
        assert part in text


@pytest.mark.parametrize(
    "other", [{"threshold": 0.5}, {"model": "tree"}, {"sentence": "Another."}, {"selected": "tp"}], ids=str
)
def test_another_state_is_another_text(summary, other):
    assert printed(summary, **other) != printed(summary)


@pytest.mark.parametrize("name", ["roc", "precision_recall"])
def test_a_wrong_curve_is_another_text(summary, name):
    curve = getattr(summary, name)
    y = curve.y.copy()
    y[1:-1] = y[1:-1] ** 2 / 2
    assert printed(replace(summary, **{name: Curve(curve.x, y)})) != printed(summary)


@pytest.mark.parametrize("name", ["auc", "average_precision"])
def test_a_wrong_area_is_another_text(summary, name):
    assert printed(replace(summary, **{name: 0.5})) != printed(summary)


def test_a_wrong_histogram_is_another_text(summary):
    histogram = summary.histogram
    swapped = ScoreHistogram(histogram.edges, histogram.positives_share, histogram.negatives_share)
    assert printed(replace(summary, histogram=swapped)) != printed(summary)


@pytest.mark.parametrize("name", ["precision", "recall", "f1", "accuracy"])
def test_a_wrong_metric_is_another_text(summary, name):
    curve = summary.metrics[name]
    metrics = {**summary.metrics, name: Curve(curve.x, np.roll(curve.y, 60))}
    assert printed(replace(summary, metrics=metrics)) != printed(summary)


def test_it_is_short_and_the_same_each_time(summary, language):
    del language
    text = printed(summary)
    assert text == printed(summary)
    assert len(text) < 1500
    assert len(text.splitlines()) < 15


def test_it_is_said_in_the_language(summary, language):
    text = printed(summary)
    assert ("exactitude" in text) is (language == "fr")
    assert ("accuracy" in text) is (language == "en")


def test_braces_of_a_name_are_only_braces(summary):
    assert "{0} <b>" in printed(summary, model="{0} <b>")

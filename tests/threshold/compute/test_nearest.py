"""The threshold under a click on a curve."""

import math

import pytest

from course_toolkit.threshold.compute import rank_scores

ABOVE = math.nextafter(0.9, math.inf)


@pytest.fixture
def lecture():
    return rank_scores([0, 0, 0, 1, 1, 1, 1, 1, 0], [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75])


@pytest.mark.parametrize(
    ("click", "threshold"),
    [
        ((0.0, 0.0), ABOVE),
        ((0.01, 0.19), 0.9),
        ((0.02, 0.38), 0.85),
        ((0.2, 0.98), 0.55),
        ((1.0, 1.0), 0.3),
        ((5.0, 5.0), 0.3),  # beyond the axes, while dragging
        ((-5.0, -5.0), ABOVE),
    ],
)
def test_a_click_on_the_roc_curve(lecture, click, threshold):
    assert lecture.nearest_on_roc(*click) == threshold


@pytest.mark.parametrize(
    ("click", "threshold"),
    [
        ((0.0, 1.0), ABOVE),  # the corner where the curve starts
        ((0.2, 1.0), 0.9),
        ((0.38, 0.97), 0.85),
        ((0.41, 0.67), 0.75),  # the same recall, less precision
        ((1.0, 0.84), 0.55),
        ((1.0, 0.0), 0.3),
        ((7.0, -3.0), 0.3),
        ((-7.0, 3.0), ABOVE),
    ],
)
def test_a_click_on_the_precision_recall_curve(lecture, click, threshold):
    assert lecture.nearest_on_precision_recall(*click) == threshold


@pytest.mark.parametrize("value", [math.nan, math.inf, "0.5", None])
def test_a_click_is_somewhere(lecture, value):
    with pytest.raises(ValueError, match="fpr must be a"):
        lecture.nearest_on_roc(value, 0.5)
    with pytest.raises(ValueError, match="precision must be a"):
        lecture.nearest_on_precision_recall(0.5, value)

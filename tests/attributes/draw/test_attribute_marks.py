import math

import numpy as np
import pandas as pd
import pytest

from course_toolkit._core.draw.marks import Area, Dot, Text
from course_toolkit._core.draw.theme import LIGHT, choose_theme
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.draw.attribute import AttributePicture
from course_toolkit.attributes.draw.attribute_marks import FULL, attribute_marks, stop_at


def marks_of(frame, column, n_bins, kind, **settings):
    outcome = describe_attribute(frame, column, **settings)
    return [one for one in attribute_marks(outcome, outcome.at(n_bins), theme=LIGHT) if isinstance(one, kind)]


def test_bars_are_as_high_as_their_counts(sante):
    (bars,) = marks_of(sante, "Age", 6, Area)
    heights = sorted({y for _x, y in bars.points})
    assert heights == pytest.approx([0, FULL / 5, FULL * 4 / 5, FULL])
    assert len(bars.points) == 3 * 4  # three bars that are not empty


def test_the_scale_says_how_high(sante):
    ticks = [(one.text, one.y) for one in marks_of(sante, "Age", 6, Text)]
    assert ("4", pytest.approx(FULL * 4 / 5)) in ticks


def test_by_class_each_lane_shows_shares(mixed):
    bars = marks_of(mixed, "x", 8, Area, hue="label")
    assert len(bars) == 2
    for lane, one in zip((1, 0), bars, strict=True):
        assert min(y for _x, y in one.points) == lane
        assert max(y for _x, y in one.points) <= lane + FULL + 1e-9
    outcome = describe_attribute(mixed, "x", hue="label")
    shares = outcome.at(8).counts / outcome.at(8).counts.sum(axis=1, keepdims=True)
    highest = max(y for one, lane in zip(bars, (1, 0), strict=True) for _x, y in [max(one.points, key=lambda p: p[1])]
                  if y - lane == pytest.approx(FULL))  # fmt: skip
    assert highest - FULL == 1 - int(np.argmax(shares.max(axis=1)))


@pytest.mark.parametrize(("n_classes", "n_ticks"), [(3, 2), (6, 1)])
def test_many_lanes_have_one_share_each(n_classes, n_ticks):
    kinds = np.repeat(list("abcdef")[:n_classes], 20)
    frame = pd.DataFrame({"x": np.tile([*[0.5] * 9, *np.linspace(3.5, 9.5, 11)], n_classes), "kind": kinds})
    ticks = marks_of(frame, "x", 4, Text, hue="kind")
    assert len(ticks) == n_ticks * n_classes


def test_the_place_on_the_ruler_is_a_logarithm(sante):
    (dot,) = marks_of(sante, "Age", 6, Dot)
    assert (dot.pane, dot.x) == ("bins", pytest.approx(math.log10(6)))


@pytest.mark.parametrize(("place", "n_bins"), [(0.0, 2), (math.log10(6), 6), (math.log10(55), 50), (9, 100)])
def test_a_place_on_the_ruler_means_the_nearest_number(place, n_bins):
    assert stop_at((2, 6, 50, 100), place) == n_bins


@pytest.mark.parametrize("column", ["x", "whole", "day"])
@pytest.mark.parametrize("hue", [None, "label"])
@pytest.mark.parametrize("dark", [False, True])
def test_the_two_renderers_agree(mixed, renderers, column, hue, dark):
    outcome = describe_attribute(mixed, column, hue=hue)
    picture = AttributePicture(outcome, choose_theme(dark=dark))
    for n_bins in (2, 17, 200):
        marks = attribute_marks(outcome, outcome.at(n_bins), theme=picture.theme)
        renderers.assert_agreement(picture, marks)


def test_two_hundred_bars_travel_light(mixed):
    outcome = describe_attribute(mixed, "x", hue="label")
    picture = AttributePicture(outcome)
    assert len(picture.overlay(attribute_marks(outcome, outcome.at(200), theme=LIGHT))) < 16_000

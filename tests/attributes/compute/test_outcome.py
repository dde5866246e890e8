"""Histograms of any number of bins, without touching the rows again."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from course_toolkit.attributes.compute.describe import describe_attribute

SANTE_CHOLESTEROL = [180, 190, 175, 220, 242300, 250, 210, 185, 185, 800]


def of(values, **settings):
    return describe_attribute(pd.DataFrame({"x": values}), "x", **settings)


floats = st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: value / 7)


@given(arrays(np.float64, st.integers(3, 80), elements=floats, unique=True), st.integers(2, 200))
def test_bars_are_numpy_s_histogram(values, n_bins):
    values[:2] = 1 / 3, 2 / 3  # whole numbers, and those of few decimals, have bins of their own
    histogram = of(values).at(n_bins)
    expected, edges = np.histogram(values, bins=n_bins)
    assert np.array_equal(histogram.bins.edges, edges)
    assert histogram.totals.tolist() == expected.tolist()


@given(
    arrays(np.float64, st.integers(3, 80), elements=st.integers(-3000, 3000).map(float)), st.integers(2, 200),
    st.integers(1, 3),
)  # fmt: skip
def test_bars_of_decimals_are_numpy_s_with_the_same_edges(values, n_bins, decimals):
    outcome = of(np.round(values / 10**decimals, decimals))
    if outcome.n_distinct > 2:
        histogram = outcome.at(n_bins)
        rounded = np.round(values / 10**decimals, decimals)
        assert histogram.totals.tolist() == np.histogram(rounded, bins=histogram.bins.edges)[0].tolist()
        assert histogram.totals.sum() == len(values)


@given(arrays(np.float64, st.integers(3, 80), elements=st.integers(-300, 300).map(float)), st.integers(2, 200))
def test_bars_of_whole_numbers_are_numpy_s_with_the_same_edges(values, n_bins):
    outcome = of(values)
    if outcome.n_distinct > 2:
        histogram = outcome.at(n_bins)
        assert histogram.totals.tolist() == np.histogram(values, bins=histogram.bins.edges)[0].tolist()
        assert histogram.totals.sum() == len(values)


@given(st.integers(0, 2**32 - 1), st.integers(2, 200))
def test_classes_add_up_to_the_whole(seed, n_bins):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"x": rng.normal(size=200), "c": rng.choice(["a", "b", None], 200)})
    split = describe_attribute(frame, "x", hue="c").at(n_bins)
    assert split.totals.tolist() == describe_attribute(frame, "x").at(n_bins).totals.tolist()
    words = describe_attribute(frame, "x", hue="c").classes.words
    for word, counts in zip(words, split.counts, strict=True):
        some = frame["x"][frame["c"].isna() if word == "missing" else frame["c"] == word]
        assert counts.tolist() == np.histogram(some, bins=split.bins.edges)[0].tolist()


def test_without_outliers_the_axis_ends_at_the_whiskers_and_says_how_many_lie_outside():
    outcome = of(SANTE_CHOLESTEROL)
    assert outcome.is_stretched
    assert not outcome.leaves_out
    inner = outcome.without_outliers()
    assert inner.shown == (175, 250)
    assert (inner.n_outside, inner.leaves_out, inner.is_stretched) == (2, True, False)
    assert inner.at(5).totals.sum() == 8
    assert inner.spread == outcome.spread  # the box plot is that of all
    assert inner.rules.freedman_diaconis < 10 < outcome.rules.freedman_diaconis


def test_a_box_without_width_does_not_end_the_axis():
    outcome = of([0.0] * 90 + [float(value) for value in range(1, 11)])
    assert outcome.spread.q1 == outcome.spread.q3
    low, high = outcome.without_outliers().shown
    assert low < high < 10


def test_nothing_to_leave_out():
    outcome = of([1, 2, 3, 4, 5])
    assert not outcome.can_leave_out
    assert outcome.without_outliers().shown == outcome.shown


def test_more_bins_than_the_ladder_has_are_cut_to_its_end():
    assert of(np.linspace(0, 1, 50)).at(10**6).n_bins == 200


def test_frames_hold_the_numbers():
    outcome = of(SANTE_CHOLESTEROL)
    facts = outcome.frame().loc["x"]
    assert (facts["n_rows"], facts["maximum"], facts["n_outliers"]) == (10, 242300, 2)
    assert outcome.outliers_frame()["value"].to_dict() == {4: 242300.0, 9: 800.0}
    bins = outcome.at(4).frame()
    assert bins["n_0"].tolist() == [9, 0, 0, 1]
    assert bins["high"].iloc[-1] == 242300


def test_the_bins_reach_at_most_as_far_as_it_says():
    outcome = of([1, 2, 3, 7])
    low, high = outcome.span
    for n_bins in outcome.stops:
        edges = outcome.at(n_bins).bins.edges
        assert low <= edges[0] <= edges[-1] <= high

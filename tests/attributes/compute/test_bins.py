import math
from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit.attributes.compute.bins import (
    COMBED,
    LADDER,
    MOST,
    binning_of,
    bins_of_dates,
    bins_of_numbers,
    bins_on_a_grid,
    one_bin,
    stops_of,
    unit_of,
)

bins_of_whole_numbers = bins_on_a_grid(1.0)


@given(st.integers(-(10**6), 10**6), st.integers(1, 5000), st.integers(2, MOST))
def test_bins_of_whole_numbers_hold_equally_many_or_nearly(low, span, n_bins):
    bins = bins_of_whole_numbers((float(low), float(low + span)), n_bins)
    numbers = np.arange(low, low + span + 1)
    counts, _edges = np.histogram(numbers, bins.edges)
    assert counts.sum() == len(numbers)
    if bins.step is None:
        assert bins.n == n_bins
        assert counts.max() - counts.min() <= 2
        assert counts.min() >= COMBED - 1
    else:
        assert bins.n <= n_bins
        assert (counts[:-1] == bins.step).all()
        assert 1 <= counts[-1] <= bins.step


@given(st.integers(1, 3000), st.integers(2, MOST))
def test_asking_for_what_came_gives_it_again(span, n_bins):
    limits = (0.0, float(span))
    came = bins_of_whole_numbers(limits, n_bins).n
    if came > 1:
        assert bins_of_whole_numbers(limits, came).n == came


def test_a_comb_that_equal_bins_would_show_is_not_there():
    ages = np.repeat(np.arange(18, 96), 10)  # as many of each age
    equal, _edges = np.histogram(ages, bins=50)
    assert set(equal.tolist()) == {10, 20}  # the comb
    counts, _edges = np.histogram(ages, bins_of_whole_numbers((18.0, 95.0), 50).edges)
    assert set(counts.tolist()) == {20}


def test_the_lecture_s_six_bins_are_those_of_pandas():
    ages = [25, 30, 28, 45, 50, 47, 52, 49, 33, 120]
    assert np.array_equal(bins_of_whole_numbers((25.0, 120.0), 6).edges, np.histogram_bin_edges(ages, bins=6))


@pytest.mark.parametrize(
    ("start", "stop", "n_bins", "period", "n_expected"),
    [
        ("2015-03-01", "2024-11-30", 10, "year", 10),
        ("2023-01-01", "2024-12-31", 8, "quarter", 8),
        ("2023-01-15", "2024-12-15", 24, "month", 24),
        ("2024-01-01", "2024-02-27", 9, "week", 9),
        ("2024-01-01", "2024-01-31", 30, "day", 31),
        ("2024-01-01 00:30", "2024-01-01 23:30", 24, "hour", 24),
    ],
)
def test_bins_of_dates_are_periods_of_the_calendar(start, stop, n_bins, period, n_expected):
    limits = tuple(pd.Timestamp(text).timestamp() for text in (start, stop))
    bins = bins_of_dates(limits, n_bins)
    assert (bins.period, bins.n) == (period, n_expected)
    code = {"year": "Y", "quarter": "Q", "month": "M", "week": "W", "day": "D", "hour": "h"}[period]
    starts = pd.period_range(start, stop, freq=code).start_time
    assert bins.edges[:-1].tolist() == [moment.timestamp() for moment in starts]
    assert bins.edges[-1] > limits[1]


def test_dates_of_an_instant_or_of_all_ages_have_equal_bins():
    assert bins_of_dates((0.0, 5.0), 10).period is None
    assert bins_of_dates((-1e13, 1e13), 10).n == 10


@pytest.mark.parametrize("value", [0.0, 1.0, -3.5, 1e17, -1e149, 1e-300])
def test_around_equal_values_there_is_one_bin_with_room(value):
    edges = one_bin((value, value), 10).edges
    assert edges[0] < value < edges[1]


@pytest.mark.parametrize(
    ("limits", "settings", "expected"),
    [
        ((1.0, 1.0), {}, one_bin),
        ((1e9, 1e9 + 1e-7), {}, one_bin),  # numpy.histogram refuses it
        ((0.0, 1.0), {}, bins_of_numbers),
        ((0.0, 1e9), {"is_date": True}, bins_of_dates),
    ],
)
def test_what_makes_bins(limits, settings, expected):
    assert binning_of(limits, **{"is_date": False, "unit": None, **settings}) is expected


def test_stops_ascend_and_can_be_had():
    stops = stops_of(bins_of_numbers, (0.0, 1.0), more=(37, 4537))
    assert stops == tuple(sorted({*LADDER, 37}))
    few = stops_of(bins_of_whole_numbers, (1.0, 4.0))
    assert few == (2, 4)
    assert all(bins_of_whole_numbers((1.0, 4.0), n).n == n for n in few)
    assert stops_of(one_bin, (1.0, 1.0)) == (1,)


def test_the_ladder_climbs_by_like_shares():
    steps = [math.log(high / low) for low, high in pairwise(LADDER[8:])]
    assert max(steps) < 2.5 * min(steps)


def test_values_on_a_grid_have_bins_on_it():
    assert binning_of((0.0, 5.0), is_date=False, unit=0.1)((0.0, 5.0), 51).n == 51
    assert binning_of((0.0, 5.0), is_date=False, unit=None)((0.0, 5.0), 51).step is None


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ([1.0, 2.0, 30.0], 1.0),
        ([24.1, 24.2, 30.0], 0.1),
        ([0.25, 0.5], 0.01),
        ([1.234, 5.0], 0.001),
        ([1.2345, 5.0], None),
        ([1 / 3, 1.0], None),
        ([1e15, 2e15], None),
        ([], None),
        ([-0.3, 0.1 + 0.2 - 1e-17], None),  # the sum of 0.1 and 0.2 is not 0.3
    ],
)
def test_the_unit_of_values(values, unit):
    assert unit_of(np.sort(np.array(values))) == unit


@given(st.integers(-500, 500), st.integers(1, 400), st.integers(2, MOST), st.sampled_from([0.1, 0.01, 0.001]))
def test_bins_of_decimals_hold_equally_many_values(low, span, n_bins, unit):
    values = np.round(unit * np.arange(low, low + span + 1), 3)
    bins = bins_on_a_grid(unit)((values[0], values[-1]), n_bins)
    if bins.step is not None:
        counts, _edges = np.histogram(values, bins.edges)
        assert counts.sum() == len(values)
        assert (counts[:-1] == bins.step).all()

"""Numbers along an axis: neighbours differ, nothing is longer than it needs to be, in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.draw.ticks import NumberFormatter
from course_toolkit._core.words import set_language


@pytest.mark.parametrize(
    ("places", "written"),
    [
        ([0, 0.2, 0.4], ["0.0", "0.2", "0.4"]),
        ([-0.05, 0.0, 0.05], ["-0.05", "0.00", "0.05"]),
        ([-10, -5, 0, 5], ["-10", "-5", "0", "5"]),
        ([1000.1, 1000.2], ["1,000.1", "1,000.2"]),
        ([0.001, 0.0015], ["0.0010", "0.0015"]),
        ([0, 1e-12], ["0.0e+00", "1.0e-12"]),
        ([1e300, 2e300], ["1.0e+300", "2.0e+300"]),
        ([3], ["3"]),
        ([22.5, 24, 25.5], ["22.5", "24.0", "25.5"]),
        ([0, 0.25, 0.5], ["0.00", "0.25", "0.50"]),
        ([1, 10**0.5, 10], ["1", "3", "10"]),
        ([], []),
    ],
)
def test_ticks_in_figures(places, written):
    set_language("en")
    assert NumberFormatter().format_ticks(places) == written


def test_ticks_in_french():
    set_language("fr")
    assert NumberFormatter().format_ticks([1000, 1000.5]) == ["1\u202f000,0", "1\u202f000,5"]


def test_zero_has_no_sign():
    set_language("en")
    assert NumberFormatter().format_ticks([-0.5, -0.0, 0.5]) == ["-0.5", "0.0", "0.5"]


@given(
    st.integers(-1000, 1000), st.sampled_from([0.015, 0.025, 0.2, 0.5, 1, 1.5, 2.5, 3, 10, 25, 500]), st.integers(2, 9)
)
def test_a_tick_says_where_it_is(start, step, n_ticks):
    set_language("en")
    places = [(start + i) * step for i in range(n_ticks)]
    written = [float(words.replace(",", "")) for words in NumberFormatter().format_ticks(places)]
    assert written == pytest.approx(places, abs=1e-6 * step)


@given(st.floats(-1e5, 1e5), st.sampled_from([1e-4, 0.002, 0.025, 0.2, 0.5, 1, 2.5, 10, 500]), st.integers(2, 9))
def test_neighbours_are_told_apart(start, step, n_ticks):
    set_language("en")
    places = [round(start / step) * step + i * step for i in range(n_ticks)]
    written = NumberFormatter().format_ticks(places)
    assert len(set(written)) == n_ticks
    assert max(map(len, written)) <= 14

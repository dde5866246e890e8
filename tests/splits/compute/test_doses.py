"""A dose is measured as the answer keys of its splits say, once, and every leak with a dose has one."""

import numpy as np
import pytest

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import set_language
from course_toolkit.datasets import make_leaky_split
from course_toolkit.splits.compute.doses import DOSED, N_DRAWS, DoseOutcome, dose_scale, measure_dose


def outcome(claimed, honest, **fields):
    usual = {"kind": "k", "dose": 1, "n_leaked": (0, 0), "n_test": (10, 30), "metric": "accuracy"}
    return DoseOutcome(claimed=claimed, honest=honest, **usual | fields)


def test_the_scores_are_those_of_the_answer_keys():
    measured = measure_dose("exact_duplicates", 0.4, n_samples=150, random_state=7)
    keys = [
        make_leaky_split(
            "exact_duplicates", dose=0.4, n_samples=150, random_state=np.random.default_rng([7, draw])
        ).answer_key
        for draw in range(N_DRAWS)
    ]
    assert measured.claimed == tuple(key.claimed_score for key in keys)
    assert measured.honest == tuple(key.honest_score for key in keys)
    assert measured.n_leaked == tuple(len(key.rows) for key in keys)


def test_a_dose_is_measured_once():
    one, other = (measure_dose("exact_duplicates", 0.4, n_samples=150) for _time in range(2))
    assert one is other


def test_means_gap_and_its_error_by_hand():
    measured = outcome((0.9, 0.8), (0.7, 0.7), n_leaked=(1, 3))
    assert (measured.claimed_score, measured.honest_score) == pytest.approx((0.85, 0.7))
    assert measured.gap == pytest.approx(0.15)
    assert measured.gap_error == pytest.approx(np.std([0.2, 0.1], ddof=1) / np.sqrt(2))
    assert not measured.is_noise
    assert outcome((0.9, 0.6), (0.7, 0.7)).is_noise
    assert measured.leaked_share == pytest.approx(0.1)


def test_a_score_that_is_unknown_is_left_out():
    nan = float("nan")
    measured = outcome((0.9, 0.8), (nan, 0.7))
    assert measured.gap == pytest.approx(0.1)
    assert np.isnan(measured.gap_error)
    assert np.isnan(outcome((nan,), (nan,), n_leaked=(0,), n_test=(1,)).gap)


def test_the_table_has_a_row_for_each_split():
    frame = outcome((0.9, 0.8), (0.7, 0.7)).frame()
    assert frame["claimed"].tolist() == [0.9, 0.8]
    assert frame["n_test"].tolist() == [10, 30]


@pytest.mark.parametrize("kind", DOSED)
def test_the_stops_go_from_end_to_end_and_can_all_be_planted(kind):
    scale = dose_scale(kind)
    stops = scale.stops(11)
    assert (stops[0], stops[-1]) == (scale.lowest, scale.highest)
    assert list(stops) == sorted(set(stops))
    assert len(stops) == 11 or kind == "unseen_category"
    for dose in stops[1:3]:
        assert make_leaky_split(kind, dose=dose, n_samples=100).answer_key.dose == dose
    assert len(np.arange(scale.lowest, scale.highest, scale.step)) <= 300


@pytest.mark.parametrize("kind", DOSED)
def test_the_dose_is_said_in_both_languages(kind):
    set_language("en")
    english = dose_scale(kind).meaning
    set_language("fr")
    assert english
    assert dose_scale(kind).meaning != english


@pytest.mark.parametrize(
    ("kind", "lower", "higher"),
    [("exact_duplicates", 0.1, 0.9), ("test_reused", 2, 60), ("preprocessing_on_all", 40, 2000)],
)
def test_a_larger_dose_opens_a_wider_gap(kind, lower, higher):
    assert measure_dose(kind, higher).gap > measure_dose(kind, lower).gap


@pytest.mark.parametrize(
    ("kind", "dose", "kwargs", "error", "rule"),
    [
        ("exact_duplicate", 0.1, {}, CourseError, "Did you mean 'exact_duplicates'"),
        ("no_random_state", 0.1, {}, CourseError, "kind must be one of"),
        ("exact_duplicates", 2, {}, CourseError, "dose must lie between 0.00 and 1.00"),
        ("exact_duplicates", "much", {}, TypeError, "dose must be a number"),
        ("exact_duplicates", 0.1, {"random_state": -1}, CourseError, "random_state must be at least 0"),
        ("exact_duplicates", 0.1, {"n_samples": 5}, CourseError, "n_samples must be at least 100"),
    ],
)
def test_what_cannot_be_measured_is_refused_in_words(kind, dose, kwargs, error, rule):
    with pytest.raises(error, match=rule):
        measure_dose(kind, dose, **kwargs)

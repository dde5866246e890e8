import numpy as np
import pytest

from course_toolkit.datasets.leaky_split import make_leaky_split


def test_the_sick_are_more_frequent_in_the_test_set():
    leaky = make_leaky_split("not_stratified")
    assert leaky.train["malade"].mean() == pytest.approx(0.4)
    assert leaky.test["malade"].mean() > 0.55
    assert leaky.answer_key.clean.test["malade"].mean() == pytest.approx(0.4)


def test_a_stage_stands_in_the_test_set_alone():
    leaky = make_leaky_split("unseen_class")
    assert set(leaky.train["stade"]) == {"I", "II"}
    np.testing.assert_array_equal(np.flatnonzero(leaky.test["stade"] == "III"), leaky.answer_key.rows)
    assert set(leaky.answer_key.clean.train["stade"]) == {"I", "II", "III"}
    assert leaky.claimed_score < leaky.answer_key.honest_score


def test_departments_stand_in_the_test_set_alone():
    leaky = make_leaky_split("unseen_category", dose=3)
    new = set(leaky.test["service"]) - set(leaky.train["service"])
    assert len(new) == 3
    np.testing.assert_array_equal(np.flatnonzero(leaky.test["service"].isin(new)), leaky.answer_key.rows)


def test_the_instrument_reads_higher_by_the_dose():
    leaky = make_leaky_split("covariate_drift", dose=2.0)
    moved = leaky.test["cholesterol"] - leaky.answer_key.clean.test["cholesterol"]
    assert moved.mean() == pytest.approx(2 * leaky.train["cholesterol"].std(), abs=0.5)


def test_the_test_set_is_as_small_as_the_dose_and_has_both_classes():
    for seed in range(5):
        leaky = make_leaky_split("test_too_small", dose=5, random_state=seed)
        assert len(leaky.test) == 5
        assert set(leaky.test["malade"]) == {0, 1}
    assert make_leaky_split("test_too_small").answer_key.kind == "test_too_small"


def test_the_seed_is_forgotten():
    leaky = make_leaky_split("no_random_state")
    assert leaky.declared["split_params"]["random_state"] is None
    assert leaky.answer_key.clean.declared["split_params"]["random_state"] == 0
    assert leaky.claimed_score == leaky.answer_key.honest_score

import numpy as np
import pandas as pd

from course_toolkit.datasets.leaky_split import make_leaky_split


def test_patients_stand_in_both_sets_and_in_the_twin_in_one():
    leaky = make_leaky_split("group_overlap")
    shared = leaky.test["patient"].isin(leaky.train["patient"])
    np.testing.assert_array_equal(np.flatnonzero(shared), leaky.answer_key.rows)
    assert len(leaky.answer_key.rows) > 100
    clean = leaky.answer_key.clean
    assert not clean.test["patient"].isin(clean.train["patient"]).any()
    assert leaky.claimed_score > leaky.answer_key.honest_score + 0.08


def test_more_visits_claim_more():
    few, many = (make_leaky_split("group_overlap", dose=dose).answer_key for dose in (2, 12))
    assert many.claimed_score - many.honest_score > few.claimed_score - few.honest_score


def test_training_days_lie_after_test_days_and_in_the_twin_before():
    leaky = make_leaky_split("temporal_overlap")
    early = leaky.test["date"] <= leaky.train["date"].max()
    np.testing.assert_array_equal(np.flatnonzero(early), leaky.answer_key.rows)
    clean = leaky.answer_key.clean
    assert clean.train["date"].max() < clean.test["date"].min()
    gaps = [make_leaky_split("temporal_overlap", random_state=seed).answer_key for seed in range(3)]
    assert np.mean([key.claimed_score - key.honest_score for key in gaps]) > 0.05


def test_the_gap_is_too_short_by_the_dose():
    leaky = make_leaky_split("missing_gap", dose=12)
    assert leaky.declared == {"time": "date", "horizon": pd.Timedelta(days=30)}
    begins = leaky.test["date"].min()
    assert begins - leaky.train["date"].max() == pd.Timedelta(days=30 - 12 + 1)
    clean = leaky.answer_key.clean
    assert begins - clean.train["date"].max() == pd.Timedelta(days=31)
    assert len(clean.train) == len(leaky.train)


def test_the_number_tells_and_in_the_twin_does_not():
    leaky = make_leaky_split("id_predicts_label")
    both = pd.concat([leaky.train, leaky.test])
    assert sorted(both["ID"]) == list(range(1, 1001))
    assert both["ID"].corr(both["malade"]) > 0.6
    clean = pd.concat([leaky.answer_key.clean.train, leaky.answer_key.clean.test])
    assert abs(clean["ID"].corr(clean["malade"])) < 0.1
    assert leaky.claimed_score > leaky.answer_key.honest_score + 0.05

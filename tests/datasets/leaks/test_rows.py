import numpy as np
import pytest

from course_toolkit.datasets.leaky_split import make_leaky_split


def rows_of(frame):
    return set(map(tuple, frame.to_numpy()))


def test_the_copies_and_no_others_stand_in_the_training_set():
    leaky = make_leaky_split("exact_duplicates", dose=0.2)
    known = [tuple(row) in rows_of(leaky.train) for row in leaky.test.to_numpy()]
    np.testing.assert_array_equal(np.flatnonzero(known), leaky.answer_key.rows)
    assert len(leaky.answer_key.rows) == 60


def test_near_copies_are_near_and_not_equal():
    leaky = make_leaky_split("near_duplicates")
    scale = leaky.train.std()
    for row in leaky.answer_key.rows[:20]:
        apart = ((leaky.train - leaky.test.iloc[row]) / scale).abs().max(axis=1).min()
        assert apart < 0.35
    copied = [tuple(row) in rows_of(leaky.train) for row in leaky.test.to_numpy()]
    assert np.mean(copied) < 0.02


def test_conflicting_copies_disagree_in_the_label_alone():
    leaky = make_leaky_split("conflicting_labels")
    turned = leaky.test.assign(malade=1 - leaky.test["malade"])
    known = [tuple(row) in rows_of(leaky.train) for row in turned.to_numpy()]
    np.testing.assert_array_equal(np.flatnonzero(known), leaky.answer_key.rows)


def test_resampling_balances_and_names_the_rows_in_both_sets():
    leaky = make_leaky_split("resampled_before_split")
    assert leaky.train["malade"].mean() == pytest.approx(0.5, abs=0.05)
    known = [tuple(row) in rows_of(leaky.train) for row in leaky.test.to_numpy()]
    np.testing.assert_array_equal(np.flatnonzero(known), leaky.answer_key.rows)
    clean = leaky.answer_key.clean
    assert clean.train["malade"].mean() == pytest.approx(0.5, abs=0.01)
    assert clean.test["malade"].mean() == pytest.approx(0.12, abs=0.01)
    assert rows_of(clean.train) & rows_of(clean.test) == set()


@pytest.mark.parametrize(("kind", "least"), [("exact_duplicates", 0.03), ("resampled_before_split", 0.08)])
def test_copies_raise_the_score(kind, least):
    key = make_leaky_split(kind).answer_key
    assert key.claimed_score > key.honest_score + least


def test_wrong_diagnoses_lower_it():
    key = make_leaky_split("conflicting_labels").answer_key
    assert key.claimed_score < key.honest_score - 0.05


def test_a_larger_dose_claims_more():
    claimed = [make_leaky_split("exact_duplicates", dose=dose).claimed_score for dose in (0.0, 0.4, 0.9)]
    assert claimed == sorted(claimed)
    assert claimed[-1] > claimed[0] + 0.1

"""The battery, each case under one seed of its own; `pytest tests/benchmarks/test_bench_battery.py -s` runs ten.

Both print their table under ``-s``.
"""

import pytest

from battery.case import CASES
from battery.run import rates, run, run_all, table

N_SEEDS = 10
AT_LEAST = {"plain": 0.95, "hard": 0.85}
QUESTIONS_AT_MOST = 0.1  # of clean splits; they cost trust too, though less than errors

EVERY_CODE = {
    "exact_duplicates", "near_duplicates", "conflicting_labels", "group_overlap", "temporal_overlap", "missing_gap",
    "id_predicts_label", "target_leak_feature", "target_encoding_on_all", "preprocessing_on_all",
    "resampled_before_split", "not_stratified", "unseen_class", "unseen_category", "covariate_drift",
    "test_too_small", "test_reused", "no_random_state",
}  # fmt: skip

# A question is right here: few rows to judge by, a future unlike the past, classes balanced in the training set alone,
# towns with so few patients that the test set has some of its own.
QUESTIONABLE = {
    "ten_rows", "forty_rows_of_whole_numbers", "irises", "wines", "twin_of_test_reused",
    "past_and_future_that_drift", "twin_of_temporal_overlap", "twin_of_missing_gap",
    "over_sampled_training_set", "smote_in_the_training_set", "twin_of_resampled_before_split",
    "twin_of_target_encoding_on_all", "twin_of_preprocessing_on_all",
}  # fmt: skip


@pytest.fixture(scope="module")
def outcomes():
    done = [one for i, case in enumerate(CASES.values()) for one in run_all([i % N_SEEDS], [case])]
    print(f"\n{table(done).to_string()}\n{rates(done)}")  # noqa: T201 — seen under -s, or when a test fails
    return done


def of(outcomes, level):
    return [one for one in outcomes if one.case.level == level]


def test_the_battery_is_large_and_knows_every_code():
    levels = [case.level for case in CASES.values()]
    assert levels.count("plain") + levels.count("hard") >= 40
    assert levels.count("clean") >= 15
    for level in ("plain", "hard"):
        codes = {code for case in CASES.values() if case.level == level for code in case.codes}
        assert EVERY_CODE - codes == set(), level


@pytest.mark.parametrize("level", ["plain", "hard"])
def test_planted_leaks_are_found(outcomes, level):
    missed = sorted({one.case.name for one in of(outcomes, level) if not one.detected})
    assert rates(outcomes)[level] >= AT_LEAST[level], missed


@pytest.mark.parametrize("code", sorted(EVERY_CODE))
def test_no_code_is_found_by_luck_alone(outcomes, code):
    """A rate over all cases would forgive a check that is missing altogether."""
    concerned = [one for one in outcomes if code in one.case.codes]
    missed = [one.case.name for one in concerned if not one.detected]
    assert 2 * len(missed) <= len(concerned), missed


def test_no_clean_split_is_called_wrong(outcomes):
    assert [(one.case.name, one.seed, one.errors) for one in of(outcomes, "clean") if one.errors] == []


def test_questions_about_clean_splits_are_rare(outcomes):
    asked = [one for one in of(outcomes, "clean") if one.others and one.case.name not in QUESTIONABLE]
    n_runs = sum(one.case.name not in QUESTIONABLE for one in of(outcomes, "clean"))
    assert len(asked) <= QUESTIONS_AT_MOST * n_runs, [(one.case.name, one.others) for one in asked]


def test_no_check_fails_on_the_way(outcomes):
    assert [(one.case.name, one.seed, one.crashes) for one in outcomes if one.crashes] == []


def test_the_same_seed_makes_the_same_case():
    for case in list(CASES.values())[::4]:  # every fourth: what they are made of is the same
        one, other = case.make(1), case.make(1)
        assert one["test"].equals(other["test"]), case.name
        assert one["train"].equals(other["train"]), case.name


def test_the_table_counts():
    outcome = run(CASES["patients"], 0)
    counted = table([outcome, outcome]).iloc[0]
    assert (counted["case"], counted["runs"], counted["missed"]) == ("patients", 2, 0)

"""Sets with so few rows that their score would mean nothing."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from course_toolkit.splits.compute.checks.too_small_test_set import find_test_too_small
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(test, *, validation=None, task=None, **declared):
    frames = {"train": test, **({} if validation is None else {"validation": validation}), "test": test}
    return [draft() for draft in find_test_too_small(Sets(frames, "y", Declared(**declared), task))]


def rows(n, n_classes=2):
    return pd.DataFrame({"y": np.arange(n) % n_classes})


def test_the_interval_of_a_small_test_set_is_said():
    (finding,) = find(rows(20))
    assert finding.title == ("With 20 rows in the test set, an accuracy of 80% may be anything between 58% and 92%.")
    assert finding.severity == "warning"
    low, high = stats.binomtest(16, 20).proportion_ci(method="wilson")
    assert finding.evidence == pytest.approx(
        {"n_rows": 20, "low": low, "high": high, "standard_error": np.sqrt(0.8 * 0.2 / 20)}
    )
    assert finding.sets == ("test",)


@pytest.mark.parametrize(("n_rows", "found"), [(59, 1), (60, 0), (1000, 0), (1, 1)])
def test_from_sixty_rows_on_eighty_percent_can_be_told_from_ninety(n_rows, found):
    assert len(find(rows(n_rows))) == found


def test_a_small_validation_set_is_a_question():
    (finding,) = find(rows(500), validation=rows(30))
    assert (finding.severity, finding.sets) == ("question", ("validation",))


def test_of_quantities_the_interval_of_r2_is_said():
    (finding,) = find(pd.DataFrame({"y": np.random.default_rng(0).normal(size=20)}))
    assert finding.title == "With 20 rows in the test set, an R² of 0.80 may be anything between 0.56 and 0.92."
    assert finding.evidence["mse_relative_error"] == pytest.approx(np.sqrt(2 / 20))
    assert find(pd.DataFrame({"y": np.random.default_rng(0).normal(size=200)})) == []


def test_the_relative_error_of_the_mse_is_what_many_test_sets_show():
    errors = np.random.default_rng(0).normal(size=(20_000, 25))
    mse = (errors**2).mean(axis=1)
    assert mse.std() / mse.mean() == pytest.approx(np.sqrt(2 / 25), rel=0.03)


def test_a_rare_class_in_a_large_test_set_is_a_question():
    (finding,) = find(pd.DataFrame({"y": ["sain"] * 500 + ["malade"] * 3}))
    assert finding.severity == "question"
    assert finding.title.startswith("Of the class “malade” the test set has 3 rows: a recall of 80% for it")
    assert finding.evidence["n_rarest"] == 3
    assert find(pd.DataFrame({"y": ["sain"] * 500 + ["malade"] * 10})) == []


def test_a_few_groups_are_a_question():
    test = rows(400).assign(g=np.arange(400) // 100)
    (finding,) = find(test, group="g")
    assert finding.title == "The 400 rows of the test set come from 4 groups only."
    assert find(test.assign(g=np.arange(400) // 20), group="g") == []


@pytest.mark.parametrize("test", [rows(0), pd.DataFrame({"y": [None] * 5}), pd.DataFrame({"y": [np.nan] * 5})])
def test_a_set_without_labels_can_give_no_score(test):
    (finding,) = find(test)
    assert finding.title == "The test set has no row with a known label: no score can be computed."


def test_rows_without_a_label_do_not_count():
    (finding,) = find(pd.DataFrame({"y": [0, 1] * 10 + [None] * 100}))
    assert finding.evidence["n_rows"] == 20


def test_without_a_label_the_rows_are_counted():
    sets = Sets({"train": rows(9), "test": pd.DataFrame({"x": range(7)})}, "y")
    (draft,) = find_test_too_small(sets)
    assert draft().evidence["n_rows"] == 7


def test_it_is_worded_in_both_languages(language):
    (finding,) = find(rows(20))
    assert ("58%" in finding.title) == (language == "en")
    assert finding.why

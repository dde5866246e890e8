"""Both arms of a leak are fitted with the same seeds, and noise is called noise."""

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.neighbors import KNeighborsClassifier

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak, LeakCost, Trial, measure_cost
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

KNN = {"knn": KNeighborsClassifier(1)}


def test_a_model_that_remembers_is_flattered_by_copies(copied, copies):
    cost = measure_cost(copied, [copies], KNN, n_repeats=5).costs[0]
    assert cost.model == "knn"
    assert cost.difference.mean() > 0.05
    assert not cost.inside_noise
    np.testing.assert_allclose(cost.difference, cost.leaky - cost.honest)


def test_the_same_seeds_give_the_same_scores(copied, copies):
    one, other = (measure_cost(copied, [copies], KNN, n_repeats=3, random_state=4).costs[0] for _try in range(2))
    assert one.leaky.tolist() == other.leaky.tolist()
    third = measure_cost(copied, [copies], KNN, n_repeats=3, random_state=5).costs[0]
    assert third.leaky.tolist() != one.leaky.tolist()


def test_a_column_that_says_nothing_costs_nothing(copied):
    useless = SplitFinding(code="c", severity="question", title="t", columns=("town",), repair="drop_columns")
    cost = measure_cost(copied, [useless], LogisticRegression(), n_repeats=5).costs[0]
    assert cost.inside_noise


def test_patients_in_both_sets_flatter_a_forest_more_than_a_line():
    rng = np.random.default_rng(0)
    patient = np.repeat(np.arange(60), 5)
    y = np.repeat(rng.integers(0, 2, 60), 5)
    habits = np.repeat(rng.normal(size=(60, 6)), 5, axis=0)
    frame = pd.DataFrame(habits + 0.1 * rng.normal(size=habits.shape)).add_prefix("x").assign(patient=patient, y=y)
    frame = frame.sample(frac=1, random_state=0)
    sets = Sets({"train": frame[:200], "test": frame[200:]}, "y")
    shared = SplitFinding(
        code="group_overlap", severity="error", title="t", columns=("patient",), repair="split_by_group"
    )
    models = {"forest": RandomForestClassifier(30), "line": LogisticRegression()}
    forest, line = measure_cost(sets, [shared], models, n_repeats=4).costs
    assert forest.difference.mean() > 0.2
    assert forest.difference.mean() > line.difference.mean()
    assert forest.leaky.mean() > 0.9


def test_what_no_code_mends_is_said(copied):
    left = SplitFinding(code="test_too_small", severity="warning", title="t")
    cost = measure_cost(copied, [left], KNN)
    assert (cost.costs, cost.not_repaired, len(cost.frame())) == ((), (left,), 0)


def test_the_table_has_mean_and_spread(copied, copies):
    table = measure_cost(copied, [copies], KNN, n_repeats=4).frame()
    row = table.iloc[0]
    assert row["difference_mean"] == pytest.approx(row["leaky_mean"] - row["honest_mean"])
    assert row[["code", "model", "inside_noise"]].tolist() == ["exact_duplicates", "knn", False]


def test_the_standard_error_is_nadeau_and_bengios(copied):
    scores = np.array([[0.9, 0.8], [0.85, 0.8], [0.95, 0.8]])
    difference = np.array([0.1, 0.05, 0.15])
    expected = np.sqrt((1 / 3 + 120 / 180) * difference.var(ddof=1))
    assert Trial(copied, {}, "accuracy").std_error(scores) == pytest.approx(expected)


@pytest.mark.parametrize(("shift", "inside"), [(0.0, True), (0.019, True), (0.021, False), (-0.021, False)])
def test_two_standard_errors_are_noise(copies, shift, inside):
    honest = np.array([0.8, 0.8])
    assert CostOfLeak(copies, "m", honest + shift, honest, std_error=0.01).inside_noise is inside


def test_without_a_label_there_is_no_score(copied, copies):
    with pytest.raises(CourseError, match="every set must have its label"):
        measure_cost(Sets(copied.frames, None), [copies])


def test_two_repeats_are_the_least(copied, copies):
    with pytest.raises(CourseError, match="n_repeats must be at least 2"):
        measure_cost(copied, [copies], KNN, n_repeats=1)


def test_an_empty_cost_is_an_empty_table():
    assert LeakCost((), "accuracy", ()).frame().empty


def test_a_leak_into_the_validation_set_is_measured_there(copied, copies):
    frames = {"train": copied.frames["train"], "validation": copied.frames["test"], "test": copied.frames["test"][:80]}
    between = SplitFinding(
        code="exact_duplicates", severity="error", title="t", sets=("train", "validation"),
        positions={"train": copies.positions["train"], "validation": copies.positions["test"]}, repair="drop_rows",
    )  # fmt: skip
    cost = measure_cost(Sets(frames, "y"), [between], KNN, n_repeats=3).costs[0]
    assert cost.difference.mean() > 0.05


def test_two_models_of_one_kind_are_both_measured(copied, copies):
    models = [KNeighborsClassifier(1), KNeighborsClassifier(15)]
    costs = measure_cost(copied, [copies], models, n_repeats=2).costs
    assert [one.model for one in costs] == ["KNeighborsClassifier", "KNeighborsClassifier 2"]
    assert costs[0].leaky.tolist() != costs[1].leaky.tolist()


@pytest.mark.parametrize(
    ("estimators", "scoring", "words"), [([], None, "at least one model"), (KNN, "auc", "scoring")]
)
def test_no_model_and_no_such_score_are_refused(copied, copies, estimators, scoring, words):
    with pytest.raises(CourseError, match=words):
        measure_cost(copied, [copies], estimators, scoring=scoring)


def test_the_cost_is_shown_as_a_table(copied, copies):
    cost = measure_cost(copied, [copies], KNN, n_repeats=2)
    assert repr(cost).splitlines()[0] == "accuracy"
    assert "exact_duplicates" in repr(cost)
    assert "<table" in cost._repr_html_()

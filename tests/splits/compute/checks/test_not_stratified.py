"""Classes, or values of a quantity, in other proportions in one set than in another."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from sklearn.datasets import load_digits, load_iris
from sklearn.model_selection import GroupShuffleSplit, train_test_split

from course_toolkit.splits.compute.checks.not_stratified import find_not_stratified
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(train, test, *, validation=None, task=None, **declared):
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    return [draft() for draft in find_not_stratified(Sets(frames, "y", Declared(**declared), task))]


def labels(*counts, names=(0, 1, 2, 3)):
    return pd.DataFrame({"y": np.repeat(np.array(names[: len(counts)], dtype=object), counts)})


def test_other_shares_of_a_class_are_named_with_their_counts():
    (finding,) = find(labels(700, 300), labels(100, 200))
    assert finding.severity == "warning"
    assert finding.title == (
        "“0” is 70.0% of the training set (700 of 1,000) and 33.3% of the test set (100 of 300): "
        "more apart than chance allows."
    )
    assert finding.evidence == pytest.approx(
        {"first_share": 0.7, "second_share": 1 / 3, "n_first": 700, "n_second": 100}
    )
    assert finding.columns == ("y",)
    assert finding.sets == ("train", "test")
    assert "stratify=frame['y']" in finding.fixes[0]


def test_the_class_that_differs_most_is_the_one_named():
    (finding,) = find(labels(400, 300, 300), labels(120, 30, 150))
    assert finding.title.startswith("“2” is 30.0% of the training set (300 of 1,000) and 50.0%")


def test_any_two_sets_are_compared():
    found = find(labels(600, 400), labels(120, 80), validation=labels(30, 170))
    assert {finding.sets for finding in found} == {("train", "validation"), ("validation", "test")}


def test_texts_are_classes_and_missing_labels_do_not_count():
    train, test = labels(200, 100, names=("sain", "malade")), labels(30, 170, names=("sain", "malade"))
    (finding,) = find(pd.concat([train, labels(50, names=(None,))]), test)
    assert "(200 of 300)" in finding.title
    assert "“sain”" in finding.title


@pytest.mark.parametrize("seed", range(20))
def test_sets_drawn_at_random_are_left_alone(seed):
    frame = pd.DataFrame({"y": np.random.default_rng(seed).choice(3, 200, p=[0.7, 0.25, 0.05])})
    assert find(*train_test_split(frame, test_size=0.3, random_state=seed)) == []


@pytest.mark.parametrize("load", [load_iris, load_digits])
def test_known_tables_are_left_alone(load):
    frame = pd.DataFrame({"y": load().target})
    assert find(*train_test_split(frame, random_state=0)) == []


def test_a_training_set_balanced_on_purpose_is_only_asked_about():
    (finding,) = find(labels(800, 800), labels(160, 40))
    assert finding.severity == "question"
    assert "Was the training set balanced after the split?" in finding.title
    assert finding.fixes == ()


def test_a_balanced_test_set_of_an_unbalanced_training_set_is_no_purpose():
    (finding,) = find(labels(800, 200), labels(150, 150))
    assert finding.severity == "warning"


@pytest.mark.parametrize("declared", [{"time": "when"}, {}])
def test_with_time_the_proportions_may_change(declared):
    days = pd.date_range("2024", periods=400)
    train, test = labels(240, 60).assign(when=days[:300]), labels(30, 70).assign(when=days[300:])
    (finding,) = find(train, test, **declared)
    assert finding.severity == "question"
    assert "time" in finding.hypotheses[0]


def test_groups_are_dealt_whole():
    rng = np.random.default_rng(0)
    group = np.repeat(np.arange(60), 20)
    frame = pd.DataFrame({"g": group, "y": (rng.random(60) < 0.4)[group].astype(int)})
    for seed in range(5):
        train, test = next(GroupShuffleSplit(1, test_size=0.25, random_state=seed).split(frame, groups=group))
        assert find(frame.iloc[train], frame.iloc[test], group="g") == []


def test_sick_groups_kept_apart_are_found():
    group = np.repeat(np.arange(60), 20)
    frame = pd.DataFrame({"g": group, "y": (group >= 40).astype(int)})
    chosen = (group % 10 == 0) | (group >= 52)
    (finding,) = find(frame[~chosen], frame[chosen], group="g")
    assert "StratifiedGroupKFold" in finding.fixes[0]


def test_a_quantity_that_is_larger_in_one_set_is_asked_about():
    rng = np.random.default_rng(0)
    train, test = (pd.DataFrame({"y": rng.normal(mean, 1, n)}) for mean, n in ((0, 700), (0.6, 300)))
    (finding,) = find(train, test)
    assert finding.severity == "question"
    assert finding.evidence["distance"] == pytest.approx(stats.ks_2samp(train.y, test.y).statistic)
    assert finding.evidence["first_mean"] == pytest.approx(train.y.mean())


def test_quantities_drawn_at_random_are_left_alone():
    for seed in range(20):
        frame = pd.DataFrame({"y": np.random.default_rng(seed).exponential(size=300)})
        assert find(*train_test_split(frame, random_state=seed)) == []


def test_a_difference_too_small_to_matter_is_left_alone_in_a_quantity():
    rng = np.random.default_rng(0)
    train, test = (pd.DataFrame({"y": rng.normal(mean, 1, 100_000)}) for mean in (0, 0.05))
    assert find(train, test) == []


@pytest.mark.parametrize("y", [[None, None], [1, None], [1, 1], ["a", "b"], [True, False]])
def test_a_handful_of_labels_shows_nothing(y):
    frame = pd.DataFrame({"y": y})
    assert find(frame, frame) == find(frame, frame[:0]) == find(frame[:1], frame) == []


@pytest.mark.parametrize("values", [[1e308, 1.5e308], [np.inf, -np.inf, 0.5]])
def test_values_beyond_reckoning_are_compared_by_rank(values):
    train, test = pd.DataFrame({"y": values * 100}), pd.DataFrame({"y": values[:1] * 100})
    (finding,) = find(train, test, task="regression")
    assert finding.severity == "question"


@pytest.mark.parametrize("y", [None, 1])
def test_groups_without_two_classes_show_nothing(y):
    frame = pd.DataFrame({"g": np.arange(90) // 3, "y": pd.Series([y] * 90, dtype=float)})
    assert find(frame[:60], frame[60:], group="g", task="classification") == []


def test_without_labels_it_says_so():
    with pytest.raises(NotCheckedError) as caught:
        find(pd.DataFrame({"y": [1]}), pd.DataFrame({"x": [1]}))
    assert "label" in caught.value.reason()


def test_hostile_names_and_classes_are_only_shown(language):  # noqa: ARG001 — each language in turn
    name = "<b>{x}</b>'\n"
    frames = {"train": pd.DataFrame({name: ["{0}", "ok"] * 100}), "test": pd.DataFrame({name: ["{0}"] * 80})}
    (draft,) = find_not_stratified(Sets(frames, name))
    assert "{0}" in draft().title or "ok" in draft().title
    assert repr(name) in draft().fixes[0]
    assert draft().why


def test_a_million_labels_take_no_time():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame({"y": rng.integers(0, 5, 1_000_000)})
    assert find(frame[:700_000], frame[700_000:]) == []

"""Classes that one set has and another has not."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import train_test_split

from course_toolkit.splits.compute.checks.unseen_class import find_unseen_class
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def find(train, test, *, validation=None, task=None, **declared):
    frames = {"train": train, **({} if validation is None else {"validation": validation}), "test": test}
    frames = {key: values if isinstance(values, pd.DataFrame) else pd.DataFrame({"y": values})
              for key, values in frames.items()}  # fmt: skip
    return [draft() for draft in find_unseen_class(Sets(frames, "y", Declared(**declared), task))]


def test_the_rows_of_a_class_that_training_lacks_are_named():
    test = pd.DataFrame({"y": ["a", "c", "b", "c"]}, index=[10, 11, 12, 13])
    (finding,) = find(["a", "b"] * 5, test)
    assert finding.title == "1 class of the test set does not occur in the training set: “c” (2 rows)."
    assert finding.severity == "warning"
    assert finding.rows == (11, 13)
    assert finding.positions["test"].tolist() == [1, 3]
    assert finding.evidence == {"n_classes": 1, "n_rows": 2, "n_rows_in_set": 4}


def test_the_validation_set_is_looked_at_too():
    found = find([0, 1], [0, 1], validation=[0, 1, 2])
    assert [finding.sets for finding in found] == [("train", "validation")]


def test_a_class_missing_from_the_test_set_by_no_chance_is_a_warning():
    (finding,) = find([0] * 100 + [1] * 100 + [2] * 50, [0] * 60 + [1] * 40)
    assert finding.severity == "warning"
    assert finding.title == "1 class of the training set does not occur in the test set: “2” (50 of 250 rows)."
    assert finding.evidence["chance"] == pytest.approx((250 / 350) ** 50)


def test_a_rare_class_missing_from_the_test_set_is_a_question():
    (finding,) = find([0] * 100 + [1] * 100 + [2] * 2, [0] * 60 + [1] * 40)
    assert finding.severity == "question"


def test_with_time_a_class_may_come_to_an_end():
    (finding,) = find([0] * 100 + [1] * 100, [1] * 60, time="when")
    assert finding.severity == "question"


@pytest.mark.parametrize("written", ["Malade", "malade ", "maladé"])
def test_one_class_written_in_two_ways_is_said(written):
    (finding, *_) = find(["malade", "sain"] * 10, [written, "sain"] * 10)
    assert finding.hypotheses[0] == f"one class, written in two ways: “{written}” and “malade”"


@pytest.mark.parametrize(("train", "test"), [([0, 1], [0.0, 1.0]), ([True, False], [0, 1]), (["0", "1"], [1, 0])])
def test_the_same_classes_under_other_dtypes_are_the_same(train, test):
    assert find(train, test) == []


def test_missing_labels_are_no_class():
    assert find([0, 1, 0], [0, None, 1]) == find([0, None], [0, None]) == []


@pytest.mark.parametrize("seed", range(10))
def test_stratified_sets_are_left_alone_and_random_ones_never_get_an_error(seed):
    y = np.random.default_rng(seed).choice(4, 60, p=[0.5, 0.3, 0.15, 0.05])
    y[:4] = [0, 1, 2, 3]
    frame = pd.DataFrame({"y": np.repeat(y, 5)})
    assert find(*train_test_split(frame, stratify=frame.y, random_state=seed)) == []
    assert all(finding.severity != "error" for finding in find(*train_test_split(frame[::5], random_state=seed)))


@pytest.mark.parametrize(("train", "test"), [([], [1]), ([1], []), ([None], [1]), ([1], [None])])
def test_a_set_without_labels_has_nothing_to_compare(train, test):
    assert find(train, test, task="classification") == []


@pytest.mark.parametrize(
    ("frames", "task"), [(([0.5, 1.7], [0.3]), "regression"), (([0], pd.DataFrame({"x": [1]})), None)]
)
def test_what_has_no_classes_is_not_checked(frames, task):
    with pytest.raises(NotCheckedError) as caught:
        find(*frames, task=task)
    assert caught.value.reason()


def test_it_is_worded_in_both_languages(language):  # noqa: ARG001 — each language in turn
    found = find(["a", "b", "z"] * 20, ["a", "b", "{c}"] * 20)
    assert len(found) == 2
    assert all("{n" not in finding.title + finding.why for finding in found)

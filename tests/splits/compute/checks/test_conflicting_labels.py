"""Equal rows with different labels are found across sets, and only where chance does not explain them."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_iris

from course_toolkit.splits.compute.checks.conflicting_labels import find_conflicting_labels
from course_toolkit.splits.compute.finding import NotCheckedError
from course_toolkit.splits.compute.tables.sets import Sets


def planted(seed=0, n_conflicts=5, label="classes"):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.normal(size=(300, 4)), columns=[*"abcd"])
    frame["y"] = rng.integers(0, 3, 300) if label == "classes" else rng.normal(size=300)
    train, test = frame.iloc[:200], frame.iloc[200:].reset_index(drop=True)
    copies = train.iloc[:n_conflicts].assign(y=(train["y"].iloc[:n_conflicts] + 1) % 3)
    return train, pd.concat([test, copies], ignore_index=True)


def find(train, test, label="y"):
    return [draft() for draft in find_conflicting_labels(Sets({"train": train, "test": test}, label))]


@pytest.mark.parametrize("n_conflicts", [1, 5, 50])
def test_conflicts_are_found_with_their_rows(n_conflicts):
    (finding,) = find(*planted(n_conflicts=n_conflicts))
    assert finding.severity == "error"
    assert finding.columns == ("y",)
    assert finding.rows == tuple(range(100, 100 + n_conflicts))
    assert finding.positions["train"].tolist() == [*range(n_conflicts)]
    assert finding.evidence["n_rows"] == n_conflicts
    assert (finding.examples["y"].iloc[0] + 1) % 3 == finding.examples["y"].iloc[1]


def test_copies_with_the_same_label_are_none():
    train, test = planted(n_conflicts=0)
    assert find(train, pd.concat([test, train.iloc[:9]])) == []


def test_only_the_rows_that_disagree_count():
    train, test = planted()
    train = pd.concat([train, train.iloc[[0]].assign(y=(train["y"].iloc[0] + 1) % 3)], ignore_index=True)
    (finding,) = find(train, test)
    assert finding.positions["test"].tolist() == [100, 101, 102, 103, 104]
    assert finding.positions["train"].tolist() == [0, 1, 2, 3, 4]
    assert finding.examples["y"].iloc[0] != finding.examples["y"].iloc[1]


def test_text_labels_and_a_missing_one():
    train, test = planted()
    train, test = (frame.assign(y=frame["y"].map({0: "a", 1: "b", 2: "c"})) for frame in (train, test))
    test.loc[100, "y"] = None
    (finding,) = find(train, test)
    assert finding.rows == (101, 102, 103, 104)


def test_two_measurements_of_one_thing_are_a_warning():
    (finding,) = find(*planted(label="quantity"))
    assert finding.severity == "warning"


def test_the_code_runs():
    train, test = planted()
    (finding,) = find(train, test)
    scope = {"frame": pd.concat([train, test], ignore_index=True)}
    exec(finding.fixes[0], scope)  # noqa: S102 — the line a student is told to run
    assert len(scope["frame"]) == len(train) + len(test) - 10


@pytest.mark.parametrize("seed", range(20))
def test_equal_answers_of_different_people_are_chance(seed):
    rng = np.random.default_rng(seed)
    survey = pd.DataFrame(rng.integers(1, 6, (600, 5))).add_prefix("q").assign(y=rng.integers(0, 2, 600))
    assert find(survey.iloc[:400], survey.iloc[400:]) == []
    iris = load_iris(as_frame=True).frame.rename(columns={"target": "y"}).sample(frac=1, random_state=seed)
    assert find(iris.iloc[:100], iris.iloc[100:]) == []


def test_without_a_label_it_says_so():
    with pytest.raises(NotCheckedError):
        find(*planted(), label=None)


def test_it_is_told_in_both_languages(language):
    (finding,) = find(*planted())
    assert finding.title.startswith("5 ")
    assert language in {"en", "fr"}

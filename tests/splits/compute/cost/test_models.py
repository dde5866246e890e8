"""Any table in, one score out, and the same seed gives the same score."""

import numpy as np
import pandas as pd
import pytest
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.cost.models import attributes_of, default_estimators, named_estimators, score_model
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def test_two_models_that_suffer_differently_are_ours():
    assert list(named_estimators(None, "classification")) == ["forest", "linear"]
    assert isinstance(default_estimators("regression")["linear"], Ridge)


@pytest.mark.parametrize(
    ("given", "names"),
    [
        (LogisticRegression(), ["LogisticRegression"]),
        ([LogisticRegression(), RandomForestClassifier()], ["LogisticRegression", "RandomForestClassifier"]),
        ({"mine": LogisticRegression()}, ["mine"]),
    ],
)
def test_models_come_by_one_by_list_or_by_name(given, names):
    assert list(named_estimators(given, "classification")) == names


@pytest.mark.parametrize("wrong", [LogisticRegression, "forest", [3]])
def test_what_is_no_model_is_refused(wrong):
    with pytest.raises(CourseError, match="estimators must be scikit-learn models"):
        named_estimators(wrong, "classification")


def test_names_of_rows_groups_and_times_are_not_learned_from():
    frame = pd.DataFrame(columns=["id", "patient", "when", "age", "y"])
    sets = Sets({"train": frame, "test": frame}, "y", Declared(group="patient", time="when", ids=("id",)))
    assert attributes_of(sets) == ["age"]


@pytest.fixture
def odd():
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        {
            "number": rng.normal(size=80),
            "gaps": [None, 1.0] * 40,
            "empty": [None] * 80,
            "text": ["a", None, "b", "c"] * 20,
            "category": pd.Categorical(["u", "v"] * 40),
            "date": pd.date_range("2024-01-01", periods=80),
            "flag": [True, False] * 40,
            "nullable": pd.array([1, None] * 40, dtype="Int64"),
            "lists": [[1]] * 80,
            3: rng.normal(size=80),
            "y": rng.integers(0, 2, 80),
        }
    )


def test_a_table_of_any_kind_is_learned_from(odd):
    score = score_model(LogisticRegression(), odd[:60], odd[60:], label="y", scoring="accuracy", seed=0)
    assert 0 <= score <= 1


def test_the_score_is_scikit_learns(copied):
    train, test = copied.frames["train"][["a", "b", "y"]], copied.frames["test"][["a", "b", "y"]]
    plain = make_pipeline(FunctionTransformer(), LogisticRegression())
    expected = LogisticRegression().fit(train[["a", "b"]], train["y"]).score(test[["a", "b"]], test["y"])
    assert score_model(plain, train, test, label="y", scoring="accuracy", seed=0) == expected


def test_the_seed_reaches_every_step(copied):
    def score(seed):
        forest = RandomForestClassifier(n_estimators=3)
        return score_model(
            forest, copied.frames["train"], copied.frames["test"], label="y", scoring="neg_log_loss", seed=seed
        )  # fmt: skip

    assert score(0) == score(0) != score(1)


def test_a_model_that_cannot_learn_says_why_in_words(odd):
    pipeline = make_pipeline(FunctionTransformer(), LogisticRegression())  # trusted, and takes no texts
    with pytest.raises(CourseError, match="Pipeline must be able to learn from the training rows"):
        score_model(pipeline, odd[:60], odd[60:], label="y", scoring="accuracy", seed=0)

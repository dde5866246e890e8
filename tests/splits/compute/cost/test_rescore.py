"""Leaked and clean rows are scored apart, with the same model, at once."""

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score
from sklearn.neighbors import KNeighborsClassifier

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.cost.rescore import leaked_rows, rescore
from course_toolkit.splits.compute.finding import SplitFinding


@pytest.fixture(scope="module")
def knn(copied):
    train = copied.frames["train"]
    return KNeighborsClassifier(1).fit(train[["a", "b"]], train["y"])


def test_a_model_that_remembers_is_right_on_what_it_has_seen(copied, copies, knn):
    scores = rescore(copied, [copies], knn)
    test = copied.frames["test"]
    assert (scores.n_leaked, scores.n_clean, scores.leaked, scores.leaked_std) == (40, 80, 1.0, 0.0)
    assert scores.clean == knn.score(test[["a", "b"]][:80], test["y"][:80])
    assert scores.claimed == knn.score(test[["a", "b"]], test["y"])
    assert scores.clean < scores.claimed < 1


def test_the_spread_is_that_of_a_proportion(copied, copies, knn):
    scores = rescore(copied, [copies], knn)
    assert scores.clean_std == pytest.approx(np.sqrt(scores.clean * (1 - scores.clean) / 80), rel=0.2)


def test_any_of_scikit_learns_scores_will_do(copied, copies):
    train, test = copied.frames["train"], copied.frames["test"]
    model = LogisticRegression().fit(train[["a", "b"]], train["y"])
    expected = roc_auc_score(test["y"], model.predict_proba(test[["a", "b"]])[:, 1])
    assert rescore(copied, [copies], model, scoring="roc_auc").claimed == pytest.approx(expected)


def test_the_model_is_asked_once(copied, copies, knn, monkeypatch):
    asked = []
    predict = type(knn).predict
    monkeypatch.setattr(type(knn), "predict", lambda self, X: asked.append(len(X)) or predict(self, X))
    rescore(copied, [copies], knn)
    assert asked == [120]


def test_a_model_of_arrays_gets_an_array(copied, copies):
    from course_toolkit.splits.compute.tables.sets import Sets

    frames = {key: frame[["a", "b", "y"]] for key, frame in copied.frames.items()}
    train = frames["train"]
    model = KNeighborsClassifier(1).fit(train[["a", "b"]].to_numpy(), train["y"])
    assert rescore(Sets(frames, "y"), [copies], model).leaked == 1


def test_without_a_proved_leak_every_row_is_clean(copied, knn):
    asked = SplitFinding(code="c", severity="question", title="t", positions={"test": np.array([1])})
    scores = rescore(copied, [asked], knn)
    assert (scores.n_leaked, scores.clean) == (0, scores.claimed)
    assert np.isnan(scores.leaked)
    assert scores.frame().loc["leaked", "n_rows"] == 0


def test_a_leak_between_other_sets_is_none_of_the_tests(copies):
    between = SplitFinding(
        code="c", severity="error", title="t", sets=("train", "validation"), positions={"test": np.array([1])}
    )
    assert leaked_rows([between, copies], 120).sum() == 40


@pytest.mark.parametrize("wrong", [KNeighborsClassifier, 3, None])
def test_what_is_no_fitted_model_is_refused(copied, wrong):
    with pytest.raises(CourseError, match="model must be a fitted model"):
        rescore(copied, [], wrong)


def test_a_model_of_other_columns_is_refused(copied):
    train = copied.frames["train"].rename(columns={"a": "other"})
    model = LogisticRegression().fit(train[["other", "b"]], train["y"])
    with pytest.raises(CourseError, match="It knows 'other', which test does not have"):
        rescore(copied, [], model)


def test_a_regressor_is_scored_too(copied):
    from course_toolkit.splits.compute.tables.sets import Sets

    frames = {key: frame[["a", "b"]].assign(y=frame["a"] * 2) for key, frame in copied.frames.items()}
    model = Ridge(alpha=1e-9).fit(frames["train"][["a", "b"]], frames["train"]["y"])
    scores = rescore(Sets(frames, "y"), [], model)
    assert (scores.scoring, round(scores.claimed, 6)) == ("r2", 1.0)


def test_a_model_that_is_not_fitted_is_refused(copied):
    with pytest.raises(CourseError, match="must be a fitted model"):
        rescore(copied, [], KNeighborsClassifier())


def test_a_function_of_ones_own_scores_with_the_model_itself(copied, copies, knn):
    own = rescore(copied, [copies], knn, scoring=lambda model, X, y: model.score(X[["a", "b"]], y))
    assert own.claimed == rescore(copied, [copies], knn).claimed
    assert np.isnan(own.claimed_std)


def test_a_model_of_another_width_is_refused(copied):
    train = copied.frames["train"]
    model = KNeighborsClassifier(1).fit(train[["a", "b"]].to_numpy(), train["y"])
    with pytest.raises(CourseError, match="It has learned from 2; test has 3"):
        rescore(copied, [], model)


def test_an_unknown_score_is_refused_by_name(copied, knn):
    with pytest.raises(CourseError, match="scoring must be one of"):
        rescore(copied, [], knn, scoring="acuracy")


def test_without_a_label_there_is_no_score(copied, knn):
    from course_toolkit.splits.compute.tables.sets import Sets

    with pytest.raises(CourseError, match="test must have its label"):
        rescore(Sets(copied.frames, None), [], knn)


def test_scores_are_shown_as_a_table(copied, copies, knn):
    shown = repr(rescore(copied, [copies], knn))
    assert shown.splitlines()[0] == "accuracy"
    assert "leaked" in shown
    assert "<table" in rescore(copied, [copies], knn)._repr_html_()

import copy
import json
import math
import pickle

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import LinearRegression, LogisticRegression
from sklearn.metrics import f1_score, r2_score, roc_auc_score

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.splits.compute.sealing.seal import TestReopenedWarning
from course_toolkit.splits.compute.sealing.sealed_score import SealedScore, score_on
from course_toolkit.splits.compute.sealing.splitter import split


@pytest.fixture
def parts():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(300, 3)), columns=list("abc"))
    frame["y"] = (frame["a"] + rng.normal(size=300) > 0).astype(int)
    return split(frame, label="y", random_state=0)


@pytest.fixture
def model(parts):
    return LogisticRegression().fit(parts.train.X, parts.train.y)


def test_the_first_score_is_clean(parts, model):
    score = parts.score(model, reason="final")
    test = parts._test
    assert float(score) == score.value == model.score(test.X, test.y)
    assert score.std_error == pytest.approx(math.sqrt(score.value * (1 - score.value) / 90))
    assert (score.n_openings, score.peeked, score.optimism, score.name) == (1, False, 0, "accuracy")
    assert str(score).endswith("(1st look)")
    assert len(parts.openings) == 1


def test_a_score_after_peeking_is_marked(parts, model):
    parts.open_test(reason="to see")
    with pytest.warns(TestReopenedWarning):
        score = parts.score(model, reason="final")
    assert score.peeked
    assert "(2nd look)" in str(score)
    assert "<strong>" in score._repr_html_()
    assert score.optimism == pytest.approx(score.std_error / math.sqrt(math.pi))


@pytest.mark.parametrize("scoring", ["f1", "roc_auc", "balanced_accuracy", "neg_log_loss", "average_precision"])
def test_other_scores_have_their_error_from_redrawn_rows(parts, model, scoring):
    score = parts.score(model, reason="final", scoring=scoring)
    assert 0.01 < score.std_error < 0.12


def test_scores_are_those_of_scikit_learn(parts, model):
    test = parts._test
    assert score_on(model, test.X, test.y, "f1")[1] == f1_score(test.y, model.predict(test.X))
    auc = roc_auc_score(test.y, model.predict_proba(test.X)[:, 1])
    assert score_on(model, test.X, test.y, "roc_auc")[1] == auc


def test_the_redrawn_error_agrees_with_the_formula(parts, model):
    test = parts._test
    formula = score_on(model, test.X, test.y, "accuracy")[2]
    redrawn = score_on(model, test.X, test.y, "balanced_accuracy")[2]
    assert redrawn == pytest.approx(formula, rel=0.25)


def test_a_regressor_is_scored_by_r2():
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.normal(size=(300, 3)), columns=list("abc"))
    frame["y"] = frame["a"] + rng.normal(size=300)
    parts = split(frame, label="y", random_state=0)
    model = LinearRegression().fit(parts.train.X, parts.train.y)
    score = parts.score(model, reason="final")
    assert score.name == "r2"
    assert score.value == r2_score(parts._test.y, model.predict(parts._test.X))
    assert 0 < score.std_error < 0.2


def test_a_score_of_ones_own(parts, model):
    def profit(estimator, X, y):
        return float((estimator.predict(X) == y).sum())

    score = parts.score(model, reason="final", scoring=profit)
    assert score.name == "profit"
    assert math.isnan(score.std_error)
    assert "±" not in str(score)


@pytest.mark.parametrize("bad", [LogisticRegression(), LogisticRegression, "model", None])
def test_a_model_that_cannot_be_scored_costs_no_opening(parts, bad):
    with pytest.raises(CourseError, match="estimator must be a fitted model"):
        parts.score(bad, reason="final")
    assert parts.openings == ()


def test_neither_does_a_slip(parts, model):
    with pytest.raises(CourseError, match="Did you mean 'accuracy'"):
        parts.score(model, reason="final", scoring="acuracy")
    with pytest.raises(CourseError, match="reason"):
        parts.score(model)
    assert parts.openings == ()


def test_ones_own_number_is_recorded_with_its_look(parts):
    with pytest.raises(CourseError, match="has not been opened"):
        parts.record(0.9)
    parts.open_test(reason="final")
    score = parts.record(0.9, name="accuracy")
    assert (score.value, score.std_error, score.name) == (0.9, math.sqrt(0.09 / 90), "accuracy")
    assert math.isnan(parts.record(0.9, name="f1").std_error)
    assert parts.record(0.9, name="f1", std_error=0.04).std_error == 0.04
    assert [one["name"] for one in parts._seal.scores] == ["accuracy", "f1", "f1"]


@pytest.mark.parametrize("value", [None, "high", float("nan"), float("inf"), [0.9, 0.8]])
def test_what_is_no_number_is_not_recorded(parts, value):
    parts.open_test(reason="final")
    with pytest.raises(CourseError, match="score must be one finite number"):
        parts.record(value)


def test_a_perfect_score_has_no_zero_error_by_formula():
    frame = pd.DataFrame({"a": np.arange(100) % 2, "y": np.arange(100) % 2})
    parts = split(frame, label="y", random_state=0)
    model = LogisticRegression().fit(parts.train.X, parts.train.y)
    score = parts.score(model, reason="final")
    assert score.value == 1
    # Laplace's rule: one success and one failure more than were seen.
    assert score.std_error == pytest.approx(math.sqrt(31 / 32 * 1 / 32 / 30))


def test_hostile_names_are_escaped():
    assert "<b>" not in SealedScore(0.5, 0.1, 2, "<b>x</b>")._repr_html_()


def test_it_is_a_number_and_keeps_its_mark_in_a_copy():
    score = SealedScore(0.5, 0.1, 2, "f1")
    assert score == 0.5 < score + 0.1
    assert json.dumps([score]) == "[0.5]"
    assert f"{score:.1f}" == "0.5"
    for again in (copy.copy(score), copy.deepcopy(score), pickle.loads(pickle.dumps(score))):  # noqa: S301 — our own
        assert (again, again.std_error, again.n_openings, again.name) == (0.5, 0.1, 2, "f1")

"""Scores from every kind of classifier; and what is refused."""

import numpy as np
import pytest
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.cluster import KMeans
from sklearn.ensemble import RandomForestClassifier, VotingClassifier
from sklearn.exceptions import NotFittedError
from sklearn.linear_model import LinearRegression, LogisticRegression, RidgeClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import FixedThresholdClassifier, GridSearchCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

from course_toolkit.threshold.compute import rank_trusted_scores, scores_from_estimator

RNG = np.random.default_rng(0)
X = RNG.normal(size=(60, 3))
Y = (X[:, 0] + 0.5 * RNG.normal(size=60) > 0).astype(int)
WORDS = np.where(Y == 1, "non", "oui")  # the class to find, "oui", sorts last and is where Y is 0
THREE = np.digitize(X[:, 0], [-0.5, 0.5])


@pytest.mark.parametrize(
    ("model", "method"),
    [
        (LogisticRegression(), "predict_proba"),
        (RandomForestClassifier(10, random_state=0), "predict_proba"),
        (make_pipeline(StandardScaler(), LogisticRegression()), "predict_proba"),
        (GridSearchCV(LogisticRegression(), {"C": [0.1, 1.0]}), "predict_proba"),
        (FixedThresholdClassifier(LogisticRegression(), threshold=0.3), "predict_proba"),
        (LinearSVC(), "decision_function"),
        (SVC(), "decision_function"),
        (RidgeClassifier(), "decision_function"),
        (make_pipeline(StandardScaler(), LinearSVC()), "decision_function"),
    ],
)
def test_the_scores_of_the_positive_class(model, method):
    model.fit(X, Y)
    scores, pos_label, response_method = scores_from_estimator(model, X)
    response = getattr(model, method)(X)
    assert response_method == method
    assert pos_label == 1
    np.testing.assert_array_equal(scores, response[:, 1] if method == "predict_proba" else response)


@pytest.mark.parametrize("model", [LogisticRegression(), LinearSVC()])
@pytest.mark.parametrize("pos_label", ["oui", "non"])
def test_the_higher_the_surer_of_the_class_that_is_told(model, pos_label):
    model.fit(X, WORDS)
    scores = scores_from_estimator(model, X, pos_label=pos_label)
    assert scores.pos_label == pos_label
    assert roc_auc_score(pos_label == WORDS, scores.y_score) > 0.8


@pytest.mark.parametrize("model", [LogisticRegression(), LinearSVC(), SVC(), RandomForestClassifier(random_state=0)])
@pytest.mark.parametrize("pos_label", [0, 1, 2])
def test_one_class_of_several_has_its_column(model, pos_label):
    model.fit(X, THREE)
    scores = scores_from_estimator(model, X, pos_label=pos_label)
    response = getattr(model, scores.response_method)(X)
    np.testing.assert_array_equal(scores.y_score, response[:, pos_label])


def test_a_fully_grown_tree_can_be_ranked():
    scores = scores_from_estimator(DecisionTreeClassifier(random_state=0).fit(X[:30], Y[:30]), X[30:])
    assert set(scores.y_score) == {0.0, 1.0}
    assert len(rank_trusted_scores(Y[30:], scores.y_score, pos_label=scores.pos_label).roc()) == 3


class Homemade:
    """A classifier that follows scikit-learn's manners without being one of its family."""

    classes_ = ("non", "oui")

    def fit(self, X, y):
        raise NotImplementedError

    def predict(self, X):
        raise NotImplementedError

    def predict_proba(self, X):
        return [[1 - row[0], row[0]] for row in X]


def test_a_homemade_classifier_will_do():
    scores = scores_from_estimator(Homemade(), [[0.25], [0.5]], pos_label="non")
    assert scores.y_score.tolist() == [0.75, 0.5]


class Secretive(ClassifierMixin, BaseEstimator):
    """A classifier that only notices when asked that it has learned nothing."""

    classes_ = np.array([0, 1])

    def fit(self, X, y):  # noqa: ARG002 — scikit-learn's signature
        return self

    def __sklearn_is_fitted__(self):
        return True

    def predict(self, X):  # noqa: ARG002 — scikit-learn's signature
        raise NotFittedError

    predict_proba = predict


@pytest.mark.parametrize(
    ("model", "message"),
    [
        (LogisticRegression, r"The class LogisticRegression itself came"),
        (LogisticRegression(), "This LogisticRegression is not fitted yet"),
        (make_pipeline(StandardScaler(), LogisticRegression()), "This Pipeline is not fitted yet"),
        (GridSearchCV(LogisticRegression(), {"C": [1.0]}), "This GridSearchCV is not fitted yet"),
        (Secretive(), "This Secretive is not fitted yet"),
        (LinearRegression().fit(X, Y), "A regressor came: LinearRegression"),
        (KMeans(2, n_init=1, random_state=0).fit(X), "An object of type KMeans came"),
        (StandardScaler().fit(X), "An object of type StandardScaler came"),
        ("model.pkl", "An object of type str came"),
        (None, "An object of type NoneType came"),
        (
            VotingClassifier([("a", LogisticRegression()), ("b", SVC())]).fit(X, Y),
            r"VotingClassifier\(\.\.\., voting='soft'\)",
        ),
        (LogisticRegression().fit(X, WORDS), "pos_label must say which class is the one to find"),
        (LogisticRegression().fit(X, THREE), r"There are 3 classes \(0, 1, 2\)"),
        (DecisionTreeClassifier().fit(X, np.zeros(60)), "This DecisionTreeClassifier has learned one class only: 0"),
        (RandomForestClassifier(2).fit(X, np.column_stack([Y, Y])), "predicts several columns at once"),
        (SVC(decision_function_shape="ovo").fit(X, THREE), "pos_label must say"),
    ],
)
def test_what_gives_no_scores_is_refused(model, message):
    with pytest.raises(ValueError, match=message):
        scores_from_estimator(model, X)


def test_an_unknown_class_is_refused():
    with pytest.raises(ValueError, match=r"'Oui' came, which is none of the classes \('non', 'oui'\)"):
        scores_from_estimator(LogisticRegression().fit(X, WORDS), X, pos_label="Oui")


@pytest.mark.parametrize("wrap", [lambda model: model, lambda model: make_pipeline(StandardScaler(), model)])
@pytest.mark.parametrize("n_classes", [3, 4])
def test_scores_of_pairs_are_refused(wrap, n_classes):
    y = np.arange(60) % n_classes
    with pytest.raises(ValueError, match="one score for each pair of classes"):
        scores_from_estimator(wrap(SVC(decision_function_shape="ovo")).fit(X, y), X, pos_label=0)


def test_what_the_model_says_of_x_is_left_to_it():
    with pytest.raises(ValueError, match="features"):
        scores_from_estimator(LogisticRegression().fit(X, Y), X[:, :2])

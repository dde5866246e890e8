"""Where scores come from: rows, lines of code and classifiers that say the same as the ranking."""

import math

import numpy as np
import pandas as pd
import pytest
import scipy.sparse as sp
from sklearn.datasets import load_breast_cancer, load_wine
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import FixedThresholdClassifier
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC, LinearSVC
from sklearn.tree import DecisionTreeClassifier

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.threshold.compute import OUTCOMES, EstimatorSource, PredictionSource

N = 120
FEATURES = ["mean radius", "mean texture"]


@pytest.fixture(scope="module")
def cancer():
    X, y = load_breast_cancer(return_X_y=True, as_frame=True)
    return X[FEATURES].iloc[:N], y.iloc[:N]


@pytest.fixture(scope="module")
def wine():
    X, y = load_wine(return_X_y=True, as_frame=True)
    return X.iloc[:, :3], y


def fitted(estimator, X, y):
    return make_pipeline(StandardScaler(), estimator).fit(X, y)


def naive_rows(y_true, y_score, pos_label, threshold, outcome):
    """Return the positions of an outcome, highest score first, as one would look for them by hand."""
    really, called = np.asarray(y_true) == pos_label, np.asarray(y_score) >= threshold
    wanted = {"tn": ~really & ~called, "fp": ~really & called, "fn": really & ~called, "tp": really & called}[outcome]
    return sorted(np.flatnonzero(wanted), key=lambda place: -y_score[place])


def run(lines, **names):
    exec(lines, names)  # noqa: S102 — the lines are what is tested
    return names["y_true"], names["y_score"]


# Fitted estimators ------------------------------------------------------------------------------------------


MODELS = {
    "predict_proba": LogisticRegression(),
    "decision_function": LinearSVC(),
    "forest": RandomForestClassifier(10, random_state=0),
    "tree of only 0 and 1": DecisionTreeClassifier(random_state=0),
}


@pytest.fixture(scope="module", params=MODELS)
def binary(request, cancer):
    X, y = cancer
    words = y.map({0: "malignant", 1: "benign"})
    return fitted(MODELS[request.param], X, words), X, words


@pytest.mark.parametrize("pos_label", ["malignant", "benign"])
def test_the_score_of_either_class(binary, pos_label):
    model, X, y = binary
    ranked = EstimatorSource(model, X, y).rank(pos_label)
    place = model.classes_.tolist().index(pos_label)
    if hasattr(model, "predict_proba"):
        expected = model.predict_proba(X)[:, place]
    else:
        expected = model.decision_function(X) * (1 if place else -1)
    np.testing.assert_array_equal(ranked.y_score, expected)
    assert ranked.auc == pytest.approx(roc_auc_score(y == pos_label, expected))


@pytest.mark.parametrize("pos_label", ["malignant", "benign"])
def test_the_lines_give_the_same_scores(binary, pos_label):
    model, X, y = binary
    source = EstimatorSource(model, X, y)
    y_true, y_score = run(source.code(pos_label), model=model, X=X, y=y)
    np.testing.assert_array_equal(y_score, source.rank(pos_label).y_score)
    assert y_true.tolist() == y.tolist()


@pytest.mark.parametrize("pos_label", ["malignant", "benign"])
def test_the_classifier_calls_positive_from_the_threshold_on(binary, pos_label):
    model, X, y = binary
    source = EstimatorSource(model, X, y)
    y_score = source.rank(pos_label).y_score
    for threshold in [y_score[3], np.median(y_score), y_score.min(), math.nextafter(y_score.max(), math.inf), -0.1]:
        classifier = source.classifier(pos_label, float(threshold))
        assert isinstance(classifier, FixedThresholdClassifier)
        assert ((classifier.predict(X) == pos_label) == (y_score >= threshold)).all()
        assert set(classifier.predict(X)) <= set(y)


def test_each_class_is_scored_once(cancer):
    class Counting(LogisticRegression):
        n_calls = 0

        def predict_proba(self, X):
            type(self).n_calls += 1
            return super().predict_proba(X)

    X, y = cancer
    source = EstimatorSource(Counting().fit(X, y), X, y)
    before = Counting.n_calls
    ranked = source.rank(1)
    source.rows(1, 0.5, "tp")
    assert source.rank(1) is ranked
    assert Counting.n_calls == before + 1


def test_three_classes_each_against_the_rest(wine):
    X, y = wine
    for estimator in (LogisticRegression(), SVC()):
        model = fitted(estimator, X, y)
        source = EstimatorSource(model, X, y)
        assert source.classes == (0, 1, 2)
        for place in source.classes:
            method = "predict_proba" if isinstance(estimator, LogisticRegression) else "decision_function"
            expected = getattr(model, method)(X)[:, place]
            np.testing.assert_array_equal(source.rank(place).y_score, expected)
            y_true, y_score = run(source.code(place), model=model, X=X, y=y)
            np.testing.assert_array_equal(y_score, expected)
            assert (y_true == y).all()


def test_one_threshold_does_not_decide_between_three_classes(wine):
    X, y = wine
    source = EstimatorSource(fitted(LogisticRegression(), X, y), X, y)
    with pytest.raises(CourseError, match="One threshold decides between two classes"):
        source.classifier(1, 0.5)


@pytest.mark.parametrize(
    "estimator",
    [LogisticRegression(), LogisticRegression, Ridge(), None, "model", make_pipeline(StandardScaler(), SVC()), 3],
    ids=str,
)
def test_what_is_no_fitted_classifier_is_refused_in_words(cancer, estimator):
    X, y = cancer
    source = EstimatorSource(estimator, X, y)
    with pytest.raises(CourseError):
        source.classes  # noqa: B018 — reading is the test
    with pytest.raises(CourseError):
        source.rank(1)


def test_a_regressor_and_a_model_without_scores_are_refused_in_words(cancer):
    class Oracle(LogisticRegression):
        predict_proba = decision_function = property()

    X, y = cancer
    for model in (Ridge().fit(X, y), Oracle().fit(X, y)):
        with pytest.raises(CourseError):
            EstimatorSource(model, X, y).rank(1)


# Rows of an outcome -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("outcome", OUTCOMES)
@pytest.mark.parametrize("limit", [None, 0, 3])
def test_rows_are_what_a_filter_finds(cancer, outcome, limit):
    X, y = cancer
    source = EstimatorSource(fitted(LogisticRegression(), X, y), X, y)
    y_score = source.rank(1).y_score
    found = source.rows(1, 0.4, outcome, limit=limit)
    places = naive_rows(y, y_score, 1, 0.4, outcome)[:limit]
    assert list(found.columns) == ["y_true", "y_score", "outcome", *FEATURES]
    np.testing.assert_array_equal(found["y_score"], y_score[places])
    assert found["y_true"].tolist() == y.iloc[places].tolist()
    assert set(found["outcome"]) <= {outcome.upper()}
    pd.testing.assert_frame_equal(found[FEATURES].reset_index(drop=True), X.iloc[places].reset_index(drop=True))


def test_no_outcome_has_no_rows_but_its_columns(cancer):
    X, y = cancer
    found = EstimatorSource(fitted(LogisticRegression(), X, y), X, y).rows(1, 0.5, None)
    assert found.empty
    assert list(found.columns) == ["y_true", "y_score", "outcome", *FEATURES]
    assert PredictionSource([0, 1], [0.2, 0.7]).rows(1, 0.5, None).empty


@pytest.mark.parametrize("as_y", [pd.Series, np.asarray, list], ids=["Series", "array", "list"])
def test_rows_are_named_by_the_index_of_the_features(cancer, as_y):
    X, y = cancer
    X = X.set_axis([f"patient {place}" for place in range(N)])
    y = y.set_axis(X.index) if as_y is pd.Series else as_y(y)
    source = EstimatorSource(fitted(LogisticRegression(), X, y), X, y)
    found = source.rows(1, 0.5, "fp")
    assert len(found)
    pd.testing.assert_frame_equal(found[FEATURES], X.loc[found.index])


def test_without_an_index_rows_are_named_by_their_position(cancer):
    X, y = cancer
    source = EstimatorSource(fitted(LogisticRegression(), X.to_numpy(), y), X.to_numpy(), y.to_numpy())
    found = source.rows(1, 0.5, "fp")
    np.testing.assert_array_equal(found[[0, 1]], X.to_numpy()[found.index])


def test_the_index_that_counts_from_elsewhere_names_rows_too(cancer):
    """What train_test_split leaves: shuffled numbers."""
    X, y = (part.sample(frac=1, random_state=0) for part in cancer)
    found = EstimatorSource(fitted(LogisticRegression(), X, y), X, y).rows(1, 0.5, "fp")
    pd.testing.assert_frame_equal(found[FEATURES], X.loc[found.index])
    assert (found["y_true"] == y.loc[found.index]).all()


def test_rows_in_another_order_than_their_labels_are_refused(cancer):
    X, y = cancer
    names = pd.Index([f"patient {place}" for place in range(N)])
    source = EstimatorSource(fitted(LogisticRegression(), X, y), X.set_axis(names), y.set_axis(names[::-1]))
    with pytest.raises(CourseError, match="same order"):
        source.rank(1)


def test_labels_with_names_of_their_own(cancer):
    X, y = cancer
    X, y = X.to_numpy(), y.set_axis([f"p{place}" for place in range(N)])
    found = EstimatorSource(fitted(LogisticRegression(), X, y), X, y).rows(1, 0.5, "fp")
    assert [name.startswith("p") for name in found.index] == [True] * len(found)
    np.testing.assert_array_equal(found[[0, 1]], X[[int(name[1:]) for name in found.index]])


@pytest.mark.parametrize(
    "names",
    [["y_true", "y_score"], ["y_true", "y_true_"], ["outcome", "outcome_"], ["y_score_", "y_score"]],
)
def test_columns_called_as_ours_keep_a_name_of_their_own(cancer, names):
    X, y = cancer
    X = X.set_axis(names, axis=1)
    found = EstimatorSource(fitted(LogisticRegression(), X, y), X, y).rows(1, 0.5, "tp")
    assert found.columns.is_unique
    assert list(found.columns[:3]) == ["y_true", "y_score", "outcome"]
    np.testing.assert_array_equal(found.iloc[:, 3:], X.loc[found.index])


TEXTS = ["good day", "bad day", "good night", "bad night", "good", "bad"]
MOODS = [1, 0, 1, 0, 1, 0]


@pytest.mark.parametrize("as_rows", [list, np.array, pd.Series], ids=["list", "array", "Series"])
def test_rows_of_texts(as_rows):
    X = as_rows(TEXTS)
    source = EstimatorSource(make_pipeline(CountVectorizer(), LogisticRegression()).fit(X, MOODS), X, MOODS)
    found = source.rows(1, 0.5, "tp")
    assert sorted(found.iloc[:, 3]) == ["good", "good day", "good night"]
    assert source.rows(1, 0.5, None).empty


def test_rows_of_a_sparse_table():
    X = CountVectorizer().fit_transform(TEXTS)
    for as_kept in (sp.csr_matrix, sp.csr_array, sp.csc_matrix):
        table = as_kept(X)
        found = EstimatorSource(LogisticRegression().fit(table, MOODS), table, MOODS).rows(1, 0.5, "tp")
        np.testing.assert_array_equal(found.iloc[:, 3:], X.toarray()[found.index])


def test_rows_given_as_lists(cancer):
    X, y = cancer
    rows = X.to_numpy().tolist()
    found = EstimatorSource(fitted(LogisticRegression(), rows, y), rows, y.tolist()).rows(1, 0.5, "fp")
    np.testing.assert_array_equal(found[[0, 1]], X.to_numpy()[found.index])


# Predictions ----------------------------------------------------------------------------------------------------


def test_one_column_speaks_of_one_class():
    source = PredictionSource(["n", "y", "n"], [0.2, 0.9, 0.4], pos_label="y")
    assert source.classes == ("y",)
    assert source.rank("y").at(0.5).tp == 1
    assert source.rank("y") is source.rank("y")


def test_the_positive_class_is_1_unless_told():
    assert PredictionSource([0, 1, 0], [0.2, 0.9, 0.4]).classes == (1,)
    assert PredictionSource([-1, 1, -1], [0.2, 0.9, 0.4]).classes == (1,)
    assert PredictionSource([False, True], [0.2, 0.9]).classes == (True,)


@pytest.mark.parametrize("labels", [(0, 1, 2), ("a", "b", "c"), (-1, 0, 7)])
@pytest.mark.parametrize("as_scores", [np.asarray, pd.DataFrame, np.ndarray.tolist], ids=["array", "frame", "lists"])
def test_a_column_for_each_of_three_classes(labels, as_scores):
    rng = np.random.default_rng(0)
    y_true = [labels[place % 3] for place in rng.permutation(30)]
    y_score = rng.dirichlet([1, 1, 1], 30)
    source = PredictionSource(y_true, as_scores(y_score))
    assert source.classes == tuple(sorted(labels))
    for place, label in enumerate(sorted(labels)):
        np.testing.assert_array_equal(source.rank(label).y_score, y_score[:, place])
        real, scores = run(source.code(label), y_true=y_true, y_score=as_scores(y_score))
        assert real.tolist() == y_true
        np.testing.assert_array_equal(scores, y_score[:, place])


def test_rows_of_predictions_are_what_a_filter_finds():
    y_true = pd.Series([0, 0, 1, 1, 1], index=list("vwxyz"))
    y_score = [0.1, 0.6, 0.4, 0.9, 0.7]
    found = PredictionSource(y_true, y_score).rows(1, 0.5, "tp")
    expected = pd.DataFrame({"y_true": [1, 1], "y_score": [0.9, 0.7], "outcome": "TP"}, index=["y", "z"])
    pd.testing.assert_frame_equal(found, expected)


def test_rows_of_predictions_are_named_by_ids():
    found = PredictionSource([0, 1, 1], [0.1, 0.6, 0.4], ids=["Ann", "Bob", "Cy"]).rows(1, 0.5, "fn")
    assert found.index.tolist() == ["Cy"]


def test_the_lines_give_the_same_scores_of_predictions():
    y_true, y_score = [0, 1, 1], [0.1, 0.6, 0.4]
    real, scores = run(PredictionSource(y_true, y_score).code(1), y_true=y_true, y_score=y_score)
    assert (real.tolist(), scores.tolist()) == (y_true, y_score)


def test_scores_alone_are_no_model():
    with pytest.raises(CourseError, match="needs the fitted model"):
        PredictionSource([0, 1], [0.2, 0.7]).classifier(1, 0.5)


@pytest.mark.parametrize(
    ("y_true", "y_score"),
    [
        ([0, 1, 2], [[0.1, 0.9], [0.4, 0.6], [0.5, 0.5]]),
        ([0, 1, 0], np.eye(3)),
        ([0, 1, 2], np.eye(4)[:3]),
        ([0, 1, 2], [[1, 2, 3], [1, 2], [1]]),
        (pd.DataFrame({"a": [0, 1, 2]}), np.eye(3)),
        ([0, "a", 2], np.eye(3)),
        ([0, None, 2], np.eye(3)),
        ([0, 1, 2], np.zeros((3, 3, 3))),
        ([0, 1, 2], np.eye(3) * np.nan),
        ([0, 1, 2, 2], np.eye(3)),
        ([], np.empty((0, 3))),
        (None, np.eye(3)),
        ([0, 1, 2], None),
        ([0, 1, 2], "scores"),
        ([[0], [1], [2]], np.eye(3)),
    ],
)
def test_columns_that_do_not_fit_are_refused_in_words(y_true, y_score):
    with pytest.raises(CourseError):
        PredictionSource(y_true, y_score).rank(PredictionSource(y_true, y_score).classes[-1])

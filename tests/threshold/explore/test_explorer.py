"""What an explorer hands over: numbers, rows of a cell, lines of code, classifiers."""

import numpy as np
import pandas as pd
import pytest
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, confusion_matrix, roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import LinearSVC

import course_toolkit as ct
from course_toolkit.threshold.compute import OUTCOMES

Y_TRUE = [0, 0, 0, 1, 1, 1, 1, 1, 0]
Y_SCORE = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
HOSTILE = ["<script>alert(1)</script>", 'it\'s "q"', "a & b", "{}", "{0}", "", "é ≥ β", "$x$"]


# Made in every way --------------------------------------------------------------------------------------------


def test_from_predictions(lecture):
    assert (lecture.threshold, lecture.pos_label, lecture.criterion, lecture.scale) == (0.5, 1, None, "score")
    assert lecture.scores.auc == pytest.approx(0.85)
    result = lecture.result
    assert (result.tn, result.fp, result.fn, result.tp) == (3, 1, 0, 5)


@pytest.mark.parametrize("pos_label", ["malignant", "benign"])
def test_from_an_estimator(cancer, models, pos_label):
    X, y = cancer
    model = models["logistic"]
    explorer = ct.ThresholdExplorer.from_estimator(model, X, y, pos_label=pos_label)
    y_score = model.predict_proba(X)[:, model.classes_.tolist().index(pos_label)]
    assert explorer.model == "Pipeline"
    for threshold in (0.2, 0.5, 0.77):
        explorer.threshold = threshold
        tn, fp, fn, tp = confusion_matrix(y == pos_label, y_score >= threshold).ravel().tolist()
        assert (explorer.result.tn, explorer.result.fp, explorer.result.fn, explorer.result.tp) == (tn, fp, fn, tp)


def test_from_several_estimators(cancer, models):
    X, y = cancer
    explorer = ct.ThresholdExplorer.from_estimator(models, X, y)
    assert (explorer.model, explorer.pos_label) == ("logistic", "malignant")
    explorer.model = "svm"
    scores = models["svm"].decision_function(X)
    assert explorer.scores.auc == pytest.approx(roc_auc_score(y == "malignant", scores))
    assert explorer._slider.widget.min < scores.min() < scores.max() < explorer._slider.widget.max
    explorer.pos_label = "benign"
    assert explorer.scores.average_precision == pytest.approx(average_precision_score(y == "benign", -scores))


def test_three_classes_each_against_the_rest():
    X, y = load_wine(return_X_y=True)
    model = make_pipeline(StandardScaler(), LogisticRegression()).fit(X[:, :2], y)
    explorer = ct.ThresholdExplorer.from_estimator(model, X[:, :2], y)
    assert explorer.choices_of("pos_label") == (0, 1, 2)
    for place, label in enumerate((0, 1, 2)):
        explorer.pos_label = label
        assert explorer.scores.auc == pytest.approx(roc_auc_score(y == label, model.predict_proba(X[:, :2])[:, place]))


def test_a_matrix_of_predictions(rich, three_classes):
    y_true, scores = three_classes
    assert (rich.model, rich.pos_label) == ("logistic", "c")
    for name, columns in scores.items():
        rich.model = name
        for place, label in enumerate("abc"):
            rich.pos_label = label
            assert rich.scores.auc == pytest.approx(roc_auc_score(y_true == label, columns[:, place]))


def test_the_numbers_of_the_picture_are_a_table(lecture):
    lecture.threshold = 0.9
    frame = lecture.result.frame()
    assert frame.loc[0, ["tn", "fp", "fn", "tp"]].tolist() == [4, 0, 4, 1]


# Rows of a cell -----------------------------------------------------------------------------------------------


def by_hand(X, y, y_score, *, pos_label, threshold, outcome):
    really, called = y == pos_label, y_score >= threshold
    wanted = {"tn": ~really & ~called, "fp": ~really & called, "fn": really & ~called, "tp": really & called}[outcome]
    return X[wanted].assign(score=y_score[wanted]).sort_values("score", ascending=False, kind="stable").index


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_selected_rows_are_what_a_filter_finds(cancer, models, outcome):
    X, y = cancer
    explorer = ct.ThresholdExplorer.from_estimator(models["logistic"], X, y)
    explorer.threshold, explorer.selected_cell = 0.35, outcome
    y_score = models["logistic"].predict_proba(X)[:, 1]
    expected = by_hand(X, y, y_score, pos_label="malignant", threshold=0.35, outcome=outcome)
    assert explorer.selected.index.tolist() == expected.tolist()
    assert len(expected) == getattr(explorer.result, outcome)
    pd.testing.assert_frame_equal(explorer.selected[X.columns], X.loc[expected])


def test_selected_rows_follow_every_change(rich):
    rich.selected_cell = "fp"
    seen = []
    for change in ({"threshold": 0.7}, {"model": "forest"}, {"pos_label": "a"}, {"criterion": "youden"},
                   {"selected_cell": "tn"}):  # fmt: skip
        for trait, value in change.items():
            setattr(rich, trait, value)
        assert len(rich.selected) == getattr(rich.result, rich.selected_cell)
        seen.append(rich.selected.to_csv())
    assert len(set(seen)) == len(seen)


def test_what_is_done_to_the_rows_does_not_come_back(lecture):
    lecture.selected_cell = "tp"
    rows = lecture.selected
    rows["y_score"] = 0
    assert (lecture.selected["y_score"] > 0).all()
    assert lecture.result.tp == 5


def test_no_cell_no_rows(lecture):
    assert lecture.selected.empty
    assert list(lecture.selected.columns) == ["y_true", "y_score", "outcome"]


def test_the_first_rows_are_shown_under_the_picture(lecture, language, read_html):
    ct.set_language(language)
    lecture.selected_cell = "fn"
    lecture.threshold = 0.9
    page = read_html(lecture._view.caption)
    assert page.tags.count("table") == 1
    assert {"en": "Cell FN: 4 rows", "fr": "Case FN\u202f: 4 lignes"}[language] in page.text
    assert "explorer.selected" in page.text
    lecture.selected_cell = None
    assert "<table" not in lecture._view.caption


@pytest.mark.parametrize("hostile", HOSTILE)
def test_names_and_values_of_rows_are_escaped(hostile, read_html):
    X = pd.DataFrame({hostile: [hostile, "b", "c", "d"], "n": [1.0, 2, 3, 4]}, index=[hostile, "x", "y", "z"])
    model = Numeric().fit(X, [0, 0, 1, 1])
    explorer = ct.ThresholdExplorer.from_estimator(model, X, [0, 0, 1, 1])
    explorer.threshold, explorer.selected_cell = -10, "fp"
    page = read_html(explorer._view.caption)
    assert page.text.count(hostile) >= 3
    assert not {"script", "img"} & set(page.tags)
    assert hostile in explorer.selected.columns


class Numeric(LogisticRegression):
    """A model that looks at column ``n`` alone."""

    def fit(self, X, y):
        return super().fit(X[["n"]].to_numpy(), y)

    def predict_proba(self, X):
        return super().predict_proba(X[["n"]].to_numpy())


# Lines of code ------------------------------------------------------------------------------------------------

NUMBERS = ("tn", "fp", "fn", "tp", "accuracy", "precision", "recall", "f1")


def check_code(explorer, **names):
    exec(explorer.code(), names)  # noqa: S102 — the lines are what is tested
    for name in NUMBERS:
        np.testing.assert_allclose(names[name], getattr(explorer.result, name), equal_nan=True, err_msg=name)
    assert names["auc"] == pytest.approx(explorer.scores.auc)
    assert names["average_precision"] == pytest.approx(explorer.scores.average_precision)


@pytest.mark.parametrize("name", ["logistic", "svm"])
@pytest.mark.parametrize("pos_label", ["malignant", "benign"])
def test_the_code_gives_the_numbers_of_an_estimator(cancer, models, name, pos_label):
    X, y = cancer
    explorer = ct.ThresholdExplorer.from_estimator(models[name], X, y, pos_label=pos_label)
    for threshold in (-0.4, 0.5, 0.7, 10):
        explorer.threshold = threshold
        check_code(explorer, model=models[name], X=X, y=y)


def test_the_code_gives_the_numbers_of_three_classes():
    X, y = load_wine(return_X_y=True)
    for model in (LogisticRegression(max_iter=5000).fit(X[:, :2], y), LinearSVC().fit(X[:, :2], y)):
        explorer = ct.ThresholdExplorer.from_estimator(model, X[:, :2], y)
        for label in (0, 1, 2):
            explorer.pos_label = label
            check_code(explorer, model=model, X=X[:, :2], y=y)


def test_the_code_gives_the_numbers_of_predictions(lecture):
    for change in ({"threshold": 0.9}, {"criterion": "youden"}, {"threshold": 0.95}, {"threshold": -1}):
        for trait, value in change.items():
            setattr(lecture, trait, value)
        check_code(lecture, y_true=Y_TRUE, y_score=Y_SCORE)


def test_the_code_gives_the_numbers_of_a_matrix_of_predictions(three_classes):
    y_true, scores = three_classes
    explorer = ct.ThresholdExplorer.from_predictions(y_true, scores["forest"])
    for label in "abc":
        explorer.pos_label = label
        check_code(explorer, y_true=y_true, y_score=scores["forest"])


def test_of_several_models_the_code_takes_the_one_shown(rich, three_classes):
    """``y_score`` stands for what was given: a dictionary."""
    y_true, scores = three_classes
    for name in scores:
        rich.model = name
        check_code(rich, y_true=y_true, y_score=scores)


# A classifier -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["logistic", "svm"])
@pytest.mark.parametrize("pos_label", ["malignant", "benign"])
def test_the_classifier_decides_at_the_threshold(cancer, models, name, pos_label):
    X, y = cancer
    explorer = ct.ThresholdExplorer.from_estimator(models[name], X, y, pos_label=pos_label)
    explorer.criterion = "youden"
    called = explorer.scores.y_score >= explorer.threshold
    assert (called == (explorer.classifier().predict(X) == pos_label)).all()
    assert explorer.classifier().threshold == explorer.threshold


def test_a_classifier_handed_over_stays_as_it_was(cancer, models):
    X, y = cancer
    explorer = ct.ThresholdExplorer.from_estimator(models["logistic"], X, y)
    classifier = explorer.classifier()
    explorer.threshold = 0.99
    assert classifier.threshold == 0.5


def test_no_classifier_of_predictions_nor_of_three_classes(lecture, language):
    ct.set_language(language)
    with pytest.raises(ct.CourseError, match={"en": "needs the fitted model", "fr": "le modèle entraîné"}[language]):
        lecture.classifier()
    X, y = load_wine(return_X_y=True)
    explorer = ct.ThresholdExplorer.from_estimator(LogisticRegression(max_iter=5000).fit(X[:, :2], y), X[:, :2], y)
    with pytest.raises(ct.CourseError, match={"en": "between two classes", "fr": "entre deux classes"}[language]):
        explorer.classifier()

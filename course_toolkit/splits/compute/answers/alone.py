"""What one column says of the label, alone, and what all others together say of it."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import binomtest, hypergeom, linregress, wilcoxon
from sklearn.base import BaseEstimator, clone
from sklearn.ensemble import ExtraTreesClassifier, ExtraTreesRegressor
from sklearn.impute import SimpleImputer
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LinearRegression, Ridge, RidgeClassifier
from sklearn.model_selection import KFold, StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.tree import DecisionTreeClassifier, DecisionTreeRegressor

from course_toolkit.splits.compute.tables.sets import Task

Floats = NDArray[np.float64]
Predict = Callable[[Floats, Floats, Floats], Floats]  # X and y to learn from, X to predict

N_FOLDS = 5
N_TREES = 40
#: A leaf of fewer rows learns them by heart.
LEAF = 5


@dataclass(frozen=True)
class Rows:
    """Rows to learn from and rows to judge on: their labels as numbers, and the kind of the label."""

    y: Floats
    y_judged: Floats
    task: Task


@dataclass(frozen=True)
class Answer:
    """Predictions for rows that were not learnt from, by position among the known ones.

    ``left`` is the part that is left of the error of guessing: of the balanced error rate for classes, of the variance
    for a quantity; 0 is perfect, 1 is guessing.
    """

    known: NDArray[np.bool_]
    predicted: Floats
    left: float
    left_judged: float
    by_chance: float


def error_left(y: Floats, predicted: Floats, task: Task) -> float:
    """Return the part of the error of guessing that is left: each class counts alike."""
    if len(y) == 0:
        return 1.0
    if task == "regression":
        return float(((y - predicted) ** 2).mean() / max(float(y.var()), 1e-300))
    classes, codes = np.unique(y, return_inverse=True)
    if len(classes) < 2:
        return float((y != predicted).mean())
    wrong = np.bincount(codes, weights=(y != predicted)) / np.bincount(codes)
    return float(wrong.mean() / (1 - 1 / len(classes)))


def out_of_fold(X: Floats, y: Floats, predict: Predict, task: Task) -> Floats:
    """Return predictions of each row by what the other folds taught."""
    n_least = len(y) if task == "regression" else int(np.unique(y, return_counts=True)[1].min())
    folds = min(N_FOLDS, n_least)
    if folds < 2:
        return np.full(len(y), np.median(y))
    cut = (KFold if task == "regression" else StratifiedKFold)(folds, shuffle=True, random_state=0)
    result = np.empty(len(y))
    for learnt, kept in cut.split(X, y):
        result[kept] = predict(X[learnt], y[learnt], X[kept])
    return result


def ask_alone(x: Floats, x_judged: Floats, rows: Rows, *, is_text: bool) -> Answer:
    """Let one column answer alone, where it is known: on its own folds, and on the rows to judge."""
    known, there = ~np.isnan(x), ~np.isnan(x_judged)
    X, X_judged, y, y_judged = x[known, None], x_judged[there, None], rows.y[known], rows.y_judged[there]
    if len(y) < 2 * LEAF or np.ptp(y) == 0:
        return Answer(known, y, 1.0, 1.0, 1.0)
    ways = (_by_level,) if is_text else (_tree, _line, _curve) if rows.task == "regression" else (_tree,)
    tried = []
    for way in ways:
        weighted = way(rows.task)
        predicted = out_of_fold(X, y, weighted, rows.task)
        judged = weighted(X, y, X_judged) if there.any() else np.empty(0)
        left, left_judged = (error_left(a, b, rows.task) for a, b in ((y, predicted), (y_judged, judged)))
        tried.append(Answer(known, predicted, left, left_judged, _by_chance(y, predicted, rows.task)))
    return min(tried, key=lambda one: one.left)


def ask_all(X: Floats, y: Floats, task: Task) -> Floats:
    """Let all columns together answer, by trees and by a linear model; return the better one's predictions."""
    if X.shape[1] == 0:
        return np.full(len(y), y.mean() if task == "regression" else _commonest(y))
    linear = Ridge() if task == "regression" else RidgeClassifier(class_weight="balanced")
    forest = ExtraTreesRegressor if task == "regression" else ExtraTreesClassifier  # read missing values as they are
    trees = forest(N_TREES, min_samples_leaf=2, max_features=0.5, random_state=0)
    models = (trees, make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler(), linear))
    answers = [out_of_fold(X, y, _with(model), task) for model in models]
    return min(answers, key=lambda predicted: error_left(y, predicted, task))


def beats(y: Floats, one: Floats, other: Floats, task: Task) -> float:
    """Return the chance that the first predictions are closer to the label so often, if both were equally good.

    McNemar's exact test for classes, Wilcoxon's signed-rank test of the absolute errors for a quantity.
    """
    if task == "regression":
        difference = np.abs(y - one) - np.abs(y - other)
        return 1.0 if not difference.any() else float(wilcoxon(difference, alternative="less")[1])
    better, worse = int(((one == y) & (other != y)).sum()), int(((one != y) & (other == y)).sum())
    return 1.0 if better == 0 else float(binomtest(better, better + worse, alternative="greater").pvalue)


def _by_chance(y: Floats, predicted: Floats, task: Task) -> float:
    """Return the chance of such an agreement with a label that has nothing to do with the column."""
    if np.ptp(predicted) == 0:
        return 1.0
    if task == "regression":
        return float(linregress(predicted, y).pvalue)
    classes, counts = np.unique(y, return_counts=True)
    rare = classes[counts.argmin()]
    hits = int(((y == rare) & (predicted == rare)).sum())
    return float(hypergeom.sf(hits - 1, len(y), counts.min(), int((predicted == rare).sum())))


def _commonest(y: Floats) -> float:
    values, counts = np.unique(y, return_counts=True)
    return float(values[counts.argmax()])


def _with(model: BaseEstimator) -> Predict:
    return lambda X, y, X_new: np.asarray(clone(model).fit(X, y).predict(X_new), dtype=np.float64)


def _tree(task: Task) -> Predict:
    if task == "regression":
        return _with(DecisionTreeRegressor(min_samples_leaf=LEAF, random_state=0))
    return _with(DecisionTreeClassifier(min_samples_leaf=LEAF, class_weight="balanced", random_state=0))


def _line(_task: Task) -> Predict:
    return _with(LinearRegression())


def _curve(_task: Task) -> Predict:
    """Follow any curve that only rises or only falls, such as a logarithm."""

    def predict(X: Floats, y: Floats, X_new: Floats) -> Floats:
        rises = bool(np.corrcoef(np.argsort(np.argsort(X[:, 0])), y)[0, 1] >= 0)
        curve = IsotonicRegression(increasing=rises, out_of_bounds="clip").fit(X[:, 0], y)
        return np.asarray(curve.predict(X_new[:, 0]), dtype=np.float64)

    return predict


def _by_level(task: Task) -> Predict:
    """Answer with the mean, or the relatively most frequent class, of the rows of the same text."""

    def predict(X: Floats, y: Floats, X_new: Floats) -> Floats:
        by_text = pd.Series(y).groupby(X[:, 0])
        if task == "regression":
            return np.asarray(pd.Series(X_new[:, 0]).map(by_text.mean()).fillna(y.mean()), dtype=np.float64)
        shares = pd.crosstab(X[:, 0], y)
        best = (shares / shares.sum()).idxmax(axis=1)
        return np.asarray(pd.Series(X_new[:, 0]).map(best).fillna(_commonest(y)), dtype=np.float64)

    return predict

"""The scores are scikit-learn's, the scaler fitted in each fold; or, as a leak, before."""

import numpy as np
import pandas as pd
import pytest
from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score
from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from course_toolkit.preparation.compute.scaling.knn import is_quantity, n_fold_quantiles, score_neighbors
from course_toolkit.preparation.compute.scaling.methods import METHODS, fit
from course_toolkit.preparation.compute.scaling.plane import Plane

RNG = np.random.default_rng(0)
N = 200
ONE, OTHER = RNG.normal(50, 15, N), RNG.normal(2, 0.3, N)
Y = pd.Series((OTHER + RNG.normal(0, 0.2, N) > 2).astype(int))


@pytest.fixture(scope="module")
def plane():
    pairs = {method: (fit(method, ONE), fit(method, OTHER)) for method in METHODS}
    points = {
        method: np.column_stack([first.transform(ONE), second.transform(OTHER)])
        for method, (first, second) in pairs.items()
    }
    return Plane(np.arange(N), points, pairs, N, 5)


def test_raw_and_scaled_against_scikit_learn(plane):
    scores = score_neighbors(plane, Y, leaks=False)
    X, folds = np.column_stack([ONE, OTHER]), StratifiedKFold(5, shuffle=True, random_state=0)
    raw = cross_val_score(KNeighborsClassifier(5), X, Y, cv=folds)
    scaled = cross_val_score(make_pipeline(StandardScaler(), KNeighborsClassifier(5)), X, Y, cv=folds)
    assert (scores.mean["raw"], scores.sd["raw"]) == pytest.approx((raw.mean(), raw.std()))
    assert (scores.mean["standard"], scores.sd["standard"]) == pytest.approx((scaled.mean(), scaled.std()))
    assert scores.mean["standard"] > scores.mean["raw"] + 0.2
    assert (scores.metric, scores.n_rows, scores.n_folds) == ("accuracy", N, 5)


def test_the_leak_takes_the_scaler_as_it_is(plane):
    # Fitted on new rows too, one of which lies far out: no fold may fit again, and mend that.
    points = plane.points["raw"] / (1e-3, 1e3)
    leaky = Plane(plane.positions, {**plane.points, "minmax": points}, plane.fitted, N, 5)
    scores = score_neighbors(leaky, Y, leaks=True)
    expected = cross_val_score(KNeighborsClassifier(5), points, Y, cv=StratifiedKFold(5, shuffle=True, random_state=0))
    assert scores.mean["minmax"] == pytest.approx(expected.mean())
    assert scores.mean["minmax"] != pytest.approx(score_neighbors(leaky, Y, leaks=False).mean["minmax"])


def test_a_quantity_has_r2(plane):
    y = pd.Series(OTHER + RNG.normal(0, 0.1, N))
    scores = score_neighbors(plane, y, leaks=False)
    expected = cross_val_score(
        KNeighborsRegressor(5), np.column_stack([ONE, OTHER]), y, cv=KFold(5, shuffle=True, random_state=0)
    )
    assert scores.metric == "r2"
    assert scores.mean["raw"] == pytest.approx(expected.mean())


def test_missing_labels_are_left_out(plane):
    y = Y.astype(float).mask(Y.index < 20)
    assert score_neighbors(plane, y, leaks=False).n_rows == N - 20


@pytest.mark.parametrize(
    "y", [Y.where(Y.index < 10).astype(float), pd.Series(["a"] * N), pd.Series([0] * (N - 1) + [1])]
)
def test_too_few_labels_have_no_score(plane, y):
    assert score_neighbors(plane, y, leaks=False) is None


def test_text_labels(plane):
    assert (
        score_neighbors(plane, Y.map({0: "healthy", 1: "ill"}), leaks=False).mean
        == score_neighbors(plane, Y, leaks=False).mean
    )


@pytest.mark.parametrize(
    ("values", "answer"),
    [([0, 1, 1], False), ([0.0, 1.0, np.nan], False), ([0.5, 1], True), (range(400), True), (["a", "b"], False),
     ([True, False], False), (list(range(10)) * 9, False)],
)  # fmt: skip
def test_what_is_a_quantity(values, answer):
    assert is_quantity(pd.Series(values)) is answer


def test_no_fold_has_fewer_rows_than_quantiles():
    assert n_fold_quantiles(20) == 9
    assert n_fold_quantiles(10_000) == 1000

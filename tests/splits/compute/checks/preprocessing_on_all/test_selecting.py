import numpy as np
import pandas as pd
import pytest
from sklearn.feature_selection import SelectKBest, VarianceThreshold, f_classif, f_regression

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import read_numbers
from course_toolkit.splits.compute.checks.preprocessing_on_all.selecting import find_chosen, find_chosen_alike
from course_toolkit.splits.compute.tables.sets import Declared, Sets

TRAIN = np.arange(120) < 80


def noise(seed, p=600, *, quantity=False):
    rng = np.random.default_rng(seed)
    X = pd.DataFrame(rng.normal(size=(120, p)) * rng.uniform(0.9, 1.1, p)).add_prefix("g")
    return X, rng.normal(size=120) if quantity else rng.permutation(np.arange(120) % 2)


def cut(frame):
    return {"train": frame[TRAIN], "test": frame[~TRAIN]}


def kept(X, y, names):
    return Sets(cut(X[list(names)].assign(y=y)), "y", Declared(raw=cut(X.assign(y=y))))


@pytest.mark.parametrize(("score", "quantity"), [(f_classif, False), (f_regression, True)])
def test_the_best_over_all_rows_are_not_the_best_of_the_training_rows(score, quantity):
    X, y = noise(0, quantity=quantity)
    of_all = SelectKBest(score, k=15).fit(X, y).get_feature_names_out()
    of_train = SelectKBest(score, k=15).fit(X[TRAIN], y[TRAIN]).get_feature_names_out()
    (proof,) = find_chosen(kept(X, y, of_all))
    assert (proof.kind, proof.severity, proof.names) == ("chosen", "error", tuple(of_all))
    assert proof.evidence == {"n_columns": 15, "n_looked": 600, "n_not_best_of_train": len({*of_all} - {*of_train})}
    assert list(find_chosen(kept(X, y, of_train))) == []
    assert list(find_chosen(kept(X, y, X.columns[:15]))) == []


def test_columns_chosen_by_how_much_they_vary():
    X, y = noise(1)
    bar = np.sort(X.var(ddof=0))[-20]
    chosen = VarianceThreshold(bar * (1 - 1e-9)).fit(X).get_feature_names_out()
    (proof,) = find_chosen(kept(X, y, chosen))
    assert proof.evidence["n_columns"] == 20


def test_labels_go_with_the_chosen_columns_too_equally():
    rng = np.random.default_rng(0)
    X, y = pd.DataFrame(rng.normal(size=(240, 3000))).add_prefix("g"), rng.permutation(np.arange(240) % 2)
    train = np.arange(240) < 168
    for rows, n_found in ((train | ~train, 1), (train, 0)):
        chosen = SelectKBest(k=40).fit(X[rows], y[rows]).get_feature_names_out()
        frame = X[chosen].assign(y=y)
        sets = Sets({"train": frame[train], "test": frame[~train]}, "y")
        found = list(find_chosen_alike(sets, read_numbers(sets)))
        assert [proof.kind for proof in found] == ["chosen_alike"] * n_found


def test_correlations_of_columns_that_nobody_chose_are_as_unequal_as_chance_makes_them():
    p_values = []
    for seed in range(60):
        rng = np.random.default_rng(seed)
        y = rng.permutation(np.arange(120) % 2)
        frame = pd.DataFrame(rng.normal(size=(120, 12)) + 0.8 * y[:, None]).add_prefix("g").assign(y=y)
        sets = Sets(cut(frame), "y")
        p_values += [proof.evidence["p_value"] for proof in find_chosen_alike(sets, read_numbers(sets))]
    assert p_values == []


def test_nothing_is_asked_of_several_classes_few_columns_or_no_label():
    X, _ = noise(0, p=20)
    for frame in (X.assign(y=np.arange(120) % 3), X.iloc[:, :5].assign(y=np.arange(120) % 2), X):
        sets = Sets(cut(frame), "y")
        assert list(find_chosen_alike(sets, read_numbers(sets))) == []


def test_what_is_best_by_the_training_rows_too_was_rightly_chosen():
    X, y = noise(2)
    X.iloc[:, :6] += 3 * y[:, None]
    for n in (5, 6):
        assert list(find_chosen(kept(X, y, SelectKBest(k=n).fit(X[TRAIN], y[TRAIN]).get_feature_names_out()))) == []


def test_correlations_equal_over_the_training_rows_leave_the_others_free():
    """The worst that honest columns can do: only the test rows make them differ."""
    train = np.arange(240) < 160
    for seed in range(5):
        rng = np.random.default_rng(seed)
        y = rng.permutation(np.arange(240) % 2)
        centred = y - y[train].mean()
        X = rng.normal(size=(240, 50))
        slopes = X[train].T @ centred[train] / (centred[train] @ centred[train])
        X[train] -= np.outer(centred[train], slopes)
        X += 0.5 * y[:, None]
        frame = pd.DataFrame(X).add_prefix("g").assign(y=y)
        sets = Sets({"train": frame[train], "test": frame[~train]}, "y")
        assert list(find_chosen_alike(sets, read_numbers(sets))) == []


def test_an_infinite_label_is_left_out():
    X, y = noise(0, p=20, quantity=True)
    y[3] = np.inf
    frame = (X + y.clip(-9, 9)[:, None]).assign(y=y)
    sets = Sets(cut(frame), "y")
    assert list(find_chosen_alike(sets, read_numbers(sets))) == []

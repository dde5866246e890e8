import numpy as np
import pandas as pd
import pytest
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import read_numbers
from course_toolkit.splits.compute.checks.preprocessing_on_all.scaling import find_scaled
from course_toolkit.splits.compute.tables.sets import Sets


def measures(seed=0, n=300, p=6):
    rng = np.random.default_rng(seed)
    return rng.gamma(2, size=(n, p)) @ rng.normal(size=(p, p))


def look(X, n_train=200, transformed=frozenset()):
    frame = pd.DataFrame(X).add_prefix("c")
    frames = {"train": frame.iloc[:n_train], "test": frame.iloc[n_train:]}
    return list(find_scaled(read_numbers(Sets(frames, None)), transformed))


def scaled(X, ddof=0):
    return (X - X.mean(axis=0)) / X.std(axis=0, ddof=ddof)


KINDS = {
    "standardized": scaled(measures()),
    "standardized as pandas does": scaled(measures(), ddof=1),
    "norm": scaled(measures()) / np.sqrt(300),
    "centred": measures() - measures().mean(axis=0),
    "components": PCA(3).fit_transform(measures()),
}


@pytest.mark.parametrize("name", KINDS)
def test_each_way_to_centre_is_told_apart(name):
    X = KINDS[name]
    (proof,) = look(X)
    assert (proof.kind, proof.severity) == (name.split()[0], "error")
    assert (proof.fit.keys, len(proof.names), proof.by_itself) == (("train", "test"), X.shape[1], False)
    off = np.abs(X[:200].mean(axis=0)) / X.std(axis=0)
    assert proof.evidence["max_abs_mean_train"] == pytest.approx(off.max())
    assert proof.shown["c2"] == pytest.approx((X[:200, 2].mean(), 0.0), abs=1e-12)


def test_a_scaler_of_the_training_rows_leaves_the_mean_of_all_elsewhere():
    X = measures()
    for step in (StandardScaler(), PCA(3)):
        assert look(step.fit(X[:200]).transform(X)) == []
    assert look(X) == []


def test_each_set_by_itself_is_a_warning_and_not_an_error():
    X = np.vstack([scaled(part) for part in (measures()[:200], measures()[200:])])
    (proof,) = look(X)
    assert (proof.severity, proof.by_itself, proof.fit.keys) == ("warning", True, ("test",))


def test_columns_left_as_they_were_are_not_named():
    X = measures()
    X[:, :3] = scaled(X[:, :3])
    (proof,) = look(X)
    assert proof.names == ("c0", "c1", "c2")
    assert proof.n_looked == 6


def test_a_centred_column_may_be_so_by_design_unless_it_was_another_before():
    x = np.random.default_rng(0).permutation(np.repeat([-2.0, 1.0], [100, 200]))[:, None]
    assert look(x) == []
    x = measures(p=1) - measures(p=1).mean()
    assert [proof.severity for proof in look(x)] == ["question"]
    assert [proof.severity for proof in look(x, transformed=frozenset({"c0"}))] == ["error"]


def test_copies_of_one_column_are_one():
    x = scaled(measures(p=1)).round(3)
    chances = [look(np.hstack([x] * n))[0].evidence["p_chance"] if look(np.hstack([x] * n)) else 1.0 for n in (1, 5)]
    assert chances[1] >= chances[0]


def test_one_standardised_column_of_many_is_no_design():
    X = measures()
    X[:, 1] = scaled(X[:, 1])
    (proof,) = look(X)
    assert (proof.kind, proof.names, proof.severity) == ("standardized", ("c1",), "error")

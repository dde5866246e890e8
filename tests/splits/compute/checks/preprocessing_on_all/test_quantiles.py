import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import QuantileTransformer, RobustScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import read_numbers
from course_toolkit.splits.compute.checks.preprocessing_on_all.quantiles import find_quantiles
from course_toolkit.splits.compute.tables.sets import Sets


def measures(n=400, p=4, seed=0):
    return np.random.default_rng(seed).gamma(2, size=(n, p)) * 10


def look(X, n_train=280, transformed=frozenset()):
    frame = pd.DataFrame(X).add_prefix("c")
    frames = {"train": frame.iloc[:n_train], "test": frame.iloc[n_train:]}
    return list(find_quantiles(read_numbers(Sets(frames, None)), transformed))


def test_median_0_and_quartiles_1_apart_over_all_rows():
    X = RobustScaler().fit_transform(measures())
    (proof,) = look(X)
    assert (proof.kind, proof.severity, proof.fit.keys) == ("robust", "error", ("train", "test"))
    assert proof.names == ("c0", "c1", "c2", "c3")
    assert proof.shown["c1"] == pytest.approx((np.median(X[:280, 1]), 0.0), abs=1e-12)


@pytest.mark.parametrize("output", ["uniform", "normal"])
@pytest.mark.parametrize("n", [400, 2500])
def test_ranks_among_all_rows(output, n):
    step = QuantileTransformer(n_quantiles=min(n, 1000), output_distribution=output)
    (proof,) = look(step.fit_transform(measures(n)), n_train=n - 120)
    sure = output == "normal" or n > 1000  # of more values than quantiles, not all are as far apart
    assert (proof.kind, proof.severity, proof.fit.keys) == ("ranks", "error" if sure else "question", ("train", "test"))


def test_shuffled_grids_may_have_come_with_the_table():
    rng = np.random.default_rng(0)
    X = np.column_stack([rng.permutation(400) / 399 for _ in range(4)])
    assert [proof.severity for proof in look(X)] == ["question"]
    assert [proof.severity for proof in look(X, transformed=frozenset({"c0"}))] == ["error"]
    X[:2] = X[:2].mean(axis=0)  # two rows share a rank, which no shuffled grid knows
    ranks = (pd.DataFrame(X).rank() / 400).to_numpy()
    assert [proof.severity for proof in look(ranks)] == ["error"]


@pytest.mark.parametrize("step", [RobustScaler(), QuantileTransformer(n_quantiles=280)])
def test_the_training_rows_alone_may_teach(step):
    X = measures()
    assert look(step.fit(X[:280]).transform(X)) == []


def test_each_set_ranked_by_itself_is_a_warning():
    X = measures()
    (proof,) = look(np.vstack([RobustScaler().fit_transform(part) for part in (X[:280], X[280:])]))
    assert (proof.severity, proof.by_itself, proof.fit.keys) == ("warning", True, ("test",))


def test_one_column_of_ranks_may_be_a_grid():
    ranks = np.random.default_rng(0).permutation(np.linspace(0, 1, 400))[:, None]
    assert look(ranks) == []
    assert [proof.severity for proof in look(ranks, transformed=frozenset({"c0"}))] == ["error"]
    assert look(np.hstack([ranks, ranks])) == []  # the same one twice


def test_columns_written_coarsely_have_such_quartiles_by_nature():
    assert look(np.random.default_rng(0).integers(-1, 2, (400, 4)) / 2) == []

import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import read_numbers
from course_toolkit.splits.compute.checks.preprocessing_on_all.ranges import Range, find_ranges
from course_toolkit.splits.compute.tables.sets import Sets


def measures(seed=0, n=300, p=8):
    return np.random.default_rng(seed).gamma(2, size=(n, p)) * 10


def numbers(X, n_train=200):
    frame = pd.DataFrame(X).add_prefix("c")
    return read_numbers(Sets({"train": frame.iloc[:n_train], "test": frame.iloc[n_train:]}, None))


def look(X):
    return list(find_ranges(numbers(X), frozenset()))


def test_which_columns_fill_a_range():
    table = numbers(np.column_stack([np.linspace(0, 1, 300), np.linspace(-1, 0.5, 300), np.linspace(0.1, 1, 300)]))
    assert Range(0.0, 1.0).filled(table, ("train", "test")).tolist() == [True, False, False]
    assert Range(0.0, 1.0).filled(table, ("train",)).tolist() == [False, False, False]
    assert Range(None, 1.0).filled(table, ("train", "test")).tolist() == [True, True, True]
    assert (Range(0.0, 1.0).kind, Range(None, 1.0).kind) == ("min_max", "max_abs")


@pytest.mark.parametrize(
    ("step", "kind"),
    [(MinMaxScaler(), "min_max"), (MinMaxScaler((-3, 7)), "min_max"), (MaxAbsScaler(), "max_abs")],
    ids=str,
)
def test_ranges_filled_only_with_the_test_rows(step, kind):
    for seed in range(3):
        X = measures(seed)
        (proof,) = look(step.fit_transform(X))
        beyond = X[200:].max(axis=0) > X[:200].max(axis=0)
        if kind == "min_max":
            beyond |= X[200:].min(axis=0) < X[:200].min(axis=0)
        assert (proof.kind, proof.severity, proof.fit.keys) == (kind, "error", ("train", "test"))
        assert proof.evidence == {"n_columns": 8, "n_looked": 8, "n_beyond_train": beyond.sum()}
        assert look(step.fit(X[:200]).transform(X)) == []


def test_scales_that_many_tables_have_are_natural():
    rng = np.random.default_rng(0)
    assert look(rng.integers(0, 256, (300, 8)) / 255) == []
    assert look(rng.binomial(100, 0.4, (300, 8)).clip(30, 50)) == []
    assert look(np.clip(rng.normal(0.5, 0.2, (300, 8)), 0, 1)) == []
    assert look(np.eye(4)[rng.integers(0, 4, 300)]) == []


def test_two_columns_of_many_are_too_few():
    X = measures()
    X[:, :2] = MinMaxScaler().fit_transform(X[:, :2])
    assert look(X) == []


@pytest.mark.parametrize("seed", range(5))
def test_one_series_in_several_columns_has_one_range(seed):
    """What was measured yesterday, and the days before: the largest value of the test period stands in each column."""
    series = pd.Series(np.random.default_rng(seed).normal(size=310).cumsum())
    lags = pd.DataFrame({f"lag{k}": series.shift(k) for k in range(5)}).assign(week=series.rolling(7).max())
    assert look(lags.iloc[10:].to_numpy()) == []
    assert look((lags.rank() // 5).iloc[10:].to_numpy() / 7) == []  # coarse, and in another unit

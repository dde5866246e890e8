import numpy as np
import pandas as pd
import pytest
from sklearn.impute import SimpleImputer

from course_toolkit.splits.compute.checks.preprocessing_on_all.imputing import find_imputed
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import read_numbers
from course_toolkit.splits.compute.tables.sets import Sets

N, N_TRAIN = 600, 420


def measures(seed, p=6):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.gamma(2, size=(N, p))).add_prefix("c")
    return frame.mask(rng.random(frame.shape) < 0.15)


def look(frame, y=None):
    y = np.arange(N) % 2 if y is None else y
    frames = {"train": frame.iloc[:N_TRAIN].assign(y=y[:N_TRAIN]), "test": frame.iloc[N_TRAIN:].assign(y=y[N_TRAIN:])}
    sets = Sets(frames, "y")
    return list(find_imputed(sets, read_numbers(sets)))


def filled(frame, strategy, rows=slice(None)):
    step = SimpleImputer(strategy=strategy).fit(frame.iloc[rows])
    return pd.DataFrame(step.transform(frame), columns=frame.columns)


@pytest.mark.parametrize("strategy", ["mean", "median"])
def test_gaps_filled_by_all_rows_are_seen_and_by_the_training_rows_not(strategy):
    for seed in range(4):
        frame = measures(seed)
        found = look(filled(frame, strategy))
        assert [proof.kind for proof in found] == [f"imputed_{strategy}"]
        (proof,) = found
        for name, numbers in proof.shown.items():
            expected = frame[name].iloc[:N_TRAIN].agg(strategy), frame[name].agg(strategy)
            assert numbers == pytest.approx(expected, rel=1e-6 if strategy == "mean" else 0.01)
        gaps = frame[list(proof.names)].isna().any(axis=1).to_numpy()
        assert set(np.flatnonzero(gaps[N_TRAIN:])) <= set(proof.positions["test"])
        assert look(filled(frame, strategy, slice(N_TRAIN))) == []


def test_a_mean_is_proved_by_one_column_and_a_median_asked_about_where_several_agree():
    frame = measures(0)
    assert [proof.severity for proof in look(filled(frame[["c0"]], "mean"))] == ["error"]
    assert look(filled(frame[["c0"]], "median")) == []
    assert [proof.severity for proof in look(filled(frame, "median"))] == ["question"]


def test_copies_of_a_column_are_no_more_evidence_for_a_median_than_one():
    frame = filled(measures(0)[["c0"]], "median")
    assert look(pd.concat([frame * i for i in range(1, 8)], axis=1, keys=range(7)).droplevel(1, axis=1)) == []


@pytest.mark.parametrize("seed", range(10))
def test_the_median_of_rows_some_of_which_were_dropped_is_no_leak(seed):
    frame = measures(seed)
    for strategy in ("mean", "median"):
        assert look(filled(frame, strategy, slice(N_TRAIN - 20))) == []


def test_a_mean_among_whole_numbers_stands_beside_them():
    rng = np.random.default_rng(1)
    counts = pd.DataFrame(rng.integers(18, 90, (N, 3))).add_prefix("n").astype(float)
    frame = counts.mask(rng.random(counts.shape) < 0.1)
    assert [proof.severity for proof in look(filled(frame, "mean"))] == ["error"]
    assert look(filled(frame, "mean", slice(N_TRAIN))) == []
    assert look(counts) == []


@pytest.mark.parametrize("seed", range(12))
def test_the_label_means_of_towns_are_not_filled_in(seed):
    """Where half of the labels are 1, so are those of some town: one repeated value is the mean of all the others."""
    rng = np.random.default_rng(seed)
    y = rng.permutation(np.arange(N) % 2)
    towns = pd.Series(rng.integers(0, 80, N))
    means = pd.Series(y).groupby(towns).transform("mean")
    assert (means == 0.5).sum() >= 3
    assert look(pd.DataFrame({"code": means, "scaled": (means - 0.2) / 0.7}), y) == []


def test_the_mean_of_each_class():
    frame, y = measures(3), np.random.default_rng(0).integers(0, 2, N)
    every = frame.fillna(frame.groupby(y).transform("mean"))
    train = frame.fillna(frame.iloc[:N_TRAIN].groupby(y[:N_TRAIN]).mean().loc[y].set_axis(frame.index))
    assert [proof.kind for proof in look(every, y)] == ["imputed_mean"]
    assert look(train, y) == []


def test_many_repeated_values_beside_the_steps_are_levels():
    levels = np.append(np.arange(1, 71) / 100, [1 / 7, 2 / 7, 1 / 9, 2 / 9])
    others = np.repeat(levels, [7] * 70 + [15] * 4)
    column = np.append(others, np.full(N - len(others), others.mean()))
    few = np.where(np.isin(column, levels[-4:]), 0.35, column)  # with one value beside the steps, it was filled in
    few = np.where(column == others.mean(), few[column != others.mean()].mean(), few)
    shuffled = np.random.default_rng(0).permutation(N)
    assert look(pd.DataFrame({"c": column[shuffled]})) == []
    assert [proof.severity for proof in look(pd.DataFrame({"c": few[shuffled]}))] == ["error"]

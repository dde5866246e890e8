import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import StandardScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import (
    FLOAT_NOISE,
    SINGLE_NOISE,
    designed,
    read_numbers,
    written_step,
)
from course_toolkit.splits.compute.tables.sets import Sets


def table(frame, n_train=60, label=None):
    return read_numbers(Sets({"train": frame.iloc[:n_train], "test": frame.iloc[n_train:]}, label))


def measures(n=100):
    rng = np.random.default_rng(0)
    frame = pd.DataFrame(rng.gamma(2, size=(n, 3)) * [1, 1e6, 1e-6] + [0, 1e9, 0], columns=list("abc"))
    return frame.mask(rng.random(frame.shape) < 0.1)


def test_moments_over_several_sets_are_those_of_their_rows():
    frame = measures()
    numbers = table(frame)
    for keys, rows in ((("train",), frame.iloc[:60]), (("train", "test"), frame)):
        found, scaler = numbers.over(keys), StandardScaler().fit(rows)
        assert found.n.tolist() == rows.count().tolist()
        assert found.mean == pytest.approx(scaler.mean_, rel=1e-12)
        assert found.std == pytest.approx(scaler.scale_, rel=1e-9)
        assert found.low.tolist() == rows.min().tolist()
        assert found.high.tolist() == rows.max().tolist()


def test_only_numbers_that_vary_and_end_are_read():
    frame = measures().assign(same=3.0, end=np.inf, text="x", empty=np.nan, day=pd.Timestamp("2020-01-01"))
    assert table(frame).names == ("a", "b", "c")


def test_a_quantity_to_predict_is_a_column_too_and_a_class_is_none():
    frame = measures()
    assert table(frame.assign(y=np.linspace(0, 1, 100)), label="y").names == ("a", "b", "c", "y")
    assert table(frame.assign(y=np.arange(100) % 2), label="y").names == ("a", "b", "c")


def test_values_and_samples_leave_gaps_out_and_a_matrix_fills_them():
    frame = measures()
    numbers = table(frame)
    assert numbers.values(0, ("train", "test")).tolist() == frame["a"].dropna().tolist()
    assert numbers.sample(0, ("train",), n=10).tolist() == frame["a"].iloc[:60:6].dropna().tolist()
    assert numbers.matrix([2, 0], ("train", "test")).tolist() == frame[["c", "a"]].fillna(0).to_numpy().tolist()


def test_how_finely_columns_are_written():
    frame = pd.DataFrame({"whole": np.arange(100.0), "one": np.arange(100) / 10, "all": np.arange(100) / 7})
    assert table(frame).steps.tolist() == [1.0, 0.1, 0.0]
    assert written_step(np.array([1.25, 3.5])) == 0.01
    assert table(frame / 7).noise.tolist() == [FLOAT_NOISE] * 3
    assert table((frame / 7).astype("float32")).noise.tolist() == [SINGLE_NOISE] * 3


def test_designs_are_mirrored_or_in_whole_proportions():
    assert designed(np.linspace(-3, 3, 50))
    assert designed(np.repeat([-1.0, 1.0], 40))
    assert designed(np.repeat([1.0, -2.0, 7.0], [30, 15, 60]))
    assert not designed(np.repeat([1.0, -2.0, 7.0], [30, 16, 61]))
    assert not designed(np.random.default_rng(0).normal(size=50))

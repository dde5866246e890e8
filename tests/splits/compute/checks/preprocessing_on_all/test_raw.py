import numpy as np
import pandas as pd
import pytest
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import read_numbers
from course_toolkit.splits.compute.checks.preprocessing_on_all.raw import find_filled, read_raw
from course_toolkit.splits.compute.tables.sets import Declared, Sets


def measures(seed=0, share=0.1):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.gamma(2, size=(200, 3)), columns=list("abc"))
    return frame.mask(rng.random(frame.shape) < share)


def cut(frame):
    return {"train": frame.iloc[:140], "test": frame.iloc[140:]}


def read(raw, done):
    sets = Sets(cut(done), None, Declared(raw=cut(raw)))
    return read_raw(sets, read_numbers(sets))


def done_by(step, raw, rows):
    return pd.DataFrame(step.fit(raw.iloc[rows]).transform(raw), columns=raw.columns)


def test_scaled_values_are_brought_back_to_their_units():
    raw = measures(share=0)
    tables = read(raw, done_by(StandardScaler(), raw, slice(140)))
    assert tables.scaled == {"a", "b", "c"}
    for one in tables.columns:
        assert one.after["test"] == pytest.approx(raw[one.name].iloc[140:].to_numpy())


def test_other_units_are_no_scaling_and_a_curve_is_none_either():
    raw = measures(share=0)
    tables = read(raw, pd.DataFrame({"a": raw["a"] * 100, "b": raw["b"], "c": np.log(raw["c"])}))
    assert tables.scaled == frozenset()
    assert [one.name for one in tables.columns] == ["a", "b"]


def test_columns_without_their_names_are_matched_by_place():
    raw = measures(share=0)
    tables = read(raw, done_by(StandardScaler(), raw, slice(140)).set_axis([0, 1, 2], axis=1))
    assert tables.scaled == {0, 1, 2}


@pytest.mark.parametrize("strategy", ["mean", "median"])
@pytest.mark.parametrize("last", [(), (StandardScaler(),)])
def test_gaps_filled_by_all_rows(strategy, last):
    raw = measures()
    step = make_pipeline(SimpleImputer(strategy=strategy), *last)
    (proof,) = find_filled(read(raw, done_by(step, raw, slice(None))))
    assert (proof.kind, proof.severity, proof.names) == ("filled", "error", ("a", "b", "c"))
    for name in raw:
        assert proof.shown[name] == pytest.approx((raw[name].iloc[:140].agg(strategy), raw[name].agg(strategy)))
    gaps = raw.isna().any(axis=1).to_numpy()
    assert proof.positions["train"].tolist() == np.flatnonzero(gaps[:140]).tolist()
    assert proof.positions["test"].tolist() == np.flatnonzero(gaps[140:]).tolist()
    assert list(find_filled(read(raw, done_by(step, raw, slice(140))))) == []


def test_no_raw_training_rows_no_proof():
    raw = measures()
    sets = Sets(cut(raw.fillna(raw.mean())), None, Declared(raw={"test": cut(raw)["test"]}))
    assert read_raw(sets, read_numbers(sets)).columns == ()

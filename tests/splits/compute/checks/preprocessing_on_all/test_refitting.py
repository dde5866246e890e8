import numpy as np
import pandas as pd
import pytest
from sklearn.feature_selection import SelectKBest
from sklearn.impute import KNNImputer, SimpleImputer
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from course_toolkit.splits.compute.checks.preprocessing_on_all.refitting import find_refitted
from course_toolkit.splits.compute.tables.sets import Declared, Sets

NAMES = ["a", "b", "c"]


def patients(seed=0):
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.gamma(2, size=(200, 3)), columns=NAMES)
    return frame.assign(y=rng.integers(0, 2, 200))


def look(frame, pipeline, n_train=140, **declared):
    frames = {"train": frame.iloc[:n_train], "test": frame.iloc[n_train:]}
    return list(find_refitted(Sets(frames, "y", Declared(pipeline=pipeline, **declared))))


def test_a_mean_of_all_rows_is_held_against_that_of_the_training_rows():
    frame = patients()
    (proof,) = look(frame, StandardScaler().fit(frame[NAMES]))
    assert (proof.kind, proof.severity, proof.fit.keys) == ("refitted", "error", ("train", "test"))
    assert proof.names == ("a", "b", "c")
    assert proof.step == "StandardScaler.mean_"
    assert proof.shown["b"] == pytest.approx((frame["b"].iloc[:140].mean(), frame["b"].mean()))
    assert look(frame, StandardScaler().fit(frame[NAMES].iloc[:140])) == []
    (proof,) = look(frame, StandardScaler().fit(frame[NAMES].iloc[140:]))
    assert proof.fit.keys == ("test",)


def test_the_rows_may_have_come_in_any_order():
    frame = patients()
    shuffled = frame.sample(frac=1, random_state=0)
    for step in (StandardScaler(), SimpleImputer(), KNNImputer()):
        assert [proof.fit.keys for proof in look(frame, step.fit(shuffled[NAMES]))] == [("train", "test")]


def test_only_the_columns_that_differ_are_named():
    frame = patients(1)
    frame["b"] = np.tile([1.0, 2.0, 2.0, 3.0], 50)  # the same median over any rows
    frame.loc[0, NAMES] = np.nan
    (proof,) = look(frame, SimpleImputer(strategy="median").fit(frame[NAMES]))
    assert proof.names == ("a", "c")


def test_a_selection_names_the_columns_that_it_chose():
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(rng.normal(size=(60, 50))).add_prefix("g").assign(y=np.arange(60) % 2)
    X = frame.drop(columns="y")
    step = SelectKBest(k=5).fit(X, frame["y"])
    (proof,) = look(frame, step, n_train=40)
    assert proof.names == tuple(step.get_feature_names_out())


def test_few_categories_more_are_a_question():
    frame = patients().assign(town=["x", "y"] * 70 + ["z"] * 60)
    (proof,) = look(frame, OneHotEncoder().fit(frame[["town"]]))
    assert proof.severity == "question"


def test_as_many_rows_seen_as_there_are_is_all_that_is_left():
    frame = patients()
    elsewhere = StandardScaler().fit(np.random.default_rng(5).normal(size=(200, 3)))
    (proof,) = look(frame, elsewhere)
    assert (proof.kind, proof.severity) == ("counted", "question")
    assert proof.evidence == {"n_seen": 200, "n_train": 140}
    assert look(frame, StandardScaler().fit(np.random.default_rng(5).normal(size=(199, 3)))) == []


def test_raw_tables_are_what_the_step_was_fitted_on():
    frame = patients()
    done = frame.assign(**(frame[NAMES] * 3 + 1))
    raw = {"train": frame.iloc[:140], "test": frame.iloc[140:]}
    assert len(look(done, StandardScaler().fit(frame[NAMES]), raw=raw)) == 1
    assert look(done, StandardScaler().fit(frame[NAMES].iloc[:140]), raw=raw) == []


def test_medians_of_whole_numbers_are_equal_by_chance_in_few_columns_only():
    rng = np.random.default_rng(3)
    counts = pd.DataFrame(rng.integers(0, 1000, (200, 4))).add_prefix("n").astype(float)
    counts.iloc[:100] += 2000  # the training rows' medians are others
    frame = counts.assign(y=np.arange(200) % 2)
    for n, severity in ((2, "question"), (4, "error")):
        step = SimpleImputer(strategy="median").fit(counts.iloc[:, :n])
        assert [proof.severity for proof in look(frame, step)] == [severity]

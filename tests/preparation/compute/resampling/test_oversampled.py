"""The result: counts by hand, and what a picture asks of it."""

import numpy as np
import pandas as pd
import pytest

import course_toolkit as ct
from course_toolkit.preparation.compute.resampling.oversampling import oversample

RNG = np.random.default_rng(0)
N = 200
X = pd.DataFrame({"noise": RNG.normal(0, 100, N), "signal": RNG.normal(size=N), "flag": RNG.integers(0, 2, N)})
Y = pd.Series(["no"] * 180 + ["yes"] * 20, name="ill")
X.loc[180:, "signal"] += 3


@pytest.fixture(scope="module")
def copied():
    return oversample(X, Y, random_state=0)


@pytest.fixture(scope="module")
def made():
    return oversample(X[["noise", "signal"]], Y, method="smote", random_state=0)


def test_the_summary_counts_by_hand(copied):
    summary = copied.summary()
    counts, shares = summary[["before", "added", "after"]], summary[["before_share", "after_share"]]
    assert counts.to_numpy().tolist() == [[180, 0, 180], [20, 160, 180]]
    assert shares.to_numpy().tolist() == [[0.9, 0.5], [0.1, 0.5]]
    assert copied.summary().index.tolist() == ["no", "yes"]
    assert copied.frame().equals(copied.summary())
    assert copied.n_added == 160


def test_each_row_says_how_often_it_stands_there(copied):
    assert copied.times.sum() == 360
    assert (copied.times[:180] == 1).all()
    for place in (180, 199):
        same = copied.X.eq(X.loc[place]).all(axis=1)
        assert same.sum() == copied.times[place]


def test_the_columns_that_tell_the_class_come_first(copied, made):
    assert copied.measures == ("signal", "noise")
    assert made.measures == ("signal", "noise")
    assert copied.enlarged == ("yes",)


def test_made_rows_lie_between_their_parents(made):
    points = made.table.to_numpy()
    assert len(made.shown) == 40
    for row, (first, second) in zip(points[made.shown], made.parents, strict=True):
        assert made.labels[first] == made.labels[second] == "yes"
        step = (
            np.dot(row - points[first], points[second] - points[first]) / ((points[second] - points[first]) ** 2).sum()
        )
        assert -1e-6 <= step <= 1 + 1e-6
        np.testing.assert_allclose(points[first] + step * (points[second] - points[first]), row, atol=1e-6)


def test_copies_and_categories_have_no_parents(copied):
    assert copied.parents is None
    assert oversample(X, Y, method="smote", random_state=0).parents is None


def test_the_widest_column_decides_who_is_near(made, copied):
    column, share = made.widest
    assert column == "noise"
    variances = X[["noise", "signal"]].var()
    assert share == pytest.approx(variances["noise"] / variances.sum())
    assert copied.widest is None
    assert oversample(X[["noise"]], Y, method="smote", random_state=0).widest is None


def test_what_it_is_in_one_line(made):
    assert repr(made) == "Oversampled(SMOTE, 'no': 180 → 180, 'yes': 20 → 180)"


def test_columns_of_no_spread_have_no_widest():
    flat = pd.DataFrame({"a": [1.0] * 12, "b": [2.0] * 12})
    assert oversample(flat, [0] * 8 + [1] * 4, method="smote", k_neighbors=2, random_state=0).widest is None


def test_nothing_shows_that_rows_were_split(copied):
    assert copied.is_unsplit
    assert not oversample(X.sample(frac=1, random_state=0), Y.sample(frac=1, random_state=0), random_state=0).is_unsplit
    three = ct.split(X.assign(ill=Y), label="ill", random_state=0)
    assert not oversample(three.train, random_state=0).is_unsplit

"""Statistics come from the training rows; with the leak, from all; without the outliers, from the others."""

import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import MinMaxScaler, QuantileTransformer, RobustScaler, StandardScaler

import course_toolkit as ct
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.compute.scaling.methods import METHODS

SANTE = ct.load_sante()


@pytest.fixture(scope="module")
def split():
    frame = ct.make_sante(600, defects=["impossible_age", "missing_values"], random_state=0).frame
    return ct.split(frame, label="malade", random_state=0)


@pytest.fixture(scope="module")
def compared(split):
    return compare_scalings(split.train, split.validation, column="Age", with_column="cholesterol")


def test_the_statistics_are_those_of_the_training_rows(split, compared):
    ages = split.train.X["Age"].dropna()
    assert compared.statistics["train"].mean == pytest.approx(ages.mean())
    assert compared.fitted["standard"].center == pytest.approx(ages.mean())
    both = pd.concat([split.train.X["Age"], split.validation.X["Age"]]).dropna()
    assert compared.statistics["all"].mean == pytest.approx(both.mean())
    assert compared.statistics["all"].mean != compared.statistics["train"].mean


def test_the_leak_fits_on_both(split):
    leaky = compare_scalings(split.train, split.validation, column="Age", fit_on="all")
    both = pd.concat([split.train.X[["Age"]], split.validation.X[["Age"]]]).to_numpy(float)
    for method, scaler in {
        "standard": StandardScaler(), "robust": RobustScaler(), "minmax": MinMaxScaler(),
        "quantile": QuantileTransformer(n_quantiles=len(both), subsample=None),
    }.items():  # fmt: skip
        np.testing.assert_allclose(
            leaky.fitted[method].transform(np.array([20.0, 50, 90])),
            scaler.fit(both).transform(np.array([[20.0], [50], [90]]))[:, 0],
        )


def test_new_rows_outside_of_the_training_extremes_are_counted():
    train, new = pd.DataFrame({"a": [0.0, 10]}), pd.DataFrame({"a": [-1.0, 0, 5, 10, 11, np.nan]})
    compared = compare_scalings(train, new, column="a")
    assert compared.n_new_outside == {"train": 2, "all": 0}
    scaled = compared.fitted["minmax"].transform(new["a"].to_numpy())
    assert ((scaled < 0) | (scaled > 1)).sum() == 2
    assert compared.n_new == 5
    assert compare_scalings(train, column="a").n_new_outside == {}


def test_the_lecture_by_hand():
    compared = compare_scalings(SANTE, column="Age", with_column="cholesterol")
    assert compared.outlying.tolist() == [9]
    assert compared.left_out.tolist() == []
    bare = compared.without_outlier
    assert bare.left_out.tolist() == [4, 9]  # 242300, and the 120 years old with a cholesterol of 800
    kept = SANTE.drop(index=[4, 9])["Age"]
    assert bare.statistics["train"].sd == pytest.approx(kept.std(ddof=0))
    assert compared.strips["standard"].outliers == {9: pytest.approx((120 - 47.9) / SANTE["Age"].std(ddof=0))}
    assert bare.without_outlier is bare


def test_rows_named_are_left_out():
    named = compare_scalings(SANTE, column="Age", outlier_rows=[0], with_outlier=False)
    assert named.left_out.tolist() == [0]
    assert named.statistics["train"].n == 9


@pytest.mark.parametrize("method", METHODS)
def test_shares_against_scikit_learn(split, compared, method):
    both = split.train.X[["Age", "cholesterol"]].dropna().to_numpy(float)
    pair = compared.fitted[method], compared._fit("cholesterol")[method]
    variances = [scaler.transform(both[:, i]).var() for i, scaler in enumerate(pair)]
    assert compared.shares[method] == pytest.approx(variances[0] / sum(variances))


def test_the_standard_scaler_gives_both_the_same_say():
    frame = SANTE[["Age", "poids"]]
    assert compare_scalings(frame, column="Age", with_column="poids").shares["standard"] == pytest.approx(0.5)


def test_of_one_attribute_there_are_no_distances():
    alone = compare_scalings(SANTE, column="Age")
    assert (alone.shares, alone.plane, alone.scores) == ({}, None, None)
    assert list(alone.frame()) == ["center", "width", "middle_half"]


def test_missing_values_stay_missing(compared, split):
    assert compared.n_missing == split.train.X["Age"].isna().sum() > 0
    assert compared.plane.n_rows == len(split.train.X[["Age", "cholesterol"]].dropna())


def test_a_part_brings_its_labels(compared):
    assert compared.scores.metric == "accuracy"
    assert list(compared.frame()) == [
        "center", "width", "middle_half", "distance_share", "neighbors_kept", "score", "score_sd",
    ]  # fmt: skip


def test_two_attributes_that_no_row_has_both_of():
    frame = pd.DataFrame({"a": [1.0, 2, 3, np.nan, np.nan], "b": [np.nan, np.nan, np.nan, 1, 2]})
    compared = compare_scalings(frame, column="a", with_column="b")
    assert np.isnan(list(compared.shares.values())).all()
    assert compared.plane is None
    assert compared.frame()["distance_share"].isna().all()


def test_a_constant_column_scales_to_nothing():
    frame = pd.DataFrame({"a": [3.0] * 5, "b": [1.0, 2, 3, 4, 5]})
    compared = compare_scalings(frame, column="a", with_column="b")
    assert compared.statistics["train"].is_constant
    assert compared.shares["standard"] == 0
    assert all(np.isfinite(strip.middle_half) for strip in compared.strips.values())


def test_what_is_compared_is_said_in_one_line():
    assert repr(compare_scalings(SANTE, column="Age")) == (
        "ScalingComparison('Age', fit_on='train', with_outlier=True: mean=47.9, sd=25.87, median=46, iqr=19, "
        "min=25, max=120)"
    )

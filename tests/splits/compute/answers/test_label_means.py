import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import TargetEncoder

from course_toolkit.splits.compute.answers.label_means import explained, group_medians, resolution, sum_groups


def drawn(seed=0, n=600, n_groups=25):
    rng = np.random.default_rng(seed)
    return rng.integers(0, n_groups, n), rng.normal(size=n) + 3, n_groups


def test_sums_are_those_of_pandas_and_add_up():
    g, y, n_groups = drawn()
    y[5] = np.nan
    sums = sum_groups(g[:300], y[:300], n_groups) + sum_groups(g[300:], y[300:], n_groups)
    means = pd.Series(y).groupby(g).mean()
    assert sums.means == pytest.approx(means.to_numpy())
    assert sums.overall == pytest.approx((np.nanmean(y), np.nanvar(y)))
    assert group_medians(g, y, n_groups) == pytest.approx(pd.Series(y).groupby(g).median().to_numpy())


def test_scikit_learns_encoder_is_recognised():
    g, y, n_groups = drawn()
    encoder = TargetEncoder(target_type="continuous").fit(g[:, None], y)
    sums = sum_groups(g, y, n_groups)
    assert explained(encoder.encodings_[0], sums, 1e-9, sums.overall)["shrunk"].all()
    smooth = TargetEncoder(target_type="continuous", smooth=4.5).fit(g[:, None], y).encodings_[0]
    assert explained(3 * smooth - 1, sums, 1e-9, sums.overall)["smoothed"].all()


def test_noise_is_explained_by_nothing():
    g, y, n_groups = drawn()
    sums = sum_groups(g, y, n_groups)
    noise = np.random.default_rng(1).normal(size=n_groups)
    assert not any(mask.mean() > 0.3 for mask in explained(noise, sums, 1e-9, sums.overall).values())


def test_resolution_is_half_the_last_digit():
    values = np.random.default_rng(0).normal(size=50)
    assert resolution(values.round(2)) == pytest.approx(0.005)
    assert resolution(values) < 1e-8

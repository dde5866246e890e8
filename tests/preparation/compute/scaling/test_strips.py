"""Bars hold the shares that counting gives, and no whole numbers beat against them."""

import numpy as np
import pytest

from course_toolkit.preparation.compute.scaling.columns import ScaledAttribute
from course_toolkit.preparation.compute.scaling.methods import METHODS, fit
from course_toolkit.preparation.compute.scaling.strips import (
    N_RANKED,
    SCALED_LIMITS,
    StripRows,
    make_strip,
    raw_limits,
    scale_ascending,
)

RNG = np.random.default_rng(0)


def strip(method, values, new=None, outliers=()):
    values = np.asarray(values, dtype=float)
    attribute = ScaledAttribute("a", values, new, is_whole=False)
    quartiles = tuple(np.percentile(values, [25, 75]))
    limits = raw_limits(values, fences=attribute.fences)
    rows = StripRows(attribute, np.sort(values), new, np.asarray(outliers, dtype=int), quartiles, limits)
    return make_strip(fit(method, values), rows)


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("values", [RNG.normal(50, 15, 3000), RNG.integers(18, 95, 3000), RNG.integers(0, 2, 50),
                                    RNG.lognormal(0, 2, 500), np.full(20, 7), [25, 30, 28, 120]])  # fmt: skip
def test_every_row_is_in_a_bar_or_beyond_the_axis(method, values):
    bars = strip(method, values).train
    assert bars.shares.sum() + bars.share_below + bars.share_above == pytest.approx(1)
    assert (bars.right > bars.left).all()
    assert (bars.left[1:] >= bars.right[:-1] - 1e-9).all() or method == "raw"


@pytest.mark.parametrize("method", ["standard", "robust", "minmax"])
def test_a_bar_holds_the_rows_that_lie_in_it(method):
    values = RNG.normal(50, 15, 3000)
    scaled, bars = fit(method, values).transform(values), strip(method, values).train
    for left, right, share in zip(bars.left[:-1], bars.right[:-1], bars.shares[:-1], strict=True):
        assert share == pytest.approx(np.mean((scaled >= left) & (scaled < right)), abs=1e-9)


def test_whole_numbers_do_not_beat_against_the_bars():
    # 77 ages, each as often: bars with as many ages each are as high, except for the last one.
    ages = np.repeat(np.arange(18.0, 95.0), 10)
    for method in ("raw", "standard", "robust", "minmax"):
        heights = strip(method, ages).train.shares[:-1]
        assert np.ptp(heights[heights > 0]) == pytest.approx(0)


def test_values_far_apart_have_a_bar_each():
    bars = strip("standard", [0.0] * 30 + [1.0] * 10).train
    assert bars.shares.tolist() == [0.75, 0.25]
    assert (bars.right - bars.left).tolist() == pytest.approx([0.05, 0.05])


def test_the_quantiles_are_flat_and_end_at_one():
    bars = strip("quantile", RNG.lognormal(0, 2, 20_000)).train
    assert len(bars.shares) == 20
    np.testing.assert_allclose(bars.shares, 0.05, atol=1 / N_RANKED * 2)
    assert bars.right[-1] == pytest.approx(1)


def test_many_rows_are_known_by_their_order():
    values = np.sort(RNG.normal(size=50_000))
    fitted = fit("quantile", values)
    few = scale_ascending(fitted, values)
    assert len(few) == N_RANKED
    assert few.var() == pytest.approx(fitted.transform(values).var(), rel=1e-3)
    assert len(scale_ascending(fit("standard", values), values)) == 50_000


def test_outliers_are_scaled_and_new_rows_counted():
    one = strip("standard", [25.0, 30, 28, 45, 120], new=np.array([30.0, 1e6]), outliers=[4])
    assert one.outliers == {4: pytest.approx((120 - 49.6) / np.std([25, 30, 28, 45, 120]))}
    assert one.new.share_above == 0.5
    assert one.limits == SCALED_LIMITS


def test_the_middle_half_is_one_wide_under_the_robust_scaler():
    assert strip("robust", RNG.lognormal(size=100)).middle_half == pytest.approx(1)


def test_the_raw_axis_holds_outliers_that_are_not_too_far():
    low, high = raw_limits(np.array([25.0, 52, 120]), fences=(2.25, 78.25))
    assert low < 25
    assert high > 120
    assert raw_limits(np.array([175.0, 250, 242300]), fences=(100, 350))[1] < 600
    low, high = raw_limits(np.array([7.0, 7]), fences=(-np.inf, np.inf))
    assert low < 7 < high

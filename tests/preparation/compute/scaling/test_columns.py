"""The statistics against NumPy, and fences as Tukey drew them."""

import numpy as np
import pandas as pd
import pytest
from sklearn.preprocessing import RobustScaler, StandardScaler

from course_toolkit.preparation.compute.scaling.columns import ScaledAttribute, lattice_step, statistics_of

AGES = np.array([25.0, 30, 28, 45, 50, 47, 52, 49, 33, 120])


def attribute(values):
    return ScaledAttribute("a", np.asarray(values, dtype=float), None, is_whole=False)


def test_the_statistics_are_those_of_the_scalers():
    learned = statistics_of(AGES)
    standard, robust = StandardScaler().fit(AGES.reshape(-1, 1)), RobustScaler().fit(AGES.reshape(-1, 1))
    assert learned.mean == pytest.approx(standard.mean_[0])
    assert learned.sd == pytest.approx(standard.scale_[0])
    assert (learned.median, learned.iqr) == pytest.approx((robust.center_[0], robust.scale_[0]))
    assert (learned.n, learned.minimum, learned.maximum) == (10, 25, 120)
    assert learned.as_dict()["iqr"] == learned.q3 - learned.q1
    assert learned.sd == pytest.approx(pd.Series(AGES).std(ddof=0))


def test_the_fences_by_hand():
    # Q1 = 30.75, Q3 = 49.75: 1.5 × 19 = 28.5 beyond them.
    assert attribute(AGES).fences == (2.25, 78.25)
    assert np.flatnonzero(attribute(AGES).is_outside).tolist() == [9]


def test_missing_values_lie_nowhere():
    values = attribute([*AGES, np.nan])
    assert values.fences == (2.25, 78.25)
    assert not values.is_outside[-1]
    assert values.spread == pytest.approx(AGES.std())


def test_where_half_of_the_values_are_the_same_nothing_is_outside():
    assert not attribute([0] * 8 + [5, 900]).is_outside.any()
    assert not attribute([0] * 30 + [1] * 10).is_outside.any()


@pytest.mark.parametrize(("values", "step"), [([1, 5, 7], 2), ([0.1, 0.4, 0.6], 0.2), ([3, 3], 0), ([4], 0)])
def test_the_step_on_which_values_stand(values, step):
    assert lattice_step(np.asarray(values, dtype=float)) == pytest.approx(step)


def test_of_many_values_some_are_looked_at():
    ages = np.sort(np.random.default_rng(0).integers(18, 95, 100_000)).astype(float)
    assert lattice_step(ages) == 1

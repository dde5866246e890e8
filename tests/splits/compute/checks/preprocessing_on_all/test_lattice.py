import numpy as np
import pytest

from course_toolkit.splits.compute.checks.preprocessing_on_all.lattice import decimal_step, lattice_step, on_lattice


@pytest.mark.parametrize(
    ("levels", "step"),
    [([1, 2, 5], 1.0), ([0.25, 1.5, 3.75], 0.01), ([0.1, 0.2, 1 / 3], 0.0), ([*range(1, 20), 7.123456], 1.0)],
)
def test_the_decimals_in_which_nearly_all_levels_are_written(levels, step):
    assert decimal_step(np.array(levels, dtype=float)) == pytest.approx(step)


@pytest.mark.parametrize("seed", range(3))
def test_scaled_whole_numbers_keep_their_step(seed):
    rng = np.random.default_rng(seed)
    counts = rng.integers(18, 90, 300)
    scaled = (counts - counts.mean()) / counts.std()
    levels = np.unique(np.append(scaled, 0.0123))  # one value was filled in
    step = lattice_step(levels, origin=float(scaled[0]))
    assert step == pytest.approx(1 / counts.std())
    naive = [abs(v - scaled[0]) * counts.std() % 1 for v in levels]
    assert on_lattice(levels, float(scaled[0]), step).tolist() == [min(one, 1 - one) <= 0.01 for one in naive]
    assert not on_lattice(levels, float(scaled[0]), step).all()


def test_measures_stand_on_no_lattice():
    assert lattice_step(np.sort(np.random.default_rng(0).normal(size=500)), origin=0.0) == 0
    assert lattice_step(np.array([1.0, 2.0]), origin=0.0) == 0
    assert lattice_step(np.full(5, 2.0), origin=0.0) == 0

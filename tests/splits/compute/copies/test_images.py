"""Pictures are recognised by their neighbours in the square, and found again when shifted, turned or mirrored."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from course_toolkit.splits.compute.copies.images import find_near_pictures, side_of

DIGITS = load_digits().data


def test_pictures_are_told_from_tables():
    rng = np.random.default_rng(0)
    assert side_of(DIGITS) == 8
    assert side_of(DIGITS / 8 - 1) == 8
    assert side_of(DIGITS[:, rng.permutation(64)]) is None
    assert side_of(rng.normal(size=(300, 64))) is None
    assert side_of(DIGITS[:, :60]) is None


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_gaps_and_infinities_make_no_picture(value):
    odd = DIGITS.copy()
    odd[3, 5] = value
    assert side_of(odd) is None


@pytest.mark.parametrize("n_quarters", range(4))
@pytest.mark.parametrize("step", [1, -1])
def test_turned_and_mirrored_pictures(n_quarters, step):
    first, second = DIGITS[:600], DIGITS[900:1100].copy()
    turned = np.rot90(first[:20].reshape(-1, 8, 8)[:, :, ::step], n_quarters, axes=(1, 2))
    second[:20] = 2 + 0.5 * turned.reshape(20, -1)  # paler too
    found = find_near_pictures(first, second, 8)
    assert found.p_value < 1e-6
    assert {*range(20)} <= {*found.second.tolist()}
    assert (found.first == found.second)[found.second < 20].all()


@pytest.mark.parametrize("place", [(1, 0), (-1, 1), (0, -1)])
@pytest.mark.parametrize("comes_back", [True, False])
def test_moved_pictures(place, comes_back):
    first, second = DIGITS[:600], DIGITS[900:1100].copy()
    moved = np.roll(first[:20].reshape(-1, 8, 8), place, axis=(1, 2))
    if not comes_back:
        for axis, step in enumerate(place, start=1):
            if step:
                np.moveaxis(moved, axis, 0)[0 if step > 0 else -1] = 0
    second[:20] = moved.reshape(20, -1)
    assert {*range(20)} <= {*find_near_pictures(first, second, 8).second.tolist()}


@pytest.mark.parametrize("seed", range(3))
def test_pictures_of_their_own_are_left_alone(seed):
    mixed = DIGITS[np.random.default_rng(seed).permutation(len(DIGITS))]
    found = find_near_pictures(mixed[:900], mixed[900:1300], 8)
    assert found is None or found.p_value > 0.001

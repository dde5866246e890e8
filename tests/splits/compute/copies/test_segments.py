import numpy as np
import pytest

from course_toolkit.splits.compute.copies.segments import find_between, find_grid, finest_grid


def test_a_row_between_two_others_is_found_with_its_ends():
    X = np.random.default_rng(0).normal(size=(60, 4))
    X[7] = X[3] + 0.3 * (X[5] - X[3])
    found = find_between(X)
    assert found.triples.tolist() == [[3, 7, 5]]
    assert found.by_chance < 1e-9
    assert not len(find_between(np.delete(X, 7, axis=0)).triples)


@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_scaling_turning_and_single_precision_keep_lines(dtype):
    rng = np.random.default_rng(1)
    X = rng.normal(size=(60, 5))
    X[7] = X[3] + 0.6 * (X[5] - X[3])
    turned = (X @ rng.normal(size=(5, 5)) * [1, 1e3, 1e-3, 1, 1]).astype(dtype).astype(float)
    assert find_between(turned).triples.tolist() == [[3, 7, 5]]


def test_a_table_that_lies_on_one_line_says_nothing():
    x = np.random.default_rng(0).normal(size=80)
    assert not len(find_between(np.column_stack([x, 3 * x, 1 - x])).triples)
    assert not len(find_between(np.zeros((10, 3))).triples)


def test_grids():
    rng = np.random.default_rng(0)
    whole = rng.integers(0, 50, 200).astype(float)
    assert find_grid(whole / 10).step == pytest.approx(0.1)
    assert find_grid((whole - 20) / 7.3).step == pytest.approx(1 / 7.3)
    assert find_grid(rng.normal(size=200)).step == 0
    assert find_grid(np.ones(5)).step == 0
    mixed = np.append(whole, rng.normal(size=5))
    grid = finest_grid([whole[:100], mixed])
    assert grid.step == 1
    assert grid.holds(np.array([3.0, 3.5])).tolist() == [True, False]

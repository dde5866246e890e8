"""What chance explains of equal rows, in arrays alone; held against simulated tables."""

import numpy as np
import pytest

from course_toolkit._core.compute.copies.apart import Cells
from course_toolkit._core.compute.copies.coincidence import Counted, measure, rates_of, weigh_rates


def chance_of(matrix):
    half = len(matrix) // 2
    cells = [Cells(number, column[:half], column[half:]) for number, column in enumerate(matrix.T)]
    return measure(cells, n_pairs=half * (len(matrix) - half))


@pytest.mark.parametrize("n_levels", [2, 4])
def test_the_rate_of_a_pattern_is_at_least_what_its_values_make(n_levels):
    matrix = np.random.default_rng(0).integers(0, n_levels, (1000, 4)).astype(float)
    rates = rates_of(matrix[:5], Counted(matrix, 1000), chance_of(matrix), multiplicity=np.ones(5))
    assert (rates >= min(1.0, 0.8 * 1000 * n_levels**-4.0)).all()


def test_measurements_equal_by_chance_are_next_to_impossible():
    matrix = np.random.default_rng(0).normal(size=(1000, 4))
    rates = rates_of(matrix[:3], Counted(matrix, 1000), chance_of(matrix), multiplicity=np.ones(3))
    assert rates.max() < 1e-20
    assert weigh_rates(rates, n_patterns=3, n_rows=1000).p_value < 1e-15


def test_one_column_may_be_left_out():
    matrix = np.random.default_rng(0).integers(0, 3, (500, 3)).astype(float)
    chance = chance_of(matrix)
    rates = rates_of(matrix[:2, 1:], Counted(matrix[:, 1:], 500), chance, multiplicity=np.ones(2), without=0)
    assert (rates == 1).all()


def test_a_repeated_column_counts_once():
    column = np.random.default_rng(0).normal(size=500)
    assert chance_of(np.column_stack([column, 2 * column])).names == (0,)


def test_no_patterns_are_no_evidence():
    assert weigh_rates(np.empty(0), n_patterns=0, n_rows=10).p_value == 1
    assert chance_of(np.empty((10, 0))).dependence() == 1

"""What chance explains, held against counts of many simulated tables."""

import numpy as np
import pandas as pd
import pytest

from course_toolkit.splits.compute.chance.coincidence import judge, measure_chance, telling_twins
from course_toolkit.splits.compute.copies.copied import find_copied
from course_toolkit.splits.compute.copies.equal_rows import equal_rows
from course_toolkit.splits.compute.tables.sets import Sets

PAIR = ("train", "test")


def sets_of(matrix, n_test=300):
    frame = pd.DataFrame(matrix).add_prefix("q")
    return Sets({"train": frame.iloc[n_test:], "test": frame.iloc[:n_test]}, None)


@pytest.mark.parametrize("n_questions", [3, 5, 8])
def test_the_rate_for_chance_is_at_least_the_true_one(n_questions):
    found, expected = [], []
    for seed in range(10):
        sets = sets_of(np.random.default_rng(seed).integers(0, 4, (1000, n_questions)))
        twins = equal_rows(sets, PAIR, sets.names)
        verdict = judge(sets, twins, measure_chance(sets, PAIR, sets.names))
        found.append(twins.n_patterns)
        expected.append(verdict.expected if twins.n_patterns else 0)
        assert verdict.p_value > 0.05
    assert np.mean(expected) >= np.mean(found) / 2


def test_independent_columns_all_count_and_repeated_ones_do_not():
    rng = np.random.default_rng(0)
    independent = sets_of(rng.normal(size=(1000, 6)))
    factor = rng.normal(size=(1000, 1))
    dependent = sets_of(factor + 0.05 * rng.normal(size=(1000, 6)))
    assert measure_chance(independent, PAIR, independent.names).dependence() > 0.85
    assert measure_chance(dependent, PAIR, dependent.names).dependence() < 0.85


def test_a_column_in_another_unit_counts_once():
    length = np.round(np.random.default_rng(0).normal(170, 10, 1000))
    sets = sets_of(np.column_stack([length, length / 2.54]))
    assert len(measure_chance(sets, PAIR, sets.names).names) == 1
    assert find_copied(sets) == []


def test_rows_of_one_value_tell_nothing():
    matrix = np.random.default_rng(0).normal(size=(1000, 3))
    matrix[[5, 305]] = 0
    matrix[[6, 306]] = np.nan
    matrix[7] = matrix[307]
    sets = sets_of(matrix)
    twins = equal_rows(sets, PAIR, sets.names)
    assert twins.n_patterns == 3
    assert telling_twins(sets, twins, sets.names).rows["test"].tolist() == [7]

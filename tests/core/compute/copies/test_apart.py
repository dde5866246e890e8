"""How far apart values are, in digits to the base 4 of the unit of their column."""

import numpy as np
import pytest

from course_toolkit._core.compute.copies.apart import FREE_TEXT_STEPS, Cells, steps_apart, unit_of


@pytest.mark.parametrize(
    ("values", "unit"),
    [
        ([18, 19, 25, 40, 33], 1),
        ([10, 20, 50, 30], 10),
        ([22.5, 24.1, 23.0, 30.2], 0.1),
        ([7.0, 7.0], 1),
        ([], 1),
        ([np.inf, 2.0, 4.0], 2),
    ],
)
def test_the_unit_of_a_column(values, unit):
    assert unit_of(np.array(values, dtype=float)) == pytest.approx(unit)


def test_numbers_are_digits_apart_texts_one_step_and_free_texts_many():
    first, second = np.array([1.0, np.nan]), np.array([1.0, 2.0, 5.0, 17.0, np.nan])
    assert steps_apart(Cells("x", first, second)).reshape(2, 5).tolist() == [[0, 1, 2, 3, 1], [1, 1, 1, 1, 0]]
    assert steps_apart(Cells("x", first, second, is_text=True)).reshape(2, 5)[0].tolist() == [0, 1, 1, 1, 1]
    free = steps_apart(Cells("x", first, second, is_text=True, is_free=True)).reshape(2, 5)
    assert free[0].tolist() == [0, *[FREE_TEXT_STEPS] * 3, 1]

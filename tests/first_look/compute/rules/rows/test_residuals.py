"""What the other columns do not foretell, and which column it is."""

import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.rows.residuals import find_outliers


def related(seed, n_rows=1000):
    rng = np.random.default_rng(seed)
    size = rng.normal(size=n_rows)
    return np.column_stack([size + 0.2 * rng.normal(size=n_rows) for _place in range(4)])


@pytest.mark.parametrize("seed", range(5))
def test_the_value_that_does_not_fit_its_row(seed):
    values = related(seed)
    values[17, 2] = values[17, 0] + 3.5 * (1 if values[17, 0] < 0 else -1)
    (found,) = find_outliers(values)
    assert (found.row, found.column) == (17, 2)
    assert found.foretold == pytest.approx(values[17, [0, 1, 3]].mean(), abs=0.5)


@pytest.mark.parametrize("seed", range(60))
def test_tails_are_left_alone(seed):
    rng = np.random.default_rng(seed)
    mixing = rng.normal(size=(5, 5))
    for values in (
        related(seed), rng.standard_t(2, (500, 5)) @ mixing, np.exp(0.5 * rng.normal(size=(500, 5)) @ mixing),
        rng.exponential(size=(500, 5)),
    ):  # fmt: skip
        assert find_outliers(values) == []

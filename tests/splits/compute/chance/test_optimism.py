import math

import numpy as np
import pytest

from course_toolkit.splits.compute.chance.optimism import (
    accuracy_std_error,
    expected_maximum,
    rmse_std_error,
    std_error_of,
)


def test_expected_maximum_is_the_known_one():
    assert expected_maximum(1) == 0
    assert expected_maximum(2) == pytest.approx(1 / math.sqrt(math.pi))
    assert expected_maximum(3) == pytest.approx(1.5 / math.sqrt(math.pi))
    assert expected_maximum(100) == pytest.approx(2.50759, abs=1e-5)


def test_expected_maximum_against_draws():
    draws = np.random.default_rng(0).normal(size=(50_000, 7)).max(axis=1)
    assert expected_maximum(7) == pytest.approx(draws.mean(), abs=4 * draws.std() / math.sqrt(len(draws)))


def test_std_errors_worked_by_hand():
    assert accuracy_std_error(100) == pytest.approx(0.05)
    assert accuracy_std_error(100, 0.9) == pytest.approx(0.03)
    assert rmse_std_error(50) == pytest.approx(0.1)
    assert math.isnan(accuracy_std_error(0))
    assert math.isnan(rmse_std_error(0))


def test_the_typical_error_varies_as_said():
    errors = np.random.default_rng(0).normal(size=(4000, 50))
    rmse = np.sqrt((errors**2).mean(axis=1))
    assert rmse.std() / rmse.mean() == pytest.approx(rmse_std_error(50), rel=0.05)


def test_the_task_decides():
    assert std_error_of("classification", 25) == accuracy_std_error(25)
    assert std_error_of("regression", 25) == rmse_std_error(25)

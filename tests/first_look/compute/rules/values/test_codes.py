import numpy as np
import pytest

from course_toolkit.first_look.compute.rules.values.codes import is_code, is_strong


@pytest.mark.parametrize("value", [999, -999, 9999, -1, 99, -9, 8888, 1e9, 999.9, 2147483647])
def test_known_codes(value):
    assert is_code(np.array([float(value)]))[0]


@pytest.mark.parametrize("value", [0, 1, 9, 10, 100, 1000, 5, 50, 98.6, 990, np.nan])
def test_ordinary_numbers(value):
    assert not is_code(np.array([float(value)]))[0]


def test_some_codes_are_ordinary_numbers_elsewhere():
    assert is_strong(999.0)
    assert not is_strong(99.0)

import numpy as np
import pytest

from course_toolkit._core.words import set_language
from course_toolkit.first_look.compute.rules.values.spelling import day_text, number_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"), (242300.0, "242,300"), (0.5, "0.5"), (5.3, "5.3"), (68.03886, "68.039"), (0.01234567, "0.01235"),
        (-1.0, "-1"), (1e30, "1.00e+30"), (0.0, "0"), (1e-9, "1.00e-09"), (np.inf, "∞"), (1234567.25, "1,234,567.2"),
    ],
)  # fmt: skip
def test_numbers(value, text):
    assert number_text(value) == text


def test_french_numbers():
    set_language("fr")
    assert number_text(5.3) == "5,3"


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "1970-01-01"), (-2_208_988_800, "1900-01-01"), (253_402_214_400, "9999-12-31")]
)
def test_days(seconds, text):
    assert day_text(seconds) == text

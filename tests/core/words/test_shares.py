"""A share that is nearly nothing, or nearly all, says so."""

import pytest

from course_toolkit._core.words import set_language
from course_toolkit._core.words.shares import format_share


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (1, "100%"),
        (0.5, "50.0%"),
        (1e-7, "< 0.1%"),
        (1 - 1e-7, "> 99.9%"),
        (0.001, "0.1%"),
        (0.999, "99.9%"),
    ],
)
def test_bounds_are_no_round_numbers(share, text):
    set_language("en")
    assert format_share(share) == text


def test_what_is_not_defined_is_a_dash():
    assert format_share(float("nan")) == "—"

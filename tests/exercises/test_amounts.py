"""A wrong number is told the slip it comes from, and never the right one."""

import math

import pytest

from course_toolkit.exercises.amounts import AmountPart
from course_toolkit.exercises.ratios import Slip

COUNT = AmountPart("patients", 4, (Slip(6, "the others"), Slip(math.nan, "never")))
RATE = AmountPart("r", 0.988, (Slip(0.862, "the ranks"), Slip(0.859, "a neighbour")), 0.005)
SCALED = AmountPart("scaled age", -0.5149, (), 0.0006)


@pytest.mark.parametrize(
    ("part", "answer"), [(COUNT, 4), (COUNT, 4.0), (RATE, 0.99), (RATE, 0.9881), (SCALED, -0.515), (SCALED, -0.5149)]
)
def test_right_within_the_tolerance(part, answer):
    assert part.what_is_wrong(answer) == ""


@pytest.mark.parametrize(
    ("part", "answer", "words"),
    [
        (COUNT, 6, "the others"),
        (COUNT, 5, "5 is not what these lines give: run them again, and read their output."),
        (COUNT, 4.001, "4.001 is not what these lines give: run them again, and read their output."),
        (COUNT, 1e9, "1,000,000,000 is not what these lines give: run them again, and read their output."),
        (RATE, 0.861, "the ranks"),
        (RATE, 0.86, "a neighbour"),
        (RATE, 1.0, "Nearly: keep 2 decimals at least."),
        (SCALED, -0.51, "Nearly: keep 3 decimals at least."),
        (SCALED, -0.5, "Nearly: keep 3 decimals at least."),
        (SCALED, -0.52, "-0.52 is not what these lines give: run them again, and read their output."),
    ],
)
def test_what_is_wrong(part, answer, words):
    assert part.what_is_wrong(answer).replace("\N{MINUS SIGN}", "-") == words

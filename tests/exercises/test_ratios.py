"""A wrong ratio is told the slip it comes from, and never the right value."""

import pytest

from course_toolkit.exercises.ratios import RatioPart, Slip

PART = RatioPart("precision", 2 / 3, (Slip(0.4, "the recall"), Slip(0.41, "a neighbour"), Slip(0.556, "the accuracy")))


@pytest.mark.parametrize("answer", [2 / 3, 0.667, 0.67, 0.666])
def test_two_decimals_are_enough(answer):
    assert PART.what_is_wrong(answer) == ""


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (0.4, "the recall"),
        (0.409, "a neighbour"),
        (0.56, "the accuracy"),
        (0.7, "Nearly: keep two decimals at least."),
        (66.7, "66.7 looks like a percentage: give a share between 0 and 1."),
        (1e9, "A share lies between 0 and 1, and 1e+09 came."),
        (-0.2, "A share lies between 0 and 1, and -0.2 came."),
        (0.9, "0.900 is too large: count again, row by row."),
        (0.0, "0.000 is too small: count again, row by row."),
    ],
)
def test_what_is_wrong(answer, words):
    assert PART.what_is_wrong(answer) == words


def test_without_known_slips_there_is_still_an_answer():
    assert "too small" in RatioPart("precision", 0.5, ()).what_is_wrong(0.1)

"""Values of a student's table in a sentence."""

import pytest

from course_toolkit.splits.compute.tables.value_text import some_values, value_text


@pytest.mark.parametrize(
    ("value", "text"),
    [(1.0, "1"), (-0.0, "0"), (2024.0, "2024"), (0.25, "0.250"), ("a{b}", "a{b}"), (None, "None")],
)
def test_values_are_written_as_the_student_did(value, text):
    assert value_text(value) == text


@pytest.mark.parametrize(("value", "text"), [(float("inf"), "inf"), (float("nan"), "—")])
def test_numbers_that_are_none_are_written_too(value, text):
    assert value_text(value) == text


def test_of_many_values_some_are_shown():
    assert some_values(["a", 2.0]) == "“a”, “2”"
    assert some_values([*"abcdefg"]) == "“a”, “b”, “c”, “d”, “e”, …"

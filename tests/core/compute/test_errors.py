"""What a student sees of an error."""

import pytest

import course_toolkit as ct
from course_toolkit._core.compute.errors import CourseError


def test_it_is_a_value_error():
    assert isinstance(CourseError("The rule."), ValueError)


def test_a_notebook_shows_the_explanation_and_nothing_else():
    error = CourseError("The rule.\nWhat came.\nWhat to do.")
    assert error._render_traceback_() == ["CourseError: The rule.\nWhat came.\nWhat to do."]


def test_the_calls_that_led_to_it_are_kept():
    with pytest.raises(CourseError) as caught:
        ct.measure_threshold([0, 1], [0.2, 0.8], "a")
    assert caught.value.__traceback__ is not None

"""Exercises that are checked: right, wrong (and what is wrong), or not attempted."""

from course_toolkit.exercises.book import exercise
from course_toolkit.exercises.exercise import Exercise
from course_toolkit.exercises.feedback import Feedback, Remark

__all__ = ["Exercise", "Feedback", "Remark", "exercise"]

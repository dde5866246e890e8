"""Preparation said."""

from course_toolkit.preparation.say.cleaning.sentences import say_cleaning
from course_toolkit.preparation.say.oversampling import say_oversampling
from course_toolkit.preparation.say.scaling.sentences import say_scaling

__all__ = ["say_cleaning", "say_oversampling", "say_scaling"]

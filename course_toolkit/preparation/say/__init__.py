"""Preparation said."""

from course_toolkit.preparation.say.cleaning.sentences import say_cleaning
from course_toolkit.preparation.say.scaling.sentences import say_scaling

__all__ = ["say_cleaning", "say_scaling"]

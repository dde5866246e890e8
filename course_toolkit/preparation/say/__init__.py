"""Preparation said."""

from course_toolkit.preparation.say.scaling.sentences import say_scaling

__all__ = ["say_scaling"]

"""What was done to a table, in words."""

from course_toolkit.preparation.say.cleaning.sentences import say_cleaning, say_step

__all__ = ["say_cleaning", "say_step"]

"""What a teacher would say at a first look."""

from course_toolkit.first_look.say.looking import say_first_look
from course_toolkit.first_look.say.reading import say_reading

__all__ = ["say_first_look", "say_reading"]

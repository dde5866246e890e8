"""Look at a table: its first rows, its columns, its numbers, its classes."""

from course_toolkit.first_look.compute.looking.look import FirstLook, first_look
from course_toolkit.first_look.compute.looking.sketches import Sketch, sketch

__all__ = ["FirstLook", "Sketch", "first_look", "sketch"]

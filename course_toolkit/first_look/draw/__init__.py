"""Draw a first look: the table, and what is suspected in it."""

from course_toolkit.first_look.draw.looking import FirstLookPicture
from course_toolkit.first_look.draw.suspect import SuspectPicture

__all__ = ["FirstLookPicture", "SuspectPicture"]

"""Pictures of a split, and of what was found in it."""

from course_toolkit.splits.draw.leak_marks import leak_marks
from course_toolkit.splits.draw.leaks import LeakPicture

__all__ = ["LeakPicture", "leak_marks"]

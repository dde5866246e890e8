"""Pictures of a split: its sizes and proportions, and what was found in it."""

from course_toolkit.splits.draw.doses import LeakDosePicture
from course_toolkit.splits.draw.leak_marks import leak_marks
from course_toolkit.splits.draw.leaks import LeakPicture
from course_toolkit.splits.draw.picture import SplitPicture

__all__ = ["LeakDosePicture", "LeakPicture", "SplitPicture", "leak_marks"]

"""The trace of a cleaning, drawn."""

from course_toolkit.preparation.draw.cleaning.marks import stage_marks
from course_toolkit.preparation.draw.cleaning.picture import CleaningPicture

__all__ = ["CleaningPicture", "stage_marks"]

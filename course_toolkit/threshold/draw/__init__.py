"""The picture of a threshold: five panes, and the marks that a threshold moves in them."""

from course_toolkit.threshold.draw.marks import cell_at, threshold_marks
from course_toolkit.threshold.draw.picture import ThresholdPicture

__all__ = ["ThresholdPicture", "cell_at", "threshold_marks"]

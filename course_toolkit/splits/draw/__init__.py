"""The picture of a split: sizes, class proportions, and the error that each size allows."""

from course_toolkit.splits.draw.picture import SplitPicture

__all__ = ["SplitPicture"]

"""The threshold explorer."""

from course_toolkit.threshold.explore.explorer import ThresholdExplorer

__all__ = ["ThresholdExplorer"]

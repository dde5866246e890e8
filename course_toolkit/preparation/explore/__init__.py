"""Preparation explored."""

from course_toolkit.preparation.explore.scaling import ScalingExplorer

__all__ = ["ScalingExplorer"]

"""Preparation explored."""

from course_toolkit.preparation.explore.cleaning import CleaningExplorer
from course_toolkit.preparation.explore.scaling import ScalingExplorer

__all__ = ["CleaningExplorer", "ScalingExplorer"]

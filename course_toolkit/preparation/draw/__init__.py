"""Preparation drawn."""

from course_toolkit.preparation.draw.scaling.picture import ScalingPicture

__all__ = ["ScalingPicture"]

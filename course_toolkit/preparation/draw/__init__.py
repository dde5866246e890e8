"""Preparation drawn."""

from course_toolkit.preparation.draw.cleaning.picture import CleaningPicture
from course_toolkit.preparation.draw.oversampling import OversamplingPicture
from course_toolkit.preparation.draw.scaling.picture import ScalingPicture

__all__ = ["CleaningPicture", "OversamplingPicture", "ScalingPicture"]

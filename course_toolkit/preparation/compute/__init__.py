"""Clean a table with a trace, scale its attributes, resample its training set."""

from course_toolkit.preparation.compute.cleaning import Cleaning, SkippedStepsWarning, StepRecord, TableSize
from course_toolkit.preparation.compute.resampling.oversampled import Oversampled
from course_toolkit.preparation.compute.resampling.oversampling import oversample
from course_toolkit.preparation.compute.scaling.compare import compare_scalings
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison

__all__ = [
    "Cleaning",
    "Oversampled",
    "ScalingComparison",
    "SkippedStepsWarning",
    "StepRecord",
    "TableSize",
    "compare_scalings",
    "oversample",
]

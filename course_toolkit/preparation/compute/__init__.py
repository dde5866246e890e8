"""Clean a table with a trace, scale its attributes, resample its training set."""

from course_toolkit.preparation.compute.cleaning import Cleaning, SkippedStepsWarning, StepRecord, TableSize

__all__ = ["Cleaning", "SkippedStepsWarning", "StepRecord", "TableSize"]

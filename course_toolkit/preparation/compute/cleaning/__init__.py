"""Clean a table with a trace: every step with its reason, what it changed, and the pandas that does the same."""

from course_toolkit.preparation.compute.cleaning.cleaning import Cleaning
from course_toolkit.preparation.compute.cleaning.record import StepRecord, TableSize
from course_toolkit.preparation.compute.cleaning.trace import SkippedStepsWarning

__all__ = ["Cleaning", "SkippedStepsWarning", "StepRecord", "TableSize"]

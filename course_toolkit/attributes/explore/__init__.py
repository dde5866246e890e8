"""Explore attributes: one or two of them, or how all go together."""

from course_toolkit.attributes.explore.attribute import AttributeExplorer
from course_toolkit.attributes.explore.correlation import CorrelationExplorer

__all__ = ["AttributeExplorer", "CorrelationExplorer"]

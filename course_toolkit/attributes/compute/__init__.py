"""Compute one attribute, two, and how all go together."""

from course_toolkit.attributes.compute.association import Association, measure_association
from course_toolkit.attributes.compute.correlation import correlate
from course_toolkit.attributes.compute.correlation_groups import AttributeGroup, GroupMember
from course_toolkit.attributes.compute.correlation_result import Correlations
from course_toolkit.attributes.compute.describe import describe_attribute
from course_toolkit.attributes.compute.outcome import AttributeOutcome, CategoryOutcome, Histogram, NumberOutcome
from course_toolkit.attributes.compute.pairs import GroupsOutcome, PairOutcome, ScatterOutcome, TableOutcome
from course_toolkit.attributes.compute.relate import relate_attributes

__all__ = [
    "Association",
    "AttributeGroup",
    "AttributeOutcome",
    "CategoryOutcome",
    "correlate",
    "Correlations",
    "describe_attribute",
    "GroupMember",
    "GroupsOutcome",
    "Histogram",
    "measure_association",
    "NumberOutcome",
    "PairOutcome",
    "relate_attributes",
    "ScatterOutcome",
    "TableOutcome",
]

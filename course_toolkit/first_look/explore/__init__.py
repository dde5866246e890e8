"""Explore a first look: read a table and say so, walk through what an audit found."""

from course_toolkit.first_look.explore.audit import AuditExplorer
from course_toolkit.first_look.explore.reading import read_table
from course_toolkit.first_look.explore.report import ExpertReport

__all__ = ["AuditExplorer", "ExpertReport", "read_table"]

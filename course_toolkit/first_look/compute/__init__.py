"""Read a table, look at it, find what is incoherent."""

from course_toolkit.first_look.compute.audit import Findings, audit
from course_toolkit.first_look.compute.finding import AuditFinding, Decision

__all__ = ["AuditFinding", "Decision", "Findings", "audit"]

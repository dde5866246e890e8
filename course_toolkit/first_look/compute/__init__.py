"""Read a table, look at it, find what is incoherent."""

from course_toolkit.first_look.compute.auditing import Findings, audit
from course_toolkit.first_look.compute.finding import AuditFinding, Decision
from course_toolkit.first_look.compute.looking import FirstLook, first_look
from course_toolkit.first_look.compute.reading import Reading

__all__ = ["AuditFinding", "Decision", "Findings", "FirstLook", "Reading", "audit", "first_look"]

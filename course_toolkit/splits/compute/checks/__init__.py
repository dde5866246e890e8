"""The checks of a split: each reads the sets and drafts findings, or says why it cannot look."""

from collections.abc import Callable, Iterable

from course_toolkit.splits.compute.finding import Draft
from course_toolkit.splits.compute.sets import Sets

Check = Callable[[Sets], Iterable[Draft]]

#: The code that a check finds, and the check; in the order in which they are made.
CHECKS: dict[str, Check] = {}

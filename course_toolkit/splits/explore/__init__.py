"""The explorers of a split: its leaks one by one."""

from course_toolkit.splits.explore.checker import SplitLeakChecker

__all__ = ["SplitLeakChecker"]

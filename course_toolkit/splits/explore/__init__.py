"""The explorers of a split: its leaks one by one, as a quiz, and more or less of one leak."""

from course_toolkit.splits.explore.checker import SplitLeakChecker
from course_toolkit.splits.explore.doses import LeakDoseExplorer
from course_toolkit.splits.explore.quiz import SplitLeakQuiz

__all__ = ["LeakDoseExplorer", "SplitLeakChecker", "SplitLeakQuiz"]

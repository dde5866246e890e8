"""What a teacher would say of a split."""

from course_toolkit.splits.say.sentences import say_split

__all__ = ["say_split"]

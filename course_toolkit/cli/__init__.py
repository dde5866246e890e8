"""The command line: ``course-toolkit lab`` and ``course-toolkit demo``."""

from course_toolkit.cli.command import main

__all__ = ["main"]

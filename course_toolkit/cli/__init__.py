"""The command line: ``course-toolkit lab``, ``demo`` and ``check``."""

from course_toolkit.cli.command import main

__all__ = ["main"]

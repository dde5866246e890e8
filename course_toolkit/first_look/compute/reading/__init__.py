"""Read a table from a file or a database, and keep the account of how it was read."""

from course_toolkit.first_look.compute.reading.account import Reading, reading_of
from course_toolkit.first_look.compute.reading.missing import Missing, MissingColumn
from course_toolkit.first_look.compute.reading.read import read_source
from course_toolkit.first_look.compute.reading.telling import tell

__all__ = ["Missing", "MissingColumn", "Reading", "read_source", "reading_of", "tell"]

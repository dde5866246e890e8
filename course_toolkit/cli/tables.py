"""Tables from files, read as the first lesson reads them; what cannot be read is said without a traceback."""

from pathlib import Path
from typing import TYPE_CHECKING

from course_toolkit._core.words import _
from course_toolkit.cli.problem import UsageError

if TYPE_CHECKING:
    import pandas as pd


def read_table(path: Path, *, encoding: str | None = None) -> "pd.DataFrame":
    """Read a table from a file of any kind; how it is written is told from the file."""
    from course_toolkit._core.compute.errors import CourseError
    from course_toolkit.first_look.compute.reading import read_source

    try:
        frame = read_source(path, {"encoding": encoding} if encoding else {})
    except CourseError as error:
        raise UsageError(" ".join(str(error).splitlines())) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(_("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    frame.attrs.clear()  # the account of the reading is for lessons; here it would only be copied along
    return frame

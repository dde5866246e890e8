"""Tables in Parquet files, which know the kinds of their columns themselves."""

import pandas as pd

from course_toolkit._core.compute.guard import reading as guard
from course_toolkit.first_look.compute.reading.code import call
from course_toolkit.first_look.compute.reading.missing import all_called
from course_toolkit.first_look.compute.reading.options import Options
from course_toolkit.first_look.compute.reading.parsed import Parsed
from course_toolkit.first_look.compute.reading.source import Source


def read_parquet(source: Source, options: Options) -> Parsed:  # noqa: ARG001 — every reader takes the options
    """Read a Parquet file."""
    try:
        frame = pd.read_parquet(source.handle())
    except ImportError:
        guard.refuse_without("pyarrow", source.name)
    except Exception as error:  # noqa: BLE001 — its engines raise errors of their own
        guard.refuse_corrupt(source.name, "Parquet", error)
    frame.attrs.clear()  # a table that was written by read_table brings the account of another file
    return Parsed(frame=frame, code=f"frame = {call('pd.read_parquet', source.given, {})}", texts_at=all_called("null"))

"""Tables from files: separator, decimal comma and kind of file told from the file itself."""

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from course_toolkit._core.words import _
from course_toolkit.cli.problem import UsageError

if TYPE_CHECKING:
    import pandas as pd

PARQUET = {".parquet", ".pq"}
SEPARATORS = ",;\t|"
#: Enough lines to tell how a file separates its columns.
N_LINES_READ = 50
N_BYTES_READ = 1_000_000
COMMA_NUMBER = re.compile(r"[-+]?\d+,\d+")
POINT_NUMBER = re.compile(r"[-+]?\d+\.\d+")


def read_table(path: Path, *, encoding: str = "utf-8") -> "pd.DataFrame":
    """Read a table from a CSV or a Parquet file; say in words what is none."""
    if not path.exists():
        raise UsageError(_("{path} does not exist. Check its name and its folder.", path=path))
    if path.is_dir():
        raise UsageError(_("{path} is a folder. Give the file of the table.", path=path))
    if path.stat().st_size == 0:
        raise UsageError(_("{path} is empty. Give a table with one line of names and its rows.", path=path))
    reader: Callable[[], pd.DataFrame] = (
        (lambda: _parquet(path)) if path.suffix.lower() in PARQUET else (lambda: _csv(path, encoding))
    )
    try:
        return reader()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(_("{path} cannot be read: {reason}.", path=path, reason=reason)) from error


def _csv(path: Path, encoding: str) -> "pd.DataFrame":
    import pandas as pd

    try:
        head = _head(path, encoding)
        separator = _separator(head)
        decimal = _decimal(head, separator)
        return pd.read_csv(path, sep=separator, decimal=decimal, encoding=encoding, low_memory=False)
    except (UnicodeError, LookupError) as error:
        raise UsageError(
            _(
                "{path} is not written in {encoding}. Save it as UTF-8, or add --encoding, such as cp1252.",
                path=path,
                encoding=encoding,
            )
        ) from error
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError, csv.Error) as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise UsageError(_("{path} is no table that can be read: {reason}", path=path, reason=reason)) from error


def _head(path: Path, encoding: str) -> list[str]:
    with path.open("rb") as file:
        start = file.read(N_BYTES_READ)
    if b"\0" in start and encoding.lower().startswith("utf-8"):
        raise UnicodeError
    lines = io.TextIOWrapper(
        io.BytesIO(start), encoding=encoding, errors="strict" if len(start) < N_BYTES_READ else "ignore"
    )
    return lines.read().removeprefix("\ufeff").splitlines()[:N_LINES_READ]


def _separator(head: list[str]) -> str:
    """Return the sign that cuts the lines in the same number of columns, as many as can be."""

    def columns(sign: str) -> int:
        widths = [len(row) for row in csv.reader(head, delimiter=sign) if row]
        return min(widths, default=1) if len(set(widths[:-1])) <= 1 else 1

    return max(SEPARATORS, key=columns)


def _decimal(head: list[str], separator: str) -> str:
    """Return the comma where numbers are written with one, and none with a point."""
    if separator == ",":
        return "."
    cells = [cell.strip() for row in csv.reader(head[1:], delimiter=separator) for cell in row]
    commas = any(COMMA_NUMBER.fullmatch(cell) for cell in cells)
    return "," if commas and not any(POINT_NUMBER.fullmatch(cell) for cell in cells) else "."


def _parquet(path: Path) -> "pd.DataFrame":
    import pandas as pd

    try:
        return pd.read_parquet(path)
    except ImportError as error:
        raise UsageError(
            _("{path} is a Parquet file: install pyarrow to read it, or save it as CSV.", path=path)
        ) from error
    except Exception as error:  # the readers of Parquet raise errors of their own
        if isinstance(error, OSError):
            raise
        raise UsageError(_("{path} is no Parquet file that can be read.", path=path)) from error

"""A table's fingerprint: the same for the same values, whoever stored them how, and another after any change."""

from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column, read_column

Hashes = NDArray[np.uint64]
#: An odd number with bits all over, so that rows that exchange values between columns differ.
SPREAD = np.uint64(0x9E3779B97F4A7C15)
MISSING = np.uint64(0x5851F42D4C957F2D)


@dataclass(frozen=True, eq=False)
class Digest:
    """What a table held: one fingerprint for all of it, and enough to say where it was changed.

    Values and names count, in their order; the index, dtypes (1, 1.0 and True are equal) and the kind of "missing"
    do not.
    """

    fingerprint: str
    columns: dict[Hashable, str]
    rows: Hashes

    def changes(self, frame: pd.DataFrame) -> tuple[list[Hashable], list[Hashable]]:
        """Return the columns, and the index labels of the rows, that differ in a later state of the table."""
        now = digest(frame)
        names = dict.fromkeys([*self.columns, *now.columns])
        columns = [name for name in names if self.columns.get(name) != now.columns.get(name)]
        if len(now.rows) != len(self.rows):
            return columns, []
        same_columns = list(now.columns) == list(self.columns)
        return columns, frame.index[now.rows != self.rows].tolist() if same_columns else []


def digest(frame: pd.DataFrame) -> Digest:
    """Return the fingerprint of a table."""
    rows = np.zeros(len(frame), dtype=np.uint64)
    columns: dict[Hashable, str] = {}
    whole = sha256(str(len(frame)).encode())
    for name in frame.columns:
        values = _hashes(read_column(name, {"": frame[name]}))
        rows = rows * SPREAD + values
        columns[name] = sha256(values.astype("<u8").tobytes()).hexdigest()
        whole.update(f"{len(str(name))}:{name}{columns[name]}".encode("utf-8", "surrogatepass"))
    return Digest(whole.hexdigest()[:32], columns, rows)


def _hashes(column: Column) -> Hashes:
    """Return one number for each value."""
    values = column.per_set[""] + 0.0  # a negative zero is zero
    missing = np.isnan(values)
    if column.levels is None:
        hashes = pd.util.hash_array(values)
    elif len(column.levels):
        texts = np.array([_encodable(str(level)) for level in column.levels], dtype=object)
        levels = pd.util.hash_array(texts, categorize=False)
        hashes = levels[np.where(missing, 0, values).astype(np.intp)]
    else:
        hashes = np.zeros(len(values), dtype=np.uint64)
    return np.asarray(np.where(missing, MISSING, hashes), dtype=np.uint64)


def _encodable(text: str) -> str:
    """Write out lone halves of signs, which files of odd encodings hold and UTF-8 does not."""
    return text if text.isascii() else text.encode("utf-8", "backslashreplace").decode()

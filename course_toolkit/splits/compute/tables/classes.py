"""The classes of the rows as small whole numbers, whatever the label holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column

Codes = NDArray[np.int64]


@dataclass(frozen=True)
class Classes:
    """The class of each row of each set: 0, 1, …; -1 where the label is missing. ``names`` is what they are called."""

    per_set: Mapping[str, Codes]
    names: tuple[Any, ...]

    @property
    def every(self) -> Codes:
        """The classes of the rows of all sets, one set after the other."""
        return np.concatenate(list(self.per_set.values()))


def read_classes(target: Column) -> Classes:
    """Return the values of the label numbered in ascending order."""
    values = np.concatenate(list(target.per_set.values()))
    known = ~np.isnan(values)
    levels, codes = np.unique(values[known], return_inverse=True)
    every = np.full(len(values), -1, dtype=np.int64)
    every[known] = codes
    ends = np.cumsum([len(part) for part in target.per_set.values()])[:-1]
    parts = dict(zip(target.per_set, np.split(every, ends), strict=True))
    return Classes(parts, tuple(_plain(target.text(level)) for level in levels))


def _plain(value: Any) -> Any:
    """Write 1.0 as 1, as the student's table most likely has it."""
    return int(value) if isinstance(value, float | np.floating) and float(value).is_integer() else value

"""Rows put into groups by a category: declared, of texts or whole numbers, of the raw tables, or by equal values."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column, read_column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Ints = NDArray[np.int64]

#: Rows that show whether values come back.
ROWS_READ = 5_000
#: Categorical columns that are tried, at most: those with the most categories first.
MOST_CATEGORICAL = 20


@dataclass(frozen=True)
class Grouping:
    """Rows put into groups by a category, or by equal values of the encoded column itself (``name`` is then None)."""

    name: Name | None
    per_set: dict[str, Ints]
    n: int
    labels: NDArray[Any]


def named_groupings(sets: Sets) -> list[Grouping]:
    """Return the groupings by categorical columns: of the tables, and of the raw tables where they fit row by row."""
    columns = [column for column in sets.columns() if _is_categorical(sets, column)]
    raw = sets.declared.raw
    if all(key in raw and len(raw[key]) == n for key, n in sets.sizes.items()):
        shared = [name for name in raw["train"].columns if all(name in raw[key] for key in sets.frames)]
        others = [name for name in shared if name not in sets.names and name != sets.label]
        read = [read_column(name, {key: raw[key][name] for key in sets.frames}) for name in others]
        columns += [column for column in read if _is_categorical(sets, column)]
    groupings = [group_by(column, name=column.name) for column in columns]
    return sorted(groupings, key=lambda one: -one.n)[:MOST_CATEGORICAL]


def _is_categorical(sets: Sets, column: Column) -> bool:
    if column.name in sets.declared.categories:
        return True
    if column.kind == "date":
        return False
    values = np.concatenate([part[:: max(1, len(part) // ROWS_READ)] for part in column.per_set.values()])
    known = values[~np.isnan(values)]
    whole = column.kind == "text" or bool((known == np.round(known)).all())
    return whole and 2 <= len(np.unique(known)) <= max(len(known) / 2, 2)


def group_by(column: Column, *, name: Name | None = None) -> Grouping:
    """Return the rows of a column grouped by value; what is missing is in no group."""
    values = np.concatenate(list(column.per_set.values()))
    known = ~np.isnan(values)
    codes, labels = pd.factorize(values[known])
    groups = np.full(len(values), -1, dtype=np.int64)
    groups[known] = codes
    ends = np.cumsum([len(part) for part in column.per_set.values()])[:-1]
    per_set = dict(zip(column.per_set, np.split(groups, ends), strict=True))
    written = list(labels) if name is None else [column.text(value) for value in labels]
    return Grouping(name, per_set, len(labels), np.array(written, dtype=object))

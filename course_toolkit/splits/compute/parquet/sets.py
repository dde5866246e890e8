"""The sets of a split that stay in their files, with the face that the checks know."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.parquet.columns import Written, read_written
from course_toolkit.splits.compute.parquet.engine import Engine, objects
from course_toolkit.splits.compute.parquet.tally import tally_column
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: Of more rows than these, a finding counts all and lists the first.
MOST_LISTED = 100_000


class _FileColumn:
    """A column of a file, as far as somebody asks for its type."""

    def __init__(self, dtype: Any) -> None:
        self.dtype = dtype


class ParquetTable:
    """A table in a file: its columns and the number of its rows."""

    def __init__(self, engine: Engine, key: str) -> None:
        self._layout = engine.layouts[key]
        self.columns = pd.Index([name for name in self._layout.columns if name not in self._layout.index])

    def __len__(self) -> int:
        return self._layout.n_rows

    def __contains__(self, name: object) -> bool:
        return name in self.columns

    def __getitem__(self, name: str) -> _FileColumn:
        zoned = self._layout.types[self._layout.columns.index(name)] == "TIMESTAMP WITH TIME ZONE"
        return _FileColumn(pd.DatetimeTZDtype(tz="UTC") if zoned else np.dtype(object))


class RowLabels:
    """What the rows of a file are called, looked up for the few that are asked for."""

    def __init__(self, sets: "ParquetSets", key: str) -> None:
        self._sets, self._key = sets, key

    def __getitem__(self, positions: Any) -> Any:
        if np.ndim(positions) == 0:
            return self._sets.labels(self._key, np.array([positions]))[0]
        return self._sets.labels(self._key, np.asarray(positions)[:MOST_LISTED])


@dataclass(frozen=True)
class ParquetSets(Sets):
    """The sets of a split in Parquet files; :class:`Sets` is the same in memory."""

    engine: Engine = field(kw_only=True, repr=False)
    in_memory: ClassVar[bool] = False

    def column(self, name: Name) -> Column:
        """Return what the checks need to know of a column, its values counted in the files."""
        if name not in self._columns:
            are_classes = name == self.label and self.task_told == "classification"
            complete = are_classes or name in self.declared.categories
            self._columns[name] = tally_column(self.engine, self.written(name), complete=complete)
        return self._columns[name]

    def written(self, name: Name) -> Written:
        """Return how a column is written in SQL so that all sets can be compared."""
        found: Written = self.remember(f"written {name!r}", lambda: read_written(self.engine, str(name)))
        return found

    def index(self, key: str) -> Any:
        """Return what the rows of a set are called."""
        return RowLabels(self, key)

    def labels(self, key: str, positions: Positions) -> Any:
        """Return what some rows are called."""
        layout = self.engine.layouts[key]
        if not layout.index:
            start, step = layout.first_label
            return pd.Index(start + step * positions)
        return self.remember(f"labels {key} {positions.tobytes()!r}", lambda: self._read_labels(key, positions))

    def _read_labels(self, key: str, positions: Positions) -> pd.Index:
        layout = self.engine.layouts[key]
        found = self._fetch(key, positions, [layout.place(name) for name in layout.index], layout.index)
        parts = [objects(part) for part in found.values()]
        return pd.Index(parts[0]).infer_objects() if len(parts) == 1 else pd.MultiIndex.from_arrays(parts)

    def rows(self, key: str, positions: Positions, names: Sequence[str]) -> Mapping[str, NDArray[Any]]:
        """Return a few rows as they stand in the file, in the order of the positions; read once, shown often."""
        places = [self.engine.layouts[key].place(name) for name in names]
        found: Mapping[str, NDArray[Any]] = self.remember(
            f"rows {key} {positions.tobytes()!r} {places}", lambda: self._fetch(key, positions, places, names)
        )
        return found

    def values(self, key: str, positions: Positions, written: Written) -> NDArray[Any]:
        """Return the comparable values of a column in some rows."""
        return self._fetch(key, positions, [written.of[key]], ["v"])["v"]

    def _fetch(
        self, key: str, positions: Positions, written: Sequence[str], names: Sequence[str]
    ) -> dict[str, NDArray[Any]]:
        self.engine.put("asked", {"r": np.asarray(positions, dtype=np.int64), "k": np.arange(len(positions))})
        columns = ", ".join(f"{one} AS w{place}" for place, one in enumerate(written))
        found = self.engine.sql(f"SELECT k, {columns} FROM {key} JOIN asked USING (r) ORDER BY k")
        return {name: found[f"w{place}"] for place, name in enumerate(names)}

"""Rows of a file that hold some values, by DuckDB."""

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.chance.proportions import rows_holding
from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.parquet.sets import MOST_LISTED, ParquetSets
from course_toolkit.splits.compute.tables.columns import Column


@rows_holding.register
def _rows_holding(sets: ParquetSets, column: Column, key: str, values: NDArray[np.float64]) -> Positions:
    """Return the positions of the first rows that hold one of some values."""
    held = values if column.levels is None else column.levels[values.astype(np.intp)]
    sets.engine.put("held", {"v": held})
    found = sets.engine.sql(
        f"SELECT r FROM (SELECT r, {sets.written(column.name).of[key]} AS v FROM {key}) SEMI JOIN held USING (v) "
        f"ORDER BY r LIMIT {MOST_LISTED}"
    )
    return np.asarray(found["r"], dtype=np.intp)

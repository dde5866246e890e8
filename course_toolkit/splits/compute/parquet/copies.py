"""Equal rows of two files: hashed and joined by DuckDB, on disk where they do not fit; the few found are read."""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from course_toolkit.splits.compute.copies.equal_rows import Rows, Twins, equal_rows, names_each_row, read
from course_toolkit.splits.compute.examples import row_of
from course_toolkit.splits.compute.parquet.engine import floats, objects
from course_toolkit.splits.compute.parquet.sets import ParquetSets
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name


@equal_rows.register
def _equal_rows(sets: ParquetSets, pair: Sequence[str], names: Sequence[Name]) -> Twins:
    """Return the rows of two files that are equal in all the columns named, by a hash of 64 bits."""
    written = [sets.written(name).of for name in names]
    for key in pair:
        values = ", ".join(one[key] for one in written)
        sets.engine.run(f"CREATE OR REPLACE TEMP TABLE hashes_{key} AS SELECT r, hash({values}) AS h FROM {key}")
    first, second = pair
    found = {
        key: sets.engine.sql(f"SELECT r, h FROM hashes_{key} SEMI JOIN hashes_{other} USING (h) ORDER BY r")
        for key, other in ((first, second), (second, first))
    }
    for key in pair:
        sets.engine.run(f"DROP TABLE hashes_{key}")
    rows = {key: np.asarray(found[key]["r"], dtype=np.intp) for key in pair}
    patterns = pd.factorize(np.concatenate([np.asarray(found[key]["h"]) for key in pair]))[0]
    sides = np.split(patterns, [len(rows[first])])
    return Twins(rows, dict(zip(pair, sides, strict=True)))


@names_each_row.register
def _names_each_row(sets: ParquetSets, key: str, sampled: Column) -> bool:
    one = sets.written(sampled.name).of[key]
    n_rows, n_known, n_distinct = sets.engine.one(f"SELECT count(*), count({one}), count(DISTINCT {one}) FROM {key}")
    return bool(n_distinct == n_known and n_rows - n_known <= 1)


@read.register
def _read(sets: ParquetSets, name: Name, rows: Rows) -> Column:
    """Return the comparable values of some rows."""
    written = sets.written(name)
    found = {key: sets.values(key, at, written) for key, at in rows.items()}
    if written.kind != "text":
        return Column(name, written.kind, {key: floats(values) for key, values in found.items()})
    codes, levels = pd.factorize(np.concatenate([objects(values) for values in found.values()]))
    values = np.where(codes < 0, np.nan, codes.astype(np.float64))
    parts = np.split(values, np.cumsum([len(part) for part in found.values()])[:-1])
    return Column(name, "text", dict(zip(found, parts, strict=True)), np.asarray(levels))


@row_of.register
def _row_of(sets: ParquetSets, key: str, position: int, names: Sequence[Name]) -> pd.DataFrame:
    """Return one row as it stands in the file."""
    found = sets.rows(key, np.array([position]), [str(name) for name in names])
    frame = pd.DataFrame({name: pd.Series(objects(values), dtype=object) for name, values in found.items()})
    return frame.map(lambda value: pd.Timestamp(value) if isinstance(value, np.datetime64) else value).astype(object)

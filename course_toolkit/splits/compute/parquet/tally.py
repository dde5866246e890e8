"""The values of a column counted in its files: all of them where they are few, else those that show what it is."""

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.meaning.identifiers import N_TEXTS_LOOKED_AT
from course_toolkit.splits.compute.parquet.columns import Written
from course_toolkit.splits.compute.parquet.engine import Engine, floats, objects
from course_toolkit.splits.compute.tables.columns import Column, Tally

#: More different values than this are not brought into memory.
MOST_VALUES = 1_000_000
#: Of these, so many show what kind of column it is.
N_SHOWN = 1_000
#: A row number below it leaves room for the number of the set above.
A_SET = 2**48


def tally_column(engine: Engine, written: Written, *, complete: bool) -> Column:
    """Count the values of a column; of measurements, only where the counts are wanted (``complete``)."""
    counted = _parts(written)
    if not (complete or written.kind == "text" or _are_whole(engine, written)):
        counted = _ends(written)
    engine.run(f"CREATE OR REPLACE TEMP TABLE counted AS SELECT * FROM ({counted}) WHERE v IS NOT NULL")
    return _texts(engine, written) if written.kind == "text" else _numbers(engine, written)


def _parts(written: Written) -> str:
    """Return the query for each value of each set with the number of its rows and the first of them."""
    return " UNION ALL ".join(
        f"SELECT {number} AS s, {one} AS v, count(*) AS n, min(r) AS f FROM {key} GROUP BY v"
        for number, (key, one) in enumerate(written.of.items())
    )


def _ends(written: Written) -> str:
    """Return the query for the smallest and the largest value of each set, and for one that is not whole."""
    finite = "v IS NOT NULL AND NOT isinf(v)"
    return " UNION ALL ".join(
        f"SELECT {number} AS s, v, 0 AS n, 0 AS f FROM (SELECT unnest([min(v) FILTER ({finite}), "
        f"max(v) FILTER ({finite}), any_value(v) FILTER ({finite} AND v <> floor(v)), "
        f"any_value(v) FILTER (isinf(v))]) AS v FROM (SELECT {one} AS v FROM {key})) WHERE v IS NOT NULL"
        for number, (key, one) in enumerate(written.of.items())
    )


def _are_whole(engine: Engine, written: Written) -> bool:
    return not any(
        engine.one(f"SELECT count(*) FROM (SELECT 1 FROM {key} WHERE {one} <> floor({one}) LIMIT 1)")[0]
        for key, one in written.of.items()
    )


def _n_missing(engine: Engine, written: Written) -> dict[str, int]:
    return {key: int(engine.one(f"SELECT count(*) - count({one}) FROM {key}")[0]) for key, one in written.of.items()}


def _numbers(engine: Engine, written: Written) -> Column:
    """Return a column of numbers or dates, its values in the order in which the rows have them first."""
    n_distinct = int(engine.one("SELECT count(DISTINCT v) FROM counted")[0])
    is_counted = int(engine.one("SELECT count(*) FROM counted WHERE n = 0")[0]) == 0
    is_complete = is_counted and n_distinct <= MOST_VALUES
    some = "" if is_complete else (
        f"WHERE k <= {N_SHOWN} OR v IN (SELECT unnest([min(v), max(v)]) FROM counted GROUP BY s)"
    )  # fmt: skip
    rows = engine.sql(
        f"SELECT s, v, n FROM (SELECT *, row_number() OVER (PARTITION BY s ORDER BY f) AS k FROM counted) {some} "
        "ORDER BY s, f, v"
    )
    return _column(engine, written, rows["s"], floats(rows["v"]), rows["n"], (n_distinct, is_complete))


def _texts(engine: Engine, written: Written) -> Column:
    """Return a column of texts, numbered in the order in which the rows of all sets have them first."""
    engine.run(
        "CREATE OR REPLACE TEMP TABLE levels AS SELECT v, row_number() OVER (ORDER BY p) - 1 AS k "
        f"FROM (SELECT v, min(s * {A_SET} + f) AS p FROM counted GROUP BY v)"
    )
    n_distinct = int(engine.one("SELECT count(*) FROM levels")[0])
    is_complete = n_distinct <= MOST_VALUES
    step = 1 if is_complete else max(1, n_distinct // N_TEXTS_LOOKED_AT)
    engine.run(
        f"CREATE OR REPLACE TEMP TABLE shown AS SELECT v, k // {step} AS k FROM levels WHERE k % {step} = 0 ORDER BY k"
    )
    levels = objects(engine.sql("SELECT v FROM shown ORDER BY k")["v"])
    rows = engine.sql("SELECT s, k, n FROM counted JOIN shown USING (v) ORDER BY s, f")
    column = _column(engine, written, rows["s"], floats(rows["k"]), rows["n"], (n_distinct, is_complete))
    return Column(column.name, "text", column.per_set, levels, column.tally)


def _column(
    engine: Engine, written: Written, sets: NDArray[np.int64], values: NDArray[np.float64], n_rows: NDArray[np.int64],
    known: tuple[int, bool],
) -> Column:  # fmt: skip
    per_set, counts = {}, {}
    n_missing = _n_missing(engine, written)
    for number, key in enumerate(written.of):
        here = np.asarray(sets) == number
        gap = [np.nan] * bool(n_missing[key])
        per_set[key] = np.concatenate([values[here], gap])
        counts[key] = np.concatenate([np.asarray(n_rows)[here], [n_missing[key]] * len(gap)]).astype(np.int64)
    n_known = {key: engine.layouts[key].n_rows - n_missing[key] for key in written.of}
    return Column(written.name, written.kind, per_set, None, Tally(counts, n_known, *known))

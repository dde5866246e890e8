"""Rows of two files in their order of time, by DuckDB."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.wording import show
from course_toolkit._core.words import _
from course_toolkit.splits.compute.checks.missing_gap import Gap, look_for_gap
from course_toolkit.splits.compute.checks.temporal_overlap import Overlap, overlap
from course_toolkit.splits.compute.examples import N_PAIRS
from course_toolkit.splits.compute.finding import NotCheckedError, Positions
from course_toolkit.splits.compute.meaning.dates import Moments
from course_toolkit.splits.compute.parquet.engine import objects
from course_toolkit.splits.compute.parquet.sets import MOST_LISTED, ParquetSets

Pair = tuple[str, str]
PerSet = Mapping[str, NDArray[np.float64]]


@overlap.register
def _overlap(sets: ParquetSets, pair: Pair, moments: Moments, per_set: PerSet | None = None) -> Overlap | None:
    """Return the rows that stand in the wrong order, those of the same moment included; None where there are none."""
    first, last = (_timed(sets, key, moments, per_set or moments.per_set) for key in pair)
    (start,) = sets.engine.one(f"SELECT min(t) FROM {last}")
    end, n_known = sets.engine.one(f"SELECT max(t), count(t) FROM {first}")
    if start is None or end is None or end < start:
        return None
    n_late, n_same = sets.engine.one(
        f"SELECT count(*) FILTER (t >= ?), count(*) FILTER (t = ?) FROM {first}", [start, start]
    )
    (n_early,) = sets.engine.one(f"SELECT count(*) FROM {last} WHERE t <= ?", [end])
    positions = {
        pair[0]: _positions(sets, f"{first} WHERE t >= ?", start),
        pair[1]: _positions(sets, f"{last} WHERE t <= ?", end),
    }
    latest = _some(sets, f"{first} WHERE t >= ? ORDER BY t DESC, r", start)
    earliest = _some(sets, f"{last} WHERE t <= ? ORDER BY t, r", end)
    return Overlap(
        pair, moments, float(start), float(end), int(n_same), int(n_known),
        {pair[0]: int(n_late), pair[1]: int(n_early)}, positions, list(zip(latest, earliest, strict=False)),
    )  # fmt: skip


@look_for_gap.register
def _look_for_gap(sets: ParquetSets, pair: Pair, moments: Moments, horizon: float) -> Gap | None:
    """Return the rows whose labels were not yet known; None without any."""
    first, last = (_timed(sets, key, moments, moments.per_set) for key in pair)
    (start,) = sets.engine.one(f"SELECT min(t) FROM {last}")
    (end,) = sets.engine.one(f"SELECT max(t) FROM {first}")
    if not horizon or start is None or end is None or end + horizon <= start:
        return None
    late, near = f"{first} WHERE t + {horizon!r} > ?", f"{last} WHERE t < ?"
    n_rows = {
        pair[0]: int(sets.engine.one(f"SELECT count(*) FROM {late}", [start])[0]),
        pair[1]: int(sets.engine.one(f"SELECT count(*) FROM {near}", [end + horizon])[0]),
    }
    positions = {pair[0]: _positions(sets, late, start), pair[1]: _positions(sets, near, end + horizon)}
    (opening,) = sets.engine.one(f"SELECT min(r) FROM {last} WHERE t = ?", [start])
    latest = _some(sets, f"{late} ORDER BY t DESC, r", start)
    return Gap(pair, moments, horizon, float(start), n_rows, positions, [(row, int(opening)) for row in latest])


def _timed(sets: ParquetSets, key: str, moments: Moments, per_set: PerSet) -> str:
    """Return the query for the rows of a set (``r``) and their moments (``t``)."""
    column, one = sets.column(moments.name), sets.written(moments.name).of[key]
    if per_set[key] is column.per_set[key]:  # numbers and dates as they are
        return f"(SELECT r, {one} AS t FROM {key})"
    if column.tally is None or not column.tally.is_complete:
        raise NotCheckedError(
            lambda: _(
                "The column {column} holds dates as texts, too many to read them one by one. Save it as dates: "
                "pd.to_datetime(frame[{column}]).",
                column=show(moments.name),
            )
        )  # fmt: skip
    values, seconds = column.per_set[key], per_set[key]
    known = ~np.isnan(values)
    said: Any = values[known]
    if column.levels is not None:
        said = column.levels[values[known].astype(np.intp)]
    table = f"moments_{key}"
    sets.engine.put(table, {"v": said, "t": seconds[known]})
    return (
        f"(SELECT r, CASE WHEN isnan(t) THEN NULL ELSE t END AS t FROM "
        f"(SELECT r, {one} AS v FROM {key}) LEFT JOIN {table} USING (v))"
    )


def _positions(sets: ParquetSets, rows: str, bound: float) -> Positions:
    found = sets.engine.sql(f"SELECT r FROM {rows} ORDER BY r LIMIT {MOST_LISTED}", [bound])["r"]
    return np.asarray(found, dtype=np.intp)


def _some(sets: ParquetSets, rows: str, bound: float) -> list[int]:
    found = objects(sets.engine.sql(f"SELECT r FROM {rows} LIMIT {N_PAIRS}", [bound])["r"])
    return [int(row) for row in found]

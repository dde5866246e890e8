"""What a column is for, declared or plain to see: a group, the time, an identifier, a category."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.meaning.dates import Moments, clocks
from course_toolkit.splits.compute.meaning.identifiers import looks_like_identifier, n_distinct
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: So many repeated values that never lie in two sets at once are no chance: dealt row by row, a value seen twice stays
#: on one side with a probability of at most 0.5 + 0.5² · … < 0.75 for sets of 15 % and more, and 0.75²⁴ ≈ 0.001.
N_KEPT_APART = 24
ROWS_READ = 20_000
#: A category is something that comes back: texts seen less than three times on average are not compared.
ROWS_PER_LEVEL = 3
#: More levels than this, most of them on one side only, are names of things rather than kinds of things.
N_LEVELS_OF_A_KIND = 10


def group_of(sets: Sets, pair: tuple[str, str]) -> Name | None:
    """Return the declared group, else a column whose repeated values were plainly kept on one side each."""
    if sets.declared.group is not None and sets.declared.group in sets.names:
        return sets.declared.group
    return next((column.name for column in sets.columns() if _kept_apart(column, pair)), None)


def _kept_apart(column: Column, pair: tuple[str, str]) -> bool:
    """Say whether a column looks like an undeclared group: names or numbers, repeated, never in both sets.

    Numbers of which all in one set are larger are a quantity that drifted, or the time, as well as a group.
    """
    first, second = (_part(column.per_set[key]) for key in pair)
    if column.tally is not None and not column.tally.is_complete:
        return False
    if column.kind == "date" or not (first.size and second.size) or not _whole(first[:100]):
        return False
    if column.kind == "number" and (first.max() < second.min() or second.max() < first.min()):
        return False
    if np.isin(second[:100], first[:1000]).any():
        return False
    if column.tally is None:
        (left, n_left), (right, n_right) = (np.unique(values, return_counts=True) for values in (first, second))
    else:  # the rows of a file are counted, all of them
        (left, n_left), (right, n_right) = (column.counted(key) for key in pair)
    if len(left) + len(right) > (n_left.sum() + n_right.sum()) / 2 or np.isin(left, right, assume_unique=True).any():
        return False
    return int((n_left > 1).sum() + (n_right > 1).sum()) >= N_KEPT_APART


def _part(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return some of the known values, evenly spaced over the rows."""
    some = values[:: max(1, len(values) // ROWS_READ)]
    return some[~np.isnan(some)]


def _whole(values: NDArray[np.float64]) -> bool:
    return bool((values == np.round(values)).all())


def time_of(sets: Sets, pair: tuple[str, str]) -> Name | None:
    """Return the declared time, else a column of dates that are all later in one set than in the other."""
    if sets.declared.time is not None:
        return sets.declared.time
    return next((moments.name for moments in clocks(sets) if _apart(moments, pair)), None)


def _apart(moments: Moments, pair: tuple[str, str]) -> bool:
    first, second = (values[~np.isnan(values)] for values in (moments.per_set[key] for key in pair))
    if min(len(first), len(second)) == 0:
        return False
    return bool(first.max() <= second.min() or second.max() <= first.min())


def is_identifier(sets: Sets, column: Column) -> bool:
    """Say whether a column names its rows: declared, a group, the time, or a counter.

    A counter holds whole numbers, each once, that rise from row to row or leave few gaps; a quantity of n distinct
    values in a range of 2 n would be a wonder.
    """
    declared = sets.declared
    if column.name in {declared.group, declared.time, *declared.ids}:
        return True
    if column.kind != "number":
        return looks_like_identifier(column)
    known = [values[~np.isnan(values)] for values in column.per_set.values()]
    if not _whole(np.concatenate([values[:100] for values in known])):
        return False
    every = np.concatenate(known)
    if len(every) < N_KEPT_APART or not _whole(every) or not pd.Index(every).is_unique:
        return False
    rising = all(bool((np.diff(values) > 0).all()) for values in known)
    return rising or bool(every.max() - every.min() < 2 * len(every))


def is_category(sets: Sets, column: Column) -> bool:
    """Say whether a column holds kinds of things: declared, or texts that come back and are no identifier."""
    if is_identifier(sets, column):
        return False
    if column.name in sets.declared.categories:
        return True
    if column.kind != "text" or column.levels is None:
        return False
    return ROWS_PER_LEVEL * n_distinct(column) <= column.n_known

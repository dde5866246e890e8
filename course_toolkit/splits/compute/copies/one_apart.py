"""Rows of two sets that agree in every column but one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit.splits.compute.copies.equal_rows import (
    Rows,
    Twins,
    equal_rows,
    match,
    read,
    read_matrix,
    row_hashes,
)
from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: Cells that are hashed; of more, a sample of the rows of the second set is looked at.
N_CELLS = 8_000_000


@dataclass(frozen=True)
class OneApart:
    """Rows of two sets that are equal but for their value of ``name``."""

    name: Name
    twins: Twins


def find_one_apart(sets: Sets, pair: Sequence[str], names: Sequence[Name]) -> list[OneApart]:
    """Return, for each column, the rows that agree in all others and differ in it; ``names``: most varied first.

    Two such rows agree in one of the two most varied columns, so that only rows that do are compared. The hash of a
    row is a sum over its columns: it is known without any of them.
    """
    if len(names) < 3:
        return []
    rows = _candidates(sets, pair, names)
    if not all(len(at) for at in rows.values()):
        return []
    hashes = {key: row_hashes(matrix) for key, matrix in read_matrix(sets, names, rows).items()}
    sums = {key: cells.sum(axis=1, dtype=np.uint64) for key, cells in hashes.items()}
    found = []
    for number, name in enumerate(names):
        twins = match(rows, {key: sums[key] - hashes[key][:, number] for key in pair})
        if twins.n_patterns:
            found.append(OneApart(name, twins))
    return found


def _candidates(sets: Sets, pair: Sequence[str], names: Sequence[Name]) -> Rows:
    """Return the rows that agree with one of the other set in one of the two most varied columns, equal rows aside."""
    first, second = pair
    every = {key: np.arange(len(sets.frames[key])) for key in pair}
    kept = {key: np.zeros(len(every[key]), dtype=bool) for key in pair}
    for name in names[:2]:
        values = read(sets, name, every).per_set
        in_second = pd.Series(values[second]).isin(values[first]).to_numpy()
        kept[second] |= in_second
        kept[first] |= pd.Series(values[first]).isin(np.unique(values[second][in_second])).to_numpy()
    equal = equal_rows(sets, pair, names)
    kept[second][equal.rows[second]] = False
    return {key: _sample(np.flatnonzero(kept[key]), N_CELLS // (2 * len(names))) for key in pair}


def _sample(rows: Positions, size: int) -> Positions:
    return rows if len(rows) <= size else np.sort(np.random.default_rng(0).choice(rows, size, replace=False))

"""Pairs of rows that agree, to the last digit, in more columns than two individuals do, and differ in the others.

A patient comes back: age, height and blood pressure are copied from the first sheet, weight and cholesterol are new.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.special import gammaln

from course_toolkit.first_look.compute.rules.rows.cells import Cells
from course_toolkit.first_look.compute.rules.rows.chance import Company

Floats = NDArray[np.float64]
Pairs = NDArray[np.intp]

#: Rows among which pairs are looked for, columns that pairs must share two of, and rows that may share both.
MOST_ROWS, N_KEYS, LARGEST_GROUP = 30_000, 7, 6
N_PAIRS = 100_000
#: How many times the estimate chance is given; pairs that may be chance's among those pointed at; partners of a row.
MARGIN, FALSE_SHARE, MOST_PARTNERS = 3.0, 0.01, 2
FEWEST_COLUMNS = 4


@dataclass(frozen=True)
class Agreeing:
    """Pairs of rows, the columns in which the first of them differ, and the probability of all by chance."""

    first: Pairs
    second: Pairs
    n_agreeing: float
    n_columns: int
    p_value: float


def find_agreeing(cells: Cells, names: Sequence[Hashable], company: Company) -> Agreeing | None:
    """Return the pairs that agree in too many columns; None where none do."""
    compared = [name for name in names if name in company.chance.names]
    n_rows = cells.table.n_rows
    if len(compared) < FEWEST_COLUMNS or n_rows > MOST_ROWS:
        return None
    matrix = np.column_stack([cells.values(name) for name in compared])
    pairs = _candidates(matrix)
    if not len(pairs):
        return None
    agree = matrix[pairs[:, 0]] == matrix[pairs[:, 1]]
    rarity = np.column_stack([_rarity(column) for column in matrix.T])
    told = (agree * rarity[pairs[:, 0]]).sum(axis=1) * company.chance.dependence()
    n_agreeing, p = agree.sum(axis=1), len(compared)
    n_ways = gammaln(p + 1) - gammaln(n_agreeing + 1) - gammaln(p - n_agreeing + 1)
    expected = MARGIN * np.exp(np.minimum(2 * np.log(n_rows) - np.log(2) + n_ways - told, 50.0))
    kept = (n_agreeing < p) & (expected < 1)
    return _weighed(pairs[kept], expected[kept], n_agreeing[kept], p)


def _candidates(matrix: Floats) -> Pairs:
    """Return the pairs of rows that share the values of two varied columns, few other rows doing so."""
    codes = [np.unique(column, return_inverse=True)[1] for column in matrix.T]
    repeated = [code for code in codes if code.max() + 1 < len(code)][:N_KEYS]
    found = []
    for first, second in combinations(repeated, 2):
        keys = first * (second.max() + 1) + second
        order = np.argsort(keys, kind="stable")
        starts = np.flatnonzero(np.concatenate([[True], np.diff(keys[order]) != 0]))
        sizes = np.diff(np.append(starts, len(order)))
        size_of = np.repeat(sizes, sizes)
        for step in range(1, LARGEST_GROUP):
            same = np.flatnonzero((keys[order[step:]] == keys[order[:-step]]) & (size_of[step:] <= LARGEST_GROUP))
            found.append(np.column_stack([order[same], order[same + step]]))
    pairs = np.unique(np.sort(np.concatenate(found), axis=1), axis=0) if found else np.empty((0, 2), dtype=np.intp)
    return pairs if len(pairs) <= N_PAIRS else pairs[:0]


def _rarity(column: Floats) -> Floats:
    """Return, for each row, minus the logarithm of the share of other rows with its value; 0 for a gap.

    A value that only the pair has is no rarer than one row in all: some cells are written more finely than others.
    """
    known = np.isfinite(column)
    _values, codes, counts = np.unique(column[known], return_inverse=True, return_counts=True)
    others = np.maximum(counts - 1, 1) / len(column)
    rarity = np.zeros(len(column))
    rarity[known] = -np.log(others[codes])
    return rarity


def _weighed(pairs: Pairs, expected: Floats, n_agreeing: Floats, n_columns: int) -> Agreeing | None:
    """Weigh the rarest 1, 2, 4, … pairs against chance, rows of larger groups left out."""
    if not len(pairs):
        return None
    rows, counts = np.unique(pairs, return_counts=True)
    lone = (counts[np.searchsorted(rows, pairs)] <= MOST_PARTNERS).all(axis=1)
    if lone.mean() < 1 / 2:
        return None
    pairs, expected, n_agreeing = pairs[lone], expected[lone], n_agreeing[lone]
    order = np.argsort(expected, kind="stable")
    ranked = expected[order]
    looks = 2 ** np.arange(int(np.log2(len(ranked))) + 1)
    p_value = float(min(1.0, len(looks) * stats.poisson.sf(looks - 1, ranked[looks - 1]).min()))
    passed = ranked <= FALSE_SHARE * np.arange(1, len(ranked) + 1)
    if not passed.any():
        return None
    kept = np.sort(order[: int(np.flatnonzero(passed).max()) + 1])
    return Agreeing(pairs[kept, 0], pairs[kept, 1], float(np.median(n_agreeing[kept])), n_columns, p_value)

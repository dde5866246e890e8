"""Two columns at a time, which may go together in one set and not in the other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray
from scipy.special import comb

from course_toolkit.splits.compute.chance.exchange import MOST_SCORES, Exchange, stand_out
from course_toolkit.splits.compute.chance.margins import standard_rank
from course_toolkit.splits.compute.tables.columns import Column

Floats = NDArray[np.float64]

#: Correlations that lie less apart than this hardly change a model (between Cohen's small, 0.1, and medium, 0.3).
SMALL_CHANGE = 0.2
#: In a column of which one value fills more than this, the few others decide alone.
MOST_ALIKE = 0.95
MOST_COLUMNS = 100
MOST_LEVELS = 8


@dataclass(frozen=True)
class Change:
    """Spearman's correlation of two columns in the first and in the second set."""

    names: tuple[object, object]
    correlations: tuple[float, float]

    @property
    def size(self) -> float:
        """How far the two correlations lie apart, from 0 to 2."""
        return abs(self.correlations[1] - self.correlations[0])


def find_changes(exchange: Exchange, columns: Sequence[Column], *, level: float) -> tuple[list[Change], int]:
    """Return the pairs of columns whose correlation changes, the largest change first, and how many columns were read.

    The scores are products of ranks, so that only the way in which two columns go together counts. Of more columns
    than can be paired in reasonable time, some are drawn (always the same).
    """
    most = min(MOST_COLUMNS, _columns_for(MOST_SCORES // max(len(exchange.in_second), 1)))
    chosen = np.random.default_rng(0).permutation(len(columns))
    usable = [one for i in np.sort(chosen[: 2 * most]) for one in _features(columns[i], exchange)][:most]
    pairs = [(i, j) for i, j in combinations(range(len(usable)), 2) if usable[i][0] is not usable[j][0]]
    n_columns = len({id(column) for column, _ in usable})
    if not pairs:
        return [], n_columns
    ranks = np.column_stack([standard_rank(values) for _, values in usable])
    left, right = np.array(pairs).T
    found = stand_out(exchange.totals(ranks[:, left] * ranks[:, right]), exchange.in_second, level=level)
    changes = [
        Change((usable[i][0].name, usable[j][0].name), _correlations(ranks[:, [i, j]], exchange.row_in_second))
        for i, j in np.array(pairs)[found]
    ]
    kept = [change for change in changes if change.size >= SMALL_CHANGE]
    return sorted(kept, key=lambda change: -change.size), n_columns


def _columns_for(n_pairs: int) -> int:
    """Return how many columns make no more than so many pairs."""
    return max((n for n in range(2, MOST_COLUMNS + 1) if comb(n, 2) <= n_pairs), default=2)


def _features(column: Column, exchange: Exchange) -> list[tuple[Column, Floats]]:
    """Return the values of a number; of a text, for each of its common levels, whether it is this one."""
    values = exchange.values(column)
    if column.kind == "number":
        return [(column, values)] if _varies(values) else []
    known, counts = np.unique(values[~np.isnan(values)], return_counts=True)
    common = known[np.argsort(-counts, kind="stable")][: 1 if len(known) == 2 else MOST_LEVELS]
    held = [np.where(np.isnan(values), np.nan, values == level) for level in common]
    return [(column, one) for one in held if _varies(one)]


def _varies(values: Floats) -> bool:
    """Say whether enough is known, and no single value fills the column."""
    known = values[~np.isnan(values)]
    if len(known) < max(len(values) / 2, 3):
        return False
    return bool(np.unique(known, return_counts=True)[1].max() <= MOST_ALIKE * len(known))


def _correlations(ranks: Floats, in_second: NDArray[np.bool_]) -> tuple[float, float]:
    first, second = (_correlation(ranks[rows]) for rows in (~in_second, in_second))
    return first, second


def _correlation(ranks: Floats) -> float:
    spread = ranks.std(axis=0).prod()
    return float(((ranks - ranks.mean(axis=0)).prod(axis=1)).mean() / spread) if spread > 0 else 0.0

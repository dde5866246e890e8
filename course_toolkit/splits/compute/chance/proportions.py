"""How many rows of each class the sets have, and which shares differ more than chance allows."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import singledispatch

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit.splits.compute.chance.exchange import draw_exchange, stand_out
from course_toolkit.splits.compute.chance.significance import LEVEL, significant
from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.meaning.roles import group_of
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Sets

#: The usual condition for the χ² approximation.
FEWEST_EXPECTED = 5


@dataclass(frozen=True)
class LevelCounts:
    """How often each value of a column stands in each of several sets: counts of shape (n_sets, n_levels)."""

    levels: NDArray[np.float64]
    counts: NDArray[np.int64]

    @property
    def shares(self) -> NDArray[np.float64]:
        """Of the rows of each set in which the value is known."""
        return np.asarray(self.counts / np.maximum(self.counts.sum(axis=1, keepdims=True), 1))


def count_levels(column: Column, keys: Sequence[str]) -> LevelCounts:
    """Count the known values of a column in some of the sets."""
    found = [column.counted(key) for key in keys]
    levels = np.unique(np.concatenate([values for values, _ in found]))
    counts = np.zeros((len(keys), len(levels)), dtype=np.int64)
    for row, (values, n_each) in zip(counts, found, strict=True):
        row[np.searchsorted(levels, values)] = n_each
    return LevelCounts(levels, counts)


@singledispatch
def rows_holding(
    sets: Sets,  # noqa: ARG001 — its class says where the rows are
    column: Column,
    key: str,
    values: NDArray[np.float64],
) -> Positions:
    """Return the positions of the rows of a set that hold one of some values."""
    return np.flatnonzero(np.isin(column.per_set[key], values))


def differing_pairs(sets: Sets, target: Column, pairs: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the pairs of sets between which the shares of the classes differ, one level for all of them.

    Single rows are compared by Fisher's exact test, class by class, and by χ² over all classes; where groups are kept
    together, the groups are dealt again instead.
    """
    single = [pair for pair in pairs if group_of(sets, pair) is None]
    tests = [_p_values(count_levels(target, pair).counts) for pair in single]
    passed = significant(np.concatenate([*tests, np.ones(0)]))
    ends = np.cumsum([len(test) for test in tests])
    differing = {pair for pair, part in zip(single, np.split(passed, ends[:-1]), strict=False) if part.any()}
    differing |= {pair for pair in pairs if pair not in single and _groups_differ(sets, target, pair, len(pairs))}
    return [pair for pair in pairs if pair in differing]


def _groups_differ(sets: Sets, target: Column, pair: tuple[str, str], n_pairs: int) -> bool:
    known = {key: ~np.isnan(target.per_set[key]) for key in pair}
    exchange = draw_exchange(sets, pair, among=known)
    values = exchange.values(target)
    levels = np.unique(values)
    if len(levels) < 2:
        return False
    scores = np.column_stack([values == level for level in levels]).astype(np.float64)
    return bool(stand_out(exchange.totals(scores), exchange.in_second, level=LEVEL / n_pairs).any())


def _p_values(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return Fisher's p-value (twice the smaller tail) of each class, and that of χ² over all of them."""
    n_first, n_second = counts.sum(axis=1)
    of_class = counts.sum(axis=0)
    if min(n_first, n_second) == 0 or len(of_class) < 2:
        return np.ones(0)
    total = n_first + n_second
    fewer = stats.hypergeom.cdf(counts[1], total, of_class, n_second)
    more = stats.hypergeom.cdf(counts[0], total, of_class, n_first)  # many in one are few in the other
    both = np.minimum(1.0, 2 * np.minimum(fewer, more))
    p_values: NDArray[np.float64] = both[:1] if len(of_class) == 2 else both
    if len(of_class) > 2 and of_class.min() * min(n_first, n_second) / total >= FEWEST_EXPECTED:
        p_values = np.append(p_values, stats.chi2_contingency(counts).pvalue)
    return p_values

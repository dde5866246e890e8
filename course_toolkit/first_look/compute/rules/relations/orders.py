"""Columns of which one never exceeds the other: told by their names, or by how their differences end at 0."""

from collections.abc import Hashable
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit.first_look.compute.rules.relations.ends import Pair
from course_toolkit.first_look.compute.table import Severity

Floats = NDArray[np.float64]

#: An order is meant where it holds on so many rows; where the names do not say so, on nearly all. Names that cannot
#: mean anything else are asked about where fewer rows keep to them.
MOST_HOLD, NEARLY_ALL, SOME_HOLD = 0.95, 0.98, 0.8
#: Names that may mean something else promise an order where chance would not let so few rows break it.
BY_CHANCE = 0.01
#: Two ends of one thing, in one unit, are spread alike to within this factor.
ALIKE = 100.0
FEWEST_ROWS = 5
#: Where most rows tie, the few others must tell as clearly: so many go the right way for each that goes the wrong one.
FEWEST_RIGHT = 4
#: What the differences of a pair without telling names must show: so many rows, this share of them the wrong way round
#: once one column is shuffled, and so many differences on the near side of 0 to tell that there is an end.
MANY_ROWS, SHUFFLED_WRONG, N_NEAR = 100, 0.15, 25
LEVEL = 1e-5
FEWER = 0.15
N_COLUMNS = 40
#: A value that so many rows share is a heap.
PILED = 0.05
FEWEST_DIFFERENCES = 10
#: Slips are no smaller than the smaller ones of the differences that are right; what noise turns round is.
NOT_SMALL = 0.25
#: So many pairs of one table are told at most, and one of columns whose ranks are correlated so.
MOST_PAIRS, TOGETHER, N_RANKED = 3, 0.8, 2_000


@dataclass(frozen=True)
class Order:
    """Two columns, the lower one first, and the rows on which it is not."""

    low: Hashable
    high: Hashable
    severity: Severity
    n_known: int
    broken: NDArray[np.intp]

    @property
    def share(self) -> float:
        """The share of the rows on which the order holds."""
        return 1 - len(self.broken) / self.n_known


class Told(NamedTuple):
    """Two columns, by position, whose values tell an order; alone, or one pair of a family of columns."""

    low: int
    high: int
    is_alone: bool


def broken_order(low: Floats, high: Floats) -> tuple[int, NDArray[np.intp]]:
    """Return on how many rows both ends are known, and the rows on which the lower one is above."""
    known = np.isfinite(low) & np.isfinite(high)
    return int(known.sum()), np.flatnonzero(known & (low > high))


def named_order(pair: Pair, lower: Floats, upper: Floats) -> Order | None:
    """Return the order that two names promise; None where the values do not keep to it, or keep to it everywhere."""
    low, high, promise = pair
    n_known, broken = broken_order(lower, upper)
    n_right, n_wrong = int((lower < upper).sum()), len(broken)
    if n_known < FEWEST_ROWS or not n_wrong or n_right < FEWEST_RIGHT * n_wrong:
        return None
    is_meant = n_wrong <= max(1, (1 - MOST_HOLD) * n_known)
    if promise == "certain":
        few = n_wrong <= (1 - SOME_HOLD) * n_known
        return Order(low, high, "error" if is_meant else "question", n_known, broken) if is_meant or few else None
    chance = stats.binom.cdf(n_wrong, n_right + n_wrong, 1 - SOME_HOLD)
    if not is_meant or chance > BY_CHANCE or not _spread_alike(lower, upper):
        return None
    return Order(low, high, "warning" if promise == "likely" else "question", n_known, broken)


def _spread_alike(lower: Floats, upper: Floats) -> bool:
    """Say whether two columns may measure one thing in one unit."""
    one, other = (float(np.subtract(*np.nanquantile(part, [0.9, 0.1]))) for part in (lower, upper))
    return one <= ALIKE * other and other <= ALIKE * one


def told_by_values(values: Floats, *, fewest_differences: int = FEWEST_DIFFERENCES) -> list[Told]:
    """Return the pairs of columns, lower one first, whose differences end at 0 as no continuous ones do.

    Where an order is meant, differences may be small but not negative: their density is cut off at 0. Noise has no edge
    there: its logarithm goes on below 0 as it bends above, so that where n1, n2 and n3 differences lie in three equal
    strips above 0, about ``n1³ n3 / n2³`` are to be expected in the strip below. The level holds for all pairs at once.
    """
    rng = np.random.default_rng(0)
    piled = np.array([_piled_up(column) for column in values.T])
    pairs = list(combinations(range(min(values.shape[1], N_COLUMNS)), 2))
    found: list[tuple[float, int, int]] = []
    for first, second in pairs:
        both = values[:, [first, second]]
        both = both[(np.isfinite(both) & (both != piled[[first, second]])).all(axis=1)]
        difference = both[:, 1] - both[:, 0]
        n_rising, n_falling = int((difference > 0).sum()), int((difference < 0).sum())
        low, high = (first, second) if n_rising >= n_falling else (second, first)
        difference = difference if n_rising >= n_falling else -difference
        n_wrong = min(n_rising, n_falling)
        if n_rising + n_falling < MANY_ROWS or not 0 < n_wrong <= (1 - NEARLY_ALL) * len(both):
            continue
        if (
            _has_edge(difference, LEVEL / len(pairs), fewest_differences)
            and _are_slips(difference, both)
            and _shuffled_wrong(both, rng, n_rising >= n_falling) >= SHUFFLED_WRONG
        ):
            found.append((n_wrong / len(both), low, high))
    return _one_of_each_family(found, values)


def _one_of_each_family(found: list[tuple[float, int, int]], values: Floats) -> list[Told]:
    """Return the pairs that stand alone, and of columns that go together the pair that is broken least."""
    families: list[list[tuple[float, int, int]]] = []
    for pair in found:
        touched = [one for one in families if any(_go_together(values, pair[1:], other[1:]) for other in one)]
        families = [one for one in families if one not in touched] + [[pair, *(p for one in touched for p in one)]]
    best = sorted((min(family), len(family) == 1) for family in families)
    return [Told(low, high, is_alone) for (_share, low, high), is_alone in best[:MOST_PAIRS]]


def _go_together(values: Floats, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Say whether two pairs share a column, or hold columns that rise and fall as one."""
    if set(one) & set(other):
        return True
    pairs = values[:N_RANKED, [*one, *other]]
    pairs = pairs[np.isfinite(pairs).all(axis=1)]
    if len(pairs) < FEWEST_ROWS:
        return False
    close = np.corrcoef(stats.rankdata(pairs, axis=0), rowvar=False)[:2, 2:]
    return bool((np.abs(close) >= TOGETHER).any())


def _are_slips(difference: Floats, both: Floats) -> bool:
    """Say whether the rows in the wrong order are as wrong as others are right, plainly and as ratios."""
    scales = [difference]
    if (both > 0).all():
        scales.append(np.sign(difference) * np.abs(np.log(both[:, 1] / both[:, 0])))
    return all(np.median(-one[one < 0]) >= np.quantile(one[one > 0], NOT_SMALL) for one in scales)


def _piled_up(column: Floats) -> float:
    """Return the value that many rows share, nought say, since a heap has an edge of its own; NaN where none is."""
    values, counts = np.unique(column[np.isfinite(column)], return_counts=True)
    return float(values[counts.argmax()]) if counts.size and counts.max() > PILED * len(column) else np.nan


def _shuffled_wrong(both: Floats, rng: np.random.Generator, is_rising: bool) -> float:  # noqa: FBT001 — private
    """Return the share of rows in the wrong order once one column is shuffled, what is constant left out."""
    shuffled = rng.permutation(both[:, 1]) - both[:, 0]
    return float(((shuffled < 0) if is_rising else (shuffled > 0)).mean())


def _has_edge(difference: Floats, level: float, fewest_differences: int) -> bool:
    """Say whether differences that are nearly all positive stop at 0 rather than thin out."""
    above = np.sort(difference[difference > 0])
    if len(above) < 4 * N_NEAR or len(np.unique(above)) < fewest_differences:
        return False
    near = max(N_NEAR, len(above) // 20)
    width = float(above[near - 1])
    near = int((above <= width).sum())  # whole numbers come in heaps
    n_next, n_third = (int(((above > k * width) & (above <= (k + 1) * width)).sum()) for k in (1, 2))
    n_below = int(((difference < 0) & (difference >= -width)).sum())
    allowed = min(near**3 * n_third / max(n_next, 1) ** 3, near**2 / max(n_next, 1))
    return n_below <= FEWER * allowed and float(stats.poisson.cdf(n_below, allowed)) <= level

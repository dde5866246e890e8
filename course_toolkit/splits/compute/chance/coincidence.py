"""Equal by chance? How many rows of two sets would be, were no row a copy of another.

Rows of a short survey are equal by chance, rows of measurements are not; and copies that stood in the table before it
was split are as frequent inside the training set as across the sets, so that the one rate says nothing about the
other. What tells chance from copies is the company they keep: a pattern that two rows meet by chance is met nearly by
many more. So the pairs of *unequal* rows are counted by how far apart they are, and the counts are followed down to the
distance 0: where chance makes equal rows, there are many rows that differ a little; copies stand alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit.splits.compute.copies.equal_rows import Twins, read, read_matrix, sample_rows
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: Rows of each set whose pairs are looked at: enough for half a million pairs.
N_SAMPLED = 700
#: Columns that are looked at, the most varied ones: rows equal in all columns are equal in these.
N_COLUMNS = 32
#: Nearest pairs from which the counts are followed down to the distance 0.
N_NEAREST = (10, 30, 100, 300, 1000, 3000)
#: How many times the estimate chance is given before copies are spoken of: the estimate is one, the shape no law.
MARGIN = 3
#: Two standard errors and a half, one-sided: the probability of an estimate further off is below 1 %.
STANDARD_ERRORS = 2.5
#: Steps of two bits each that a pair of numbers can be apart; float64 has 52 bits of its own.
MOST_STEPS = 26
#: Decimals that are looked for before a number counts as continuous.
MOST_DECIMALS = 9
#: A text that long, nearly never the same, is written freely: equal by chance is out of the question.
FREE_TEXT_SIGNS = 20
FREE_TEXT_STEPS = 26
#: Patterns whose rarity is looked at, and rows in which their values are counted.
N_PATTERNS = 100
N_COUNTED = 3000
#: Of so many columns, one more or less hardly changes how they depend on one another.
MANY = 8
#: A value that so many other rows have is no rarity.
COMMON = 3
SMALLEST_SHARE = 1e-30
#: Two numbers up to it have a difference that float64 holds.
LARGEST = float(np.finfo(np.float64).max) / 2

Steps = NDArray[np.int16]


@dataclass(frozen=True)
class Chance:
    """How far apart pairs of rows of two sets are, column by column, as a sample shows it.

    ``steps`` has shape (n_columns, n_pairs): 0 where the two values are equal, else how many digits to the base 4
    separate them, counted in the unit of the column; two different categories are 1 apart.
    """

    names: tuple[Name, ...]
    steps: Steps
    textual: tuple[bool, ...]
    n_pairs: float  # in the sets, not in the sample

    def dependence(self, without: Name | None = None) -> float:
        """Return which share of the columns counts, 1 where all are independent; one column left out if asked."""
        if without not in self.names:
            return self._all_dependence
        return self._dependence([number for number, name in enumerate(self.names) if name != without])

    def _dependence(self, kept: list[int]) -> float:
        apart = self.steps[kept].sum(axis=0, dtype=np.int64)
        return share_that_counts(apart, [_step_shares(self.steps[number]) for number in kept])

    @cached_property
    def _all_dependence(self) -> float:
        return self._dependence([*range(len(self.names))])

    def density(self, name: Name) -> float:
        """Return the probability that two numbers with a density are equal; 0 for what is a category."""
        number = self.names.index(name)
        if self.textual[number]:
            return 4.0**-FREE_TEXT_STEPS if self.steps[number].max(initial=0) == FREE_TEXT_STEPS else 0.0
        return float(_followed_down(np.bincount(self.steps[number], minlength=2))[0])


def share_that_counts(apart: NDArray[np.int64], shares: Sequence[NDArray[np.float64]]) -> float:
    r"""Return how much of the columns' variety remains where they depend on one another.

    Parameters
    ----------
    apart : array of int, shape (n_pairs,)
        How far apart the two rows are, over all columns.
    shares : sequence of arrays
        For each column, the shares of pairs that are 0, 1, 2, … steps apart in it.

    Notes
    -----
    Were the columns independent, a pair would be within :math:`h` with the probability :math:`F_0(h)`, the convolution
    of the columns' shares.
    Dependent columns make near pairs more frequent, as fewer independent ones would:
    :math:`F(h) = F_0(h)^{\theta}` with :math:`\theta \le 1`. The nearest 10, 30, … 3000 *unequal* pairs of the sample
    each tell a :math:`\theta`; the smallest one, the most generous to chance, is carried down to equal rows.
    """
    independent = np.ones(1)
    for column in shares:
        independent = np.convolve(independent, column)
    independent = np.cumsum(independent)
    unequal = np.sort(apart[apart > 0])
    theta = 1.0
    for n_near in N_NEAREST:
        if n_near > unequal.size // 2:
            break
        reach = int(unequal[n_near - 1])
        n_within = float(np.searchsorted(unequal, reach, side="right"))
        within = (n_within + STANDARD_ERRORS * np.sqrt(n_within)) / apart.size
        if within < 1 and independent[reach] < 1:
            theta = min(theta, float(np.log(within) / np.log(independent[reach])))
    return theta


def _step_shares(steps: Steps) -> NDArray[np.float64]:
    """Return the shares of pairs that are 0, 1, 2, … steps apart, what a sample cannot show followed down."""
    counts = np.bincount(steps, minlength=2).astype(np.float64)
    smooth = _followed_down(counts) * counts.sum()
    counts[: len(smooth)] = np.maximum(counts[: len(smooth)], smooth)
    return np.asarray(counts / counts.sum())


def _followed_down(counts: NDArray[Any]) -> NDArray[np.float64]:
    """Return the shares of pairs 0, 1, … steps apart that a density makes: a step nearer, a quarter as many.

    A step is two bits. The lowest distance within which the sample has 30 unequal pairs is where it starts.
    """
    within = np.cumsum(counts) - counts[0]
    lowest = int(np.argmax(within >= min(N_NEAREST[1], within[-1])))
    smooth = within[lowest] * 4.0 ** -np.arange(lowest, -1, -1.0)
    return np.asarray(np.diff(smooth, prepend=0) / max(float(np.sum(counts)), 1.0))


def measure_chance(sets: Sets, pair: Sequence[str], names: Sequence[Name]) -> Chance:
    """Return how far apart pairs of rows are in the most varied of the columns."""
    rows = sample_rows(sets, pair, N_SAMPLED)
    columns = _without_echoes([read(sets, name, rows) for name in names[: 2 * N_COLUMNS]])[:N_COLUMNS]
    first, second = pair
    steps = [_steps(column.per_set[first], column.per_set[second], column) for column in columns]
    size = len(rows[first]) * len(rows[second])
    n_pairs = float(len(sets.frames[first])) * len(sets.frames[second])
    matrix = np.array(steps, dtype=np.int16).reshape(len(columns), size)
    textual = tuple(column.kind == "text" for column in columns)
    return Chance(tuple(column.name for column in columns), matrix, textual, n_pairs)


def _without_echoes(columns: list[Column]) -> list[Column]:
    """Leave out what only repeats another column, in another unit say: it agrees wherever the other does."""
    kept: list[Column] = []
    ranks: list[NDArray[np.float64]] = []
    for column in columns:
        values = np.concatenate(list(column.per_set.values()))
        known = np.unique(values, return_inverse=True)[1] if column.kind == "text" else stats.rankdata(values)
        rank = known - known.mean()
        norm = float(np.sqrt((rank**2).sum()))
        rank = rank / norm if norm > 0 else rank
        if not norm or not any(abs(float(rank @ other)) > 1 - 1e-4 for other in ranks):
            kept.append(column)
            ranks.append(rank)
    return kept


def _steps(first: NDArray[np.float64], second: NDArray[np.float64], column: Column) -> Steps:
    """Return by how many steps each value of the first set differs from each one of the second, flat."""
    left, right = np.isnan(first), np.isnan(second)
    gap = np.abs(_within_reach(first)[:, None] - _within_reach(second)[None, :])
    if column.kind == "text":
        steps = (gap > 0) * (FREE_TEXT_STEPS if _is_free_text(column) else 1)
    else:
        with np.errstate(over="ignore"):  # numbers near the largest, steps near the smallest: as far apart as can be
            n_units = np.minimum(gap / _unit(np.concatenate([first[~left], second[~right]])), 4.0**MOST_STEPS)
        steps = np.where(gap > 0, np.clip((np.frexp(n_units)[1] + 1) // 2, 1, MOST_STEPS), 0)
    steps = np.where(left[:, None] | right[None, :], left[:, None] != right[None, :], steps)
    return np.asarray(steps, dtype=np.int16).ravel()


def _within_reach(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values with gaps at 0 and infinities so near that they have a difference."""
    return np.clip(np.nan_to_num(values), -LARGEST, LARGEST)


def _unit(values: NDArray[np.float64]) -> float:
    """Return the step of which all differences between the values are multiples: 1 for ages, 0.1 for lengths in cm."""
    distinct = np.unique(_within_reach(values[np.isfinite(values)]))
    if len(distinct) <= 1:
        return 1.0
    gaps = np.diff(distinct)
    smallest = float(gaps[gaps > np.spacing(np.abs(distinct).max()) * 8].min(initial=np.inf))
    if not np.isfinite(smallest):
        return 1.0
    counts = (distinct - distinct[0]) / smallest
    few = len(distinct) < len(values) / 2  # values that come again and again have levels, if not at equal steps
    if few or np.abs(counts - np.round(counts)).max() < 0.01:  # noqa: PLR2004 — a hundredth of a step is rounding
        return smallest
    for n_decimals in range(MOST_DECIMALS + 1):
        scaled = distinct * 10.0**n_decimals
        if np.abs(scaled - np.round(scaled)).max() < 0.01:  # noqa: PLR2004
            return float(10.0**-n_decimals)
    return float(np.spacing(np.abs(distinct).max()))


def _is_free_text(column: Column) -> bool:
    """Say whether texts are long and hardly ever come twice."""
    values = np.concatenate(list(column.per_set.values()))
    levels, counts = np.unique(values[~np.isnan(values)], return_counts=True)
    if column.levels is None or not len(levels) or np.median(counts) > 2:
        return False
    return bool(np.median([len(str(column.levels[int(level)])) for level in levels]) >= FREE_TEXT_SIGNS)


@dataclass(frozen=True)
class Verdict:
    """Whether chance explains the rows that two sets have in common.

    ``expected`` is how many equal rows as rare as these chance makes, generously; ``p_value`` the probability of as
    many as there are, and ``p_value_plain`` the same without the margin.
    """

    expected: float
    p_value: float
    p_value_plain: float


def judge(sets: Sets, twins: Twins, chance: Chance, *, without: Name | None = None, most: int = N_PATTERNS) -> Verdict:
    r"""Weigh the rows that two sets have in common against chance.

    Notes
    -----
    A row :math:`x` of the second set meets an equal among the :math:`n` rows of the first one by chance with a
    probability of at most :math:`\lambda(x) = n \prod_j p_j(x_j)^{\theta}`, where :math:`p_j` is the share of
    the value in its column and :math:`\theta` the share of the columns that counts. Of :math:`m` rows, at most
    :math:`m c` rows with :math:`\lambda(x) \le c` do, whatever the rows are. So the rarest 1, 2, 4, 8, … rows found are
    compared with Poisson's law for the :math:`\lambda` of the last of them, with Bonferroni's correction. One row of
    measurements with :math:`m\lambda = 10^{-9}` is proof; a hundred rows of a survey are none.
    """
    if not twins.n_patterns:
        return Verdict(0.0, 1.0, 1.0)
    names = [name for name in chance.names if name != without]
    rates = np.sort(_rates(sets, _some(twins, most), chance, names, without))
    looks = 2 ** np.arange(int(np.log2(len(rates))) + 1)
    scale = twins.n_patterns / len(rates)  # of very many patterns, a sample
    _first, second = twins.rows
    expected = len(sets.frames[second]) * rates[looks - 1]
    plain, generous = (
        np.minimum(len(looks) * stats.poisson.sf(scale * looks - 1, margin * expected), 1.0) for margin in (1, MARGIN)
    )
    return Verdict(float(MARGIN * expected[generous.argmin()]), float(generous.min()), float(plain.min()))


def _some(twins: Twins, most: int) -> Twins:
    """Return a sample of the patterns, where there are more than ``most``."""
    numbers = np.unique(next(iter(twins.patterns.values())))
    chosen = np.zeros(int(numbers.max()) + 1, dtype=bool)
    chosen[np.random.default_rng(0).permutation(numbers)[:most]] = True
    return twins.only(chosen)


def _rates(
    sets: Sets, twins: Twins, chance: Chance, names: Sequence[Name], without: Name | None
) -> NDArray[np.float64]:
    """Return for each pattern how many equal rows chance puts into the first set."""
    dependence = chance.dependence(without if len(names) < MANY else None)
    first, second = twins.rows
    patterns, place = np.unique(twins.patterns[second], return_index=True)
    rows = {first: sample_rows(sets, (first,), N_COUNTED)[first], second: twins.rows[second][place]}
    matrix = read_matrix(sets, names, rows)
    floor = np.array([chance.density(name) for name in names])
    n_rows = len(sets.frames[first])
    multiplicity = np.bincount(twins.patterns[first])[patterns]
    shares = [_share_by_chance(matrix[first], row, floor, dependence) * n_rows for row in matrix[second]]
    common = np.array([_is_common(matrix[first], row) for row in matrix[second]])
    return np.minimum(np.maximum(shares, np.where(common, multiplicity - 1, 0)), 1.0)


def _agreeing(matrix: NDArray[np.float64], row: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return where rows that are not equal to the row agree with it."""
    agrees = (matrix == row) | (np.isnan(matrix) & np.isnan(row))
    return np.asarray(agrees[~agrees.all(axis=1)])


def _is_common(matrix: NDArray[np.float64], row: NDArray[np.float64]) -> bool:
    """Say whether each value of the row is found in other rows too, as answers to questions are."""
    return bool((_agreeing(matrix, row).sum(axis=0) >= COMMON).all())


def _share_by_chance(
    matrix: NDArray[np.float64], row: NDArray[np.float64], floor: NDArray[np.float64], dependence: float
) -> float:
    """Return the share of equal rows that chance explains, the larger of two estimates.

    One multiplies the shares of the values and allows for the dependence of all columns alike; the other one follows a
    chain, each value as frequent as it is beside the value of an earlier column that foretells it best: answers that
    are missing together, say.
    """
    agrees = _agreeing(matrix, row)
    agrees = agrees[agrees.any(axis=1)].astype(np.float32)
    together = np.einsum("ij,ik->jk", agrees, agrees)  # too small for threads, which @ would wake for each row
    counts = together.diagonal()
    least = np.where(floor > 0, np.maximum(floor, SMALLEST_SHARE), 1 / len(matrix))
    shares = np.maximum(counts / len(matrix), least)
    foretold = np.where(counts[:, None] >= COMMON, together / np.maximum(counts, 1)[:, None], 0)
    chain = np.maximum(shares, np.triu(foretold, 1).max(axis=0, initial=0))
    return float(np.exp(max(dependence * np.log(shares).sum(), np.log(np.minimum(chain, 1)).sum())))


def telling_twins(sets: Sets, twins: Twins, names: Sequence[Name]) -> Twins:
    """Leave out the twins that hold one value throughout: an empty row, or the same answer to every question."""
    if not twins.n_patterns:
        return twins
    first = next(iter(twins.rows))
    patterns, place = np.unique(twins.patterns[first], return_index=True)
    matrix = read_matrix(sets, names, {first: twins.rows[first][place]})[first]
    known = ~np.isnan(matrix)
    low = np.where(known, matrix, np.inf).min(axis=1)
    high = np.where(known, matrix, -np.inf).max(axis=1)
    chosen = np.zeros(int(patterns.max()) + 1, dtype=bool)
    chosen[patterns] = (low < high) | (known.all(axis=1) & (matrix.shape[1] == 1))
    return twins.only(chosen)

"""Equal by chance? How many rows would be, were no row a copy of another.

Rows of a short survey are equal by chance, rows of measurements are not. What tells chance from copies is the company
they keep: a pattern that two rows meet by chance is met nearly by many more. So the pairs of *unequal* rows are
counted by how far apart they are, and the counts are followed down to the distance 0: where chance makes equal rows,
there are many rows that differ a little; copies stand alone.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit._core.compute.copies.apart import FREE_TEXT_STEPS, Cells, Floats, Steps, steps_apart

#: Columns that are looked at, the most varied ones: rows equal in all columns are equal in these.
N_COLUMNS = 32
#: Nearest pairs from which the counts are followed down to the distance 0.
N_NEAREST = (10, 30, 100, 300, 1000, 3000)
#: How many times the estimate chance is given before copies are spoken of: the estimate is one, the shape no law.
MARGIN = 3
#: Two standard errors and a half, one-sided: the probability of an estimate further off is below 1 %.
STANDARD_ERRORS = 2.5
#: Rows in which the values of patterns are counted.
N_COUNTED = 3000
#: Of so many columns, one more or less hardly changes how they depend on one another.
MANY = 8
#: A value that so many other rows have is no rarity.
COMMON = 3
SMALLEST_SHARE = 1e-30


@dataclass(frozen=True)
class Chance:
    """How far apart pairs of rows are, column by column, as a sample shows it.

    ``steps`` has shape (n_columns, n_pairs): 0 where the two values are equal, else how many digits to the base 4
    separate them, counted in the unit of the column; two different categories are 1 apart.
    """

    names: tuple[Hashable, ...]
    steps: Steps
    textual: tuple[bool, ...]
    n_pairs: float  # of all rows, not of the sample

    def dependence(self, without: Hashable | None = None) -> float:
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

    def density(self, name: Hashable) -> float:
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


def measure(columns: Sequence[Cells], *, n_pairs: float) -> Chance:
    """Return how far apart pairs of rows are; the most varied columns first, of which the first 32 are looked at."""
    kept = _without_echoes(columns[: 2 * N_COLUMNS])[:N_COLUMNS]
    size = len(kept[0].first) * len(kept[0].second) if kept else 0
    matrix = np.array([steps_apart(one) for one in kept], dtype=np.int16).reshape(len(kept), size)
    return Chance(tuple(one.name for one in kept), matrix, tuple(one.is_text for one in kept), n_pairs)


def _without_echoes(columns: Sequence[Cells]) -> list[Cells]:
    """Leave out what only repeats another column, in another unit say: it agrees wherever the other does."""
    kept: list[Cells] = []
    ranks: list[NDArray[np.float64]] = []
    for column in columns:
        values = column.values
        known = np.unique(values, return_inverse=True)[1] if column.is_text else stats.rankdata(values)
        rank = known - known.mean()
        norm = float(np.sqrt((rank**2).sum()))
        rank = rank / norm if norm > 0 else rank
        if not norm or not any(abs(float(rank @ other)) > 1 - 1e-4 for other in ranks):
            kept.append(column)
            ranks.append(rank)
    return kept


@dataclass(frozen=True)
class Verdict:
    """Whether chance explains rows that are equal.

    ``expected`` is how many equal rows as rare as these chance makes, generously; ``p_value`` the probability of as
    many as there are, and ``p_value_plain`` the same without the margin.
    """

    expected: float
    p_value: float
    p_value_plain: float


def weigh_rates(rates: Floats, *, n_patterns: int, n_rows: int) -> Verdict:
    r"""Weigh equal rows against chance.

    Parameters
    ----------
    rates : array, shape (n_looked_at,)
        How many equals chance gives a row of each pattern, as :func:`rates_of` returns it.
    n_patterns : int
        How many different rows have an equal; ``rates`` may be those of a sample.
    n_rows : int
        How many rows might have had one.

    Notes
    -----
    A row :math:`x` meets an equal among :math:`n` others by chance with a probability of at most
    :math:`\lambda(x) = n \prod_j p_j(x_j)^{\theta}`, where :math:`p_j` is the share of the value in its column and
    :math:`\theta` the share of the columns that counts. Of :math:`m` rows, at most :math:`m c` rows with
    :math:`\lambda(x) \le c` do, whatever the rows are. So the rarest 1, 2, 4, 8, … rows found are compared with
    Poisson's law for the :math:`\lambda` of the last of them, with Bonferroni's correction. One row of measurements
    with :math:`m\lambda = 10^{-9}` is proof; a hundred rows of a survey are none.
    """
    if not len(rates):
        return Verdict(0.0, 1.0, 1.0)
    ranked = np.sort(rates)
    looks = 2 ** np.arange(int(np.log2(len(ranked))) + 1)
    scale = n_patterns / len(ranked)  # of very many patterns, a sample
    expected = n_rows * ranked[looks - 1]
    plain, generous = (
        np.minimum(len(looks) * stats.poisson.sf(scale * looks - 1, margin * expected), 1.0) for margin in (1, MARGIN)
    )
    return Verdict(float(MARGIN * expected[generous.argmin()]), float(generous.min()), float(plain.min()))


@dataclass(frozen=True, eq=False)
class Counted:
    """Rows in which values are counted, and how many rows they stand for; columns as in ``Chance.names``.

    ``n_foretelling``: a value that so many other rows have foretells those beside it; few rows foretell anything.
    """

    matrix: Floats
    n_rows: int
    n_foretelling: int = COMMON


def rates_of(
    patterns: Floats, counted: Counted, chance: Chance, *, multiplicity: NDArray[Any], without: Hashable | None = None
) -> Floats:
    """Return for each pattern how many equal rows chance makes.

    Parameters
    ----------
    patterns : array, shape (n_patterns, n_columns)
        One row of each pattern, in the columns of ``counted``: those of ``chance.names``, less the one left out.
    counted : Counted
        Rows to count values in.
    chance : Chance
        How the columns depend on one another.
    multiplicity : array of int, shape (n_patterns,)
        How many rows show each pattern.
    without : column name, optional
        A column that is not compared.
    """
    names = [name for name in chance.names if name != without]
    dependence = chance.dependence(without if len(names) < MANY else None)
    floor = np.array([chance.density(name) for name in names])
    shares = [share_by_chance(counted, row, floor, dependence) * counted.n_rows for row in patterns]
    common = np.array([is_common(counted.matrix, row) for row in patterns], dtype=bool)
    return np.minimum(np.maximum(shares, np.where(common, multiplicity - 1, 0)), 1.0)


def _agreeing(matrix: NDArray[np.float64], row: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Return where rows that are not equal to the row agree with it."""
    agrees = (matrix == row) | (np.isnan(matrix) & np.isnan(row))
    return np.asarray(agrees[~agrees.all(axis=1)])


def is_common(matrix: NDArray[np.float64], row: NDArray[np.float64]) -> bool:
    """Say whether each value of the row is found in other rows too, as answers to questions are."""
    return bool((_agreeing(matrix, row).sum(axis=0) >= COMMON).all())


def share_by_chance(counted: Counted, row: NDArray[np.float64], floor: NDArray[np.float64], dependence: float) -> float:
    """Return the share of equal rows that chance explains, the larger of two estimates.

    One multiplies the shares of the values and allows for the dependence of all columns alike; the other one follows a
    chain, each value as frequent as it is beside the value of an earlier column that foretells it best: answers that
    are missing together, say.
    """
    matrix = counted.matrix
    agrees = _agreeing(matrix, row)
    agrees = agrees[agrees.any(axis=1)].astype(np.float32)
    together = np.einsum("ij,ik->jk", agrees, agrees)  # too small for threads, which @ would wake for each row
    counts = together.diagonal()
    least = np.where(floor > 0, np.maximum(floor, SMALLEST_SHARE), 1 / len(matrix))
    shares = np.maximum(counts / len(matrix), least)
    foretold = np.where(counts[:, None] >= counted.n_foretelling, together / np.maximum(counts, 1)[:, None], 0)
    chain = np.maximum(shares, np.triu(foretold, 1).max(axis=0, initial=0))
    return float(np.exp(max(dependence * np.log(shares).sum(), np.log(np.minimum(chain, 1)).sum())))

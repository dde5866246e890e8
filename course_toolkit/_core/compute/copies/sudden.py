"""How sudden is the step from one neighbour's distance to the next? Sudden ones betray copies changed a little."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy import stats

Floats = NDArray[np.float64]

#: Neighbours compared; those after the copies tell in how many dimensions the row's surroundings lie.
N_NEIGHBOURS = 12
#: A row may have been copied so often, each copy changed a little: the step may come after each of so many neighbours.
MOST_COPIES = 3
#: What the three steps are given of the probability: most copies have one neighbour.
SHARES = np.array([2 / 3, 1 / 6, 1 / 6])
#: The share of the dimension that is counted on: it is an estimate.
TRUSTED = 0.9
#: Neighbours whose distance to one another is less than this share of that to the row are copies of one another.
CLONES = 0.5
#: How many times more often than computed chance may bring rows so near: the dimension is an estimate.
MARGIN = 1.5
#: The share of rows among those pointed at that chance may have brought near (Benjamini and Hochberg).
FALSE_SHARE = 0.05
#: Less suspicious rows are not asked whether their neighbours are copies of one another.
WORTH_ASKING = 0.02
#: A value is common that more than this share of the rows have; so many rows are counted.
COMMON, N_COUNTED = 0.05, 3000
TINY = np.finfo(float).tiny


@dataclass(frozen=True)
class Near:
    """Rows of the second set that lie conspicuously near one of the first, and that row; ``p_value`` of them all."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    p_value: float
    ratio: float  # how many times nearer than the next neighbour, the median


@dataclass(frozen=True)
class Neighbours:
    """The nearest rows of the first set, nearest first, for some rows of the second; each of shape (n_rows, k)."""

    distances: Floats
    partners: NDArray[np.intp]


def weigh(near: Neighbours, overall: float, first: Floats, second: Floats, n_rows: float) -> Near | None:
    r"""Return which rows chance does not bring so near; None where there are none.

    Parameters
    ----------
    near : Neighbours
        Of the rows ``second`` that are weighed.
    overall : float
        The dimension in which most rows lie.
    first, second : array
        The rows themselves, those of the second set that are weighed only.
    n_rows : float
        How many rows of the second set those that are weighed stand for.

    Notes
    -----
    Where rows have a density in :math:`m` dimensions, :math:`(d_k/d_{k+1})^{mk}` is uniform for the distances
    :math:`d_1 \le d_2 \le \dots` to the nearest rows, whatever the density and its tails. A copy with a little noise
    has a ratio near 0. The dimension is what the surroundings of the row tell, and no more than those of most rows
    do, nor than the columns in which the row and its neighbour do not just share a common value.

    References
    ----------
    E. Facco et al., Estimating the intrinsic dimension of datasets by a minimal neighborhood information, Scientific
    Reports 7, 12140, 2017, doi:10.1038/s41598-017-11873-y.
    """
    p_values, steps = _suddenness(near, overall, np.full(len(second), np.inf))
    asked = np.flatnonzero(p_values <= WORTH_ASKING)
    some = _without_clones(Neighbours(near.distances[asked], near.partners[asked]), first)
    p_values[asked], steps[asked] = _suddenness(some, overall, _n_telling(some, first, second[asked]))
    order = np.argsort(p_values, kind="stable")
    ranked = p_values[order]
    looks = 2 ** np.arange(int(np.log2(len(ranked))) + 1)
    chance = stats.poisson.sf(looks - 1, MARGIN * n_rows * ranked[looks - 1])
    p_value = float(min(1.0, len(looks) * chance.min()))
    passed = ranked * MARGIN * n_rows <= FALSE_SHARE * np.arange(1, len(ranked) + 1)
    kept = order[: int(np.flatnonzero(passed).max()) + 1] if passed.any() else order[:0]
    if not kept.size:
        return None
    kept = np.sort(kept)
    return Near(near.partners[kept, 0], kept, p_value, float(np.median(steps[kept])))


def _suddenness(near: Neighbours, overall: float, n_telling: Floats) -> tuple[Floats, Floats]:
    """Return for each row the probability of so sudden a step, and how many times nearer the copies are."""
    spread = _spread(near.distances)
    around = spread[:, MOST_COPIES:]
    n_around = around.shape[1]  # the overall dimension weighs as much as the row's own
    own = 2 * n_around / np.maximum(np.nansum(around, axis=1) + n_around / overall, TINY)
    m = TRUSTED * np.minimum(np.minimum(own, overall), n_telling)
    tried = np.exp(-m[:, None] * np.nan_to_num(spread[:, :MOST_COPIES])) / SHARES[: spread.shape[1]]
    best = tried.argmin(axis=1)[:, None]
    steps = np.take_along_axis(spread, best, axis=1) / (best + 1)
    p_values = np.minimum(1.0, np.take_along_axis(tried, best, axis=1)[:, 0])
    return p_values, np.exp(np.minimum(np.nan_to_num(steps[:, 0]), 700.0))


def _spread(distances: Floats) -> Floats:
    """Return k times the logarithm of how many times further the next neighbour is: of mean 1/m each."""
    safe = np.maximum(distances, TINY)
    with np.errstate(invalid="ignore"):
        spread = np.log(safe[:, 1:] / safe[:, :-1]) * np.arange(1, distances.shape[1])
    return np.asarray(np.where(np.isfinite(spread), spread, np.nan))


def dimension(distances: Floats) -> float:
    """Return the dimension in which the rows lie: the lesser of what the nearest and the next neighbours tell.

    Copies make great steps, so what they leave alone is looked at: the median, and of the first step the quartile.
    """
    spread = _spread(distances)
    first, others = (part[np.isfinite(part)] for part in (spread[:, 0], spread[:, 1:]))
    told = [np.quantile(part, share) / -np.log1p(-share) for part, share in ((first, 0.25), (others, 0.5)) if part.size]
    return 1 / max([*map(float, told), 1e-3])


def _n_telling(near: Neighbours, first: Floats, second: Floats) -> Floats:
    """Return how many columns tell each row from chance: all but those where a common value is shared, nought say."""
    shared = first[near.partners[:, 0]] == second
    for column in np.flatnonzero(shared.any(axis=0)):
        values, counts = np.unique(first[:N_COUNTED, column], return_counts=True)
        common = values[counts > COMMON * min(len(first), N_COUNTED)]
        shared[:, column] &= np.isin(second[:, column], common)
    return np.asarray((~shared).sum(axis=1), dtype=np.float64)


def _without_clones(near: Neighbours, first: Floats) -> Neighbours:
    """Take neighbours that are copies of one another for one: the training set may have been resampled, rightly."""
    distances = near.distances.copy()
    for row, partners in enumerate(near.partners):
        points = first[partners]
        size = (points**2).sum(axis=1)
        squares = np.maximum(size[:, None] + size[None, :] - 2 * points @ points.T, 0)
        close = np.tril(squares < (CLONES * distances[row]) ** 2, -1).any(axis=1)
        distances[row, close] = np.inf
    order = np.argsort(distances, axis=1, kind="stable")
    return replace(
        near,
        distances=np.take_along_axis(distances, order, axis=1),
        partners=np.take_along_axis(near.partners, order, axis=1),
    )

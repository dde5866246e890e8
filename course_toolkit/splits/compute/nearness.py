"""Nearer than neighbours are: rows of one set that lie beside a row of another, far from all others."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats
from scipy.spatial import cKDTree

Floats = NDArray[np.float64]

#: Neighbours compared: a row may have been copied several times, each copy changed a little.
N_NEIGHBOURS = 6
#: Rows by which the usual distance between neighbours is measured.
N_USUAL = 200
LEAST_USUAL = 60
#: A neighbour is looked at more closely if it is nearer than this share of the usual distance (upper quartile); of
#: many rows a smaller one, since a tree's work grows fast with it.
NEAR, NEAR_OF_MANY = 1 / 3, 1 / 15
MANY = 20_000
#: Cells of the table of distances that are worth computing.
N_DISTANCES = 8_000_000
#: Beyond it, trees see every row; a random projection keeps what is near near.
N_DIMENSIONS = 20
#: The share of the table's dimension that is counted on: it is an estimate, and lower on faces and in clusters.
TRUSTED = 0.6
#: How many times more often than computed chance may bring rows so near: the dimension is an estimate.
MARGIN = 3
#: The share of rows among those pointed at that chance may have brought near (Benjamini and Hochberg).
FALSE_SHARE = 0.05


@dataclass(frozen=True)
class Near:
    """Rows of the second set that lie conspicuously near one of the first, and that row; ``p_value`` of them all."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    p_value: float
    ratio: float  # how many times nearer than the next neighbour, the median


def find_near(first: Floats, second: Floats) -> Near | None:
    """Return the rows of ``second`` that lie nearer to one of ``first`` than neighbours do; None where there are none.

    Parameters
    ----------
    first, second : array, shape (n_rows, n_columns)
        On one scale, without gaps.
    """
    rng = np.random.default_rng(0)
    if min(len(first), len(second)) <= N_NEIGHBOURS:
        return None
    affordable = max(LEAST_USUAL, N_DISTANCES // len(first))
    usual = nearest_of(first, second[rng.permutation(len(second))[: min(N_USUAL, affordable)]])[0]
    bound = (NEAR if len(first) + len(second) <= MANY else NEAR_OF_MANY) * float(np.quantile(usual[:, 0], 0.75))
    if bound <= 0:
        return None
    distance, partner = cKDTree(first, balanced_tree=False).query(second, distance_upper_bound=bound)
    near = np.flatnonzero((distance < bound) & (distance > 0))
    if not near.size:
        return None
    looked_at = rng.permutation(near)[:affordable]
    found = weigh(*nearest_of(first, second[looked_at]), usual, looked_at, len(second) * len(looked_at) / len(near))
    if found is None or len(looked_at) == len(near):
        return found
    alike = near[distance[near] <= distance[found.second].max()]  # the others, as near as those that stand out
    return Near(partner[alike], alike, found.p_value, found.ratio)


def weigh(
    distances: Floats, partners: NDArray[np.intp], usual: Floats, rows: NDArray[np.intp], n_rows: float
) -> Near | None:
    r"""Return which rows chance does not bring so near; None where there are none.

    Notes
    -----
    Where rows have a density in :math:`m` dimensions, :math:`(d_k/d_{k+1})^{mk}` is uniform for the distances
    :math:`d_1 \le d_2 \le \dots` to the nearest rows, whatever the density and its tails. A copy with a little noise
    has a ratio near 0. The dimension is 0.6 of that of the table (median of the rows) or that of the row's own
    neighbours, whichever is less: on a face, a curve or in a cluster there are fewer than on the whole.

    References
    ----------
    E. Facco et al., Estimating the intrinsic dimension of datasets by a minimal neighborhood information, Scientific
    Reports 7, 12140, 2017, doi:10.1038/s41598-017-11873-y.
    """
    p_values = _uniform(distances, _dimension(usual))
    order = np.argsort(p_values)
    ranked = p_values[order]
    looks = 2 ** np.arange(int(np.log2(len(ranked))) + 1)
    chance = stats.poisson.sf(looks - 1, MARGIN * n_rows * ranked[looks - 1])
    p_value = float(min(1.0, len(looks) * chance.min()))
    passed = ranked * MARGIN * n_rows <= FALSE_SHARE * np.arange(1, len(ranked) + 1)
    kept = order[: int(np.flatnonzero(passed).max()) + 1] if passed.any() else order[:0]
    if not kept.size:
        return None
    kept = kept[np.argsort(rows[kept])]
    ratio = distances[kept, 1] / np.maximum(distances[kept, 0], np.finfo(float).tiny)
    return Near(partners[kept, 0], rows[kept], p_value, float(np.median(ratio)))


def _uniform(distances: Floats, dimension: float) -> Floats:
    """Return for each row the probability of so sudden a step between two of its neighbours' distances."""
    safe = np.maximum(distances, np.finfo(float).tiny)
    logs = np.log(safe[:, :-1] / safe[:, 1:])
    steps = np.arange(1, logs.shape[1] + 1)
    # without its greatest step, what the other neighbours tell of the row's own dimension
    spread = -(logs * steps)
    rest = (spread.sum(axis=1) - spread.max(axis=1)) / (logs.shape[1] - 1)
    own = np.minimum(1 / np.maximum(rest, np.finfo(float).eps), TRUSTED * dimension)
    return np.asarray(np.minimum(1.0, logs.shape[1] * np.exp(-own[:, None] * spread).min(axis=1)))


def _dimension(usual: Floats) -> float:
    """Return the dimension in which the rows lie, from the distances to the nearest and the last neighbour looked at.

    The median ratio of the first to the sixth distance: five times a gamma variable of mean 1/m each.
    """
    ratios = usual[:, -1] / np.maximum(usual[:, 0], np.finfo(float).tiny)
    harmonic = float((1 / np.arange(1, usual.shape[1])).sum())
    return harmonic / max(float(np.log(np.median(ratios))), np.finfo(float).eps)


def nearest_of(first: Floats, second: Floats) -> tuple[Floats, NDArray[np.intp]]:
    """Return the distances to, and the positions of, the six rows of ``first`` nearest to each row of ``second``."""
    distances, partners = [], []
    size = (first**2).sum(axis=1)
    for chunk in np.array_split(second, max(1, len(first) * len(second) // 4_000_000)):
        squares = (-2 * chunk) @ first.T
        squares += size
        nearest = np.argpartition(squares, N_NEIGHBOURS - 1, axis=1)[:, :N_NEIGHBOURS]
        exact = np.sqrt(((chunk[:, None, :] - first[nearest]) ** 2).sum(axis=2))  # squares cancel where rows are near
        order = np.argsort(exact, axis=1)
        distances.append(np.take_along_axis(exact, order, axis=1))
        partners.append(np.take_along_axis(nearest, order, axis=1))
    return np.concatenate(distances), np.concatenate(partners)


def on_one_scale(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Return the columns centred, in units of their quartiles' range, gaps at the median; many columns projected."""
    median = np.nanmedian(first, axis=0)
    low, high = np.nanquantile(first, [0.25, 0.75], axis=0)
    spread = np.where(high > low, high - low, np.nanstd(first, axis=0))
    kept = np.isfinite(spread) & (spread > 0)
    sides = [
        np.where(np.isnan(side[:, kept]), 0.0, (side[:, kept] - median[kept]) / spread[kept])
        for side in (first, second)
    ]
    if kept.sum() > N_DIMENSIONS:
        projection = np.random.default_rng(0).normal(size=(int(kept.sum()), N_DIMENSIONS)) / np.sqrt(N_DIMENSIONS)
        sides = [side @ projection for side in sides]
    return sides[0], sides[1]

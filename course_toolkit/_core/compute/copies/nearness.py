"""Nearer than neighbours are: rows of one set that lie beside a row of another, far from all others."""

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from course_toolkit._core.compute.copies.sudden import N_NEIGHBOURS, Near, Neighbours, dimension, weigh

Floats = NDArray[np.float64]

#: Fewer rows than this have no surroundings.
LEAST_ROWS = 8
#: Rows by which the usual distance between neighbours is measured.
N_USUAL = 200
LEAST_USUAL = 60
#: Of many rows, those are looked at whose neighbour is nearer than this share of the usual distance (upper quartile of
#: the sixth, since a row may have been copied several times); a tree's work grows fast with it.
NEAR_OF_MANY = 1 / 15
SIXTH = 5
#: Cells of the table of distances that are worth computing.
N_DISTANCES = 8_000_000
#: Beyond it, trees see every row; a random projection keeps what is near near.
N_DIMENSIONS = 20
#: Larger numbers have squares that float64 does not hold: no measurements.
LARGEST = 1e100


def find_near(first: Floats, second: Floats) -> Near | None:
    """Return the rows of ``second`` that lie nearer to one of ``first`` than neighbours do; None where there are none.

    Parameters
    ----------
    first, second : array, shape (n_rows, n_columns)
        On one scale, without gaps.
    """
    rng = np.random.default_rng(0)
    if len(first) <= LEAST_ROWS or not second.size:
        return None
    left, right = _projected(first, second)
    affordable = max(LEAST_USUAL, N_DISTANCES // len(first))
    blind = rng.permutation(len(second))
    if len(second) <= affordable:
        every = nearest_of(left, right)
        new = np.flatnonzero(every.distances[:, 0] > 0)
        overall = _overall(left, every.distances[blind[:N_USUAL]])
        return _weighed(Neighbours(every.distances[new], every.partners[new]), overall, first, second, new, len(new))
    usual = nearest_of(left, right[blind[: min(N_USUAL, affordable)]])
    bound = NEAR_OF_MANY * float(np.quantile(usual.distances[:, SIXTH], 0.75))
    if bound <= 0:
        return None
    distance, partner = cKDTree(left, balanced_tree=False).query(right, distance_upper_bound=bound)
    near = np.flatnonzero((distance < bound) & (distance > 0))
    looked_at = rng.permutation(near)[:affordable]
    stand_for = len(second) * len(looked_at) / max(len(near), 1)
    found = _weighed(
        nearest_of(left, right[looked_at]), _overall(left, usual.distances), first, second, looked_at, stand_for
    )
    if found is None or len(looked_at) == len(near):
        return found
    alike = near[distance[near] <= distance[found.second].max()]  # the others, as near as those that stand out
    return Near(partner[alike], alike, found.p_value, found.ratio)


def _overall(first: Floats, usual: Floats) -> float:
    """Return the dimension that the rows of the second set tell, or those of the first where the second is copied."""
    some = np.random.default_rng(0).permutation(len(first))[: max(LEAST_ROWS, min(N_USUAL, N_DISTANCES // len(first)))]
    within = nearest_of(first, first[some]).distances[:, 1:]  # the nearest row is the row itself
    return max(dimension(usual), dimension(within))


def _weighed(
    near: Neighbours, overall: float, first: Floats, second: Floats, rows: NDArray[np.intp], n_rows: float
) -> Near | None:
    """Weigh some rows of the second set and return them by their positions."""
    if not len(rows):
        return None
    found = weigh(near, overall, first, second[rows], n_rows)
    return None if found is None else Near(found.first, rows[found.second], found.p_value, found.ratio)


def nearest_of(first: Floats, second: Floats) -> Neighbours:
    """Return the distances to, and the positions of, the rows of ``first`` nearest to each row of ``second``."""
    distances, partners = [], []
    n_neighbours = min(N_NEIGHBOURS, len(first))
    size = (first**2).sum(axis=1)
    for chunk in np.array_split(second, max(1, len(first) * len(second) // 4_000_000)):
        squares = (-2 * chunk) @ first.T
        squares += size
        nearest = np.argpartition(squares, n_neighbours - 1, axis=1)[:, :n_neighbours]
        exact = np.sqrt(((chunk[:, None, :] - first[nearest]) ** 2).sum(axis=2))  # squares cancel where rows are near
        order = np.argsort(exact, axis=1)
        distances.append(np.take_along_axis(exact, order, axis=1))
        partners.append(np.take_along_axis(nearest, order, axis=1))
    return Neighbours(np.concatenate(distances), np.concatenate(partners))


def on_one_scale(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Return the columns centred, in units of their quartiles' range, tails drawn in, gaps at the median.

    What is infinite is a gap.
    """
    first, second = (np.where(np.abs(side) < LARGEST, side, np.nan) for side in (first, second))
    first, second = (side[:, np.isfinite(first).any(axis=0)] for side in (first, second))
    if not first.size:
        return first, second
    median = np.nanmedian(first, axis=0)
    low, high = np.nanquantile(first, [0.25, 0.75], axis=0)
    spread = np.where(high > low, high - low, np.nanstd(first, axis=0))
    kept = np.isfinite(spread) & (spread > 0)
    left, right = (
        np.arcsinh(np.where(np.isnan(side[:, kept]), 0.0, (side[:, kept] - median[kept]) / spread[kept]))
        for side in (first, second)
    )
    return left, right


def _projected(first: Floats, second: Floats) -> tuple[Floats, Floats]:
    """Return many columns projected at random onto few: distances stay what they were, nearly."""
    n_columns = first.shape[1]
    if n_columns <= N_DIMENSIONS:
        return first, second
    projection = np.random.default_rng(0).normal(size=(n_columns, N_DIMENSIONS)) / np.sqrt(N_DIMENSIONS)
    return first @ projection, second @ projection

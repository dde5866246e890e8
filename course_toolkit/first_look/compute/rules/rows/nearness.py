"""Rows of one table that lie nearer to another than neighbours do."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.copies.nearness import LEAST_ROWS, nearest_of, on_one_scale
from course_toolkit._core.compute.copies.sudden import Neighbours, dimension, weigh

Floats = NDArray[np.float64]

#: Distances that are worth computing; of more rows, those are looked at whose neighbour is uncommonly near.
N_DISTANCES = 2_400_000
N_USUAL, FEWEST_LOOKED_AT = 200, 24
#: The share of the usual distance between neighbours within which many rows are looked at, and the axes of the search.
NEAR_OF_MANY, N_AXES = 1 / 15, 6
#: The width of a cell of the grid in that distance; grids, and rows of a cell that each row is compared with.
CELL, N_GRIDS, N_BESIDE = 3.0, 3, 3
SIXTH = 5
#: Two rows of a small group of their own are neighbours: a copy is nearer than this share of what neighbours are.
NEAR_AT_ALL = 0.5


@dataclass(frozen=True)
class NearPairs:
    """Pairs of rows nearer to one another than neighbours are: the later one beside the earlier one."""

    first: NDArray[np.intp]
    second: NDArray[np.intp]
    p_value: float
    ratio: float


def find_near_pairs(values: Floats) -> NearPairs | None:
    """Return the pairs of rows that stand out; None where none do.

    Parameters
    ----------
    values : array, shape (n_rows, n_columns)
        Numbers, NaN for gaps; on any scale.
    """
    rows, _same = on_one_scale(values, values[:1])
    n_rows = len(rows)
    if n_rows <= LEAST_ROWS or rows.shape[1] < 2:
        return None
    order = np.random.default_rng(0).permutation(n_rows)
    affordable = max(FEWEST_LOOKED_AT, N_DISTANCES // n_rows)
    usual = _others(rows, order[: min(N_USUAL, affordable)])
    looked_at = np.arange(n_rows) if n_rows <= affordable else _promising(rows, usual)[:affordable]
    if not len(looked_at):
        return None
    near = _others(rows, looked_at)
    apart = near.distances[:, 0] > 0
    looked_at, near = looked_at[apart], Neighbours(near.distances[apart], near.partners[apart])
    if not len(looked_at):
        return None
    found = weigh(near, dimension(usual.distances), rows, rows[looked_at], n_rows)
    if found is None:
        return None
    pairs = np.unique(np.sort(np.column_stack([found.first, looked_at[found.second]]), axis=1), axis=0)
    apart = np.sqrt(((rows[pairs[:, 0]] - rows[pairs[:, 1]]) ** 2).sum(axis=1))
    pairs = pairs[apart <= NEAR_AT_ALL * np.median(usual.distances[:, 0])]
    if not len(pairs):
        return None
    return NearPairs(pairs[:, 0], pairs[:, 1], found.p_value, found.ratio)


def _others(rows: Floats, asked: NDArray[np.intp]) -> Neighbours:
    """Return the nearest other rows of some rows: the nearest of all is the row itself."""
    near = nearest_of(rows, rows[asked])
    own = near.partners == asked[:, None]
    own[~own.any(axis=1), 0] = True  # an equal row came first
    kept = ~own
    shape = (len(asked), near.partners.shape[1] - 1)
    return Neighbours(near.distances[kept].reshape(shape), near.partners[kept].reshape(shape))


def _promising(rows: Floats, usual: Neighbours) -> NDArray[np.intp]:
    """Return the rows with an uncommonly near neighbour, nearest first.

    Rows that near fall into one cell of a coarse grid, in one of a few grids shifted against one another.
    """
    bound = NEAR_OF_MANY * float(np.quantile(usual.distances[:, SIXTH], 0.75))
    if bound <= 0:
        return np.array([], dtype=np.intp)
    n_levels = [len(np.unique(column[:2000])) for column in rows.T]
    axes = np.argsort(n_levels)[::-1][:N_AXES]
    scaled = rows[:, axes] / (CELL * bound)
    weights = np.random.default_rng(0).integers(1, 2**62, len(axes)) | 1
    best = np.full(len(rows), np.inf)
    for shift in np.arange(N_GRIDS) / N_GRIDS:
        cells = (np.floor(scaled + shift).astype(np.int64) * weights).sum(axis=1)
        order = np.argsort(cells, kind="stable")
        for step in range(1, N_BESIDE + 1):
            same = np.flatnonzero(cells[order[step:]] == cells[order[:-step]])
            first, second = order[same], order[same + step]
            apart = np.sqrt(((rows[first] - rows[second]) ** 2).sum(axis=1))
            np.minimum.at(best, first, apart)
            np.minimum.at(best, second, apart)
    near = np.flatnonzero(best <= bound)
    return near[np.argsort(best[near], kind="stable")]

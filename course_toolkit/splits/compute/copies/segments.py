"""Rows that lie exactly between two others: the trace that SMOTE leaves in a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import poisson
from sklearn.neighbors import NearestNeighbors

Floats = NDArray[np.float64]
Triples = NDArray[np.intp]

#: Neighbours of a row among which its line is searched. SMOTE joins five nearest originals; each of them may have
#: become twenty rows.
N_NEIGHBOURS = 100
#: Distances looked at, at most: with more rows fewer of them are starting points.
N_DISTANCES = 2 * 10**7
#: Two directions closer than this are one. Rounding errors of float64 stay below 1e-10 even where rows are close.
SAME_DIRECTION = 1e-9
#: Values kept in 32 bits have seven digits.
SAME_DIRECTION_FLOAT32 = 1e-5
#: Below this share of the largest spread a direction holds rounding errors only.
RANK_TOLERANCE = 1e-5
#: A line that holds more of a row's neighbours than this is where the whole table lies, and says nothing.
MOST_ON_A_LINE = 0.5
#: With fewer rows there are hardly two lines to tell apart.
FEWEST_ROWS = 5
#: How far beside a point of the grid, in steps, a value still counts as being on it: printed values are rounded.
ON_GRID = 1e-3
#: Rows that show the step of a grid.
ROWS_OF_GRID = 20_000
#: Rows that show along which directions a table spreads.
ROWS_OF_SHAPE = 20_000
#: With so many more rows than starting points, a tree takes longer to grow than it saves.
ROWS_PER_LOOK = 1_000
#: A grid finer than this share of the spread is as good as none.
FINEST_GRID = 1e-7


@dataclass(frozen=True)
class Segments:
    """Rows found between two others.

    ``triples`` holds positions (one end, the row between, the other end); ``expected`` is how many of them chance
    would give.
    """

    triples: Triples
    expected: float

    @property
    def by_chance(self) -> float:
        """Return the probability of at least so many by chance."""
        return float(poisson.sf(len(self.triples) - 1, self.expected))


def find_between(X: Floats) -> Segments:
    """Return rows of ``X`` that lie exactly on the straight line between two other rows.

    From each row, look to its nearest neighbours: two that are seen in the same direction, or in opposite ones, are
    on one line with it. The columns are first turned and stretched to have the same spread, which keeps lines
    straight; columns that follow from others add no coincidence and drop out there. The chance that two directions
    in ``rank`` dimensions agree to ``tolerance`` is at most ``tolerance ** (rank - 1)``.
    """
    distinct = _first_of_equals(X)
    white = _whiten(X if len(distinct) == len(X) else X[distinct])  # a copy of a million rows is one too many
    n, rank = white.shape
    nothing = Segments(np.empty((0, 3), dtype=np.intp), 0.0)
    if n < FEWEST_ROWS or rank < 2:
        return nothing
    tolerance = SAME_DIRECTION_FLOAT32 if _is_float32(X) else SAME_DIRECTION
    k = min(N_NEIGHBOURS, n - 1)
    starts = np.random.default_rng(0).permutation(n)[: max(1, N_DISTANCES // n)]
    triples = _collinear(white, starts, k, tolerance)
    expected = len(starts) * k**2 / 2 * tolerance ** (rank - 1)
    return Segments(distinct[triples], expected) if len(triples) else nothing


class Grid(NamedTuple):
    """Equally spaced values, such as whole numbers, also after scaling; a step of 0 is no grid."""

    origin: float
    step: float

    def holds(self, values: Floats) -> NDArray[np.bool_]:
        """Say which values lie on the grid."""
        if self.step == 0:
            return np.zeros(len(values), dtype=bool)
        steps = (values - self.origin) / self.step
        return np.asarray(np.abs(steps - np.round(steps)) < ON_GRID)


def find_grid(values: Floats) -> Grid:
    """Return the grid on which all values lie; with a step of 0 where there is none."""
    distinct = np.unique(values[:ROWS_OF_GRID])
    if len(distinct) < 2:
        return Grid(0.0, 0.0)
    gaps = np.diff(distinct)
    grid = Grid(float(distinct[0]), float(gaps[gaps > FINEST_GRID * (distinct[-1] - distinct[0])].min()))
    return grid if grid.holds(distinct).all() and grid.holds(values).all() else Grid(0.0, 0.0)


def finest_grid(parts: Iterable[Floats]) -> Grid:
    """Return the finest grid that some part of a column lies on: rows made up later must not hide it."""
    grids = [grid for grid in map(find_grid, parts) if grid.step > 0]
    return min(grids, key=lambda grid: grid.step, default=Grid(0.0, 0.0))


def _first_of_equals(X: Floats) -> Triples:
    """Return the positions of the rows that no earlier row equals, by a number made of each row's bits."""
    codes = np.zeros(len(X), dtype=np.uint64)
    for column in X.T:
        codes = (codes ^ (column + 0.0).view(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        codes ^= codes >> np.uint64(29)
    return np.flatnonzero(~pd.Series(codes).duplicated().to_numpy())


def _whiten(X: Floats) -> Floats:
    """Return the rows in coordinates of equal spread, as many as the columns have independent directions."""
    spread = X.std(axis=0)
    spread[spread == 0] = 1
    centred = X - X.mean(axis=0)
    centred /= spread
    some = centred[np.random.default_rng(0).permutation(len(X))[:ROWS_OF_SHAPE]]
    values, vectors = np.linalg.eigh(some.T @ some / len(some))
    kept = values > max(RANK_TOLERANCE**2 * values[-1], 0)
    return np.asarray(centred @ (vectors[:, kept] / np.sqrt(values[kept])))


def _is_float32(X: Floats) -> bool:
    return bool((X.astype(np.float32) == X).all())


def _collinear(white: Floats, starts: Triples, k: int, tolerance: float) -> Triples:
    """Return triples (end, between, end) of rows on one line, looked for from each start."""
    few = len(starts) * ROWS_PER_LOOK < len(white)
    search = NearestNeighbors(n_neighbors=k + 1, algorithm="brute" if few else "auto").fit(white)
    normal: Floats = np.asarray(np.random.default_rng(0).standard_normal(size=(white.shape[1],)))
    found = [np.empty((0, 3), dtype=np.intp)]
    chunk = max(1, 2 * 10**6 // (k * white.shape[1]))
    for i in range(0, len(starts), chunk):
        here = starts[i : i + chunk]
        around = search.kneighbors(white[here], return_distance=False)
        around = np.where(around[:, 1:] == here[:, None], around[:, :1], around[:, 1:])
        found.append(_same_direction(white, here, around, normal=normal, tolerance=tolerance))
    triples = np.concatenate(found)
    return np.unique(_middle_second(white, triples), axis=0)


def _same_direction(white: Floats, here: Triples, around: Triples, *, normal: Floats, tolerance: float) -> Triples:
    """Return (start, neighbour, neighbour) seen in one direction; sorted by one projection, equal ones are adjacent."""
    away = white[around] - white[here][:, None, :]
    distance = np.linalg.norm(away, axis=2, keepdims=True)
    unit = away / np.where(distance == 0, 1, distance)
    shadow = unit @ normal
    unit *= np.where(shadow < 0, -1, 1)[:, :, None]  # a line has no sense
    order = np.argsort(np.abs(shadow), axis=1)
    unit = np.take_along_axis(unit, order[:, :, None], axis=1)
    near = np.linalg.norm(np.diff(unit, axis=1), axis=2) < tolerance
    near &= (near.sum(axis=1) < MOST_ON_A_LINE * around.shape[1])[:, None]
    row, place = np.nonzero(near)
    neighbours = np.take_along_axis(around, order, axis=1)
    return np.column_stack([here[row], neighbours[row, place], neighbours[row, place + 1]])


def _middle_second(white: Floats, triples: Triples) -> Triples:
    """Order each triple along its line, the lower-numbered end first."""
    a, b, c = (white[triples[:, i]] for i in range(3))
    sides = np.column_stack([np.linalg.norm(two, axis=1) for two in (b - c, a - c, a - b)])
    middle = sides.argmax(axis=1)  # opposite the longest side
    rest = np.array([[1, 2], [0, 2], [0, 1]])[middle]
    ends = np.sort(np.take_along_axis(triples, rest, axis=1), axis=1)
    between = np.take_along_axis(triples, middle[:, None], axis=1)[:, 0]
    return np.column_stack([ends[:, 0], between, ends[:, 1]])

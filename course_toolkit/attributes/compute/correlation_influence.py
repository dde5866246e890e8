"""What one row does to Pearson's r: r without the row that changes it most, for all pairs at once."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit.attributes.compute.correlation_matrix import Scaled, Sums, exact, r_of

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

#: The row that changes r most is one that lies far out in one of the two columns: so many of each are tried.
N_TRIED, N_TRIED_OF_MANY = 5, 2
MANY_COLUMNS = 200
#: A change that is worth a word.
CHANGE = 0.3
#: A row whose squared distance is at most this share of its column's cannot change r by so much.
HARMLESS_SHARE = 0.05


@dataclass(frozen=True, eq=False)
class Influence:
    """For each pair, r without the row that changes it most, and that row's position; NaN and -1 where none matters."""

    without: Floats
    rows: Positions

    def is_fragile(self, r: Floats) -> NDArray[np.bool_]:
        """Return where one row makes the correlation, or hides it."""
        return np.abs(self.without - r) >= CHANGE


def measure_influence(scaled: Scaled, sums: Sums, r: Floats) -> Influence:
    """Return what leaving out one row does to each r."""
    size = len(scaled.columns)
    without, rows = np.full((size, size), np.nan), np.full((size, size), -1, dtype=np.intp)
    for of in range(size):
        tried = _far_rows(scaled, of, N_TRIED if size <= MANY_COLUMNS else N_TRIED_OF_MANY)
        if len(tried):
            without[of], rows[of] = _most_changed(scaled, sums, r, of, tried)
    return _stronger_side(without, rows, r)


def _far_rows(scaled: Scaled, of: int, n_tried: int) -> Positions:
    """Return the rows that lie farthest out in a column, where they are far enough to matter."""
    column = scaled.columns[of]
    distance = np.abs((column - scaled.centres[of]) / scaled.scales[of])
    distance[~np.isfinite(distance)] = 0
    n_known = np.count_nonzero(distance)
    tried = np.argpartition(-distance, min(n_tried, len(distance) - 1))[:n_tried]
    far: Positions = tried[distance[tried] ** 2 > HARMLESS_SHARE * n_known]
    return far


def _most_changed(scaled: Scaled, sums: Sums, r: Floats, of: int, tried: Positions) -> tuple[Floats, Positions]:
    """Return, for one column with each other one, r without the row that changes it most, and that row."""
    y = scaled.rows(tried)
    x = np.broadcast_to(y[:, [of]], y.shape)
    both = np.isfinite(x) & np.isfinite(y)
    x, y = np.where(both, x, 0), np.where(both, y, 0)
    turned = Sums(sums.n, sums.x.T, sums.xx.T, sums.xy)
    found, unsure = r_of(sums.less(x, y, of=of), turned.less(y, x, of=of))
    for place, j in np.argwhere(unsure & both).tolist():
        found[place, j] = _leave_out(scaled, of, j, int(tried[place]))
    change = np.where(both & np.isfinite(found), np.abs(found - r[of]), -1.0)
    best = np.argmax(change, axis=0)
    columns = np.arange(len(best))
    usable = change[best, columns] >= 0
    return np.where(usable, found[best, columns], np.nan), np.where(usable, tried[best], -1)


def _leave_out(scaled: Scaled, i: int, j: int, row: int) -> float:
    x = scaled.columns[i].copy()
    x[row] = np.nan
    return exact(x, scaled.columns[j])


def _stronger_side(without: Floats, rows: Positions, r: Floats) -> Influence:
    """Return of each pair the row that changes more: one far out in the first column, or in the second."""
    change = np.nan_to_num(np.abs(without - r), nan=-1.0)
    turn = change < change.T
    np.fill_diagonal(turn, val=False)
    without, rows = np.where(turn, without.T, without), np.where(turn, rows.T, rows)
    np.fill_diagonal(without, np.nan)
    np.fill_diagonal(rows, -1)
    return Influence(without, rows)

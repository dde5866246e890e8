"""All correlations of many columns of numbers, each pair on the rows where both are known.

A few products of matrices, accumulated over slices of rows: no copy of the table is made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from course_toolkit.attributes.compute.association import FEWEST_ROWS, ROUNDING, pearson

Floats = NDArray[np.float64]

#: So many cells are looked at at a time: they stay in the cache of a processor.
N_CELLS_AT_A_TIME = 2**18
#: Products of narrow matrices are small: threads that share one wait for one another, for seconds where others compute.
FEW_COLUMNS = 200
#: Where the spread on the common rows is so small beside the whole column's, sums have lost digits.
FEW_DIGITS = 1e-7


@dataclass(frozen=True, eq=False)
class Sums:
    """Sums over the rows that two columns share, of values that were centred and scaled column by column.

    In row i and column j: ``n`` rows, ``x`` the sum of column i, ``xx`` of its squares, ``xy`` of the products.
    """

    n: Floats
    x: Floats
    xx: Floats
    xy: Floats

    def less(self, x: Floats, y: Floats, *, of: int) -> "Sums":
        """Return the sums of column ``of`` with every other one, less one row; shape (n_rows, n_columns)."""
        return Sums(self.n[of] - 1, self.x[of] - x, self.xx[of] - x * x, self.xy[of] - x * y)


@dataclass(frozen=True, eq=False)
class Scaled:
    """Columns of numbers, with what centres and scales each of them to a standard deviation of 1."""

    columns: tuple[Floats, ...]
    centres: Floats
    scales: Floats

    @property
    def n_rows(self) -> int:
        """How many rows there are."""
        return len(self.columns[0])

    def rows(self, which: slice | NDArray[np.intp]) -> Floats:
        """Return some rows of all columns, centred and scaled, NaN where unknown; shape (n_some, n_columns)."""
        some = np.stack([column[which] for column in self.columns], axis=1)
        some = (some - self.centres) / self.scales
        some[~np.isfinite(some)] = np.nan
        result: Floats = some
        return result


def scale_columns(columns: Sequence[Floats]) -> Scaled:
    """Find the centre and the scale of each column."""
    found = [_centre_and_scale(column) for column in columns]
    centres, scales = np.array(found, dtype=np.float64).reshape(-1, 2).T
    return Scaled(tuple(columns), centres, scales)


def correlation_matrix(scaled: Scaled) -> tuple[Floats, Sums]:
    """Return Pearson's r of all pairs, NaN where there is none, and the sums behind it."""
    sums = sum_up(scaled)
    r, unsure = r_of(sums)
    for i, j in _pairs_of(unsure):
        r[i, j] = r[j, i] = exact(scaled.columns[i], scaled.columns[j])
    np.fill_diagonal(r, 1.0)
    return r, sums


def r_of(sums: Sums, other: Sums | None = None) -> tuple[Floats, NDArray[np.bool_]]:
    """Return r from sums, and where they have lost so many digits that it must be computed anew.

    ``other`` holds the sums of the second columns; None where the matrix is its own mirror.
    """
    y, yy = (sums.x.T, sums.xx.T) if other is None else (other.x, other.xx)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread_x, spread_y = sums.xx - sums.x**2 / sums.n, yy - y**2 / sums.n
        r = (sums.xy - sums.x * y / sums.n) / np.sqrt(spread_x * spread_y)
        enough = sums.n >= FEWEST_ROWS
        unsure = enough & ((spread_x < FEW_DIGITS * sums.xx) | (spread_y < FEW_DIGITS * yy))
    r = np.where(enough & np.isfinite(r), np.clip(r, -1, 1), np.nan)
    r[np.abs(r) > 1 - ROUNDING] = np.sign(r[np.abs(r) > 1 - ROUNDING])
    return r, unsure


def exact(x: Floats, y: Floats) -> float:
    """Return r of one pair on its own rows."""
    both = np.isfinite(x) & np.isfinite(y)
    return pearson(x[both], y[both]) if np.count_nonzero(both) >= FEWEST_ROWS else float("nan")


def sum_up(scaled: Scaled) -> Sums:
    """Return the sums of all pairs."""
    size = len(scaled.columns)
    complete = all(np.isfinite(column).all() for column in scaled.columns)
    if size > FEW_COLUMNS:
        return _add_slices(scaled, complete=complete)
    with threadpool_limits(1, user_api="blas"):
        return _add_slices(scaled, complete=complete)


def _add_slices(scaled: Scaled, *, complete: bool) -> Sums:
    size = len(scaled.columns)
    n, x, xx, xy = (np.zeros((size, size)) for _sum in range(4))
    for some in _slices(scaled):
        if complete:
            xy += some.T @ some
            x += some.sum(axis=0)[:, None]
            continue
        known = np.isfinite(some)
        filled, seen = np.where(known, some, 0.0), known.astype(np.float64)
        n += seen.T @ seen
        x += filled.T @ seen
        xx += (filled**2).T @ seen
        xy += filled.T @ filled
    if complete:
        n[:], xx[:] = scaled.n_rows, np.diag(xy)[:, None]
    return Sums(n, x, xx, xy)


def _slices(scaled: Scaled) -> Iterator[Floats]:
    size = max(1, N_CELLS_AT_A_TIME // len(scaled.columns))
    for start in range(0, scaled.n_rows, size):
        yield scaled.rows(slice(start, start + size))


def _centre_and_scale(column: Floats) -> tuple[float, float]:
    known = column[np.isfinite(column)]
    largest = float(np.max(np.abs(known), initial=0.0)) or 1.0
    known = known / largest  # so that squares neither overflow nor vanish
    centre, scale = float(known.mean()), float(known.std())
    return centre * largest, scale * largest or 1.0


def _pairs_of(mask: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """Yield the pairs above the diagonal."""
    yield from zip(*(places.tolist() for places in np.nonzero(np.triu(mask | mask.T, k=1))), strict=True)

"""Links of one attribute with categories to all others at once, through its table of who is in which category."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from course_toolkit.attributes.compute.association import FEWEST_ROWS, ROUNDING
from course_toolkit.attributes.compute.correlation_matrix import N_CELLS_AT_A_TIME, Scaled

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]
#: Strengths and numbers of rows, one for each other attribute.
Links = tuple[Floats, Floats]


def indicator(codes: Codes) -> sparse.csr_array:
    """Return the table with a 1 where a row is in a category; a row that is in none has no 1."""
    known = codes >= 0
    starts = np.concatenate([[0], np.cumsum(known)])
    shape = (len(codes), int(codes.max(initial=0)) + 1)
    return sparse.csr_array((np.ones(starts[-1]), codes[known], starts), shape=shape)


def links_to_numbers(members: sparse.csr_array, numbers: Scaled) -> Links:
    """Return Kelley's correlation ratio of one category with each column of numbers."""
    shape = (members.shape[1], len(numbers.columns))
    counts, sums, squares = (np.zeros(shape) for _table in range(3))
    size = max(1, N_CELLS_AT_A_TIME // shape[1])
    for start in range(0, numbers.n_rows, size):
        rows = slice(start, start + size)
        some, turned = numbers.rows(rows), members[rows].T
        known = np.isfinite(some)
        filled = np.where(known, some, 0.0)
        counts += turned @ known.astype(np.float64)
        sums += turned @ filled
        squares += turned @ (filled * filled)
    return _correlation_ratios(counts, sums, squares)


def links_to_categories(members: sparse.csr_array, others: sparse.csr_array, owners: Codes) -> Links:
    """Return Bergsma's Cramér's V of one category with several others.

    ``others`` holds their columns side by side, ``owners`` which attribute each column belongs to: 0, 1, 2 and so on.
    """
    table = sparse.coo_array(members.T @ others)  # the tables of counts side by side; only what is not 0 is written
    (row, column), counts, size = table.coords, table.data, int(owners.max()) + 1
    n: Any
    of_column: Any  # NumPy's own types forget that weights are no whole numbers
    owner = owners[column]
    n = np.bincount(owner, counts, size)
    of_row = np.bincount(row * size + owner, counts, table.shape[0] * size).reshape(-1, size)
    of_column = np.bincount(column, counts, table.shape[1])
    shares = counts / of_row[row, owner] * (counts / of_column[column])
    k, l = (of_row > 0).sum(axis=0), np.bincount(owners, of_column > 0, size)  # noqa: E741 — the formula's letters
    return _cramers_v(np.bincount(owner, shares, size) - 1, n, k, l), n


def _correlation_ratios(counts: Floats, sums: Floats, squares: Floats) -> Links:
    n, k = counts.sum(axis=0), (counts > 0).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle = sums.sum(axis=0) / n
        all_squares = squares.sum(axis=0)
        total = all_squares - n * middle**2
        between = np.nansum(sums**2 / counts, axis=0) - n * middle**2
        within = np.clip(1 - between / total, 0, 1)
        corrected = np.sqrt(np.clip(1 - within * (n - 1) / (n - k), 0, None))
    measurable = (n >= FEWEST_ROWS) & (k > 1) & (k < n) & (total > ROUNDING * all_squares)
    return np.where(measurable, corrected, np.nan), n


def _cramers_v(phi2: Any, n: Floats, k: Codes, l: Any) -> Floats:  # noqa: E741 — the formula's letters
    """Return V of several tables with k rows, l columns and a total of n."""
    with np.errstate(divide="ignore", invalid="ignore"):
        corrected = np.clip(phi2 - (k - 1) * (l - 1) / (n - 1), 0, None)
        room = np.minimum(k - (k - 1) ** 2 / (n - 1), l - (l - 1) ** 2 / (n - 1)) - 1
        v = np.sqrt(np.clip(corrected / room, None, 1))
    measurable = (n >= FEWEST_ROWS) & (np.minimum(k, l) > 1) & (np.maximum(k, l) < n)
    return np.where(measurable, v, np.nan)

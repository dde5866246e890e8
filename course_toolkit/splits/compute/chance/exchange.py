"""What chance deals out to two sets: rows, or groups of rows whole; and which differences it would not make."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.meaning.roles import group_of
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]

#: Rows, and units (rows or groups), drawn from each set. With 1,500 on both sides the smallest difference that is worth
#: a word (Cohen's h = 0.2) lies 0.2 · √750 = 5.5 standard errors from 0: more rows would only cost time.
MOST_ROWS = 20_000
MOST_UNITS = 1_500
#: How many deals are tried at once, and how many numbers a table of scores may hold.
BATCH = 500
MOST_SCORES = 4_000_000
#: Two sums of the same numbers in another order differ by so much of themselves (float32).
ROUNDING = 1e-4


@dataclass(frozen=True)
class Exchange:
    """Rows of two sets and the units that chance could have dealt to either.

    ``positions`` holds the rows of each set, ``unit`` the unit of each row (first set's rows first), and
    ``in_second`` says which units lie in the second set; ``group`` is the column that keeps rows together, if any.
    """

    pair: tuple[str, str]
    positions: tuple[Positions, Positions]
    unit: NDArray[np.intp]
    in_second: NDArray[np.bool_]
    group: Name | None
    drawn: tuple[Positions, Positions]  # more rows, by which a difference found is measured

    @property
    def row_in_second(self) -> NDArray[np.bool_]:
        """For each row, whether it lies in the second set."""
        return np.repeat([False, True], [len(rows) for rows in self.positions])

    def values(self, column: Column) -> Floats:
        """Return the column's values in the rows of both sets, shape (n_rows,)."""
        first, second = (column.per_set[key][rows] for key, rows in zip(self.pair, self.positions, strict=True))
        return np.concatenate([first, second])

    def totals(self, scores: Floats) -> Floats:
        """Add the scores of the rows, less their mean, in each unit; shape (n_units, n_scores)."""
        centred: Floats = scores - scores.mean(axis=0)
        if self.group is None:
            return centred
        n_rows = len(self.unit)
        sums = sparse.csr_array((np.ones(n_rows), (self.unit, np.arange(n_rows))), shape=(len(self.in_second), n_rows))
        return np.asarray(sums @ centred)


def draw_exchange(
    sets: Sets, pair: tuple[str, str], *, among: Mapping[str, NDArray[np.bool_]] | None = None
) -> Exchange:
    """Draw rows of two sets, ``among`` some of them; the rows of one group stay together.

    The rows of a patient resemble one another, so that a deal of single rows would find any two sets of patients
    different. A group that lies in both sets counts as two units.
    """
    rng = np.random.default_rng(0)
    rows = [_draw(rng, np.flatnonzero(among[key]) if among else np.arange(sets.sizes[key])) for key in pair]
    drawn = (rows[0], rows[1])
    name = group_of(sets, pair)
    if name is None:
        rows = [np.sort(rng.permutation(one)[:MOST_UNITS]) for one in rows]
        sizes = [len(one) for one in rows]
        return Exchange(
            pair, (rows[0], rows[1]), np.arange(sum(sizes)), np.repeat([False, True], sizes), group=None, drawn=drawn
        )
    units = [_units(sets.column(name).per_set[key][one]) for key, one in zip(pair, rows, strict=True)]
    kept = [unit < MOST_UNITS for unit in units]
    rows = [one[keep] for one, keep in zip(rows, kept, strict=True)]
    units = [unit[keep] for unit, keep in zip(units, kept, strict=True)]
    counts = [int(unit.max(initial=-1)) + 1 for unit in units]
    numbers = np.concatenate([units[0], units[1] + counts[0]])
    return Exchange(pair, (rows[0], rows[1]), numbers, np.repeat([False, True], counts), group=name, drawn=drawn)


def _draw(rng: np.random.Generator, rows: Positions) -> Positions:
    return np.sort(rng.choice(rows, MOST_ROWS, replace=False)) if len(rows) > MOST_ROWS else rows


def _units(values: Floats) -> NDArray[np.intp]:
    """Return random numbers for the groups; a row of no known group is one of its own."""
    own = np.cumsum(np.isnan(values)) + np.max(values[~np.isnan(values)], initial=0.0)
    _, unit = np.unique(np.where(np.isnan(values), own, values), return_inverse=True)
    return np.random.default_rng(0).permutation(int(unit.max(initial=-1)) + 1)[unit]


def stand_out(totals: Floats, in_second: NDArray[np.bool_], *, level: float) -> NDArray[np.bool_]:
    """Say which scores differ between the sets more than chance allows, one level for all of them.

    Parameters
    ----------
    totals : array of shape (n_units, n_scores)
    in_second : array of bool of shape (n_units,)
    level : float
        The probability of at least one false alarm when the units were dealt at random.

    Returns
    -------
    array of bool of shape (n_scores,)

    Notes
    -----
    The units are dealt again ``2 / level - 1`` times, and each time the largest standardised difference of all scores
    is noted: only what beats all of these maxima but one stands out. Nothing is assumed about distributions or about
    how the columns hang together. As soon as two deals beat the largest observed difference, nothing can stand out
    any more, so that clean sets cost little.

    References
    ----------
    P. H. Westfall, S. S. Young, Resampling-Based Multiple Testing, Wiley, 1993 (maxT).
    """
    scores = totals - totals.mean(axis=0) if len(totals) else totals
    n_units, n_second = len(in_second), int(in_second.sum())
    nothing = np.zeros(scores.shape[1], dtype=bool)
    if min(n_second, n_units - n_second) == 0 or not scores.size:
        return nothing
    spread = np.sqrt(n_second * (n_units - n_second) / (n_units * max(n_units - 1, 1)) * (scores**2).sum(axis=0))
    varied = spread > ROUNDING * np.abs(scores).max(axis=0)
    scores = np.divide(scores, spread, out=np.zeros_like(scores), where=varied).astype(np.float32)
    observed = np.abs(in_second.astype(np.float32) @ scores) * (1 - ROUNDING)
    largest = _largest(scores, in_second, n_deals=round(2 / level) - 1, beaten=float(observed.max()))
    return nothing if largest is None else np.asarray(observed > largest)


def _largest(scores: NDArray[np.float32], in_second: NDArray[np.bool_], *, n_deals: int, beaten: float) -> float | None:
    """Return the second largest of the maxima over the deals; None where two of them reach ``beaten``."""
    rng = np.random.default_rng(0)
    maxima = np.full(2, -np.inf)
    done, batch = 0, BATCH // 5
    while done < n_deals:
        batch = min(batch, n_deals - done)
        deals = rng.permuted(np.tile(in_second, (batch, 1)), axis=1).astype(np.float32)
        maxima = np.sort(np.concatenate([maxima, np.abs(deals @ scores).max(axis=1)]))[-2:]
        if maxima[0] >= beaten:
            return None
        done, batch = done + batch, BATCH
    return float(maxima[0])

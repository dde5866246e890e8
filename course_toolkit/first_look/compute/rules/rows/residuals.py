"""What each value is beyond what the other columns of its row foretell, and whether that stands apart."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from course_toolkit.first_look.compute.rules.values.tails import tail_of

Floats = NDArray[np.float64]

#: Rows by which the relations are told; values beyond so many quartile ranges are drawn in for that.
N_ROWS, DRAWN_IN = 5_000, 3.0
#: How much the relations are shrunk towards none.
SHRUNK = 1e-3
#: How far apart, in mean spacings of the tail: e^-t is chance's share, for all columns together.
APART = 5.5
#: The most rows that stand apart together on one side of a column; more are a group of their own.
MOST_TOGETHER = 3
#: A column whose largest residual is nearer than this, in ranges of its middle eight tenths, needs no closer look.
AT_A_GLANCE = 1.5
#: Values within so many quartile ranges of the median are ordinary.
INSIDE = 2.2
SKEWED = 1.6


@dataclass(frozen=True)
class Outlier:
    """A row, the column that made it one, what stands there and what the others foretell, and how far apart that is."""

    row: int
    column: int
    foretold: float
    apart: float


def find_outliers(values: Floats) -> list[Outlier]:
    """Return the values that stand apart from what the other columns of their rows foretell.

    Parameters
    ----------
    values : array, shape (n_rows, n_columns)
        NaN where nothing is known.
    """
    in_ratios = _are_ratios(values)
    with np.errstate(invalid="ignore", divide="ignore"):
        scaled, middle, spread = _scaled(np.where(in_ratios, np.log(values), values))
    with threadpool_limits(1, user_api="blas"):  # threads that share a narrow product wait for one another
        foretold = _foretold(scaled)
    residuals = scaled - foretold
    level = APART + np.log(values.shape[1])
    apart: dict[int, float] = {}
    for column in residuals.T:
        for sign in (1.0, -1.0):
            for row, distance in _apart(sign * column, level):
                apart[row] = max(distance, apart.get(row, 0.0))
    rows = sorted(apart, key=lambda row: -apart[row])
    columns = _told_by(residuals, rows)
    given = foretold[rows] * spread + middle
    given = np.where(in_ratios, np.exp(np.minimum(given, 700.0)), given)
    return [
        Outlier(row, column, float(given[place, column]), apart[row])
        for place, (row, column) in enumerate(zip(rows, columns, strict=True))
        if _is_inside(scaled[row], column)
    ]


def _are_ratios(values: Floats) -> NDArray[np.bool_]:
    """Say which columns are better compared by ratios: positive ones whose upper half is the longer one by far."""
    some = values[np.random.default_rng(0).permutation(len(values))[:N_ROWS]]
    low, middle, high = np.nanquantile(some, [0.1, 0.5, 0.9], axis=0)
    return np.asarray((np.nanmin(values, axis=0) > 0) & (high - middle > SKEWED * (middle - low)))


def _is_inside(row: Floats, column: int) -> bool:
    """Say whether the other values of a row are ordinary: far outside, no line foretells anything."""
    return bool((np.abs(np.delete(np.nan_to_num(row), column)) <= INSIDE).all())


def _told_by(residuals: Floats, rows: list[int]) -> list[int]:
    """Return for each row the column whose residual is largest among its own kind.

    One wrong value moves what is foretold of the others too, but moves its own residual most: by the inequality of
    Cauchy and Schwarz.
    """
    if not rows:
        return []
    some = residuals[:: max(1, len(residuals) // N_ROWS)]
    usual = np.nanmedian(np.abs(some), axis=0)
    return [int(place) for place in np.nanargmax(np.abs(residuals[rows]) / np.maximum(usual, 1e-300), axis=1)]


def _scaled(values: Floats) -> tuple[Floats, Floats, Floats]:
    """Return the columns centred and in units of their quartiles' range."""
    some = values[np.random.default_rng(0).permutation(len(values))[:N_ROWS]]
    low, middle, high = np.nanquantile(some, [0.25, 0.5, 0.75], axis=0)
    spread = np.where(high > low, high - low, np.nanstd(some, axis=0))
    spread = np.where(spread > 0, spread, 1.0)
    return (values - middle) / spread, middle, spread


def _foretold(scaled: Floats) -> Floats:
    """Return what a linear model of the other columns says of each value; it is told with outliers drawn in."""
    drawn = np.clip(np.nan_to_num(scaled), -DRAWN_IN, DRAWN_IN)
    some = drawn[np.random.default_rng(0).permutation(len(drawn))[:N_ROWS]]
    covariance = np.cov(some, rowvar=False)
    precision = np.linalg.inv(covariance + SHRUNK * np.diag(np.maximum(np.diag(covariance), SHRUNK)))
    weights = -precision / np.diag(precision)[:, None]
    np.fill_diagonal(weights, 0.0)
    centred = np.nan_to_num(scaled) - some.mean(axis=0)
    return np.asarray(centred @ weights.T + some.mean(axis=0))


def _apart(residuals: Floats, level: float) -> list[tuple[int, float]]:
    """Return the few rows whose residuals lie far above all others."""
    known = np.flatnonzero(np.isfinite(residuals))
    values = residuals[known]
    few = values[:: max(1, len(values) // N_ROWS)]
    low, high = np.quantile(few, [0.1, 0.9])
    if values.max() - high < AT_A_GLANCE * (high - low):
        return []
    order = np.argsort(values, kind="stable")
    for n_together in range(1, MOST_TOGETHER + 1):
        rest, last = order[:-n_together], order[-n_together:]
        tail = tail_of(values[rest], above=True)
        beyond = np.array([]) if tail is None else tail.beyond(values[last])
        if len(beyond) and beyond.min() >= level:
            return [(int(known[place]), float(apart)) for place, apart in zip(last, beyond, strict=True)]
    return []

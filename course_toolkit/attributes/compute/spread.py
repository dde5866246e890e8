"""What a box plot shows: quartiles, whiskers, and what lies beyond them."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]

#: Tukey's: beyond so many boxes from the box, a value is an outlier.
REACH = 1.5


@dataclass(frozen=True, eq=False)
class Spread:
    """The five numbers of a box plot, the mean, and the outliers.

    Attributes
    ----------
    n : int
        How many finite values there are.
    minimum, q1, median, q3, maximum, mean, skewness : float
        NaN without values; the skewness is 0 for what is symmetric, positive with a long tail to the right.
    low_whisker, high_whisker : float
        The furthest values within 1.5 boxes of the box (Tukey).
    outliers : array of int
        The positions of the rows beyond the whiskers, the furthest from the box first.
    outlier_values : array of float
        Their values.
    """

    n: int
    minimum: float
    low_whisker: float
    q1: float
    median: float
    q3: float
    high_whisker: float
    maximum: float
    mean: float
    skewness: float
    outliers: Positions
    outlier_values: Floats

    @property
    def n_outliers(self) -> int:
        """How many values lie beyond the whiskers."""
        return len(self.outliers)

    def within(self, low: float, high: float) -> "Spread":
        """Return the same box plot with the outliers between two limits alone."""
        inside = (self.outlier_values >= low) & (self.outlier_values <= high)
        return replace(self, outliers=self.outliers[inside], outlier_values=self.outlier_values[inside])


NOTHING = Spread(
    0, *(np.nan, np.nan, np.nan, np.nan, np.nan, np.nan, np.nan, np.nan, np.nan),
    outliers=np.array([], dtype=np.intp), outlier_values=np.array([], dtype=np.float64),
)  # fmt: skip


def spread_of(ordered: Floats, floats: Floats, positions: Positions | None = None) -> Spread:
    """Return the box plot of values, given in ascending order and once more in the order of their rows.

    ``positions`` are those of ``floats`` in the table; without them they are the table.
    """
    if not len(ordered):
        return NOTHING
    q1, median, q3 = (float(value) for value in np.quantile(ordered, [0.25, 0.5, 0.75]))
    low, high = q1 - REACH * (q3 - q1), q3 + REACH * (q3 - q1)
    low_whisker = min(float(ordered[np.searchsorted(ordered, low, side="left")]), q1)
    high_whisker = max(float(ordered[np.searchsorted(ordered, high, side="right") - 1]), q3)
    with np.errstate(invalid="ignore"):
        beyond = np.flatnonzero(((floats < low) | (floats > high)) & np.isfinite(floats))
    values = floats[beyond]
    order = np.argsort(-np.maximum(q1 - values, values - q3), kind="stable")
    where = beyond if positions is None else positions[beyond]
    return Spread(
        len(ordered), float(ordered[0]), low_whisker, q1, median, q3, high_whisker, float(ordered[-1]),
        float(ordered.mean()), _skewness(ordered), where[order], values[order],
    )  # fmt: skip


def _skewness(values: Floats) -> float:
    size = float(np.max(np.abs(values)))
    centred = (values - values.mean()) / size if size > 0 else values
    squares = centred * centred
    variance = float(np.mean(squares))
    return float(np.mean(squares * centred)) / variance**1.5 if variance > np.finfo(float).eps ** 2 else 0.0

"""An attribute under one scaling: where its rows fall on an axis that all scalings share."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit.preparation.compute.scaling.columns import ScaledAttribute, lattice_step
from course_toolkit.preparation.compute.scaling.methods import Fitted, Floats

#: The axis of all scaled attributes, in the units that scalers count in. It never moves: that one scaling presses the
#: rows together and another does not is seen on one ruler only.
SCALED_LIMITS = (-3.5, 4.5)
#: The width of a bar there, and how many there are on the axis of the raw attribute.
BAR_WIDTH = 0.05
N_RAW_BARS = 90
#: How far from the other rows an outlier still has its place on the raw axis, in widths of what they span.
REACH = 3.0
PADDING = 0.04
#: A quantile is known well enough from so many rows, evenly taken in their order.
N_RANKED = 4000
#: Rows named beside their dots.
MOST_NAMED = 5
#: The last value may end the last bar: it needs none of its own for a rounding error.
ROUNDING = 1e-9


@dataclass(frozen=True, eq=False)
class Bars:
    """A histogram on part of an axis: from where to where each bar reaches, and the share of the rows in it."""

    left: Floats
    right: Floats
    shares: Floats
    share_below: float
    share_above: float


@dataclass(frozen=True, eq=False)
class Strip:
    """One attribute under one scaling.

    Attributes
    ----------
    fitted : Fitted
        The scaler.
    limits : (float, float)
        The axis.
    train, new : Bars
        The rows fitted on, and the new ones; None where there are none.
    outliers : dict of int to float
        Positions of the rows furthest outside of Tukey's fences, and what they become.
    middle_half : float
        The width of the middle half of the training rows after scaling.
    """

    fitted: Fitted
    limits: tuple[float, float]
    train: Bars
    new: Bars | None
    outliers: dict[int, float]
    middle_half: float


@dataclass(frozen=True, eq=False)
class StripRows:
    """The rows of the attribute that a strip shows, the same under each scaling."""

    attribute: ScaledAttribute
    known: Floats  # ascending: the training rows that count
    new: Floats | None  # ascending
    outliers: NDArray[np.intp]
    quartiles: tuple[float, float]
    limits: tuple[float, float]


def make_strip(fitted: Fitted, rows: StripRows) -> Strip:
    """Scale the rows, and count them along the axis."""
    limits = rows.limits if fitted.method == "raw" else SCALED_LIMITS
    width = (limits[1] - limits[0]) / N_RAW_BARS if fitted.method == "raw" else BAR_WIDTH
    step = lattice_step(rows.known) / fitted.width if np.isfinite(fitted.width) else 0.0
    scaled = scale_ascending(fitted, rows.known)
    origin = float(scaled[0]) - step / 2
    ruler = _Ruler(limits, width, step, origin)
    values = fitted.transform(rows.attribute.train[rows.outliers])
    low, high = fitted.transform(np.array(rows.quartiles))
    return Strip(
        fitted,
        limits,
        ruler.count(scaled),
        None if rows.new is None or not len(rows.new) else ruler.count(scale_ascending(fitted, rows.new)),
        dict(zip(rows.outliers.tolist(), values.tolist(), strict=True)),
        float(high - low),
    )


def raw_limits(known: Floats, *, fences: tuple[float, float]) -> tuple[float, float]:
    """Return the axis of the raw attribute: all rows within the fences, and outliers that are not too far."""
    inside = known[(known >= fences[0]) & (known <= fences[1])]
    low, high = (float(one) for one in (known.min(), known.max()))
    if len(inside) and inside.min() < inside.max():
        low, high = float(inside.min()), float(inside.max())
    reach = (high - low) * REACH or max(abs(low), 1.0) / 2
    low, high = max(float(known.min()), low - reach), min(float(known.max()), high + reach)
    margin = PADDING * (high - low) or reach
    return low - margin, high + margin


def scale_ascending(fitted: Fitted, ascending: Floats) -> Floats:
    """Return values scaled, still ascending; for the quantiles, so many of them as are needed."""
    if fitted.method == "quantile" and len(ascending) > N_RANKED:
        ascending = ascending[np.linspace(0, len(ascending) - 1, N_RANKED).round().astype(int)]
    return fitted.transform(ascending)


@dataclass(frozen=True)
class _Ruler:
    """Where the bars of an axis begin and end."""

    limits: tuple[float, float]
    width: float
    step: float
    origin: float

    def count(self, ascending: Floats) -> Bars:
        """Return the share of the values in each bar."""
        low, high = self.limits
        n = len(ascending)
        below, above = np.searchsorted(ascending, low, side="left"), np.searchsorted(ascending, high, side="right")
        inside = ascending[below:above]
        left, right, counts = self._apart(inside) if self.step > self.width else self._side_by_side(inside)
        return Bars(left, right, counts / n, float(below / n), float((n - above) / n))

    def _apart(self, inside: Floats) -> tuple[Floats, Floats, NDArray[np.intp]]:
        """Give each value a bar of its own: they stand further from one another than a bar is wide."""
        values, counts = np.unique(inside, return_counts=True)
        return values - self.width / 2, values + self.width / 2, counts

    def _side_by_side(self, inside: Floats) -> tuple[Floats, Floats, NDArray[np.intp]]:
        """Cut the axis in bars that hold as many steps each, else whole numbers would beat against them."""
        width = self.width if self.step <= 0 else self.step * max(1, round(self.width / self.step))
        if not len(inside):
            return inside, inside, np.zeros(0, dtype=np.intp)
        first = self.origin + np.floor((inside[0] - self.origin) / width) * width
        n_bars = max(1, int(np.ceil((inside[-1] - first) / width - ROUNDING)))
        edges = first + width * np.arange(n_bars + 1)
        counts = np.diff(np.searchsorted(inside, edges, side="left"))
        counts[-1] += len(inside) - counts.sum()
        return edges[:-1], edges[1:], counts

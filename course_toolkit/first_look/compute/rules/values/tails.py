"""How a column ends: whether what lies beyond its last values still belongs to it.

A heavy tail has large values too, one further out than the next. What tells them from a slip is the shape of the values
before: a generalised Pareto distribution is fitted to them, its shape taken at the upper end of what they allow, and a
gap is counted in mean spacings of that tail. A gap of t comes by chance in e^-t of columns.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Scale = Callable[[Floats], Floats]

#: The share of a column that makes its tail, with bounds on how many values that are.
TAIL_SHARE, FEWEST_OF_TAIL, MOST_OF_TAIL = 0.2, 20, 400
#: So many values of a tail must differ.
FEWEST_DISTINCT = 5
#: Below so many values, the whole range of the others is all there is to go by.
FEWEST_FOR_A_FIT = 100
#: No fitted tail has spacings smaller than this part of the median excess.
AT_A_GLANCE = 0.6
#: The shape is taken so many standard errors above its estimate: few values know little of their tail.
N_STANDARD_ERRORS = 2.0
#: A gap of twice the range of all others counts like nine spacings, where it shows in differences and in ratios; where
#: there are no ratios (values of both signs), as symmetric heavy tails have them, it must be five times the range.
#: Of some dozens of values, one and a half ranges are as much.
SPACINGS_A_RANGE, SPACINGS_A_SIGNED_RANGE, SPACINGS_A_WIDE_RANGE, FEWEST_FOR_A_RANGE = 4.5, 1.8, 6.0, 30
#: The gap before the k-th largest value is on average the k-th part of the one before the largest: that much more
#: surprising is a wide one, counted up to three, for values that come in groups.
LARGEST_WEIGHT = 3

FEWEST_FOR_A_RANGE = 30


class Fit(Protocol):
    """A tail on one scale."""

    def beyond(self, values: Floats, n_values: int) -> Floats:
        """Return how many spacings beyond the edge a group of values lies, on the scale of the fit."""
        ...


@dataclass(frozen=True)
class ParetoFit:
    """A generalised Pareto tail that begins at ``start`` and whose last value is ``edge``."""

    start: float
    edge: float
    shape: float
    scale: float

    def beyond(self, values: Floats, n_values: int) -> Floats:
        """Return the distance from the edge in mean spacings, times the number of values, up to three."""
        distance: Floats = self._spacings(values) - self._spacings(np.array(self.edge))
        return distance * min(n_values, LARGEST_WEIGHT)

    def _spacings(self, values: Floats) -> Any:
        relative = np.maximum(values - self.start, 0) / self.scale
        return np.log1p(self.shape * relative) / self.shape if self.shape > 0 else relative


@dataclass(frozen=True)
class RangeFit:
    """Values of which the range is looked at, and the edge."""

    edge: float
    width: float
    spacings: float

    def beyond(self, values: Floats, n_values: int) -> Floats:  # noqa: ARG002 — several values are no rarer than one
        """Return the distance from the edge in ranges, made comparable with spacings."""
        distance: Floats = self.spacings * (values - self.edge) / self.width
        return distance


View = tuple[Scale, Fit]


@dataclass(frozen=True)
class Tail:
    """One side of a column: several ways to look at it, each on every scale on which a gap must show."""

    ways: tuple[tuple[View, ...], ...]

    def beyond(self, values: Floats | float, *, n_values: int = 1) -> Floats:
        """Return how many mean spacings beyond the edge values lie, of a group of so many.

        What counts is the way that says most, and of its scales the one that says least.
        """
        asked = np.atleast_1d(np.asarray(values, dtype=np.float64))
        with np.errstate(divide="ignore", invalid="ignore"):
            by_way = [np.min([_beyond(view, asked, n_values) for view in way], axis=0) for way in self.ways]
        most: Floats = np.max(by_way, axis=0)
        return most


def _beyond(view: View, values: Floats, n_values: int) -> Floats:
    scale, fit = view
    scaled = scale(values)
    spacings = fit.beyond(scaled, n_values)
    # Zero and below have no ratio to positive values: differences alone say how far they are.
    return np.where(np.isposinf(scaled) & (values <= 0), _no_ratio(fit), spacings)


def _no_ratio(fit: Fit) -> float:
    return -np.inf if isinstance(fit, ParetoFit) else np.inf


def tail_of(ordered: Floats, *, above: bool) -> Tail | None:
    """Return the upper or the lower tail of values in ascending order; None where nothing can be said."""
    side = ordered if above else ordered[::-1]
    if side[0] == side[-1]:
        return None
    differences: Scale = _same if above else np.negative
    scales = [differences, *_ratios(ordered, above=above)]
    fitting = scales[:1] if above else scales
    fitted = [] if len(side) < FEWEST_FOR_A_FIT else [way for scale in fitting if (way := _fitted(side, scale))]
    if fitted and len(scales) == 1:
        return Tail(tuple(fitted))  # of both signs, the range says nothing that the fit does not
    spacings = _spacings_a_range(len(scales), len(side))
    ranges = tuple((scale, _range_fit(scale(side), spacings)) for scale in scales)
    return Tail((*fitted, ranges))


def _ratios(ordered: Floats, *, above: bool) -> list[Scale]:
    """Return the scale of ratios of a side, where there are any."""
    if ordered[0] > 0:
        return [np.log if above else negative_log]
    return [np.log1p] if ordered[0] == 0 and above else []


def _spacings_a_range(n_scales: int, n_values: int) -> float:
    if n_scales == 1:
        return SPACINGS_A_SIGNED_RANGE
    return SPACINGS_A_RANGE if n_values < FEWEST_FOR_A_RANGE else SPACINGS_A_WIDE_RANGE


def _range_fit(scaled: Floats, spacings: float) -> RangeFit:
    return RangeFit(float(scaled[-1]), float(scaled[-1] - scaled[0]), spacings)


def _same(values: Floats) -> Floats:
    return values


def negative_log(values: Floats) -> Floats:
    """Return a scale of ratios on which smaller values are further out."""
    with np.errstate(divide="ignore"):
        return -np.log(np.maximum(values, 0))


def _fitted(side: Floats, scale: Scale) -> tuple[View, ...]:
    """Fit the outer end of values on a scale; nothing where too few of them differ."""
    scaled = scale(side)
    excess = _excess(scaled)
    if excess is None:
        return ()
    shape, median = _shape(excess), float(np.median(excess))
    spread = shape * median / (2**shape - 1) if shape > 0 else median / float(np.log(2))
    return ((scale, ParetoFit(float(scaled[-1] - excess[-1]), float(scaled[-1]), shape, spread)),)


def _excess(scaled: Floats) -> Floats | None:
    """Return by how much the last values pass the one before them, ascending; None where hardly any differ."""
    n_tail = int(np.clip(TAIL_SHARE * len(scaled), FEWEST_OF_TAIL, MOST_OF_TAIL))
    start, tail = scaled[-n_tail - 1], scaled[-n_tail:]
    steps = np.diff(tail)
    step = float(steps[steps > 0].min()) if (steps > 0).any() else 0.0
    tail = tail[tail > start] if np.count_nonzero(tail > start) >= FEWEST_OF_TAIL // 2 else tail
    excess = tail - start + step / 2
    return excess if step > 0 and len(np.unique(excess)) >= FEWEST_DISTINCT else None


def _shape(excess: Floats) -> float:
    """Return the shape by probability-weighted moments, at the upper end of what the values allow; at least 0."""
    n_values = len(excess)
    above = 1 - (np.arange(1, n_values + 1) - 0.35) / n_values
    first, second = float(excess.mean()), float((excess * above).mean())
    estimate = 2 - first / (first - 2 * second) if first > 2 * second else 1.0
    estimate = float(np.clip(estimate, -0.5, 1.0))
    return max(0.0, estimate + N_STANDARD_ERRORS * (1 + abs(estimate)) / float(np.sqrt(n_values)))


def may_break_off(upward: Floats, start: int, least: float) -> bool:
    """Return, at a glance, whether values from a place on may lie so many spacings beyond those before.

    ``least`` holds for a single value; of more, a third is enough.
    """
    gap, width = upward[start] - upward[start - 1], upward[start - 1] - upward[0]
    if gap * SPACINGS_A_WIDE_RANGE >= least * width:
        return True
    if start < FEWEST_FOR_A_FIT:
        return False
    n_tail = int(np.clip(TAIL_SHARE * start, FEWEST_OF_TAIL, MOST_OF_TAIL))
    half = upward[start - n_tail // 2] - upward[start - n_tail]
    return bool(gap * LARGEST_WEIGHT >= AT_A_GLANCE * least * half)

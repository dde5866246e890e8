"""What a number of bins moves: the bars, the scale beside them, and the place on the ruler."""

import math
from collections.abc import Iterator, Sequence

import numpy as np
from matplotlib.ticker import MaxNLocator
from numpy.typing import NDArray

from course_toolkit._core.draw.marks import Area, Dot, Line, Mark, Text
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import format_count, format_percent
from course_toolkit.attributes.compute.outcome import Histogram, NumberOutcome
from course_toolkit.attributes.draw.palette import class_colors
from course_toolkit.attributes.draw.value_axis import padded

#: How much of its lane the highest bar fills.
FULL = 0.9
#: Bars stand apart by this share of their width, unless there are too many to tell apart.
GAP, MOST_APART = 0.06, 100
#: In more lanes than this, only the highest share is written: there is no room for two.
MOST_LANES = 4
_counts = MaxNLocator(nbins=5, steps=[1, 2, 5, 10], integer=True)
_shares = MaxNLocator(nbins=2, steps=[1, 2, 5, 10])


def attribute_marks(outcome: NumberOutcome, histogram: Histogram, *, theme: Theme) -> list[Mark]:
    """Return the marks of one histogram."""
    colors = class_colors(outcome.classes, theme)
    limits = padded(outcome.span)
    heights, top = _heights(histogram, outcome.classes is not None)
    lanes = range(len(heights) - 1, -1, -1)
    bars = [
        Area("histogram", _outline(histogram.bins.edges, FULL / top * row, lane, limits), color)
        for row, lane, color in zip(heights, lanes, colors, strict=True)
        if row.any()
    ]
    return [*bars, *_scale(top, len(heights), limits[0], theme), *_place(outcome, histogram.n_bins, theme)]


def _heights(histogram: Histogram, by_class: bool) -> tuple[NDArray[np.float64], float]:  # noqa: FBT001 — a fact
    """Return counts, or shares of each class, and the highest one."""
    heights = histogram.counts.astype(np.float64)
    if by_class:
        heights /= np.maximum(heights.sum(axis=1, keepdims=True), 1)
    return heights, float(heights.max()) or 1.0


def _outline(
    edges: NDArray[np.float64], heights: NDArray[np.float64], lane: float, limits: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """Return all bars of a lane as one outline: it comes back to the base line between them, if they are few."""
    n, zero = len(heights), np.zeros(len(heights))
    if n > MOST_APART:
        x, y = np.repeat(edges, 2), np.concatenate([[0.0], np.repeat(heights, 2), [0.0]])
    else:
        gap = 0.5 * GAP * np.diff(edges) * (n > 1)
        left, right, filled = edges[:-1] + gap, edges[1:] - gap, heights > 0
        x = np.column_stack([left, left, right, right])[filled].ravel()
        y = np.column_stack([zero, heights, heights, zero])[filled].ravel()
    return tuple(zip(np.clip(x, *limits).tolist(), (lane + y).tolist(), strict=True))


def _scale(top: float, n_lanes: int, left: float, theme: Theme) -> Iterator[Mark]:
    """Yield the scale of the heights: they fill their lane whatever their number, so the scale moves."""
    locator = _counts if n_lanes == 1 else _shares
    ticks = [tick for tick in locator.tick_values(0, top) if 0 <= tick <= top * 1.001 and (tick > 0 or n_lanes == 1)]
    if n_lanes > MOST_LANES:
        ticks = ticks[-1:]
    for lane in range(n_lanes):
        if n_lanes > 1:
            yield Line("histogram", ((left, lane), (left, lane + FULL)), theme.muted, width=1)
        for tick in ticks:
            words = format_count(tick) if n_lanes == 1 else format_percent(tick, 0 if top > 0.1 else 1)  # noqa: PLR2004 — 10 %
            yield Text(
                "histogram", left, lane + FULL * tick / top, words, theme.muted, theme.size(0.85), anchor="end", dx=-6
            )


def _place(outcome: NumberOutcome, n_bins: int, theme: Theme) -> Iterator[Mark]:
    if len(outcome.stops) > 1:
        place = math.log10(n_bins)
        yield Dot("bins", place, 0.5, theme.accent, radius=7, edge=theme.paper)


def stop_at(stops: Sequence[int], place: float) -> int:
    """Return the number of bins nearest to a place on the ruler."""
    return min(stops, key=lambda n: abs(math.log10(n) - place))

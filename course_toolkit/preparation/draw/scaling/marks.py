"""What the state of a comparison moves: bars on the rulers, outliers, neighbours, shares of distances."""

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from course_toolkit._core.draw.axes import short
from course_toolkit._core.draw.marks import Anchor, Area, Box, Dot, Line, Mark, Text
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.words import _, format_number, format_percent, format_value, ngettext
from course_toolkit._core.words.shares import format_share
from course_toolkit.preparation.compute.scaling.comparison import ScalingComparison
from course_toolkit.preparation.compute.scaling.methods import METHODS, SCALERS, Fitted, Floats
from course_toolkit.preparation.compute.scaling.plane import Plane
from course_toolkit.preparation.compute.scaling.strips import Bars, Strip
from course_toolkit.preparation.draw.scaling.places import BAR, BAR_LEFT, BAR_RIGHT, BOTTOM, KEPT, SCORE, TOP, colors_of

#: New rows hang from the line no lower than this.
LOWEST = -0.7
#: Dots of outliers stand so high, and their labels apart by so much of the axis.
DOT_HEIGHT, APART = 0.22, 0.2
#: Within this share of the axis from its end, a label stands inwards.
NEAR_EDGE = 0.15
N_ANGLES = 72


def scaling_marks(compared: ScalingComparison, *, scaling: str | None, place: int | None, theme: Theme) -> list[Mark]:
    """Return all that stands on the plate; ``scaling`` is pointed at, ``place`` is a row of the plane."""
    strips: list[Mark] = [mark for method in METHODS for mark in _strip(compared, method, theme)]
    if scaling is not None:
        strips.append(_frame(compared.strips[scaling], has_new=compared.rows.new is not None, theme=theme))
    if compared.plane is None:
        return strips
    at = compared.plane.most_changed if place is None else place
    return [*strips, *_neighbors(compared, compared.plane, at, scaling, theme), *_table(compared, scaling, theme)]


# One ruler for each scaling -----------------------------------------------------------------------


def _strip(compared: ScalingComparison, method: str, theme: Theme) -> Iterator[Mark]:
    strip, colors = compared.strips[method], colors_of(theme)
    highest = max(strip.train.shares, default=0.0)
    if highest:
        yield from _areas(method, strip.train, strip.limits, 1 / highest, colors["train"])
        if strip.new is not None:
            yield from _areas(method, strip.new, strip.limits, LOWEST / highest, colors["new"])
    yield from _outliers(compared, strip, theme)
    leaks = compared.fit_on == "all" and method != "raw"
    words = say_statistics(compared, method)
    yield Text(
        method, strip.limits[1], TOP, words, colors["leak"] if leaks else theme.muted, theme.size(0.9), anchor="end",
        dy=-0.95 * theme.size(), bold=leaks,
    )  # fmt: skip


def say_statistics(compared: ScalingComparison, method: str) -> str:
    """Return what a scaler learned, in a few words."""
    if method == "raw":
        return _say_rows(compared)
    words = " · ".join(_learned(compared, method))
    if compared.fit_on == "all":
        return _("{statistics} · ALL rows", statistics=words)
    n_outside = compared.n_new_outside.get("train", 0) if method == "minmax" else 0
    if n_outside:
        words += " · " + ngettext("{n} new row outside [0, 1]", "{n} new rows outside [0, 1]", n_outside)
    return words


def _say_rows(compared: ScalingComparison) -> str:
    learned = compared.statistics["train"]
    words = ngettext("{n} training row", "{n} training rows", learned.n)
    if compared.n_new:
        words += " · " + ngettext("{n} new row (below)", "{n} new rows (below)", compared.n_new)
    return words


def _learned(compared: ScalingComparison, method: str) -> list[str]:
    """Return the statistics of a scaler, each with its name."""
    if method == "quantile":
        return [ngettext("{n} quantile", "{n} quantiles", compared.fitted[method].n_quantiles)]
    learned = compared.statistics[compared.fit_on]
    named = {
        "standard": {_("mean"): learned.mean, _("sd"): learned.sd},
        "robust": {_("median"): learned.median, _("IQR"): learned.iqr},
        "minmax": {_("min"): learned.minimum, _("max"): learned.maximum},
    }
    return [f"{name} {format_value(value)}" for name, value in named[method].items()]


def _areas(pane: str, bars: Bars, limits: tuple[float, float], unit: float, color: str) -> Iterator[Mark]:
    """Draw bars that touch as one area."""
    left, right = np.clip(bars.left, *limits), np.clip(bars.right, *limits)
    heights = np.clip(bars.shares * unit, LOWEST, 1.0)
    points: list[tuple[float, float]] = []
    for i in np.flatnonzero(bars.shares).tolist():
        if points and left[i] > points[-1][0] + 1e-9 * (limits[1] - limits[0]):
            yield Area(pane, _closed(points), color)
            points = []
        points += [(float(left[i]), float(heights[i])), (float(right[i]), float(heights[i]))]
    if points:
        yield Area(pane, _closed(points), color)


def _closed(points: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Return the outline of bars side by side, from the line and back to it."""
    kept = [one for one, after in pairwise([*points, (math.nan, math.nan)]) if one != after]
    return ((kept[0][0], 0.0), *kept, (kept[-1][0], 0.0))


def _outliers(compared: ScalingComparison, strip: Strip, theme: Theme) -> Iterator[Mark]:
    """Draw the rows outside of the fences; hollow while they do not count, at the edge where they are beyond it."""
    low, high = strip.limits
    fill = theme.accent if compared.with_outlier else theme.panel
    labelled: list[float] = []
    for position, value in strip.outliers.items():
        x = min(max(value, low), high)
        yield Dot(strip.fitted.method, x, DOT_HEIGHT, fill, radius=4.5, edge=theme.panel if fill == theme.accent
                  else theme.accent)  # fmt: skip
        if all(abs(x - other) > APART * (high - low) for other in labelled):
            labelled.append(x)
            yield _outlier_label(compared, strip, position, value, theme)


def _outlier_label(compared: ScalingComparison, strip: Strip, position: int, value: float, theme: Theme) -> Text:
    low, high = strip.limits
    words = f"{short(compared.label_of(position), 8)} → {format_value(value, 3)}"
    if value > high:
        words += " ▸"
    elif value < low:
        words = f"◂ {words}"
    x = min(max(value, low), high)
    share = (x - low) / (high - low)
    anchor: Anchor = "end" if share > 1 - NEAR_EDGE else "start" if share < NEAR_EDGE else "middle"
    return Text(
        strip.fitted.method, x, DOT_HEIGHT, words, theme.accent, theme.size(0.85), anchor=anchor, bold=True,
        dy=-1.3 * theme.size(), halo=theme.panel,
    )  # fmt: skip


def _frame(strip: Strip, *, has_new: bool, theme: Theme) -> Mark:
    """Frame the strip that is pointed at."""
    low, high = strip.limits
    return Box(strip.fitted.method, low, BOTTOM if has_new else -0.1, high, TOP, edge=theme.accent, width=2)


# Neighbours ---------------------------------------------------------------------------------------


def _neighbors(
    compared: ScalingComparison, plane: Plane, place: int, scaling: str | None, theme: Theme
) -> Iterator[Mark]:
    """Draw the nearest rows before and after a scaling, and how far they reach."""
    colors, raw = colors_of(theme), plane.points["raw"]
    limits = compared.strips["raw"].limits, compared.limits_of(compared.with_column)
    shown = [("raw", colors["raw"], 6.5)]
    if scaling not in {None, "raw"}:
        shown.append((str(scaling), colors["scaled"], 4.0))
    for method, color, _radius in shown:
        yield Line("neighbors", _reach(plane, place, method, limits), color, width=1.5)
    for method, color, radius in shown:
        for neighbor in plane.neighbors(place, method).tolist():
            x, y = (float(np.clip(raw[neighbor, i], *limits[i])) for i in range(2))
            yield Dot("neighbors", x, y, color, radius=radius, edge=theme.panel)
    x, y = (float(np.clip(raw[place, i], *limits[i])) for i in range(2))
    yield Dot("neighbors", x, y, theme.accent, radius=6, edge=theme.panel)
    words = ngettext("{n} nearest, raw (line: a tenth)", "{n} nearest, raw (line: a tenth)", plane.n_neighbors)
    yield _legend(words, colors["raw"], limits, 0, theme)
    if len(shown) > 1:
        yield _legend(_("after {scaler}", scaler=SCALERS[shown[1][0]]), colors["scaled"], limits, 1, theme)
    label = _("row {label}", label=short(compared.label_of(int(plane.positions[place])), 12))
    yield Text("neighbors", x, y, label, theme.accent, theme.size(0.9), bold=True, dy=-1.5 * theme.size(),
               halo=theme.panel)  # fmt: skip


def _legend(
    words: str, color: str, limits: tuple[tuple[float, float], tuple[float, float]], line: int, theme: Theme
) -> Text:
    return Text(
        "neighbors", limits[0][1], limits[1][1], f"● {words}", color, theme.size(0.85), anchor="end", bold=True,
        dx=-4, dy=(0.9 + 2 * line) * theme.size(), halo=theme.panel,
    )  # fmt: skip


def _reach(
    plane: Plane, place: int, method: str, limits: tuple[tuple[float, float], tuple[float, float]]
) -> tuple[tuple[float, float], ...]:
    """Return the circle around the nearest tenth, as it lies in raw units: an ellipse, cut at the pane."""
    angles = np.linspace(0, 2 * np.pi, N_ANGLES + 1)
    center, radius = plane.points[method][place], plane.radius(place, method)
    circle = center + radius * np.column_stack([np.cos(angles), np.sin(angles)])
    sides = [_inverse(fitted, circle[:, i]) for i, fitted in enumerate(plane.fitted[method])]
    x, y = (np.clip(side, *limits[i]) for i, side in enumerate(sides))
    return tuple(zip(x.tolist(), y.tolist(), strict=True))


def _inverse(fitted: Fitted, scaled: Floats) -> Floats:
    return fitted.inverse(np.clip(scaled, 0, 1) if fitted.method == "quantile" else scaled)


# Distances ----------------------------------------------------------------------------------------


def _table(compared: ScalingComparison, scaling: str | None, theme: Theme) -> Iterator[Mark]:
    colors, scores = colors_of(theme), compared.scores
    kept = compared.plane.kept if compared.plane is not None else {}
    for y, method in enumerate(METHODS):
        share = compared.shares[method]
        chosen = method == scaling
        yield Box("distances", BAR_LEFT, y - BAR / 2, BAR_RIGHT, y + BAR / 2, fill=theme.grid)
        if math.isfinite(share):
            end = BAR_LEFT + share * (BAR_RIGHT - BAR_LEFT)
            yield Box("distances", BAR_LEFT, y - BAR / 2, end, y + BAR / 2, fill=colors["share"])
        middle = (BAR_LEFT + BAR_RIGHT) / 2
        yield Text("distances", middle, y, format_share(share), theme.ink, theme.size(0.9), bold=True, halo=theme.grid)
        yield Text("distances", KEPT, y, format_percent(kept[method]), theme.ink, theme.size(0.9), anchor="end",
                   bold=chosen)  # fmt: skip
        if scores is not None:
            words = f"{format_number(scores.mean[method], 2)} ± {format_number(scores.sd[method], 2)}"
            yield Text("distances", SCORE, y, words, theme.ink, theme.size(0.9), anchor="end", bold=chosen)
    if scaling is not None:
        y = METHODS.index(scaling)
        yield Box("distances", -0.015, y - 0.44, 1.015, y + 0.44, edge=theme.accent, width=2)

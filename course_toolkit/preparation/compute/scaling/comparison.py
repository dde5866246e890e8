"""One attribute, or two, under each scaling: what the scalers learned, and what becomes of the rows."""

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.preparation.compute.scaling.columns import Statistics, statistics_of
from course_toolkit.preparation.compute.scaling.knn import NeighborScores, score_neighbors
from course_toolkit.preparation.compute.scaling.methods import METHODS, Fitted, Floats, fit
from course_toolkit.preparation.compute.scaling.plane import MOST_ROWS, Plane, evenly, share_of_distance
from course_toolkit.preparation.compute.scaling.rows import ScalingRows
from course_toolkit.preparation.compute.scaling.strips import (
    MOST_NAMED,
    Strip,
    StripRows,
    make_strip,
    raw_limits,
    scale_ascending,
)

FIT_ON = ("train", "all")
N_NEIGHBORS = 5


@dataclass(frozen=True, eq=False)
class ScalingComparison:
    """One attribute under each scaling, fitted on the training rows or, as a leak to look at, on all rows.

    Attributes
    ----------
    rows : ScalingRows
        The rows compared on.
    column : column label
        The attribute.
    with_column : column label or None
        The second one, for distances.
    fit_on : {"train", "all"}
        Whose statistics the scalers learned.
    with_outlier : bool
        Whether the outlying rows count.

    See Also
    --------
    compare_scalings : Makes one.
    say_scaling, ScalingPicture, ScalingExplorer
    """

    rows: ScalingRows
    column: Hashable
    with_column: Hashable | None = None
    fit_on: str = "train"
    with_outlier: bool = True

    # The rows -------------------------------------------------------------------------------------

    @cached_property
    def outlying(self) -> NDArray[np.intp]:
        """Positions of the training rows that lie outside of Tukey's fences in the attribute, or that were named."""
        return self.rows.outlying(self.column)

    @cached_property
    def left_out(self) -> NDArray[np.intp]:
        """Positions of the training rows that do not count: none, or those outlying in either attribute."""
        if self.with_outlier:
            return np.zeros(0, dtype=np.intp)
        columns = [self.column] if self.with_column is None else [self.column, self.with_column]
        return self.rows.outlying(*columns)

    @cached_property
    def _counts(self) -> NDArray[np.bool_]:
        counts = np.ones(len(self.rows.train), dtype=bool)
        counts[self.left_out] = False
        return counts

    def label_of(self, position: int) -> Any:
        """Return the index label of a training row."""
        return self.rows.train.index[position]

    @cached_property
    def without_outlier(self) -> "ScalingComparison":
        """The same, the outlying rows left out."""
        return self if not self.with_outlier else replace(self, with_outlier=False)

    # What is learned ------------------------------------------------------------------------------

    @cached_property
    def statistics(self) -> dict[str, Statistics]:
        """What the scalers learn of the attribute from the training rows and, where there are new rows, from all."""
        kinds = FIT_ON if self.rows.new is not None else FIT_ON[:1]
        return {kind: statistics_of(self._known(kind)) for kind in kinds}

    @cached_property
    def fitted(self) -> dict[str, Fitted]:
        """The scalers of the attribute."""
        return self._fit(self.column)

    def _fit(self, column: Hashable) -> dict[str, Fitted]:
        values = self._learned_from(column, self.fit_on)
        return {method: fit(method, values) for method in METHODS}

    def _learned_from(self, column: Hashable, kind: str) -> Floats:
        """Return the values that a scaler learns from, missing ones among them."""
        attribute = self.rows.attribute(column)
        values = attribute.train[self._counts]
        if kind == "all" and attribute.new is not None:
            values = np.concatenate([values, attribute.new])
        return values

    def _known(self, kind: str) -> Floats:
        values = self._learned_from(self.column, kind)
        return values[np.isfinite(values)]

    # What becomes of the rows ---------------------------------------------------------------------

    @cached_property
    def strips(self) -> dict[str, Strip]:
        """The attribute under each scaling, along one axis."""
        attribute = self.rows.attribute(self.column)
        known = np.sort(self._known("train"))
        statistics = self.statistics["train"]
        rows = StripRows(
            attribute,
            known,
            None if attribute.new is None else np.sort(attribute.new[np.isfinite(attribute.new)]),
            self._furthest,
            (statistics.q1, statistics.q3),
            self.limits_of(self.column),
        )
        return {method: make_strip(fitted, rows) for method, fitted in self.fitted.items()}

    def limits_of(self, column: Hashable) -> tuple[float, float]:
        """Return the axis of an attribute in its own units, the same whether outliers count or not."""
        attribute = self.rows.attribute(column)
        return raw_limits(attribute.train[np.isfinite(attribute.train)], fences=attribute.fences)

    @cached_property
    def _furthest(self) -> NDArray[np.intp]:
        """The outlying rows furthest from the median of the attribute."""
        values = self.rows.attribute(self.column).train[self.outlying]
        known = self.outlying[np.isfinite(values)]
        distance = np.abs(self.rows.attribute(self.column).train[known] - self.statistics["train"].median)
        return known[np.argsort(-distance, kind="stable")[:MOST_NAMED]]

    @cached_property
    def n_new(self) -> int:
        """How many new rows have a value."""
        new = self.rows.attribute(self.column).new
        return 0 if new is None else int(np.isfinite(new).sum())

    @cached_property
    def n_new_outside(self) -> dict[str, int]:
        """How many new rows MinMaxScaler puts outside of [0, 1], fitted on the training rows or on all."""
        new = self.rows.attribute(self.column).new
        if new is None:
            return {}
        return {
            kind: int(((new < known.minimum) | (new > known.maximum)).sum()) for kind, known in self.statistics.items()
        }

    @cached_property
    def n_missing(self) -> int:
        """How many training rows have no value: they have none after scaling either."""
        return int(np.isnan(self.rows.attribute(self.column).train).sum())

    # What distances see ---------------------------------------------------------------------------

    @cached_property
    def shares(self) -> dict[str, float]:
        """The share of the attribute in the squared Euclidean distance, over all pairs of rows; empty of one alone."""
        if self.with_column is None:
            return {}
        one, other = (self.rows.attribute(column).train for column in (self.column, self.with_column))
        both = self._have_both
        return {
            method: share_of_distance(_spread(first, one[both]), _spread(second, other[both]))
            for method, (first, second) in self._pairs.items()
        }

    @cached_property
    def plane(self) -> Plane | None:
        """The training rows in both attributes; None of one alone, or of fewer than three rows."""
        if self.with_column is None:
            return None
        positions = np.flatnonzero(self._have_both)
        if len(positions) < 3:
            return None
        shown = evenly(positions, MOST_ROWS)
        one, other = (self.rows.attribute(column).train[shown] for column in (self.column, self.with_column))
        points = {
            method: np.column_stack([first.transform(one), second.transform(other)])
            for method, (first, second) in self._pairs.items()
        }
        n_neighbors = max(1, min(N_NEIGHBORS, (len(shown) - 1) // 3))
        return Plane(shown, points, self._pairs, len(positions), n_neighbors)

    @cached_property
    def scores(self) -> NeighborScores | None:
        """The cross-validated scores of k nearest neighbours; None without labels, or with too few."""
        if self.rows.y is None or self.plane is None:
            return None
        return score_neighbors(self.plane, self.rows.y, leaks=self.fit_on == "all")

    @cached_property
    def _pairs(self) -> dict[str, tuple[Fitted, Fitted]]:
        others = self._fit(self.with_column)
        return {method: (self.fitted[method], others[method]) for method in METHODS}

    @cached_property
    def _have_both(self) -> NDArray[np.bool_]:
        columns = (self.column, self.with_column)
        known = [np.isfinite(self.rows.attribute(one).train) for one in columns]
        both: NDArray[np.bool_] = np.logical_and.reduce([self._counts, *known])
        return both

    def frame(self) -> pd.DataFrame:
        """Return the numbers as a table, a row for each scaling.

        Returns
        -------
        DataFrame
            ``center`` and ``width``: (x − center) / width is what comes out. ``middle_half``: the width of the
            middle half of the training rows after scaling. With a second attribute, ``distance_share`` of the first
            one in the squared distance and ``neighbors_kept`` of the raw ones; with labels, ``score`` and
            ``score_sd``.
        """
        columns: dict[str, dict[str, float]] = {
            "center": {method: one.center for method, one in self.fitted.items()},
            "width": {method: one.width for method, one in self.fitted.items()},
            "middle_half": {method: strip.middle_half for method, strip in self.strips.items()},
        }
        if self.shares:
            columns["distance_share"] = self.shares
        if self.plane is not None:
            columns["neighbors_kept"] = self.plane.kept
        if self.scores is not None:
            columns["score"], columns["score_sd"] = self.scores.mean, self.scores.sd
        return pd.DataFrame(columns).rename_axis("scaling")

    def __repr__(self) -> str:
        """Return what is compared, and the statistics in use."""
        learned = self.statistics[self.fit_on]
        return (
            f"ScalingComparison({self.column!r}, fit_on={self.fit_on!r}, with_outlier={self.with_outlier}: "
            f"mean={learned.mean:.4g}, sd={learned.sd:.4g}, median={learned.median:.4g}, iqr={learned.iqr:.4g}, "
            f"min={learned.minimum:.4g}, max={learned.maximum:.4g})"
        )


def _spread(fitted: Fitted, values: Floats) -> Floats:
    """Return scaled values whose variance is to be known."""
    return values / fitted.width if np.isfinite(fitted.width) else scale_ascending(fitted, np.sort(values))

"""One attribute looked at: what it holds, how it spreads, and its histogram for any number of bins."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Kind
from course_toolkit.attributes.compute.bins import MOST, Binning, Bins, Limits, binning_of, stops_of
from course_toolkit.attributes.compute.levels import Levels
from course_toolkit.attributes.compute.rules import BinRules, bin_rules
from course_toolkit.attributes.compute.spread import Spread

Floats = NDArray[np.float64]

#: Outliers stretch an axis when what lies between the whiskers takes less than this share of it.
STRETCHED = 0.25
#: Where box and whiskers have no width, an axis without outliers shows what lies between these shares of the values.
INNER = (0.01, 0.99)


@dataclass(frozen=True, eq=False)
class AttributeOutcome:
    """Hold what one attribute of a table is; subclasses hold how it is spread.

    Attributes
    ----------
    name : column label
    kind : {"number", "boolean", "date", "text", "nested", "empty"}
        What the column holds, whatever pandas stored it as.
    n_rows, n_missing, n_unread, n_infinite : int
        All rows; empty cells; cells that are no number (no date) among numbers (dates); infinite ones, and those
        beyond 1e150, which no picture shows.
    is_text : bool
        Whether the cells are texts, numbers among them or not.
    date_format : str or None
        How texts were read as dates.
    hue : column label or None
        The column whose classes the rows are split by.
    classes : Levels or None
        Those classes.

    See Also
    --------
    describe_attribute : Makes one.
    AttributePicture, say_attribute, AttributeExplorer
    """

    name: Hashable
    kind: Kind
    n_rows: int
    n_missing: int
    n_unread: int
    n_infinite: int
    n_distinct: int
    is_text: bool
    date_format: str | None
    hue: Hashable | None
    classes: Levels | None
    index: pd.Index = field(repr=False)

    @property
    def n_known(self) -> int:
        """How many cells hold something."""
        return self.n_rows - self.n_missing

    def _facts(self) -> dict[str, object]:
        return {
            "kind": self.kind,
            "n_rows": self.n_rows,
            "n_missing": self.n_missing,
            "n_unread": self.n_unread,
            "n_infinite": self.n_infinite,
            "n_distinct": self.n_distinct,
        }

    def frame(self) -> pd.DataFrame:
        """Return the numbers as a table of one row."""
        return pd.DataFrame([self._facts()], index=pd.Index([self.name], tupleize_cols=False))


@dataclass(frozen=True, eq=False)
class Histogram:
    """How many values lie in each bin.

    ``counts`` has a row for each class (one where there are none) and a column for each bin.
    """

    bins: Bins
    counts: NDArray[np.intp]

    @property
    def n_bins(self) -> int:
        """How many bins there are."""
        return self.bins.n

    @cached_property
    def totals(self) -> NDArray[np.intp]:
        """How many values lie in each bin, all classes together."""
        totals: NDArray[np.intp] = self.counts.sum(axis=0)
        return totals

    @property
    def n_empty(self) -> int:
        """How many bins hold nothing."""
        return int(np.count_nonzero(self.totals == 0))

    def frame(self) -> pd.DataFrame:
        """Return a row for each bin: from, to, and how many values of each class."""
        columns = {"low": self.bins.edges[:-1], "high": self.bins.edges[1:]}
        return pd.DataFrame({**columns, **{f"n_{place}": row for place, row in enumerate(self.counts)}})


@dataclass(frozen=True, eq=False)
class NumberOutcome(AttributeOutcome):
    """Hold how numbers, or dates, are spread.

    Attributes
    ----------
    ordered : tuple of array
        The finite values of each class, ascending; one array where there are no classes. Dates are in seconds since
        1970.
    spread : Spread
        The box plot of all values.
    spreads : tuple of Spread
        That of each class.
    unit : float or None
        The largest of 1, 0.1, 0.01 and 0.001 that all values are multiples of; None where there is none.
    shown : (float, float)
        What the axis shows.
    """

    ordered: tuple[Floats, ...] = field(repr=False)
    spread: Spread
    spreads: tuple[Spread, ...]
    unit: float | None
    shown: Limits

    @property
    def full(self) -> Limits:
        """The smallest and the largest value."""
        return self.spread.minimum, self.spread.maximum

    @property
    def is_stretched(self) -> bool:
        """Whether outliers take most of the axis."""
        low, high = self._inner
        return bool(high - low < STRETCHED * (self.shown[1] - self.shown[0]))

    @property
    def leaves_out(self) -> bool:
        """Whether outliers are left out of the axis."""
        return self.shown != self.full

    @property
    def can_leave_out(self) -> bool:
        """Whether there is anything to leave out."""
        return self._inner != self.full

    def without_outliers(self) -> "NumberOutcome":
        """Return the same values on an axis that ends at the whiskers."""
        return replace(self, shown=self._inner)

    @cached_property
    def n_outside(self) -> int:
        """How many values the axis does not show."""
        return self.spread.n - sum(map(len, self._visible))

    @cached_property
    def rules(self) -> BinRules:
        """How many bins the rules would take for the values that are shown."""
        together = self._visible[0] if len(self._visible) == 1 else np.sort(np.concatenate(self._visible))
        return bin_rules(together, is_whole=self.unit == 1)

    @cached_property
    def stops(self) -> tuple[int, ...]:
        """The numbers of bins that can be had, ascending."""
        rules = self.rules
        return stops_of(self._binning, self.shown, more=(rules.freedman_diaconis, rules.scott, rules.sturges))

    @cached_property
    def span(self) -> Limits:
        """From where to where the bins reach, for any number of them."""
        if self.kind == "date":
            return self.shown
        reached = [self._binning(self.shown, n).edges[[0, -1]] for n in self.stops]
        return float(min(low for low, _high in reached)), float(max(high for _low, high in reached))

    def at(self, n_bins: int) -> Histogram:
        """Return the histogram of about so many bins: exactly so many unless values are whole numbers or dates."""
        bins = self._binning(self.shown, min(n_bins, MOST))
        counts = [self._count(values, bins.edges) for values in self._visible]
        return Histogram(bins, np.array(counts, dtype=np.intp))

    @staticmethod
    def _count(ordered: Floats, edges: Floats) -> NDArray[np.intp]:
        """Count values in ascending order between edges: a few comparisons a bin, however many values there are."""
        below = np.searchsorted(ordered, edges, side="left")
        below[-1] = len(ordered)  # the last bin is closed on both sides, and nothing shown lies beyond
        return np.diff(below)

    @cached_property
    def _visible(self) -> tuple[Floats, ...]:
        low, high = self.shown
        return tuple(
            values[np.searchsorted(values, low, side="left") : np.searchsorted(values, high, side="right")]
            for values in self.ordered
        )

    @cached_property
    def _binning(self) -> Binning:
        return binning_of(self.shown, is_date=self.kind == "date", unit=self.unit)

    @cached_property
    def _inner(self) -> Limits:
        """Where an axis without outliers would end."""
        spread = self.spread
        if spread.low_whisker < spread.high_whisker or not spread.n:
            return spread.low_whisker, spread.high_whisker
        together = np.concatenate(self.ordered)
        low, high = (float(value) for value in np.quantile(together, INNER, method="nearest"))
        return (low, high) if low < high else self.full

    def _facts(self) -> dict[str, object]:
        spread = self.spread
        names = ("minimum", "q1", "median", "q3", "maximum", "mean", "skewness", "low_whisker", "high_whisker")
        return {**super()._facts(), **{name: getattr(spread, name) for name in names}, "n_outliers": spread.n_outliers}

    def outliers_frame(self) -> pd.DataFrame:
        """Return the rows beyond the whiskers, the furthest first: their position and their value."""
        rows = pd.DataFrame({"position": self.spread.outliers, "value": self.spread.outlier_values})
        return rows.set_axis(self.index[self.spread.outliers])


@dataclass(frozen=True, eq=False)
class CategoryOutcome(AttributeOutcome):
    """Hold how often each category comes.

    Attributes
    ----------
    levels : Levels
        The categories: those that come most often each for itself, the others together, the missing last.
    counts : array of int, shape (n_classes, n_levels)
        How often each comes in each class; one row where there are no classes.
    """

    levels: Levels
    counts: NDArray[np.intp]

    @property
    def totals(self) -> NDArray[np.intp]:
        """How often each category comes, all classes together."""
        totals: NDArray[np.intp] = self.counts.sum(axis=0)
        return totals

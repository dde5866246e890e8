"""Two attributes looked at together: points and a line, boxes side by side, or a table of counts."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.attributes.compute.association import Association
from course_toolkit.attributes.compute.levels import Levels
from course_toolkit.attributes.compute.spread import Spread

Floats = NDArray[np.float64]
Positions = NDArray[np.intp]
Limits = tuple[float, float]
Kinds = Literal["number", "date"]


@dataclass(frozen=True, slots=True)
class Influence:
    """What one row does to r: what r would be without it."""

    position: int
    r_without: float


@dataclass(frozen=True, eq=False)
class PairOutcome:
    """Hold what two attributes have to do with one another; subclasses hold what is drawn.

    Attributes
    ----------
    x, y : column label
        The attributes.
    n_rows, n_known : int
        All rows, and those where both are known.
    association : Association or None
        How strongly they go together, with the measure that their kinds ask for; None where one holds nothing.
    hue : column label or None
        The column whose classes the points are coloured by.
    classes : Levels or None
        Those classes.
    left_out : tuple of int
        Positions of the rows that are left out.
    rest : Association or None
        How strongly they go together without those; None where no row is left out.

    See Also
    --------
    relate_attributes : Makes one.
    PairPicture, say_pair, AttributeExplorer
    """

    x: Hashable
    y: Hashable
    n_rows: int
    n_known: int
    association: Association | None
    hue: Hashable | None
    classes: Levels | None
    left_out: tuple[int, ...]
    rest: Association | None
    index: pd.Index = field(repr=False)

    def frame(self) -> pd.DataFrame:
        """Return the measures as a table, a row for all rows and one without those left out."""
        rows = {"all": self.association, "without left_out": self.rest}
        names = ("measure", "value", "spearman", "low", "high", "p_value", "n_rows")
        return pd.DataFrame(
            {words: {name: getattr(one, name) for name in names} for words, one in rows.items() if one is not None}
        ).T


@dataclass(frozen=True, slots=True)
class TrendLine:
    """A regression line, y = intercept + slope · x."""

    slope: float
    intercept: float

    def __call__(self, x: float) -> float:
        """Return the height of the line at a place."""
        return self.intercept + self.slope * x


@dataclass(frozen=True, eq=False)
class Cells:
    """How many points lie in each cell of a grid; ``counts`` has a row for each step in y."""

    x_edges: Floats
    y_edges: Floats
    counts: NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class ScatterOutcome(PairOutcome):
    """Hold two attributes that are numbers (dates among them).

    Attributes
    ----------
    positions : array of int
        The rows where both are known.
    x_values, y_values : array of float
        Their values; dates in seconds since 1970.
    kinds : (str, str)
        Whether x, and y, is a ``"number"`` or a ``"date"``.
    drawn : array of int
        Which of ``positions`` are drawn as points; none where ``cells`` are.
    cells : Cells or None
        Counts of points in cells, where there are too many points to draw.
    x_limits, y_limits : (float, float)
        The range of the points that are not left out.
    line, rest_line : TrendLine or None
        The regression line of all points, and without those left out.
    influences : tuple of Influence
        The rows, of those not left out, whose leaving would change r most, that row first.
    """

    positions: Positions = field(repr=False)
    x_values: Floats = field(repr=False)
    y_values: Floats = field(repr=False)
    kinds: tuple[Kinds, Kinds]
    drawn: Positions = field(repr=False)
    cells: Cells | None
    x_limits: Limits
    y_limits: Limits
    line: TrendLine | None
    rest_line: TrendLine | None
    influences: tuple[Influence, ...]

    def point(self, position: int) -> tuple[float, float] | None:
        """Return the values of a row, None where one of them is not known."""
        place = int(np.searchsorted(self.positions, position))
        if place == len(self.positions) or self.positions[place] != position:
            return None
        return float(self.x_values[place]), float(self.y_values[place])

    def nearest(self, x: float, y: float) -> int | None:
        """Return the position of the row nearest to a place of the picture, None where none is near.

        Rows that are left out and lie outside are drawn at the edge, and looked for there.
        """
        axes = ((self.x_values, x, self.x_limits), (self.y_values, y, self.y_limits))
        gaps = np.hypot(*((np.clip(values, *ends) - np.clip(at, *ends)) / (ends[1] - ends[0] or 1.0)
                          for values, at, ends in axes))  # fmt: skip
        place = int(np.argmin(gaps))
        return int(self.positions[place]) if gaps[place] <= NEAR else None


#: A click means the point within this share of the picture.
NEAR = 0.04


@dataclass(frozen=True, eq=False)
class GroupsOutcome(PairOutcome):
    """Hold one attribute that is a number (or a date) and one that is a category.

    Attributes
    ----------
    number, category : column label
        Which is which.
    kind : str
        Whether the number is a ``"number"`` or a ``"date"``.
    levels : Levels
        The categories.
    spreads : tuple of Spread
        The box plot of each.
    limits : (float, float)
        The range of all values that are not left out.
    drawn : array of int
        Positions of the rows that are drawn as points.
    values : array of float, shape (n_rows,)
        The numbers.
    """

    number: Hashable
    category: Hashable
    kind: Kinds
    levels: Levels
    spreads: tuple[Spread, ...]
    limits: Limits
    drawn: Positions = field(repr=False)
    values: Floats = field(repr=False)


@dataclass(frozen=True, eq=False)
class TableOutcome(PairOutcome):
    """Hold two attributes that are categories: how often each category of one meets each of the other.

    Attributes
    ----------
    x_levels, y_levels : Levels
        The categories of x (the columns) and of y (the rows).
    counts : array of int, shape (n_y_levels, n_x_levels)
    """

    x_levels: Levels
    y_levels: Levels
    counts: NDArray[np.intp]

"""What a model of distances sees in two attributes: whose differences count, and who is near."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from course_toolkit.preparation.compute.scaling.methods import METHODS, Fitted, Floats

Positions = NDArray[np.intp]

#: Neighbours are looked for among so many rows, evenly taken, and compared for so many of them.
MOST_ROWS = 10_000
MOST_ASKED = 100


@dataclass(frozen=True, eq=False)
class Plane:
    """Two attributes of the training rows that have both, under each scaling.

    Attributes
    ----------
    positions : array of int, shape (n_shown,)
        Which training rows, ascending: all of them, or 10,000 evenly taken.
    points : dict of str to array, shape (n_shown, 2)
        Where they lie under each scaling.
    fitted : dict of str to (Fitted, Fitted)
        The scalers of both attributes.
    n_rows : int
        How many rows have both.
    n_neighbors : int
        How many neighbours are looked for.
    """

    positions: Positions
    points: dict[str, Floats]
    fitted: dict[str, tuple[Fitted, Fitted]]
    n_rows: int
    n_neighbors: int
    _found: dict[str, Positions] = field(default_factory=dict, repr=False)

    def place_of(self, position: int) -> int:
        """Return where in ``positions`` a training row stands, or the row nearest to it in the table."""
        return int(np.argmin(np.abs(self.positions - position)))

    def neighbors(self, place: int, method: str) -> Positions:
        """Return the places of the nearest rows, the nearest first; of rows equally near, the first ones."""
        squares = self._squares(place, method)
        nearest = np.argpartition(squares, self.n_neighbors - 1)[: self.n_neighbors]
        ties = np.flatnonzero(squares <= squares[nearest].max())
        found: Positions = ties[np.argsort(squares[ties], kind="stable")][: self.n_neighbors]
        return found

    def nearest_to(self, x: float, y: float, *, widths: tuple[float, float]) -> int:
        """Return the place of the row nearest to a point of a scatter whose axes have these widths."""
        steps = (self.points["raw"] - (x, y)) / widths
        return int(np.argmin((steps**2).sum(axis=1)))

    def radius(self, place: int, method: str) -> float:
        """Return how far the nearest tenth of the rows reaches, in the units of the scaling."""
        squares = self._squares(place, method)
        n_near = max(self.n_neighbors, len(squares) // 10)
        return float(np.sqrt(np.partition(squares, n_near - 1)[n_near - 1]))

    def _squares(self, place: int, method: str) -> Floats:
        """Return the squared distance of each row; that of the row itself is infinite."""
        points = self.points[method]
        squares: Floats = ((points - points[place]) ** 2).sum(axis=1)
        squares[place] = np.inf
        return squares

    @cached_property
    def kept(self) -> dict[str, float]:
        """For each scaling, the share of the raw neighbours that stay neighbours, on average over some 100 rows."""
        raw = self._nearest_of_asked("raw")
        return {method: float(_is_kept(raw, self._nearest_of_asked(method)).mean()) for method in METHODS}

    @cached_property
    def most_changed(self) -> int:
        """The place of the row, of some 100, whose neighbours change most by standardising; the most central one."""
        kept = _is_kept(self._nearest_of_asked("raw"), self._nearest_of_asked("standard")).sum(axis=1)
        from_center = (self.points["robust"][self._asked] ** 2).sum(axis=1)
        return int(self._asked[np.lexsort((from_center, kept))[0]])

    @cached_property
    def _asked(self) -> Positions:
        return evenly(np.arange(len(self.positions)), MOST_ASKED)

    def _nearest_of_asked(self, method: str) -> Positions:
        """Return the places of the neighbours of some rows, shape (n_asked, n_neighbors); looked for once."""
        if method not in self._found:
            self._found[method] = np.array([self.neighbors(place, method) for place in self._asked.tolist()])
        return self._found[method]


def share_of_distance(one: Floats, other: Floats) -> float:
    """Return the share of the first of two scaled attributes in the squared distance, over all pairs of rows.

    The mean of ``(x_i − x_j)²`` over all pairs is twice the variance: no pair need be made.
    """
    if len(one) < 2:
        return float("nan")
    first, second = float(one.var()), float(other.var())
    return first / (first + second) if first + second > 0 else float("nan")


def evenly(positions: Positions, most: int) -> Positions:
    """Return so many positions at most, evenly taken."""
    if len(positions) <= most:
        return positions
    taken: Positions = positions[np.linspace(0, len(positions) - 1, most).round().astype(int)]
    return taken


def _is_kept(before: Positions, after: Positions) -> NDArray[np.bool_]:
    """Return which neighbours of each row are still there, shape (n_asked, n_neighbors)."""
    kept: NDArray[np.bool_] = (before[:, :, None] == after[:, None, :]).any(axis=2)
    return kept

"""What a picture shows of one suspicion: the column or the columns concerned, with what is suspected among the rest."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.table import Mask, Table

Floats = NDArray[np.float64]
Counts = NDArray[np.intp]

#: More bars say no more; fewer hide what is detached.
MOST_BARS = 48
#: Whole numbers of at most so many different values get a bar each.
MOST_WHOLE = 30
#: Beyond this, floats are too coarse for a bar between two whole numbers.
LARGEST_COUNTED = 2.0**50
MOST_LEVELS = 12
MOST_POINTS = 3_000
MEASURED = {"number", "boolean", "date"}


@dataclass(frozen=True, eq=False)
class Bars:
    """A histogram: ``edges`` of shape (n_bars + 1,), and the rows suspected and not in each bar, of shape (n_bars,)."""

    edges: Floats
    others: Counts
    suspected: Counts


@dataclass(frozen=True, eq=False)
class Levels:
    """Rows of each text, suspected and not, the commonest first; ``n_left_out`` texts have no bar."""

    names: tuple[str, ...]
    others: Counts
    suspected: Counts
    n_left_out: int


@dataclass(frozen=True, eq=False)
class Points:
    """Rows by two columns; ``is_suspected`` says which are; of the others ``n_left_out`` are not drawn."""

    x: Floats
    y: Floats
    is_suspected: Mask
    n_left_out: int


@dataclass(frozen=True, eq=False)
class SuspectView:
    """What is drawn of one suspicion.

    Attributes
    ----------
    columns : tuple of column labels
        One column, two for a scatter, none where only rows are concerned.
    dates : tuple of bool
        Which of them are dates, in seconds since 1970.
    whole, rest : Bars or None
        The column with and without what is suspected; ``rest`` only where that shows more.
    levels : Levels or None
    points : Points or None
    rows : array of float, shape (n suspected,)
        Where in the table the rows stand, 0 for the first and 1 for the last.
    """

    columns: tuple[Hashable, ...]
    dates: tuple[bool, ...]
    rows: Floats = field(default_factory=lambda: np.array([]))
    whole: Bars | None = None
    rest: Bars | None = None
    levels: Levels | None = None
    points: Points | None = None

    @property
    def kind(self) -> Literal["points", "bars", "levels", "rows"]:
        """What the picture is made of."""
        return "points" if self.points else "bars" if self.whole else "levels" if self.levels else "rows"


def view_suspicion(suspicion: Suspicion, table: Table) -> SuspectView:
    """Return what a picture shows of a suspicion."""
    suspected = np.zeros(table.n_rows, dtype=bool)
    suspected[suspicion.positions] = True
    rows = np.asarray(suspicion.positions, dtype=np.float64) / max(1, table.n_rows - 1)
    shown = [
        table.attribute(name) for name in suspicion.columns if table.attribute(name).kind not in {"nested", "empty"}
    ]
    measured = [one for one in shown if one.kind in MEASURED and len(one.known)]
    if len(measured) > 1:
        x, y = measured[:2]
        return SuspectView((x.name, y.name), (_is_date(x), _is_date(y)), rows, points=_points(x, y, suspected))
    if measured and not (measured[0].is_text and suspected[measured[0].is_unread].any()):
        one = measured[0]
        whole, rest = _bars(one, suspected), _rest(one, suspected)
        return SuspectView((one.name,), (_is_date(one),), rows, whole=whole, rest=rest)
    texts = [one for one in shown if one.is_text]
    if texts:
        return SuspectView((texts[0].name,), (False,), rows, levels=_levels(texts[0], suspected))
    return SuspectView((), (), rows)


def _is_date(attribute: Attribute) -> bool:
    return attribute.kind == "date"


def _points(x: Attribute, y: Attribute, suspected: Mask) -> Points:
    """Return the suspects, and of the other rows an even part where there are many."""
    known = np.isfinite(x.floats) & np.isfinite(y.floats)
    others = np.flatnonzero(known & ~suspected)
    step = max(1, -(-len(others) // MOST_POINTS))
    suspects = np.flatnonzero(known & suspected)
    kept = np.concatenate([others[::step], suspects[:: max(1, -(-len(suspects) // MOST_POINTS))]])
    return Points(x.floats[kept], y.floats[kept], suspected[kept], len(others) - len(others[::step]))


def _bars(attribute: Attribute, suspected: Mask) -> Bars:
    finite = np.isfinite(attribute.floats)
    edges = _edges(attribute.floats[finite], is_whole=attribute.is_whole)
    counts = (np.histogram(attribute.floats[finite & mask], edges)[0] for mask in (~suspected, suspected))
    return Bars(edges, *counts)


def _rest(attribute: Attribute, suspected: Mask) -> Bars | None:
    """Return the column without its suspects, where they stretch it so that little else is seen."""
    rest = attribute.floats[np.isfinite(attribute.floats) & ~suspected]
    known = attribute.known
    if not len(rest) or len(rest) == len(known) or 3 * np.ptp(rest) > 2 * np.ptp(known):
        return None
    edges = _edges(rest, is_whole=attribute.is_whole)
    counts = np.histogram(rest, edges)[0]
    return Bars(edges, counts, np.zeros_like(counts))


def _edges(values: Floats, *, is_whole: bool) -> Floats:
    """Return the edges of the bars: one a whole number where there are few, else as many as the spread asks for."""
    low, high = float(values.min()), float(values.max())
    if low == high:
        room = max(0.5, 1e-3 * abs(low))
        return np.array([low - room, high + room])
    if is_whole and high - low <= MOST_WHOLE and max(-low, high) < LARGEST_COUNTED:
        return np.arange(low, high + 2) - 0.5
    spread = float(np.subtract(*np.quantile(values, [0.75, 0.25])))
    width = 2 * spread / np.cbrt(len(values))  # Freedman and Diaconis, 1981
    n_bars = MOST_BARS if width == 0 else int(np.clip(np.ceil((high - low) / width), 8, MOST_BARS))
    return np.linspace(low, high, n_bars + 1)


def _levels(attribute: Attribute, suspected: Mask) -> Levels:
    """Return the texts with suspected rows first among the commonest, in the order of their rows."""
    if attribute.levels is None or attribute.codes is None:
        raise TypeError(attribute.kind)
    n_levels, known = len(attribute.levels), attribute.codes >= 0
    counts = [np.bincount(attribute.codes[known & mask], minlength=n_levels) for mask in (~suspected, suspected)]
    order = np.lexsort((-(counts[0] + counts[1]), -(counts[1] > 0).astype(int)))[:MOST_LEVELS]
    order = order[np.argsort(-(counts[0] + counts[1])[order], kind="stable")]
    names = tuple(str(attribute.levels[place]) for place in order)
    return Levels(names, counts[0][order], counts[1][order], n_levels - len(order))

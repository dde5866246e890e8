"""The bulk of a column: where its values lie once what stands apart from them is left out."""

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.first_look.compute.rules.values.codes import is_code
from course_toolkit.first_look.compute.rules.values.tails import Tail, may_break_off, negative_log, tail_of
from course_toolkit.first_look.compute.table import Positions

Floats = NDArray[np.float64]

#: Fewer values have no bulk.
FEWEST = 8
#: What stands apart is at most this share of a column on either side.
LARGEST_SHARE = 0.2
#: A group stands apart where its gap, counted in mean spacings, reaches this.
APART = 6.0
#: So many of the widest gaps are looked at.
N_GAPS = 8
#: A gap of fewer steps of a column of whole numbers (of one decimal, ...) is none.
FEWEST_STEPS = 3
#: A side that ends so near, in interquartile ranges from the median, holds nothing apart.
NEAR = 1.5


@dataclass(frozen=True, eq=False)
class Bulk:
    """Where the values of a column lie.

    Attributes
    ----------
    ordered : array of float64
        The values of the bulk, ascending.
    outside : array of int
        The positions of the values that lie outside: they stand apart, or are codes that lie beyond the end.
    """

    ordered: Floats
    outside: Positions

    @cached_property
    def below(self) -> Tail | None:
        """How it ends downwards."""
        return tail_of(self.ordered, above=False)

    @cached_property
    def above(self) -> Tail | None:
        """How it ends upwards."""
        return tail_of(self.ordered, above=True)

    @property
    def low(self) -> float:
        """The smallest value."""
        return float(self.ordered[0])

    @property
    def high(self) -> float:
        """The largest value."""
        return float(self.ordered[-1])

    @property
    def median(self) -> float:
        """The value in the middle."""
        return float(self.ordered[len(self.ordered) // 2])

    @property
    def n_distinct(self) -> int:
        """How many different values there are."""
        return int(np.count_nonzero(np.diff(self.ordered))) + 1

    def quantile(self, share: float) -> float:
        """Return the value that a share of the others lie below."""
        return float(self.ordered[round(share * (len(self.ordered) - 1))])

    def apart(self, values: Floats | float, *, n_values: int = 1) -> Floats:
        """Return how many mean spacings values lie outside, of a group of so many; 0 for those inside."""
        asked = np.atleast_1d(np.asarray(values, dtype=np.float64))
        spacings = np.zeros(len(asked))
        for outside, name in ((asked < self.low, "below"), (asked > self.high, "above")):
            tail: Tail | None = getattr(self, name) if outside.any() else None  # fitted where it is asked for
            if tail is not None:
                spacings[outside] = tail.beyond(asked[outside], n_values=n_values)
        return spacings

    def gap(self, values: Floats, others: Floats) -> float:
        """Return the spacings between a group outside and the nearest of the others on its way to the bulk."""
        innermost = float(values[np.argmin(np.abs(values - self.median))])
        between = others[np.abs(others - self.median) < abs(innermost - self.median)]
        between = between[np.sign(between - self.median) == np.sign(innermost - self.median)]
        outer = self.apart(innermost, n_values=len(values))[0]
        return float(outer - self.apart(between, n_values=len(values)).max(initial=0.0))


_known: WeakKeyDictionary[Attribute, Bulk | None] = WeakKeyDictionary()


def bulk_of(attribute: Attribute) -> Bulk | None:
    """Return the bulk of a column of numbers or dates; None where the values are too few or all the same."""
    if attribute not in _known:
        _known[attribute] = _bulk(attribute)
    return _known[attribute]


def _bulk(attribute: Attribute) -> Bulk | None:
    inner, floats = bulk_among(np.sort(attribute.known)), attribute.floats
    if inner is None:
        return None
    with np.errstate(invalid="ignore"):
        outside = np.flatnonzero(((floats < inner[0]) | (floats > inner[-1])) & np.isfinite(floats))
    return Bulk(inner, outside)


def bulk_among(ordered: Floats) -> Floats | None:
    """Return those of some values in ascending order that belong together."""
    plain = ordered[~is_code(ordered)]
    if len(plain) < FEWEST or plain[0] == plain[-1]:
        return None
    inner = plain[_begin(plain) : _end(plain)]
    return inner if len(inner) >= FEWEST and inner[0] != inner[-1] else None


def _end(ordered: Floats) -> int:
    """Return the place after the last value of the bulk."""
    n_values = len(ordered)
    if _ends_near(ordered):
        return n_values
    middle, spread = ordered[n_values // 2], ordered[3 * n_values // 4] - ordered[n_values // 4]
    distances = np.log(np.maximum(_outer(ordered) - middle, 0) + max(spread, np.spacing(abs(middle))))
    for start in _widest_gaps(distances, n_values):
        tail = _tail_before(ordered, ordered, start, above=True)
        if tail is not None and tail.beyond(ordered[start], n_values=n_values - start)[0] >= APART:
            return start
    return n_values


def _begin(ordered: Floats) -> int:
    """Return the place of the first value of the bulk."""
    n_values, mirrored = len(ordered), ordered[::-1]
    upward = negative_log(mirrored) if ordered[0] > 0 else -mirrored
    if _ends_near(upward):
        return 0
    middle, spread = upward[n_values // 2], upward[3 * n_values // 4] - upward[n_values // 4]
    distances = _outer(upward)
    if ordered[0] <= 0:
        distances = np.log(np.maximum(distances - middle, 0) + max(spread, np.spacing(abs(middle))))
    for start in _widest_gaps(distances, n_values):
        tail = _tail_before(upward, mirrored, start, above=False)
        if tail is not None and tail.beyond(mirrored[start], n_values=n_values - start)[0] >= APART:
            return n_values - start
    return 0


def _tail_before(upward: Floats, values: Floats, start: int, *, above: bool) -> Tail | None:
    """Return the tail of the values before a place, where a gap after them may count."""
    rest = values[:start]
    if len(rest) < FEWEST or rest[0] == rest[-1] or not may_break_off(upward, start, APART):
        return None
    if abs(values[start] - values[start - 1]) < FEWEST_STEPS * _step(rest):
        return None
    return tail_of(rest if above else rest[::-1], above=above)


def _outer(upward: Floats) -> Floats:
    """Return the values that may stand apart, and the one before them."""
    return upward[-max(1, int(LARGEST_SHARE * len(upward))) - 1 :]


def _widest_gaps(distances: Floats, n_values: int) -> list[int]:
    """Return the places after the widest gaps between outer values, from inside out."""
    widest = np.argsort(np.diff(distances))[-N_GAPS:]
    return sorted((widest + n_values - len(distances) + 1).tolist())


def _ends_near(upward: Floats) -> bool:
    """Return whether a side ends so near that a look is enough."""
    quarter, middle, three = (upward[len(upward) * part // 4] for part in (1, 2, 3))
    return bool(upward[-1] - middle <= NEAR * (three - quarter))


def _step(outward: Floats) -> float:
    """Return the smallest difference between values at the end."""
    steps = np.abs(np.diff(outward[-200:]))
    return float(steps[steps > 0].min()) if (steps > 0).any() else 0.0

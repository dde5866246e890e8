"""Where the bins of a histogram end, for any number of bins that is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Dates = NDArray[np.datetime64]
Limits = tuple[float, float]
Period = Literal["year", "quarter", "month", "week", "day", "hour", "minute"]

FEWEST, MOST = 2, 200
#: Numbers of bins a fixed share apart, as the eye counts them.
LADDER = (
    2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 16, 18, 20, 22, 25, 28, 32, 36, 40, 45, 50, 56, 63, 71, 80, 90, 100, 112,
    125, 140, 160, 180, 200,
)  # fmt: skip
#: Bins of fewer possible values than this hold unevenly many, and comb the histogram, unless each holds as many.
COMBED = 10
#: Seconds, about, of each period of dates.
PERIODS: dict[Period, float] = {
    "year": 31_556_952.0, "quarter": 7_889_238.0, "month": 2_629_746.0, "week": 604_800.0, "day": 86_400.0,
    "hour": 3_600.0, "minute": 60.0,
}  # fmt: skip
MOST_PERIODS = 400
#: Below this share of the values' size, floats cannot tell neighbouring bins apart.
TELLABLE = 1e-13
NEARBY = 1e-9
#: Up to here, floats hold every whole number, and three decimals with room to spare.
EXACT = 2.0**40
MOST_DECIMALS = 3
N_TRIED = 1_000
A_MONDAY = np.datetime64("1970-01-05", "D")
MONTHS_OF_QUARTER = 3
#: The periods that NumPy counts itself.
UNITS: dict[Period, str] = {"year": "Y", "month": "M", "day": "D", "hour": "h", "minute": "m"}


@dataclass(frozen=True, eq=False)
class Bins:
    """The edges of bins, each closed on its left, the last one on both sides.

    ``step`` is the count of multiples of ``unit`` in each bin, where that is what makes them equal; ``period`` what
    each bin of dates is.
    """

    edges: Floats
    step: int | None = None
    unit: float = 1.0
    period: Period | None = None

    @property
    def n(self) -> int:
        """How many bins there are."""
        return len(self.edges) - 1

    @property
    def width(self) -> float:
        """How wide a bin is, in the unit of the values (in seconds for dates, about)."""
        return float(self.edges[-1] - self.edges[0]) / self.n


Binning = Callable[[Limits, int], Bins]


def bins_of_numbers(limits: Limits, n_bins: int) -> Bins:
    """Return equal bins between the limits, as ``numpy.histogram(values, bins=n_bins)`` makes them."""
    return Bins(np.linspace(*limits, n_bins + 1))


def one_bin(limits: Limits, _n_bins: int) -> Bins:
    """Return a single bin around values that are equal, or nearly."""
    room = max(0.5, NEARBY * abs(limits[0]))
    return Bins(np.array([limits[0] - room, limits[1] + room]))


def bins_on_a_grid(unit: float) -> Binning:
    """Return what makes bins of values that are multiples of a unit: 1 of whole numbers, 0.1 of one decimal.

    Fifty bins over the ages 18 to 95 would hold now one age, now two, and show a comb that no patient made: the bins
    hold equally many multiples where that matters, and are equal bins elsewhere.
    """

    def bins(limits: Limits, n_bins: int) -> Bins:
        low, high = limits
        n_values = round((high - low) / unit) + 1
        if n_values / n_bins >= COMBED:
            return bins_of_numbers(limits, n_bins)
        step = -(-n_values // n_bins)
        n_needed = -(-n_values // step)
        return Bins(low + unit * (step * np.arange(n_needed + 1.0) - 0.5), step=step, unit=unit)

    return bins


def unit_of(ordered: Floats) -> float | None:
    """Return the largest of 1, 0.1, 0.01 and 0.001 that all values are multiples of; None where there is none."""
    if not len(ordered) or max(abs(ordered[0]), abs(ordered[-1])) >= EXACT:
        return None
    for decimals in range(MOST_DECIMALS + 1):
        # As a decimal number is read: the nearest float of 24.1, rather than 241 times that of 0.1.
        if all((part == np.round(part, decimals)).all() for part in _parts(ordered)):
            return float(10.0**-decimals)
    return None


def _parts(values: Floats) -> tuple[Floats, Floats]:
    """Return a few values, then all: a few rule most units out."""
    return values[:: max(1, len(values) // N_TRIED)], values


def bins_of_dates(limits: Limits, n_bins: int) -> Bins:
    """Return the periods of the calendar that make about as many bins."""
    seconds = limits[1] - limits[0]
    fitting = [name for name, length in PERIODS.items() if 1 <= seconds / length <= MOST_PERIODS]
    if not fitting:
        return bins_of_numbers(limits, n_bins)
    chosen = min(fitting, key=lambda name: abs(np.log(seconds / PERIODS[name] / n_bins)))
    return Bins(_period_edges(limits, chosen), period=chosen)


def stops_of(binning: Binning, limits: Limits, *, more: tuple[int, ...] = ()) -> tuple[int, ...]:
    """Return the numbers of bins that can really be had, ascending; ``more`` than the ladder has."""
    asked = {*LADDER, *(n for n in more if FEWEST <= n <= MOST)}
    return tuple(sorted({binning(limits, n).n for n in sorted(asked)}))


def is_tellable(limits: Limits) -> bool:
    """Return whether floats between the limits can be told apart well enough for bins."""
    low, high = limits
    return high - low > TELLABLE * MOST * max(abs(low), abs(high))


def binning_of(limits: Limits, *, is_date: bool, unit: float | None) -> Binning:
    """Return what makes bins of such values."""
    if not is_tellable(limits):
        return one_bin
    if is_date:
        return bins_of_dates
    return bins_of_numbers if unit is None else bins_on_a_grid(unit)


@lru_cache(maxsize=64)
def _period_edges(limits: Limits, period: Period) -> Floats:
    low, high = (np.datetime64(int(np.floor(limit)), "s") for limit in limits)
    edges = {"week": _weeks, "quarter": _quarters}.get(period, _units(UNITS.get(period, "D")))(low, high)
    return edges.astype("datetime64[s]").astype(np.float64)


def _weeks(low: np.datetime64, high: np.datetime64) -> Dates:
    first, last = ((limit.astype("datetime64[D]") - A_MONDAY).astype(np.int64) // 7 for limit in (low, high))
    return A_MONDAY + 7 * np.arange(first, last + 2)


def _quarters(low: np.datetime64, high: np.datetime64) -> Dates:
    first, last = (limit.astype("datetime64[M]").astype(np.int64) // MONTHS_OF_QUARTER for limit in (low, high))
    return (MONTHS_OF_QUARTER * np.arange(first, last + 2)).astype("datetime64[M]")


def _units(unit: str) -> Callable[[np.datetime64, np.datetime64], Dates]:
    """Return what counts whole years, months, days, hours or minutes."""

    def edges(low: np.datetime64, high: np.datetime64) -> Dates:
        first, last = (limit.astype(f"datetime64[{unit}]").astype(np.int64) for limit in (low, high))
        return np.arange(first, last + 2).astype(f"datetime64[{unit}]")

    return edges

"""An axis of values: numbers as the language writes them, dates as the calendar has them."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from matplotlib.axis import Axis
from matplotlib.dates import AutoDateLocator
from matplotlib.ticker import FixedFormatter, FixedLocator, MaxNLocator

Limits = tuple[float, float]
N_TICKS = 8
START = datetime(1970, 1, 1, tzinfo=UTC)
DAY = 86_400.0
#: Ticks further apart than so many seconds are written in this format.
FORMATS = ((300 * DAY, "%Y"), (25 * DAY, "%Y-%m"), (0.9 * DAY, "%Y-%m-%d"), (0.0, "%m-%d %H:%M"))
#: The calendar that datetime knows, in seconds since 1970.
CALENDAR = (-62_135_596_800.0, 253_402_300_799.0)


def padded(limits: Limits, share: float = 0.02) -> Limits:
    """Return limits with some room on both sides, also around a single value."""
    low, high = limits
    room = share * (high - low) if high - low > 1e-12 * max(abs(low), abs(high)) else max(0.5, 1e-3 * abs(low))
    return low - room, high + room


def place_ticks(axis: Axis, limits: Limits, kind: str) -> None:
    """Place the ticks of numbers or of dates (in seconds since 1970)."""
    if kind != "date" or limits[0] < CALENDAR[0] or limits[1] > CALENDAR[1]:
        axis.set_major_locator(MaxNLocator(nbins=N_TICKS, min_n_ticks=2))
        return
    ticks = _date_ticks(limits)
    axis.set_major_locator(FixedLocator(ticks))
    axis.set_major_formatter(FixedFormatter(_date_words(ticks)))


def _date_ticks(limits: Limits) -> list[float]:
    locator = AutoDateLocator(minticks=4, maxticks=N_TICKS)
    days = locator.tick_values(*(START + timedelta(seconds=limit) for limit in limits))
    return [float(day) * DAY for day in days if limits[0] <= float(day) * DAY <= limits[1]]


def _date_words(ticks: Sequence[float]) -> list[str]:
    step = min((high - low for low, high in pairwise(ticks)), default=DAY)
    wanted = next(words for least, words in FORMATS if step > least or least == 0)
    return [(START + timedelta(seconds=tick)).strftime(wanted) for tick in ticks]

"""The columns of numbers, and what scalers compute of them over any of the sets taken together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Keys = tuple[str, ...]

#: Values looked at to learn how finely a column is written.
N_SAMPLE = 2_000
N_FIRST = 20
#: Rows by which columns are compared with one another.
N_ROWS_COMPARED = 5_000
#: Frequencies that have such a divisor in common were planned.
REPEATED = 3
#: Numbers written with more decimals than this are as exact as floats are.
MOST_DECIMALS = 8
#: Two floats that should be equal differ by less than this share of the column's spread.
FLOAT_NOISE = 1e-9
SINGLE_NOISE = 1e-6


@dataclass(frozen=True)
class Moments:
    """Count, mean, sum of squared deviations, minimum and maximum of each column, over some rows."""

    n: Floats
    mean: Floats
    squares: Floats
    low: Floats
    high: Floats

    @property
    def std(self) -> Floats:
        """The standard deviation that StandardScaler divides by (ddof 0)."""
        return np.sqrt(self.squares / np.maximum(self.n, 1))


@dataclass(frozen=True)
class NumberTable:
    """The columns of numbers that are neither constant nor infinite; the label too, where it is a quantity."""

    columns: tuple[Column, ...]
    parts: dict[str, Moments]

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """What the student calls the columns."""
        return tuple(column.name for column in self.columns)

    def over(self, keys: Keys) -> Moments:
        """Return the moments over the rows of several sets together."""
        parts = [self.parts[key] for key in keys]
        n = sum((part.n for part in parts), np.zeros(len(self.columns)))
        mean = sum((part.n * part.mean for part in parts), np.zeros_like(n)) / np.maximum(n, 1)
        squares = sum((part.squares + part.n * (part.mean - mean) ** 2 for part in parts), np.zeros_like(n))
        low, high = np.min([part.low for part in parts], axis=0), np.max([part.high for part in parts], axis=0)
        return Moments(n, mean, squares, low, high)

    def values(self, j: int, keys: Keys) -> Floats:
        """Return the known values of one column over several sets, set after set."""
        values: Floats = np.concatenate([self.columns[j].per_set[key] for key in keys])
        return values[~np.isnan(values)]

    @cached_property
    def steps(self) -> Floats:
        """The step in which each column is written: 0.01 for two decimals, 0 for numbers as exact as floats."""
        return np.array([written_step(self.sample(j)) for j in range(len(self.columns))])

    @cached_property
    def noise(self) -> Floats:
        """By what share of its size a number may be off that should be exact: float32 keeps seven digits."""
        singles = [np.array_equal(some, some.astype(np.float32)) for some in map(self.sample, range(len(self.columns)))]
        return np.where(singles, SINGLE_NOISE, FLOAT_NOISE)

    def sample(self, j: int, keys: Keys | None = None, *, n: int = N_SAMPLE) -> Floats:
        """Return known values of about n rows of each set, taken at even distances."""
        per_set = self.columns[j].per_set
        return np.concatenate([_known(per_set[key][:: max(1, len(per_set[key]) // n)]) for key in keys or per_set])

    def matrix(self, columns: Sequence[int], keys: Keys) -> Floats:
        """Return some columns over rows of several sets, taken at even distances; gaps are 0."""
        some = []
        for j in columns:
            values = np.concatenate([self.columns[j].per_set[key] for key in keys])
            some.append(np.nan_to_num(values[:: max(1, len(values) // N_ROWS_COMPARED)]))
        return np.column_stack(some)


def read_numbers(sets: Sets) -> NumberTable:
    """Return the columns of numbers of a split."""
    columns = [column for column in sets.columns() if column.kind == "number"]
    if sets.target is not None and sets.target.kind == "number" and sets.task == "regression":
        columns.append(sets.target)  # a target can be scaled on all rows as any attribute can
    table = NumberTable(tuple(columns), {key: _moments(columns, key) for key in sets.frames})
    return _without(table, ~_vary(table.over(tuple(sets.frames))))


def written_step(values: Floats) -> float:
    """Return 10 to the minus number of decimals that all the values are written with; 0 where they have too many."""
    if not on_decimals(values[:N_FIRST], MOST_DECIMALS).all():
        return 0.0  # as most are: no need to look at all
    for decimals in range(MOST_DECIMALS + 1):
        if on_decimals(values, decimals).all():
            return float(10.0**-decimals)
    return 0.0


def on_decimals(values: Floats, decimals: int) -> Bools:
    """Say which values are written with so many decimals."""
    scaled = values * 10.0**decimals
    return np.asarray(np.abs(scaled - np.round(scaled)) <= np.maximum(1e-6, 1e-14 * np.abs(scaled)))


def designed(values: Floats) -> bool:
    """Say whether a balanced design explains a mean of 0: values mirrored around it, or levels in whole proportions.

    A column of as many −1 as +1, a grid from −3 to 3, the cosine of the day over whole weeks: nothing was fitted.
    """
    spread = values.std() or 1.0
    ordered = np.sort(values)
    if np.abs(ordered + ordered[::-1]).max(initial=0) <= FLOAT_NOISE * spread:
        return True
    counts = np.unique(np.round(values / spread, 9), return_counts=True)[1]
    return bool(len(counts) <= len(values) / 2 and (np.ptp(counts) == 0 or np.gcd.reduce(counts) >= REPEATED))


def _known(values: Floats) -> Floats:
    return values[~np.isnan(values)]


def _moments(columns: Sequence[Column], key: str) -> Moments:
    rows = [_moments_of(column.per_set[key]) for column in columns]
    return Moments(*np.array(rows, dtype=np.float64).reshape(len(rows), 5).T)


def _moments_of(values: Floats) -> tuple[float, float, float, float, float]:
    known = _known(values)
    if not len(known):
        return 0.0, 0.0, 0.0, np.inf, -np.inf
    low, high = float(known.min()), float(known.max())
    if not (np.isfinite(low) and np.isfinite(high)):
        return 0.0, 0.0, np.nan, low, high
    mean = float(known.mean())
    with np.errstate(over="ignore", invalid="ignore"):
        deviations = known - mean
        return float(len(known)), mean, float(deviations @ deviations), low, high


def _vary(all_rows: Moments) -> Bools:
    with np.errstate(invalid="ignore"):
        finite = np.isfinite(all_rows.squares) & np.isfinite(all_rows.low) & np.isfinite(all_rows.high)
        return finite & (all_rows.squares > 0) & (all_rows.low < all_rows.high)


def _without(table: NumberTable, dropped: Bools) -> NumberTable:
    kept = np.flatnonzero(~dropped)
    parts = {
        key: Moments(*(getattr(part, name)[kept] for name in ("n", "mean", "squares", "low", "high")))
        for key, part in table.parts.items()
    }
    return NumberTable(tuple(table.columns[j] for j in kept), parts)

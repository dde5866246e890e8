"""The columns of numbers whose relations are looked at, and how finely each was written down."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.rules.naming import names_rows
from course_toolkit.first_look.compute.table import Table

Floats = NDArray[np.float64]

#: Larger numbers have squares that float64 does not hold: no measurements.
LARGEST = 1e100
#: Values by which the unit of a column is told, and rows by which its variety is.
N_VALUES = 2_000
#: Steps in which people write, and the share of the values that must be multiples, to within rounding of float64.
STEPS = np.array([digit * 10.0**power for power in range(6, -8, -1) for digit in (5, 2, 1)])
NEARLY_ALL, EXACT = 0.95, 1e-9


@dataclass(frozen=True, eq=False)
class Measures:
    """Columns of numbers: what is missing, infinite or explained is NaN; shape (n_rows, n_columns)."""

    names: tuple[Hashable, ...]
    values: Floats
    dates: frozenset[Hashable] = frozenset()

    def column(self, name: Hashable) -> Floats:
        """Return the values of one column."""
        return np.asarray(self.values[:, self.names.index(name)])

    def some(self, size: int) -> "Measures":
        """Return them for a sample of the rows, the same one every time."""
        n_rows = len(self.values)
        if n_rows <= size:
            return self
        rows = np.sort(np.random.default_rng(0).choice(n_rows, size, replace=False))
        return Measures(self.names, self.values[rows], self.dates)

    def only(self, names: Sequence[Hashable]) -> "Measures":
        """Return some of the columns."""
        return Measures(tuple(names), self.values[:, [self.names.index(name) for name in names]], self.dates)


def read_measures(table: Table, *, least_distinct: int = 3, dates: bool = False) -> Measures:
    """Return the columns that measure something: numbers that neither name the rows nor take only a few values."""
    kinds = ("number", "date") if dates else ("number",)
    chosen = []
    for attribute in table.attributes(*kinds):
        step = max(1, table.n_rows // N_VALUES)
        few = attribute.floats[::step]
        if len(np.unique(few[np.isfinite(few)])) >= least_distinct and not names_rows(attribute):
            chosen.append(attribute.name)
    values = np.empty((table.n_rows, len(chosen)))
    for place, name in enumerate(chosen):
        column = table.open_floats(name)
        values[:, place] = np.where(np.abs(column) < LARGEST, column, np.nan)
    are_dates = frozenset(name for name in chosen if table.attribute(name).kind == "date")
    return Measures(tuple(chosen), values, are_dates)


def step_of(values: Floats) -> float:
    """Return the step of which nearly all values are multiples: 1 for ages, 0.1 for lengths to the millimetre in cm.

    A few values may be finer: those that were converted, or typed with a slip.
    """
    known = values[np.isfinite(values)]
    known = known[:: max(1, len(known) // N_VALUES)]
    if not len(known):
        return 1.0
    size = np.abs(known).max()
    for step in STEPS[max(size, 1.0) >= STEPS]:
        counts = known / step
        if np.isclose(counts, np.rint(counts), rtol=EXACT, atol=EXACT).mean() >= NEARLY_ALL:
            return float(step)
    return float(np.spacing(size))

"""Amounts to which a rate is added or from which it is taken: with tax, after a discount."""

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.rules.relations.formulas import TOLERANCE, Formula
from course_toolkit.first_look.compute.rules.relations.measures import Measures, step_of

Floats = NDArray[np.float64]

#: Rows by which rates are tried, the columns that may be rates (those of the fewest values), and all columns.
N_ROWS, N_RATES, N_COLUMNS = 200, 8, 24
#: Products of two columns, such as a price and a quantity, are tried among so many.
N_FOR_PRODUCTS = 10
#: A rate changes this share of the rows, and the formula holds on so many of those that it changes.
CHANGED, MOST_HOLD = 0.2, 0.85
FEWEST_ROWS = 10
HUNDRED = 100.0


def find_rates(measures: Measures) -> Iterator[Formula]:
    """Yield the formulas ``amount × (1 ± rate)`` that nearly all of a few rows keep to."""
    if not 3 <= len(measures.names) <= N_COLUMNS:
        return
    values = measures.some(N_ROWS).values
    half = np.array([step_of(column) / 2 for column in measures.values.T])
    bases: list[tuple[int, ...]] = [(place,) for place in range(len(half))]
    bases += combinations(range(len(half)), 2) if len(half) <= N_FOR_PRODUCTS else []
    for rate in _may_be_rates(values):
        column = values[:, rate]
        unit = 1.0 if np.nanmax(column) <= 1 else 1 / HUNDRED
        for sign in (unit, -unit):
            for base in bases:
                if rate not in base:
                    for target in _made(values, base, 1 + sign * column, half):
                        if target not in (*base, rate):
                            names = tuple(measures.names[place] for place in (*base, rate))
                            weights = (*(1.0 for _one in base), sign)
                            yield Formula(measures.names[target], names, weights, 1.0, "rate")


def _may_be_rates(values: Floats) -> list[int]:
    """Return the columns that may be rates, those of the fewest values first."""
    found = []
    for place, column in enumerate(values.T):
        known = column[np.isfinite(column)]
        if len(known) >= FEWEST_ROWS and known.min() >= 0 and 0 < known.max() < HUNDRED:
            found.append((len(np.unique(known)), place))
    return [place for _n_values, place in sorted(found)[:N_RATES]]


def _made(values: Floats, base: tuple[int, ...], factor: Floats, half: Floats) -> list[int]:
    """Return the columns that a rate makes of an amount, on the rows where it is not nought."""
    amount = np.prod(values[:, base], axis=1)
    made = amount * factor
    known = np.isfinite(made) & np.isfinite(amount)
    changed = known & (np.abs(made - amount) > 2 * half.min())
    if changed.sum() < max(FEWEST_ROWS, CHANGED * known.sum()):
        return []
    off = np.abs(values[changed] - made[changed, None])
    told = np.abs(made - amount)[changed, None] > 2 * half
    fits = (off <= TOLERANCE * half + 1e-9 * np.abs(made[changed, None])) & told
    return np.flatnonzero(fits.mean(axis=0) >= MOST_HOLD).tolist()

"""How far apart the values of one column are, row by row: in digits for numbers, one step for texts."""

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Steps = NDArray[np.int16]

#: Steps of two bits each that a pair of numbers can be apart; float64 has 52 bits of its own.
MOST_STEPS = 26
#: Decimals that are looked for before a number counts as continuous.
MOST_DECIMALS = 9
#: Texts written freely are as far apart as numbers can be.
FREE_TEXT_STEPS = 26
#: Two numbers up to it have a difference that float64 holds.
LARGEST = float(np.finfo(np.float64).max) / 2


@dataclass(frozen=True)
class Cells:
    """A column of two samples of rows: numbers, or the places of texts; NaN for what is missing.

    ``is_free`` where texts are written freely, long and hardly ever the same.
    """

    name: Hashable
    first: Floats
    second: Floats
    is_text: bool = False
    is_free: bool = False

    @property
    def values(self) -> Floats:
        """All of them."""
        return np.concatenate([self.first, self.second])


def steps_apart(column: Cells) -> Steps:
    """Return by how many steps each value of the first sample differs from each one of the second, flat."""
    first, second = column.first, column.second
    left, right = np.isnan(first), np.isnan(second)
    gap = np.abs(_within_reach(first)[:, None] - _within_reach(second)[None, :])
    if column.is_text:
        steps = (gap > 0) * (FREE_TEXT_STEPS if column.is_free else 1)
    else:
        with np.errstate(over="ignore"):  # numbers near the largest, steps near the smallest: as far apart as can be
            n_units = np.minimum(gap / unit_of(np.concatenate([first[~left], second[~right]])), 4.0**MOST_STEPS)
        steps = np.where(gap > 0, np.clip((np.frexp(n_units)[1] + 1) // 2, 1, MOST_STEPS), 0)
    steps = np.where(left[:, None] | right[None, :], left[:, None] != right[None, :], steps)
    return np.asarray(steps, dtype=np.int16).ravel()


def _within_reach(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the values with gaps at 0 and infinities so near that they have a difference."""
    return np.clip(np.nan_to_num(values), -LARGEST, LARGEST)


def unit_of(values: NDArray[np.float64]) -> float:
    """Return the step of which all differences between the values are multiples: 1 for ages, 0.1 for lengths in cm."""
    distinct = np.unique(_within_reach(values[np.isfinite(values)]))
    if len(distinct) <= 1:
        return 1.0
    gaps = np.diff(distinct)
    smallest = float(gaps[gaps > np.spacing(np.abs(distinct).max()) * 8].min(initial=np.inf))
    if not np.isfinite(smallest):
        return 1.0
    counts = (distinct - distinct[0]) / smallest
    few = len(distinct) < len(values) / 2  # values that come again and again have levels, if not at equal steps
    if few or np.abs(counts - np.round(counts)).max() < 0.01:  # noqa: PLR2004 — a hundredth of a step is rounding
        return smallest
    for n_decimals in range(MOST_DECIMALS + 1):
        scaled = distinct * 10.0**n_decimals
        if np.abs(scaled - np.round(scaled)).max() < 0.01:  # noqa: PLR2004
            return float(10.0**-n_decimals)
    return float(np.spacing(np.abs(distinct).max()))

"""Values that stand on a lattice, as whole numbers do before and after they are scaled."""

import numpy as np

from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import (
    MOST_DECIMALS,
    Bools,
    Floats,
    on_decimals,
)

#: Shares of a step by which rounding may move a value off its lattice.
OFF_LATTICE = 0.01
#: A distance between neighbours that comes so often is the step of a lattice ...
MORE_THAN_CHANCE = 3
#: ... if it explains this share of the values.
NEARLY_ALL = 0.9
#: The usual distance may be so many steps: 0.02 among means of five neighbours, 0.001 where a digit more is written.
PARTS = (1, 2, 3, 5, 10, 20, 100)


def decimal_step(levels: Floats) -> float:
    """Return the step in which nearly all levels are written; 0 where it takes too many decimals."""
    for decimals in range(MOST_DECIMALS):
        if on_decimals(levels, decimals).mean() >= NEARLY_ALL:
            return float(10.0**-decimals)
    return 0.0


def lattice_step(levels: Floats, *, origin: float) -> float:
    """Return the step of which nearly all distances between sorted levels are whole multiples; 0 where there is none.

    What was filled in may stand off the lattice; so may a few scaled values that rounding moved.
    """
    if len(levels) < 3 or np.ptp(levels) == 0:
        return 0.0
    gaps, counts = np.unique(np.round(np.diff(levels) / np.ptp(levels), 7), return_counts=True)
    usual = float(gaps[np.argmax(counts)] * np.ptp(levels))
    if usual == 0 or counts.max() < MORE_THAN_CHANCE:
        return 0.0
    gap = np.diff(levels)
    usual = float(np.median(gap[np.abs(gap - usual) <= 1e-6 * np.ptp(levels)]))  # with all its digits
    for part in PARTS:
        if on_lattice(levels, origin, usual / part).mean() >= NEARLY_ALL:
            return usual / part
    return 0.0


def on_lattice(values: Floats, origin: float, step: float) -> Bools:
    """Say which values stand on a lattice."""
    n_steps = (values - origin) / step
    return np.asarray(np.abs(n_steps - np.round(n_steps)) <= OFF_LATTICE)

"""One attribute in the training rows and in the new ones, and what a scaler would learn of it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.preparation.compute.scaling.methods import Floats

#: A value further from the quartiles than this many times their distance lies outside of Tukey's fences.
TUKEY = 1.5


@dataclass(frozen=True)
class Statistics:
    """What the scalers learn of an attribute: all they know of the rows they were fitted on.

    Attributes
    ----------
    n : int
        Rows with a value.
    mean, sd : float
        For :class:`~sklearn.preprocessing.StandardScaler`; the deviation divides by n, as scikit-learn does.
    median, q1, q3 : float
        For :class:`~sklearn.preprocessing.RobustScaler`, which divides by ``iqr`` = q3 − q1.
    minimum, maximum : float
        For :class:`~sklearn.preprocessing.MinMaxScaler`.
    """

    n: int
    mean: float
    sd: float
    median: float
    q1: float
    q3: float
    minimum: float
    maximum: float

    @property
    def iqr(self) -> float:
        """The width of the middle half: q3 − q1."""
        return self.q3 - self.q1

    @property
    def is_constant(self) -> bool:
        """Whether all values are the same."""
        return self.minimum == self.maximum

    def as_dict(self) -> dict[str, float]:
        """Return the statistics by name."""
        return {**vars(self), "iqr": self.iqr}


def statistics_of(known: Floats) -> Statistics:
    """Return the statistics of the known values, of which there is at least one."""
    q1, median, q3 = (float(value) for value in np.percentile(known, [25, 50, 75]))
    return Statistics(
        len(known), float(known.mean()), float(known.std()), median, q1, q3, float(known.min()), float(known.max())
    )


@dataclass(frozen=True, eq=False)
class ScaledAttribute:
    """One attribute: float64 values of the training rows and of the new ones, NaN where they are missing."""

    name: Any
    train: Floats
    new: Floats | None
    is_whole: bool

    @cached_property
    def spread(self) -> float:
        """The standard deviation of the training rows."""
        return float(np.nanstd(self.train))

    @cached_property
    def fences(self) -> tuple[float, float]:
        """Tukey's fences in the training rows; infinite where half of the values are the same, or only two differ."""
        known = self.train[np.isfinite(self.train)]
        q1, q3 = (float(value) for value in np.percentile(known, [25, 75]))
        if q1 == q3 or ((known == known.min()) | (known == known.max())).all():
            return -np.inf, np.inf
        return q1 - TUKEY * (q3 - q1), q3 + TUKEY * (q3 - q1)

    @cached_property
    def is_outside(self) -> NDArray[np.bool_]:
        """Which training rows lie outside of the fences; shape (n_rows,)."""
        low, high = self.fences
        return (self.train < low) | (self.train > high)


def lattice_step(known: Floats, *, most: int = 2000) -> float:
    """Return the step on which values stand, as whole numbers do; 0 where they are too many to say."""
    if len(known) > most:
        known = known[:: len(known) // most]
    distinct = pd.unique(known)
    if len(distinct) < 2:
        return 0.0
    steps = np.diff(np.sort(distinct))
    return float(steps.min())

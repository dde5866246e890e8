"""Whether a column holds the label means of groups, and whose rows went into them."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Formula = Literal["mean", "shrunk", "scaled", "smoothed", "log-odds", "median", "others"]

#: Relative to the spread of the column: rounding errors of sums stay below it.
EXACT = 1e-9
#: A column printed with more digits than this is taken as it is.
MOST_DECIMALS = 8
#: So many groups beyond the free parameters of a formula must agree before it is more than a fit.
SPARE_GROUPS = 4
#: A line that rises by less than this many roundings is flat.
CLEARLY = 10
#: Groups that coincide by chance in both of two formulas, or that were merged because their values are equal.
FEWEST_EXPLAINED = 0.9
#: Rounds of reweighting towards the smallest sum of absolute errors.
N_ROUNDS = 20
FEWEST_ROUNDS = 4
FALLEN = 0.5


@dataclass(frozen=True)
class GroupSums:
    """Of each group: how many rows with a known label, the sum of their labels, and that of their squares.

    Sums of several sets are added; medians are not known from them, and stand apart.
    """

    n: Floats
    total: Floats
    squares: Floats
    median: Floats | None = None

    def __add__(self, other: "GroupSums") -> "GroupSums":
        return GroupSums(self.n + other.n, self.total + other.total, self.squares + other.squares)

    def __getitem__(self, chosen: Any) -> "GroupSums":
        median = None if self.median is None else self.median[chosen]
        return GroupSums(self.n[chosen], self.total[chosen], self.squares[chosen], median)

    @property
    def means(self) -> Floats:
        """The mean label of each group; NaN where the group has no rows."""
        return np.where(self.n > 0, self.total / np.maximum(self.n, 1), np.nan)

    @property
    def overall(self) -> tuple[float, float]:
        """The mean and the variance of the labels of all rows."""
        n = max(float(self.n.sum()), 1.0)
        mean = float(self.total.sum()) / n
        return mean, max(float(self.squares.sum()) / n - mean**2, 0.0)


def sum_groups(groups: Ints, y: Floats, n_groups: int) -> GroupSums:
    """Sum up the labels of each group; rows with a group of -1 or a missing label are left out."""
    known = (groups >= 0) & ~np.isnan(y)
    g, y = groups[known], y[known]
    n, total, squares = (np.bincount(g, w, n_groups).astype(np.float64) for w in (np.ones(len(y)), y, y**2))
    return GroupSums(n, total, squares)


def group_medians(groups: Ints, y: Floats, n_groups: int) -> Floats:
    """Return the median label of each group; NaN where it has no rows."""
    return np.asarray(pd.Series(y).groupby(groups).median().reindex(range(n_groups)), dtype=np.float64)


def resolution(values: Floats) -> float:
    """Return half a unit of the last decimal that all values are printed with, at least what is exact for floats."""
    values = values[np.isfinite(values)]
    spread = float(np.ptp(values)) if len(values) else 0.0
    exact = EXACT * max(spread, float(np.abs(values).max(initial=0)))
    for decimals in range(MOST_DECIMALS + 1):
        if np.abs(values - np.round(values, decimals)).max(initial=0) <= exact:
            return 0.5 * 10.0**-decimals * (1 + 1e-6) if decimals else exact
    if spread and (values == values.astype(np.float32)).all():
        return float(np.abs(values).max() * np.finfo(np.float32).eps)
    return exact


def explained(values: Floats, sums: GroupSums, tolerance: float, overall: tuple[float, float]) -> dict[Formula, Bools]:
    """Say, formula by formula, which groups' values follow from the labels of their rows.

    "mean" has no free parameter; "shrunk" draws it towards the mean of all as scikit-learn's TargetEncoder does;
    "smoothed" is any ``a + b (S + c) / (n + m)``, "scaled" and "median" leave scale and origin free, and so does
    "log-odds". Those are fitted to the smallest sum of absolute errors, which a few merged groups do not disturb.
    """
    seen = sums.n > 0
    n, (mean_of_all, variance) = np.maximum(sums.n, 1), overall
    mean = sums.total / n
    within = np.maximum(sums.squares - n * mean**2, 0)
    weight = variance * n / np.maximum(variance * n + within / n, 1e-300)
    result: dict[Formula, Bools] = {
        "mean": seen & (np.abs(values - mean) <= tolerance),
        "shrunk": seen & (np.abs(values - (weight * mean + (1 - weight) * mean_of_all)) <= tolerance),
        "scaled": _fits(values, mean, seen, tolerance),
        "smoothed": _fits_smoothed(values, sums, seen, tolerance),
    }
    if mean.min() >= 0 and mean.max() <= 1:
        result["log-odds"] = _fits(values, _log_odds(mean * n + 0.5, n + 1), seen, tolerance)
        result["log-odds"] |= _fits(values, _log_odds(mean * n + 1, n + 2), seen, tolerance)
        inside = seen & (mean > 0) & (mean < 1)
        result["log-odds"] |= _fits(values, _log_odds(mean * n, n), inside, tolerance)
    if sums.median is not None:
        result["median"] = _fits(values, np.nan_to_num(sums.median), seen, tolerance)
    return result


def _log_odds(total: Floats, n: Floats) -> Floats:
    rate = np.clip(total / n, 1e-12, 1 - 1e-12)
    return np.asarray(np.log(rate / (1 - rate)))


def _fits(values: Floats, scores: Floats, seen: Bools, tolerance: float) -> Bools:
    """Say which groups a straight line through the scores explains; a flat one explains nothing."""
    result = np.zeros(len(values), dtype=bool)
    spread = float(np.ptp(scores[seen])) if seen.any() else 0.0
    if seen.sum() < 2 + SPARE_GROUPS or spread == 0:
        return result
    design = np.column_stack([np.ones(int(seen.sum())), scores[seen]])
    line = _least_absolute(design, values[seen])
    if abs(line[1]) * spread > CLEARLY * tolerance:
        result[seen] = np.abs(design @ line - values[seen]) <= tolerance
    return result


def _fits_smoothed(values: Floats, sums: GroupSums, seen: Bools, tolerance: float) -> Bools:
    """Say which groups ``v (n + m) = a n + b S + c`` explains: linear in m, a, b and c."""
    result = np.zeros(len(values), dtype=bool)
    v, n, total = values[seen], sums.n[seen], sums.total[seen]
    if len(v) < 4 + SPARE_GROUPS or np.ptp(n) == 0:
        return result
    design = np.column_stack([np.ones_like(n), n, total, -v])
    coefficients = _least_absolute(design / n[:, None], v)
    c, a, b, m = coefficients
    fitted = (a * n + b * total + c) / np.where(n + m > 0, n + m, np.nan)
    if b <= 0 or m < -EXACT or np.ptp(b * total / np.where(n + m > 0, n + m, np.nan)) <= CLEARLY * tolerance:
        return result
    result[seen] = np.abs(fitted - v) <= tolerance
    return result


def _least_absolute(design: Floats, values: Floats) -> Floats:
    """Fit by iteratively reweighted least squares: what most rows agree on, the others notwithstanding.

    Where half of the rows agree exactly, their errors fall by far in every round; where they do not after a few
    rounds, they never will.
    """
    scale = np.abs(design).max(axis=0)
    scale[scale == 0] = 1
    design = design / scale
    weights = np.ones(len(values))
    floor = 1e-10 * max(float(np.ptp(values)), 1e-300)
    first = 0.0
    for i in range(N_ROUNDS):
        coefficients = np.linalg.lstsq(design * weights[:, None], values * weights, rcond=None)[0]
        errors = np.abs(design @ coefficients - values)
        typical = float(np.median(errors))
        first = first or typical
        if i >= FEWEST_ROUNDS and typical > FALLEN * first:
            break
        weights = 1 / np.sqrt(np.maximum(errors, floor))
        weights /= weights.max()
    return np.asarray(coefficients / scale)

"""How much an order says about the label: nothing by right, whether it is that of a number or of the file."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from course_toolkit.splits.compute.tables.sets import Task

Floats = NDArray[np.float64]

#: With fewer rows even a perfect order is hardly more than chance (1 / C(12, 6) is 0.001).
FEWEST_ROWS = 15


@dataclass(frozen=True)
class Ordering:
    """How the labels go with an order.

    ``strength`` is between 0 (not at all) and 1: Spearman's correlation of a quantity, or the correlation ratio of the
    ranks of the classes, in absolute value. ``auc`` is that of the order for the last of two classes, else NaN.
    """

    n_rows: int
    p_value: float
    strength: float
    auc: float
    is_perfect: bool


def measure_order(values: Floats, labels: Floats, task: Task) -> Ordering | None:
    """Say how well an order tells the labels; None where there is too little to say anything.

    Parameters
    ----------
    values : array of shape (n_rows,)
        What the rows are ordered by; NaN where it is missing.
    labels : array of shape (n_rows,)
        Quantities, or the numbers of the classes; NaN where they are missing.
    task : {"classification", "regression"}

    Notes
    -----
    Classes are compared by the Kruskal–Wallis test on the ranks of the values: with H its statistic, n rows and k
    classes, the strength is η = √((H − k + 1) / (n − k)). Quantities by Spearman's correlation.
    """
    known = ~(np.isnan(values) | np.isnan(labels))
    values, labels = values[known], labels[known]
    if len(values) < FEWEST_ROWS or values.min() == values.max() or labels.min() == labels.max():
        return None
    return _quantities(values, labels) if task == "regression" else _classes(values, labels)


def _quantities(values: Floats, labels: Floats) -> Ordering:
    found = stats.spearmanr(values, labels)
    strength = abs(float(found.statistic))
    return Ordering(len(values), float(found.pvalue), strength, math.nan, strength > 1 - 1e-9)


def _classes(values: Floats, labels: Floats) -> Ordering | None:
    classes, codes, n_each = np.unique(labels, return_inverse=True, return_counts=True)
    n, k = len(labels), len(classes)
    if k >= n / 2:
        return None
    ranks = stats.rankdata(values)
    sums = np.bincount(codes, weights=ranks)
    ties = np.unique(values, return_counts=True)[1].astype(np.float64)
    h = (12 / (n * (n + 1)) * np.sum(sums**2 / n_each) - 3 * (n + 1)) / (1 - np.sum(ties**3 - ties) / (n**3 - n))
    strength = math.sqrt(min(1.0, max(0.0, (h - k + 1) / (n - k))))
    auc = (sums[1] - n_each[1] * (n_each[1] + 1) / 2) / (n_each[0] * n_each[1]) if k == 2 else math.nan
    return Ordering(n, float(stats.chi2.sf(h, k - 1)), strength, float(auc), _is_perfect(values, codes, k))


def _is_perfect(values: Floats, codes: NDArray[np.intp], n_classes: int) -> bool:
    """Say whether each class takes one stretch of the values, without a value in common."""
    low = np.full(n_classes, np.inf)
    high = np.full(n_classes, -np.inf)
    np.minimum.at(low, codes, values)
    np.maximum.at(high, codes, values)
    order = np.argsort(low)
    return bool((high[order][:-1] < low[order][1:]).all())


def measure_kinds(kinds: NDArray[np.intp], labels: Floats, task: Task) -> Ordering | None:
    """Say how well a few kinds (the letters that identifiers begin with) tell the labels.

    Notes
    -----
    The chi-squared test and Cramér's V for classes, Kruskal–Wallis and η for quantities.
    """
    known = ~np.isnan(labels)
    kinds, labels = kinds[known], labels[known]
    if len(labels) < FEWEST_ROWS or len(np.unique(kinds)) < 2 or len(np.unique(labels)) < 2:
        return None
    if task == "regression":
        return _classes(labels, kinds.astype(np.float64))
    table = np.zeros((kinds.max() + 1, len(np.unique(labels))))
    np.add.at(table, (kinds, np.unique(labels, return_inverse=True)[1]), 1)
    table = table[table.sum(axis=1) > 0]
    chi2, p_value = stats.chi2_contingency(table, correction=False)[:2]
    strength = math.sqrt(min(1.0, chi2 / (len(labels) * (min(table.shape) - 1))))
    return Ordering(len(labels), float(p_value), strength, math.nan, bool(((table > 0).sum(axis=1) == 1).all()))

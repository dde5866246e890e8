"""What looking again does to a score: the best of several is better than the one that is best."""

import math
from functools import lru_cache

import numpy as np
from scipy.integrate import quad
from scipy.stats import norm

from course_toolkit.splits.compute.tables.sets import Task


def accuracy_std_error(n_rows: int, accuracy: float = 0.5) -> float:
    """Return the standard error of an accuracy, as a share; the largest one where no accuracy is known.

    Notes
    -----
    √(p(1 − p)/n) of a share p seen in n rows; p = 0.5 gives the largest. No error seen does not mean that none will
    come: of 0 and 1 the share is Laplace's, one success and one failure more than were seen.
    """
    if accuracy in {0, 1}:
        accuracy = (accuracy * n_rows + 1) / (n_rows + 2)
    return math.sqrt(accuracy * (1 - accuracy) / n_rows) if n_rows else math.nan


def rmse_std_error(n_rows: int) -> float:
    """Return the standard error of a typical error (RMSE), as a share of it, where errors are about normal.

    Notes
    -----
    The variance s² of n normal errors varies by a share of √(2/n), its root by half of it: 1/√(2n).
    """
    return 1 / math.sqrt(2 * n_rows) if n_rows else math.nan


def std_error_of(task: Task, n_rows: int) -> float:
    """Return the standard error that a set of this size allows."""
    return accuracy_std_error(n_rows) if task == "classification" else rmse_std_error(n_rows)


@lru_cache
def expected_maximum(n_looks: int) -> float:
    """Return by how many standard errors the best of several equally good models looks better than it is.

    Notes
    -----
    E[max of k independent standard normals] = ∫ x k φ(x) Φ(x)^(k−1) dx: 0 for one look, 0.564 for two, 0.846 for
    three. Models that make the same errors gain less.
    """
    if n_looks <= 1:
        return 0.0

    def density(x: float) -> float:
        return float(x * n_looks * np.exp(norm.logpdf(x) + (n_looks - 1) * norm.logcdf(x)))

    return float(quad(density, -10, 10, limit=200)[0])

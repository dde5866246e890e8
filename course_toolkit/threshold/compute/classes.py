"""The real classes, whatever a student's column writes them in."""

from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.labels import check_none_missing, refuse_unhashable

#: Whole numbers up to this are exact as floats.
_LARGEST_WHOLE = 2.0**53


def read_classes(y_true: NDArray[Any]) -> tuple[NDArray[Any], tuple[Hashable, ...]]:
    """Return the classes in an array of their own, and the distinct ones, sorted if they can be."""
    check_none_missing(y_true)
    if y_true.dtype.kind == "O":
        y_true = np.asarray(pd.Series(y_true).infer_objects())
    labels = _distinct_numbers(y_true) if y_true.dtype.kind in "biuf" else _distinct(y_true)
    if y_true.dtype.kind == "f" and all(label.is_integer() and abs(label) <= _LARGEST_WHOLE for label in labels):
        # Classes that had a missing value once are 1.0 in pandas; students know them as 1.
        return y_true.astype(np.int64), tuple(int(label) for label in labels)
    return y_true.copy(), tuple(labels)


def _distinct_numbers(y_true: NDArray[Any]) -> list[Any]:
    low, high = y_true.min(), y_true.max()
    two = ((y_true == low) | (y_true == high)).all()  # much faster than sorting, and nearly always so
    found = [low, high] if two else np.unique(y_true)
    labels: list[Any] = np.asarray(found).tolist()
    return labels[:1] if low == high else labels


def _distinct(y_true: NDArray[Any]) -> list[Any]:
    try:
        labels: list[Any] = pd.unique(y_true).tolist()
    except TypeError:
        refuse_unhashable()
    try:
        return sorted(labels)
    except TypeError:  # numbers among texts
        return labels

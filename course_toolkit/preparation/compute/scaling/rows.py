"""The rows that scalings are compared on: read once, one attribute at a time."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.scaling import (
    check_labels_of,
    check_rows_of,
    check_same_columns,
    refuse_nothing_to_scale,
    why_not_scaled,
)
from course_toolkit._core.compute.guard.tables import check_column_of, check_table
from course_toolkit._core.compute.guard.training_rows import read_new_rows, read_training_rows
from course_toolkit._core.compute.meaning.attribute import read_attribute
from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit._core.words import _
from course_toolkit.preparation.compute.scaling.columns import ScaledAttribute

Positions = NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class ScalingRows:
    """Training rows, new rows and labels, checked.

    Attributes
    ----------
    train : DataFrame
    new : DataFrame or None
    y : Series or None
        The labels of the training rows.
    named : array of int or None
        Positions of the rows that the student holds for outliers.
    """

    train: pd.DataFrame
    new: pd.DataFrame | None
    y: pd.Series | None
    named: Positions | None
    _read: dict[Hashable, ScaledAttribute] = field(default_factory=dict, repr=False)

    @cached_property
    def columns(self) -> tuple[Hashable, ...]:
        """The columns that can be scaled, identifiers last."""
        frame = self.train
        numeric = [column for column in frame.columns if pd.api.types.is_numeric_dtype(frame[column].dtype)]
        fine = [
            column for column in numeric
            if why_not_scaled(read_attribute(frame[column]), table="X_train") is None
        ]  # fmt: skip
        if not fine:
            refuse_nothing_to_scale(frame)
        return tuple(sorted(fine, key=lambda column: hint_of(column) == "sure"))

    @cached_property
    def likely(self) -> tuple[Hashable, ...]:
        """Those among them that are no identifiers by their name."""
        return tuple(column for column in self.columns if hint_of(column) != "sure")

    def attribute(self, column: Hashable) -> ScaledAttribute:
        """Return a column as numbers, read once; one that cannot be scaled is refused in words."""
        if column not in self._read:
            self._read[column] = self._read_column(column)
        return self._read[column]

    def _read_column(self, column: Hashable) -> ScaledAttribute:
        check_column_of(self.train, column, name="column", table="X_train")
        train = read_attribute(self.train[column])
        error = why_not_scaled(train, table="X_train")
        if error is not None:
            raise error
        return ScaledAttribute(column, train.floats, self._new_floats(column), train.is_whole)

    def _new_floats(self, column: Hashable) -> NDArray[np.float64] | None:
        if self.new is None:
            return None
        check_same_columns(self.new, [column])
        attribute = read_attribute(self.new[column])
        if attribute.kind == "empty":
            return attribute.floats
        error = why_not_scaled(attribute, table="X_new", fewest=1)
        if error is not None:
            raise error
        return attribute.floats

    def outlying(self, *columns: Hashable) -> Positions:
        """Return the positions of the training rows outside of the fences of a column, or those named."""
        if self.named is not None:
            return self.named
        masks = [self.attribute(column).is_outside for column in columns]
        return np.flatnonzero(np.logical_or.reduce(masks))


def read_scaling_rows(X_train: Any, X_new: Any, *, y_train: Any, outlier_rows: Any) -> ScalingRows:
    """Check what was given, and return it ready."""
    why = _("What a scaler learns (mean, quartiles, extremes) it learns from the training rows, and from them alone.")
    rows = read_training_rows(X_train, why=why)
    train = check_table(rows.X, name="X_train")
    new = None if X_new is None else check_table(read_new_rows(X_new, why=why).X, name="X_new")
    y = rows.y if y_train is None else y_train
    labels = None if y is None else check_labels_of(train, y, names=("X_train", "y_train"))
    named = None if outlier_rows is None else check_rows_of(train, outlier_rows, name="outlier_rows")
    return ScalingRows(train, new, labels, named)

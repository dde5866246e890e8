"""The table as SMOTE sees it: numbers to go between, categories to vote on."""

from collections.abc import Collection, Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.resampling import refuse_infinite, refuse_missing, refuse_unmakeable
from course_toolkit._core.compute.guard.scaling import LARGEST
from course_toolkit._core.compute.meaning.attribute import Attribute, read_attribute

Floats = NDArray[np.float64]
Codes = NDArray[np.intp]

#: A column of texts more of which differ than this, and than half of the rows, is no category.
MOST_LEVELS = 20


@dataclass(frozen=True, eq=False)
class Mixed:
    """A table as one matrix: numbers as they are, categories as the place of their level.

    Attributes
    ----------
    frame : DataFrame
        The table as it came.
    matrix : array of float64, shape (n_rows, n_columns)
    is_category : array of bool, shape (n_columns,)
    levels : dict of int to array
        The levels of each column of categories, by its place; a missing value is one too.
    """

    frame: pd.DataFrame
    matrix: Floats
    is_category: NDArray[np.bool_]
    levels: dict[int, pd.Index]

    @property
    def categories(self) -> tuple[Hashable, ...]:
        """The names of the columns of categories."""
        return tuple(self.frame.columns[self.is_category])

    def back(self, made: Floats) -> pd.DataFrame:
        """Return made rows as a table like the one that came; whole numbers are rounded."""
        columns = {place: self._column(place, made[:, place]) for place in range(made.shape[1])}
        table = pd.DataFrame(columns)
        return table.set_axis(self.frame.columns, axis=1)

    def _column(self, place: int, made: Floats) -> Any:
        dtype = self.frame.dtypes.iloc[place]
        if place in self.levels:
            values = self.levels[place].take(made.round().astype(np.intp))
            return pd.Series(values).astype(dtype)
        whole = pd.api.types.is_integer_dtype(dtype)
        return pd.Series(made.round() if whole else made).astype(dtype)


def read_mixed(frame: pd.DataFrame, *, categorical: Collection[Hashable]) -> Mixed:
    """Return a table that rows can be made in; columns that none can be made in are refused in words."""
    attributes = [read_attribute(frame.iloc[:, place]) for place in range(frame.shape[1])]
    for attribute in attributes:
        _check(attribute)
    is_category = np.array([_is_category(one) or one.name in categorical for one in attributes], dtype=bool)
    missing = {one.name: one.n_missing for one, category in zip(attributes, is_category, strict=True)
               if one.n_missing and not category}  # fmt: skip
    if missing:
        refuse_missing(missing)
    matrix = np.empty(frame.shape, dtype=np.float64)
    levels = {}
    for place, attribute in enumerate(attributes):
        if is_category[place]:
            codes, index = pd.factorize(attribute.series, sort=False, use_na_sentinel=False)
            matrix[:, place], levels[place] = codes, pd.Index(index)
        else:
            matrix[:, place] = attribute.floats
    return Mixed(frame, matrix, is_category, levels)


def _is_category(attribute: Attribute) -> bool:
    """Return whether nothing lies between two values of a column: texts, yes or no, two numbers."""
    return attribute.kind != "number" or len(attribute.distinct) == 2


def _check(attribute: Attribute) -> None:
    n_rows, series = len(attribute.series), attribute.series
    if attribute.kind in {"date", "nested"} or (attribute.kind == "number" and attribute.is_text):
        refuse_unmakeable(attribute.name, attribute.kind, series)
    if attribute.levels is not None and len(attribute.levels) > max(MOST_LEVELS, n_rows / 2):
        refuse_unmakeable(attribute.name, "text", series)
    if (np.abs(attribute.floats) > LARGEST).any():
        refuse_infinite(attribute.name)

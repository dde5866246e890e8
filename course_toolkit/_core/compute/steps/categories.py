"""Columns of categories: a value that is none of them must become one before pandas takes it."""

from collections.abc import Hashable, Iterable
from typing import Any

import pandas as pd


def new_categories(frame: pd.DataFrame, column: Hashable, values: Iterable[Any]) -> tuple[Any, ...]:
    """Return those of the values that a column of categories does not have yet; none where it is no such column."""
    if column not in frame.columns or not isinstance(frame[column].dtype, pd.CategoricalDtype):
        return ()
    known = frame[column].cat.categories
    return tuple(value for value in dict.fromkeys(values) if not _is_missing(value) and value not in known)


def add_categories(column: pd.Series, values: tuple[Any, ...]) -> pd.Series:
    """Return a column that may hold these values, too."""
    return column.cat.add_categories(list(values)) if values else column


def _is_missing(value: Any) -> bool:
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))

"""A column of several sets made comparable: the same values, whatever each side stored them as."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Kind = Literal["number", "date", "text"]

#: Beyond it, float64 no longer tells one whole number from the next.
LARGEST_EXACT = 2**53


@dataclass(frozen=True)
class Column:
    """One column, as it stands in each set.

    ``per_set`` holds float64 with NaN for what is missing: numbers as they are (True is 1), dates in seconds since
    1970 (UTC), and of texts the number of the text in ``levels``, which all sets share.
    """

    name: Any
    kind: Kind
    per_set: Mapping[str, NDArray[np.float64]]
    levels: NDArray[Any] | None = None

    def text(self, value: float) -> Any:
        """Return the value as the student's table has it."""
        if np.isnan(value):
            return None
        if self.levels is not None:
            return self.levels[int(value)]
        return pd.Timestamp(value, unit="s") if self.kind == "date" else value


def read_column(name: Any, series: Mapping[str, pd.Series]) -> Column:
    """Return the column of several sets with the kind that fits them all."""
    kinds = {_kind(column) for column in series.values()} - {"empty"}
    if kinds <= {"number"}:
        return Column(name, "number", {key: _numbers(column) for key, column in series.items()})
    if kinds <= {"date"}:
        return Column(name, "date", {key: _seconds(column) for key, column in series.items()})
    if "number" in kinds and all(_reads_as_numbers(column) for column in series.values()):
        return Column(name, "number", {key: _numbers(pd.to_numeric(column)) for key, column in series.items()})
    return _texts(name, series)


def _kind(column: pd.Series) -> Kind | Literal["empty"]:
    """Return what a column holds; "empty" where every value is missing."""
    dtype = column.dtype
    if pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_complex_dtype(dtype):  # bool is one
        return "text" if _too_large(column) else "number"
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return "date"
    if pd.api.types.is_timedelta64_dtype(dtype):
        return "number"
    return _kind_of_objects(column)


def _kind_of_objects(column: pd.Series) -> Kind | Literal["empty"]:
    inferred = pd.api.types.infer_dtype(_levels_of(column), skipna=True)
    if inferred == "empty":
        return "empty"
    if inferred in {"integer", "floating", "boolean", "mixed-integer-float", "decimal"}:
        return "number"
    if inferred in {"datetime64", "datetime", "date"}:
        return "date"
    return "text"


def _too_large(column: pd.Series) -> bool:
    """Say whether whole numbers are too large for float64, as long identifiers are."""
    if not pd.api.types.is_integer_dtype(column.dtype) or column.empty:
        return False
    return bool(max(abs(int(column.max())), abs(int(column.min()))) > LARGEST_EXACT) if column.notna().any() else False


def _levels_of(column: pd.Series) -> Any:
    return column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else column


def _numbers(column: pd.Series) -> NDArray[np.float64]:
    if pd.api.types.is_timedelta64_dtype(column.dtype):
        return np.asarray(column.dt.total_seconds(), dtype=np.float64)
    if isinstance(column.dtype, pd.CategoricalDtype) or column.dtype == object:
        column = pd.to_numeric(column.astype(object), errors="coerce")
    return np.asarray(column.to_numpy(dtype=np.float64, na_value=np.nan))


def _seconds(column: pd.Series) -> NDArray[np.float64]:
    dates = pd.to_datetime(column.astype(object), utc=True) if column.dtype == object else column
    if isinstance(dates.dtype, pd.CategoricalDtype):
        dates = pd.to_datetime(dates.astype(object), utc=True)
    if dates.dt.tz is not None:
        dates = dates.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray((dates - pd.Timestamp(0)).dt.total_seconds(), dtype=np.float64)


def _reads_as_numbers(column: pd.Series) -> bool:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return True
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return False
    known = column[column.notna()]
    return bool(pd.to_numeric(known.astype(object), errors="coerce").notna().all())


def _texts(name: Any, series: Mapping[str, pd.Series]) -> Column:
    """Return texts as numbers; what is no text is written as one."""
    written = [_written(column) for column in series.values()]
    codes, levels = pd.factorize(np.concatenate(written), use_na_sentinel=True)
    values = np.where(codes < 0, np.nan, codes.astype(np.float64))
    ends = np.cumsum([len(part) for part in written])[:-1]
    return Column(name, "text", dict(zip(series, np.split(values, ends), strict=True)), np.asarray(levels))


def _written(column: pd.Series) -> NDArray[Any]:
    values: NDArray[Any] = column.to_numpy(dtype=object)
    if isinstance(column.dtype, pd.StringDtype):
        return values
    return np.fromiter((_write(value) for value in values), dtype=object, count=len(values))


def _write(value: Any) -> Any:
    """Write one value: 1 and 1.0 alike, lists as Python shows them, what is missing as None."""
    if isinstance(value, str):
        return value
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)

"""A column of several sets made comparable: the same values, whatever each side stored them as."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Kind = Literal["number", "date", "text"]

#: Beyond it, float64 no longer tells one whole number from the next.
LARGEST_EXACT = 2**53
EPOCH = pd.Timestamp(0).as_unit("s")  # in nanoseconds, the year 9999 would be out of reach


@dataclass(frozen=True)
class Tally:
    """What a column that stays in its file is known by.

    ``counts`` says how many rows each value of ``per_set`` stands for; where not all values are there
    (``is_complete``), they are those that show the range, whether all are whole, and whether some are missing.
    """

    counts: Mapping[str, NDArray[np.int64]]
    n_known: Mapping[str, int]
    n_distinct: int
    is_complete: bool


@dataclass(frozen=True)
class Column:
    """One column, as it stands in each set.

    ``per_set`` holds float64 with NaN for what is missing: numbers as they are (True is 1), dates in seconds since
    1970 (UTC), and of texts the number of the text in ``levels``, which all sets share. Each row has its value there;
    where the rows stay in a file, each value its rows, which the ``tally`` counts.
    """

    name: Any
    kind: Kind
    per_set: Mapping[str, NDArray[np.float64]]
    levels: NDArray[Any] | None = None
    tally: Tally | None = None

    @property
    def n_known(self) -> int:
        """How many rows of all sets have a value."""
        return sum(map(self.n_known_in, self.per_set))

    def n_known_in(self, key: str) -> int:
        """Return how many rows of a set have a value."""
        if self.tally is not None:
            return self.tally.n_known[key]
        return int(np.count_nonzero(~np.isnan(self.per_set[key])))

    def counted(self, key: str) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
        """Return the different values of a set in ascending order, and how many rows have each of them."""
        values = self.per_set[key]
        known = ~np.isnan(values)
        if self.tally is None:
            return np.unique(values[known], return_counts=True)
        order = np.argsort(values[known])
        return values[known][order], self.tally.counts[key][known][order]

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
    if kinds == {"date", "text"}:
        read = {key: _as_dates(column) for key, column in series.items()}
        if all(column is not None for column in read.values()):
            return read_column(name, {key: column for key, column in read.items() if column is not None})
    if kinds <= {"number"}:
        coarse = _coarsest(series.values())
        return Column(name, "number", {key: _numbers(column, coarse) for key, column in series.items()})
    if kinds <= {"date"}:
        return Column(name, "date", {key: _seconds(column) for key, column in series.items()})
    if "number" in kinds and not _are_long(series.values()) and all(map(_reads_as_numbers, series.values())):
        return Column(name, "number", {key: _numbers(_to_numeric(column)) for key, column in series.items()})
    return _texts(name, series)


def _kind(column: pd.Series) -> Kind | Literal["empty"]:
    """Return what a column holds; "empty" where every value is missing."""
    dtype = column.dtype
    if column.isna().all():  # whatever the dtype: pandas makes up one for missing values alone
        return "empty"
    if pd.api.types.is_numeric_dtype(dtype) and not pd.api.types.is_complex_dtype(dtype):  # bool is one
        return "text" if _too_large(column) else "number"
    if pd.api.types.is_datetime64_any_dtype(dtype):
        return "date"
    if pd.api.types.is_timedelta64_dtype(dtype):
        return "number"
    return _kind_of_objects(column)


def _kind_of_objects(column: pd.Series) -> Kind:
    inferred = pd.api.types.infer_dtype(_levels_of(column), skipna=True)
    if inferred == "integer" and _too_large(column):
        return "text"
    if inferred in {"integer", "floating", "boolean", "mixed-integer-float", "decimal", "timedelta", "timedelta64"}:
        return "number"
    if inferred in {"datetime64", "datetime", "date"}:
        return "date"
    return "text"


def _too_large(column: pd.Series) -> bool:
    """Say whether whole numbers are too large for float64, as long identifiers are."""
    if pd.api.types.is_integer_dtype(column.dtype):
        known = column
    elif column.dtype == object and pd.api.types.infer_dtype(column, skipna=True) == "integer":
        known = column[column.notna()]
    else:
        return False
    if not known.notna().any():
        return False
    return max(abs(int(known.max())), abs(int(known.min()))) > LARGEST_EXACT


def _are_long(series: Iterable[pd.Series]) -> bool:
    """Say whether all columns hold whole numbers and some are too large; floats have lost the last digits anyway."""
    columns = list(series)
    whole = all(pd.api.types.is_integer_dtype(column.dtype) or column.dtype == object for column in columns)
    return whole and any(_too_large(column) for column in columns)


def _coarsest(series: Iterable[pd.Series]) -> np.dtype[Any] | None:
    """Return the coarsest of several float dtypes: 0.1 in float32 is another number than 0.1 in float64."""
    dtypes = {column.dtype for column in series if isinstance(column.dtype, np.dtype) and column.dtype.kind == "f"}
    return min(dtypes, key=lambda dtype: dtype.itemsize) if len(dtypes) > 1 else None


def _levels_of(column: pd.Series) -> Any:
    return column.cat.categories if isinstance(column.dtype, pd.CategoricalDtype) else column


def _numbers(column: pd.Series, coarse: np.dtype[Any] | None = None) -> NDArray[np.float64]:
    if not pd.api.types.is_numeric_dtype(column.dtype) and column.isna().all():
        return np.full(len(column), np.nan)
    if column.dtype == object and pd.api.types.infer_dtype(column, skipna=True) in {"timedelta", "timedelta64"}:
        try:
            column = pd.to_timedelta(column)
        except (pd.errors.OutOfBoundsTimedelta, OverflowError):  # longer than 292 years
            return np.fromiter((_length(value) for value in column), dtype=np.float64, count=len(column))
    if coarse is not None and isinstance(column.dtype, np.dtype) and column.dtype.kind == "f":
        with np.errstate(over="ignore"):  # what float16 cannot hold is infinite there too
            column = column.astype(coarse)
    if pd.api.types.is_timedelta64_dtype(column.dtype):
        return np.asarray(column.dt.total_seconds(), dtype=np.float64)
    if isinstance(column.dtype, pd.CategoricalDtype) or column.dtype == object:
        column = _to_numeric(column, errors="coerce")
    return np.asarray(column.to_numpy(dtype=np.float64, na_value=np.nan))


def _seconds(column: pd.Series) -> NDArray[np.float64]:
    if column.isna().all():
        return np.full(len(column), np.nan)
    dates = column
    if column.dtype == object or isinstance(column.dtype, pd.CategoricalDtype):
        try:
            dates = pd.to_datetime(column.astype(object), utc=True)
        except (pd.errors.OutOfBoundsDatetime, OverflowError):  # "until the year 9999" means for ever
            return np.fromiter(map(_second, column), dtype=np.float64, count=len(column))
    if dates.dt.tz is not None:
        dates = dates.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray((dates - EPOCH).dt.total_seconds(), dtype=np.float64)


def _as_dates(column: pd.Series) -> pd.Series | None:
    """Return a column of dates; texts as a CSV file writes them are dates too, None where they are something else."""
    if _kind(column) in {"date", "empty"}:
        return column
    texts = column.astype(object).where(column.notna(), None)
    if pd.api.types.infer_dtype(texts, skipna=True) != "string":
        return None
    dates = pd.to_datetime(texts, format="ISO8601", errors="coerce", utc=True)
    return dates if dates.notna().equals(column.notna()) else None


def _to_numeric(column: pd.Series, *, errors: Literal["raise", "coerce"] = "raise") -> pd.Series:
    """Read objects or texts as numbers; pandas stumbles over a missing date (NaT) among them."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    objects = column.astype(object)
    return pd.to_numeric(objects.where(objects.notna(), None), errors=errors)


def _second(value: Any) -> float:
    """Return the seconds since 1970 of a date that pandas holds for too far away; midnight where it has no hour."""
    if pd.isna(value):
        return np.nan
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return (moment - datetime(1970, 1, 1)).total_seconds()  # noqa: DTZ001 — naive dates count as UTC


def _length(value: Any) -> float:
    """Return the seconds of a length of time that pandas holds for too long."""
    return np.nan if pd.isna(value) else float(value / np.timedelta64(1, "s"))


def _reads_as_numbers(column: pd.Series) -> bool:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return True
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return False
    known = column[column.notna()]
    try:
        numbers = pd.to_numeric(known.astype(object), errors="coerce")
    except TypeError:  # complex numbers beside others
        return False
    return bool(numbers.notna().all()) and not pd.api.types.is_complex_dtype(numbers.dtype)


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

"""One column of a table and what it holds, whatever pandas stored it as."""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.absent import is_absent
from course_toolkit._core.compute.meaning.dates import (
    LONGEST_DATE,
    N_TEXTS_TRIED,
    are_compact_days,
    fitting_formats,
    months_numbered,
    parse_dates,
)
from course_toolkit._core.compute.meaning.numbers import NumberReading, are_codes, read_numbers

Kind = Literal["number", "boolean", "date", "text", "nested", "empty"]

#: So many of the known cells must be numbers for a column of texts to be read as numbers.
MOST_ARE_NUMBERS = 0.8
#: More different texts than this are looked at through an even sample, to tell whether they are numbers or dates.
N_LEVELS_TRIED = 5_000
#: What holds more than one value.
NESTED = (list, dict, set, frozenset, tuple, np.ndarray, pd.Series, pd.DataFrame)


@dataclass(frozen=True, eq=False)
class Attribute:
    """One column of one table.

    Attributes
    ----------
    name : column label
    series : Series
        The column as it came.
    kind : {"number", "boolean", "date", "text", "nested", "empty"}
        What it holds. A column of texts most of which are numbers is a ``"number"``, and ``is_text`` says that it is
        stored as text; the same for dates.
    floats : array of float64, shape (n_rows,)
        Numbers as they are, booleans 0 and 1, dates in seconds since 1970 (UTC), texts the place of theirs in
        ``levels``; NaN for what is missing, and for texts that are none of the numbers or dates around them.
    levels : array of str, or None
        The different texts of a column of texts as they are written, in ascending order.
    codes : array of int, or None
        The place of each row's text in ``levels``; -1 where it is missing.
    numbers : NumberReading or None
        How the ``levels`` were read as numbers.
    date_format : str or None
        How texts were read as dates.
    """

    name: Hashable
    series: pd.Series
    kind: Kind
    floats: NDArray[np.float64]
    levels: NDArray[Any] | None = None
    codes: NDArray[np.intp] | None = None
    numbers: NumberReading | None = None
    date_format: str | None = None

    @property
    def is_text(self) -> bool:
        """Whether the cells are texts, numbers among them or not."""
        return self.levels is not None

    @cached_property
    def is_missing(self) -> NDArray[np.bool_]:
        """Which cells are empty; shape (n_rows,)."""
        return np.asarray(self.series.isna(), dtype=bool)

    @property
    def n_missing(self) -> int:
        """How many cells are empty."""
        return int(np.count_nonzero(self.is_missing))

    @cached_property
    def is_unread(self) -> NDArray[np.bool_]:
        """Which cells hold something that is no number (no date) among numbers (dates); shape (n_rows,)."""
        return np.isnan(self.floats) & ~self.is_missing

    @cached_property
    def known(self) -> NDArray[np.float64]:
        """The finite values, in the order of the rows; not to be written to."""
        return self.floats[np.isfinite(self.floats)]

    @cached_property
    def distinct(self) -> NDArray[np.float64]:
        """The different finite values, ascending."""
        return np.unique(self.known)

    @property
    def is_whole(self) -> bool:
        """Whether all finite values are whole numbers."""
        return bool((self.distinct == np.rint(self.distinct)).all())


def read_attribute(series: pd.Series) -> Attribute:
    """Return what a column holds."""
    if not series.notna().any():
        return Attribute(series.name, series, "empty", np.full(len(series), np.nan))
    fitting = (read for fits, read in _READERS if fits(series.dtype))
    return next(fitting, _of_objects)(series)


def _of_booleans(series: pd.Series) -> Attribute:
    return Attribute(series.name, series, "boolean", _floats(series))


def _of_numbers(series: pd.Series) -> Attribute:
    return Attribute(series.name, series, "number", _floats(series))


def _of_dates(series: pd.Series) -> Attribute:
    return Attribute(series.name, series, "date", _seconds(series))


def _of_durations(series: pd.Series) -> Attribute:
    lengths = series.astype("timedelta64[us]") if isinstance(series.dtype, pd.ArrowDtype) else series
    return Attribute(series.name, series, "number", np.asarray(lengths.dt.total_seconds(), dtype=np.float64))


def _of_periods(series: pd.Series) -> Attribute:
    """Read each period as its first moment."""
    return Attribute(series.name, series, "date", _seconds(series.dt.to_timestamp()))


def _of_complex(series: pd.Series) -> Attribute:
    return _of_texts(series, _written(series))


def _of_category(series: pd.Series) -> Attribute:
    """Read the categories as what they are, and each row by its own."""
    categories = pd.Series(series.cat.categories)
    plain = categories.reindex(series.cat.codes).set_axis(series.index)
    read = read_attribute(plain.rename(series.name))
    return replace(read, series=series)


def _of_objects(series: pd.Series) -> Attribute:
    inferred = pd.api.types.infer_dtype(series, skipna=True)
    if inferred in _OBJECTS:
        return _OBJECTS[inferred](series)
    if inferred != "string" and series.map(lambda cell: isinstance(cell, NESTED)).any():
        return Attribute(series.name, series, "nested", np.where(series.isna(), np.nan, 0.0))
    if inferred != "string" and series.dropna().map(_is_number).all():
        return _of_numbers(series)
    return _of_texts(series, series if inferred == "string" else _written(series))


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float, Decimal, Fraction, np.integer, np.floating)) and not isinstance(cell, bool)


def _of_date_objects(series: pd.Series) -> Attribute:
    dates = pd.to_datetime(series, errors="coerce", utc=True)
    return Attribute(series.name, series, "date", _seconds(dates))


def _of_duration_objects(series: pd.Series) -> Attribute:
    return replace(_of_durations(pd.to_timedelta(series, errors="coerce")), series=series)


def _written(series: pd.Series) -> pd.Series:
    """Return what Python writes for each cell; as objects, since no other storage takes every text."""
    missing = series.isna().tolist()
    return pd.Series([None if gap else str(cell) for cell, gap in zip(series, missing, strict=True)], dtype=object)


def _of_texts(series: pd.Series, texts: pd.Series) -> Attribute:
    name = series.name
    codes, levels = pd.factorize(texts, sort=True)
    levels = np.asarray(levels, dtype=object)
    step = max(1, len(levels) // N_LEVELS_TRIED)
    some, counts = levels[::step], np.bincount(codes[codes >= 0], minlength=len(levels))[::step]
    if _most_are_numbers(some, counts):
        reading = read_numbers(list(levels))
        return Attribute(name, series, "number", _spread(reading.values, codes), levels, codes, reading)
    dates = _as_dates(levels)
    if dates is not None:
        one, seconds = dates
        return Attribute(name, series, "date", _spread(seconds, codes), levels, codes, date_format=one)
    return Attribute(name, series, "text", np.where(codes < 0, np.nan, codes.astype(np.float64)), levels, codes)


def _most_are_numbers(levels: NDArray[Any], counts: NDArray[np.intp]) -> bool:
    """Say whether most rows hold numbers, those aside that hold nothing known; days of eight digits are dates."""
    read = ~np.isnan(read_numbers(list(levels)).values)
    if not read.any():
        return False
    told = np.array([not is_absent(level, among_numbers=True) for level in levels]) | read
    if counts[read].sum() < MOST_ARE_NUMBERS * counts[told].sum():
        return False
    return not are_codes(list(levels[read])) and not are_compact_days(list(levels[told]))


def _as_dates(levels: NDArray[Any]) -> tuple[str, NDArray[np.float64]] | None:
    """Read texts as dates, those aside that hold nothing known; a few of them rule most columns out."""
    told = [
        place
        for place, level in enumerate(levels)
        if len(level) > LONGEST_DATE or not is_absent(level, among_numbers=True)
    ]
    few = levels[told[:: max(1, len(told) // N_TEXTS_TRIED)]]
    if not len(few) or not fitting_formats(_plain_dates(few)):
        return None
    texts = _plain_dates(levels[told])
    formats = fitting_formats(texts)
    if not formats:
        return None
    seconds = np.full(len(levels), np.nan)
    seconds[told] = _seconds(parse_dates(texts, formats[0]))
    return formats[0], seconds


def _plain_dates(texts: NDArray[Any]) -> pd.Series:
    return pd.Series([months_numbered(text.strip()) for text in texts], dtype=object)


def _spread(of_level: NDArray[np.float64], codes: NDArray[np.intp]) -> NDArray[np.float64]:
    return np.append(of_level, np.nan)[codes]


def _floats(series: pd.Series) -> NDArray[np.float64]:
    if series.dtype != object:
        return np.asarray(series.to_numpy(dtype=np.float64, na_value=np.nan))
    try:
        return np.asarray(pd.to_numeric(series).to_numpy(dtype=np.float64, na_value=np.nan))
    except (OverflowError, TypeError, ValueError):  # integers beyond any float, fractions
        return np.array([_float(cell) for cell in series], dtype=np.float64)


def _float(cell: Any) -> float:
    try:
        return float(cell)
    except OverflowError:
        return math.inf if cell > 0 else -math.inf
    except (TypeError, ValueError):  # pd.NA, None
        return math.nan


def _seconds(dates: pd.Series) -> NDArray[np.float64]:
    if isinstance(dates.dtype, pd.ArrowDtype):
        nothing = np.datetime64("NaT")
        dates = pd.Series(pd.to_datetime(dates, utc=True).to_numpy(dtype="datetime64[us]", na_value=nothing))
    plain = dates.dt.tz_convert("UTC").dt.tz_localize(None) if dates.dt.tz is not None else dates
    return np.asarray((plain - pd.Timestamp(0).as_unit("s")).dt.total_seconds(), dtype=np.float64)


#: What pandas finds in a column of objects, and what reads it.
_OBJECTS: dict[str, Callable[[pd.Series], Attribute]] = {
    **dict.fromkeys(("integer", "floating", "mixed-integer-float", "decimal"), _of_numbers),
    "boolean": _of_booleans,
    **dict.fromkeys(("datetime64", "datetime", "date"), _of_date_objects),
    **dict.fromkeys(("timedelta64", "timedelta"), _of_duration_objects),
}
_types = pd.api.types
#: What fits a kind of storage, and what reads it: the first that fits.
_READERS: tuple[tuple[Callable[[Any], bool], Callable[[pd.Series], Attribute]], ...] = (
    (lambda dtype: isinstance(dtype, pd.CategoricalDtype), _of_category),
    (lambda dtype: isinstance(dtype, pd.PeriodDtype), _of_periods),
    (_types.is_bool_dtype, _of_booleans),
    (_types.is_complex_dtype, _of_complex),
    (_types.is_numeric_dtype, _of_numbers),
    (_types.is_datetime64_any_dtype, _of_dates),
    (lambda dtype: dtype.kind == "m", _of_durations),
)

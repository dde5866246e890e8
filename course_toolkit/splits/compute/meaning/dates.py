"""Columns that tell when: dates, texts that are dates, years and seconds since 1970."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.dates import FORMATS, fitting_formats, months_numbered, parse_dates
from course_toolkit._core.compute.meaning.names import words_of
from course_toolkit.splits.compute.meaning.identifiers import is_whole
from course_toolkit.splits.compute.meaning.periods import YEARS, Period, find_period
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: Years that lie further apart tell how old something is, a house or a grandmother, rather than when it was noted.
LONGEST_SPAN = 60

Unit = Literal["seconds", "number"]


@dataclass(frozen=True)
class Moments:
    """When each row of each set happened.

    ``per_set`` holds float64 with NaN: seconds since 1970 (UTC) for dates, else the numbers of the column. ``formats``
    says how texts were read; ``other_per_set`` holds the American reading where day and month could change places.
    ``period`` is how weeks, quarters or months are written, which are known by their first day.
    """

    name: Name
    unit: Unit
    per_set: Mapping[str, NDArray[np.float64]]
    formats: tuple[str, ...] = ()
    other_per_set: Mapping[str, NDArray[np.float64]] | None = None
    mixed_zones: bool = False
    period: Period | None = None

    def show(self, value: float) -> str:
        """Write a moment as a date, without the hour where there is none."""
        if self.unit == "number":
            return f"{value:.15g}"
        moment = pd.Timestamp(value, unit="s")
        return str(moment.date()) if moment == moment.normalize() else str(moment.floor("s"))


def read_moments(sets: Sets, name: Name) -> Moments | None:
    """Return when the rows happened by a column; None where it holds neither dates nor numbers."""
    column = sets.column(name)
    if column.kind == "text":
        return _read_periods(column) or _read_texts(column)
    if column.kind == "date":
        return Moments(name, "seconds", column.per_set, mixed_zones=_zones_differ(sets, name))
    return _read_eight_digits(column) or _read_six_digits(column) or Moments(name, "number", column.per_set)


def clocks(sets: Sets) -> list[Moments]:
    """Return the columns that tell when a row happened, nobody having said so; dates of birth are no such thing."""
    read = (read_moments(sets, name) for name in sets.names if _may_be_clock(sets.column(name)))
    return [moments for moments in read if moments is not None and has_any(moments.per_set)]


def has_any(per_set: Mapping[str, NDArray[np.float64]]) -> bool:
    """Say whether every set knows at least one moment."""
    return all(not np.isnan(values).all() for values in per_set.values())


BIRTH = {"birth", "birthdate", "birthday", "born", "dob", "naissance", "ddn", "nee", "ne", "datenaissance"}
_BUILT = {"construction", "construit", "construite", "built"}
_YEAR = {"year", "annee", "an", "date", "the", "of", "de", "l", "yr", "period", "periode", "exercice"}
_CLOCK = {"timestamp", "epoch", "unix", "unixtime", "date", "datetime", "time", "horodatage", "ts", "heure", "jour"}
_MONTHLY = {"yyyymm", "aaaamm", "yearmonth", "anneemois", "month", "mois", "period", "periode", "date"}


def _may_be_clock(column: Column) -> bool:
    words = set(words_of(column.name))
    if words & (BIRTH | _BUILT):
        return False
    if column.kind != "number":
        return True
    known = np.concatenate([values[np.isfinite(values)] for values in column.per_set.values()])
    if not len(known) or not words:
        return False
    low, high = float(known.min()), float(known.max())
    if words <= _YEAR and is_whole(known) and low >= YEARS[0] and high <= YEARS[1]:
        return high - low <= LONGEST_SPAN
    if words & _MONTHLY and _read_six_digits(column) is not None:
        return True
    return bool(words & _CLOCK) and (_is_epoch(low, high) or _read_eight_digits(column) is not None)


def _is_epoch(low: float, high: float) -> bool:
    """Say whether numbers are seconds, milliseconds … since 1970, of the years 1990 to 2100."""
    first, last = pd.Timestamp("1990").timestamp(), pd.Timestamp("2100").timestamp()
    return any(low >= first * scale and high <= last * scale for scale in (1, 10**3, 10**6, 10**9))


def _read_eight_digits(column: Column) -> Moments | None:
    """Read whole numbers such as 20240131 as dates."""
    known = np.concatenate([values[np.isfinite(values)] for values in column.per_set.values()])
    if not len(known) or known.min() < YEARS[0] * 10**4 or known.max() > YEARS[1] * 10**4 or not is_whole(known):
        return None
    every = pd.to_datetime(pd.Series(np.unique(known).astype(np.int64).astype(str)), format="%Y%m%d", errors="coerce")
    if every.isna().any():
        return None
    per_set = {key: _eight_digits(values) for key, values in column.per_set.items()}
    return Moments(column.name, "seconds", per_set, ("%Y%m%d",))


def _read_six_digits(column: Column) -> Moments | None:
    """Read whole numbers such as 202405 as months."""
    known = np.concatenate([values[np.isfinite(values)] for values in column.per_set.values()])
    if not len(known) or known.min() < YEARS[0] * 100 or known.max() > YEARS[1] * 100 or not is_whole(known):
        return None
    values = np.unique(known)
    return _in_periods(column, pd.Series(values.astype(np.int64).astype(str), dtype=object), values)


def _read_periods(column: Column) -> Moments | None:
    """Read texts such as 2021-W05 and 2021-Q3."""
    levels = _levels(column)
    texts = pd.Series([str(level).strip() for level in levels], dtype=object)
    return _in_periods(column, texts, np.arange(len(levels), dtype=np.float64))


def _in_periods(column: Column, texts: pd.Series, values: NDArray[np.float64]) -> Moments | None:
    """Read the texts that the values of a column, in ascending order, stand for."""
    found = find_period(texts)
    if found is None:
        return None
    period, days = found
    seconds, per_set = _in_seconds(days), {}
    for key, one in column.per_set.items():
        known = np.isfinite(one)
        per_set[key] = np.full(len(one), np.nan)
        per_set[key][known] = seconds[np.searchsorted(values, one[known])]
    return Moments(column.name, "seconds", per_set, period=period)


def _eight_digits(values: NDArray[np.float64]) -> NDArray[np.float64]:
    texts = pd.Series(values).map(lambda value: None if np.isnan(value) else str(int(value)))
    return _in_seconds(pd.to_datetime(texts, format="%Y%m%d", errors="coerce", utc=True))


def _zones_differ(sets: Sets, name: Name) -> bool:
    aware = {getattr(frame[name].dtype, "tz", None) is not None for frame in sets.frames.values()}
    return len(aware) > 1


def _read_texts(column: Column) -> Moments | None:
    """Read texts (dates that stand beside texts included), all sets in one format where one fits."""
    levels = pd.Series([months_numbered(str(level).strip()) for level in _levels(column)], dtype=object)
    known = {
        key: levels.iloc[np.unique(codes[~np.isnan(codes)]).astype(np.intp)] for key, codes in column.per_set.items()
    }
    known = {key: texts[texts != ""] for key, texts in known.items()}
    fitting = {key: fitting_formats(texts) for key, texts in known.items() if len(texts)}
    if not fitting or not all(fitting.values()):
        return None
    common = [one for one in FORMATS if all(one in formats for formats in fitting.values())]
    chosen = {key: (common or formats)[0] for key, formats in fitting.items()}
    swapped = _swapped(chosen, fitting, common)
    read = partial(_parse, column, levels)
    return Moments(
        column.name, "seconds", read(chosen), tuple(dict.fromkeys(chosen.values())), read(swapped) if swapped else None
    )


def _levels(column: Column) -> NDArray[np.object_]:
    return np.array([], dtype=object) if column.levels is None else column.levels


def _parse(column: Column, levels: pd.Series, formats: Mapping[str, str]) -> dict[str, NDArray[np.float64]]:
    """Return when each row happened, the texts of each set being read in the format chosen for it."""
    seconds = {one: _in_seconds(parse_dates(levels, one)) for one in set(formats.values())}
    result = {}
    for key, codes in column.per_set.items():
        known = ~np.isnan(codes)
        result[key] = np.full(len(codes), np.nan)
        result[key][known] = seconds[formats[key]][codes[known].astype(np.intp)] if key in formats else np.nan
    return result


def _swapped(chosen: dict[str, str], fitting: dict[str, list[str]], common: list[str]) -> dict[str, str]:
    """Return the formats with day and month in each other's place; empty where they fit not every set."""
    turned = {key: one.replace("%d", "#").replace("%m", "%d").replace("#", "%m") for key, one in chosen.items()}
    fits = all(turned[key] in (common or fitting[key]) for key in chosen)
    return turned if fits and turned != chosen else {}


def _in_seconds(dates: pd.Series) -> NDArray[np.float64]:
    plain = dates.dt.tz_convert("UTC").dt.tz_localize(None)
    return np.asarray((plain - pd.Timestamp(0)).dt.total_seconds(), dtype=np.float64)

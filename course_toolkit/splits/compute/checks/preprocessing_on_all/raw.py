"""The raw tables beside the transformed ones: what was done to each column, by the measure of which rows."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import Floats, Keys, NumberTable
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Proof
from course_toolkit.splits.compute.tables.columns import read_column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: A scaled column is raw × slope + offset up to this share of its spread.
LINEAR_NOISE = 1e-7
#: Two statistics are the same number up to this share of the spread.
SAME = 1e-7
TINY = 1e-300
#: So many filled columns of whole numbers have not the median of all rows by chance.
MANY = 3
N_SHOWN = 5

PerSet = dict[str, Floats]


@dataclass(frozen=True)
class Raw:
    """One column before and after, over the sets of which both were handed over, row by row."""

    name: Name
    before: PerSet
    after: PerSet  # in the units of before, where the way back is known


@dataclass(frozen=True)
class RawTables:
    """The columns that can be held against their raw ones, and those of them that were scaled."""

    columns: tuple[Raw, ...]
    scaled: frozenset[Name]


def read_raw(sets: Sets, table: NumberTable) -> RawTables:
    """Match the columns with the raw ones, and find the straight line from one to the other."""
    keys = [key for key, raw in sets.declared.raw.items() if key in sets.frames and len(raw) == len(sets.frames[key])]
    if "train" not in keys:
        return RawTables((), frozenset())
    found, scaled = [], set()
    for j, column in enumerate(table.columns):
        before = _before(sets, column.name, keys)
        if before is None:
            continue
        line = _line(before, {key: table.columns[j].per_set[key] for key in keys})
        if line is None:
            continue
        slope, offset = line
        after = {key: (column.per_set[key] - offset) / slope for key in keys}
        found.append(Raw(column.name, before, after))
        if not _only_units(slope, offset):
            scaled.add(column.name)
    return RawTables(tuple(found), frozenset(scaled))


def find_filled(raw: RawTables) -> Iterator[Proof]:
    """Look for gaps that were filled with the mean, median or mode of more than the training rows."""
    fits = wrong_fits(raw.columns[0].before) if raw.columns else []
    explained: set[Name] = set()
    for fit in fits:
        found = [(one, _filled_by(one, fit)) for one in raw.columns if one.name not in explained]
        hits = [(one, shown) for one, shown in found if shown is not None]
        if not hits:
            continue
        names = tuple(one.name for one, _shown in hits)
        explained |= set(names)
        proved = len(hits) >= MANY or any(value * 2 != round(value * 2) for _one, (_alone, value) in hits)
        yield Proof(
            "filled", fit, names, len(raw.columns), "error" if proved else "question",
            evidence={"n_columns": len(names), "n_looked": len(raw.columns)},
            shown={one.name: shown for one, shown in hits[:N_SHOWN]},
            positions=_gaps([one for one, _shown in hits], fit),
        )  # fmt: skip


def _before(sets: Sets, name: Name, keys: list[str]) -> PerSet | None:
    """Return the raw column of that name, or the one at its place where the names were lost."""
    raw = sets.declared.raw
    if all(name in raw[key] for key in keys):
        return _numbers({key: raw[key][name] for key in keys}, name)
    attributes = [column for column in raw["train"].columns if column != sets.label]
    if len(attributes) != len(sets.names) or name not in sets.names or set(attributes) & set(sets.names):
        return None
    own = attributes[sets.names.index(name)]
    return _numbers({key: raw[key][own] for key in keys}, own) if all(own in raw[key] for key in keys) else None


def _numbers(series: Mapping[str, pd.Series], name: Name) -> PerSet | None:
    column = read_column(name, series)
    return dict(column.per_set) if column.kind == "number" else None


def _line(before: PerSet, after: PerSet) -> tuple[float, float] | None:
    """Return slope and offset of the straight line on which all known values lie; None where they lie on none."""
    x, y = np.concatenate(list(before.values())), np.concatenate([after[key] for key in before])
    known = np.isfinite(x) & np.isfinite(y)
    x, y = x[known], y[known]
    if len(x) < 3 or np.ptp(x) == 0 or np.ptp(y) == 0:
        return None
    low, high = int(np.argmin(x)), int(np.argmax(x))
    slope = float((y[high] - y[low]) / (x[high] - x[low]))
    offset = float(y[low] - slope * x[low])
    if slope == 0 or np.abs(y - (slope * x + offset)).max() > LINEAR_NOISE * np.ptp(y):
        return None
    return slope, offset


def _only_units(slope: float, offset: float) -> bool:
    """Say whether the line is no more than a change of units, such as percent to shares; or nothing at all."""
    factor = max(abs(slope), 1 / abs(slope))
    return abs(offset) <= LINEAR_NOISE and abs(factor - round(factor)) <= LINEAR_NOISE * factor


def _filled_by(one: Raw, fit: Fit) -> tuple[float, float] | None:
    """Return what the training rows would have given and what was filled in, where other rows gave it."""
    if not set(fit.keys) <= set(one.before):
        return None
    gaps = np.concatenate([one.after[key][np.isnan(one.before[key])] for key in one.before])
    gaps = gaps[~np.isnan(gaps)]
    alone, together = _statistics(one, ("train",)), _statistics(one, fit.keys)
    if not len(gaps) or not alone or not together:
        return None
    every = np.concatenate(list(one.before.values()))
    noise = SAME * max(float(np.nanmax(every) - np.nanmin(every)), TINY)
    value = float(np.median(gaps))
    if np.ptp(gaps) > noise or any(abs(value - known) <= noise for known in alone):
        return None
    near = [i for i, known in enumerate(together) if abs(value - known) <= noise]
    return (alone[near[0]], value) if near else None


def _statistics(one: Raw, keys: Keys) -> list[float]:
    """Return mean, median and mode, which are what gaps are filled with."""
    values = np.concatenate([one.before[key] for key in keys])
    values = values[~np.isnan(values)]
    if not len(values):
        return []
    levels, counts = np.unique(values, return_counts=True)
    return [float(values.mean()), float(np.median(values)), float(levels[np.argmax(counts)])]


def _gaps(columns: list[Raw], fit: Fit) -> dict[str, NDArray[np.intp]]:
    return {
        key: np.flatnonzero(np.any([np.isnan(one.before[key]) for one in columns], axis=0))
        for key in {"train", fit.keys[-1]}
    }

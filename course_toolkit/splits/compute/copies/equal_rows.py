"""Rows of two sets that are equal, whatever each side stored them as: found by the most varied column first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.finding import Positions
from course_toolkit.splits.compute.tables.columns import Column, read_column
from course_toolkit.splits.compute.tables.sets import Name, Sets

#: Rows looked at to see how varied a column is.
N_SAMPLED = 1000
#: A name has fewer words than a sentence; so many texts are read to see it.
WORDS_OF_PROSE, N_TEXTS_READ = 4, 1_000
#: Columns of so few rows are read whole, and remembered.
SMALL = 50_000
#: A filter that keeps more than this is not worth another pass over the rows.
WORTH_FILTERING = 0.5
#: Dates as varied as this name the row (when it was typed in) rather than describe it.
NAMES_THE_ROW = 0.9

Hashes = NDArray[np.uint64]
Rows = Mapping[str, Positions]


@dataclass(frozen=True)
class Twins:
    """The rows of two sets that have an equal in the other one.

    ``rows`` holds their positions in each set, ``patterns`` the number of the pattern that each of them shows.
    """

    rows: Mapping[str, Positions]
    patterns: Mapping[str, NDArray[np.intp]]

    @property
    def n_patterns(self) -> int:
        """How many different rows occur in both sets."""
        return len(np.unique(next(iter(self.patterns.values()))))

    def pairs(self) -> NDArray[np.intp]:
        """Return every row of the second set beside the first equal row of the first set, shape (n_rows, 2)."""
        (first, second) = self.rows
        patterns, place = np.unique(self.patterns[first], return_index=True)
        partner = self.rows[first][place[np.searchsorted(patterns, self.patterns[second])]]
        return np.column_stack([partner, self.rows[second]])

    def only(self, chosen: NDArray[np.bool_]) -> "Twins":
        """Return the twins of the patterns for which ``chosen``, indexed by the number of the pattern, is True."""
        kept = {key: chosen[patterns] for key, patterns in self.patterns.items()}
        return Twins(
            {key: rows[kept[key]] for key, rows in self.rows.items()},
            {key: patterns[kept[key]] for key, patterns in self.patterns.items()},
        )


@singledispatch
def read(sets: Sets, name: Name, rows: Rows) -> Column:
    """Return an attribute of some rows only: what a filter left over needs no more."""
    if name in sets._columns or sum(sets.sizes.values()) <= SMALL:  # noqa: SLF001 — read already, or soon read
        column = sets.column(name)
        return Column(name, column.kind, {key: column.per_set[key][at] for key, at in rows.items()}, column.levels)
    return read_column(name, {key: sets.frames[key][name].iloc[at] for key, at in rows.items()})


def read_matrix(sets: Sets, names: Sequence[Name], rows: Rows) -> dict[str, NDArray[np.float64]]:
    """Return the comparable values of some rows, for each set of shape (n_rows, n_columns)."""
    columns = [read(sets, name, rows) for name in names]
    return {key: np.column_stack([column.per_set[key] for column in columns]) for key in rows}


def sample_rows(sets: Sets, pair: Sequence[str], size: int) -> dict[str, Positions]:
    """Return the positions of at most ``size`` rows of each set, the same ones every time."""
    rng = np.random.default_rng(0)
    return {
        key: np.arange(n) if (n := len(sets.frames[key])) <= size else np.sort(rng.choice(n, size, replace=False))
        for key in pair
    }


def telling_names(sets: Sets, pair: Sequence[str]) -> tuple[list[Name], list[Name]]:
    """Return the columns that describe a row, the most varied first, and those that only name or number it.

    Copies that were numbered anew differ in their number. So whole numbers, texts and dates that no two rows of a set
    have in common are left out, and what was declared as an identifier.
    """
    rows = sample_rows(sets, pair, N_SAMPLED)
    variety: dict[Name, float] = {}
    names_only: list[Name] = []
    for name in sets.names:
        column = read(sets, name, rows)
        if name in sets.declared.ids or _only_names(sets, pair, column):
            names_only.append(name)
        else:
            variety[name] = sum(_n_distinct(values) for values in column.per_set.values())
    n_sampled = {key: len(at) for key, at in rows.items()}
    varied = [name for name, n_distinct in variety.items() if n_distinct > len(n_sampled)]
    if not varied:
        return sorted(sets.names, key=lambda name: -variety.get(name, 0)), []
    return sorted(variety, key=lambda name: -variety[name]), names_only


def _only_names(sets: Sets, pair: Sequence[str], sampled: Column) -> bool:
    """Say whether a column gives each row of each set a name, a number or an instant of its own."""
    everything = np.concatenate(list(sampled.per_set.values()))
    if is_prose(sampled):
        return False
    if sampled.kind == "date":
        return all(_n_distinct(values) >= NAMES_THE_ROW * len(values) > 0 for values in sampled.per_set.values())
    if sampled.kind == "number" and not (everything == np.round(everything)).all():  # a gap is no number either
        return False
    if any(_n_distinct(values) < len(values) for values in sampled.per_set.values()):
        return False
    return all(names_each_row(sets, key, sampled) for key in pair)


def is_prose(sampled: Column) -> bool:
    """Say whether a column holds sentences: what somebody wrote describes a row, though no two write the same."""
    if sampled.levels is None or not len(sampled.levels):
        return False
    return float(np.median([len(str(level).split()) for level in sampled.levels[:N_TEXTS_READ]])) >= WORDS_OF_PROSE


@singledispatch
def names_each_row(sets: Sets, key: str, sampled: Column) -> bool:
    """Say whether no two rows of a set have the same value in a column."""
    column = sets.frames[key][sampled.name]
    return bool((column.astype(object).map(str) if sampled.kind == "text" else column).is_unique)


def _n_distinct(values: NDArray[np.float64]) -> int:
    return len(np.unique(values[~np.isnan(values)]))


@singledispatch
def equal_rows(sets: Sets, pair: Sequence[str], names: Sequence[Name]) -> Twins:
    """Return the rows of two sets that are equal in all the columns named, the most varied of them first."""
    rows = _filtered(sets, pair, names)
    if not all(len(at) for at in rows.values()):
        return _no_twins(pair)
    matrix = read_matrix(sets, names, rows)
    hashes = {key: row_hashes(matrix[key]).sum(axis=1, dtype=np.uint64) for key in pair}
    return match(rows, hashes)


def match(rows: Rows, hashes: Mapping[str, Hashes]) -> Twins:
    """Return the rows whose hashes occur on both sides."""
    first, second = rows
    codes, distinct = pd.factorize(np.concatenate([hashes[first], hashes[second]]))
    sides = {first: codes[: len(hashes[first])], second: codes[len(hashes[first]) :]}
    seen = np.ones(len(distinct), dtype=bool)
    for side in sides.values():
        seen &= np.bincount(side, minlength=len(distinct)) > 0
    number = np.cumsum(seen) - 1
    kept = {key: seen[side] for key, side in sides.items()}
    return Twins({key: rows[key][kept[key]] for key in rows}, {key: number[sides[key][kept[key]]] for key in rows})


def row_hashes(matrix: NDArray[np.float64]) -> Hashes:
    """Return a well mixed number of 64 bits for each cell; the sum over a row stands for the row.

    Sums can leave a column out again. Two different rows out of 10⁶ share a sum with a probability of 10⁻⁷.
    """
    values = np.where(np.isnan(matrix), np.nan, matrix + 0.0)  # one kind of NaN, one kind of 0
    salt = np.arange(1, matrix.shape[1] + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    bits: Any = values.view(np.uint64) + salt
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):  # SplitMix64's finaliser
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return np.asarray(bits ^ (bits >> np.uint64(31)))


def _no_twins(pair: Sequence[str]) -> Twins:
    none = np.empty(0, dtype=np.intp)
    return Twins(dict.fromkeys(pair, none), dict.fromkeys(pair, none))


def _filtered(sets: Sets, pair: Sequence[str], names: Sequence[Name]) -> dict[str, Positions]:
    """Return the rows whose values of the most varied columns also occur in the other set."""
    first, second = pair
    rows = {key: np.arange(len(sets.frames[key])) for key in pair}
    for number, name in enumerate(names):
        n_before = sum(map(len, rows.values()))
        values = (sets.column(name) if number == 0 else read(sets, name, rows)).per_set
        places = {key: _places(values[key], n_before) for key in pair}
        kept = {second: _marked(places[first], n_before)[places[second]]}
        kept[first] = _marked(places[second][kept[second]], n_before)[places[first]]
        rows = {key: rows[key][kept[key]] for key in pair}
        if sum(map(len, rows.values())) > WORTH_FILTERING * n_before or not n_before:
            break
    return rows


def _places(values: NDArray[np.float64], n_rows: int) -> NDArray[np.uint64]:
    """Return a place for each value in a table of at least 16 places a row; equal values share it.

    So may others, now and then: a filter may let a row through that has no equal, and the comparison that follows
    sees it. It is several times as fast as a set of the values.
    """
    bits = np.where(np.isnan(values), np.nan, values + 0.0).view(np.uint64)
    mixed = (bits ^ (bits >> np.uint64(32))) * np.uint64(0x9E3779B97F4A7C15)
    return np.asarray(mixed >> np.uint64(64 - _n_bits(n_rows)))


def _marked(places: NDArray[np.uint64], n_rows: int) -> NDArray[np.bool_]:
    table = np.zeros(1 << _n_bits(n_rows), dtype=bool)
    table[places] = True
    return table


def _n_bits(n_rows: int) -> int:
    return max(4, int(16 * n_rows).bit_length())

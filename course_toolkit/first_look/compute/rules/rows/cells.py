"""The cells of a table as numbers that are equal where the cells are, and hashes of whole rows made of them."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.attribute import Attribute
from course_toolkit.first_look.compute.rules.naming import names_rows
from course_toolkit.first_look.compute.table import Table

Floats = NDArray[np.float64]
Hashes = NDArray[np.uint64]

#: Texts that long, nearly never the same, are written freely.
FREE_TEXT_SIGNS = 20
N_LEVELS_READ = 200
#: Rows by which the variety of a column is seen.
N_SAMPLED = 2_000
_MIX = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))


@dataclass(frozen=True, eq=False)
class Cells:
    """The columns of a table, label included, as float64: texts by their place, NaN for what is missing."""

    table: Table
    _kept: dict[Hashable, Floats] = field(default_factory=dict)

    def values(self, name: Hashable) -> Floats:
        """Return one column."""
        if name not in self._kept:
            self._kept[name] = comparable(self.table.attribute(name))
        return self._kept[name]

    def hash_of(self, name: Hashable, number: int) -> Hashes:
        """Return a number for each cell that is the same where the cells are, and another in another column."""
        bits = np.where(np.isnan(values := self.values(name)), np.nan, values + 0.0).view(np.uint64)
        mixed = bits + np.uint64(0x9E3779B97F4A7C15 * (number + 1) % 2**64)
        for shift, factor in zip((30, 27), _MIX, strict=True):
            mixed = (mixed ^ (mixed >> np.uint64(shift))) * factor
        return np.asarray(mixed ^ (mixed >> np.uint64(31)))

    def sums(self, names: Sequence[Hashable]) -> Hashes:
        """Return the hash of each row: the sum over its columns, so that it is known without any of them."""
        total, wanted = np.zeros(self.table.n_rows, dtype=np.uint64), set(names)
        for number, name in enumerate(self.table.names):
            if name in wanted:
                total += self.hash_of(name, number)
        return total

    def is_free_text(self, name: Hashable) -> bool:
        """Say whether a column holds texts that somebody wrote."""
        levels = self.table.attribute(name).levels
        if levels is None or 2 * len(levels) < self.table.n_rows or self.table.attribute(name).kind != "text":
            return False
        return bool(np.median([len(str(level)) for level in levels[:N_LEVELS_READ]]) >= FREE_TEXT_SIGNS)

    def by_variety(self, names: Sequence[Hashable]) -> list[Hashable]:
        """Return columns, those of the most different values first; what is constant is left out."""
        n_rows = self.table.n_rows
        step = max(1, n_rows // N_SAMPLED)
        n_distinct = {name: len(np.unique(self.values(name)[::step], equal_nan=True)) for name in names}
        varied = [name for name in names if n_distinct[name] > 1]
        return sorted(varied, key=lambda name: -n_distinct[name])


def comparable(attribute: Attribute) -> Floats:
    """Return a column as numbers that are equal where its cells are."""
    if attribute.codes is not None:
        return np.where(attribute.codes < 0, np.nan, attribute.codes.astype(np.float64))
    if attribute.kind == "nested":
        codes = pd.factorize(attribute.series.map(repr, na_action="ignore"))[0]
        return np.where(codes < 0, np.nan, codes.astype(np.float64))
    return attribute.floats


def telling_names(table: Table, *, with_label: bool) -> tuple[list[Hashable], list[Hashable]]:
    """Return the columns that describe a row, and those that only name or number it."""
    every = [name for name in table.names if with_label or name != table.label]
    naming = [name for name in every if name != table.label and names_rows(table.attribute(name))]
    return [name for name in every if name not in naming], naming


@dataclass(frozen=True)
class Equals:
    """Rows that have an equal: all of them, which group each belongs to, and which is the first of its group."""

    rows: NDArray[np.intp]
    groups: NDArray[np.intp]
    is_first: NDArray[np.bool_]

    @property
    def repeats(self) -> NDArray[np.intp]:
        """The rows that repeat an earlier one."""
        return self.rows[~self.is_first]

    @property
    def firsts(self) -> NDArray[np.intp]:
        """The first row of each group, in the order of the groups."""
        return self.rows[self.is_first][np.argsort(self.groups[self.is_first])]

    @property
    def sizes(self) -> NDArray[np.intp]:
        """How many rows each group has."""
        return np.bincount(self.groups)

    def only(self, chosen: NDArray[np.bool_]) -> "Equals":
        """Return some of the groups."""
        kept = chosen[self.groups]
        numbers = np.cumsum(chosen) - 1
        return Equals(self.rows[kept], numbers[self.groups[kept]], self.is_first[kept])


def equal_rows(hashes: Hashes) -> Equals:
    """Return the rows whose hash another row has."""
    ranked = np.sort(hashes)
    repeated = ranked[1:][ranked[1:] == ranked[:-1]]
    rows = np.flatnonzero(np.isin(hashes, repeated)) if len(repeated) else np.array([], dtype=np.intp)
    groups = pd.factorize(hashes[rows])[0] if len(rows) else np.array([], dtype=np.intp)
    is_first = ~pd.Series(groups).duplicated().to_numpy(dtype=bool)
    return Equals(rows, np.asarray(groups, dtype=np.intp), is_first)

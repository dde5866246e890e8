"""Columns that hold label means, found by holding each against the label means of every choice of sets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, reduce
from itertools import chain, combinations
from operator import add

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.answers.groupings import ROWS_READ, Grouping, group_by, named_groupings
from course_toolkit.splits.compute.answers.label_means import (
    FEWEST_EXPLAINED,
    Formula,
    GroupSums,
    explained,
    group_medians,
    resolution,
    sum_groups,
)
from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.tables.classes import read_classes
from course_toolkit.splits.compute.tables.columns import Column
from course_toolkit.splits.compute.tables.sets import Name, Sets

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Keys = tuple[str, ...]

#: Free parameters of each formula, spent on fitting it.
N_FREE = {"mean": 0, "shrunk": 0, "scaled": 2, "smoothed": 4, "log-odds": 2, "median": 2, "others": 0}
#: A statistical suspicion needs groups to average over.
FEWEST_GROUPS = 30
N_EXAMPLES = 3
#: Two values are a flag, which is the label's mean of its two groups only where it is the label.
FEWEST_VALUES = 3
#: Where groups have hardly more than one label each, the column is the label itself rather than its mean.
FEWEST_WITHIN = 0.001
#: So many groups at least must be explained with the judged rows and not without.
FEWEST_PROVING = 2
#: With more groups a sample of them says as much.
MOST_GROUPS = 2_000
#: Every encoding follows the label means; the weakest (smoothed, rounded) still do with this correlation.
ALONG = 0.8
N_CLASSES = 20
#: Rows of which some would agree if all do.
ROWS_TRIED = 50


@dataclass(frozen=True)
class Encoding:
    """A column that holds label means into which the judged rows went."""

    column: Name
    category: Name | None
    formula: Formula | None
    keys: Keys
    n_groups: int
    n_explained: int
    n_explained_without: int
    by_chance: float
    table: pd.DataFrame


def label_scores(sets: Sets) -> list[dict[str, Floats]]:
    """Return the label as numbers to average: itself, or an indicator of each class (one is enough for two)."""
    if sets.target is None:
        return []
    if sets.task == "regression":
        return [dict(sets.target.per_set)] if sets.target.kind == "number" else []
    classes = read_classes(sets.target)
    n = len(classes.names)
    chosen = range(1 if n == 2 else 0, min(n, N_CLASSES) if n >= 2 else 0)
    scores = [
        {key: np.where(y < 0, np.nan, y == c).astype(np.float64) for key, y in classes.per_set.items()} for c in chosen
    ]
    return scores + ([dict(sets.target.per_set)] if n > 2 and sets.target.kind == "number" else [])


def candidates(sets: Sets) -> list[Column]:
    """Return the numeric columns in which values come back, but for those of two values."""
    result = []
    for column in sets.columns():
        if column.kind != "number" or column.name in {sets.declared.group, sets.declared.time, *sets.declared.ids}:
            continue
        values = np.concatenate([part[:: max(1, len(part) // ROWS_READ)] for part in column.per_set.values()])
        known = values[np.isfinite(values)]
        if FEWEST_VALUES <= len(np.unique(known)) < len(known):
            result.append(column)
    return result


def find_encodings(sets: Sets, judged: str) -> Iterator[Encoding]:
    """Return the columns that hold label means into which the judged set's labels went."""
    columns, scores, groupings = candidates(sets), label_scores(sets), named_groupings(sets)
    if not (columns and scores):
        return
    constant = [_constant_within(columns, one.per_set[judged], judged) for one in groupings]
    left_out = [_OwnLeftOut(sets, one, y, judged) for one in groupings for y in scores]
    n_tests = len(columns) * len(scores) * (1 + len(groupings)) * 2 ** len(sets.frames)
    for i, column in enumerate(columns):
        own = [one for one, fits in zip(groupings, constant, strict=True) if fits[i]]
        own.append(group_by(column))
        tries = (_Try(sets, column, one, y, judged, n_tests).encoding() for one in own for y in scores)
        others = (one.encoding(column) for one in left_out)
        found = next((encoding for encoding in chain(tries, others) if encoding is not None), None)
        if found is not None:
            yield found


def _constant_within(columns: Sequence[Column], groups: Ints, key: str) -> NDArray[np.bool_]:
    """Say which columns have one value in each group."""
    order = np.argsort(groups, kind="stable")
    order = order[groups[order] >= 0]
    same = np.diff(groups[order]) == 0
    result = np.zeros(len(columns), dtype=bool)
    for i, column in enumerate(columns):
        steps = np.abs(np.diff(column.per_set[key][order])[same])
        result[i] = not (steps > 1e-12 * np.abs(column.per_set[key]).max(initial=0)).any()  # missing ones do not count
    return result


@dataclass(frozen=True)
class _Try:
    """One column held against the label means of one grouping."""

    sets: Sets
    column: Column
    grouping: Grouping
    y: dict[str, Floats]
    judged: str
    n_tests: int

    def encoding(self) -> Encoding | None:
        """Return what proves that labels of the judged rows went in; None where nothing does."""
        values, chosen = self.values
        if len(chosen) < 2 or len(np.unique(values)) < FEWEST_VALUES:
            return None
        found = None
        for keys in self._choices(with_judged=True):
            sums = self._sums(keys)
            if _goes_along(values, sums[chosen]):
                for formula, mask in self._explained(keys, sums).items():
                    if mask.sum() >= FEWEST_EXPLAINED * len(chosen) and (found is None or mask.sum() > found[2].sum()):
                        found = (keys, formula, mask)
        return None if found is None else self._prove(*found)

    def _prove(self, keys: Keys, formula: Formula, mask: NDArray[np.bool_]) -> Encoding | None:
        """Compare with the sets that do not hold the judged rows: what they explain as well proves nothing."""
        _values, chosen = self.values
        honest = np.zeros(len(chosen), dtype=bool)
        for others in self._choices(with_judged=False):
            for explains in self._explained(others, self._sums(others)).values():
                if explains.sum() >= FEWEST_EXPLAINED * len(chosen):
                    return None
                honest |= explains
        sums = self._sums(keys)[chosen]
        by_chance = _chance(sums, mask & ~honest, self.tolerance, N_FREE[formula]) * self.n_tests
        if by_chance > LEVEL:
            return None
        return Encoding(
            self.column.name, self.grouping.name, formula, keys, len(chosen), int(mask.sum()), int(honest.sum()),
            by_chance, self._table(keys, np.flatnonzero(mask & ~honest)[:N_EXAMPLES]),
        )  # fmt: skip

    @cached_property
    def values(self) -> tuple[Floats, Ints]:
        """The column's value in each group of the judged set (some of them, where there are many), and the groups."""
        groups, values = self.grouping.per_set[self.judged], self.column.per_set[self.judged]
        known = (groups >= 0) & ~np.isnan(values)
        chosen, first = np.unique(groups[known], return_index=True)
        if len(chosen) > MOST_GROUPS:
            some = np.sort(np.random.default_rng(0).choice(len(chosen), MOST_GROUPS, replace=False))
            chosen, first = chosen[some], first[some]
        return values[known][first], chosen

    @cached_property
    def tolerance(self) -> float:
        """How exactly the column is printed."""
        return resolution(np.concatenate(list(self.column.per_set.values())))

    def _choices(self, *, with_judged: bool) -> list[Keys]:
        """Return the choices of sets whose labels may have gone in, the largest first."""
        keys = tuple(self.sets.frames)
        every = [some for n in range(len(keys), 0, -1) for some in combinations(keys, n)]
        return [some for some in every if (self.judged in some) is with_judged]

    @cached_property
    def _of_set(self) -> dict[str, GroupSums]:
        n = self.grouping.n
        return {key: sum_groups(self.grouping.per_set[key], y, n) for key, y in self.y.items()}

    def _sums(self, keys: Keys) -> GroupSums:
        first, *others = (self._of_set[key] for key in keys)
        return reduce(add, others, first)

    def _explained(self, keys: Keys, sums: GroupSums) -> dict[Formula, NDArray[np.bool_]]:
        values, chosen = self.values
        if self.sets.task == "regression" and self.grouping.name is not None:
            groups, y = (np.concatenate([part[key] for key in keys]) for part in (self.grouping.per_set, self.y))
            known = groups >= 0
            sums = replace(sums, median=group_medians(groups[known], y[known], self.grouping.n))
        return explained(values, sums[chosen], self.tolerance, sums.overall)

    def _table(self, keys: Keys, some: Ints) -> pd.DataFrame:
        """Show a few groups: what the column holds, and the label means without and with the judged rows."""
        values, chosen = self.values
        groups = chosen[some]
        others = tuple(key for key in keys if key != self.judged) or ("train",)
        names = [self.grouping.labels[g] for g in groups] if self.grouping.name is not None else None
        columns = [values[some], self._sums(others).means[groups], self._sums(keys).means[groups]]
        return pd.DataFrame(np.column_stack(columns), index=names)


def _goes_along(values: Floats, sums: GroupSums) -> bool:
    """Say whether a column rises or falls with the label means of its groups, as every encoding of them does."""
    seen = sums.n > 0
    if seen.sum() < 2:
        return False
    v, mean = values[seen], sums.means[seen]
    if np.ptp(v) == 0 or np.ptp(mean) == 0 or _within(sums) < FEWEST_WITHIN:
        return False
    return bool(abs(np.corrcoef(v, mean)[0, 1]) >= ALONG)


def _within(sums: GroupSums) -> float:
    """Return the share of the labels' variance that lies within the groups."""
    between = float((sums.total**2 / np.maximum(sums.n, 1)).sum())
    variance = sums.overall[1]
    return (float(sums.squares.sum()) - between) / max(float(sums.n.sum()) * variance, 1e-300)


def _chance(sums: GroupSums, proving: NDArray[np.bool_], tolerance: float, n_free: int) -> float:
    """Return the chance that an honest column hits so many label means to its last digit.

    A group's mean spreads by ``sqrt(variance / n)``; a value within the tolerance of it is hit with a probability of
    twice the tolerance over that spread at most. As many groups as there are free parameters are fitted anyway.
    """
    spread = np.sqrt(sums.overall[1] / np.maximum(sums.n[proving], 1))
    chances = np.sort(np.minimum(1.0, 2 * tolerance / np.maximum(spread, 1e-300)))[n_free:]
    return float(np.exp(np.log(np.maximum(chances, 1e-300)).sum())) if len(chances) >= FEWEST_PROVING else 1.0


@dataclass(frozen=True)
class _OwnLeftOut:
    """What a leave-one-out encoding over all sets would give each judged row."""

    sets: Sets
    grouping: Grouping
    y: dict[str, Floats]
    judged: str

    @cached_property
    def sums(self) -> GroupSums:
        """The label sums of each group over all sets."""
        parts = (sum_groups(self.grouping.per_set[key], self.y[key], self.grouping.n) for key in self.sets.frames)
        return reduce(add, parts)

    @cached_property
    def expected(self) -> Floats:
        """The mean label of the other rows of each row's group; NaN where there are none."""
        g = self.grouping.per_set[self.judged]
        n, total = self.sums.n[g], self.sums.total[g]
        return np.where((g >= 0) & (n > 1), (total - self.y[self.judged]) / np.maximum(n - 1, 1), np.nan)

    def encoding(self, column: Column) -> Encoding | None:
        """Return what proves that a column holds these means; the means of whole groups are no proof of it."""
        values = column.per_set[self.judged]
        asked = np.flatnonzero(~np.isnan(values) & ~np.isnan(self.expected))
        tolerance = resolution(np.concatenate(list(column.per_set.values())))
        for rows in (asked[:ROWS_TRIED], asked):
            fits = rows[np.abs(values[rows] - self.expected[rows]) <= tolerance]
            if len(fits) < max(FEWEST_EXPLAINED * len(rows), 1):
                return None
        g = self.grouping.per_set[self.judged]
        fits = fits[np.abs(values[fits] - self.sums.means[g[fits]]) > tolerance]
        if len(np.unique(values[fits])) < FEWEST_GROUPS // 2:
            return None
        train = sum_groups(self.grouping.per_set["train"], self.y["train"], self.grouping.n)
        some = fits[:N_EXAMPLES]
        columns = [values[some], train.means[g[some]], self.expected[some]]
        return Encoding(
            column.name, self.grouping.name, "others", tuple(self.sets.frames), len(asked), len(fits), 0, 0.0,
            pd.DataFrame(np.column_stack(columns), index=self.grouping.labels[g[some]]),
        )  # fmt: skip

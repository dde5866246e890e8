"""Columns squeezed into one range, and over which rows they fill it exactly."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import Bools, Floats, Keys, NumberTable, designed
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof, Severity
from course_toolkit.splits.compute.tables.sets import Name

#: A column of shares reaches 0 and 1 by nature, perhaps once each, and perhaps in the test set alone. Three such
#: columns are no nature; where every column fills the range, two of three or one of four are none.
ENOUGH = 3
ENOUGH_OF_ALL = {3: 2}
FEWEST_OF_ALL = 3
#: Scales that come from elsewhere: answers from 1 to 10, months, hours, days, greys, percent. A column of whole numbers
#: from 18 to 90 squeezed into [0, 1] has steps of 1/72, and its neighbour others.
NATURAL_SCALES = (*range(1, 12), 16, 20, 23, 30, 100, 255, 1_000, 1_023, 4_095, 65_535)
#: The finest scale of whole numbers that is looked for.
FINEST_SCALE = 300
#: float32 keeps seven digits.
SINGLE_NOISE = 1e-6
N_SAMPLE = 500
#: The share of the columns that reach their end once, among so many of them.
NEARLY_ALL = 0.8
#: Two columns that share more of their values than this are one series; so many values are compared.
SHARED = 0.5
N_VALUES = 5_000
MOST_SHARP = 200
N_SHOWN = 5


@dataclass(frozen=True)
class Range:
    """A range that several columns share; a low of None stands for [−1, 1] of which one end is enough."""

    low: float | None
    high: float

    def filled(self, table: NumberTable, keys: Keys) -> Bools:
        """Say which columns fill the range exactly over some rows."""
        rows = table.over(keys)
        if self.low is None:
            return _near(np.maximum(np.abs(rows.low), np.abs(rows.high)), self.high, table.noise)
        size = self.high - self.low
        return _near(rows.low, self.low, table.noise * size) & _near(rows.high, self.high, table.noise * size)

    @property
    def kind(self) -> Kind:
        """Which scaler does it."""
        return "max_abs" if self.low is None else "min_max"


def find_ranges(table: NumberTable, transformed: frozenset[Name]) -> Iterator[Proof]:
    """Look for columns that fill their range only with rows that are not for learning."""
    several = np.array([len(np.unique(table.sample(j, n=N_SAMPLE))) > 2 for j in _all(table)])
    if not several.any():
        return
    fits = wrong_fits(table.parts)
    for one in _ranges(table, fits):
        fit = max(fits, key=partial(_n_filled, table, one))
        if _n_filled(table, one, fit) > int(one.filled(table, ("train",)).sum()):
            proof = _judge(table, fit, one, several, transformed)
            if proof is not None:
                yield proof
                return


def _all(table: NumberTable) -> range:
    return range(len(table.columns))


def _near(values: Floats, target: float, noise: Floats) -> Bools:
    with np.errstate(invalid="ignore"):
        return np.asarray(np.abs(values - target) <= noise)


def _n_filled(table: NumberTable, one: Range, fit: Fit) -> int:
    return int(one.filled(table, fit.keys).sum())


def _ranges(table: NumberTable, fits: list[Fit]) -> list[Range]:
    """Return the ranges to look for: the scalers' own, and the one that the most columns share."""
    common: Counter[tuple[float, float]] = Counter()
    for fit in fits:
        rows = table.over(fit.keys)
        common.update((round(low, 9), round(high, 9)) for low, high in zip(rows.low, rows.high, strict=True))
    pairs = [(0.0, 1.0), (-1.0, 1.0), *(pair for pair, n in common.most_common(1) if n >= ENOUGH and pair[0] < pair[1])]
    return [
        *(Range(low, high) for low, high in dict.fromkeys(pairs) if np.isfinite([low, high]).all()),
        Range(None, 1.0),
    ]


def _judge(table: NumberTable, fit: Fit, one: Range, several: Bools, transformed: frozenset[Name]) -> Proof | None:
    filled = one.filled(table, fit.keys)
    missed = np.flatnonzero(filled & several & ~one.filled(table, ("train",)))
    hits = [int(j) for j in missed if not _natural(table, int(j), one)]
    if not hits:
        return None
    alone = _of_their_own(table, hits, fit.keys)
    seen = Seen(
        n_once=sum(_ends_once(table, j, fit.keys) for j in alone),
        n_own=sum(_own_scale(table, j, one) for j in alone),
        n_filled=len(_of_their_own(table, np.flatnonzero(filled & several), fit.keys)),
        of_all=bool(filled[several].all()),
    )
    if not _sharp(table, np.flatnonzero(filled & several), fit, one):
        return None
    known = any(table.names[j] in transformed for j in hits)
    severity: Severity | None = "error" if known else seen.severity(one)
    if severity is None:
        return None
    listed = [int(j) for j in np.flatnonzero(filled & several)]
    train, rows = table.over(("train",)), table.over(fit.keys)
    shown = {
        table.names[j]: (f"{train.low[j]:.4g} – {train.high[j]:.4g}", f"{rows.low[j]:.4g} – {rows.high[j]:.4g}")
        for j in hits[:N_SHOWN]
    }
    evidence = {"n_columns": len(listed), "n_looked": int(several.sum()), "n_beyond_train": len(hits)}
    names = tuple(table.names[j] for j in listed)
    return Proof(one.kind, fit, names, int(several.sum()), severity, evidence=evidence, shown=shown)


def _of_their_own(table: NumberTable, columns: Iterable[int], keys: Keys) -> list[int]:
    """Leave out columns whose values are those of the ones before them: yesterday's value, the largest of the week.

    What a scaler squeezes into one range are different quantities; one series in several columns has one range anyway.
    """
    kept: list[int] = []
    seen: set[float] = set()
    for j in map(int, columns):
        values = table.values(j, keys)
        chosen = pd.util.hash_array(values) % max(1, len(values) // N_VALUES) == 0  # the same ones in each column
        some = set(values[chosen].tolist()) - {values.min(), values.max()}
        if not some or len(some & seen) <= SHARED * len(some):
            kept.append(j)
        seen |= some
    return kept


@dataclass(frozen=True)
class Seen:
    """What speaks for a scaler: ends reached once, as continuous values do, or steps that are no one else's."""

    n_once: int
    n_own: int
    n_filled: int
    of_all: bool

    def severity(self, one: Range) -> Severity | None:
        """Return what it amounts to."""
        strong = self.n_once + self.n_own
        if self.of_all and self.n_filled >= FEWEST_OF_ALL and strong >= ENOUGH_OF_ALL.get(self.n_filled, 1):
            return "error"
        if self.n_once >= ENOUGH and one.low is not None:
            return "error"
        return "question" if self.n_filled >= ENOUGH and strong and (self.of_all or strong > 1) else None


def _sharp(table: NumberTable, columns: NDArray[np.intp], fit: Fit, one: Range) -> bool:
    """Say whether nearly all the columns that fill the range have one largest value, or steps of their own.

    What is clipped to a range, or ends there by nature, reaches its end several times in one column or another.
    """
    sharp = [_top_once(table.values(int(j), fit.keys)) or _own_scale(table, int(j), one) for j in columns[:MOST_SHARP]]
    return bool(np.mean(sharp) >= NEARLY_ALL)


def _top_once(values: Floats) -> bool:
    near = SINGLE_NOISE * np.ptp(values)
    top, bottom = values.max(), values.min()
    at_top, at_bottom = int(np.sum(values >= top - near)), int(np.sum(values <= bottom + near))
    return at_top == 1 if top >= abs(bottom) else at_bottom == 1


def _natural(table: NumberTable, j: int, one: Range) -> bool:
    """Say whether the values are steps of a scale that many tables have, or round numbers in a range of their own."""
    if one.high != 1 and table.steps[j] > 0:
        return True
    if designed(table.values(j, tuple(table.parts))):
        return True
    shares = _shares(table, j, one)
    return any(_fits(shares, n) for n in NATURAL_SCALES)


def _own_scale(table: NumberTable, j: int, one: Range) -> bool:
    """Say whether the values are whole steps of a scale that no other table has."""
    shares = _shares(table, j, one)
    return any(_fits(shares, n) for n in range(2, FINEST_SCALE))


def _shares(table: NumberTable, j: int, one: Range) -> Floats:
    low = 0.0 if one.low is None else one.low
    return (table.sample(j, n=N_SAMPLE) - low) / (one.high - low)


def _fits(shares: Floats, n: int) -> bool:
    return bool(np.all(np.abs(shares * n - np.round(shares * n)) <= SINGLE_NOISE * n))


def _ends_once(table: NumberTable, j: int, keys: Keys) -> bool:
    """Say whether both ends are reached by one row each, as the ends of continuous values are."""
    values = table.values(j, keys)
    near = SINGLE_NOISE * np.ptp(values)
    return bool(np.sum(values <= values.min() + near) == 1 and np.sum(values >= values.max() - near) == 1)

"""Gaps filled with one value, and of which rows it is the mean or the median."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import betabinom

from course_toolkit.splits.compute.chance.significance import LEVEL
from course_toolkit.splits.compute.checks.preprocessing_on_all.chance import (
    PROOF,
    QUESTION,
    discount,
    p_closeness,
    p_of_events,
    p_together,
)
from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.lattice import decimal_step, lattice_step, on_lattice
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import (
    FLOAT_NOISE,
    Bools,
    Floats,
    NumberTable,
)
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof
from course_toolkit.splits.compute.tables.sets import Sets

#: So many of the most repeated values of a column may have been filled in: one, or one for each class.
N_CANDIDATES = 4
#: A filled value comes at least so often ...
FEWEST_REPEATS = 3
#: ... and in a sample of so many rows, which is where candidates are sought.
N_SAMPLE = 10_000
#: With fewer distinct values than this a column is one of levels.
FEWEST_LEVELS = 8
#: Measured values of which fewer than this share differ are tied: what comes back among them need not be filled in.
UNTIED = 0.5
#: The training rows miss the value by this many times more.
CLEARLY = 20.0
#: A p-value at which a column joins those that are judged together.
JOINING = 0.05
#: So near, in shares of the spread, the value is the mean itself.
EXACT = 1e-6
#: Jeffreys' prior of a share: half a row more on either side.
HALF = 0.5
#: What a computed mean differs from the value by even so.
ROUNDING = 1e-15
N_SHOWN = 5


@dataclass(frozen=True)
class Filling:
    """One repeated value of a column, and how surprisingly near it is to what the other values give."""

    j: int
    value: float
    p_value: float
    alone: float
    positions: dict[str, NDArray[np.intp]]


@dataclass(frozen=True)
class Rows:
    """One column over the sets fitted on: its values, which of them come from the training set, and their classes."""

    values: Floats
    in_train: Bools
    classes: Floats


def find_imputed(sets: Sets, table: NumberTable) -> Iterator[Proof]:
    """Look for repeated values that are the mean, or the median, of the other values of more than the training rows."""
    candidates = {j: _candidates(table, j) for j in range(len(table.columns))}
    candidates = {j: found for j, found in candidates.items() if len(found)}
    n_candidates = sum(map(len, candidates.values()))
    for kind in ("imputed_mean", "imputed_median"):
        explained: set[int] = set()
        for fit in wrong_fits(table.parts):
            found = [_filling(sets, table, fit, kind, j, candidates[j]) for j in candidates if j not in explained]
            proof = _judge(table, fit, kind, [one for one in found if one is not None], n_candidates)
            if proof is not None:
                explained |= {j for j in candidates if table.names[j] in proof.names}
                yield proof


def _judge(table: NumberTable, fit: Fit, kind: Kind, fillings: list[Filling], n_candidates: int) -> Proof | None:
    if not fillings:
        return None
    chance = _chance(table, fit, kind, fillings, n_candidates)
    if chance > (QUESTION if kind == "imputed_mean" else LEVEL):
        return None
    last = fit.keys[-1]
    positions = {key: np.unique(np.concatenate([one.positions[key] for one in fillings])) for key in {"train", last}}
    return Proof(
        kind, fit, tuple(table.names[one.j] for one in fillings), len(table.columns),
        "error" if chance <= PROOF else "question",
        evidence={
            "n_columns": len(fillings), "n_looked": len(table.columns), "n_filled": len(positions[last]),
            "p_chance": chance,
        },
        shown={table.names[one.j]: (one.alone, one.value) for one in fillings[:N_SHOWN]},
        positions=positions,
    )  # fmt: skip


def _chance(table: NumberTable, fit: Fit, kind: Kind, fillings: list[Filling], n_candidates: int) -> float:
    """Return how likely chance alone is to explain them: nearness to a mean by degrees, a median hit or missed."""
    p_values = np.array([one.p_value for one in fillings])
    if kind == "imputed_mean":
        return p_together(p_values, n_looked=len(table.columns) * N_CANDIDATES)
    p_values = discount(p_values, table.matrix([one.j for one in fillings], fit.keys))
    return min(1.0, p_of_events(p_values, n_looked=n_candidates) * len(wrong_fits(table.parts)))


def _candidates(table: NumberTable, j: int) -> Floats:
    """Return the values repeated so often, and so unlike their neighbours, that they may have been filled in."""
    some = table.sample(j, n=N_SAMPLE)
    if not len(some):
        return some
    levels, counts = np.unique(some, return_counts=True)
    if len(levels) < FEWEST_LEVELS or counts.max() < FEWEST_REPEATS:
        return levels[:0]
    repeated = np.flatnonzero(counts >= FEWEST_REPEATS)
    most = repeated[np.argsort(-counts[repeated], kind="stable")]
    written = decimal_step(levels)
    if written > 0:  # on a lattice through 0
        return _few_beside(levels[most], 0.0, written)
    origin = float(levels[most[0]])
    step = lattice_step(levels, origin=origin)
    if step > 0:
        return _few_beside(levels[most], origin, step)
    found: NDArray[np.intp] = most[:N_CANDIDATES]
    others = np.delete(counts, found)
    if len(others) < UNTIED * others.sum():
        return levels[:0]  # repeated values among repeated values: the means of towns, say
    usual = others.max(initial=1)
    return np.asarray(levels[found[counts[found] >= FEWEST_REPEATS * usual]])


def _few_beside(repeated: Floats, origin: float, step: float) -> Floats:
    """Return the repeated values beside a lattice, where they are so few that they may have been filled in.

    A value that stands where its neighbours stand was measured as they were: 3 on a scale from 1 to 5. And where many
    repeated values stand beside it, the column is made of levels, one for each town.
    """
    beside = repeated[~on_lattice(repeated, origin, step)]
    return beside if len(beside) <= N_CANDIDATES else beside[:0]


def _filling(sets: Sets, table: NumberTable, fit: Fit, kind: Kind, j: int, candidates: Floats) -> Filling | None:
    """Return the candidate that chance explains the least; None where training rows explain one as well."""
    best: Filling | None = None
    rows = _rows(sets, table, fit, j)
    for value in candidates:
        filled = rows.values == value
        others = _others(rows, filled)
        judged = (_p_mean if kind == "imputed_mean" else _p_median)(rows, filled, others, fit)
        if judged is None or (best is not None and judged[0] >= best.p_value):
            continue
        positions = {key: np.flatnonzero(table.columns[j].per_set[key] == value) for key in table.parts}
        best = Filling(j, float(value), judged[0], judged[1], positions)
    return best if best is not None and best.p_value <= JOINING else None


def _rows(sets: Sets, table: NumberTable, fit: Fit, j: int) -> Rows:
    keys = fit.keys if fit.with_train else ("train", *fit.keys)
    per_set = table.columns[j].per_set
    in_train = np.concatenate([np.full(len(per_set[key]), key == "train") for key in keys])
    values = np.concatenate([per_set[key] for key in keys])
    if sets.target is None or sets.task != "classification":
        return Rows(values, in_train, np.zeros(len(values)))
    return Rows(values, in_train, np.concatenate([sets.target.per_set[key] for key in keys]))


def _others(rows: Rows, filled: Bools) -> Bools:
    """Return the rows that the value can come from: of the same class, where all filled rows share one."""
    known = ~np.isnan(rows.values) & ~filled
    classes = np.unique(rows.classes[filled])
    return known & (rows.classes == classes[0]) if len(classes) == 1 else known


def _p_mean(rows: Rows, filled: Bools, others: Bools, fit: Fit) -> tuple[float, float] | None:
    used = rows.values[others if fit.with_train else others & ~rows.in_train]
    alone = rows.values[others & rows.in_train]
    if len(used) < FEWEST_LEVELS or len(alone) < 2 or not (fit.with_train or _untied(used)):
        return None
    value, spread = float(rows.values[filled][0]), float(used.std())
    if spread == 0:
        return None
    off, off_train = abs(value - used.mean()) / spread, abs(value - alone.mean()) / spread
    noise = max(off, ROUNDING)
    if off > EXACT or off_train <= CLEARLY * max(off, FLOAT_NOISE):
        return None
    moved = np.sqrt(max(1, len(used) - (len(alone) if fit.with_train else 0))) / len(used)
    return float(p_closeness(np.array(noise), np.array(moved))), float(alone.mean())


def _p_median(rows: Rows, filled: Bools, others: Bools, fit: Fit) -> tuple[float, float] | None:
    """Return how likely as many other values lie below as above; the training rows' must not be balanced.

    Whoever chose the value without the other sets' rows leaves these free: knowing how many of the n training rows lie
    below, the number below among m others follows a beta-binomial law. That the value lies half-way between two others
    says no more: so does the median of training rows of which some were dropped since.
    """
    used = rows.values[others if fit.with_train else others & ~rows.in_train]
    alone = rows.values[others & rows.in_train]
    value = float(rows.values[filled][0])
    if len(used) < FEWEST_LEVELS or not _untied(used):
        return None  # where values are tied, one of them is the median by nature
    balanced, balanced_train = np.sum(np.sign(used - value)), np.sum(np.sign(alone - value))
    if balanced != 0 or abs(balanced_train) <= 1:
        return None
    free = rows.values[others & ~rows.in_train]
    n_below = int(np.sum(alone < value))
    p_balanced = betabinom.pmf(np.sum(free < value), len(free), n_below + HALF, len(alone) - n_below + HALF)
    return float(p_balanced), float(np.median(alone))


def _untied(values: Floats) -> bool:
    return len(np.unique(values)) >= UNTIED * len(values)

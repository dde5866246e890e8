"""Centred and standardised columns, and over which rows the mean is exactly 0."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from course_toolkit.splits.compute.checks.preprocessing_on_all.chance import (
    PROOF,
    QUESTION,
    discount,
    p_both,
    p_closeness,
    p_together,
)
from course_toolkit.splits.compute.checks.preprocessing_on_all.fits import Fit, wrong_fits
from course_toolkit.splits.compute.checks.preprocessing_on_all.lattice import lattice_step
from course_toolkit.splits.compute.checks.preprocessing_on_all.numbers import (
    FLOAT_NOISE,
    N_ROWS_COMPARED,
    Bools,
    Floats,
    NumberTable,
    designed,
)
from course_toolkit.splits.compute.checks.preprocessing_on_all.proof import Kind, Proof, Severity
from course_toolkit.splits.compute.tables.sets import Name

#: float32 keeps seven digits: what was computed in it is 0 to this share of the spread.
SINGLE_NOISE = 2e-6
#: A p-value at which a column joins those that are judged together.
JOINING = 0.01
#: The training rows miss the exact value by this many times more than the rows fitted on do.
CLEARLY = 20.0
#: A column written in coarser steps than this cannot be seen to be centred.
COARSE_STEP = 1e-3
#: Rows fewer than this can have any mean.
FEWEST_ROWS = 4
N_SHOWN = 5
#: A correlation below it is none.
UNCORRELATED = 1e-8


@dataclass(frozen=True)
class Centring:
    """For one choice of rows: how far the mean of each column is from 0, and the p-value of being so near."""

    off: Floats
    p_mean: Floats
    p_scale: Floats
    exact: Bools
    train_off: Floats


def find_scaled(table: NumberTable, transformed: frozenset[Name]) -> Iterator[Proof]:
    """Look for columns whose mean is exactly 0 over more rows than the training set's."""
    explained: set[int] = set()
    for fit in wrong_fits(table.parts):
        proof, columns = _judge(table, fit, transformed, explained)
        explained |= columns
        if proof is not None:
            yield proof


def _judge(
    table: NumberTable, fit: Fit, transformed: frozenset[Name], explained: set[int]
) -> tuple[Proof | None, set[int]]:
    centring, constant = _centring(table, fit)
    train_exact = centring.train_off <= CLEARLY * np.maximum(centring.off, FLOAT_NOISE)
    parts_exact = _parts_exact(table, fit, centring)
    by_itself = len(fit.keys) == 1 and bool(np.mean(train_exact & centring.exact) > 0.5 * np.mean(centring.exact))
    candidates = centring.exact & (centring.p_mean <= JOINING) & ~parts_exact
    if by_itself:
        candidates &= centring.p_scale <= JOINING
    else:
        candidates &= ~train_exact
    hits = [int(j) for j in np.flatnonzero(candidates) if j not in explained]
    hits = [j for j in hits if not _by_lattice(table, fit, j)]
    proving = [j for j in hits if table.names[j] in transformed or not designed(table.values(j, fit.keys))]
    if not proving:
        return None, set()
    scaled = [j for j in proving if centring.p_scale[j] <= JOINING]
    kind, chosen = _kind(table, fit, proving, scaled, constant)
    p_values = centring.p_mean[chosen] if kind in {"centred", "components"} else _p_scaled(centring, chosen)
    chance = p_together(discount(p_values, table.matrix(chosen, fit.keys)), n_looked=len(table.columns))
    severity = _severity(table, fit, kind, chosen, chance, transformed)
    if severity is None:
        return None, set()
    listed = hits if kind in {"centred", "components"} else [j for j in hits if centring.p_scale[j] <= JOINING]
    return Proof(
        kind, fit, tuple(table.names[j] for j in listed), len(table.columns),
        "warning" if by_itself and severity == "error" else severity, by_itself,
        {
            "n_columns": len(listed), "n_looked": len(table.columns), "max_abs_mean": float(centring.off[listed].max()),
            "max_abs_mean_train": float(centring.train_off[listed].max()), "p_chance": chance,
        },
        {table.names[j]: (table.over(("train",)).mean[j], table.over(fit.keys).mean[j]) for j in listed[:N_SHOWN]},
    ), set(hits)  # fmt: skip


def _centring(table: NumberTable, fit: Fit) -> tuple[Centring, Kind]:
    """Return how near each mean is to 0, and each spread to the constant that fits the most columns."""
    rows, train = table.over(fit.keys), table.over(("train",))
    enough = rows.n >= FEWEST_ROWS
    with np.errstate(divide="ignore", invalid="ignore"):
        written = table.steps / np.sqrt(3 * rows.n) / rows.std  # what rounding does to a mean, twice its deviation
        off, train_off = np.abs(rows.mean) / rows.std, np.abs(train.mean) / rows.std
        # Of data scaled on the training rows, only the other rows move the mean of all; of other data, all do.
        others = rows.n - np.where(fit.with_train, train.n, 0)
        spread = np.sqrt(np.maximum(others, 1)) / rows.n
        exact = enough & (off <= np.maximum(SINGLE_NOISE, 3 * written))
        p_mean = p_closeness(np.maximum(np.maximum(off, written), 1e-15), spread)
        scales: dict[Kind, Floats] = {
            "standardized": np.minimum(
                np.abs(rows.std - 1), np.abs(rows.std * np.sqrt(rows.n / np.maximum(rows.n - 1, 1)) - 1)
            ),
            "norm": np.abs(rows.std * np.sqrt(rows.n) - 1),
        }
        floor = np.maximum(written + (table.steps / rows.std) ** 2 / 6, 1e-15)
    p_scales = {kind: p_closeness(np.maximum(far, floor), spread / np.sqrt(2)) for kind, far in scales.items()}
    best = max(p_scales, key=lambda kind: int(np.sum(exact & (p_scales[kind] <= JOINING))))
    return Centring(off, p_mean, p_scales[best], exact, train_off), best


def _parts_exact(table: NumberTable, fit: Fit, centring: Centring) -> Bools:
    """Say where every set has the mean 0 on its own: then that of all says nothing new."""
    everywhere = np.full(len(table.columns), len(fit.keys) > 1)
    for key in fit.keys:
        part = table.over((key,))
        with np.errstate(divide="ignore", invalid="ignore"):
            everywhere &= np.abs(part.mean) / part.std <= CLEARLY * np.maximum(centring.off, FLOAT_NOISE)
    return everywhere


def _by_lattice(table: NumberTable, fit: Fit, j: int) -> bool:
    """Say whether the values are whole multiples of a step: then their mean may well be 0 by chance."""
    if table.steps[j] > 0:
        return False  # of decimals, the p-value knows already
    values = table.values(j, fit.keys)
    step = lattice_step(np.unique(values[:: max(1, len(values) // N_ROWS_COMPARED)]), origin=0.0)
    return bool(step > values.std() * COARSE_STEP)


def _kind(
    table: NumberTable, fit: Fit, proving: list[int], scaled: list[int], constant: Kind
) -> tuple[Kind, list[int]]:
    if _components(table, fit, proving):
        return "components", proving
    if scaled:
        return constant, scaled
    return "centred", proving


def _components(table: NumberTable, fit: Fit, columns: list[int]) -> bool:
    """Say whether the columns are uncorrelated over these rows and not over the training rows, as after a PCA."""
    if len(columns) < 2:
        return False
    together = _correlation(table, columns, fit.keys)
    alone = _correlation(table, columns, ("train",))
    return together <= UNCORRELATED and alone > max(CLEARLY * together, UNCORRELATED)


def _correlation(table: NumberTable, columns: list[int], keys: tuple[str, ...]) -> float:
    """Return the largest correlation between two of the columns; 1 where values are missing."""
    some = columns[:60]
    matrix = np.column_stack([np.concatenate([table.columns[j].per_set[key] for key in keys]) for j in some])
    if np.isnan(matrix).any() or len(matrix) < 3:
        return 1.0
    with np.errstate(invalid="ignore", divide="ignore"):
        found = np.abs(np.corrcoef(matrix, rowvar=False)) - np.eye(len(some))
    return float(np.nan_to_num(found, nan=1.0).max())


def _p_scaled(centring: Centring, columns: list[int]) -> Floats:
    return p_both(centring.p_mean[columns], centring.p_scale[columns])


def _severity(
    table: NumberTable, fit: Fit, kind: Kind, chosen: list[int], chance: float, transformed: frozenset[Name]
) -> Severity | None:
    """Return what the evidence amounts to: a mean of 0 alone may be a design of which we know nothing."""
    if chance > PROOF:
        return "question" if chance <= QUESTION else None
    if kind != "centred" or any(table.names[j] in transformed for j in chosen):
        return "error"
    written_exactly = int(np.sum(table.steps < COARSE_STEP))  # the columns that could have been centred
    if len(chosen) >= 2 and len(chosen) > written_exactly / 2:
        return "error"
    return "question" if fit.with_train else None

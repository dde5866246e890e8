"""Values in another unit that do not stand apart in their column, but do beside what their row says otherwise.

Weights in pounds overlap with weights in kilograms: 110 may be either. Beside a body mass index of 21 it is not.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.rules.values.beside import Residuals, residuals_of
from course_toolkit.first_look.compute.rules.values.bulk import Bulk, bulk_among, bulk_of
from course_toolkit.first_look.compute.rules.values.converting import Converted, suspicion_of
from course_toolkit.first_look.compute.rules.values.units import (
    COMMON,
    DECIMAL,
    Conversion,
    conversions_named,
    is_clock,
)
from course_toolkit.first_look.compute.table import Positions, Table

Floats = NDArray[np.float64]

#: A conversion must move a value by so many times the usual residual.
FEWEST_DEVIATIONS = 4.0
#: Residuals lie so many usual ones around the logarithm of the factor; whole numbers round, besides.
N_DEVIATIONS, ROUNDING = 3.0, 0.02
#: Fewer rows are slips, no unit.
FEWEST_OF_A_UNIT = 3
#: How far apart the nearest residual must lie, in mean spacings.
APART = 8.0
#: Of a conversion that moves values so many usual residuals, a smaller gap is enough: hardly anything else lands there.
FAR_DEVIATIONS, FAR_APART = 10.0, 4.0
#: So many rows are needed, by how telling the conversion is: of the name, a decimal sign, of any name.
FEWEST_ROWS = {0: 3, 1: 1, 2: 8}
#: A row is meant from here on the way to the factor.
NEARER = 0.54
#: Many rows are a second hill where hardly any lie half way to it, between these parts of the way.
FEWEST_OF_A_HILL, TIMES_HALF_WAY, HALF_WAY = 6, 4, (0.4, 0.6)
#: Converted, most of the values lie between these shares of the column.
LOWEST, HIGHEST, MOST = 0.002, 0.998, 0.8
#: A single value of a wide column may even be less ordinary once converted.
LEAST_GAIN = -1.0
#: Where this share of the other residuals are not all near, everything finds room among them. Where the others leave
#: more than this part of the spread of a column, they say next to nothing of it.
MOST_OF_THE_REST, LARGEST_LEFT = 0.95, 0.75
#: More rows than this, whose name speaks of no unit, may be of another kind.
LARGEST_SHARE = 0.1
#: Another conversion is as likely that makes this share of the rows fit.
LEAST_OF_A_RIVAL = 0.8
#: The middle of the residuals lies so many standard errors around the logarithm of the factor.
N_ERRORS = 3.0


@dataclass(frozen=True, eq=False)
class _Found:
    """Rows whose value of one column fits the others once converted."""

    residuals: Residuals
    conversion: Conversion
    positions: Positions
    rank: int
    gain: float
    rivals: tuple[Conversion, ...] = ()


def find_units_beside(table: Table) -> Iterator[Suspicion]:
    """Find values that do not fit their row, and would in another unit."""
    found = [one for residuals in residuals_of(table) if (one := _best(residuals)) is not None]
    taken: set[int] = set()
    for one in sorted(found, key=lambda one: (one.rank > 0, -one.gain)):
        rows = set(one.positions.tolist())
        if len(rows & taken) <= len(rows) / 2:  # the same rows, blamed on another column
            taken |= rows
            yield _suspicion(table, one)


def _best(residuals: Residuals) -> _Found | None:
    """Return the conversion that makes most rows fit."""
    bulk = bulk_of(residuals.attribute)
    if bulk is None or is_clock(residuals.attribute.known):
        return None
    tried = (_found(residuals, bulk, rank, one) for rank, one in _thinkable(residuals))
    found = [one for one in tried if one is not None]
    if not found:
        return None
    best = max(found, key=lambda one: (len(one.positions), one.gain))
    n_needed = LEAST_OF_A_RIVAL * len(best.positions)
    rivals = (one.conversion for one in found if np.isin(best.positions, one.positions).sum() >= n_needed)
    return replace(best, rivals=tuple(one for one in rivals if not one.is_like(best.conversion)))


def _thinkable(residuals: Residuals) -> Iterator[tuple[int, Conversion]]:
    named = [one for one in conversions_named(residuals.attribute.name) if not one.offset]
    yield from ((0, one) for one in named)
    yield from ((1, one) for one in DECIMAL)
    if not named:
        yield from ((2, one) for one in COMMON)


def _found(residuals: Residuals, bulk: Bulk, rank: int, conversion: Conversion) -> _Found | None:
    moved, spread = -float(np.log(conversion.factor)), residuals.spread
    if abs(moved) < FEWEST_DEVIATIONS * spread:
        return None
    toward = residuals.errors * np.sign(moved)
    with np.errstate(invalid="ignore"):
        near = (np.abs(residuals.errors - moved) <= N_DEVIATIONS * spread + ROUNDING) & (toward > NEARER * abs(moved))
    positions = np.flatnonzero(near)
    if len(positions) < FEWEST_ROWS[rank] or not _is_group(residuals, positions, moved):
        return None
    values = residuals.attribute.floats[positions]
    converted = conversion.convert(values)
    lands = (converted >= bulk.quantile(LOWEST)) & (converted <= bulk.quantile(HIGHEST))
    gain = _gain(values, converted, bulk)
    least = 0 if len(positions) >= FEWEST_OF_A_UNIT else LEAST_GAIN
    if np.mean(lands) < MOST or gain <= least:
        return None
    return _Found(residuals, conversion, positions, rank, gain)


def _is_group(residuals: Residuals, positions: Positions, moved: float) -> bool:
    """Return whether residuals stand apart, and lie around the logarithm of the factor."""
    values, n_rows = residuals.errors[positions], len(positions)
    error = N_ERRORS * residuals.spread / float(np.sqrt(n_rows)) + ROUNDING
    if n_rows >= FEWEST_OF_A_UNIT and abs(float(np.median(values)) - moved) > error:
        return False
    needed = APART if abs(moved) < FAR_DEVIATIONS * residuals.spread else FAR_APART
    return _gap(residuals, positions) >= needed or _is_hill(residuals.errors, n_rows, moved)


def _gap(residuals: Residuals, positions: Positions) -> float:
    """Return the spacings between some residuals and the nearest of the others."""
    others = np.delete(residuals.errors, positions)
    others = others[~np.isnan(others)]
    among = bulk_among(np.sort(others))
    if among is None:
        return 0.0
    usual = Bulk(among, np.array([], dtype=np.intp))
    is_outside = (others < usual.low) | (others > usual.high)
    return usual.gap(residuals.errors[positions], others[is_outside])


def _is_hill(values: Floats, n_rows: int, moved: float) -> bool:
    """Return whether many rows lie around the logarithm of the factor, and hardly any half way: a second hill.

    A tail, however heavy, has more half way than at its end.
    """
    toward = values * np.sign(moved)
    low, high = (part * abs(moved) for part in HALF_WAY)
    with np.errstate(invalid="ignore"):
        n_half_way = int(np.count_nonzero((toward > low) & (toward < high)))
    return n_rows >= FEWEST_OF_A_HILL + TIMES_HALF_WAY * n_half_way


def _gain(values: Floats, converted: Floats, bulk: Bulk) -> float:
    """Return how much nearer to the middle of their column values lie once converted, in squared deviations."""
    logs = np.log(bulk.ordered[bulk.ordered > 0])
    middle, spread = float(np.median(logs)), float(np.std(logs))
    before, after = (((np.log(ones) - middle) / spread) ** 2 for ones in (values, converted))
    return float(np.mean(before - after))


def _suspicion(table: Table, found: _Found) -> Suspicion:
    attribute, bulk = found.residuals.attribute, bulk_of(found.residuals.attribute)
    n_rows = len(found.positions)
    is_shift = found.conversion.is_decimal and n_rows < FEWEST_OF_A_UNIT
    usual_range = (bulk.low, bulk.high) if bulk is not None else (0.0, 0.0)
    converted = Converted(
        attribute, found.positions, found.conversion, usual_range, found.residuals.names, found.rivals
    )
    severity: Literal["warning", "question"] = "warning" if _is_telling(found) and not is_shift else "question"
    return suspicion_of(table, converted, code="shifted_decimal" if is_shift else "mixed_units", severity=severity)


def _is_telling(found: _Found) -> bool:
    """Return whether nothing else comes into question: the name speaks of it, or the others leave no doubt."""
    residuals = found.residuals
    moved = abs(float(np.log(found.conversion.factor)))
    rest = np.delete(residuals.errors, found.positions)
    is_heavy = float(np.nanquantile(np.abs(rest), MOST_OF_THE_REST)) > FEWEST_DEVIATIONS * residuals.spread
    is_far = (
        moved >= FAR_DEVIATIONS * residuals.spread and len(found.positions) <= LARGEST_SHARE * np.isfinite(rest).sum()
    )
    is_named = found.rank == 0 and residuals.share_left <= LARGEST_LEFT
    return (is_named or (found.rank < 2 and is_far)) and not found.rivals and not is_heavy

"""Values in another unit, or with a shifted decimal sign: apart from the others, and ordinary once converted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.rules.values.bulk import Bulk
from course_toolkit.first_look.compute.rules.values.converting import Converted, suspicion_of
from course_toolkit.first_look.compute.rules.values.measures import Measure, measures
from course_toolkit.first_look.compute.rules.values.units import COMMON, DECIMAL, Conversion, conversions_named
from course_toolkit.first_look.compute.table import Positions, Table

Floats = NDArray[np.float64]

#: How far apart, in mean spacings, the nearest of the values must lie.
APART = 8.0
#: Converted, they lie between these shares of the bulk.
LOWEST, HIGHEST = 0.005, 0.995
#: Many of them may be a little beyond the ends of the bulk, as its own values would be, were there more of them.
WIDER = 1.25
#: Fewer values are slips, no unit.
FEWEST_OF_A_UNIT = 3
#: From so many values on, their middle and their spread must be those of the bulk too.
ENOUGH_FOR_A_SHAPE = 5
#: The middle may lie so many standard errors beside that of the bulk, and besides so many standard deviations (the less
#: the name says); the spread may be so many times as large or as small.
N_ERRORS, N_DEVIATIONS, LARGEST_RATIO = 2.5, (0.35, 0.25, 0.05), 2.5
#: Of the values that stand apart on a side, at least this share must become ordinary.
LEAST_SHARE = 0.35
#: A conversion moves values by at least this part of the width of the bulk, as ratios between these
#: shares of it; a single value or two by all of it.
LEAST_MOVE, LEAST_MOVE_OF_FEW, LOW_END, HIGH_END = 0.75, 1.0, 0.01, 0.99
#: Groups twice or thrice as large as the others are common: without a telling name, a factor must be larger.
LEAST_TELLING = 5.0
#: Without a telling name, a conversion that moves no decimal sign needs so many values to be thought of.
FEWEST_WITHOUT_A_NAME = 8


@dataclass(frozen=True, eq=False)
class _Landing:
    """Values that one conversion makes ordinary."""

    conversion: Conversion
    positions: Positions
    distance: float
    rank: int


def find_mixed_units(table: Table) -> Iterator[Suspicion]:
    """Find values that stand apart from the others and would not, were they in the same unit."""
    for measure in measures(table):
        for is_above in (False, True):
            landing = _best(measure, is_above=is_above)
            if landing is not None:
                yield _suspicion(table, measure, landing)


def _best(measure: Measure, *, is_above: bool) -> _Landing | None:
    """Return the conversion that most values of a side become ordinary by."""
    values, bulk = measure.values, measure.bulk
    side = values > bulk.high if is_above else values < bulk.low
    if not side.any() or (bulk.low < 0 and not conversions_named(measure.name)):
        return None
    positions = measure.outside[side]
    fewest = LEAST_SHARE * len(positions)
    landings = [
        landing
        for rank, conversion in _thinkable(measure)
        if (landing := _landing(measure, positions, conversion, rank)) is not None and len(landing.positions) >= fewest
    ]
    if not landings:
        return None
    most = max(len(one.positions) for one in landings)
    likely = [one for one in landings if len(one.positions) >= max(1, 0.8 * most)]
    return min(likely, key=lambda one: (one.rank, one.distance))


def _thinkable(measure: Measure) -> Iterator[tuple[int, Conversion]]:
    """Yield conversions with a rank: those that the name speaks of, powers of ten, the common ones without a name."""
    named = conversions_named(measure.name)
    yield from ((0, one) for one in named)
    yield from ((1, one) for one in DECIMAL)
    if not named:
        yield from ((2, one) for one in COMMON if max(one.factor, 1 / one.factor) >= LEAST_TELLING)


def _landing(measure: Measure, positions: Positions, conversion: Conversion, rank: int) -> _Landing | None:
    bulk, values = measure.bulk, measure.attribute.floats[positions]
    converted = conversion.convert(values)
    lands = (converted >= bulk.quantile(LOWEST)) & (converted <= bulk.quantile(HIGHEST))
    if np.count_nonzero(lands) >= FEWEST_OF_A_UNIT and bulk.low > 0:
        lands = (converted >= bulk.low / WIDER) & (converted <= bulk.high * WIDER)
    n_values = int(np.count_nonzero(lands))
    if n_values == 0 or not _is_telling(conversion, bulk, n_values) or (rank == 2 and n_values < FEWEST_WITHOUT_A_NAME):
        return None
    if bulk.gap(values[lands], values[~lands]) < APART or not _is_alike(converted[lands], bulk, conversion, rank):
        return None
    distance = abs(float(np.median(converted[lands])) - bulk.median)
    return _Landing(conversion, positions[lands], distance, rank)


def _is_telling(conversion: Conversion, bulk: Bulk, n_values: int) -> bool:
    """Return whether a conversion moves values further than most of them differ: else anything lands somewhere."""
    if conversion.offset:
        return True
    positive = bulk.ordered[bulk.ordered > 0]
    least = LEAST_MOVE_OF_FEW if n_values < FEWEST_OF_A_UNIT else LEAST_MOVE
    width = np.log(np.quantile(positive, HIGH_END) / np.quantile(positive, LOW_END)) if len(positive) else np.inf
    return bool(abs(np.log(conversion.factor)) >= least * width)


def _is_alike(converted: Floats, bulk: Bulk, conversion: Conversion, rank: int) -> bool:
    """Return whether converted values lie in the middle of the bulk and are spread as it is; a few always do."""
    if len(converted) < ENOUGH_FOR_A_SHAPE:
        return True
    scale = np.log if bulk.low > 0 and not conversion.offset else np.asarray
    others, ones = scale(bulk.ordered), scale(converted)
    spread, own_spread = float(np.std(others)), float(np.std(ones))
    tolerance = spread * (N_ERRORS / float(np.sqrt(len(ones))) + N_DEVIATIONS[rank])
    is_central = abs(float(np.median(ones) - np.median(others))) <= tolerance
    is_as_wide = spread / LARGEST_RATIO <= own_spread * (1 + 1 / float(np.sqrt(len(ones)))) <= spread * LARGEST_RATIO
    return is_central and is_as_wide


def _suspicion(table: Table, measure: Measure, landing: _Landing) -> Suspicion:
    n_rows = len(landing.positions)
    is_shift = landing.conversion.is_decimal and n_rows < FEWEST_OF_A_UNIT
    severity: Literal["warning", "question"] = "question" if n_rows < FEWEST_OF_A_UNIT else "warning"
    converted = Converted(
        measure.attribute, landing.positions, landing.conversion, (measure.bulk.low, measure.bulk.high)
    )
    return suspicion_of(table, converted, code="shifted_decimal" if is_shift else "mixed_units", severity=severity)

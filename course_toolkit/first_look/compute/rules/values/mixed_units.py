"""Values in another unit, or with a shifted decimal sign: apart from the others, and ordinary once converted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.meaning.names import hint_of
from course_toolkit.first_look.compute.finding import Suspicion
from course_toolkit.first_look.compute.rules.values.bulk import Bulk
from course_toolkit.first_look.compute.rules.values.converting import Converted, suspicion_of
from course_toolkit.first_look.compute.rules.values.measures import Measure, measures
from course_toolkit.first_look.compute.rules.values.units import (
    COMMON,
    DECIMAL,
    Conversion,
    conversions_named,
    is_clock,
)
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
#: A warning is due where a conversion moves values by so many widths, by its rank: a heavy tail has a place for all.
LEAST_MOVE_TO_WARN = (1.0, 1.5, 1.5)
#: Groups twice or thrice as large as the others are common: without a telling name, a factor must be larger.
LEAST_TELLING = 5.0
#: Without a telling name, a conversion that moves no decimal sign needs so many values to be thought of.
FEWEST_WITHOUT_A_NAME = 8
#: Conversions are in doubt whose middle lies so many standard errors further off than the nearest.
N_DOUBTED = 3.0


@dataclass(frozen=True, eq=False)
class _Landing:
    """Values that one conversion makes ordinary; how many deviations their middle lies beside that of the others."""

    conversion: Conversion
    positions: Positions
    distance: float
    rank: int


def find_mixed_units(table: Table) -> Iterator[Suspicion]:
    """Find values that stand apart from the others and would not, were they in the same unit."""
    for measure in measures(table):
        for is_above in (False, True):
            likely = _likely(measure, is_above=is_above) if _is_measured(measure) else []
            if likely:
                yield _suspicion(table, measure, _in_doubt(likely))


def _is_measured(measure: Measure) -> bool:
    """Return whether values have a unit: numbers of places and kinds have none, nor have times of day."""
    is_place = hint_of(measure.name) == "ordinary" and not conversions_named(measure.name)
    return not is_place and not is_clock(measure.attribute.known)


def _likely(measure: Measure, *, is_above: bool) -> list[_Landing]:
    """Return the conversions that most values of a side become ordinary by."""
    values, bulk = measure.values, measure.bulk
    side = values > bulk.high if is_above else values < bulk.low
    if not side.any() or (bulk.low < 0 and not conversions_named(measure.name)):
        return []
    positions = measure.outside[side]
    fewest = LEAST_SHARE * len(positions)
    landings = [
        landing
        for rank, conversion in _thinkable(measure)
        if (landing := _landing(measure, positions, conversion, rank)) is not None and len(landing.positions) >= fewest
    ]
    most = max((len(one.positions) for one in landings), default=0)
    return [one for one in landings if len(one.positions) >= max(1, 0.8 * most)]


def _in_doubt(likely: list[_Landing]) -> list[_Landing]:
    """Return the conversions that fit about as well as the best, the likeliest first.

    Of a few cells that is a shifted decimal sign, of more what the name speaks of.
    """
    n_values, nearest = min(len(one.positions) for one in likely), min(one.distance for one in likely)
    doubted = [one for one in likely if one.distance <= nearest + N_DOUBTED / float(np.sqrt(n_values))]
    are_slips = n_values < FEWEST_OF_A_UNIT
    doubted.sort(key=lambda one: (one.rank != 1 if are_slips else one.rank, one.distance))
    first = doubted[0]
    return [first, *(one for one in doubted if not one.conversion.is_like(first.conversion))]


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
    if bulk.low == 0:  # beside zeros anything is small enough
        lands &= converted >= bulk.ordered[bulk.ordered > 0][0]
    n_values = int(np.count_nonzero(lands))
    if n_values == 0 or not _is_telling(conversion, bulk, n_values) or (rank == 2 and n_values < FEWEST_WITHOUT_A_NAME):
        return None
    if bulk.gap(values[lands], values[~lands]) < APART or not _is_alike(converted[lands], bulk, conversion, rank):
        return None
    return _Landing(conversion, positions[lands], _distance(converted[lands], bulk, conversion), rank)


def _distance(converted: Floats, bulk: Bulk, conversion: Conversion) -> float:
    scale = _scale(bulk, conversion)
    others = scale(bulk.ordered)
    return abs(float(np.median(scale(converted)) - np.median(others))) / float(np.std(others))


def _scale(bulk: Bulk, conversion: Conversion) -> Callable[[Floats], Floats]:
    return np.log if bulk.low > 0 and not conversion.offset else np.asarray


def _is_telling(conversion: Conversion, bulk: Bulk, n_values: int) -> bool:
    """Return whether a conversion moves values further than most of them differ: else anything lands somewhere."""
    return _move(conversion, bulk) >= (LEAST_MOVE_OF_FEW if n_values < FEWEST_OF_A_UNIT else LEAST_MOVE)


def _move(conversion: Conversion, bulk: Bulk) -> float:
    """Return by how many widths of the bulk, as ratios, a conversion moves values."""
    positive = bulk.ordered[bulk.ordered > 0]
    if conversion.offset:
        return np.inf
    if not len(positive):
        return 0.0
    width = float(np.log(np.quantile(positive, HIGH_END) / np.quantile(positive, LOW_END)))
    return abs(float(np.log(conversion.factor))) / width if width > 0 else np.inf


def _is_alike(converted: Floats, bulk: Bulk, conversion: Conversion, rank: int) -> bool:
    """Return whether converted values lie in the middle of the bulk and are spread as it is; a few always do."""
    if len(converted) < ENOUGH_FOR_A_SHAPE:
        return True
    scale = _scale(bulk, conversion)
    others, ones = scale(bulk.ordered), scale(converted)
    spread, own_spread = float(np.std(others)), float(np.std(ones))
    tolerance = spread * (N_ERRORS / float(np.sqrt(len(ones))) + N_DEVIATIONS[rank])
    is_central = abs(float(np.median(ones) - np.median(others))) <= tolerance
    is_as_wide = spread / LARGEST_RATIO <= own_spread * (1 + 1 / float(np.sqrt(len(ones)))) <= spread * LARGEST_RATIO
    return is_central and is_as_wide


def _suspicion(table: Table, measure: Measure, doubted: list[_Landing]) -> Suspicion:
    landing, *others = doubted
    n_rows = len(landing.positions)
    is_shift = landing.conversion.is_decimal and n_rows < FEWEST_OF_A_UNIT
    severity: Literal["warning", "question"] = "question" if others or _is_vague(landing, measure.bulk) else "warning"
    rivals = tuple(one.conversion for one in others)
    usual_range = (measure.bulk.low, measure.bulk.high)
    converted = Converted(measure.attribute, landing.positions, landing.conversion, usual_range, rivals=rivals)
    return suspicion_of(table, converted, code="shifted_decimal" if is_shift else "mixed_units", severity=severity)


def _is_vague(landing: _Landing, bulk: Bulk) -> bool:
    """Return whether the values are too few to be of a unit, or the others so wide that much lands among them."""
    fewest = FEWEST_OF_A_UNIT if landing.rank == 0 else ENOUGH_FOR_A_SHAPE
    return len(landing.positions) < fewest or _move(landing.conversion, bulk) < LEAST_MOVE_TO_WARN[landing.rank]

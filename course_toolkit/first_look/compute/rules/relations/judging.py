"""Which formulas hold: more exactly than chance or a mere correlation would, on which rows, and which are broken."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from course_toolkit.first_look.compute.rules.relations.formulas import BROKEN, Formula
from course_toolkit.first_look.compute.rules.relations.measures import Measures, step_of

Floats = NDArray[np.float64]

FEWEST_ROWS = 10
#: A formula holds on so many of the rows, and gives so many different values.
MOST_HOLD, FEWEST_VALUES = 0.9, 8
#: The logarithm of the probability that chance makes any formula of the table hold as exactly.
LOG_LEVEL = np.log(1e-6)
#: Rounding takes no more than this part of what the other columns leave open: else a strong correlation would do.
MOST_BY_CHANCE, MOST_BY_ROUNDING = 0.5, 0.15
#: Numbers that nobody would write are fitted, and each of them makes chance fit better.
MOST_FITTED, ODD_NUMBER = 0.08, 0.15
#: A formula was computed from the very values of the table where it holds on nearly as many rows, or on most, once
#: the rounding of its terms is left aside; unless with that it holds on all.
NEARLY, NEARLY_MOST, ALL = 0.03, 0.88, 0.995
TINY = 1e-12


@dataclass(frozen=True)
class Fit:
    """A formula, the share of the rows on which it holds, and the rows where it is broken."""

    formula: Formula
    share: float
    n_known: int
    predicted: Floats
    broken: NDArray[np.bool_]


def judge(measures: Measures, formula: Formula, *, n_trials: float) -> float | None:
    """Return how good a formula is, larger is better; None where chance or a mere correlation would do as much."""
    target = measures.column(formula.target)
    predicted = formula.predicted(measures)
    tolerance = formula.tolerance(measures, predicted)
    known = np.isfinite(target) & np.isfinite(predicted)
    n_known = int(known.sum())
    if n_known < FEWEST_ROWS or len(np.unique(target[known])) < FEWEST_VALUES:
        return None
    off, allowed = np.abs(target - predicted)[known], tolerance[known]
    own = formula.tolerance(measures, predicted, own_rounding=True)[known]
    is_tight = bool((off <= own).mean() >= MOST_HOLD)
    allowed = own if is_tight else allowed
    share = float((off <= allowed).mean())
    chance = min(1.0, 2 * float(np.median(allowed)) / max(_spread_without(measures, formula, known), TINY))
    n_told = share * n_known - len(formula.terms) - 1
    most = MOST_BY_CHANCE if is_tight else MOST_BY_ROUNDING
    if formula.n_odd:
        most = min(most, MOST_FITTED)
    if share < MOST_HOLD or n_told * np.log(chance) + np.log(n_trials) > LOG_LEVEL or chance > most:
        return None
    if formula.n_odd and _is_flat(measures, formula, known):
        return None
    return _quality(measures, formula, known, off)


def _quality(measures: Measures, formula: Formula, known: NDArray[np.bool_], off: Floats) -> float:
    """Say how much a formula looks like the one that was computed.

    What was computed and rounded is off by all of its own rounding and no more; a simple formula beats its inversions.
    """
    half = step_of(measures.column(formula.target)) / 2
    allowed = formula.tolerance(measures, formula.predicted(measures), own_rounding=True)[known]
    tight = float((off <= allowed).mean())
    fill = min(1.0, float(np.quantile(off, 0.8)) / half) if half > 0 else 0.0
    weights = np.array(formula.weights)
    roots = float((np.abs(weights) == 0.5).sum()) if formula.form == "product" else 0.0  # noqa: PLR2004
    odd = 0.1 * roots + 0.02 * float((weights < 0).sum()) + 0.05 * (formula.form == "rate") * len(weights)
    late = 0.06 * measures.names.index(formula.target) / len(measures.names)
    return tight + 0.1 * fill - odd - ODD_NUMBER * formula.n_odd + late - 0.5 * (formula.target in measures.dates)


def _is_flat(measures: Measures, formula: Formula, known: NDArray[np.bool_]) -> bool:
    """Say whether a curve is none over so narrow a range: a plain sum of its terms would do as well."""
    if formula.form == "sum":
        return False
    columns = [measures.column(name)[known] for name in formula.terms]
    curve = formula.predicted(measures)[known]
    if len(columns) == 1 and formula.weights == (1.0,) and formula.form == "product":
        return False  # a line itself
    design = np.column_stack([np.ones(len(curve)), *((column - column.mean()) for column in columns)])
    plane = design @ np.linalg.lstsq(design, curve, rcond=1e-12)[0]
    own = formula.tolerance(measures, formula.predicted(measures), own_rounding=True)[known]
    return bool((np.abs(curve - plane) <= own).mean() >= MOST_HOLD)


def _spread_without(measures: Measures, formula: Formula, known: NDArray[np.bool_]) -> float:
    """Return how widely the target spreads once its best single term is allowed for."""
    target = measures.column(formula.target)[known]
    spreads = [float(np.subtract(*np.quantile(target, [0.9, 0.1])))]
    for name in formula.terms if len(formula.terms) > 1 else ():
        term = measures.column(name)[known]
        besides = [_beside(target, one) for one in (term, np.log(np.maximum(term, TINY)))]
        spreads += [float(np.subtract(*np.quantile(rest, [0.9, 0.1]))) for rest in besides]
    return min(spreads)


def _beside(target: Floats, term: Floats) -> Floats:
    """Return what a line through one term leaves of the target; all of it where the term is constant."""
    off = term - term.mean()
    size = float(off @ off)
    return target - off * (float(off @ target) / size) if size > 0 else target


def hold(measures: Measures, formula: Formula) -> Fit | None:
    """Hold a formula against all rows."""
    target = measures.column(formula.target)
    formula = _with_shift(measures, formula)
    predicted = formula.predicted(measures)
    tolerance = formula.tolerance(measures, predicted)
    known = np.isfinite(target) & np.isfinite(predicted)
    off = np.abs(target - predicted)
    share = float((off[known] <= tolerance[known]).mean()) if known.any() else 0.0
    if share < MOST_HOLD:
        return None
    own = formula.tolerance(measures, predicted, own_rounding=True)
    tight = float((off[known] <= own[known]).mean())
    if tight >= share - NEARLY or (tight >= NEARLY_MOST and share < ALL):  # computed from the very values of the table
        tolerance, share = own, tight
    return Fit(formula, share, int(known.sum()), predicted, known & (off > BROKEN * tolerance))


def _with_shift(measures: Measures, formula: Formula) -> Formula:
    """Return the formula for values that were cut off, where that fits better."""
    if formula.form == "sum":
        return formula  # its constant holds the shift
    target = measures.column(formula.target)
    off = target - formula.predicted(measures)
    half = step_of(target) / 2
    off = off[np.isfinite(off)]
    cut = replace(formula, shift=half)
    return cut if (np.abs(off + half) <= half).mean() > (np.abs(off) <= half).mean() + 0.2 else formula

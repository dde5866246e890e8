"""The best threshold, for each meaning of "best"."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from course_toolkit._core.compute.guard.thresholds import refuse_unreachable_precision
from course_toolkit.threshold.compute.curves import step_precision
from course_toolkit.threshold.compute.ranks import Floats, Steps
from course_toolkit.threshold.compute.ratios import Ratios

#: Sums of rounded numbers that should be equal differ in their last bits; so little is a tie.
_ROUNDING = 8 * np.finfo(np.float64).eps


class Wish(NamedTuple):
    """What the criteria may ask besides their name."""

    beta: float
    cost_fp: float
    cost_fn: float
    target: float


def best_threshold(steps: Steps, criterion: str, wish: Wish) -> float:
    """Return the best of all thresholds; of equally good ones the highest, which alerts the fewest."""
    merit = _MERITS[criterion](steps, wish)
    merit = np.where(np.isnan(merit), -np.inf, merit)
    best = merit.max()
    ties = np.flatnonzero(merit >= best - _ROUNDING * abs(best))
    return float(steps.thresholds[ties[-1]])


def _outcomes(steps: Steps, wish: Wish) -> Ratios[Floats]:
    return Ratios(
        steps.thresholds, steps.tn, steps.fp, steps.fn, steps.tp, cost_fp=wish.cost_fp, cost_fn=wish.cost_fn
    )  # fmt: skip


def _f1(steps: Steps, wish: Wish) -> Floats:
    return _outcomes(steps, wish).f1


def _f_beta(steps: Steps, wish: Wish) -> Floats:
    return _outcomes(steps, wish).f_beta(wish.beta)


def _youden(steps: Steps, wish: Wish) -> Floats:
    """Youden's J, TPR − FPR, as TPR + specificity: a sum of positive terms rounds less than a difference."""
    outcomes = _outcomes(steps, wish)
    return outcomes.recall + outcomes.specificity


def _saving(steps: Steps, wish: Wish) -> Floats:
    return -_outcomes(steps, wish).cost


def _precision_at_recall(steps: Steps, wish: Wish) -> Floats:
    return np.where(steps.tp / steps.tp[0] >= wish.target, step_precision(steps), np.nan)


def _recall_at_precision(steps: Steps, wish: Wish) -> Floats:
    precision = step_precision(steps)[:-1]  # not the last step, where nobody is alerted
    if precision.max() < wish.target:
        refuse_unreachable_precision(wish.target, best=float(precision.max()))
    return np.where(precision >= wish.target, steps.tp[:-1] / steps.tp[0], np.nan)


_MERITS: dict[str, Callable[[Steps, Wish], Floats]] = {
    "f1": _f1,
    "f_beta": _f_beta,
    "youden": _youden,
    "cost": _saving,
    "recall": _precision_at_recall,
    "precision": _recall_at_precision,
}

#: What :meth:`RankedScores.best` can look for.
CRITERIA = tuple(_MERITS)

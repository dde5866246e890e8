"""The curves of the lecture, the areas under them, and the histogram of both classes."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from course_toolkit.threshold.compute.ranks import ClassScores, Floats, Steps
from course_toolkit.threshold.compute.ratios import share


def roc_frame(steps: Steps) -> pd.DataFrame:
    """Return the ROC curve from "nobody is positive" to "everybody is"."""
    return pd.DataFrame({
        "threshold": _downwards(steps),
        "fpr": (steps.fp / steps.fp[0])[::-1],
        "tpr": (steps.tp / steps.tp[0])[::-1],
    })  # fmt: skip


def precision_recall_frame(steps: Steps) -> pd.DataFrame:
    """Return the precision–recall curve, row by row at the thresholds of the ROC curve."""
    precision = step_precision(steps)
    precision[-1] = 1.0  # nobody is alerted: by convention the curve starts at its upper left corner
    return pd.DataFrame({
        "threshold": _downwards(steps),
        "recall": (steps.tp / steps.tp[0])[::-1],
        "precision": precision[::-1],
    })  # fmt: skip


def step_precision(steps: Steps) -> Floats:
    """Return the precision at each step; NaN at the last one, where nobody is alerted."""
    precision: Floats = share(steps.tp, steps.tp + steps.fp)
    return precision


def area_under_roc(steps: Steps) -> float:
    """Return the area by the trapezoidal rule: the chance that a positive outranks a negative, ties half."""
    # In counts, not in rates: whole numbers make it exact.
    doubled = np.sum((steps.fp[:-1] - steps.fp[1:]) * (steps.tp[:-1] + steps.tp[1:]))
    return float(doubled / (2.0 * steps.fp[0] * steps.tp[0]))


def average_precision(steps: Steps) -> float:
    """Return the mean of the precisions, each weighted by the recall it adds."""
    gained = steps.tp[:-1] - steps.tp[1:]
    return float(np.sum(gained * step_precision(steps)[:-1]) / steps.tp[0])


def _downwards(steps: Steps) -> Floats:
    """Return the thresholds from infinity down, as scikit-learn writes "nobody is positive"."""
    thresholds = steps.thresholds[::-1].copy()
    thresholds[0] = np.inf
    return thresholds


@dataclass(frozen=True, slots=True, eq=False)
class ScoreHistogram:
    """Hold the share of each class in each bin of the scores; each of the two sums to 1.

    Parameters
    ----------
    edges : ndarray of shape (n_bins + 1,)
        Bounds of the bins, increasing. A bin holds its lower bound, the last one both.
    negatives_share, positives_share : ndarray of shape (n_bins,)
        Share of the class, from 0 to 1, whose score falls into the bin.
    """

    edges: Floats
    negatives_share: Floats
    positives_share: Floats


def histogram(
    negatives: ClassScores, positives: ClassScores, score_range: tuple[float, float], n_bins: int
) -> ScoreHistogram:
    """Cut the range of the scores into bins of one width and count each class."""
    edges = _edges(*score_range, n_bins)
    return ScoreHistogram(edges, _bin_shares(negatives, edges), _bin_shares(positives, edges))


def _edges(low: float, high: float, n_bins: int) -> Floats:
    if low == high:  # as NumPy does; far from zero half a unit would be lost in rounding
        half_width = max(0.5, abs(low) * 1e-9)
        largest = float(np.finfo(np.float64).max)
        low, high = max(low - half_width, -largest), min(high + half_width, largest)
    right = np.arange(n_bins + 1) / n_bins  # 24/40 is the 0.6 that one types; linspace misses it by a bit
    # A weighted mean of the ends rather than low + step: the width may overflow where the ends do not.
    return np.maximum.accumulate(low * (1 - right) + high * right)


def _bin_shares(scores: ClassScores, edges: Floats) -> Floats:
    reaching = scores.reaching_each(edges)
    reaching[0], reaching[-1] = scores.total, 0
    return -np.diff(reaching) / scores.total

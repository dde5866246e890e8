"""Everything the plate of the threshold picture shows, computed once for one model and one class."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from course_toolkit.threshold.compute.curves import ScoreHistogram
from course_toolkit.threshold.compute.outcome import ThresholdOutcome
from course_toolkit.threshold.compute.ranked import RankedScores

Floats = NDArray[np.float64]

#: Finer than a pixel of the pane; a curve of a million points keeps its shape with a few hundred.
RESOLUTION = 1000
N_THRESHOLDS = 241
LARGEST = float(np.finfo(np.float64).max)
WIDEST = LARGEST / 8


@dataclass(frozen=True)
class Curve:
    """Points of a curve, thinned to what an eye can tell apart: two arrays of shape (n_points,)."""

    x: Floats
    y: Floats


@dataclass(frozen=True)
class ThresholdSummary:
    """The curves, areas and histograms of one ranking.

    Parameters
    ----------
    roc, precision_recall : Curve
        Recall against false positive rate; precision against recall.
    metrics : dict of str to Curve
        Precision, recall, F1 and accuracy against the threshold; gaps where one is undefined.
    score_limits : tuple of float
        The range of the score axis: a little beyond what the scores reach, so that "everyone" and
        "no one" can be chosen.
    """

    pos_label: object
    n_samples: int
    prevalence: float
    is_imbalanced: bool
    auc: float
    average_precision: float
    roc: Curve
    precision_recall: Curve
    metrics: dict[str, Curve]
    histogram: ScoreHistogram
    score_limits: tuple[float, float]


def summarize(scores: RankedScores) -> ThresholdSummary:
    """Compute what the plate shows of a ranking."""
    roc, precision_recall = scores.roc(), scores.precision_recall()
    limits = score_limits(scores)
    table = scores.metrics(np.linspace(*limits, N_THRESHOLDS))
    thresholds = table["threshold"].to_numpy()
    return ThresholdSummary(
        pos_label=scores.pos_label,
        n_samples=scores.n_samples,
        prevalence=scores.prevalence,
        is_imbalanced=scores.is_imbalanced,
        auc=scores.auc,
        average_precision=scores.average_precision,
        roc=thin(roc["fpr"].to_numpy(), roc["tpr"].to_numpy()),
        precision_recall=thin(precision_recall["recall"].to_numpy(), precision_recall["precision"].to_numpy()),
        metrics={name: Curve(thresholds, table[name].to_numpy()) for name in ("precision", "recall", "f1", "accuracy")},
        histogram=scores.histogram(),
        score_limits=limits,
    )


def score_limits(scores: RankedScores) -> tuple[float, float]:
    """Return the range of the score axis: [0, 1] for probabilities, else what the scores span, and 2 % more."""
    # No wider than a float can say; a score out there lies beyond the axis.
    low, high = (min(max(end, -WIDEST), WIDEST) for end in scores.score_range)
    if low >= 0 and high <= 1:
        low, high = 0.0, 1.0
    margin = 0.02 * (high - low) or max(abs(low), 1.0) * 0.02
    return low - margin, high + margin


def usual_threshold(scores: RankedScores) -> float:
    """Return where a classifier would decide by itself: 0.5 of probabilities, 0 of scores around zero.

    Scores that are neither have no such place; theirs is the one of the largest TPR − FPR.
    """
    low, high = scores.score_range
    if low >= 0 and high <= 1:
        return 0.5
    return 0.0 if low < 0 < high else min(scores.best("youden").threshold, LARGEST)


def thin(x: Floats, y: Floats) -> Curve:
    """Drop the points that fall on the same pixel as the one before; the ends always stay."""
    pixels = np.round(np.column_stack([x, y]) * RESOLUTION)
    keep = np.ones(len(x), dtype=bool)
    keep[1:-1] = (pixels[1:-1] != pixels[:-2]).any(axis=1)
    return Curve(x[keep], y[keep])


def key_thresholds(scores: RankedScores, *, limit: int = 129) -> Floats:
    """Return ascending thresholds that tour a ranking: each one where a count changes, if they are few.

    Of many, half are even in the score and half even in rank, so that neither crowds nor deserts are skipped.
    """
    changes: Floats = scores.roc()["threshold"].to_numpy()[:0:-1]
    if changes[-1] < LARGEST:  # else nothing is above it
        changes = np.append(changes, np.nextafter(changes[-1], np.inf))
    if len(changes) <= limit:
        return changes
    by_rank = changes[np.linspace(0, len(changes) - 1, limit // 2).round().astype(int)]
    low, high = scores.score_range
    place = np.linspace(0, 1, limit - limit // 2)
    by_score = low * (1 - place) + high * place  # not by steps: their width may be more than a float can say
    return np.unique(np.concatenate([by_rank, by_score]))


def anchors(outcome: ThresholdOutcome) -> dict[str, tuple[float | None, float | None]]:
    """Return where an outcome lies in each pane that a pointer moves; None where any height will do."""
    precision = None if math.isnan(outcome.precision) else outcome.precision
    return {
        "histogram": (outcome.threshold, None),
        "metrics": (outcome.threshold, None),
        "roc": (outcome.fpr, outcome.recall),
        "precision_recall": (outcome.recall if precision is not None else None, precision),
    }

"""Ways to say where a threshold stands, and the step from one threshold to the next that changes a count."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from course_toolkit.threshold.compute.ranks import Steps

#: How :meth:`RankedScores.threshold_at` can be asked for a threshold.
SCALES = ("score", "rank", "recall", "fpr")

PER_THOUSAND = 1000.0


def next_threshold(steps: Steps, threshold: float, step: int) -> float:
    """Return the threshold that lies so many changes of a count further; the ends hold it back."""
    index = steps.index(threshold) + step
    return float(steps.thresholds[min(max(index, 0), len(steps) - 1)])


def threshold_at(steps: Steps, scale: str, value: float) -> float:
    """Return the threshold at a position on a scale."""
    if scale == "score":
        return value
    read = _POSITIONS[scale]
    # Every position falls, or stays, while the threshold rises: bisect looks at it upside down.
    find = bisect_right if scale == "recall" else bisect_left
    index = find(range(len(steps)), -value, key=lambda index: -read(steps, index))
    # "Recall at least": the last step that still has it; "at most": the first that has it already.
    return float(steps.thresholds[index - 1 if scale == "recall" else index])


def position_of(steps: Steps, scale: str, threshold: float) -> float:
    """Return where a threshold stands on a scale."""
    return threshold if scale == "score" else _POSITIONS[scale](steps, steps.index(threshold))


def _alerts_per_thousand(steps: Steps, index: int) -> float:
    alerts, everybody = steps.fp[index] + steps.tp[index], steps.fp[0] + steps.tp[0]
    # Divided first: with weights, everybody is 1,000 in 1,000 and not a hair more.
    return float(PER_THOUSAND * (alerts / everybody))


def _recall(steps: Steps, index: int) -> float:
    return float(steps.tp[index] / steps.tp[0])


def _fpr(steps: Steps, index: int) -> float:
    return float(steps.fp[index] / steps.fp[0])


_POSITIONS: dict[str, Callable[[Steps, int], float]] = {
    "rank": _alerts_per_thousand,
    "recall": _recall,
    "fpr": _fpr,
}

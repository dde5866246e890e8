"""The threshold of the point of a curve that is nearest to a click."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable

from course_toolkit.threshold.compute.ranks import Steps

Point = tuple[float, float]


def nearest_on_roc(steps: Steps, click: Point) -> float:
    """Return the threshold whose (FPR, TPR) is nearest to a click.

    The click is projected along FPR + TPR, which falls with every step: no need to look at all points.
    """
    after = _first_at_most(steps, 0, len(steps), sum(click), lambda step: sum(_roc_point(steps, step)))
    return _nearest(steps, (after - 1, after), click, _roc_point)


def nearest_on_precision_recall(steps: Steps, click: Point) -> float:
    """Return the threshold whose (recall, precision) is nearest to a click.

    Only the steps of the two recalls beside the click are looked at; where the recall stays, the precision
    rises with the threshold, so a bisection finds them.
    """
    recall, precision = click
    after = _first_at_most(steps, 0, len(steps), recall, lambda step: _pr_point(steps, step)[0])
    candidates: list[int] = []
    for step in {max(after - 1, 0), min(after, len(steps) - 1)}:
        first, end = _same_recall(steps, step)
        above = bisect_left(range(len(steps)), precision, first, end, key=lambda step: _pr_point(steps, step)[1])
        candidates += [max(above - 1, first), min(above, end - 1)]
    return _nearest(steps, candidates, click, _pr_point)


def _roc_point(steps: Steps, step: int) -> Point:
    return float(steps.fp[step] / steps.fp[0]), float(steps.tp[step] / steps.tp[0])


def _pr_point(steps: Steps, step: int) -> Point:
    """Return the point as the curve draws it: it starts at precision 1 where nobody is alerted."""
    alerts = steps.tp[step] + steps.fp[step]
    return float(steps.tp[step] / steps.tp[0]), float(steps.tp[step] / alerts) if alerts else 1.0


def _first_at_most(steps: Steps, first: int, end: int, value: float, read: Callable[[int], float]) -> int:
    """Return the first step at which a falling quantity is at most the value."""
    return bisect_left(range(len(steps)), -value, first, end, key=lambda step: -read(step))


def _same_recall(steps: Steps, step: int) -> tuple[int, int]:
    """Return the first step with the true positives of this one, and the step after the last."""
    found = -steps.tp[step]
    everywhere = range(len(steps))
    return (
        bisect_left(everywhere, found, key=lambda step: -steps.tp[step]),
        bisect_right(everywhere, found, key=lambda step: -steps.tp[step]),
    )


def _nearest(
    steps: Steps, candidates: Iterable[int], click: Point, point: Callable[[Steps, int], Point]
) -> float:  # fmt: skip
    def distance(step: int) -> float:
        x, y = point(steps, step)
        return (x - click[0]) ** 2 + (y - click[1]) ** 2

    inside = (step for step in candidates if 0 <= step < len(steps))
    return float(steps.thresholds[min(inside, key=distance)])

"""What the explorer prints where there is no picture: its state and the numbers drawn."""

import numpy as np

from course_toolkit._core.words import _, format_count, format_number
from course_toolkit.threshold.compute import Curve, ThresholdOutcome, ThresholdSummary


def fingerprint(
    outcome: ThresholdOutcome, summary: ThresholdSummary, *, model: str, sentence: str, selected: str | None
) -> str:
    """Return the state and the numbers of all five panes, as lines of text that two runs can compare."""
    counts = " · ".join(f"{name.upper()} {format_count(getattr(outcome, name))}" for name in ("tn", "fp", "fn", "tp"))
    metrics = {
        _("accuracy"): outcome.accuracy,
        _("precision"): outcome.precision,
        _("recall"): outcome.recall,
        "F1": outcome.f1,
        "FPR": outcome.fpr,
    }
    return "\n".join(
        [
            f"ThresholdExplorer · {model}" + (f" · {selected.upper()}" if selected else ""),
            sentence,
            counts,
            " · ".join(f"{name} {format_number(value)}" for name, value in metrics.items()),
            _histogram(summary),
            f"ROC: AUC {format_number(summary.auc)} · {_points(summary.roc)}",
            f"PR: AP {format_number(summary.average_precision)} · {_points(summary.precision_recall)}",
            *(f"{_(name)}: {_points(curve)}" for name, curve in summary.metrics.items()),
        ]
    )


def _histogram(summary: ThresholdSummary) -> str:
    """Return the share of each class below each tenth of the score axis."""
    histogram = summary.histogram
    tenths = np.linspace(0, len(histogram.negatives_share), 11).round().astype(int)[1:]
    negatives, positives = (
        " ".join(format_number(value, 2) for value in np.cumsum(shares)[tenths - 1])
        for shares in (histogram.negatives_share, histogram.positives_share)
    )
    return f"P(score < …): {negatives} | {positives}"


def _points(curve: Curve, n_points: int = 5) -> str:
    """Return a few points spread over a curve: if the curve is wrong, so are they."""
    picked = np.linspace(0, len(curve.x) - 1, n_points).round().astype(int)
    return " ".join(f"({format_number(curve.x[i])} ; {format_number(curve.y[i])})" for i in picked)

"""The formulas of the metrics, with the current numbers in them."""

import math
from typing import NamedTuple

from course_toolkit._core.words import _, format_count, format_number
from course_toolkit.threshold.compute import ThresholdOutcome


class Formula(NamedTuple):
    """One metric: its name, its formula in the lecture's symbols, the numbers put in, and the value."""

    name: str
    symbols: str
    numbers: str
    value: str


def formulas(outcome: ThresholdOutcome) -> tuple[Formula, ...]:
    """Return the metrics of an outcome as formulas, in the order in which the lecture brings them."""
    tn, fp, fn, tp = (format_count(count) for count in (outcome.tn, outcome.fp, outcome.fn, outcome.tp))
    n = format_count(outcome.n_samples)
    cost_fp, cost_fn = _amount(outcome.cost_fp), _amount(outcome.cost_fn)
    precision, recall = format_number(outcome.precision), format_number(outcome.recall)
    specificity = format_number(outcome.specificity)
    return (
        Formula(_("accuracy"), "(TP + TN) / n", f"({tp} + {tn}) / {n}", format_number(outcome.accuracy)),
        Formula(_("precision"), "TP / (TP + FP)", f"{tp} / ({tp} + {fp})", precision),
        Formula(_("recall (TPR)"), "TP / (TP + FN)", f"{tp} / ({tp} + {fn})", recall),
        _f1(outcome),
        Formula("FPR", "FP / (FP + TN)", f"{fp} / ({fp} + {tn})", format_number(outcome.fpr)),
        Formula(_("specificity"), "TN / (TN + FP)", f"{tn} / ({tn} + {fp})", specificity),
        Formula(
            _("balanced accuracy"), "(TPR + TNR) / 2", f"({recall} + {specificity}) / 2",
            format_number(outcome.balanced_accuracy),
        ),
        Formula(_("cost"), "FP·c(FP) + FN·c(FN)", f"{fp}×{cost_fp} + {fn}×{cost_fn}", _amount(outcome.cost)),
    )  # fmt: skip


def _amount(value: float) -> str:
    """Write a cost with the decimals it has, six at most."""
    digits = next((digits for digits in range(6) if round(value, 6) == round(value, digits)), 6)
    return format_number(value, digits)


def _f1(outcome: ThresholdOutcome) -> Formula:
    """Write F1 from precision and recall as in the lecture, from the counts where one of them is undefined."""
    value = format_number(outcome.f1)
    if math.isnan(outcome.precision) or math.isnan(outcome.recall) or outcome.tp == 0:
        fp, fn, tp = (format_count(count) for count in (outcome.fp, outcome.fn, outcome.tp))
        return Formula("F1", "2TP / (2TP + FP + FN)", f"2×{tp} / (2×{tp} + {fp} + {fn})", value)
    precision, recall = format_number(outcome.precision), format_number(outcome.recall)
    return Formula("F1", "2PR / (P + R)", f"2×{precision}×{recall} / ({precision} + {recall})", value)

"""Sentences about a threshold and about a ranking."""

import math

from course_toolkit._core.words import _, format_count, format_number, format_percent, format_power, ngettext
from course_toolkit.threshold.compute import ThresholdOutcome, ThresholdSummary

#: From this size on, three decimals say enough of a score.
WRITTEN_PLAINLY = 0.01
#: So near to 1, three decimals say 1.
ROUNDED_AWAY = 0.0005
#: From here on, powers of ten are easier to read than digits.
TOO_LONG = 1e9
MOST_DIGITS = 12
HALF = 0.5
#: The area under the ROC curve flatters when it is good while the one under the precision-recall curve is not.
FLATTERING, GOOD = 0.1, 0.6


def say_threshold(outcome: ThresholdOutcome) -> str:
    """Say what a threshold means: who is called positive, who wrongly, who is missed.

    Parameters
    ----------
    outcome : ThresholdOutcome
        What :func:`measure_threshold` or :meth:`RankedScores.at` returned.

    Returns
    -------
    str
        Plain text in the current language.

    See Also
    --------
    measure_threshold, ThresholdPicture, ThresholdExplorer

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> outcome = ct.measure_threshold([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9], 0.5)
    >>> print(ct.say_threshold(outcome))
    At threshold 0.500, 2 of 4 cases are called “1”: 1 rightly, 1 wrongly (precision 50%).
    1 of the 2 real “1” is missed (recall 50%).
    """
    return f"{_alerts(outcome)} {_missed(outcome)}"


def say_imbalance(summary: ThresholdSummary) -> str:
    """Say which curve to trust where one class is rare; an empty string where none is."""
    if not summary.is_imbalanced:
        return ""
    if summary.prevalence > HALF:
        return _(
            "Imbalanced classes ({prevalence} are “{label}”): the rare class is the one to find, so take it as the "
            "positive one. As it is, a model that guesses would already reach an average precision of {chance}.",
            prevalence=format_percent(summary.prevalence, 1),
            label=summary.pos_label,
            chance=format_number(summary.prevalence),
        )
    if summary.auc < GOOD or summary.auc - summary.average_precision < FLATTERING:
        return _(
            "Imbalanced classes ({prevalence} are “{label}”). Read the precision–recall curve first: its area is "
            "{average_precision}, where a model that answers at random would have {chance}.",
            prevalence=format_percent(summary.prevalence, 1),
            label=summary.pos_label,
            average_precision=format_number(summary.average_precision),
            chance=format_number(summary.prevalence),
        )
    return _(
        "Imbalanced classes ({prevalence} are “{label}”): the area under the ROC curve ({auc}) flatters the model, "
        "since the many easy negatives fill it. Read the precision–recall curve first: its area is "
        "{average_precision}, and a model that guesses would have {chance}.",
        prevalence=format_percent(summary.prevalence, 1),
        label=summary.pos_label,
        auc=format_number(summary.auc),
        average_precision=format_number(summary.average_precision),
        chance=format_number(summary.prevalence),
    )


def format_threshold(threshold: float) -> str:
    """Write a threshold with three decimals, and with more where three would make it the 0 or the 1 it is not."""
    if math.isinf(threshold):
        return "∞" if threshold > 0 else "−∞"
    if abs(threshold) >= TOO_LONG:
        return format_power(threshold)
    gap = min((abs(threshold - end) for end in (0, 1) if is_hidden(threshold, end)), default=1.0)
    digits = 3 if gap == 1 else 2 - math.floor(math.log10(gap))
    if digits > MOST_DIGITS:
        return format_power(threshold) if abs(threshold) < HALF else repr(threshold)
    return format_number(threshold + 0.0, digits)  # + 0.0: a negative zero is zero


def is_hidden(threshold: float, end: float) -> bool:
    """Return whether three decimals would not show that a threshold is not one of the ends."""
    return threshold != end and abs(threshold - end) < (WRITTEN_PLAINLY if end == 0 else ROUNDED_AWAY)


def _alerts(outcome: ThresholdOutcome) -> str:
    threshold, total, label = format_threshold(outcome.threshold), format_count(outcome.n_samples), outcome.pos_label
    if outcome.n_alerts == 0:
        return _(
            "At threshold {threshold}, none of the {total} cases is called “{label}”: precision is undefined (0/0).",
            threshold=threshold,
            total=total,
            label=label,
        )
    called = ngettext(
        "At threshold {threshold}, {n} of {total} cases is called “{label}”:",
        "At threshold {threshold}, {n} of {total} cases are called “{label}”:",
        outcome.n_alerts,
        threshold=threshold,
        total=total,
        label=label,
    )
    return (
        called
        + " "
        + _(
            "{tp} rightly, {fp} wrongly (precision {precision}).",
            tp=format_count(outcome.tp),
            fp=format_count(outcome.fp),
            precision=format_percent(outcome.precision),
        )
    )


def _missed(outcome: ThresholdOutcome) -> str:
    positives = format_count(outcome.tp + outcome.fn)
    if outcome.fn == 0:
        return _("None of the {positives} real “{label}” is missed (recall {recall}).",
            positives=positives, label=outcome.pos_label, recall=format_percent(outcome.recall),
        )  # fmt: skip
    return ngettext(
        "{n} of the {positives} real “{label}” is missed (recall {recall}).",
        "{n} of the {positives} real “{label}” are missed (recall {recall}).",
        outcome.fn,
        positives=positives,
        label=outcome.pos_label,
        recall=format_percent(outcome.recall),
    )

"""What a teacher would say of so much of a leak: what it promises, what it is worth, and whether chance could do it."""

import math

from course_toolkit._core.words import _, format_count, format_number, format_percent
from course_toolkit.splits.compute.doses import DoseOutcome, DoseScale
from course_toolkit.splits.say.kinds import say_kind
from course_toolkit.splits.say.quiz import say_metric


def say_dose(outcome: DoseOutcome, scale: DoseScale) -> str:
    """Return how much leaks, both scores and their gap.

    Parameters
    ----------
    outcome : DoseOutcome
    scale : DoseScale
        What the dose counts.

    Returns
    -------
    str

    See Also
    --------
    measure_dose : Measures it.
    """
    return " ".join(
        filter(None, [_say_dose(outcome, scale), _say_rows(outcome), _say_scores(outcome), say_gap(outcome)])
    )


def say_gap(outcome: DoseOutcome) -> str:
    """Return by how much the leak flatters, or that chance alone could do it."""
    size = format_number(abs(outcome.gap))
    if math.isnan(outcome.gap):
        return _("The gap could not be measured: a set holds one class alone.")
    if outcome.gap == 0:
        return _("The two scores are the same.")
    error = format_number(outcome.gap_error)
    if outcome.is_noise:
        return _("Between them lies {size} ± {error}: chance alone could do it.", size=size, error=error)
    if outcome.gap > 0:
        return _("The leak flatters by {size} ± {error}.", size=size, error=error)
    return _("The score suffers by {size} ± {error}.", size=size, error=error)


def _say_dose(outcome: DoseOutcome, scale: DoseScale) -> str:
    return _(
        "Leak: {kind}; {meaning}: {dose}.",
        kind=say_kind(outcome.kind),
        meaning=scale.meaning,
        dose=format_count(outcome.dose),
    )


def _say_rows(outcome: DoseOutcome) -> str:
    if not any(outcome.n_leaked):
        return ""
    return _("Of the test rows, {share} are affected.", share=format_percent(outcome.leaked_share))


def _say_scores(outcome: DoseOutcome) -> str:
    return _(
        "Claimed: {claimed}; honest: {honest} ({metric}, mean of {n} splits).",
        claimed=format_number(outcome.claimed_score),
        honest=format_number(outcome.honest_score),
        metric=say_metric(outcome.metric),
        n=format_count(len(outcome.claimed)),
    )

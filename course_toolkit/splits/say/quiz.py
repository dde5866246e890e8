"""What a teacher would say to a student who names a leak: the question, the verdict, what had happened."""

from course_toolkit._core.words import N_, _, format_number
from course_toolkit.datasets import LeakKey, LeakScore
from course_toolkit.splits.say.kinds import say_kind

VERDICTS = {
    "found": N_("found"),
    "missed": N_("missed"),
    "false alarm": N_("false alarm"),
    "not named": N_("not named"),
}
METRICS = {"roc_auc": N_("area under the ROC curve"), "accuracy": N_("accuracy")}
NOTHING = "—"


def say_metric(metric: str) -> str:
    """Return the name of a score in the current language."""
    return _(METRICS[metric])


def say_question(claimed_score: float, metric: str) -> str:
    """Return the question, and all that is given with it."""
    return _(
        "This split claims a score of {claimed} ({metric}). Can it be believed? One leak was planted, or none: "
        "name it, the column it comes through, and the score without it.",
        claimed=format_number(claimed_score),
        metric=say_metric(metric),
    )


def say_named(kind: str | None, column: object, honest_score: float | None) -> str:
    """Return what the student has named so far."""
    return _(
        "You say: {kind}; column: {column}; honest score: {score}.",
        kind=NOTHING if kind is None else say_kind(kind),
        column=NOTHING if column is None else column,
        score=NOTHING if honest_score is None else format_number(honest_score),
    )


def say_verdict(score: LeakScore) -> str:
    """Return the verdict on each thing that was named, and nothing about the rest."""
    return _(
        "The leak: {kind}. The column: {column}. The honest score: {score}.",
        kind=_(VERDICTS[score.kind]),
        column=_(VERDICTS[score.column]),
        score=_(VERDICTS[score.honest_score]),
    )


def say_answer(key: LeakKey) -> str:
    """Return what had happened, and both scores."""
    words = _(
        "What had happened: {meaning}. Claimed: {claimed}; honest: {honest}.",
        meaning=key.meaning,
        claimed=format_number(key.claimed_score),
        honest=format_number(key.honest_score),
    )
    columns = ", ".join(key.columns)
    return words + " " + _("It comes through: {columns}.", columns=columns) if columns else words

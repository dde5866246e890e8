"""A test set that was used to choose: the best of several scores is a lucky one."""

from collections.abc import Iterator
from typing import Literal

from course_toolkit._core.words import N_, _, format_number, ngettext
from course_toolkit.splits.compute.chance.optimism import accuracy_std_error, expected_maximum
from course_toolkit.splits.compute.evaluations import Evaluations, read_evaluations
from course_toolkit.splits.compute.finding import Draft, NotCheckedError, SplitFinding
from course_toolkit.splits.compute.tables.sets import Sets

#: Of a model whose scores were not noted: the lecture's "good" one.
TYPICAL_SCORE = 0.8
#: Two evaluations may be one model, corrected once; three different ones can only be a comparison.
N_PROVING = 3
WHY = N_("Whoever keeps the best of several test scores keeps its luck too: on new rows, the score will be lower.")


def find_test_reused(sets: Sets) -> Iterator[Draft]:
    """Find that the test set was evaluated more than once, and say how much the best score owes to luck."""
    noted = sets.declared.evaluations
    if noted is None:
        raise NotCheckedError(
            lambda: _("Nobody said how often the test set was scored; hand it over as evaluations=[(model, score), …].")
        )
    evaluations = read_evaluations(noted)
    if evaluations is None:
        kind = type(noted).__name__
        raise NotCheckedError(
            lambda: _("evaluations is a number, a dict or a list of (model, score), not {kind}.", kind=kind)
        )
    if evaluations.n_evaluations > 1:
        yield _draft(evaluations, _numbers(evaluations, sets))


def _numbers(evaluations: Evaluations, sets: Sets) -> dict[str, float]:
    """Return the luck of the best score: at most so much, were all models equally good and their errors independent."""
    shares = [score for score in evaluations.scores if 0 <= score <= 1]
    middle = sorted(shares)[len(shares) // 2] if shares else TYPICAL_SCORE
    error = accuracy_std_error(sets.sizes["test"], middle)
    luck = expected_maximum(evaluations.n_evaluations)
    numbers = {"n_evaluations": evaluations.n_evaluations, "standard_error": error, "optimism": luck * error}
    if evaluations.scores:
        numbers |= {"best_score": max(evaluations.scores)}
    return numbers


def _severity(evaluations: Evaluations) -> Literal["error", "warning", "question"]:
    if evaluations.n_evaluations < N_PROVING:
        return "question"
    return "error" if evaluations.n_models >= N_PROVING else "warning"


def _draft(evaluations: Evaluations, numbers: dict[str, float]) -> Draft:
    def draft() -> SplitFinding:
        return SplitFinding(
            code="test_reused",
            severity=_severity(evaluations),
            title=ngettext(
                "The test set was scored {n} time: the best of these scores is too good by up to {optimism} through "
                "luck alone.",
                "The test set was scored {n} times: the best of these scores is too good by up to {optimism} through "
                "luck alone.",
                evaluations.n_evaluations, optimism=format_number(numbers["optimism"]),
            ),
            evidence=numbers,
            hypotheses=_hypotheses(evaluations),
            fixes=(
                "scores = cross_val_score(model, X_train, y_train, cv=5)  # choose with these",
            ),
            why=_(WHY),
            sets=("test",),
        )  # fmt: skip

    return draft


def _hypotheses(evaluations: Evaluations) -> tuple[str, ...]:
    if evaluations.n_models >= N_PROVING:
        return (_("models or settings were compared on the test set, which is what the validation set is for"),)
    return (
        _("the model was changed after its test score had been seen"),
        _("the same model was only scored again: then nothing was chosen"),
    )

"""Why a model cannot be handed over as a classifier with a threshold."""

from collections.abc import Hashable, Sequence
from typing import NoReturn

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.wording import show_some
from course_toolkit._core.words import _


def refuse_no_estimator() -> NoReturn:
    """Refuse to make a classifier of scores alone."""
    raise CourseError(
        _(
            "A classifier needs the fitted model.\nThis explorer was made from predictions, so it knows scores only.\n"
            "Make it with ThresholdExplorer.from_estimator(model, X, y)."
        )
    )


def refuse_no_model(name: str) -> NoReturn:
    """Refuse an empty dictionary of models or of their scores."""
    raise CourseError(
        _(
            "{name} must hold at least one model.\nAn empty dictionary came.\n"
            'Write for example: {{"logistic": …, "forest": …}}.',
            name=name,
        )
    )


def refuse_many_classes(classes: Sequence[Hashable]) -> NoReturn:
    """Refuse one threshold for three classes or more."""
    raise CourseError(
        _(
            "One threshold decides between two classes.\nThis model knows {n}: {classes}.\n"
            "Train a model of one class against the rest: model.fit(X, y == {example!r}).",
            n=len(classes),
            classes=show_some(classes),
            example=classes[-1],
        )
    )

"""Why a model cannot be handed over as a classifier with a threshold."""

from collections.abc import Sequence

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.words import _


def no_estimator_given() -> CourseError:
    """Word that scores alone are no model."""
    return CourseError(
        _(
            "A classifier needs the fitted model.\nThis explorer was made from predictions, so it knows scores only.\n"
            "Make it with ThresholdExplorer.from_estimator(model, X, y)."
        )
    )


def too_many_classes_for_a_threshold(classes: Sequence[object]) -> CourseError:
    """Word that a single threshold decides between two classes only."""
    return CourseError(
        _(
            "One threshold decides between two classes.\nThis model knows {n}: {classes}.\n"
            "Train a model of one class against the rest: model.fit(X, y == {example!r}).",
            n=len(classes),
            classes=", ".join(str(label) for label in classes),
            example=classes[-1],
        )
    )

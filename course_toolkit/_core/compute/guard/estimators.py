"""Fitted classifiers: what a model must be for its scores to be asked."""

from collections.abc import Collection, Hashable
from typing import NoReturn

from course_toolkit._core.compute.guard.wording import came, explain, show_some
from course_toolkit._core.words import _


def refuse_class(estimator: type) -> NoReturn:
    """Refuse a class of models instead of a model."""
    name = estimator.__name__
    raise explain(
        _rule(),
        _("The class {kind} itself came, not a model made from it.", kind=name),
        _("Add the brackets and fit it: model = {kind}().fit(X_train, y_train)", kind=name),
    )


def refuse_not_classifier(estimator: object) -> NoReturn:
    """Refuse what has neither classes nor scores."""
    raise explain(
        _rule(),
        _("An object of type {kind} came.", kind=type(estimator).__name__),
        _(
            "With a model that is not scikit-learn's, compute the scores yourself: "
            "ThresholdExplorer.from_predictions(y_true, y_score)"
        ),
    )


def refuse_regressor(estimator: object) -> NoReturn:
    """Refuse a model that predicts quantities."""
    raise explain(
        _rule(),
        _("A regressor came: {kind}. It predicts a quantity, not a class.", kind=type(estimator).__name__),
        _("Take a classifier, for example LogisticRegression, or make scores of its predictions: "
          "ThresholdExplorer.from_predictions(y_true, model.predict(X))"),
    )  # fmt: skip


def refuse_not_fitted(estimator: object) -> NoReturn:
    """Refuse a model that has not learned anything yet."""
    raise explain(
        _rule(),
        _("This {kind} is not fitted yet.", kind=type(estimator).__name__),
        _("Fit it first, on the training data: model.fit(X_train, y_train)"),
    )


def refuse_unreadable(estimator: object, X: object, error: Exception) -> NoReturn:
    """Refuse rows that the model cannot read; what it said itself is quoted."""
    raise explain(
        _("X must be rows like those that {kind} was fitted on.", kind=type(estimator).__name__),
        came(X),
        _(
            "The model says: {reason}\nGive the columns it has learned, in the same order, prepared in the same way.",
            reason=str(error).splitlines()[0] if str(error) else type(error).__name__,
        ),
    ) from error


def refuse_unknown_labels(estimator: object, unknown: Collection[Hashable], classes: Collection[Hashable]) -> NoReturn:
    """Refuse rows whose class the model has never seen."""
    raise explain(
        _("y must hold classes that {kind} has learned: {classes}.", kind=type(estimator).__name__,
          classes=show_some(classes)),
        _("Others came: {unknown}.", unknown=show_some(unknown)),
        _("Write the labels as they were when the model was fitted, or leave these rows out."),
    )  # fmt: skip


def refuse_without_scores(estimator: object) -> NoReturn:
    """Refuse a classifier that answers with a class and nothing else."""
    kind = type(estimator).__name__
    if getattr(estimator, "voting", None) == "hard":
        advice = _("Let its models vote with their probabilities: {kind}(..., voting='soft')", kind=kind)
    else:
        advice = _("Take a model that says how sure it is, for example LogisticRegression.")
    raise explain(
        _rule(),
        _("{kind} has neither predict_proba nor decision_function: it gives a class but no score.", kind=kind),
        advice,
    )


def refuse_several_outputs(estimator: object) -> NoReturn:
    """Refuse a classifier that predicts several columns at once."""
    raise explain(
        _rule(),
        _("This {kind} predicts several columns at once.", kind=type(estimator).__name__),
        _("Fit it on one column: model.fit(X_train, y_train['…'])"),
    )


def refuse_one_learned_class(estimator: object, label: Hashable) -> NoReturn:
    """Refuse a classifier that saw one class only."""
    raise explain(
        _rule(),
        _("This {kind} has learned one class only: {label}.", kind=type(estimator).__name__, label=show_some((label,))),
        _("Keep both classes in the training data: train_test_split(X, y, stratify=y)"),
    )


def refuse_pairwise_scores(estimator: object) -> NoReturn:
    """Refuse scores of pairs of classes, which belong to no class."""
    raise explain(
        _rule(),
        _("This {kind} gives one score for each pair of classes, none for a class.", kind=type(estimator).__name__),
        _("Ask for one score for each class: decision_function_shape='ovr'"),
    )


def _rule() -> str:
    return _("estimator must be a fitted classifier that gives scores.")

"""The scores that a fitted classifier gives."""

from collections.abc import Hashable
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.base import is_regressor
from sklearn.exceptions import NotFittedError
from sklearn.utils.validation import check_is_fitted

from course_toolkit._core.compute.guard import estimators as guard
from course_toolkit._core.compute.guard.labels import resolve_pos_label

METHODS = ("predict_proba", "decision_function")


class EstimatorScores(NamedTuple):
    """Scores of the positive class, that class, and the method of the estimator that gave them."""

    y_score: NDArray[np.float64]
    pos_label: Hashable
    response_method: str


def scores_from_estimator(estimator: Any, X: Any, *, pos_label: Any = None) -> EstimatorScores:
    """Ask a fitted classifier how sure it is, for each row, of the positive class.

    Parameters
    ----------
    estimator : fitted classifier
        Asked for ``predict_proba``, else for ``decision_function``.
    X : array or DataFrame of shape (n_samples, n_features)
        Handed to the estimator as it is.
    pos_label : label, optional
        One of ``estimator.classes_``. Needs not be told where they are 0 and 1, −1 and 1, or booleans.

    Returns
    -------
    EstimatorScores
        ``y_score`` of shape (n_samples,), the higher the surer of ``pos_label``; ``pos_label``;
        ``response_method``, the name of the method that gave them.

    Raises
    ------
    CourseError
        When the estimator is not fitted, is no classifier, gives no scores or has learned one class only; when
        ``pos_label`` is none of its classes, or is needed and not told.

    See Also
    --------
    rank_scores, ThresholdExplorer

    Notes
    -----
    ``predict_proba`` does not return 0 or 1: it returns one probability for each class, from 0 to 1. It is
    ``predict`` that compares them, with two classes at a threshold of 0.5.

    Examples
    --------
    >>> from sklearn.linear_model import LogisticRegression
    >>> from course_toolkit.threshold.compute import scores_from_estimator
    >>> model = LogisticRegression().fit([[0.0], [1.0], [2.0], [3.0]], [0, 0, 1, 1])
    >>> scores = scores_from_estimator(model, [[0.0], [3.0]])
    >>> scores.y_score.round(2).tolist(), scores.pos_label, scores.response_method
    ([0.19, 0.81], 1, 'predict_proba')
    """
    labels = learned_classes(estimator)
    label = resolve_pos_label(pos_label, labels)
    method = _response_method(estimator)
    response = np.asarray(_respond(estimator, method, X), dtype=np.float64)
    return EstimatorScores(_column(estimator, response, labels.index(label), len(labels)), label, method)


def learned_classes(estimator: Any) -> tuple[Hashable, ...]:
    """Return the classes of a fitted classifier, in its order."""
    _check_classifier(estimator)
    classes = getattr(estimator, "classes_", None)
    if classes is None:
        guard.refuse_not_classifier(estimator)
    if isinstance(classes, list) and any(np.ndim(column) for column in classes):
        guard.refuse_several_outputs(estimator)
    labels = tuple(np.asarray(classes).tolist())
    if len(labels) == 1:
        guard.refuse_one_learned_class(estimator, labels[0])
    return labels


def _check_classifier(estimator: Any) -> None:
    if isinstance(estimator, type):
        guard.refuse_class(estimator)
    if not (hasattr(estimator, "fit") and hasattr(estimator, "predict")):
        guard.refuse_not_classifier(estimator)
    if not hasattr(estimator, "__sklearn_tags__"):
        return  # not scikit-learn's own, yet made like it: its classes and methods will tell
    if is_regressor(estimator):
        guard.refuse_regressor(estimator)
    try:
        check_is_fitted(estimator)
    except NotFittedError:
        guard.refuse_not_fitted(estimator)


def _response_method(estimator: Any) -> str:
    method = next((method for method in METHODS if hasattr(estimator, method)), None)
    if method is None:
        guard.refuse_without_scores(estimator)
    return method


def _respond(estimator: Any, method: str, X: Any) -> Any:
    try:
        return getattr(estimator, method)(X)
    except NotFittedError:  # a kind of model whose check above sees nothing
        return guard.refuse_not_fitted(estimator)
    except (ValueError, TypeError) as error:
        return guard.refuse_unreadable(estimator, X, error)


def _column(estimator: Any, response: NDArray[np.float64], place: int, n_classes: int) -> NDArray[np.float64]:
    """Return the scores of one class: its column; or the only column, which speaks of the second class."""
    if response.ndim == 1:
        return response if place == 1 else -response
    if response.shape[1] != n_classes or _scores_pairs(estimator):
        guard.refuse_pairwise_scores(estimator)
    return response[:, place]


def _scores_pairs(estimator: Any) -> bool:
    """Return whether a support vector machine was asked for one score a pair: three pairs for three classes."""
    parameters = estimator.get_params() if hasattr(estimator, "get_params") else {}
    return any(name.endswith("decision_function_shape") and value == "ovo" for name, value in parameters.items())

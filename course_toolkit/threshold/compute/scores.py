"""From the columns a student has to scores ranked once: read, checked, split by class, sorted."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from course_toolkit._core.compute.guard.columns import check_column, check_same_length, check_same_order, index_of
from course_toolkit._core.compute.guard.labels import refuse_one_class, resolve_pos_label
from course_toolkit._core.compute.guard.scores import (
    check_not_hard_labels,
    check_scores,
    check_weights,
    refuse_weightless_class,
)
from course_toolkit.threshold.compute.classes import read_classes
from course_toolkit.threshold.compute.outcome import ThresholdOutcome
from course_toolkit.threshold.compute.ranked import RankedScores
from course_toolkit.threshold.compute.ranks import ClassScores


def rank_scores(
    y_true: Any, y_score: Any, *, pos_label: Any = None, sample_weight: Any = None, ids: Any = None
) -> RankedScores:
    """Rank scores once, so that every threshold is then measured in microseconds.

    It answers: "the model gives a score to each sample; where should the line be drawn?"

    Parameters
    ----------
    y_true : column of shape (n_samples,)
        The real classes: a list, an array or a pandas column of numbers, texts, booleans or categories, none
        missing. More than two classes are one class against the rest.
    y_score : column of shape (n_samples,)
        How sure the model is of the positive class, the higher the surer: finite numbers, such as
        ``model.predict_proba(X)[:, 1]``. Not hard labels.
    pos_label : label, optional
        The class to find. Needs not be told where the labels are 0 and 1, −1 and 1, or booleans.
    sample_weight : column of shape (n_samples,), optional
        For how many each sample counts, from 0 up.
    ids : column of shape (n_samples,), optional
        Name of each sample in :meth:`RankedScores.table`; by default the index of a pandas column, else its
        position from 0.

    Returns
    -------
    RankedScores

    Raises
    ------
    CourseError
        When scores are not finite numbers or are hard labels, a class is missing, there is one class only, the
        positive class is not told, lengths differ, a table came instead of a column, or a weight is negative.

    See Also
    --------
    measure_threshold : One threshold, the short way.
    ThresholdExplorer : The same, to be dragged.

    Notes
    -----
    Scores are compared as 64-bit floats; every 32-bit score is one exactly.

    References
    ----------
    .. [1] T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters, 2006.
       DOI 10.1016/j.patrec.2005.10.010
    .. [2] T. Saito and M. Rehmsmeier, "The precision-recall plot is more informative than the ROC plot when
       evaluating binary classifiers on imbalanced datasets", PLOS ONE, 2015. DOI 10.1371/journal.pone.0118432

    Examples
    --------
    >>> from course_toolkit.threshold.compute import rank_scores
    >>> y_true = [0, 0, 0, 1, 1, 1, 1, 1, 0]
    >>> y_score = [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
    >>> ranked = rank_scores(y_true, y_score, ids=range(1, 10))
    >>> ranked.auc
    0.85
    >>> ranked.best("f1").threshold
    0.55
    >>> print(ranked.table(0.9).head(3).to_string(index=False))
     rank  id  class  score outcome
        1   4      1   0.90      TP
        2   5      1   0.85      FN
        3   9      0   0.75      TN
    """
    ranked = rank_trusted_scores(y_true, y_score, pos_label=pos_label, sample_weight=sample_weight, ids=ids)
    check_not_hard_labels(ranked.y_score, ranked.labels, ranked.score_range)
    return ranked


def rank_trusted_scores(
    y_true: Any, y_score: Any, *, pos_label: Any = None, sample_weight: Any = None, ids: Any = None
) -> RankedScores:
    """Rank scores that come from a model, for sure: nothing but 0 and 1 is what a fully grown tree gives."""
    real, scores = check_column(y_true, name="y_true"), check_column(y_score, name="y_score")
    check_same_length(y_true=real, y_score=scores)
    check_same_order(y_true, y_score, names=("y_true", "y_score"))
    real, labels = read_classes(real)
    scores = check_scores(scores)
    if len(labels) == 1:
        refuse_one_class(labels, len(real))
    label = resolve_pos_label(pos_label, labels)
    weight = None if sample_weight is None else _read_weight(sample_weight, scores)
    is_positive = np.asarray(real == label)
    negatives = _sort(scores, weight, ~is_positive)
    positives = _sort(scores, weight, is_positive)
    if not (len(negatives.scores) and len(positives.scores)):
        refuse_weightless_class(None if len(positives.scores) else label)
    return RankedScores(
        _frozen(real), _frozen(scores), label, labels,
        is_positive, negatives, positives, _read_ids(ids, y_true, y_score, len(scores)),
    )  # fmt: skip


def measure_threshold(  # noqa: PLR0913 — public: the data, the threshold, and what scikit-learn and the issue name
    y_true: Any,
    y_score: Any,
    threshold: float,
    *,
    pos_label: Any = None,
    sample_weight: Any = None,
    cost_fp: float = 1.0,
    cost_fn: float = 1.0,
) -> ThresholdOutcome:
    """Measure what one threshold does: the confusion matrix and every ratio of it.

    It answers: "if everyone whose score is at least the threshold is called positive, how often is that right?"

    Parameters
    ----------
    y_true, y_score, pos_label, sample_weight
        As in :func:`rank_scores`.
    threshold : float
        Any number, infinity included; a sample is called positive when its score is at least this.
    cost_fp, cost_fn : float, default=1.0
        What one false positive and one false negative cost, from 0 up.

    Returns
    -------
    ThresholdOutcome

    Raises
    ------
    CourseError
        As :func:`rank_scores`; also when the threshold is no number, or a cost is negative.

    See Also
    --------
    rank_scores : Measure many thresholds of the same scores.
    say_threshold : The outcome in a sentence.

    Notes
    -----
    In the lecture's symbols: precision P = TP / (TP + FP), recall R = TP / (TP + FN), F1 = 2 P R / (P + R).

    Examples
    --------
    >>> from course_toolkit.threshold.compute import measure_threshold
    >>> measure_threshold([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9], 0.5)
    ThresholdOutcome(threshold=0.5, tn=1, fp=1, fn=1, tp=1, pos_label=1, cost_fp=1.0, cost_fn=1.0)
    """
    ranked = rank_scores(y_true, y_score, pos_label=pos_label, sample_weight=sample_weight)
    return ranked.at(threshold, cost_fp=cost_fp, cost_fn=cost_fn)


def _sort(scores: NDArray[np.float64], weight: NDArray[np.float64] | None, mask: NDArray[np.bool_]) -> ClassScores:
    # np.compress: several times as fast as scores[mask] on a mask without pattern.
    return ClassScores.sort(np.compress(mask, scores), None if weight is None else np.compress(mask, weight))


def _read_weight(sample_weight: Any, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    weight = check_column(sample_weight, name="sample_weight")
    check_same_length(y_score=scores, sample_weight=weight)
    return check_weights(weight)


def _read_ids(ids: Any, y_true: Any, y_score: Any, n_samples: int) -> NDArray[Any] | None:
    if ids is None:
        index = index_of(y_true)
        return index if index is not None else index_of(y_score)
    column = check_column(ids, name="ids")
    check_same_length(y_true=np.empty(n_samples, dtype=bool), ids=column)
    return _frozen(column.copy())


def _frozen(array: NDArray[Any]) -> NDArray[Any]:
    array.setflags(write=False)
    return array

"""Scores ranked once, and everything a lesson asks of them afterwards."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from course_toolkit._core.compute.guard.choices import check_choice, check_count
from course_toolkit._core.compute.guard.thresholds import (
    check_amount,
    check_finite,
    check_position,
    check_step,
    check_threshold,
    check_thresholds,
)
from course_toolkit.threshold.compute import curves, nearest, scales
from course_toolkit.threshold.compute.criteria import CRITERIA, Wish, best_threshold
from course_toolkit.threshold.compute.curves import ScoreHistogram
from course_toolkit.threshold.compute.listing import OUTCOMES, ranked_table, rows_of
from course_toolkit.threshold.compute.outcome import ThresholdOutcome
from course_toolkit.threshold.compute.ranks import ClassScores, Counts, Floats, Steps
from course_toolkit.threshold.compute.ratios import COLUMNS, Ratios

#: Below this share of the rarer class, one in five, the many easy negatives (or positives) fill the ROC curve
#: and accuracy rewards whoever never finds the rare class: precision and recall tell more.
IMBALANCED_BELOW = 0.2


class CountArrays(NamedTuple):
    """The four counts at many thresholds, each an array of their shape."""

    tn: Counts
    fp: Counts
    fn: Counts
    tp: Counts


@dataclass(frozen=True, eq=False, repr=False)
class RankedScores:
    """Hold scores ranked once; every threshold, curve and best threshold is then read off in no time.

    It answers: "why 0.5?" What comes out at any other threshold, and which one suits the costs? Make it with
    :func:`rank_scores`.

    Attributes
    ----------
    y_true : ndarray of shape (n_samples,)
        The real classes, read-only.
    y_score : ndarray of shape (n_samples,)
        The scores, the higher the surer of the positive class; read-only.
    pos_label : label
        The class that is looked for; all others together are the negatives.
    labels : tuple
        The distinct classes, sorted where they can be.

    See Also
    --------
    rank_scores, measure_threshold, ThresholdOutcome, ThresholdExplorer

    Notes
    -----
    A sample is called positive when ``score >= threshold``, as in scikit-learn, so every distinct score is a
    threshold at which something changes, and between two of them nothing does. One more threshold, the next
    float above the highest score, calls nobody positive. Where samples have weights, counts are sums of weights;
    a sample of weight 0 is listed by :meth:`table` and :meth:`rows` but changes nothing else.
    """

    y_true: NDArray[Any]
    y_score: Floats
    pos_label: Hashable
    labels: tuple[Hashable, ...]
    _is_positive: NDArray[np.bool_]
    _negatives: ClassScores
    _positives: ClassScores
    _ids: NDArray[Any] | None = field(default=None)

    def __repr__(self) -> str:
        return (
            f"RankedScores(n_samples={self.n_samples}, pos_label={self.pos_label!r}, "
            f"prevalence={self.prevalence:.3f}, auc={self.auc:.3f})"
        )

    # What is ranked ---------------------------------------------------------------------------------

    @cached_property
    def ids(self) -> NDArray[Any]:
        """Name of each sample: as given, else the index of a pandas column, else its position from 0."""
        return np.arange(self.n_samples) if self._ids is None else self._ids

    @property
    def n_samples(self) -> int:
        """Number of samples."""
        return len(self.y_score)

    @property
    def n_positives(self) -> float:
        """Number of real positives, or what they weigh."""
        return self._positives.total

    @property
    def n_negatives(self) -> float:
        """Number of real negatives, or what they weigh."""
        return self._negatives.total

    @property
    def prevalence(self) -> float:
        """Share of real positives, from 0 to 1."""
        return self.n_positives / (self.n_positives + self.n_negatives)

    @property
    def is_imbalanced(self) -> bool:
        """Whether the rarer class is under one in five: then read precision and recall before the ROC curve."""
        rarer = min(self.n_positives, self.n_negatives)
        return rarer / (self.n_positives + self.n_negatives) < IMBALANCED_BELOW

    @property
    def score_range(self) -> tuple[float, float]:
        """Lowest and highest score."""
        low = min(self._negatives.scores[0], self._positives.scores[0])
        high = max(self._negatives.scores[-1], self._positives.scores[-1])
        return float(low), float(high)

    # One threshold, many thresholds -----------------------------------------------------------------

    def at(self, threshold: float, *, cost_fp: float = 1.0, cost_fn: float = 1.0) -> ThresholdOutcome:
        """Measure one threshold, in microseconds.

        Parameters
        ----------
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
            When the threshold is no number, or a cost is negative.
        """
        threshold = check_threshold(threshold)
        fp, tp = self._negatives.reaching(threshold), self._positives.reaching(threshold)
        return ThresholdOutcome(
            threshold,
            self._negatives.total - fp,
            fp,
            self._positives.total - tp,
            tp,
            self.pos_label,
            check_amount(cost_fp, name="cost_fp"),
            check_amount(cost_fn, name="cost_fn"),
        )

    def counts(self, thresholds: ArrayLike) -> CountArrays:
        """Return ``tn, fp, fn, tp`` at many thresholds, four arrays of shape (n_thresholds,)."""
        wanted = check_thresholds(thresholds)
        fp, tp = self._negatives.reaching_each(wanted), self._positives.reaching_each(wanted)
        return CountArrays(self.n_negatives - fp, fp, self.n_positives - tp, tp)

    def metrics(self, thresholds: ArrayLike, *, cost_fp: float = 1.0, cost_fn: float = 1.0) -> pd.DataFrame:
        """Return one row of counts and ratios a threshold, with the columns of :meth:`ThresholdOutcome.frame`."""
        wanted = check_thresholds(thresholds)
        costs = check_amount(cost_fp, name="cost_fp"), check_amount(cost_fn, name="cost_fn")
        outcomes = Ratios(wanted, *self.counts(wanted), self.pos_label, *costs)
        return pd.DataFrame({name: getattr(outcomes, name) for name in COLUMNS})

    # Curves -----------------------------------------------------------------------------------------

    @cached_property
    def _steps(self) -> Steps:
        return Steps.of(self._negatives, self._positives)

    def roc(self) -> pd.DataFrame:
        """Return the ROC curve: ``threshold`` falling from infinity, ``fpr`` and ``tpr`` rising from 0 to 1.

        Row by row what ``sklearn.metrics.roc_curve(..., drop_intermediate=False)`` returns.
        """
        return curves.roc_frame(self._steps)

    def precision_recall(self) -> pd.DataFrame:
        """Return the precision–recall curve at the thresholds of :meth:`roc`, row by row.

        The rows of ``sklearn.metrics.precision_recall_curve`` in reverse: ``threshold`` falls from infinity,
        ``recall`` rises from 0 to 1. In the first row nobody is alerted; its precision of 1 is scikit-learn's
        convention for where the curve starts, not a measurement.
        """
        return curves.precision_recall_frame(self._steps)

    @cached_property
    def auc(self) -> float:
        """Area under the ROC curve: the chance that a positive has a higher score than a negative."""
        return curves.area_under_roc(self._steps)

    @cached_property
    def average_precision(self) -> float:
        """Area under the precision–recall curve (PR-AUC); guessing would have the prevalence."""
        return curves.average_precision(self._steps)

    def histogram(self, n_bins: int = 40) -> ScoreHistogram:
        """Return the share of each class in bins of one width, from the lowest score to the highest.

        Probabilities are binned from 0 to 1, so that round thresholds fall on edges and not inside a bar.
        """
        n_bins = check_count(n_bins, name="n_bins")
        low, high = self.score_range
        limits = (0.0, 1.0) if low >= 0 and high <= 1 else (low, high)
        return curves.histogram(self._negatives, self._positives, limits, n_bins)

    # Which threshold --------------------------------------------------------------------------------

    def best(
        self, criterion: str, *, beta: float = 1.0, cost_fp: float = 1.0, cost_fn: float = 1.0, target: float = 0.9
    ) -> ThresholdOutcome:
        """Find the best threshold; of equally good ones the highest, which alerts the fewest.

        Choose it on validation data, never on the sealed test set.

        Parameters
        ----------
        criterion : {"f1", "f_beta", "youden", "cost", "recall", "precision"}
            The highest F1, Fβ or TPR − FPR (Youden's J); the lowest cost; the most precision among those whose
            recall is at least ``target``; the most recall among those whose precision is at least ``target``.
        beta : float, default=1.0
            How many times recall counts as much as precision in ``"f_beta"``.
        cost_fp, cost_fn : float, default=1.0
            What one false positive and one false negative cost, from 0 up.
        target : float, default=0.9
            The recall or precision to reach, from 0 to 1.

        Returns
        -------
        ThresholdOutcome
            At a distinct score, or just above the highest where it is best to alert nobody.

        Raises
        ------
        CourseError
            When the criterion is unknown, or no threshold reaches the precision asked for.

        Examples
        --------
        >>> from course_toolkit.threshold.compute import rank_scores
        >>> ranked = rank_scores([0, 0, 1, 1], [0.1, 0.6, 0.4, 0.9])
        >>> ranked.best("cost", cost_fn=5).threshold
        0.4
        """
        wish = Wish(
            check_amount(beta, name="beta"),
            check_amount(cost_fp, name="cost_fp"),
            check_amount(cost_fn, name="cost_fn"),
            check_position(target, name="target", maximum=1.0),
        )
        criterion = check_choice(criterion, name="criterion", choices=CRITERIA)
        return self.at(best_threshold(self._steps, criterion, wish), cost_fp=cost_fp, cost_fn=cost_fn)

    def next_threshold(self, threshold: float, *, step: int = 1) -> float:
        """Return the next distinct score at which a count changes: above for ``step > 0``, below for ``step < 0``.

        The last one above is the next float after the highest score, the last one below the lowest score.
        """
        return scales.next_threshold(self._steps, check_threshold(threshold), check_step(step))

    def threshold_at(self, scale: str, value: float) -> float:
        """Return the threshold at a position on a scale.

        Parameters
        ----------
        scale : {"score", "rank", "recall", "fpr"}
            ``"score"``: the threshold itself; ``"rank"``: the lowest threshold with at most ``value`` alerts per
            1,000 samples; ``"recall"``: the highest with at least this recall; ``"fpr"``: the lowest with at most
            this false positive rate.
        value : float
            Any number; 0 to 1,000; 0 to 1; 0 to 1.

        Returns
        -------
        float
            :meth:`position_of` on the same scale is the position that is really reached.
        """
        scale = check_choice(scale, name="scale", choices=scales.SCALES)
        if scale == "score":
            return check_threshold(value)
        maximum = scales.PER_THOUSAND if scale == "rank" else 1.0
        return scales.threshold_at(self._steps, scale, check_position(value, name="value", maximum=maximum))

    def position_of(self, scale: str, threshold: float) -> float:
        """Return where a threshold stands on a scale of :meth:`threshold_at`."""
        scale = check_choice(scale, name="scale", choices=scales.SCALES)
        return scales.position_of(self._steps, scale, check_threshold(threshold))

    def nearest_on_roc(self, fpr: float, tpr: float) -> float:
        """Return the threshold of the point of the ROC curve nearest to a click."""
        return nearest.nearest_on_roc(self._steps, (check_finite(fpr, name="fpr"), check_finite(tpr, name="tpr")))

    def nearest_on_precision_recall(self, recall: float, precision: float) -> float:
        """Return the threshold of the point of the precision–recall curve nearest to a click."""
        click = check_finite(recall, name="recall"), check_finite(precision, name="precision")
        return nearest.nearest_on_precision_recall(self._steps, click)

    # The samples themselves -------------------------------------------------------------------------

    @cached_property
    def _order(self) -> NDArray[np.int64]:
        """Positions by falling score; samples of one score stay in the order in which they came."""
        return np.argsort(-self.y_score, kind="stable")

    def table(self, threshold: float) -> pd.DataFrame:
        """Return the lecture's ranked table, the highest score first: rank, id, class, score, outcome."""
        return ranked_table(
            self._order,
            ids=self.ids,
            y_true=self.y_true,
            y_score=self.y_score,
            is_positive=self._is_positive,
            threshold=check_threshold(threshold),
        )

    def rows(self, threshold: float, outcome: str, *, limit: int | None = None) -> NDArray[np.int64]:
        """Return the positions of the samples with an outcome, the highest score first.

        Parameters
        ----------
        threshold : float
            A sample is called positive when its score is at least this.
        outcome : {"tn", "fp", "fn", "tp"}
            The cell of the confusion matrix.
        limit : int, optional
            At most so many.

        Returns
        -------
        ndarray of shape (n_rows,)
            For ``X.iloc[rows]`` or ``X[rows]``.
        """
        outcome = check_choice(outcome, name="outcome", choices=OUTCOMES)
        n_alerts = int(np.count_nonzero(self.y_score >= check_threshold(threshold)))
        limit = None if limit is None else check_count(limit, name="limit", minimum=0)
        return rows_of(outcome, self._order, is_positive=self._is_positive, n_alerts=n_alerts)[:limit]

"""The threshold explorer: drag a threshold, and everything follows."""

from collections.abc import Hashable, Mapping
from functools import lru_cache
from html import escape
from typing import Any, ClassVar

import numpy as np
import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.guard.deployment import refuse_no_model
from course_toolkit._core.compute.html import formulas_html, table_html
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import Control
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.words import _, ngettext
from course_toolkit.threshold.compute import (
    EstimatorSource,
    PredictionSource,
    RankedScores,
    ScoreSource,
    ThresholdOutcome,
    ThresholdSummary,
    anchors,
    key_thresholds,
    summarize,
    usual_threshold,
)
from course_toolkit.threshold.draw import ThresholdPicture, threshold_marks
from course_toolkit.threshold.explore.steering import ThresholdSteering
from course_toolkit.threshold.say import (
    fingerprint,
    format_threshold,
    formulas,
    say_code,
    say_imbalance,
    say_threshold,
)

N_PREVIEW_ROWS = 5


class ThresholdExplorer(ThresholdSteering):
    """Drag a threshold and see what it decides: who is called positive, who is missed, what it costs.

    Make one with :meth:`from_estimator` or :meth:`from_predictions`. Every trait below can be set from
    code: the controls and the picture follow.

    Attributes
    ----------
    threshold : float
        ``score >= threshold`` is called positive.
    model : str
        Name of the model shown, one of those given.
    pos_label : hashable
        The class called positive; the others together are the rest.
    scale : {"score", "rank", "recall", "fpr"}
        What the slider slides: the score, alerts per 1,000 samples, a target recall, a target FPR.
    criterion : {None, "f1", "youden", "cost", "recall", "precision"}
        What the threshold follows; None when it is set by hand.
    target : float
        The recall or precision that the last two criteria ask for, in [0, 1].
    cost_fp, cost_fn : float
        What one false positive and one false negative cost, in the same unit.
    selected_cell : {None, "tn", "fp", "fn", "tp"}
        The cell of the confusion matrix whose rows :attr:`selected` holds.
    lecture : bool
        Large type, read from the last row.

    See Also
    --------
    measure_threshold, say_threshold, ThresholdPicture

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> explorer = ct.ThresholdExplorer.from_predictions(
    ...     [0, 0, 0, 1, 1, 1, 1, 1, 0], [0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75]
    ... )
    >>> explorer.threshold = 0.9
    >>> explorer.result.tp, explorer.result.fn
    (1, 4)
    """

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "model", "pos_label"})

    def __init__(self, sources: Mapping[str, ScoreSource], *, pos_label: Any = None) -> None:
        super().__init__()
        self._sources = dict(sources)
        self._summary = lru_cache(maxsize=32)(self._summarize)
        self._cheapest = lru_cache(maxsize=32)(self._find_cheapest)
        self._sliding = False
        self._menus: dict[str, Control] = {}
        self._settling = True
        self._start(pos_label)
        self.threshold = usual_threshold(self.scores)
        self._settling = False
        self._result = self._measure()
        self.observe(self._state_changed, [*ThresholdSteering.class_own_traits(), "lecture"])
        self._build()
        self._open()

    @classmethod
    def from_estimator(cls, estimator: Any, X: Any, y: Any, *, pos_label: Any = None) -> "ThresholdExplorer":
        """Explore the scores that a fitted classifier, or several, give to labelled rows.

        Parameters
        ----------
        estimator : fitted classifier or dict of str to fitted classifier
            One with ``predict_proba`` or ``decision_function``; a pipeline is one too.
        X : array-like of shape (n_samples, n_features)
            Validation rows, never the test set: choosing a threshold is part of learning.
        y : array-like of shape (n_samples,)
            Their labels.
        pos_label : hashable, default=None
            The class called positive; None takes the estimator's last class, as scikit-learn does for two.

        Returns
        -------
        ThresholdExplorer

        Raises
        ------
        CourseError
            When an estimator is not fitted, is no classifier or gives no scores, or the labels do not fit.
        """
        models = estimator if isinstance(estimator, Mapping) else {type(estimator).__name__: estimator}
        if not models:
            refuse_no_model("estimator")
        return cls({name: EstimatorSource(model, X, y) for name, model in models.items()}, pos_label=pos_label)

    @classmethod
    def from_predictions(
        cls, y_true: Any, y_score: Any, *, pos_label: Any = None, ids: Any = None
    ) -> "ThresholdExplorer":
        """Explore scores that were computed already.

        Parameters
        ----------
        y_true : array-like of shape (n_samples,)
            The real labels.
        y_score : array-like of shape (n_samples,) or (n_samples, n_classes), or dict of str to these
            The scores of the positive class; with three classes or more, a column for each, in sorted order.
            A dictionary holds those of several models.
        pos_label : hashable, default=None
            The class called positive; None takes 1 or True, as scikit-learn does.
        ids : array-like of shape (n_samples,), default=None
            What to call the rows.

        Returns
        -------
        ThresholdExplorer

        Raises
        ------
        CourseError
            When labels and scores do not fit together.
        """
        return cls(_prediction_sources(y_true, y_score, pos_label=pos_label, ids=ids), pos_label=pos_label)

    def update(self, y_true: Any, y_score: Any, *, pos_label: Any = None, ids: Any = None) -> None:
        """Show other predictions in this explorer; when they cannot be used, the last good picture stays.

        Parameters
        ----------
        y_true, y_score, pos_label, ids
            As in :meth:`from_predictions`.

        Raises
        ------
        CourseError
            When labels and scores do not fit together; the explorer says it too.
        """
        try:
            sources = _prediction_sources(y_true, y_score, pos_label=pos_label, ids=ids)
            for source in sources.values():
                source.rank(source.classes[-1] if pos_label is None else pos_label)
        except CourseError as error:
            self._view.error = str(error)
            raise
        self._sources = sources
        self._forget()
        self._settling = True
        self._start(pos_label)
        self.selected_cell = None
        self._stay_on_the_axis()
        self._follow_criterion()
        self._settling = False
        self._result = self._measure()
        self._refresh()

    @property
    def scores(self) -> RankedScores:
        """The ranking shown: one model, one class against the rest."""
        return self._sources[self.model].rank(self.pos_label)

    @property
    def result(self) -> ThresholdOutcome:
        """The outcome at the present threshold: every number on the screen comes from it."""
        return self._result

    @property
    def selected(self) -> pd.DataFrame:
        """The rows of the selected cell of the matrix, highest score first; no rows while none is selected."""
        return self._selected_rows()

    def code(self) -> str:
        """Return the scikit-learn lines that give the numbers on the screen.

        Returns
        -------
        str
            Python source; ``model``, ``X`` and ``y``, or ``y_true`` and ``y_score``, stand for what you gave.
        """
        return say_code(self.result, scores=self._sources[self.model].code(self.pos_label))

    def classifier(self) -> Any:
        """Return the model as a classifier that decides at the present threshold.

        Returns
        -------
        sklearn.model_selection.FixedThresholdClassifier
            Around the same fitted model: it predicts at once, nothing is learned again.

        Raises
        ------
        CourseError
            When the explorer was made from predictions, or from a model of three classes or more.
        """
        return self._sources[self.model].classifier(self.pos_label, self.threshold)

    def choices_of(self, trait: str) -> tuple[Hashable, ...]:
        """Return what a trait may be set to, for those whose choices depend on the models given."""
        return tuple(self._sources) if trait == "model" else self._sources[self.model].classes

    # State -----------------------------------------------------------------------------------------

    def _state_changed(self, change: Any) -> None:
        """Settle what depends on the trait that changed; if that cannot be, put it back."""
        if self._settling:
            return
        self._settling = True
        before = {name: getattr(self, name) for name in ("pos_label", "criterion", "threshold") if name != change.name}
        try:
            self._settle(change.name)
        except CourseError:
            for name, value in {change.name: change.old, **before}.items():
                self.set_trait(name, value)
            self._offer("pos_label")
            raise
        finally:
            self._settling = False
        self._refresh()

    def _settle(self, name: str) -> None:
        if name == "model":
            self._offer("pos_label")
            if self.pos_label not in self.choices_of("pos_label"):
                self.pos_label = self._first_class()
        if name in {"model", "pos_label"} and self.criterion is None:
            self._stay_on_the_axis()
        if name == "threshold":
            self.criterion = None
        elif self.criterion is not None and name in {"criterion", "target", "cost_fp", "cost_fn", "model", "pos_label"}:
            self.threshold = self._best(self.criterion).threshold
        self._result = self._measure()

    def _start(self, pos_label: Any) -> None:
        """Show the first model, and the class asked for or else its last one."""
        self._offer("model")
        self.model = next(iter(self._sources))
        self._offer("pos_label")
        self.pos_label = self._first_class() if pos_label is None else pos_label

    def _stay_on_the_axis(self) -> None:
        """Leave a threshold that means nothing among these scores: another model's may lie elsewhere."""
        low, high = self._score_limits()
        if not low <= self.threshold <= high:
            self.threshold = usual_threshold(self.scores)

    def _follow_criterion(self) -> None:
        """Follow the criterion in new predictions; where it cannot be met, the threshold is the hand's again."""
        if self.criterion is not None:
            try:
                self.threshold = self._best(self.criterion).threshold
            except CourseError:
                self.criterion = None

    def _measure(self) -> ThresholdOutcome:
        return self.scores.at(self.threshold, cost_fp=self.cost_fp, cost_fn=self.cost_fn)

    def _best(self, criterion: str) -> ThresholdOutcome:
        return self.scores.best(criterion, cost_fp=self.cost_fp, cost_fn=self.cost_fn, target=self.target)

    def _first_class(self) -> Hashable:
        return self.choices_of("pos_label")[-1]

    def _summarize(self, model: str, pos_label: Hashable) -> ThresholdSummary:
        return summarize(self._sources[model].rank(pos_label))

    def _find_cheapest(self, model: str, pos_label: Hashable, cost_fp: float, cost_fn: float) -> float:
        return self._sources[model].rank(pos_label).best("cost", cost_fp=cost_fp, cost_fn=cost_fn).threshold

    def _forget(self) -> None:
        """Drop what was computed of earlier predictions."""
        self._summary.cache_clear()
        self._cheapest.cache_clear()
        self._plate_key = None

    # The picture -----------------------------------------------------------------------------------

    @property
    def _shown(self) -> ThresholdSummary:
        return self._summary(self.model, self.pos_label)

    def _score_limits(self) -> tuple[float, float]:
        return self._shown.score_limits

    def _refresh(self) -> None:
        super()._refresh()
        self._enable()
        self._place_slider()

    def _make_picture(self, theme: Theme) -> Picture:
        several = len(self._sources) > 1
        others = {str(name): self._summary(name, self.pos_label) for name in self._sources if name != self.model}
        return ThresholdPicture(self._shown, others=others, name=str(self.model) if several else "", theme=theme)

    def _marks(self, theme: Theme) -> list[Mark]:
        return self._marks_of(self.result, theme)

    def _marks_of(self, outcome: ThresholdOutcome, theme: Theme) -> list[Mark]:
        cheapest = self._cheapest(self.model, self.pos_label, self.cost_fp, self.cost_fn)
        return threshold_marks(outcome, self._shown, theme=theme, cheapest=cheapest, selected=self.selected_cell)

    # Words -----------------------------------------------------------------------------------------

    def _sentence(self) -> str:
        return self._sentence_of(self.result)

    def _sentence_of(self, outcome: ThresholdOutcome) -> str:
        return " ".join(filter(None, [say_threshold(outcome), say_imbalance(self._shown)]))

    def _label(self) -> str:
        description = _(
            "Histograms of the scores, confusion matrix, ROC curve, precision–recall curve and metrics. "
            "Arrow keys: next score where a count changes. Page keys: 50 alerts in 1,000. "
            "Home and End: everyone, no one."
        )
        return _titled(description)

    def _caption(self) -> str:
        return self._caption_of(self.result) + self._selection()

    def _caption_of(self, outcome: ThresholdOutcome) -> str:
        return formulas_html(formulas(outcome))

    def _selection(self) -> str:
        """Show the first rows of the selected cell."""
        if self.selected_cell is None:
            return ""
        n_rows = getattr(self.result, self.selected_cell)
        words = ngettext(
            "Cell {cell}: {n} row, in explorer.selected.",
            "Cell {cell}: {n} rows, in explorer.selected.",
            n_rows,
            cell=self.selected_cell.upper(),
        )
        return f"<p>{escape(words)}</p>" + table_html(self._selected_rows(limit=N_PREVIEW_ROWS))

    def _selected_rows(self, *, limit: int | None = None) -> pd.DataFrame:
        source = self._sources[self.model]
        return source.rows(self.pos_label, self.threshold, self.selected_cell, limit=limit)

    def _fingerprint(self) -> str:
        return fingerprint(
            self.result, self._shown, model=self.model, sentence=self._sentence(), selected=self.selected_cell
        )

    def _tour(self, picture: Picture) -> Tour:
        thresholds = key_thresholds(self.scores)
        start = int(np.searchsorted(thresholds, self.threshold))
        if start == len(thresholds) or thresholds[start] != self.threshold:
            thresholds = np.insert(thresholds, start, self.threshold)
        description = _(
            "Histograms of the scores, confusion matrix, ROC curve, precision–recall curve and metrics. "
            "Arrow keys: next threshold. Page keys: ten thresholds. Home and End: everyone, no one."
        )
        frames = [self._frame(float(threshold), picture) for threshold in thresholds]
        return Tour(_titled(description), _("Threshold"), frames, start)

    def _frame(self, threshold: float, picture: Picture) -> Frame:
        outcome = self.scores.at(threshold, cost_fp=self.cost_fp, cost_fn=self.cost_fn)
        return Frame(
            value=format_threshold(threshold),
            overlay=picture.overlay(self._marks_of(outcome, picture.theme)),
            sentence=self._sentence_of(outcome),
            caption=self._caption_of(outcome),
            anchors=anchors(outcome),
        )


def _titled(description: str) -> str:
    """Return a picture's label: its first line is the title of an exported page."""
    return _("Threshold explorer") + "\n" + description


def _prediction_sources(y_true: Any, y_score: Any, *, pos_label: Any, ids: Any) -> dict[str, ScoreSource]:
    if not isinstance(y_score, Mapping):
        return {_("scores"): PredictionSource(y_true, y_score, pos_label, ids)}
    if not y_score:
        refuse_no_model("y_score")
    return {name: PredictionSource(y_true, scores, pos_label, ids, name) for name, scores in y_score.items()}

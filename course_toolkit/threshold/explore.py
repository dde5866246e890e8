"""The threshold explorer: drag a threshold, and everything follows."""

import math
from collections.abc import Hashable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any, ClassVar

import ipywidgets
import numpy as np
import pandas as pd

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import Control, button, dropdown, number, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.html import formulas_html, table_html
from course_toolkit._core.explore.state import Choice, Number
from course_toolkit._core.words import N_, _, ngettext
from course_toolkit.threshold.compute import (
    CRITERIA,
    OUTCOMES,
    SCALES,
    EstimatorSource,
    PredictionSource,
    RankedScores,
    ScoreSource,
    ThresholdOutcome,
    ThresholdSummary,
    anchors,
    key_thresholds,
    summarize,
)
from course_toolkit.threshold.draw import ThresholdPicture, cell_at, threshold_marks
from course_toolkit.threshold.say import (
    fingerprint,
    format_threshold,
    formulas,
    say_code,
    say_imbalance,
    say_threshold,
)

SCALE_NAMES = {
    "score": N_("Score"),
    "rank": N_("Alerts per 1,000"),
    "recall": N_("Target recall"),
    "fpr": N_("Target FPR"),
}
CRITERION_NAMES = {
    None: N_("by hand"),
    "f1": N_("highest F1"),
    "youden": N_("highest Youden J (TPR − FPR)"),
    "cost": N_("least cost"),
    "recall": N_("recall ≥ target, most precision"),
    "precision": N_("precision ≥ target, most recall"),
}
#: A page key moves this many alerts per 1,000.
PAGE = 50
N_PREVIEW_ROWS = 5
STEPS = {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1}
PAGES = {"PageUp": -PAGE, "PageDown": PAGE}


class ThresholdExplorer(Explorer):
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

    threshold = Number(0.5)
    model = Choice()
    pos_label = Choice()
    scale = Choice(SCALES, default=SCALES[0])
    criterion = Choice((None, *CRITERIA), default=None)
    target = Number(0.9, minimum=0, maximum=1)
    cost_fp = Number(1.0, minimum=0)
    cost_fn = Number(1.0, minimum=0)
    selected_cell = Choice((None, *OUTCOMES), default=None)

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "model", "pos_label"})

    def __init__(self, sources: Mapping[str, ScoreSource], *, pos_label: Any = None) -> None:
        super().__init__()
        self._sources = dict(sources)
        self._summary = lru_cache(maxsize=32)(self._summarize)
        self._cheapest = lru_cache(maxsize=32)(self._find_cheapest)
        self._sliding = False
        self._settling = True
        self.model = next(iter(self._sources))
        self.pos_label = self._first_class() if pos_label is None else pos_label
        self._settling = False
        self._result = self._measure()
        self.observe(self._state_changed, list(self._state_names()))
        self._build()
        self._refresh()

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
        return cls({str(name): EstimatorSource(model, X, y) for name, model in models.items()}, pos_label=pos_label)

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
        sources = _prediction_sources(y_true, y_score, pos_label=pos_label, ids=ids)
        try:
            fresh = type(self)(sources, pos_label=pos_label)
        except CourseError as error:
            self._view.error = str(error)
            raise
        self._sources = fresh._sources  # noqa: SLF001 — another one of its own kind
        self._forget()
        self._settling = True
        self.model, self.pos_label, self.selected_cell = fresh.model, fresh.pos_label, None
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

    def _state_names(self) -> Sequence[str]:
        return [name for name in type(self).class_own_traits() if name in self.traits()] + ["lecture"]

    def _state_changed(self, change: Any) -> None:
        """Settle what depends on the trait that changed; if that cannot be, put it back."""
        if self._settling:
            return
        self._settling = True
        try:
            self._settle(change.name)
        except CourseError:
            self.set_trait(change.name, change.old)
            raise
        finally:
            self._settling = False
        self._refresh()

    def _settle(self, name: str) -> None:
        if name == "model" and self.pos_label not in self.choices_of("pos_label"):
            self.pos_label = self._first_class()
        if name == "threshold":
            self.criterion = None
        elif self.criterion is not None and name in {"criterion", "target", "cost_fp", "cost_fn", "model", "pos_label"}:
            self.threshold = self._best(self.criterion).threshold
        self._result = self._measure()

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

    # Controls --------------------------------------------------------------------------------------

    def _build(self) -> None:
        model = dropdown(lambda: _("Model"), lambda: [(name, name) for name in self._sources], value=self.model)
        label = dropdown(
            lambda: _("Positive class"),
            lambda: [(str(label), label) for label in self.choices_of("pos_label")],
            value=self.pos_label,
        )
        scale = dropdown(lambda: _("Slider"), lambda: _worded(SCALE_NAMES), value=self.scale)
        criterion = dropdown(lambda: _("Threshold"), lambda: _worded(CRITERION_NAMES), value=self.criterion)
        cell = dropdown(lambda: _("Rows of the cell"), _cell_choices, value=self.selected_cell)
        exact = Control(ipywidgets.FloatText(step=0.01, layout={"width": "9em"}), lambda: "=")
        target = number(lambda: _("Target"), minimum=0, maximum=1, step=0.01)
        cost_fp = number(lambda: _("Cost of an FP"), minimum=0, maximum=1e9, step=1)
        cost_fn = number(lambda: _("Cost of an FN"), minimum=0, maximum=1e9, step=1)
        lecture = switch(lambda: _("Lecture mode"))
        for trait, control in {
            "model": model, "pos_label": label, "scale": scale, "criterion": criterion, "target": target,
            "cost_fp": cost_fp, "cost_fn": cost_fn, "selected_cell": cell, "threshold": exact, "lecture": lecture,
        }.items():  # fmt: skip
            self._bind(trait, control)
        self._label_control = label
        self._slider = Control(
            ipywidgets.FloatSlider(readout=False, layout={"flex": "1 1 20em"}), lambda: _(SCALE_NAMES[self.scale])
        )
        self._slider.widget.observe(self._slide, "value")
        previous = button(lambda: "◀", lambda: self._from_page(self._press, "ArrowLeft"), tooltip=_previous_score)
        following = button(lambda: "▶", lambda: self._from_page(self._press, "ArrowRight"), tooltip=_next_score)
        self._controls += [self._slider, previous, following]
        choices = [model] * (len(self._sources) > 1) + [label] * (len(self.choices_of("pos_label")) > 1)
        self._box.children = (
            row(*choices, scale, self._slider, exact, previous, following),
            row(criterion, target, cost_fp, cost_fn, cell, lecture),
            self._view,
        )

    def _slide(self, change: Any) -> None:
        """Follow the slider, in the scale it has now."""
        if not self._slider.quiet:
            self._sliding = True
            try:
                self._from_page(self._set_position, change.new)
            finally:
                self._sliding = False

    def _set_position(self, position: float) -> None:
        threshold = self.scores.threshold_at(self.scale, position)
        self.threshold = self._tidy(threshold) if self.scale == "score" else threshold

    def _tidy(self, score: float) -> float:
        """Round what a hand points at to a thousandth of the axis, so that 0.6 is 0.6 and not 0.6000000000000001."""
        low, high = self._shown.score_limits
        return round(score, 2 - math.floor(math.log10(high - low)))

    def _place_slider(self) -> None:
        """Show where the threshold lies in the slider's scale; a hand on the slider is left alone."""
        if self._sliding:
            return
        slider = self._slider.widget
        low, high, step = self._slider_range()
        self._slider.quiet = True
        try:
            if (slider.min, slider.max, slider.step) != (low, high, step):
                # Never a minimum above the maximum, whichever way the range moves.
                slider.max = max(high, slider.max)
                slider.min, slider.max, slider.step = low, high, step
                self._slider.relabel()
            slider.value = min(max(self.scores.position_of(self.scale, self.threshold), low), high)
        finally:
            self._slider.quiet = False

    def _slider_range(self) -> tuple[float, float, float]:
        if self.scale == "score":
            low, high = self._shown.score_limits
            return low, high, 10.0 ** (math.floor(math.log10(high - low)) - 3)
        return (0.0, 1000.0, 1.0) if self.scale == "rank" else (0.0, 1.0, 0.01)

    # The picture -----------------------------------------------------------------------------------

    @property
    def _shown(self) -> ThresholdSummary:
        return self._summary(self.model, self.pos_label)

    def _refresh(self) -> None:
        super()._refresh()
        self._place_slider()

    def _make_picture(self, theme: Theme) -> Picture:
        several = len(self._sources) > 1
        others = {name: self._summary(name, self.pos_label) for name in self._sources if name != self.model}
        return ThresholdPicture(self._shown, others=others, name=self.model if several else "", theme=theme)

    def _marks(self, theme: Theme) -> list[Mark]:
        return self._marks_of(self.result, theme)

    def _marks_of(self, outcome: ThresholdOutcome, theme: Theme) -> list[Mark]:
        cheapest = self._cheapest(self.model, self.pos_label, self.cost_fp, self.cost_fn)
        return threshold_marks(outcome, self._shown, theme=theme, cheapest=cheapest, selected=self.selected_cell)

    def _point(self, *, pane: str, x: float, y: float, **_more: object) -> None:
        if pane == "matrix":
            cell = cell_at(x, y)
            self.selected_cell = None if cell == self.selected_cell else cell
        elif pane == "roc":
            self.threshold = self.scores.nearest_on_roc(x, y)
        elif pane == "precision_recall":
            self.threshold = self.scores.nearest_on_precision_recall(x, y)
        else:
            self.threshold = self._tidy(x)

    def _press(self, key: str, *, shift: bool = False) -> None:
        if key in {"Home", "End"}:
            self.threshold = self.scores.threshold_at("rank", 1000 if key == "Home" else 0)
        elif key in PAGES or shift:
            alerts = PAGES[key] if key in PAGES else -PAGE * STEPS[key]
            position = self.scores.position_of("rank", self.threshold) + alerts
            self.threshold = self.scores.threshold_at("rank", min(max(position, 0), 1000))
        else:
            self.threshold = self.scores.next_threshold(self.threshold, step=STEPS[key])

    # Words -----------------------------------------------------------------------------------------

    def _sentence(self) -> str:
        return " ".join(filter(None, [say_threshold(self.result), say_imbalance(self._shown)]))

    def _label(self) -> str:
        return (
            _("Threshold explorer")
            + "\n"
            + _(
                "Histograms of the scores, confusion matrix, ROC curve, precision–recall curve and metrics. "
                "Arrow keys: next score where a count changes. Page keys: 50 alerts in 1,000. "
                "Home and End: everyone, no one."
            )
        )

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
        return Tour(_("Threshold"), [self._frame(float(threshold), picture) for threshold in thresholds], start)

    def _frame(self, threshold: float, picture: Picture) -> Frame:
        outcome = self.scores.at(threshold, cost_fp=self.cost_fp, cost_fn=self.cost_fn)
        imbalance = say_imbalance(self._shown)
        return Frame(
            value=format_threshold(threshold),
            overlay=picture.overlay(self._marks_of(outcome, picture.theme)),
            sentence=" ".join(filter(None, [say_threshold(outcome), imbalance])),
            caption=self._caption_of(outcome),
            anchors=anchors(outcome),
        )


def _prediction_sources(y_true: Any, y_score: Any, *, pos_label: Any, ids: Any) -> dict[str, ScoreSource]:
    models = y_score if isinstance(y_score, Mapping) else {_("scores"): y_score}
    return {str(name): PredictionSource(y_true, scores, pos_label, ids) for name, scores in models.items()}


def _worded(names: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [(_(words), name) for name, words in names.items()]


def _cell_choices() -> list[tuple[str, str | None]]:
    return [("—", None), *((name.upper(), name) for name in OUTCOMES)]


def _previous_score() -> str:
    return _("Previous score where a count changes (left arrow on the picture)")


def _next_score() -> str:
    return _("Next score where a count changes (right arrow on the picture)")

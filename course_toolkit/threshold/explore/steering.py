"""The state of the threshold explorer, and all that moves it: controls, the pointer, keys."""

import math
from abc import abstractmethod
from collections.abc import Hashable, Mapping
from typing import Any

from course_toolkit._core.explore.controls import Control, button, dropdown, number, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.slider import Slider
from course_toolkit._core.explore.state import Choice, Number
from course_toolkit._core.words import N_, _, decimal_sign
from course_toolkit.threshold.compute import OUTCOMES, SCALES, RankedScores
from course_toolkit.threshold.draw import cell_at

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
#: The criteria that ask for a recall or a precision.
WITH_TARGET = {"recall", "precision"}
#: A page key moves this many alerts per 1,000.
PAGE = 50
STEPS = {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1}
PAGES = {"PageUp": -PAGE, "PageDown": PAGE}


class ThresholdSteering(Explorer):
    """The traits of a threshold explorer, linked to its controls, to the panes and to the keys."""

    threshold = Number(0.5)
    model = Choice()
    pos_label = Choice()
    scale = Choice(SCALES, default=SCALES[0])
    criterion = Choice(tuple(CRITERION_NAMES), default=None)
    target = Number(0.9, minimum=0, maximum=1)
    cost_fp = Number(1.0, minimum=0)
    cost_fn = Number(1.0, minimum=0)
    selected_cell = Choice((None, *OUTCOMES), default=None)

    @property
    @abstractmethod
    def scores(self) -> RankedScores:
        """The ranking shown: one model, one class against the rest."""

    @abstractmethod
    def choices_of(self, trait: str) -> tuple[Hashable, ...]:
        """Return what a trait may be set to, for those whose choices depend on the models given."""

    @abstractmethod
    def _score_limits(self) -> tuple[float, float]:
        """Return the range of the score axis."""

    # Controls --------------------------------------------------------------------------------------

    def _build(self) -> None:
        """Make the controls; :meth:`_arrange` lays them out."""
        bound = {
            "model": dropdown(lambda: _("Model"), lambda: _named(self.choices_of("model"))),
            "pos_label": dropdown(lambda: _("Positive class"), lambda: _named(self.choices_of("pos_label"))),
            "scale": dropdown(lambda: _("Slider"), lambda: _worded(SCALE_NAMES)),
            "threshold": number(lambda: _("Threshold"), step=0.01, width="10em"),
            "criterion": dropdown(lambda: _("Choice of threshold"), lambda: _worded(CRITERION_NAMES)),
            "target": number(lambda: _("Target"), step=0.01, width="8em"),
            "cost_fp": number(lambda: _("Cost of an FP"), step=1, width="11em"),
            "cost_fn": number(lambda: _("Cost of an FN"), step=1, width="11em"),
            "selected_cell": dropdown(lambda: _("Rows of the cell"), _cell_choices),
            "lecture": switch(lambda: _("Lecture mode")),
        }
        for trait, control in bound.items():
            self._bind(trait, control)
        self._slider = Control(Slider(layout={"flex": "1 1 20em"}), lambda: _(SCALE_NAMES[self.scale]))
        self._slider.widget.observe(self._slide, "value")
        self._slider.widget.on_key(lambda key, shift: self._from_page(self._press, key, shift=shift))
        steps = [
            button(lambda: "◀", lambda: self._from_page(self._press, "ArrowLeft"), tooltip=_previous_score),
            button(lambda: "▶", lambda: self._from_page(self._press, "ArrowRight"), tooltip=_next_score),
        ]
        self._controls += [self._slider, *steps]
        self._rows = (
            [bound["model"], bound["pos_label"], bound["scale"], self._slider, bound["threshold"], *steps],
            [bound[trait] for trait in ("criterion", "target", "cost_fp", "cost_fn", "selected_cell", "lecture")],
        )
        self._menus = {name: bound[name] for name in ("model", "pos_label")}
        self._target = bound["target"]
        self._arrange()

    def _offer(self, name: str) -> None:
        """Bring a menu, once it is made, to the choices there are now; a menu of one choice is none."""
        if name in self._menus:
            self._menus[name].relabel()
            self._menus[name].widget.layout.display = None if len(self.choices_of(name)) > 1 else "none"

    def _arrange(self) -> None:
        """Lay the controls out."""
        for name in self._menus:
            self._offer(name)
        self._box.children = (*(row(*controls) for controls in self._rows), self._view)

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
        low, high = self._score_limits()
        return round(score, 3 - math.floor(math.log10(high - low)))

    def _enable(self) -> None:
        """Let the target be set where the criterion has one: no control is dead."""
        self._target.widget.disabled = self.criterion not in WITH_TARGET

    def _place_slider(self) -> None:
        """Show where the threshold lies in the slider's scale; a hand on the slider is left alone."""
        if self._sliding:
            return
        slider = self._slider.widget
        low, high, step = self._slider_range()
        slider.decimal = decimal_sign()
        if (slider.min, slider.max, slider.step) != (low, high, step):
            slider.min, slider.max, slider.step = low, high, step
        self._slider.relabel()
        self._slider.show(min(max(self.scores.position_of(self.scale, self.threshold), low), high))

    def _slider_range(self) -> tuple[float, float, float]:
        if self.scale == "score":
            low, high = self._score_limits()
            return low, high, 10.0 ** (math.floor(math.log10(high - low)) - 3)
        return (0.0, 1000.0, 1.0) if self.scale == "rank" else (0.0, 1.0, 0.01)

    # Pointer and keys ------------------------------------------------------------------------------

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
            page = self.scores.threshold_at("rank", min(max(position, 0), 1000))
            step = self.scores.next_threshold(self.threshold, step=1 if alerts < 0 else -1)
            # On few samples a page is less than one of them: then a page is a step.
            self.threshold = max(page, step) if alerts < 0 else min(page, step)
        else:
            self.threshold = self.scores.next_threshold(self.threshold, step=STEPS[key])


def _named(choices: tuple[Hashable, ...]) -> list[tuple[str, Hashable]]:
    return [(str(choice), choice) for choice in choices]


def _worded(names: Mapping[Any, str]) -> list[tuple[str, Any]]:
    return [(_(words), name) for name, words in names.items()]


def _cell_choices() -> list[tuple[str, str | None]]:
    return [("—", None), *((name.upper(), name) for name in OUTCOMES)]


def _previous_score() -> str:
    return _("Previous score where a count changes (left arrow on the picture)")


def _next_score() -> str:
    return _("Next score where a count changes (right arrow on the picture)")

"""The dose explorer: more or less of one leak, and the two scores part or meet."""

import math
from collections.abc import Hashable, Sequence
from typing import Any, ClassVar

import pandas as pd
from traitlets import validate

from course_toolkit._core.compute.guard.choices import check_choice, check_count
from course_toolkit._core.compute.guard.state import check_state_number, check_state_whole
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import Control, button, dropdown, number, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.slider import Slider
from course_toolkit._core.explore.state import Choice, Number, Whole
from course_toolkit._core.words import _, decimal_sign, format_count
from course_toolkit.splits.compute.doses import DOSED, DoseOutcome, DoseScale, dose_scale, measure_dose
from course_toolkit.splits.draw.doses import LeakDosePicture, dose_marks
from course_toolkit.splits.say.doses import say_dose
from course_toolkit.splits.say.kinds import say_kind

#: Where the keys stop on the way from end to end: the arrows, and the pages.
N_STOPS, N_PAGES = 21, 5
#: So many doses at least stand in an exported page.
N_EXPORTED = 11
HIGHEST_FLOOR = 0.4
STEPS = {"ArrowRight": 1, "ArrowUp": 1, "ArrowLeft": -1, "ArrowDown": -1}
PAGES = {"PageUp": 1, "PageDown": -1}


class LeakDoseExplorer(Explorer):
    """Turn up one leak and see the score that is claimed leave the honest one behind.

    How many copies, visits of one patient, useless columns or looks at the test set does it take?

    Parameters
    ----------
    kind : str, default="exact_duplicates"
        The leak, by its code; one that has a dose.
    n_samples : int, optional
        About how many rows each split has, at least 100; by default 400, or fewer where the story needs fewer.
    random_state : int, default=0
        The first draw.

    Attributes
    ----------
    kind : str
        The leak shown.
    dose : float
        How much of it; what it counts is written under the picture.
    random_state : int
        Which splits are drawn.
    lecture : bool
        Large type, read from the last row.

    See Also
    --------
    measure_dose : The same scores as numbers.
    make_leaky_split : Plants the leak.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> explorer = ct.LeakDoseExplorer("exact_duplicates", n_samples=200)
    >>> explorer.dose = 0.8
    >>> explorer.result.claimed_score > explorer.result.honest_score
    True
    """

    kind = Choice(DOSED, default=DOSED[0])
    dose = Number(0.0)
    random_state = Whole(0, minimum=0)

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture", "kind", "floor"})

    def __init__(self, kind: str = "exact_duplicates", *, n_samples: int | None = None, random_state: int = 0) -> None:
        super().__init__()
        self._n_samples = None if n_samples is None else check_count(n_samples, name="n_samples", minimum=100)
        self._measured: dict[tuple[str, int], dict[float, DoseOutcome]] = {}
        self._sliding = False
        self.kind = check_choice(kind, name="kind", choices=DOSED)
        self.random_state = check_count(random_state, name="random_state", minimum=0)
        self.dose = self.scale.usual
        self._measure()
        self._settling = False
        self.observe(self._state_changed, ["kind", "dose", "random_state", "lecture"])
        self._build()
        self._open()

    @property
    def scale(self) -> DoseScale:
        """What the dose counts, and between which ends."""
        return dose_scale(self.kind)

    @property
    def result(self) -> DoseOutcome:
        """The scores at the present dose: every number on the screen comes from it."""
        return self._known[self.dose]

    @property
    def outcomes(self) -> tuple[DoseOutcome, ...]:
        """The doses of this leak measured so far in these splits, lowest first."""
        return tuple(self._known[dose] for dose in sorted(self._known))

    @property
    def floor(self) -> float:
        """Where the axis of scores begins: a tenth that lies below all that were measured."""
        scores = [score for one in self.outcomes for score in (*one.claimed, *one.honest) if math.isfinite(score)]
        return max(0.0, min([HIGHEST_FLOOR, *(math.floor(10 * score - 0.5) / 10 for score in scores)]))

    def frame(self) -> pd.DataFrame:
        """Return the doses measured so far as a table.

        Returns
        -------
        DataFrame
            A row for each dose and split: ``kind``, ``dose``, ``claimed``, ``honest``, ``n_leaked``, ``n_test``,
            ``metric``.
        """
        return pd.concat([one.frame() for one in self.outcomes], ignore_index=True)

    def to_html(self, path: Any) -> Any:
        """Write this explorer as one HTML file, after measuring at least eleven doses where the leak has so many.

        Parameters
        ----------
        path : str or pathlib.Path
            The file to write; an existing one is replaced.

        Returns
        -------
        pathlib.Path
            The file written.

        Raises
        ------
        CourseError
            When the file cannot be written there.
        """
        self._measure(self.scale.stops(N_EXPORTED))
        self._refresh()
        return super().to_html(path)

    # State ----------------------------------------------------------------------------------------

    @property
    def _known(self) -> dict[float, DoseOutcome]:
        return self._measured.setdefault((self.kind, self.random_state), {})

    @validate("dose")
    def _check_dose(self, proposal: Any) -> float:
        scale = self.scale
        if scale.is_whole:
            return check_state_whole(proposal.value, name="dose", minimum=int(scale.lowest), maximum=scale.highest)
        return scale.tidy(check_state_number(proposal.value, name="dose", minimum=scale.lowest, maximum=scale.highest))

    def _state_changed(self, change: Any) -> None:
        """Measure what the new state asks for; a new leak begins at its usual dose."""
        if self._settling:
            return
        if change.name == "kind":
            self._settling = True
            self.dose = self.scale.usual
            self._settling = False
        self._measure()
        self._refresh()

    def _measure(self, doses: Sequence[float] = ()) -> None:
        """Measure the dose shown, and the ends and the usual one that frame it, each once."""
        scale = self.scale
        for dose in (self.dose, scale.lowest, scale.usual, scale.highest, *doses):
            if dose not in self._known:
                self._known[dose] = measure_dose(
                    self.kind, dose, n_samples=self._n_samples, random_state=self.random_state
                )

    def draw_again(self) -> None:
        """Draw other splits of the same story."""
        self.random_state += 1

    # Controls -------------------------------------------------------------------------------------

    def _build(self) -> None:
        bound = {
            "kind": dropdown(lambda: _("Leak"), lambda: [(say_kind(kind), kind) for kind in DOSED]),
            "random_state": number(lambda: _("Draw"), step=1, width="8em"),
            "lecture": switch(lambda: _("Lecture mode")),
        }
        for trait, control in bound.items():
            self._bind(trait, control)
        self._slider = Control(Slider(layout={"flex": "1 1 30em"}), lambda: self.scale.meaning)
        self._slider.widget.observe(self._slide, "value")
        self._slider.widget.on_key(lambda key, shift: self._from_page(self._press, key, shift=shift))
        again = button(lambda: _("Draw again"), lambda: self._from_page(self.draw_again))
        self._controls += [self._slider, again]
        rows = (row(bound["kind"], bound["random_state"], again, bound["lecture"]), row(self._slider))
        self._box.children = (*rows, self._view)

    def _slide(self, change: Any) -> None:
        if not self._slider.quiet:
            self._sliding = True
            try:
                self._from_page(setattr, self, "dose", self._on_a_step(change.new))
            finally:
                self._sliding = False

    def _on_a_step(self, dose: float) -> float:
        """Return the nearest step, within the ends: what a hand points at is rarely one."""
        scale = self.scale
        step = scale.lowest + round((dose - scale.lowest) / scale.step) * scale.step
        return scale.tidy(min(max(step, scale.lowest), scale.highest))

    def _refresh(self) -> None:
        super()._refresh()
        if self._sliding:  # a hand on the slider is left alone
            return
        scale, slider = self.scale, self._slider.widget
        slider.decimal = decimal_sign()
        if (slider.min, slider.max, slider.step) != (scale.lowest, scale.highest, scale.step):
            slider.min, slider.max, slider.step = scale.lowest, scale.highest, scale.step
        self._slider.relabel()
        self._slider.show(float(self.dose))

    def _point(self, *, x: float, **_more: object) -> None:
        self.dose = self._on_a_step(x)

    def _press(self, key: str, *, shift: bool) -> None:
        ends = {"Home": self.scale.lowest, "End": self.scale.highest}
        if key in ends:
            self.dose = ends[key]
        elif key in PAGES or (key in STEPS and shift):
            self._go({**PAGES, **STEPS}[key], N_PAGES)
        elif key in STEPS:
            self._go(STEPS[key], N_STOPS)

    def _go(self, way: int, n_stops: int) -> None:
        """Go to the next stop on this way; at the end stay there."""
        ahead = [dose for dose in self.scale.stops(n_stops) if (dose - self.dose) * way > 0]
        if ahead:
            self.dose = min(ahead, key=lambda dose: abs(dose - self.dose))

    def choices_of(self, _trait: str) -> tuple[Hashable, ...]:
        """Return the leaks that have a dose."""
        return DOSED

    # The picture and its words --------------------------------------------------------------------

    def _make_picture(self, theme: Theme) -> Picture:
        return LeakDosePicture(self.scale, self.result.metric, self.floor, theme)

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        return dose_marks(self.outcomes, at=self.result, floor=self.floor, theme=theme)

    def _sentence(self) -> str:
        return say_dose(self.result, self.scale)

    def _label(self) -> str:
        words = _(
            "Claimed score (orange) and honest score (blue) against the dose. Arrow keys: a little more or less. "
            "Page keys: a quarter. Home and End: the lowest, the highest."
        )
        return "\n".join([_("How much of a leak?"), words])

    def _fingerprint(self) -> str:
        return "\n".join(["LeakDoseExplorer", *(say_dose(one, self.scale) for one in self.outcomes)])

    def _tour(self, picture: Picture) -> Tour:
        frames = [self._frame(one, picture) for one in self.outcomes]
        start = [one.dose for one in self.outcomes].index(self.dose)
        return Tour(self._label(), self.scale.meaning, frames, start)

    def _frame(self, at: DoseOutcome, picture: Picture) -> Frame:
        marks = dose_marks(self.outcomes, at=at, floor=self.floor, theme=picture.theme)
        return Frame(
            value=format_count(at.dose),
            overlay=picture.overlay(marks),
            sentence=say_dose(at, self.scale),
            caption="",
            anchors={"dose": (at.dose, None)},
        )

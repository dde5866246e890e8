"""The split leak checker: the findings as cards, the rows behind each, and what it costs."""

from collections.abc import Hashable, Sequence
from html import escape
from typing import Any, ClassVar

from course_toolkit._core.compute.errors import CourseError
from course_toolkit._core.compute.finding import SEVERITIES
from course_toolkit._core.compute.guard.parquet import refuse_files
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import cards, row, switch
from course_toolkit._core.explore.explorer import Explorer
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.state import Choice, Switch
from course_toolkit._core.words import _
from course_toolkit.datasets import LeakySplit
from course_toolkit.splits.compute.arguments import refuse_beside_report
from course_toolkit.splits.compute.check import check_split
from course_toolkit.splits.compute.cost.leak_cost import CostOfLeak, measure_cost
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.profile import profile_finding, profile_split
from course_toolkit.splits.compute.repairs.repaired import code_of
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.compute.sealing.unopened import refuse_unopened
from course_toolkit.splits.draw.leak_marks import leak_marks
from course_toolkit.splits.draw.leaks import LeakPicture
from course_toolkit.splits.say.leaks import say_costs, say_finding

#: A font-awesome sign for each severity: what a card says is not said by its words alone.
ICONS = {"error": "times-circle", "warning": "exclamation-triangle", "question": "question-circle"}
N_REPEATS = 5


class SplitLeakChecker(Explorer):
    """Walk through the findings about a split: the rows behind each, why it matters, and what it costs.

    Parameters
    ----------
    *sets : DataFrame, Split, SplitReport or LeakySplit
        ``train, test`` as :func:`check_split` takes them, or a report that was made already. A split of
        :func:`make_leaky_split` is handed over to :class:`SplitLeakQuiz`: there you name the leak first.
    **known
        What else :func:`check_split` takes, by its name.
    estimators : estimator, list or dict of them, default=None
        Keyword only: the models that are asked what a leak costs; None takes a forest and a linear model.

    Attributes
    ----------
    selected : int
        The place of the finding shown, 0 for the worst.
    mended : bool
        Whether the leak is mended and its cost measured: claimed and honest score stand side by side.
    lecture : bool
        Large type, read from the last row.
    report : SplitReport
        What was found.

    See Also
    --------
    check_split : The findings without the picture.
    SplitReport.repair : Mend them all.
    SplitLeakQuiz : The same, with the findings hidden until you have named the leak.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> frame = ct.load_wine()
    >>> train, test = frame.iloc[::2], frame.iloc[::3]
    >>> checker = ct.SplitLeakChecker(train, test, label="target")
    >>> checker.finding.code
    'exact_duplicates'
    """

    selected = Choice(default=0)
    mended = Switch(default_value=False)

    redrawn_by: ClassVar[frozenset[str]] = frozenset({"lecture"})

    def __new__(cls, *sets: Any, **known: Any) -> Any:
        """Hand a split with an answer key over to the quiz."""
        if cls is SplitLeakChecker and sets and isinstance(sets[0], LeakySplit):
            from course_toolkit.splits.explore.quiz import SplitLeakQuiz  # noqa: PLC0415 — it is a checker itself

            return SplitLeakQuiz.__new__(SplitLeakQuiz, *sets, **known)
        return super().__new__(cls, *sets, **known)

    def __init__(self, *sets: Any, estimators: Any = None, **known: Any) -> None:
        made = bool(sets) and isinstance(sets[0], SplitReport)
        if made and (known or len(sets) > 1):
            refuse_beside_report([*known] or ["sets"])
        self._report: SplitReport = sets[0] if made else check_split(*sets, **known)
        if not self._report.sets.in_memory:
            refuse_files("SplitLeakChecker")
        self._estimators = estimators
        self._profile = profile_split(self._report.sets)
        self._known_costs: dict[int, tuple[CostOfLeak, ...]] = {}
        super().__init__()
        self.observe(self._state_changed, ["selected", "mended", "lecture"])
        self._build()
        self._open()

    def _build(self) -> None:
        self._box.children = [self._make_cards(), self._make_switches(), self._view]

    def _make_cards(self) -> Any:
        chosen = cards(lambda: _("Findings"), self._cards, icons=[ICONS[one.severity] for one in self.findings])
        self._bind("selected", chosen)
        return chosen.widget

    def _make_switches(self) -> Any:
        self._mending, lecture = switch(lambda: _("Mend it")), switch(lambda: _("Lecture mode"))
        self._bind("mended", self._mending)
        self._bind("lecture", lecture)
        return row(self._mending, lecture)

    @property
    def report(self) -> SplitReport:
        """What was found, and what was not checked."""
        return self._report

    @property
    def findings(self) -> tuple[SplitFinding, ...]:
        """The findings, worst first, in the current language."""
        return self._report.findings

    @property
    def finding(self) -> SplitFinding | None:
        """The finding shown; None where there is none."""
        return self.findings[self.selected] if self.findings else None

    @property
    def costs(self) -> tuple[CostOfLeak, ...]:
        """What the finding shown costs each model; empty until it is mended."""
        return self._costs_of(self.selected) if self.mended and self.findings else ()

    def choices_of(self, _trait: str) -> tuple[Hashable, ...]:
        """Return the places of the findings."""
        return tuple(range(max(1, len(self._report.drafts))))

    # State ----------------------------------------------------------------------------------------

    def _state_changed(self, change: Any) -> None:
        """Show the new state; where its cost cannot be measured, put the old one back."""
        try:
            self._refresh()
        except CourseError:
            self.unobserve(self._state_changed, change.name)
            self.set_trait(change.name, change.old)
            self.observe(self._state_changed, change.name)
            raise

    def _refresh(self) -> None:
        super()._refresh()
        # What no code can mend has no honest score: the box would do nothing.
        self._mending.widget.disabled = self.finding is None or not self.finding.repair

    def _costs_of(self, place: int) -> tuple[CostOfLeak, ...]:
        if place not in self._known_costs:
            finding = self.findings[place]
            refuse_unopened(self._report.sets)
            cost = measure_cost(self._report.sets, [finding], self._estimators, n_repeats=N_REPEATS)
            self._known_costs[place] = cost.costs
        return self._known_costs[place]

    # The picture ----------------------------------------------------------------------------------

    def _make_picture(self, theme: Theme) -> Picture:
        return LeakPicture(self._profile, theme=theme)

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        return self._marks_of(self.selected, theme, self.costs)

    def _marks_of(self, place: int, theme: Theme, costs: Sequence[CostOfLeak]) -> Sequence[Mark]:
        finding = self.findings[place] if self.findings else None
        seen = None if finding is None else profile_finding(self._report.sets, finding)
        return leak_marks(finding, seen, costs, profile=self._profile, theme=theme)

    def _press(self, key: str, *, shift: bool) -> None:  # noqa: ARG002 — the base hands it over
        moves = {"ArrowRight": 1, "ArrowDown": 1, "ArrowLeft": -1, "ArrowUp": -1}
        last = len(self.choices_of("selected")) - 1
        places = {name: self.selected + by for name, by in moves.items()} | {"Home": 0, "End": last}
        if key in places:
            self.selected = min(max(places[key], 0), last)

    # Words ----------------------------------------------------------------------------------------

    def _cards(self) -> list[tuple[str, Hashable]]:
        named = [
            (f"{_(SEVERITIES[one.severity])} · {one.code} · {one.title}", place)
            for place, one in enumerate(self.findings)
        ]
        return [*named] or [(_("Nothing suspicious was found."), 0)]

    def _sentence(self) -> str:
        return self._sentence_of(self.selected, self.costs)

    def _sentence_of(self, place: int, costs: Sequence[CostOfLeak]) -> str:
        if not self.findings:
            return self._report.summary()
        return " ".join(filter(None, [say_finding(self.findings[place]), say_costs(costs)]))

    def _label(self) -> str:
        return "\n".join(
            [
                _("Split leak checker"),
                _("The sets as bars with their classes, what was seen, and what it costs. "
                  "Arrow keys: next finding. Home and End: the worst, the last."),
            ]
        )  # fmt: skip

    def _caption(self) -> str:
        return self._caption_of(self.selected)

    def _caption_of(self, place: int) -> str:
        if not self.findings:
            return self._report.not_checked_html()
        finding = self.findings[place]
        code = code_of(self._report.sets, finding) if self.mended else ""
        mending = f"<pre><code>{escape(code)}</code></pre>" if code else ""
        return finding._repr_html_() + mending + self._report.not_checked_html()

    def _fingerprint(self) -> str:
        lines = [self._report.summary(), *(f"{words}" for words, _place in self._cards())]
        lines += [say_costs(self.costs)] if self.costs else []
        return "\n".join(["SplitLeakChecker", *lines])

    def _tour(self, picture: Picture) -> Tour:
        frames = [self._frame(place, picture) for place in self.choices_of("selected")]
        return Tour(self._label(), _("Finding"), frames, self.selected)

    def _frame(self, place: Any, picture: Picture) -> Frame:
        costs = self._known_costs.get(place, ())
        return Frame(
            value=f"{place + 1}",
            overlay=picture.overlay(self._marks_of(place, picture.theme, costs)),
            sentence=self._sentence_of(place, costs),
            caption=self._caption_of(place),
            anchors={},
        )

"""The checker as a quiz: the findings stay hidden until the student has named the leak."""

from collections.abc import Hashable, Sequence
from html import escape
from typing import Any, ClassVar

from traitlets import validate

from course_toolkit._core.compute.guard.state import check_stays_revealed, refuse_hidden
from course_toolkit._core.draw.marks import Mark
from course_toolkit._core.draw.picture import Picture
from course_toolkit._core.draw.theme import Theme
from course_toolkit._core.explore.controls import Control, button, dropdown, optional_number, row
from course_toolkit._core.explore.export import Frame, Tour
from course_toolkit._core.explore.state import Choice, Number, Switch
from course_toolkit._core.words import _
from course_toolkit.datasets import KINDS, LeakScore, LeakySplit
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.report import SplitReport
from course_toolkit.splits.draw.quiz_marks import quiz_marks
from course_toolkit.splits.explore.checker import SplitLeakChecker
from course_toolkit.splits.say.kinds import say_kind
from course_toolkit.splits.say.quiz import NOTHING, say_answer, say_named, say_question, say_verdict

ANSWERS = ("answer_kind", "answer_column", "answer_score")


class SplitLeakQuiz(SplitLeakChecker):
    """Name the leak before you are shown it: the kind, the column, and the honest score.

    Only the sets and the score they claim are shown. After :attr:`revealed` this is a checker like any other.

    Parameters
    ----------
    leaky : LeakySplit
        From :func:`make_leaky_split`.
    estimators : estimator, list or dict of them, default=None
        Keyword only: the models that are asked what the leak costs; None takes a forest and a linear model.

    Attributes
    ----------
    answer_kind : str or None
        The leak you name, by its code, ``"none"`` for a clean split; None is no answer.
    answer_column : column name or None
        A column that it comes through.
    answer_score : float or None
        The score without the leak, in [0, 1].
    revealed : bool
        Whether the answer is shown. Once shown, it stays so.
    verdict : LeakScore or None
        What :meth:`check_answer` said of the present answer.
    selected, mended, lecture
        As in :class:`SplitLeakChecker`.

    See Also
    --------
    make_leaky_split : Plants the leak.
    SplitLeakChecker : The same without a question.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> quiz = ct.SplitLeakChecker(ct.make_leaky_split("group_overlap", random_state=0))
    >>> quiz.findings
    ()
    >>> quiz.answer_kind = "group_overlap"
    >>> quiz.check_answer()
    LeakScore(kind='found', column='not named', honest_score='not named')
    >>> quiz.revealed = True
    >>> quiz.finding.code
    'group_overlap'
    """

    answer_kind = Choice((None, *KINDS))
    answer_column = Choice()
    answer_score = Number(None, minimum=0, maximum=1)
    revealed = Switch(default_value=False)

    redrawn_by: ClassVar[frozenset[str]] = SplitLeakChecker.redrawn_by | {"revealed"}

    def __init__(self, leaky: LeakySplit, *, estimators: Any = None) -> None:
        self._leaky = leaky
        self._verdict: LeakScore | None = None
        super().__init__(leaky.train, leaky.test, estimators=estimators, **_known(leaky))
        self.observe(self._answered, ANSWERS)
        self.observe(self._show_answer, "revealed")

    @property
    def verdict(self) -> LeakScore | None:
        """What was said of the present answer; None before it was checked."""
        return self._verdict

    @property
    def report(self) -> SplitReport:
        """What was found; refused until it is revealed."""
        if not self.revealed:
            refuse_hidden("report")
        return self._report

    @property
    def findings(self) -> tuple[SplitFinding, ...]:
        """The findings, worst first; none of them until they are revealed."""
        return self._report.findings if self.revealed else ()

    def check_answer(self) -> LeakScore:
        """Judge what was named so far; what was not named is not given away.

        Returns
        -------
        LeakScore
            For kind, column and honest score: ``"found"``, ``"missed"``, ``"false alarm"`` or ``"not named"``.

        See Also
        --------
        LeakySplit.score : Says what each means.
        """
        self._verdict = self._leaky.score(self.answer_kind, column=self.answer_column, honest_score=self.answer_score)
        self._refresh()
        return self._verdict

    def choices_of(self, trait: str) -> tuple[Hashable, ...]:
        """Return the columns that can be named; the places of the findings once they are revealed."""
        if trait == "answer_column":
            return (None, *self._leaky.train.columns)
        return super().choices_of(trait) if self.revealed else (0,)

    # State ----------------------------------------------------------------------------------------

    def _answered(self, _change: Any) -> None:
        self._verdict = None
        self._refresh()

    @validate("revealed")
    def _stays(self, proposal: Any) -> bool:
        return check_stays_revealed(value=proposal.value, revealed=self.revealed)

    def _show_answer(self, _change: Any) -> None:
        """Put the cards where the questions were answered."""
        questions, switches, view = self._box.children
        for control in self._asked:
            control.widget.disabled = True
        self._box.children = [questions, self._make_cards(), switches, view]
        self._refresh()

    # Controls -------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._box.children = [self._make_questions(), self._make_switches(), self._view]

    def _make_questions(self) -> Any:
        answers = (
            dropdown(lambda: _("Leak"), _kind_choices),
            dropdown(lambda: _("Column"), self._column_choices),
            optional_number(lambda: _("Honest score"), width="12em"),
        )
        for trait, control in zip(ANSWERS, answers, strict=True):
            self._bind(trait, control)
        buttons = (
            button(lambda: _("Check my answer"), lambda: self._from_page(self.check_answer)),
            button(lambda: _("Reveal"), lambda: self._from_page(setattr, self, "revealed", True)),  # noqa: FBT003 — setattr's own
        )
        self._controls += buttons
        self._asked: tuple[Control, ...] = (*answers, *buttons)
        return row(*self._asked)

    def _column_choices(self) -> list[tuple[str, Hashable]]:
        return [(NOTHING if name is None else str(name), name) for name in self.choices_of("answer_column")]

    # The picture and its words --------------------------------------------------------------------

    def _marks(self, theme: Theme) -> Sequence[Mark]:
        if self.revealed:
            return super()._marks(theme)
        return quiz_marks(self._leaky.claimed_score, named=self.answer_score, theme=theme)

    def _sentence(self) -> str:
        named = say_named(self.answer_kind, self.answer_column, self.answer_score)
        verdict = "" if self._verdict is None else say_verdict(self._verdict)
        if not self.revealed:
            question = say_question(self._leaky.claimed_score, self._leaky.answer_key.metric)
            return " ".join(filter(None, [question, named, verdict]))
        return " ".join(filter(None, [say_answer(self._leaky.answer_key), named, verdict, super()._sentence()]))

    def _label(self) -> str:
        if self.revealed:
            return super()._label()
        return "\n".join([_("What has leaked?"), _("The sets as bars with their classes, and the score they claim.")])

    def _caption(self) -> str:
        if self.revealed:
            return super()._caption()
        look = _("Look for yourself first: {tables}.", tables=", ".join(_tables(self._leaky)))
        return f"<p>{escape(look)}</p>"

    def _fingerprint(self) -> str:
        if self.revealed:
            return "\n".join([super()._fingerprint(), say_answer(self._leaky.answer_key)])
        return "\n".join(["SplitLeakQuiz", repr(self._leaky), self._sentence()])

    def _tour(self, picture: Picture) -> Tour:
        if self.revealed:
            return super()._tour(picture)
        overlay = picture.overlay(self._marks(picture.theme))
        frame = Frame(value="", overlay=overlay, sentence=self._sentence(), caption=self._caption(), anchors={})
        return Tour(self._label(), _("Finding"), [frame], 0)


def _known(leaky: LeakySplit) -> dict[str, Any]:
    """Return what the checker is told beside the two tables."""
    return {name: value for name, value in leaky.arguments().items() if name not in {"train", "test"}}


def _tables(leaky: LeakySplit) -> list[str]:
    return ["train", "test", *(["validation"] if leaky.validation is not None else []), "declared"]


def _kind_choices() -> list[tuple[str, Hashable]]:
    return [(NOTHING, None), *((say_kind(kind), kind) for kind in KINDS)]

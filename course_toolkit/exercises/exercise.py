"""One exercise: parts that judge an answer each, a hint, a solution."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from course_toolkit._core.words import _, format_count, ngettext
from course_toolkit.exercises.answers import UnreadableAnswerError, is_blank
from course_toolkit.exercises.feedback import Feedback, Outcome, Remark


class Part(Protocol):
    """One answer that an exercise asks for: a number, a name."""

    @property
    def name(self) -> str:
        """Return what is asked for, in the current language."""
        ...

    def read(self, answer: object) -> Any:
        """Return what a student wrote as what is asked for, or raise UnreadableAnswerError."""
        ...

    def what_is_wrong(self, answer: Any) -> str:
        """Say what is wrong with an answer that was read; nothing where it is right."""
        ...


@dataclass(frozen=True)
class Words:
    """What an exercise says, each asked for when it is needed so that it comes in the current language."""

    question: Callable[[], str]
    hint: Callable[[], str]
    solution: Callable[[], str]
    moral: Callable[[], str]


@dataclass(frozen=True, repr=False)
class Exercise:
    """Check a student's answer, and help where it is wrong.

    Answers "did I understand?": right, wrong (with what is wrong), or not attempted.

    Parameters
    ----------
    code : str
        The guide's number and the exercise's, such as ``"07-1"``.
    parts : tuple of Part
        What judges each answer that is asked for. It computes the right one from data.
    words : Words
        Question, hint, solution, and what to notice once it is right.
    listing : str
        The lines of Python that solve it.

    See Also
    --------
    exercise : Open an exercise by its code.
    Feedback : What ``check`` returns.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> ct.set_language("en")
    >>> exercise = ct.exercise("07-1")
    >>> exercise.check(0.4, ..., ...)  # doctest: +ELLIPSIS
    ✗ Not right yet.
    precision — That is the recall...
    recall — Replace the three dots with your answer.
    F1 — Replace the three dots with your answer.
    """

    code: str
    parts: tuple[Part, ...]
    words: Words
    listing: str

    def check(self, *answers: object) -> Feedback:
        """Judge the answers, one for each part, in the order of the question.

        Parameters
        ----------
        *answers : object
            What the student wrote. The three dots (``...``) mean "not attempted". Nothing that stands here
            raises an error: what is no number is told so in words.

        Returns
        -------
        Feedback
            Its outcome and, where something is wrong, what. Never the solution.
        """
        if len(answers) != len(self.parts):
            return Feedback("wrong", self._count_message(len(answers)))
        verdicts = [_judge(part, answer) for part, answer in zip(self.parts, answers, strict=True)]
        outcome = _overall([verdict.outcome for verdict in verdicts])
        if outcome == "right":
            return Feedback(outcome, self.words.moral())
        return Feedback(outcome, self._message(verdicts))

    def hint(self) -> Remark:
        """Give a nudge that is not the solution."""
        return Remark(_("Hint."), self.words.hint())

    def solution(self) -> Remark:
        """Give the reasoning and the lines that lead to the right answer."""
        return Remark(_("Solution."), self.words.solution(), self.listing)

    def __repr__(self) -> str:
        return repr(self._question())

    def _repr_html_(self) -> str:
        return self._question()._repr_html_()

    def _question(self) -> Remark:
        return Remark(_("Exercise {code}.", code=self.code), self.words.question())

    def _count_message(self, n_given: int) -> str:
        asked = ngettext("{n} answer is expected", "{n} answers are expected", len(self.parts))
        names = ", ".join(part.name for part in self.parts)
        return _("{asked} ({names}), and {given} came.", asked=asked, names=names, given=format_count(n_given))

    def _message(self, verdicts: list[Feedback]) -> str:
        nothing_yet = all(verdict.outcome == "not attempted" for verdict in verdicts)
        if nothing_yet or len(self.parts) == 1:
            return verdicts[0].message
        named = zip(self.parts, verdicts, strict=True)
        return "\n".join(f"{part.name} — {verdict.message}" for part, verdict in named)


def _judge(part: Part, answer: object) -> Feedback:
    if is_blank(answer):
        return Feedback("not attempted", _("Replace the three dots with your answer."))
    try:
        wrong = part.what_is_wrong(part.read(answer))
    except UnreadableAnswerError as error:
        wrong = str(error)
    return Feedback("wrong", wrong) if wrong else Feedback("right", _("Right."))


def _overall(outcomes: list[Outcome]) -> Outcome:
    """Return the outcome that the student has to hear first."""
    ranked: tuple[Outcome, ...] = ("wrong", "not attempted", "right")
    return next(outcome for outcome in ranked if outcome in outcomes)

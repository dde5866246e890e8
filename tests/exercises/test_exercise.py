"""Three outcomes, whatever the answers; help in the current language."""

from dataclasses import dataclass

import pytest

from course_toolkit._core.words import get_language, set_language
from course_toolkit.exercises.answers import read_number
from course_toolkit.exercises.exercise import Exercise, Words


@dataclass(frozen=True)
class Equals:
    """The simplest part: one number, exactly."""

    name: str
    value: float

    read = staticmethod(read_number)

    def what_is_wrong(self, answer):
        return "" if answer == self.value else f"{answer} is not it."


def make(*parts):
    words = Words(get_language, lambda: "think", lambda: "reason", lambda: "notice")
    return Exercise("00-1", parts, words, "lines()")


ONE = make(Equals("one", 1))
TWO = make(Equals("one", 1), Equals("two", 2))


@pytest.mark.parametrize(
    ("exercise", "answers", "outcome", "message"),
    [
        (ONE, [1], "right", "notice"),
        (ONE, [2], "wrong", "2.0 is not it."),
        (ONE, [...], "not attempted", "Replace the three dots with your answer."),
        (TWO, [1, 2], "right", "notice"),
        (TWO, [1, 3], "wrong", "one — Right.\ntwo — 3.0 is not it."),
        (TWO, [..., 3], "wrong", "one — Replace the three dots with your answer.\ntwo — 3.0 is not it."),
        (TWO, [..., ...], "not attempted", "Replace the three dots with your answer."),
        (TWO, [1, ...], "not attempted", "one — Right.\ntwo — Replace the three dots with your answer."),
        (TWO, [1], "wrong", "2 answers are expected (one, two), and 1 came."),
        (ONE, [], "wrong", "1 answer is expected (one), and 0 came."),
    ],
)
def test_outcome_and_message(exercise, answers, outcome, message):
    feedback = exercise.check(*answers)
    assert (feedback.outcome, feedback.message) == (outcome, message)


def test_a_strange_answer_is_wrong_in_words():
    feedback = ONE.check("0,8")
    assert feedback.outcome == "wrong"
    assert "comma" in feedback.message


def test_help_follows_the_language():
    set_language("en")
    assert (repr(ONE.hint()), repr(ONE.solution())) == ("Hint. think", "Solution. reason\nlines()")
    set_language("fr")
    assert (repr(ONE.hint()), repr(ONE.solution())) == ("Indice. think", "Solution. reason\nlines()")


def test_an_exercise_shows_its_question(language):
    assert repr(ONE) == f"{'Exercice' if language == 'fr' else 'Exercise'} 00-1. {language}"
    assert language in ONE._repr_html_()


def test_a_fault_of_ours_is_not_hidden():
    class Broken(Equals):
        def what_is_wrong(self, answer):
            return answer / 0

    with pytest.raises(ZeroDivisionError):
        make(Broken("one", 1)).check(1)

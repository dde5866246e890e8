"""Exercise 01-1 on the lecture's ten rows."""

import pytest

from course_toolkit.datasets import load_sante
from course_toolkit.exercises.lecture_look import lecture_look

FRAME = load_sante()
RIGHT = [4, 1, 4]


def test_what_pandas_says_is_right():
    label = FRAME["malade"]
    answers = label.isna().sum(), label.nunique(), FRAME["cholesterol"].idxmax()
    assert lecture_look().check(*answers).outcome == "right"


@pytest.mark.parametrize(
    ("place", "answer", "words"),
    [
        (0, FRAME["malade"].count(), "count the others"),
        (0, (FRAME["malade"] == "NULL").sum(), "shows it as NaN"),
        (0, len(FRAME), "That is every row"),
        (0, FRAME["malade"].isna().mean(), "That is a share"),
        (0, FRAME["malade"].isna(), "a Series of shape (10,)"),
        (1, FRAME["malade"].nunique(dropna=False), "NULL was counted as a class"),
        (1, FRAME["malade"].count(), "That counts patients"),
        (1, FRAME["malade"].nunique, "add the parentheses"),
        (1, FRAME["malade"].unique(), "a ndarray of shape (2,)"),
        (1, 0, "the other rows do have a value"),
        (2, 5, "That is its ID"),
        (2, FRAME["cholesterol"].max(), "That is the value"),
        (2, FRAME["Age"].idxmax(), "which one is the largest?"),
        (2, 10, "which one is the largest?"),
        (2, FRAME["cholesterol"].idxmin(), "the row of the smallest one"),
        (2, 7, "not what these lines give"),
    ],
)
def test_typical_slips_are_named(place, answer, words):
    answers = list(RIGHT)
    answers[place] = answer
    feedback = lecture_look().check(*answers)
    assert feedback.outcome == "wrong"
    assert words in feedback.message.splitlines()[place]


@pytest.mark.usefixtures("language")
def test_any_answer_gets_words(strange):
    assert lecture_look().check(strange, strange, strange).outcome == "wrong"


@pytest.mark.usefixtures("language")
def test_the_solution_is_judged_right(solve):
    assert solve(lecture_look(), frame=load_sante()).outcome == "right"


def test_the_solution_says_the_numbers(language):
    told = repr(lecture_look().solution()).splitlines()[0]
    words = {
        "en": "Solution. 4 labels are missing, 1 class is left, and row 4 holds the largest cholesterol.",
        "fr": "Solution. Il manque 4 étiquettes, il reste 1 classe, et la ligne 4 porte le plus grand cholestérol.",
    }
    assert told == words[language]


@pytest.mark.usefixtures("language")
def test_nothing_is_given_away():
    exercise = lecture_look()
    told = repr(exercise) + repr(exercise.hint()) + exercise.check(7, 7, 7).message
    assert "4" not in told.replace("n’est", "")
    assert not {"nunique()", "242300"} & set(told.split())

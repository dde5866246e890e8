"""Exercise 07-1 on the lecture's nine rows."""

import pytest
from sklearn.metrics import accuracy_score, f1_score, precision_score, recall_score

from course_toolkit.exercises.lecture_cut import THRESHOLD, Y_SCORE, Y_TRUE, lecture_cut

PREDICTED = [int(score >= THRESHOLD) for score in Y_SCORE]
STRICT = [int(score > THRESHOLD) for score in Y_SCORE]
PRECISION, RECALL = precision_score(Y_TRUE, PREDICTED), recall_score(Y_TRUE, PREDICTED)
F1, ACCURACY = f1_score(Y_TRUE, PREDICTED), accuracy_score(Y_TRUE, PREDICTED)


def test_scikit_learns_numbers_are_right():
    assert lecture_cut().check(PRECISION, RECALL, F1).outcome == "right"


def test_rounded_numbers_are_right():
    assert lecture_cut().check(0.67, 0.4, 0.5).outcome == "right"


@pytest.mark.parametrize(
    ("place", "answer", "words"),
    [
        (0, RECALL, "That is the recall"),
        (0, precision_score(Y_TRUE, STRICT), "exactly at the threshold"),
        (0, ACCURACY, "That is the accuracy"),
        (0, 1 - PRECISION, "false alerts among the alerts"),
        (0, precision_score(Y_TRUE, PREDICTED, pos_label=0), "takes class 0 as the positive one"),
        (0, 100 * PRECISION, "percentage"),
        (1, PRECISION, "That is the precision"),
        (1, 1 / 4, "false positive rate"),
        (1, 1 - RECALL, "that were missed"),
        (1, recall_score(Y_TRUE, PREDICTED, pos_label=0), "takes class 0 as the positive one"),
        (2, PRECISION * RECALL / (ACCURACY + RECALL), "the notes' slip"),
        (2, 2 * PRECISION * RECALL / (ACCURACY + RECALL), "the notes' slip"),
        (2, PRECISION * RECALL / (PRECISION + RECALL), "The factor 2 is missing"),
        (2, (PRECISION + RECALL) / 2, "ordinary mean"),
        (2, f1_score(Y_TRUE, STRICT), "exactly at the threshold"),
        (2, ACCURACY, "That is the accuracy"),
        (2, PRECISION, "That is the precision alone"),
        (2, RECALL, "That is the recall alone"),
    ],
)
def test_typical_slips_are_named(place, answer, words):
    answers = [PRECISION, RECALL, F1]
    answers[place] = answer
    feedback = lecture_cut().check(*answers)
    assert feedback.outcome == "wrong"
    assert words in feedback.message.splitlines()[place]


def test_precision_and_recall_exchanged_are_both_named():
    message = lecture_cut().check(RECALL, PRECISION, F1).message
    assert "That is the recall" in message
    assert "That is the precision" in message


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("answer", [0.01, 0.3, 0.45, 0.62, 0.99, 40, -1, "0,5", None, float("nan")])
def test_a_wrong_answer_is_never_told_the_right_one(answer):
    exercise = lecture_cut()
    message = exercise.check(answer, answer, answer).message
    assert not any(number in message.replace(",", ".") for number in ("0.667", "0.67", "0.400", "0.500"))
    assert not any(name in repr(exercise.hint()).replace(",", ".") for name in ("0.667", "0.400", "0.500"))


@pytest.mark.usefixtures("language")
def test_the_solution_is_judged_right():
    import course_toolkit as ct

    exercise = ct.exercise("07-1")
    listing = compile(exercise.solution().code.replace("\nexercise_1", "\nfeedback = exercise_1"), "solution", "exec")
    names = {"ct": ct, "exercise_1": exercise, "y_true": Y_TRUE, "y_score": Y_SCORE}
    exec(listing, names)  # noqa: S102 — our own lines, which students are shown
    assert names["feedback"].outcome == "right"


def test_question_and_solution_say_the_counts(language):
    exercise = lecture_cut()
    assert ("0,75" if language == "fr" else "0.75") in repr(exercise)
    assert "TP = 2, FP = 1, FN = 3" in repr(exercise.solution()).replace("\u202f", " ")

"""Exercise 07-2: a threshold is judged by what it costs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_toolkit._core.compute.errors import CourseError
from course_toolkit.exercises.cheapest_threshold import COST_FN, COST_FP, THEORY, cheapest_threshold

RNG = np.random.default_rng(0)
Y = np.repeat([0, 1], [200, 180])
SCORES = np.clip(RNG.normal(0.3 + 0.25 * Y, 0.2), 0.01, 0.99)


def alerted(threshold):
    return np.greater_equal(SCORES, threshold)


def cost(threshold, *, cost_fp=COST_FP, cost_fn=COST_FN):
    """Count naively, row by row."""
    return cost_fp * np.sum(alerted(threshold) & (Y == 0)) + cost_fn * np.sum(~alerted(threshold) & (Y == 1))


def cheapest(**costs):
    return min(SCORES, key=lambda threshold: cost(threshold, **costs))


def test_the_cheapest_score_is_right():
    assert cheapest_threshold(Y, SCORES).check(cheapest()).outcome == "right"


def test_any_threshold_with_the_same_decisions_is_right():
    best = cheapest()
    below = max(score for score in SCORES if score < best)
    assert cheapest_threshold(Y, SCORES).check((best + below) / 2).outcome == "right"


@given(st.floats(0, 1))
def test_right_means_that_no_score_is_cheaper(threshold):
    outcome = cheapest_threshold(Y, SCORES).check(threshold).outcome
    assert (outcome == "right") == (cost(threshold) <= cost(cheapest()))


def best_f1():
    return max(SCORES, key=lambda t: np.sum(alerted(t) & (Y == 1)) / (np.sum(alerted(t)) + np.sum(Y == 1)))


def best_youden():
    return max(SCORES, key=lambda t: np.mean(alerted(t)[Y == 1]) - np.mean(alerted(t)[Y == 0]))


@pytest.mark.parametrize(
    ("threshold", "words"),
    [
        (0.5, "0.5 is a habit"),
        (THEORY, "if the probabilities were exactly right"),
        (cheapest(cost_fp=COST_FN, cost_fn=COST_FP), "The two costs are exchanged"),
        (best_f1(), "best F1"),
        (best_youden(), "Youden"),
        (1 - cheapest(), "column of class 0"),
        (0.95, "too many ill patients are missed"),
        (0.02, "false alerts weigh more"),
        (100 * cheapest(), "looks like a percentage"),
        (-1, "between 0 and 1, and -1 came"),
        (1e12, "between 0 and 1, and 1e+12 came"),
    ],
)
def test_habits_and_slips_are_named(threshold, words):
    feedback = cheapest_threshold(Y, SCORES).check(threshold)
    assert feedback.outcome == "wrong"
    assert words in feedback.message


def test_a_wrong_threshold_is_told_its_bill():
    false_alerts, missed = np.sum(alerted(0.5) & (Y == 0)), np.sum(~alerted(0.5) & (Y == 1))
    message = cheapest_threshold(Y, SCORES).check(0.5).message
    assert message.startswith(f"At 0.500: {missed} FN × 10 + {false_alerts} FP × 1 = {cost(0.5)}.")


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("threshold", [0.5, 0.95, 0.02, 50.0, THEORY, "0,3", None])
def test_a_wrong_answer_is_never_told_the_right_one(threshold):
    exercise = cheapest_threshold(Y, SCORES)
    told = repr(exercise.check(threshold)) + repr(exercise.hint()) + repr(exercise)
    assert f"{cheapest():.2f}" not in told.replace(",", ".")
    assert f"{cost(cheapest())}" not in told


def test_the_three_dots_are_not_attempted():
    assert cheapest_threshold(Y, SCORES).check(...).outcome == "not attempted"


@pytest.mark.usefixtures("language")
def test_the_solution_is_judged_right():
    import course_toolkit as ct

    exercise = ct.exercise("07-2", Y, SCORES)
    listing = compile(exercise.solution().code.replace("\nexercise_2", "\nfeedback = exercise_2"), "solution", "exec")
    names = {"ct": ct, "exercise_2": exercise, "y_val": Y, "scores": SCORES}
    exec(listing, names)  # noqa: S102 — our own lines, which students are shown
    assert names["feedback"].outcome == "right"


def test_data_that_cannot_be_ranked_are_told_so():
    with pytest.raises(CourseError):
        cheapest_threshold(Y, SCORES[:-1])

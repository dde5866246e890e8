"""Exercise 02-1: what one row does to a correlation."""

import numpy as np
import pytest
from scipy.stats import kendalltau, pearsonr, spearmanr

from course_toolkit.datasets import load_sante
from course_toolkit.exercises.outlier_and_r import outlier_and_r

FRAME = load_sante()
REST = FRAME.drop(index=4)
R_ALL, R_WITHOUT = (pearsonr(one["IMC"], one["cholesterol"]).statistic for one in (FRAME, REST))


def r_without(rows):
    left = FRAME.drop(index=rows)
    return np.corrcoef(left["IMC"], left["cholesterol"])[0, 1]


def test_scipys_numbers_are_right():
    assert outlier_and_r().check(R_ALL, R_WITHOUT).outcome == "right"


def test_two_decimals_are_enough():
    assert outlier_and_r().check(-0.03, 0.99).outcome == "right"


@pytest.mark.parametrize(
    ("place", "answer", "words"),
    [
        (0, spearmanr(FRAME["IMC"], FRAME["cholesterol"]).statistic, "Spearman"),
        (0, kendalltau(FRAME["IMC"], FRAME["cholesterol"]).statistic, "Kendall"),
        (0, R_WITHOUT, "all rows first"),
        (0, -R_ALL, "sign is turned round"),
        (0, 100 * R_ALL, "a hundred times r"),
        (0, pearsonr(FRAME["IMC"], FRAME["cholesterol"]), "its number is in .statistic"),
        (0, FRAME.corr(numeric_only=True), "a DataFrame of shape (6, 6)"),
        (1, R_ALL, "The row is still there"),
        (1, R_WITHOUT**2, "That is r²"),
        (1, r_without([5]), "not by ID"),
        (1, r_without([9]), "that of the patient of 120 years"),
        (1, r_without([4, 9]), "Two rows are gone"),
        (1, spearmanr(REST["IMC"], REST["cholesterol"]).statistic, "Spearman"),
        (1, 1.0, "keep 2 decimals"),
        (1, 0.5, "not what these lines give"),
    ],
)
def test_typical_slips_are_named(place, answer, words):
    answers = [R_ALL, R_WITHOUT]
    answers[place] = answer
    feedback = outlier_and_r().check(*answers)
    assert feedback.outcome == "wrong"
    assert words in feedback.message.splitlines()[place]


@pytest.mark.usefixtures("language")
def test_any_answer_gets_words(strange):
    assert outlier_and_r().check(strange, strange).outcome == "wrong"


@pytest.mark.usefixtures("language")
def test_the_solution_is_judged_right(solve):
    assert solve(outlier_and_r(), frame=load_sante()).outcome == "right"


@pytest.mark.usefixtures("language")
@pytest.mark.parametrize("answer", [0.5, 1.0, R_ALL, 0.83])
def test_nothing_is_given_away(answer):
    exercise = outlier_and_r()
    told = repr(exercise) + repr(exercise.hint()) + exercise.check(answer, answer).message
    assert not any(number in told.replace(",", ".") for number in ("0.03", "0.026", "0.99", "0.988"))


def test_the_solution_says_both(language):
    told = repr(outlier_and_r().solution()).splitlines()[0].replace("\N{MINUS SIGN}", "-")
    assert ("-0,026" if language == "fr" else "-0.026") in told
    assert ("0,988" if language == "fr" else "0.988") in told

"""Exercise 07-1: precision, recall and F1 of the lecture's nine rows at another cut."""

import math

from course_toolkit._core.words import N_, _, format_number
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.ratios import RatioPart, Slip
from course_toolkit.threshold.compute import ThresholdOutcome, rank_scores

#: The lecture's worked example: the class of nine patients, and their probabilities of being ill.
Y_TRUE = (0, 0, 0, 1, 1, 1, 1, 1, 0)
Y_SCORE = (0.4, 0.35, 0.3, 0.9, 0.85, 0.7, 0.6, 0.55, 0.75)
#: One row has exactly this score: whether "at the cut" is positive shows in the answer.
THRESHOLD = 0.75

_LISTING = f"""\
outcome = ct.measure_threshold(y_true, y_score, {THRESHOLD})
exercise_1.check(outcome.precision, outcome.recall, outcome.f1)"""


def lecture_cut() -> Exercise:
    """Build the exercise from the lecture's rows."""
    ranked = rank_scores(Y_TRUE, Y_SCORE)
    outcome = ranked.at(THRESHOLD)
    strict = ranked.at(math.nextafter(THRESHOLD, math.inf))
    parts = (
        RatioPart(N_("precision"), outcome.precision, _precision_slips(outcome, strict)),
        RatioPart(N_("recall"), outcome.recall, _recall_slips(outcome)),
        RatioPart(N_("F1"), outcome.f1, _f1_slips(outcome, strict)),
    )
    words = Words(_question, _hint, lambda: _solution(outcome), lambda: _moral(outcome))
    return Exercise("07-1", parts, words, _LISTING)


def _precision_slips(right: ThresholdOutcome, strict: ThresholdOutcome) -> tuple[Slip, ...]:
    return (
        Slip(
            right.recall,
            N_("That is the recall: precision divides TP by all that are predicted positive, TP + FP, not TP + FN."),
        ),
        Slip(strict.precision, _STRICT),
        Slip(right.accuracy, _ACCURACY),
        Slip(
            1 - right.precision, N_("That is the share of false alerts among the alerts: precision counts the others.")
        ),
        Slip(right.tn / (right.tn + right.fn), _CLASS_0),
    )


def _recall_slips(right: ThresholdOutcome) -> tuple[Slip, ...]:
    return (
        Slip(
            right.precision,
            N_("That is the precision: recall divides TP by all that are really positive, TP + FN, not TP + FP."),
        ),
        Slip(right.fpr, N_("That is the false positive rate FP / (FP + TN): recall looks at the row of class 1.")),
        Slip(1 - right.recall, N_("That is the share of ill patients that were missed: recall counts the others.")),
        Slip(right.accuracy, _ACCURACY),
        Slip(right.specificity, _CLASS_0),
    )


def _f1_slips(right: ThresholdOutcome, strict: ThresholdOutcome) -> tuple[Slip, ...]:
    product = right.precision * right.recall
    return (
        Slip(product / (right.accuracy + right.recall), _NOTES_SLIP),
        Slip(2 * product / (right.accuracy + right.recall), _NOTES_SLIP),
        Slip(product / (right.precision + right.recall), N_("The factor 2 is missing: a perfect model would get 0.5.")),
        Slip(
            (right.precision + right.recall) / 2,
            N_("That is the ordinary mean of precision and recall: F1 is their harmonic mean, nearer to the smaller."),
        ),
        Slip(strict.f1, _STRICT),
        Slip(right.accuracy, _ACCURACY),
        Slip(right.precision, N_("That is the precision alone: F1 brings precision and recall together.")),
        Slip(right.recall, N_("That is the recall alone: F1 brings precision and recall together.")),
    )


_STRICT = N_("The row whose score is exactly at the threshold was left out: score ≥ threshold is predicted positive.")
_ACCURACY = N_("That is the accuracy: it also counts the true negatives.")
_CLASS_0 = N_("That takes class 0 as the positive one: here class 1 is positive, the ill patients.")
_NOTES_SLIP = N_("The denominator holds the accuracy, as in the notes' slip: F1 divides by precision + recall.")


def _question() -> str:
    return _(
        "On the lecture's nine rows, at the threshold {threshold}, give the precision, the recall and F1.",
        threshold=format_number(THRESHOLD, 2),
    )


def _hint() -> str:
    return _(
        "In the ranked table, draw a line under the last score ≥ {threshold}. Above it, count the classes 1 (TP) and "
        "the classes 0 (FP); below it, the classes 1 (FN). These three counts are enough.",
        threshold=format_number(THRESHOLD, 2),
    )


def _solution(outcome: ThresholdOutcome) -> str:
    counts = {name: int(getattr(outcome, name)) for name in ("tp", "fp", "fn")}
    return _(
        "TP = {tp}, FP = {fp}, FN = {fn}.\n"
        "precision = TP / (TP + FP) = {precision}\n"
        "recall = TP / (TP + FN) = {recall}\n"
        "F1 = 2 × precision × recall / (precision + recall) = {f1}",
        precision=format_number(outcome.precision),
        recall=format_number(outcome.recall),
        f1=format_number(outcome.f1),
        **counts,
    )


def _moral(outcome: ThresholdOutcome) -> str:
    return _(
        "F1 lies between precision and recall, nearer to the smaller one; the accuracy, {accuracy}, is another story.",
        accuracy=format_number(outcome.accuracy),
    )

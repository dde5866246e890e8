"""Exercise 02-1: what one row does to a correlation."""

import pandas as pd

from course_toolkit._core.words import N_, _, format_number
from course_toolkit.datasets import load_sante
from course_toolkit.exercises.amounts import AmountPart
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.ratios import TOLERANCE, Slip

X, Y = "IMC", "cholesterol"

_LISTING = """\
r_all = frame["IMC"].corr(frame["cholesterol"])
row = frame["cholesterol"].idxmax()
others = frame.drop(index=row)
r_without = others["IMC"].corr(others["cholesterol"])
exercise_1.check(r_all, r_without)"""


def outlier_and_r() -> Exercise:
    """Build the exercise from the lecture's ten rows."""
    frame = load_sante()
    largest = frame[Y].idxmax()
    rest = frame.drop(index=largest)
    r_all, r_without = _pearson(frame), _pearson(rest)
    parts = (
        AmountPart(N_("r of all rows"), r_all, (
            *_other_coefficients(frame, r_all),
            Slip(r_without, N_("That is r without the row: both are asked for, all rows first.")),
        ), TOLERANCE),
        AmountPart(N_("r without it"), r_without, (
            *_other_coefficients(rest, r_without),
            Slip(r_all, N_("The row is still there: drop(index=...) gives a new table and leaves the old one.")),
            Slip(_pearson(frame.drop(index=largest + 1)), N_("Another row is gone: rows are named by the index, "
                 "not by ID.")),
            Slip(_pearson(frame.drop(index=rest[Y].idxmax())), N_("Another row is gone, that of the patient of 120 "
                 "years: idxmax() of cholesterol names the one that was to go.")),
            Slip(_pearson(rest.drop(index=rest[Y].idxmax())), N_("Two rows are gone: only the largest cholesterol was "
                 "to go.")),
        ), TOLERANCE),
    )  # fmt: skip
    words = Words(_question, _hint, lambda: _solution(r_all, r_without), lambda: _moral(r_all, r_without))
    return Exercise("02-1", parts, words, _LISTING)


def _pearson(frame: pd.DataFrame) -> float:
    return float(frame[X].corr(frame[Y]))


def _other_coefficients(frame: pd.DataFrame, right: float) -> tuple[Slip, ...]:
    """Return what else may be computed of the same rows."""
    spearman, kendall = (float(frame[X].corr(frame[Y], method=method)) for method in ("spearman", "kendall"))
    return (
        Slip(spearman, N_("That is Spearman's rank correlation: Pearson's is asked for, corr() as it stands.")),
        Slip(kendall, N_("That is Kendall's rank correlation: Pearson's is asked for, corr() as it stands.")),
        Slip(right**2, N_("That is r²: r keeps its sign.")),
        Slip(-right, N_("The sign is turned round: does one rise where the other does?")),
        Slip(100 * right, N_("That is a hundred times r: r lies between −1 and 1.")),
    )


def _question() -> str:
    return _(
        "Pearson's r between IMC and cholesterol in the lecture's ten rows: with all of them, and without the row of "
        "the largest cholesterol?"
    )


def _hint() -> str:
    return _('frame["IMC"].corr(frame["cholesterol"]) is r; idxmax() names the row, and drop(index=row) leaves it out.')


def _solution(r_all: float, r_without: float) -> str:
    return _("r = {r_all} with all rows, {r_without} without the one.", r_all=format_number(r_all),
             r_without=format_number(r_without))  # fmt: skip


def _moral(r_all: float, r_without: float) -> str:
    return _(
        "One cell moved r from {r_without} to {r_all}: look at the points before you believe a number.",
        r_without=format_number(r_without, 2), r_all=format_number(r_all, 2),
    )  # fmt: skip

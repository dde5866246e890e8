"""Exercise 02-1: what one row does to a correlation."""

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
    rest = frame.drop(index=frame[Y].idxmax())
    both = [float(one[X].corr(one[Y])) for one in (frame, rest)]
    ranks = [float(one[X].corr(one[Y], method="spearman")) for one in (frame, rest)]
    trimmed = rest.drop(index=rest[Y].idxmax())
    parts = (
        AmountPart(N_("r of all rows"), both[0], (
            Slip(ranks[0], N_("That is Spearman's rank correlation: Pearson's is asked for, corr() as it stands.")),
            Slip(both[1], N_("That is r without the row: both are asked for, all rows first.")),
            Slip(both[0] ** 2, N_("That is r²: r keeps its sign.")),
        ), TOLERANCE),
        AmountPart(N_("r without it"), both[1], (
            Slip(ranks[1], N_("That is Spearman's rank correlation: Pearson's is asked for, corr() as it stands.")),
            Slip(both[0], N_("The row is still there: drop(index=...) gives a new table and leaves the old one.")),
            Slip(float(trimmed[X].corr(trimmed[Y])), N_("Two rows are gone: only the largest cholesterol was to go.")),
            Slip(both[1] ** 2, N_("That is r²: r keeps its sign.")),
        ), TOLERANCE),
    )  # fmt: skip
    return Exercise("02-1", parts, Words(_question, _hint, lambda: _solution(*both), lambda: _moral(*both)), _LISTING)


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

"""Exercise 01-1: what a first look at the lecture's table shows."""

from course_toolkit._core.words import N_, _, ngettext
from course_toolkit.datasets import load_sante
from course_toolkit.exercises.amounts import AmountPart
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.ratios import Slip

LABEL, COLUMN = "malade", "cholesterol"

_LISTING = """\
n_missing = frame["malade"].isna().sum()
n_classes = frame["malade"].nunique()
row = frame["cholesterol"].idxmax()
exercise_1.check(n_missing, n_classes, row)"""


def lecture_look() -> Exercise:
    """Build the exercise from the lecture's ten rows."""
    frame = load_sante()
    label, values = frame[LABEL], frame[COLUMN]
    n_rows, missing, classes = len(frame), int(label.isna().sum()), int(label.nunique())
    row, other = int(values.idxmax()), int(frame["Age"].idxmax())
    parts = (
        AmountPart(N_("patients without a label"), missing, (
            Slip(n_rows - missing, N_("That counts the patients that have a label: count the others.")),
            Slip(0, N_("NULL is there, but pandas shows it as NaN: ask isna(), not == 'NULL'.")),
            Slip(n_rows, N_("That is every row: isna() says of each whether it is missing, and sum() counts them.")),
            Slip(missing / n_rows, N_("That is a share: sum() counts, where mean() divides by the number of rows.")),
        )),
        AmountPart(N_("classes"), classes, (
            Slip(classes + 1, N_("NULL was counted as a class. Perhaps it is one, but the table does not say so.")),
            Slip(n_rows - missing, N_("That counts patients: classes are the different values, as nunique() counts.")),
            Slip(n_rows, N_("That counts patients: classes are the different values, as nunique() counts.")),
            Slip(0, N_("NULL is left out of the count, but the other rows do have a value.")),
        )),
        AmountPart(N_("row of the largest cholesterol"), row, (
            Slip(row + 1, N_("That is its ID: rows are named by the index, which begins at 0.")),
            Slip(int(values.max()), N_("That is the value: the name of its row is asked for.")),
            Slip(other, N_("That row has another cholesterol, also large: which one is the largest?")),
            Slip(other + 1, N_("That patient has another cholesterol, also large: which one is the largest?")),
            Slip(int(values.idxmin()), N_("That is the row of the smallest one.")),
        )),
    )  # fmt: skip
    return Exercise("01-1", parts, Words(_question, _hint, lambda: _solution(missing, classes, row), _moral), _LISTING)


def _question() -> str:
    return _(
        "In the lecture's ten rows: how many patients have no label, how many classes does the label show (NULL not "
        "counted), and which row (by its index) holds the largest cholesterol?"
    )


def _hint() -> str:
    return _("isna().sum() counts what is missing, value_counts(dropna=False) shows NULL too, idxmax() names a row.")


def _solution(missing: int, classes: int, row: int) -> str:
    return _(
        "{missing}, {classes}, and row {row} holds the largest cholesterol.",
        missing=ngettext("{n} label is missing", "{n} labels are missing", missing),
        classes=ngettext("{n} class is left", "{n} classes are left", classes),
        row=row,
    )


def _moral() -> str:
    return _("A label of one value teaches a model nothing: only the expert knows whether NULL means healthy.")

"""What helps with each of the leaks that the guide tells of: a hint, and the lines that solve it."""

from course_toolkit._core.words import N_
from course_toolkit.datasets import LeakKey

#: By kind of leak; "" for all the others.
HINTS = {
    "exact_duplicates": N_(
        "Have some test patients been met before? pandas tells with a merge, ct.check_split(**leaky.arguments()) at "
        "once. Then fit on the training set, and score only the test rows that are new."
    ),
    "group_overlap": N_(
        "Sort both sets together by their first column: who comes back? The honest split keeps each one whole, and "
        "the model never learns from the number."
    ),
    "preprocessing_on_all": N_(
        "Where do so few columns come from? leaky.declared holds the raw tables. Choose columns again, by the "
        "training rows alone, and compare the two choices."
    ),
    "": N_(
        "ct.check_split(**leaky.arguments()) lays the evidence side by side. Mend it, on paper or with "
        "report.repair(), and fit the same model again."
    ),
}

_REPORT = """\
report = ct.check_split(**leaky.arguments())
finding = report.findings[0]
"""
_ROWS = """\
fixed = report.repair()
n_rows = len(finding.positions["test"])
{exercise}.check(finding.code, n_rows, auc(forest, fixed.train, fixed.test))"""
_GROUPS = """\
fixed = report.repair()
train, test = (one.drop(columns="patient") for one in (fixed.train, fixed.test))
{exercise}.check(finding.code, finding.columns[0], auc(forest, train, test))"""
_COLUMNS = """\
fixed = report.repair()
gene = min(set(leaky.train) - set(fixed.train))
{exercise}.check(finding.code, gene, auc(logistic, fixed.train, fixed.test))"""
_LISTINGS = {"exact_duplicates": _ROWS, "group_overlap": _GROUPS, "preprocessing_on_all": _COLUMNS}
_OTHERS = "print(report)\nprint(report.repair())"


def listing_of(key: LeakKey, exercise: str) -> str:
    """Return the lines that solve the exercise of this name, with the guide's own functions."""
    return _REPORT + _LISTINGS.get(key.kind, _OTHERS).format(exercise=exercise)

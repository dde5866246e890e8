"""Exercise 04-2: scale a new value by the statistics of the training rows alone."""

import pandas as pd
from sklearn.model_selection import train_test_split

from course_toolkit._core.words import N_, _, format_number
from course_toolkit.datasets import SanteSample
from course_toolkit.exercises.amounts import AmountPart
from course_toolkit.exercises.exercise import Exercise, Words
from course_toolkit.exercises.ratios import Slip
from course_toolkit.exercises.suspect_hunt import came_no_sample

COLUMN = "Age"
TOLERANCE = 0.0006

_LISTING = """\
X_train, X_val = train_test_split(sample.clean, random_state=0)
scaler = StandardScaler().fit(X_train[["Age"]])
scaled = scaler.transform(X_val[["Age"]])[0, 0]
exercise_2.check(scaled)"""


def training_statistics(sample: object) -> Exercise:
    """Build the exercise from a made table, split as the guide splits it."""
    if not isinstance(sample, SanteSample):
        raise came_no_sample(sample)
    ages = sample.clean[COLUMN]
    train, val = train_test_split(ages, random_state=0)
    right = _standard(float(val.iloc[0]), train)
    part = AmountPart(N_("scaled age"), right, _slips(ages, train, val), TOLERANCE)
    words = Words(_question, _hint, lambda: _solution(right), _moral)
    return Exercise("04-2", (part,), words, _LISTING)


def _slips(ages: pd.Series, train: pd.Series, val: pd.Series) -> tuple[Slip, ...]:
    first, last = float(val.iloc[0]), float(val.iloc[-1])
    return (
        Slip(
            _standard(first, ages),
            N_("Mean and deviation come from all rows: the validation rows have spoken already."),
        ),
        Slip(
            _standard(first, val),
            N_("Mean and deviation come from the validation rows: those of training are asked for."),
        ),
        Slip(first, N_("That is the age itself: transform() gives the scaled value.")),
        Slip(
            _standard(first, train, ddof=1), N_("Nearly: StandardScaler divides by n, not by n − 1, in its deviation.")
        ),
        Slip(first - float(train.mean()), N_("Centred, but not divided by the standard deviation.")),
        Slip(first / _nonzero(float(train.std(ddof=0))), N_("Divided by the standard deviation, but not centred.")),
        Slip(_ranged(first, train), N_("That is a MinMaxScaler: a StandardScaler is asked for.")),
        Slip(_robust(first, train), N_("That is a RobustScaler: a StandardScaler is asked for.")),
        Slip(
            _standard(float(train.iloc[0]), train),
            N_("That is the first row of X_train: the first of X_val is asked for."),
        ),
        Slip(_standard(last, train), N_("That is the last row of X_val: the first one is asked for.")),
        Slip(_standard(float(ages.iloc[0]), train), N_("That is the first row of the table: X_val begins elsewhere.")),
    )


def _standard(value: float, rows: pd.Series, *, ddof: int = 0) -> float:
    return (value - float(rows.mean())) / _nonzero(float(rows.std(ddof=ddof)))


def _ranged(value: float, rows: pd.Series) -> float:
    return (value - float(rows.min())) / _nonzero(float(rows.max() - rows.min()))


def _robust(value: float, rows: pd.Series) -> float:
    return (value - float(rows.median())) / _nonzero(float(rows.quantile(0.75) - rows.quantile(0.25)))


def _nonzero(spread: float) -> float:
    """Return what a scaler divides by: 1 where all rows are alike."""
    return spread or 1.0


def _question() -> str:
    return _(
        "X_train, X_val = train_test_split(sample.clean, random_state=0). What is the age of the first row of X_val "
        "after a StandardScaler, as a model in production would see it?"
    )


def _hint() -> str:
    return _("fit() on X_train[['Age']], transform() on X_val[['Age']]: the new row must not move the scale.")


def _solution(right: float) -> str:
    return _("fit on the training rows, transform the validation rows: {right}", right=format_number(right))


def _moral() -> str:
    return _("With a thousand rows the leak is small, with fifty it is not; a Pipeline never forgets the order.")

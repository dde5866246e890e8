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
scaler = StandardScaler().fit(X_train[["Age"]])
scaled = scaler.transform(X_val[["Age"]])[0, 0]
exercise_2.check(scaled)"""


def training_statistics(sample: object) -> Exercise:
    """Build the exercise from a made table, split as the guide splits it."""
    if not isinstance(sample, SanteSample):
        raise came_no_sample(sample)
    ages = sample.clean[COLUMN]
    train, val = train_test_split(ages, random_state=0)
    first = float(val.iloc[0])
    right = _scaled(first, train)
    slips = (
        Slip(
            _scaled(first, ages), N_("Mean and deviation come from all rows: the validation rows have spoken already.")
        ),
        Slip(
            _scaled(first, val),
            N_("Mean and deviation come from the validation rows: those of training are asked for."),
        ),
        Slip(first, N_("That is the age itself: transform() gives the scaled value.")),
        Slip(_scaled(first, train, ddof=1), N_("Nearly: StandardScaler divides by n, not by n − 1, in its deviation.")),
        Slip(first - float(train.mean()), N_("Centred, but not divided by the standard deviation.")),
    )
    part = AmountPart(N_("scaled age"), right, slips, TOLERANCE)
    words = Words(_question, _hint, lambda: _solution(right), _moral)
    return Exercise("04-2", (part,), words, _LISTING)


def _scaled(value: float, rows: pd.Series, *, ddof: int = 0) -> float:
    return float((value - rows.mean()) / rows.std(ddof=ddof))


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

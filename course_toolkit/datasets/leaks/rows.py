"""Leaks of rows: copies, near copies, copies under another label, rows drawn again."""

# ruff: noqa: D103 — the meaning given to ``@leak`` is the docstring, in both languages

import numpy as np
import pandas as pd

from course_toolkit._core.words import N_
from course_toolkit.datasets.leaks.kind import Dose, Made, Positions, Tables, leak
from course_toolkit.datasets.leaks.stories import TEST_SHARE, cut, measured_again, patients, some

PREVALENCE_OF_A_RARE_DISEASE = 0.12


@leak(
    N_("patients who were entered twice stand in the training set and in the test set"),
    dose=Dose(N_("share of the test rows that copy a training row"), 0.3),
)
def exact_duplicates(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    rows = some(len(test), dose, rng)
    return Made(Tables(train, _replaced(test, rows, _drawn(train, len(rows), rng))), Tables(train, test), rows=rows)


@leak(
    N_("the same blood was analysed twice: the test row is a training row but for the last digits"),
    dose=Dose(N_("share of the test rows that nearly copy a training row"), 0.3),
)
def near_duplicates(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    rows = some(len(test), dose, rng)
    again = measured_again(_drawn(train, len(rows), rng), rng, spread=0.2)
    return Made(Tables(train, _replaced(test, rows, again)), Tables(train, test), rows=rows)


@leak(
    N_("the same measures stand in both sets under two diagnoses: one of the two is wrong"),
    dose=Dose(N_("share of the test rows that copy a training row under the other label"), 0.1),
)
def conflicting_labels(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    train, test = cut(patients(n_samples, rng), rng)
    rows = some(len(test), dose, rng)
    copies = _drawn(train, len(rows), rng)
    copies["malade"] = 1 - copies["malade"]
    return Made(Tables(train, _replaced(test, rows, copies)), Tables(train, test), rows=rows)


@leak(
    N_("the sick were few and were drawn again before the split, so that one patient stands in both sets"),
    dose=Dose(N_("how far the sick were multiplied: 0 not at all, 1 until they are as many as the healthy"), 1.0),
    also=("exact_duplicates",),
)
def resampled_before_split(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    frame = patients(n_samples, rng, prevalence=PREVALENCE_OF_A_RARE_DISEASE)
    person = np.concatenate([np.arange(n_samples), _drawn_again(frame, dose, rng)])
    order = rng.permutation(len(person))
    is_test = np.arange(len(person)) < round(TEST_SHARE * len(person))
    in_train, in_test = person[order[~is_test]], person[order[is_test]]
    rows = np.flatnonzero(np.isin(in_test, in_train))
    leaky = Tables(_at(frame, in_train), _at(frame, in_test))
    train, test = cut(frame, rng)
    again = np.concatenate([np.arange(len(train)), _drawn_again(train, dose, rng)])
    return Made(leaky, Tables(_at(train, again), test), rows=rows)


def _drawn_again(frame: pd.DataFrame, dose: float, rng: np.random.Generator) -> Positions:
    """Return the positions of the sick rows that are added."""
    sick = np.flatnonzero(frame["malade"] == 1)
    return rng.choice(sick, round(dose * (len(frame) - 2 * len(sick))))


def _drawn(frame: pd.DataFrame, n: int, rng: np.random.Generator) -> pd.DataFrame:
    return _at(frame, rng.choice(len(frame), n, replace=False))


def _at(frame: pd.DataFrame, rows: Positions) -> pd.DataFrame:
    return frame.iloc[rows].reset_index(drop=True)


def _replaced(frame: pd.DataFrame, rows: Positions, others: pd.DataFrame) -> pd.DataFrame:
    """Return the table with other rows in the place of some."""
    order = np.arange(len(frame))
    order[rows] = len(frame) + np.arange(len(rows))
    return _at(pd.concat([frame, others], ignore_index=True), order)

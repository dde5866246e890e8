"""Leaks of identity and of time: one patient in two sets, the future in the training set, a number that knows."""

# ruff: noqa: D103 — the meaning given to ``@leak`` is the docstring, in both languages

import numpy as np
import pandas as pd

from course_toolkit._core.words import N_
from course_toolkit.datasets.leaks.kind import Dose, Made, Tables, leak
from course_toolkit.datasets.leaks.stories import TEST_SHARE, cut, days, parts, patients, visits

HORIZON_DAYS = 30


@leak(
    N_("patients come several times, and their visits were split at random: the model knows them already"),
    dose=Dose(N_("number of visits of each patient"), 6, lowest=1, highest=20, harmless=1),
)
def group_overlap(n_samples: int, dose: int, rng: np.random.Generator) -> Made:
    frame = visits(n_samples, dose, rng)
    declared = {"group": "patient"}
    train, test = cut(frame, rng)
    known = np.flatnonzero(test["patient"].isin(train["patient"]))
    names = rng.permutation(frame["patient"].unique())
    kept_apart = frame["patient"].isin(names[: round(TEST_SHARE * len(names))]).to_numpy()
    twin = Tables(*parts(frame, kept_apart), declared=declared)
    return Made(Tables(train, test, declared=declared), twin, columns=("patient",), rows=known)


@leak(
    N_("days were split at random although the future is to be predicted: the model has seen the day after"),
    dose=Dose(N_("share of the days that were dealt out at random instead of by date"), 1.0),
    label="sature",
)
def temporal_overlap(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    frame = days(n_samples, rng)
    tide = frame.pop("tension_lits")
    frame["sature"] = (tide > tide.median()).astype(int)
    is_test = np.arange(n_samples) >= round((1 - TEST_SHARE) * n_samples)
    dealt = np.flatnonzero(rng.random(n_samples) < dose)
    mixed = is_test.copy()
    mixed[dealt] = is_test[rng.permutation(dealt)]
    declared = {"time": "date"}
    train, test = parts(frame, mixed)
    early = np.flatnonzero(test["date"] <= train["date"].max())
    twin = Tables(*parts(frame, is_test), declared=declared)
    return Made(Tables(train, test, declared=declared), twin, columns=("date",), rows=early)


@leak(
    N_(
        "beds will be short in the coming month: the label of the last training days is known only after the test began"
    ),
    dose=Dose(
        N_("number of days by which the gap between the sets is too short"),
        HORIZON_DAYS,
        lowest=0,
        highest=HORIZON_DAYS,
        harmless=0,
    ),
    label="sature_sous_30_jours",
    metric="accuracy",
)
def missing_gap(n_samples: int, dose: int, rng: np.random.Generator) -> Made:
    frame = days(n_samples + HORIZON_DAYS, rng)
    month = frame.pop("tension_lits").iloc[::-1].rolling(HORIZON_DAYS).mean().iloc[::-1].shift(-1)
    frame = frame.assign(sature_sous_30_jours=(month > month.median()).astype(int)).iloc[:n_samples]
    begins = max(n_samples - 2 * HORIZON_DAYS, round((1 - TEST_SHARE) * n_samples))  # the gap matters to the next days
    declared = {"time": "date", "horizon": pd.Timedelta(days=HORIZON_DAYS)}
    length = begins - HORIZON_DAYS  # the same number of training days with and without the gap
    test = frame.iloc[begins:].reset_index(drop=True)
    ends = (begins - HORIZON_DAYS + dose, begins - HORIZON_DAYS)
    leaky, twin = (
        Tables(frame.iloc[max(0, end - length) : end].reset_index(drop=True), test, declared=declared) for end in ends
    )
    return Made(leaky, twin, columns=("date",), rows=np.arange(dose))


@leak(
    N_("the patients were numbered ward by ward: the number alone says who is sick"),
    dose=Dose(N_("share of the patients who were numbered by diagnosis"), 0.9),
    also=("target_leak_feature",),
)
def id_predicts_label(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    frame = patients(n_samples, rng)
    by_chance = rng.random(n_samples) >= dose
    rank = np.where(by_chance, rng.random(n_samples), (frame["malade"] + rng.random(n_samples)) / 2)
    frame.insert(0, "ID", np.argsort(np.argsort(rank)) + 1)
    train, test = cut(frame, rng)
    numbers = rng.permutation(n_samples) + 1
    twin = (part.assign(ID=numbers[part["ID"] - 1]) for part in (train, test))
    return Made(Tables(train, test), Tables(*twin), columns=("ID",))

"""The clean table behind ``make_sante``: patients a physician would believe, and a disease they half explain."""

from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

ATTRIBUTES = ("Age", "IMC", "cholesterol", "poids")
LABEL = "malade"
COLUMNS = ("ID", *ATTRIBUTES, LABEL)
#: What a visit adds: sex, height (cm), blood pressures (mmHg), day.
VISIT = ("sexe", "taille", "systolique", "diastolique", "visite")
FIRST_DAY, LAST_DAY = np.datetime64("2022-01-01"), np.datetime64("2024-12-31")

Floats: TypeAlias = NDArray[np.float64]


def draw_patients(n_samples: int, *, prevalence: float, rng: np.random.Generator, visit: bool = False) -> pd.DataFrame:
    """Draw adult patients; sex and height are hidden unless the visit is in the table too."""
    is_man = rng.integers(2, size=n_samples) == 1
    age = np.floor(18 + 78 * rng.beta(2.4, 2.6, n_samples))
    height_m = _draw_heights_m(is_man, age, rng)
    poids = np.rint(_draw_body_mass_index(is_man, age, rng) * height_m**2)
    imc = np.round(poids / height_m**2, 1)
    cholesterol = _draw_cholesterol(is_man, age, imc, rng)
    log_odds = _log_odds(is_man, age, imc, cholesterol)
    values = (np.arange(1, n_samples + 1), age, imc, cholesterol, poids, _draw_disease(log_odds, prevalence, rng))
    patients = pd.DataFrame(dict(zip(COLUMNS, values, strict=True))).astype(
        {name: "float64" if name == "IMC" else "int64" for name in COLUMNS}
    )
    return patients.join(_draw_visits(is_man, height_m, patients, rng)) if visit else patients


def _draw_visits(
    is_man: NDArray[np.bool_], height_m: Floats, patients: pd.DataFrame, rng: np.random.Generator
) -> pd.DataFrame:
    """Note the hidden sex and height, and measure blood pressures; the patients are the same with and without."""
    (own,) = rng.spawn(1)  # drawn beside the stream that the patients come from
    n_samples, age, imc = len(patients), patients["Age"].to_numpy(), patients["IMC"].to_numpy()
    systolic = np.rint(100 + 0.45 * age + 0.7 * (imc - 26.5) + 11 * own.standard_normal(n_samples))
    diastolic = np.rint(24 + 0.44 * systolic + 5.5 * own.standard_normal(n_samples))
    days = own.integers((LAST_DAY - FIRST_DAY).astype(int) + 1, size=n_samples)
    values = (
        np.where(is_man, "M", "F"),
        np.rint(100 * height_m).astype(np.int64),
        systolic.astype(np.int64),
        np.minimum(diastolic, systolic - 15).astype(np.int64),
        np.datetime_as_string(FIRST_DAY + days),
    )
    return pd.DataFrame(dict(zip(VISIT, values, strict=True)))


def _draw_heights_m(is_man: NDArray[np.bool_], age: Floats, rng: np.random.Generator) -> Floats:
    """Heights to the centimetre; the old are a little shorter."""
    mean_cm = np.where(is_man, 177.0, 164.0) - 0.08 * np.maximum(age - 40, 0)
    return np.clip(np.rint(mean_cm + 6.6 * rng.standard_normal(age.size)), 140, 210) / 100


def _draw_body_mass_index(is_man: NDArray[np.bool_], age: Floats, rng: np.random.Generator) -> Floats:
    """Right-skewed, highest around sixty, more spread among women."""
    mean = 26.4 + 0.06 * (age - 50) - 0.0018 * (age - 50) ** 2
    spread = np.where(is_man, 0.14, 0.18)
    return np.clip(mean * np.exp(spread * rng.standard_normal(age.size)), 15.5, 58)


def _draw_cholesterol(is_man: NDArray[np.bool_], age: Floats, imc: Floats, rng: np.random.Generator) -> Floats:
    """Total cholesterol in mg/dL: rises to sixty-five, with weight, and in women after the menopause."""
    after_menopause = np.where(~is_man & (age > 52), 8.0, 0.0)
    mean = 207 + 0.75 * (np.minimum(age, 65) - 50) + 2.2 * (imc - 26.5) + after_menopause
    return np.clip(np.rint(mean * np.exp(0.14 * rng.standard_normal(age.size))), 90, 450)


def _log_odds(is_man: NDArray[np.bool_], age: Floats, imc: Floats, cholesterol: Floats) -> Floats:
    """How the risk grows with each attribute, up to the constant that sets the prevalence."""
    return 0.08 * (age - 50) + 0.14 * (imc - 26.5) + 0.02 * (cholesterol - 210) + np.where(is_man, 0.6, 0.0)


def _draw_disease(log_odds: Floats, prevalence: float, rng: np.random.Generator) -> NDArray[np.int64]:
    """Label the ``prevalence`` share of patients who lie highest on log-odds plus logistic noise as sick.

    This is the logistic model in its latent form: its constant is whatever makes the share right.
    """
    n_sick = int(np.clip(np.rint(prevalence * log_odds.size), 1, log_odds.size - 1))
    latent = log_odds + rng.logistic(size=log_odds.size)
    sick = np.zeros(log_odds.size, dtype=np.int64)
    sick[np.argsort(latent)[-n_sick:]] = 1
    return sick

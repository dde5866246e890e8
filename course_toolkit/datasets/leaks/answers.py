"""Leaks of the answer: a column that was filled in after the diagnosis, a town's mean that includes the test."""

# ruff: noqa: D103 — the meaning given to ``@leak`` is the docstring, in both languages

import numpy as np
import pandas as pd

from course_toolkit._core.words import N_
from course_toolkit.datasets.leaks.kind import Dose, Made, Tables, leak
from course_toolkit.datasets.leaks.stories import cut, patients


@leak(
    N_("a column was filled in after the diagnosis: the treatment, or a stay in hospital that only the sick have"),
    dose=Dose(N_("share of the patients for whom the column tells the diagnosis"), 0.95),
)
def target_leak_feature(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    frame = patients(n_samples, rng)
    sick = frame.pop("malade").to_numpy()
    tells = np.where(rng.random(n_samples) < dose, sick, rng.permutation(sick))
    stay = rng.integers(1, 15, n_samples).astype(float)
    is_treatment = rng.random() < 1 / 2
    name = "traitement" if is_treatment else "jours_hopital"
    values = np.where(tells == 1, "oui", "non") if is_treatment else np.where(tells == 1, stay, np.nan)
    frame.insert(int(rng.integers(frame.shape[1] + 1)), name, values)
    train, test = cut(frame.assign(malade=sick), rng)
    return Made(Tables(train, test), Tables(*(part.drop(columns=name) for part in (train, test))), columns=(name,))


@leak(
    N_("each town was replaced by the share of the sick in it, and the test patients were counted among them"),
    dose=Dose(N_("number of towns for each patient: 0.25 for four patients a town"), 0.25),
)
def target_encoding_on_all(n_samples: int, dose: float, rng: np.random.Generator) -> Made:
    frame = patients(n_samples, rng)
    n_towns = max(1, round(dose * n_samples))
    frame.insert(0, "ville", [f"ville_{town:04d}" for town in rng.integers(n_towns, size=n_samples)])
    train, test = cut(frame, rng)
    both = pd.concat([train, test])
    leaky = (_with_means(part, both) for part in (train, test))
    twin = (_with_means(part, train) for part in (train, test))
    return Made(Tables(*leaky), Tables(*twin), columns=("malades_par_ville",))


def _with_means(part: pd.DataFrame, counted: pd.DataFrame) -> pd.DataFrame:
    """Write beside each town its share of the sick; of a town nobody counted, that of all."""
    means = counted.groupby("ville")["malade"].mean()
    values = part["ville"].map(means).fillna(counted["malade"].mean())
    return part.assign(malades_par_ville=values, malade=part["malade"])[
        [*part.columns.drop("malade"), "malades_par_ville", "malade"]
    ]

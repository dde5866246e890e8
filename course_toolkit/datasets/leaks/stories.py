"""The clean tables that leaks are planted in: patients, their visits, the days of a hospital; and clean cuts."""

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.signal import lfilter

from course_toolkit.datasets.leaks.kind import Positions
from course_toolkit.datasets.patients import draw_patients

TEST_SHARE = 0.3
DAY_KEEPS = 0.94
#: How far two measures of one person lie apart, in the column's own unit, and its decimals.
WITHIN_PATIENT = {
    "IMC": (0.3, 1),
    "cholesterol": (5.0, 0),
    "poids": (1.2, 1),
    "tension": (4.0, 0),
    "glycemie": (0.03, 2),
    "creatinine": (2.0, 1),
}


def patients(n_samples: int, rng: np.random.Generator, *, prevalence: float = 0.4) -> pd.DataFrame:
    """Draw the lecture's patients with three measures more, and no identifier."""
    frame = draw_patients(n_samples, prevalence=prevalence, rng=rng).drop(columns="ID")
    noise = rng.standard_normal((3, n_samples))
    tension = 118 + 0.45 * (frame["Age"] - 50) + 0.8 * (frame["IMC"] - 26) + 11 * noise[0]
    glycemie = (0.95 + 0.012 * (frame["IMC"] - 26) + 0.003 * (frame["Age"] - 50)) * np.exp(0.12 * noise[1])
    creatinine = 82 + 0.15 * (frame["Age"] - 50) + 15 * noise[2]
    measures = {"tension": tension.round(), "glycemie": glycemie.round(2), "creatinine": creatinine.round(1)}
    return frame.assign(**measures, malade=frame.pop("malade"))


def measured_again(frame: pd.DataFrame, rng: np.random.Generator, *, spread: float = 1.0) -> pd.DataFrame:
    """Return the same people measured on another day."""
    again = {
        name: (frame[name] + spread * within * rng.standard_normal(len(frame))).round(decimals)
        for name, (within, decimals) in WITHIN_PATIENT.items()
    }
    return frame.assign(**again)


def visits(n_samples: int, n_visits: int, rng: np.random.Generator) -> pd.DataFrame:
    """Draw patients who each come several times; who is sick is so at every visit."""
    n_patients = max(10, round(n_samples / n_visits))
    who = np.repeat(np.arange(n_patients), n_visits)
    frame = measured_again(patients(n_patients, rng).iloc[who].reset_index(drop=True), rng)
    frame.insert(0, "patient", 1000 + rng.permutation(n_patients)[who])
    return frame


def days(n_samples: int, rng: np.random.Generator) -> pd.DataFrame:
    """Draw the days of a hospital: the demand for beds (``tension_lits``) comes and goes within some weeks.

    It is an autoregression: each day keeps most of the day before.
    """
    time = np.arange(n_samples)
    shocks = rng.standard_normal(n_samples)
    tide = np.asarray(lfilter([np.sqrt(1 - DAY_KEEPS**2)], [1, -DAY_KEEPS], shocks))
    season = np.cos(2 * np.pi * time / 365)
    noise = rng.standard_normal((4, n_samples))
    return pd.DataFrame(
        {
            "date": pd.date_range("2019-01-01", periods=n_samples, freq="D"),
            "urgences": np.rint(120 + 8 * tide + 15 * noise[0]),
            "temperature": (12 - 9 * season + 3 * noise[1]).round(1),
            "grippe": np.rint(np.exp(2 + season + 0.4 * noise[2])),
            "personnel": np.rint(80 + 6 * noise[3]),
            "tension_lits": tide,
        }
    )


def cut(frame: pd.DataFrame, rng: np.random.Generator) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split at random into training and test rows, the classes in the same proportions."""
    order = rng.permutation(len(frame))
    ranks = frame.iloc[order].groupby(frame.columns[-1], sort=False).cumcount().to_numpy()
    sizes = frame.iloc[order].groupby(frame.columns[-1], sort=False)[frame.columns[-1]].transform("size").to_numpy()
    is_test = ranks < np.rint(TEST_SHARE * sizes)
    return _renumbered(frame, order[~is_test]), _renumbered(frame, order[is_test])


def parts(frame: pd.DataFrame, is_test: NDArray[np.bool_]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Split by a mask, in the order of the table."""
    return _renumbered(frame, np.flatnonzero(~is_test)), _renumbered(frame, np.flatnonzero(is_test))


def some(n: int, share: float, rng: np.random.Generator) -> Positions:
    """Return the positions of a share of the rows, one at least."""
    return np.sort(rng.choice(n, max(1, round(share * n)), replace=False))


def _renumbered(frame: pd.DataFrame, rows: Positions) -> pd.DataFrame:
    return frame.iloc[rows].reset_index(drop=True)

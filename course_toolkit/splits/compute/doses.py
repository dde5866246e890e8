"""More and less of one leak: what a dose does to the score that is claimed, and to the honest one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.choices import check_choice, check_count
from course_toolkit._core.words import _
from course_toolkit.datasets import make_leaky_split
from course_toolkit.datasets.leaks import LEAKS

#: The leaks of which there is more and less.
DOSED = tuple(kind for kind, leak in LEAKS.items() if leak.dose is not None)
#: So many splits are made of each dose: of one alone, chance could not be told from the leak.
N_DRAWS = 3
#: Few enough rows that a dose is measured while a hand waits.
MOST_ROWS = 400
N_POSITIONS = 250
N_STANDARD_ERRORS = 2


@dataclass(frozen=True)
class DoseScale:
    """What the dose of one leak counts, and between which ends."""

    kind: str
    lowest: float
    usual: float
    highest: float
    is_whole: bool

    @property
    def meaning(self) -> str:
        """What is counted, in the current language."""
        dose = LEAKS[self.kind].dose
        return "" if dose is None else _(dose.meaning)

    @property
    def step(self) -> float:
        """The smallest step: 0.05 of what is measured, one of what is counted, more where that were too many."""
        return max(1, round((self.highest - self.lowest) / N_POSITIONS)) if self.is_whole else 0.05

    def tidy(self, dose: float) -> float:
        """Return a dose as it is written: a whole number where it is counted."""
        return int(dose) if self.is_whole else round(float(dose), 6)

    def stops(self, n: int) -> tuple[float, ...]:
        """Return about ``n`` doses from end to end, on the steps, without repeating one."""
        evenly = np.linspace(self.lowest, self.highest, n)
        on_steps = self.lowest + np.rint((evenly - self.lowest) / self.step) * self.step
        return tuple(dict.fromkeys(self.tidy(dose) for dose in np.minimum(on_steps, self.highest).tolist()))


@dataclass(frozen=True)
class DoseOutcome:
    """What a model promised and what it was worth, at one dose of one leak.

    Attributes
    ----------
    kind : str
        The leak, by its code.
    dose : float
        How much of it.
    claimed, honest : tuple of float
        The score of each split drawn, with the leak and without; NaN where a set held one class alone.
    n_leaked, n_test : tuple of int
        Of each split, the test rows that the training reached, and all test rows.
    metric : str
        ``"roc_auc"`` or ``"accuracy"``.
    """

    kind: str
    dose: float
    claimed: tuple[float, ...]
    honest: tuple[float, ...]
    n_leaked: tuple[int, ...]
    n_test: tuple[int, ...]
    metric: str

    @property
    def claimed_score(self) -> float:
        """The mean of the claimed scores."""
        return _mean(self.claimed)

    @property
    def honest_score(self) -> float:
        """The mean of the honest scores."""
        return _mean(self.honest)

    @property
    def gap(self) -> float:
        """By how much the leak flatters, on average over the splits where both scores are known."""
        return _mean(tuple(np.subtract(self.claimed, self.honest).tolist()))

    @property
    def gap_error(self) -> float:
        """The standard error of the gap, from one split to the next."""
        gaps = np.subtract(self.claimed, self.honest)
        known = gaps[np.isfinite(gaps)]
        return float(known.std(ddof=1) / np.sqrt(len(known))) if len(known) > 1 else float("nan")

    @property
    def is_noise(self) -> bool:
        """Whether the gap lies within two of its standard errors."""
        return abs(self.gap) <= N_STANDARD_ERRORS * self.gap_error

    @property
    def leaked_share(self) -> float:
        """The share of the test rows that the training reached; 0 for a leak that comes through no row."""
        return sum(self.n_leaked) / sum(self.n_test)

    def frame(self) -> pd.DataFrame:
        """Return the scores as a table, a row for each split drawn."""
        return pd.DataFrame(
            {
                "kind": self.kind,
                "dose": self.dose,
                "claimed": self.claimed,
                "honest": self.honest,
                "n_leaked": self.n_leaked,
                "n_test": self.n_test,
                "metric": self.metric,
            }
        )


def dose_scale(kind: str) -> DoseScale:
    """Return what the dose of a leak counts, and between which ends."""
    dose = LEAKS[check_choice(kind, name="kind", choices=DOSED)].dose
    if dose is None:  # DOSED holds those that have one
        raise AssertionError(kind)
    return DoseScale(kind, dose.lowest, dose.default, dose.highest, dose.is_whole)


def measure_dose(kind: str, dose: float, *, n_samples: int | None = None, random_state: int = 0) -> DoseOutcome:
    """Plant so much of a leak, in several splits, and measure the claimed and the honest score of each.

    How much of a leak does it take before a score cannot be believed?

    Parameters
    ----------
    kind : str
        The leak, by its code; one that :func:`make_leaky_split` has a dose of.
    dose : float
        How much; what it counts, and its ends, are in the notes of :func:`make_leaky_split`.
    n_samples : int, optional
        About how many rows each split has, at least 100; by default 400, or fewer where the story needs fewer.
    random_state : int, default 0
        The same number draws the same splits, whatever the dose.

    Returns
    -------
    DoseOutcome
        The scores of three splits, their means and their gap; ``.frame()`` is a table. Measured once, then remembered.

    Raises
    ------
    CourseError
        When the leak has no dose, or the dose lies outside of its ends.
    TypeError
        When an argument is of the wrong kind.

    See Also
    --------
    make_leaky_split : Plants the leak.
    LeakDoseExplorer : Moves the dose.

    Examples
    --------
    >>> import course_toolkit as ct
    >>> little, much = (ct.measure_dose("exact_duplicates", dose) for dose in (0, 0.5))
    >>> little.gap
    0.0
    >>> much.gap > 0.05
    True
    """
    check_choice(kind, name="kind", choices=DOSED)
    n_rows = min(LEAKS[kind].n_samples, MOST_ROWS) if n_samples is None else n_samples
    seed = check_count(random_state, name="random_state", minimum=0)
    return _measure(kind, dose, n_rows, seed)


@lru_cache(maxsize=512)
def _measure(kind: str, dose: Any, n_samples: int, seed: int) -> DoseOutcome:
    splits = [
        make_leaky_split(kind, n_samples=n_samples, dose=dose, random_state=np.random.default_rng([seed, draw]))
        for draw in range(N_DRAWS)
    ]
    keys = [split.answer_key for split in splits]
    return DoseOutcome(
        kind,
        dose,
        tuple(key.claimed_score for key in keys),
        tuple(key.honest_score for key in keys),
        tuple(len(key.rows) for key in keys),
        tuple(len(split.test) for split in splits),
        keys[0].metric,
    )


def _mean(values: tuple[float, ...]) -> float:
    """Return the mean of the known values, NaN where there is none."""
    known = [value for value in values if np.isfinite(value)]
    return float(np.mean(known)) if known else float("nan")

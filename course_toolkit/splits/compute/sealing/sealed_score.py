"""A score on the test set: a number that does not forget how often the test set had been looked at."""

import math
from collections.abc import Callable
from html import escape
from typing import Any, Self

import numpy as np
import pandas as pd
from sklearn.base import is_classifier
from sklearn.metrics import get_scorer

from course_toolkit._core.compute.guard.choices import check_choice
from course_toolkit._core.compute.guard.sealing import refuse_unscored
from course_toolkit._core.words import _, format_number
from course_toolkit.splits.compute.chance.optimism import accuracy_std_error, expected_maximum
from course_toolkit.splits.compute.chance.redrawing import Answers, redrawn_std
from course_toolkit.splits.compute.sealing.seal_words import ordinal

Scoring = str | Callable[[Any, pd.DataFrame, pd.Series], float] | None


class SealedScore(float):
    """A score on the test set: a number, with its standard error and the look that it took.

    How much is the number worth? As much as its standard error and its look say: a second look may have been chosen
    because it was better. It counts and compares as the number it is; what is computed from it loses the mark.

    Parameters
    ----------
    value : float
    std_error : float
        How far the score of another test set of this size would lie; NaN where it is not known.
    n_openings : int
        How often the test set had been opened, this time included.
    name : str, default "score"

    See Also
    --------
    Split.score, Split.record

    Examples
    --------
    >>> from course_toolkit.splits.compute.sealing.sealed_score import SealedScore
    >>> score = SealedScore(0.87, 0.034, n_openings=2, name="accuracy")
    >>> score
    accuracy 0.870 ± 0.034 (2nd look)
    >>> score > 0.8, score.peeked, f"{score:.2f}"
    (True, True, '0.87')
    """

    std_error: float
    n_openings: int
    name: str

    def __new__(cls, value: float, std_error: float, n_openings: int, name: str = "score") -> Self:
        """Make the number and hang the rest on it."""
        score = super().__new__(cls, value)
        score.std_error, score.n_openings, score.name = std_error, n_openings, name
        return score

    def __getnewargs__(self) -> tuple[Any, ...]:
        """Return what a copy or a pickle is made from."""
        return self.value, self.std_error, self.n_openings, self.name

    @property
    def value(self) -> float:
        """The bare number."""
        return float(self)

    @property
    def peeked(self) -> bool:
        """Whether the test set had been looked at before."""
        return self.n_openings > 1

    @property
    def optimism(self) -> float:
        """By how much the best of so many looks exceeds the truth, among equally good models."""
        return self.std_error * expected_maximum(self.n_openings) if self.peeked else 0.0

    def __str__(self) -> str:
        """Return the number, its error and its look."""
        error = "" if math.isnan(self.std_error) else f" ± {format_number(self.std_error)}"
        look = _("{ordinal} look", ordinal=ordinal(self.n_openings))
        return f"{self.name} {format_number(self.value)}{error} ({look})"

    __repr__ = __str__

    def _repr_html_(self) -> str:
        text = escape(str(self))
        return f"<strong>{text}</strong>" if self.peeked else f"<span>{text}</span>"


def score_on(estimator: Any, X: pd.DataFrame, y: pd.Series, scoring: Scoring) -> tuple[str, float, float]:
    """Return the name of the score, its value, and its standard error (NaN for a function of one's own)."""
    if isinstance(estimator, type):
        refuse_unscored(estimator, TypeError(_("Add the brackets, and fit it.")))
    try:
        if callable(scoring):
            return getattr(scoring, "__name__", "score"), float(scoring(estimator, X, y)), math.nan
        name = scoring or ("accuracy" if is_classifier(estimator) else "r2")
        scorer = get_scorer(name)
        value = float(scorer(estimator, X, y))
    except Exception as error:  # noqa: BLE001 — whatever a model of any library says is passed on
        refuse_unscored(estimator, error)
    if name == "accuracy":
        return name, value, accuracy_std_error(len(X), value)
    return name, value, redrawn_std(scorer, Answers(estimator, X), y, np.arange(len(y)))


def check_scoring_name(scoring: Scoring) -> None:
    """Refuse the name of a score that scikit-learn does not know, before anything is opened."""
    if isinstance(scoring, str):
        from sklearn.metrics import get_scorer_names  # noqa: PLC0415 — it imports every estimator

        check_choice(scoring, name="scoring", choices=get_scorer_names())

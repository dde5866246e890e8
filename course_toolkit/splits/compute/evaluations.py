"""How often a test set was looked at, in whatever form it was noted down."""

from collections.abc import Iterable, Mapping, Sized
from dataclasses import dataclass
from typing import Any, TypeGuard

import numpy as np
import pandas as pd

from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import _

NAME_KEYS = ("name", "model", "estimator", "params", "parameters")
SCORE_KEYS = ("score", "accuracy", "test_score", "value", "auc", "f1", "r2")


@dataclass(frozen=True)
class Evaluations:
    """So many scores of one test set; names and scores where they were noted."""

    n_evaluations: int
    names: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()

    @property
    def n_models(self) -> int:
        """How many different models or settings were surely scored."""
        return len(set(self.names))


def check_evaluations(evaluations: Any) -> Any:
    """Return what was noted, unless it is a number that counts nothing."""
    if isinstance(evaluations, int | float | np.number) and not evaluations >= 0:
        raise explain(
            _("evaluations must be how often the test set was scored, or the scores by name."),
            came(evaluations),
            _("Write for example evaluations=3, or evaluations=[0.91, 0.88]"),
        )
    return evaluations


def read_evaluations(noted: Any) -> Evaluations | None:
    """Read a number, a dict of scores, a list of scores, of pairs or of dicts, a table, or the log of a seal.

    Returns None where the form is none of these.
    """
    if isinstance(noted, int | np.integer):
        return Evaluations(max(int(noted), 0))
    openings = getattr(noted, "openings", getattr(noted, "n_openings", None))
    if openings is not None:
        return Evaluations(len(openings) if isinstance(openings, Sized) else int(openings))
    if isinstance(noted, pd.DataFrame):
        return _read_list(noted.to_dict("records"))
    if isinstance(noted, pd.Series):
        return _read_list(noted.items())
    if isinstance(noted, Mapping):
        return _read_list(noted.items())
    return _read_list(noted) if isinstance(noted, Iterable) and not isinstance(noted, str | bytes) else None


def _read_list(noted: Iterable[Any]) -> Evaluations:
    pairs = [_read_one(one) for one in noted]
    names = tuple(name for name, _score in pairs if name is not None)
    scores = tuple(score for _name, score in pairs if score is not None)
    return Evaluations(len(pairs), names, scores)


def _read_one(one: Any) -> tuple[str | None, float | None]:
    """Return the name and the score of one evaluation, as far as they were noted."""
    if isinstance(one, Mapping):
        name = next((one[key] for key in NAME_KEYS if key in one), None)
        score = next((one[key] for key in SCORE_KEYS if key in one), None)
    elif isinstance(one, tuple | list) and one:
        numbers = [part for part in one[1:] if _is_number(part)]
        name, score = one[0], numbers[0] if numbers else None
    else:
        name, score = (None, one) if _is_number(one) else (one, None)
    return None if name is None else str(name), float(score) if _is_number(score) else None


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float | np.number) and not pd.isna(value)

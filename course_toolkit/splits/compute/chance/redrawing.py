"""How far luck moves a score: the same rows drawn again from themselves, the model being asked once."""

import warnings
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.utils import get_tags

#: How many times the rows are drawn again.
N_DRAWS = 200
#: What a score may ask of a model.
RESPONSES = {"predict", "predict_proba", "decision_function", "predict_log_proba"}


class Answers:
    """A model asked once for all rows; asked again for some of them, by position, it looks them up.

    Two hundred draws of the rows would else be two hundred predictions.
    """

    def __init__(self, model: Any, rows: Any) -> None:
        self._model, self._rows, self._known = model, rows, dict[str, NDArray[Any]]()

    @property
    def model(self) -> Any:
        """The model itself, for a score that asks in its own way."""
        return self._model

    def rows_at(self, places: NDArray[np.intp]) -> Any:
        """Return the rows at some positions."""
        return self._rows.iloc[places] if isinstance(self._rows, pd.DataFrame) else self._rows[places]

    def __sklearn_tags__(self) -> Any:
        return get_tags(self._model)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._model, name)
        if name not in RESPONSES:
            return found

        def answer(places: NDArray[np.intp]) -> NDArray[Any]:
            if name not in self._known:
                self._known[name] = np.asarray(found(self._rows))
            return self._known[name][places]

        answer.__name__ = name  # scikit-learn asks a method for its name
        return answer


def redrawn_std(scorer: Any, answers: Answers, labels: pd.Series, places: NDArray[np.intp]) -> float:
    """Return the standard deviation of a score over draws of these rows (bootstrap); NaN where few draws have one."""
    rng = np.random.default_rng(0)
    scores = [_score(scorer, answers, labels, rng.choice(places, len(places))) for _draw in range(N_DRAWS)]
    known = [score for score in scores if np.isfinite(score)]
    return float(np.std(known, ddof=1)) if len(known) > N_DRAWS / 2 else np.nan


def _score(scorer: Any, answers: Answers, labels: pd.Series, places: NDArray[np.intp]) -> float:
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")  # the rows drawn may lack a class
        try:
            return float(scorer(answers, places, labels.iloc[places]))
        except (ValueError, AttributeError):  # the same; or a score that asks the model for something else
            return np.nan

"""The score of a fitted model on the rows that leaked, beside its score on those that did not."""

import warnings
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from sklearn.exceptions import NotFittedError, UndefinedMetricWarning
from sklearn.metrics import get_scorer
from sklearn.utils import get_tags
from sklearn.utils.validation import check_is_fitted

from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import _
from course_toolkit.splits.compute.cost.models import DEFAULT_SCORING
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.sets import Sets

#: How many times the rows are drawn again to see how much luck there is in a score.
N_DRAWS = 200
RESPONSES = {"predict", "predict_proba", "decision_function", "predict_log_proba"}


@dataclass(frozen=True)
class Rescored:
    """One fitted model, its test rows parted into those that leaked and those that did not.

    Attributes
    ----------
    claimed, leaked, clean : float
        The score on all test rows, on those that leaked, on the others; NaN where there are too few.
    claimed_std, leaked_std, clean_std : float
        What another draw of as many rows would change (standard deviation over bootstrap draws).
    n_leaked, n_clean : int
    scoring : str
    """

    claimed: float
    claimed_std: float
    leaked: float
    leaked_std: float
    clean: float
    clean_std: float
    n_leaked: int
    n_clean: int
    scoring: str

    def frame(self) -> pd.DataFrame:
        """Return the three scores as a table: rows, score, std."""
        n_rows = [self.n_leaked + self.n_clean, self.n_leaked, self.n_clean]
        scores, stds = [self.claimed, self.leaked, self.clean], [self.claimed_std, self.leaked_std, self.clean_std]
        return pd.DataFrame({"n_rows": n_rows, "score": scores, "std": stds}, index=["claimed", "leaked", "clean"])


def rescore(sets: Sets, findings: Collection[SplitFinding], model: Any, *, scoring: Any = None) -> Rescored:
    """Score a fitted model on all test rows, on those that leaked and on the others; nothing is fitted."""
    if isinstance(model, type) or not _is_fitted(model):
        raise explain(
            _("model must be a fitted model."),
            came(model),
            _("Fit it on the training rows first: model.fit(X_train, y_train)"),
        )
    chosen = DEFAULT_SCORING[sets.task] if scoring is None else scoring
    test = sets.frames["test"]
    answers = _Answers(model, _as_the_model_knows_them(model, sets))
    leaked = leaked_rows(findings, len(test))
    known = test[sets.label].notna().to_numpy()
    parts = {"claimed": known, "leaked": known & leaked, "clean": known & ~leaked}
    scores = {name: _score(answers, test[sets.label], kept, chosen) for name, kept in parts.items()}
    return Rescored(
        *scores["claimed"], *scores["leaked"], *scores["clean"],
        n_leaked=int(parts["leaked"].sum()), n_clean=int(parts["clean"].sum()), scoring=str(chosen),
    )  # fmt: skip


def _is_fitted(model: Any) -> bool:
    try:
        check_is_fitted(model)
    except (NotFittedError, TypeError):  # not yet, or no estimator at all
        return False
    return hasattr(model, "predict")


def leaked_rows(findings: Collection[SplitFinding], n_test: int) -> NDArray[np.bool_]:
    """Say which test rows are concerned by a leak that is proved and that is about some rows, not about all."""
    leaked = np.zeros(n_test, dtype=bool)
    for finding in findings:
        if finding.severity == "error" and finding.sets[-1] == "test":
            leaked[finding.positions.get("test", np.empty(0, dtype=np.intp))] = True
    return leaked


class _Answers:
    """A model asked once for all rows; asked again for some of them, by position, it looks them up.

    Two hundred draws of the rows would else be two hundred predictions.
    """

    def __init__(self, model: Any, rows: Any) -> None:
        self._model, self._rows, self._known = model, rows, dict[str, NDArray[Any]]()

    def __sklearn_tags__(self) -> Any:
        return get_tags(self._model)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __getattr__(self, name: str) -> Any:
        if name not in RESPONSES:
            return getattr(self._model, name)
        respond = getattr(self._model, name)

        def answer(places: NDArray[np.intp]) -> NDArray[Any]:
            if name not in self._known:
                self._known[name] = np.asarray(respond(self._rows))
            return self._known[name][places]

        answer.__name__ = name  # scikit-learn asks for it
        return answer


def _as_the_model_knows_them(model: Any, sets: Sets) -> Any:
    """Return the test attributes with the columns, and in the form, that the model was fitted on."""
    test = sets.frames["test"]
    names = getattr(model, "feature_names_in_", None)
    if names is not None:
        missing = [name for name in names if name not in test.columns]
        if missing:
            raise explain(
                _("model must have learned from columns that test has."),
                _("It knows {missing}, which test does not have.", missing=", ".join(map(repr, missing[:5]))),
                _("Give the model that was fitted on these tables."),
            )
        return test[list(names)]
    return test[list(sets.names)].to_numpy()


def _score(answers: _Answers, labels: pd.Series, kept: NDArray[np.bool_], scoring: Any) -> tuple[float, float]:
    """Return the score on the rows kept, and its standard deviation over bootstrap draws."""
    places = np.flatnonzero(kept)
    if len(places) < 2:
        return np.nan, np.nan
    scorer, rng = get_scorer(scoring), np.random.default_rng(0)
    draws = [places, *(rng.choice(places, len(places)) for _draw in range(N_DRAWS))]
    first, *others = [_try(scorer, answers, labels, draw) for draw in draws]
    drawn = np.array(others)[np.isfinite(others)]
    return first, float(drawn.std()) if len(drawn) else np.nan


def _try(scorer: Any, answers: _Answers, labels: pd.Series, places: NDArray[np.intp]) -> float:
    """Return a score; NaN where the rows drawn hold one class only and the score needs two."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UndefinedMetricWarning)
        try:
            return float(scorer(answers, places, labels.iloc[places]))
        except ValueError:
            return np.nan

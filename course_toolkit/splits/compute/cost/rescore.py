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
from sklearn.utils.validation import check_is_fitted

from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.compute.html import table_html
from course_toolkit._core.words import _
from course_toolkit.splits.compute.chance.redrawing import Answers, redrawn_std
from course_toolkit.splits.compute.cost.models import DEFAULT_SCORING, attributes_of
from course_toolkit.splits.compute.finding import SplitFinding
from course_toolkit.splits.compute.sealing.sealed_score import check_scoring_name
from course_toolkit.splits.compute.tables.sets import Sets


@dataclass(frozen=True, repr=False)
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

    def __repr__(self) -> str:
        return f"{self.scoring}\n{self.frame().round(3)}"

    def _repr_html_(self) -> str:
        return table_html(self.frame())

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
    if sets.label is None or sets.label not in sets.frames["test"]:
        raise explain(
            _("A score needs labels: test must have its label."),
            _("It has none."),
            _("Name the column in check_split(..., label=...)."),
        )
    check_scoring_name(scoring)
    chosen = DEFAULT_SCORING[sets.task] if scoring is None else scoring
    test = sets.frames["test"]
    answers = Answers(model, _as_the_model_knows_them(model, sets))
    leaked = leaked_rows(findings, len(test))
    known = test[sets.label].notna().to_numpy()
    parts = {"claimed": known, "leaked": known & leaked, "clean": known & ~leaked}
    scores = {name: _score(answers, test[sets.label], kept, chosen) for name, kept in parts.items()}
    if not np.isfinite(scores["claimed"][0]):
        _refuse_unscored(model, answers, test[sets.label], known, chosen)
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
    columns = attributes_of(sets)
    n_known = getattr(model, "n_features_in_", len(columns))
    if n_known != len(columns):
        raise explain(
            _("model must have learned from columns that test has."),
            _("It has learned from {n_known}; test has {n}.", n_known=n_known, n=len(columns)),
            _("Give the model that was fitted on these tables."),
        )
    return test[columns].to_numpy()


def _refuse_unscored(model: Any, answers: Answers, labels: pd.Series, known: NDArray[np.bool_], scoring: Any) -> None:
    """Say why there is no score at all, where the model or the score has a reason."""
    places = np.flatnonzero(known)
    try:
        _scorer(scoring)(answers, places, labels.iloc[places])
    except (ValueError, TypeError, AttributeError) as error:
        raise explain(
            _("model must be able to score the test rows."),
            _("{kind} says: {reason}", kind=type(model).__name__, reason=str(error).splitlines()[0]),
            _("Give the model that was fitted on these tables."),
        ) from error


def _scorer(scoring: Any) -> Any:
    """Return what scores the rows at some positions: scikit-learn's by name, else a function of the student's own."""
    if not callable(scoring):
        return get_scorer(scoring)
    return lambda answers, places, labels: scoring(answers.model, answers.rows_at(places), labels)


def _score(answers: Answers, labels: pd.Series, kept: NDArray[np.bool_], scoring: Any) -> tuple[float, float]:
    """Return the score on the rows kept, and how far luck moves it; NaN where they are too few, or of one class."""
    places = np.flatnonzero(kept)
    if len(places) < 2:
        return np.nan, np.nan
    scorer = _scorer(scoring)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UndefinedMetricWarning)
        try:
            score = float(scorer(answers, places, labels.iloc[places]))
        except (ValueError, TypeError, AttributeError):
            return np.nan, np.nan
    if callable(scoring):  # it asks the model each time: too slow to be drawn again
        return score, np.nan
    return score, redrawn_std(scorer, answers, labels, places)

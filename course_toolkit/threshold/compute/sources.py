"""Where scores come from: a fitted estimator, or scores that someone computed already."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import issparse
from sklearn.frozen import FrozenEstimator
from sklearn.model_selection import FixedThresholdClassifier

from course_toolkit._core.compute.guard.columns import (
    Column,
    check_column,
    check_same_length,
    check_same_order,
    index_of,
)
from course_toolkit._core.compute.guard.deployment import refuse_many_classes, refuse_no_estimator
from course_toolkit._core.compute.guard.estimators import refuse_unknown_labels
from course_toolkit._core.compute.guard.wording import shape_of
from course_toolkit.threshold.compute.estimator import EstimatorScores, learned_classes, scores_from_estimator
from course_toolkit.threshold.compute.ranked import RankedScores
from course_toolkit.threshold.compute.scores import rank_scores, rank_trusted_scores


class ScoreSource(Protocol):
    """What an explorer asks of a model: its classes, and the ranking of one against the rest."""

    @property
    def classes(self) -> tuple[Hashable, ...]:
        """The classes that can be picked."""

    def rank(self, pos_label: Hashable) -> RankedScores:
        """Return the ranking for one class against the rest."""

    def rows(
        self, pos_label: Hashable, threshold: float, outcome: str | None, *, limit: int | None = None
    ) -> pd.DataFrame:
        """Return the rows that have an outcome at a threshold, highest score first."""

    def code(self, pos_label: Hashable) -> str:
        """Return the lines that make ``y_true`` and ``y_score`` from what was given."""

    def classifier(self, pos_label: Hashable, threshold: float) -> FixedThresholdClassifier:
        """Return the model as a classifier that decides at a threshold."""


@dataclass
class EstimatorSource:
    """A fitted classifier and labelled rows; each class is scored when it is first picked."""

    estimator: Any
    X: Any
    y: Any
    _scored: dict[Hashable, EstimatorScores] = field(default_factory=dict, repr=False)
    _ranked: dict[Hashable, RankedScores] = field(default_factory=dict, repr=False)

    @property
    def classes(self) -> tuple[Hashable, ...]:
        """The classes the estimator learned, in its order."""
        return learned_classes(self.estimator)

    def rank(self, pos_label: Hashable) -> RankedScores:
        """Score every row for one class, when it is first asked for."""
        if pos_label not in self._ranked:
            scores = self._score(pos_label)
            check_same_order(self.y, self.X, names=("y", "X"))
            labels = check_column(self.y, name="y")
            check_same_length(X=scores.y_score, y=labels)
            self._check_known(labels)
            self._ranked[pos_label] = rank_trusted_scores(
                self.y, scores.y_score, pos_label=scores.pos_label, ids=index_of(self.X)
            )
        return self._ranked[pos_label]

    def rows(
        self, pos_label: Hashable, threshold: float, outcome: str | None, *, limit: int | None = None
    ) -> pd.DataFrame:
        """Return the rows of ``X`` that have an outcome, with label, score and outcome first."""
        ranked = self.rank(pos_label)
        positions = _positions(ranked, threshold, outcome, limit)
        judged = _judged(ranked, positions, outcome)
        return pd.concat([judged, _features(self.X, positions).set_axis(judged.index)], axis=1)

    def code(self, pos_label: Hashable) -> str:
        """Return the lines that score ``X`` with ``model``."""
        method = self._score(pos_label).response_method
        column = self.classes.index(pos_label)
        scores = f"model.{method}(X)"
        if method == "predict_proba" or len(self.classes) > 2:
            scores += f"[:, {column}]  # the column of model.classes_ that holds {pos_label!r}"
        elif column == 0:
            scores = f"-{scores}  # decision_function speaks for model.classes_[1]"
        return f"import numpy as np\n\ny_true = np.asarray(y)\ny_score = {scores}"

    def classifier(self, pos_label: Hashable, threshold: float) -> FixedThresholdClassifier:
        """Wrap the fitted estimator; scikit-learn decides at a threshold between two classes only."""
        if len(self.classes) > 2:
            refuse_many_classes(self.classes)
        method = self._score(pos_label).response_method
        return FixedThresholdClassifier(
            FrozenEstimator(self.estimator), threshold=threshold, pos_label=pos_label, response_method=method
        )

    def _score(self, pos_label: Hashable) -> EstimatorScores:
        """Ask the estimator once for each class: every row is predicted anew each time."""
        if pos_label not in self._scored:
            self._scored[pos_label] = scores_from_estimator(self.estimator, self.X, pos_label=pos_label)
        return self._scored[pos_label]

    def _check_known(self, labels: Column) -> None:
        classes = self.classes
        unknown = [label for label in pd.unique(labels).tolist() if label not in classes and not pd.isna(label)]
        if unknown:
            refuse_unknown_labels(self.estimator, unknown, classes)


@dataclass
class PredictionSource:
    """Labels and scores as they came: one column of scores, or one a class in the order of ``classes``."""

    y_true: Any
    y_score: Any
    pos_label: Any = None
    ids: Any = None
    name: Hashable = None
    _ranked: dict[Hashable, RankedScores] = field(default_factory=dict, repr=False)

    @property
    def classes(self) -> tuple[Hashable, ...]:
        """The classes that have scores: the positive one, or all of them where each has its column."""
        return self._columns or (self.rank(self.pos_label).pos_label,)

    def rank(self, pos_label: Hashable) -> RankedScores:
        """Rank the column of one class."""
        if pos_label not in self._ranked:
            columns = self._columns
            y_score = np.asarray(self.y_score)[:, columns.index(pos_label)] if columns else self.y_score
            self._ranked[pos_label] = rank_scores(self.y_true, y_score, pos_label=pos_label, ids=self.ids)
        return self._ranked[pos_label]

    def rows(
        self, pos_label: Hashable, threshold: float, outcome: str | None, *, limit: int | None = None
    ) -> pd.DataFrame:
        """Return label, score and outcome of the rows that have an outcome."""
        ranked = self.rank(pos_label)
        return _judged(ranked, _positions(ranked, threshold, outcome, limit), outcome)

    def code(self, pos_label: Hashable) -> str:
        """Return the lines that make arrays of what was given."""
        columns = self._columns
        column = f"[:, {columns.index(pos_label)}]  # the column of {pos_label!r}" if columns else ""
        scores = "y_score" if self.name is None else f"y_score[{self.name!r}]"
        return f"import numpy as np\n\ny_true, y_score = np.asarray(y_true), np.asarray({scores}){column}"

    def classifier(self, pos_label: Hashable, threshold: float) -> FixedThresholdClassifier:  # noqa: ARG002 — as its twin
        """Refuse: scores alone are no model."""
        refuse_no_estimator()

    @cached_property
    def _columns(self) -> tuple[Hashable, ...]:
        """The classes of the columns, sorted as scikit-learn sorts them; empty for a single column.

        Two columns are left to :func:`rank_scores`, which asks for the one of the positive class.
        """
        shape = shape_of(self.y_score)
        if len(shape) != 2 or shape[1] < 3 or len(shape_of(self.y_true)) != 1:
            return ()
        try:
            labels = tuple(sorted(set(np.asarray(self.y_true, dtype=object).tolist())))
        except TypeError:  # labels of several kinds have no order; rank_scores says what is wrong with them
            return ()
        return labels if len(labels) == shape[1] else ()


def _positions(ranked: RankedScores, threshold: float, outcome: str | None, limit: int | None) -> NDArray[np.intp]:
    return np.empty(0, dtype=np.intp) if outcome is None else ranked.rows(threshold, outcome, limit=limit)


def _judged(ranked: RankedScores, positions: NDArray[np.intp], outcome: str | None) -> pd.DataFrame:
    """Return what the threshold made of some rows, named by their ids."""
    return pd.DataFrame(
        {"y_true": ranked.y_true[positions], "y_score": ranked.y_score[positions], "outcome": (outcome or "").upper()},
        index=pd.Index(ranked.ids[positions]),
    )


def _features(X: Any, positions: NDArray[np.intp]) -> pd.DataFrame:
    """Return some rows of the features, under names of their own."""
    rows = X.iloc[positions] if hasattr(X, "iloc") else (X if hasattr(X, "shape") else np.asarray(X))[positions]
    features = pd.DataFrame.sparse.from_spmatrix(rows) if issparse(rows) else pd.DataFrame(rows)
    taken = {"y_true", "y_score", "outcome"}
    renamed = {}
    for name in taken.intersection(features.columns):
        renamed[name] = f"{name}_"
        while renamed[name] in features.columns:
            renamed[name] += "_"
    return features.rename(columns=renamed)

"""What a scaling is worth to k nearest neighbours: cross-validated on the training rows, the scaler inside."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from course_toolkit.preparation.compute.scaling.methods import METHODS, MOST_QUANTILES, Floats, make_scaler
from course_toolkit.preparation.compute.scaling.plane import Plane

N_FOLDS = 5
#: Below this the score of a fold means nothing; above the other, rows are taken evenly.
FEWEST_ROWS, MOST_ROWS = 20, 2000
#: Whole numbers of more different values than this, and than a tenth of the rows, are a quantity.
MOST_CLASSES = 20


@dataclass(frozen=True)
class NeighborScores:
    """The scores of k nearest neighbours with two attributes.

    Attributes
    ----------
    metric : {"accuracy", "r2"}
    mean, sd : dict of str to float
        Over the folds, for each scaling.
    n_rows, n_neighbors, n_folds : int
    """

    metric: str
    mean: dict[str, float]
    sd: dict[str, float]
    n_rows: int
    n_neighbors: int
    n_folds: int


def is_quantity(y: pd.Series) -> bool:
    """Return whether a label is a quantity rather than classes."""
    if not pd.api.types.is_numeric_dtype(y.dtype) or pd.api.types.is_bool_dtype(y.dtype):
        return False
    values = y.to_numpy(dtype=np.float64, na_value=np.nan)
    known = values[np.isfinite(values)]
    n_distinct = len(np.unique(known))
    return bool((known != np.rint(known)).any()) or n_distinct > max(MOST_CLASSES, len(known) / 10)


def score_neighbors(plane: Plane, y: pd.Series, *, leaks: bool) -> NeighborScores | None:
    """Return the scores under each scaling; None where the labels are too few.

    ``leaks``: the scaler stays fitted as the plane has it, on all rows, in the place of each fold's own.
    """
    known = np.flatnonzero(y.iloc[plane.positions].notna().to_numpy())
    places = known[np.linspace(0, len(known) - 1, min(len(known), MOST_ROWS)).round().astype(int)]
    labels = y.iloc[plane.positions[places]]
    regression = is_quantity(labels)
    codes = labels.to_numpy(dtype=np.float64) if regression else pd.factorize(labels.astype(object), sort=False)[0]
    n_folds = _n_folds(codes, regression=regression)
    if len(places) < FEWEST_ROWS or n_folds < 2:
        return None
    trial = _Trial(codes, regression, n_folds, plane.n_neighbors)
    folds = {
        method: trial.scores(plane.points[method if leaks else "raw"][places], "raw" if leaks else method)
        for method in METHODS
    }
    return NeighborScores(
        "r2" if regression else "accuracy",
        {method: float(scores.mean()) for method, scores in folds.items()},
        {method: float(scores.std()) for method, scores in folds.items()},
        len(places),
        plane.n_neighbors,
        n_folds,
    )


def _n_folds(codes: NDArray[np.generic], *, regression: bool) -> int:
    if regression:
        return min(N_FOLDS, len(codes))
    counts = np.bincount(codes.astype(np.intp)) if len(codes) else np.zeros(1, dtype=np.intp)
    return min(N_FOLDS, int(counts.min())) if len(counts) > 1 else 0


def n_fold_quantiles(n_rows: int) -> int:
    """Return how many quantiles the training part of any fold has rows for: at least half of the rows are in it."""
    return min(MOST_QUANTILES, n_rows // 2 - 1)


@dataclass(frozen=True, eq=False)
class _Trial:
    """The same folds and the same model for each scaling."""

    codes: NDArray[np.generic]
    regression: bool
    n_folds: int
    n_neighbors: int

    def scores(self, points: Floats, method: str) -> Floats:
        """Return the score of each fold."""
        from sklearn.model_selection import KFold, StratifiedKFold, cross_val_score  # noqa: PLC0415 — see methods
        from sklearn.neighbors import KNeighborsClassifier, KNeighborsRegressor  # noqa: PLC0415 — see methods
        from sklearn.pipeline import make_pipeline  # noqa: PLC0415 — see methods

        model = (KNeighborsRegressor if self.regression else KNeighborsClassifier)(self.n_neighbors)
        if method != "raw":
            model = make_pipeline(make_scaler(method, n_quantiles=n_fold_quantiles(len(points))), model)
        folds = (KFold if self.regression else StratifiedKFold)(self.n_folds, shuffle=True, random_state=0)
        scores: Floats = cross_val_score(model, points, self.codes, cv=folds)
        return scores

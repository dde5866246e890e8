"""The score that somebody would report of a split: a named model fitted on the training rows, judged on the test."""

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.stats import rankdata

from course_toolkit.datasets.leaks.kind import Tables

Floats = NDArray[np.float64]
DAY = pd.Timedelta(days=1)


def measure_score(tables: Tables, *, label: str, model: str, metric: str, dose: Any = None) -> float:
    """Return the test score of the model, ROC AUC or accuracy."""
    if model == "best_of_many":
        return _best_of_many(tables, label, int(dose))
    X_train, X_test = numbers([tables.train, tables.test], label)
    fitted = _make(model).fit(X_train, tables.train[label])
    return _score(fitted, X_test, tables.test[label], metric)


def standard_error(score: float, n_test: int) -> float:
    """Return by how much a share of ``n_test`` rows varies from one test set to the next; of an AUC, about."""
    return float(np.sqrt(max(score * (1 - score), 1 / n_test) / n_test))


def numbers(frames: list[pd.DataFrame], label: str) -> list[Floats]:
    """Return the attributes as numbers: texts numbered, the same in all tables, dates in days."""
    both = pd.concat([frame.drop(columns=label) for frame in frames])
    columns = [_as_numbers(both[name]) for name in both.columns]
    ends = np.cumsum([len(frame) for frame in frames])[:-1]
    return list(np.split(np.column_stack(columns), ends))


def _as_numbers(column: pd.Series) -> Floats:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return np.asarray((column - column.min()) / DAY, dtype=np.float64)
    if not pd.api.types.is_numeric_dtype(column.dtype):
        return np.asarray(pd.factorize(column, sort=True)[0], dtype=np.float64)
    return np.asarray(column, dtype=np.float64)


def _make(model: str) -> Any:
    """Return the model, not fitted; scikit-learn is imported here, since tables do not need it."""
    from sklearn.ensemble import RandomForestClassifier  # noqa: PLC0415
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
    from sklearn.pipeline import make_pipeline  # noqa: PLC0415
    from sklearn.preprocessing import StandardScaler  # noqa: PLC0415

    if model == "logistic":
        return make_pipeline(StandardScaler(), LogisticRegression())
    return RandomForestClassifier(n_estimators=100, random_state=0)


def _score(fitted: Any, X_test: Floats, y_test: pd.Series, metric: str) -> float:
    if metric == "accuracy":
        return float(np.mean(fitted.predict(X_test) == y_test))
    is_positive = np.asarray(y_test == fitted.classes_[1])
    if is_positive.all() or not is_positive.any():  # a few days of one kind: there is nothing to rank
        return float("nan")
    return _rank_auc(is_positive, fitted.predict_proba(X_test)[:, 1])


def _rank_auc(is_positive: NDArray[np.bool_], scores: Floats) -> float:
    """Return the share of pairs of one positive and one negative that are ranked rightly, ties counting half.

    The area under the ROC curve, without the checks that take scikit-learn longer than a small tree takes to grow.
    """
    n_positive = int(is_positive.sum())
    n_pairs = n_positive * (len(scores) - n_positive)
    return float((rankdata(scores)[is_positive].sum() - n_positive * (n_positive + 1) / 2) / n_pairs)


def _best_of_many(tables: Tables, label: str, n_models: int) -> float:
    """Grow trees of three questions about two columns each, keep the best, and return its test score.

    The best is chosen on the validation set; where there is none, on the test set itself.
    """
    from sklearn.ensemble import BaggingClassifier  # noqa: PLC0415 — as above
    from sklearn.tree import DecisionTreeClassifier  # noqa: PLC0415

    judge = tables.test if tables.validation is None else tables.validation
    X_train, X_judge, X_test = numbers([tables.train, judge, tables.test], label)
    tree = DecisionTreeClassifier(max_depth=3)
    many = BaggingClassifier(tree, n_estimators=n_models, max_features=2, random_state=0)
    many.fit(X_train, tables.train[label])
    models = list(zip(many.estimators_, many.estimators_features_, strict=True))
    scores = [_score(one, X_judge[:, columns], judge[label], "roc_auc") for one, columns in models]
    best, columns = models[int(np.argmax(scores))]
    return _score(best, X_test[:, columns], tables.test[label], "roc_auc")

"""The models that are asked what a leak costs: any table in, one score out."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import RandomForestClassifier, RandomForestRegressor
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import get_scorer
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

from course_toolkit._core.compute.guard.wording import came, explain
from course_toolkit._core.words import N_, _
from course_toolkit.splits.compute.tables.sets import Name, Sets, Task

DEFAULT_SCORING = {"classification": "accuracy", "regression": "r2"}
MOST_CATEGORIES = 20

#: Two that suffer differently: one remembers rows, one draws a straight boundary.
FOREST, LINEAR = N_("forest"), N_("linear")


def default_estimators(task: Task) -> dict[str, Any]:
    """Return a model that remembers rows and one that cannot."""
    if task == "regression":
        return {FOREST: RandomForestRegressor(n_estimators=50), LINEAR: Ridge()}
    return {FOREST: RandomForestClassifier(n_estimators=50), LINEAR: LogisticRegression(max_iter=2000)}


def shown_name(name: str) -> str:
    """Return a model's name in the current language, where it is one that we gave."""
    return _(name) if name in {FOREST, LINEAR} else name


def named_estimators(estimators: Any, task: Task) -> dict[str, Any]:
    """Return models by name: the student's one or several, else two of ours."""
    if estimators is None:
        return default_estimators(task)
    if isinstance(estimators, Mapping):
        named = {str(name): one for name, one in estimators.items()}
    else:
        listed = estimators if isinstance(estimators, (list, tuple)) else [estimators]
        named = {}
        for one in listed:
            kind = type(one).__name__
            n_before = sum(type(other).__name__ == kind for other in named.values())
            named[f"{kind} {n_before + 1}" if n_before else kind] = one
    if not named:
        raise explain(
            _("estimators must name at least one model."),
            _("The list is empty."),
            _("Leave it out to ask a forest and a linear model."),
        )
    for one in named.values():
        if isinstance(one, type) or not hasattr(one, "fit"):
            raise explain(
                _("estimators must be scikit-learn models, not fitted or fitted: they are fitted anew."),
                came(one),
                _("Write for example estimators=[LogisticRegression(), RandomForestClassifier()]"),
            )
    return named


def attributes_of(sets: Sets) -> list[Name]:
    """Return the columns that a model may learn from: names of rows, groups and the time are left out."""
    declared = sets.declared
    left_out = {declared.group, declared.time, *declared.ids}
    return [name for name in sets.names if name not in left_out]


def score_model(
    estimator: Any, train: pd.DataFrame, test: pd.DataFrame, *, label: Name, scoring: Any, seed: int
) -> float:
    """Fit a fresh copy on the training rows and return its score on the test rows."""
    model = _seeded(_ready(estimator), seed)
    try:
        model.fit(_plain(train.drop(columns=label)), train[label])
    except ValueError as error:
        raise explain(
            _("{kind} must be able to learn from the training rows.", kind=type(estimator).__name__),
            _("It says: {reason}", reason=str(error).splitlines()[0]),
            _("Give a pipeline that prepares these columns, or another model."),
        ) from error
    scored: float = get_scorer(scoring)(model, _plain(test.drop(columns=label)), test[label])
    return scored


def _ready(estimator: Any) -> Any:
    """Return a copy that takes tables as they are; a pipeline is trusted to know how."""
    if isinstance(estimator, Pipeline):
        return clone(estimator)
    numbers = make_pipeline(SimpleImputer(keep_empty_features=True), StandardScaler())
    texts = OneHotEncoder(handle_unknown="infrequent_if_exist", max_categories=MOST_CATEGORIES)
    selectors = make_column_selector(dtype_include="number"), make_column_selector(dtype_exclude="number")
    return make_pipeline(make_column_transformer((numbers, selectors[0]), (texts, selectors[1])), clone(estimator))


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Return numbers as float64, dates as seconds and everything else as text, missing values kept."""
    return pd.DataFrame({str(name): _plain_column(frame[name]) for name in frame}, index=frame.index)


def _plain_column(column: pd.Series) -> pd.Series:
    if pd.api.types.is_datetime64_any_dtype(column.dtype):
        return column.astype("int64").where(column.notna()) / 1e9
    if pd.api.types.is_numeric_dtype(column.dtype):
        return pd.Series(column.to_numpy(dtype=np.float64, na_value=np.nan), index=column.index)
    return column.map(str, na_action="ignore").astype(object).where(column.notna(), None)


def _seeded(model: Any, seed: int) -> Any:
    """Give every step that draws the same seed, so that two arms differ by the leak alone."""
    seeds = {name: seed for name in model.get_params() if name.split("__")[-1] == "random_state"}
    return model.set_params(**seeds)
